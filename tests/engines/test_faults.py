"""What once failed in one engine and not in another, each held in every engine that can show it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser

from tests.browser.served import Handler, served
from tests.engines.engine import Engine, Reader
from tests.engines.page import Page, Thrown

pytestmark = pytest.mark.engine
ENTRY = "[name=entry_price]"
LIQUIDATION = "calculators/liquidation-price/"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
# Declarations of our style sheets that an engine does not take, by property and value; it then drops them whole.
DROPPED = """async () => {
  const own = [...document.styleSheets].map((sheet) => sheet.href).filter((href) => /assets.[^/]*css$/.test(href ?? ''))
  const texts = await Promise.all(own.map(async (href) => (await fetch(href)).text()))
  const bare = texts.join('').replace(/"[^"]*"/g, '""').replace(/@(font-face|page)[^{]*[{][^}]*[}]/g, '')
  const declared = [...bare.matchAll(/[{;]([a-z][a-z-]+):([^;{}]+)/g)].map(([, name, value]) => [name, value])
  return [...new Set(declared.filter(([name, value]) => !value.includes('"') && !CSS.supports(name, value.replace('!important', '')))
    .map(([name, value]) => `${name}: ${value}`))].sort()
}"""
# What may be dropped: the page reads the same without. Whatever else is dropped is a fault.
GRACE = {
    "box-decoration-break",  # a mark over two lines
    "color-adjust",  # an older name
    "field-sizing",  # asked for by @supports
    "forced-color-adjust",  # where there are no forced colours
    "scrollbar-color",
    "text-size-adjust",  # beside the prefixed one
    "text-wrap",
    "user-select",  # beside the prefixed one
}


class Counting(Handler):
    """Notes what is asked for, and does not have all files."""

    asked: ClassVar[list[str]] = []
    lost: ClassVar[tuple[str, ...]] = ()

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path.endswith(self.lost):
            return self.send_error(404)
        return super().do_GET()


@contextmanager
def counted(folder: Path, *lost: str) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder, some files left out; yields its address, and the paths that are asked for."""
    asked: list[str] = []
    handler = type("Counted", (Counting,), {"asked": asked, "lost": lost})
    with served(folder, handler) as address:
        yield address, asked


def test_the_snapshot_wakes(page: Page, site_folder: Path) -> None:
    with counted(site_folder) as (site, asked):
        page.open(f"{site}terms/liquidation-price/")
        page.fill(ENTRY, "50000")
        page.says("[data-part=answer]", "45,226.13")
        assert any(path.endswith("memory.snapshot.bin") for path in asked)
        assert not any(path.endswith("library.zip") for path in asked), "the snapshot did not wake"


def test_the_snapshot_wakes_where_there_is_no_trampoline(chromium: Browser, site_folder: Path) -> None:
    """As on an iPhone, by what the runtime goes by: its name."""
    with counted(site_folder) as (site, asked), chromium.new_context(user_agent=IPHONE) as context:
        page = context.new_page()
        page.goto(f"{site}terms/liquidation-price/")
        page.locator(ENTRY).fill("50000")
        page.locator("[data-part=answer]", has_text="45,226.13").wait_for()
        assert any(path.endswith("memory.snapshot.bin") for path in asked)
        assert not any(path.endswith("library.zip") for path in asked), "the snapshot did not wake"


@pytest.mark.needs("no WebAssembly")
def test_nothing_is_fetched_for_a_browser_that_cannot_run_it(engine: Engine, site_folder: Path) -> None:
    with counted(site_folder) as (site, asked), engine.opened(Reader(wasm=False)) as page:
        page.open(site + LIQUIDATION)
        page.fill(ENTRY, "50000")
        page.says("[data-part=status]", "This browser has no WebAssembly")
        page.says("[data-part=status]", "stays correct")
        assert [path for path in asked if path.startswith("/engine/")] == []


@pytest.mark.needs("blocked storage")
def test_where_nothing_may_be_stored_nothing_is_offered_to_be_kept(engine: Engine, site: str) -> None:
    with engine.opened(Reader(keeps=False)) as page:
        page.open(site + LIQUIDATION)
        with pytest.raises(Thrown):
            page.run("() => localStorage.length")
        page.fill(ENTRY, "50000")
        page.says("[data-part=answer]", "45,226.13")
        shown = "() => document.querySelector('[data-tool=offline]').checkVisibility()"
        assert not page.run(shown)
        scheme = "() => document.body.dataset.mdColorScheme"
        before = page.run(scheme)
        page.click("label[for^=__palette]:not([hidden])")
        page.until(f"(before) => ({scheme})() !== before", before)


@pytest.mark.parametrize("path", [LIQUIDATION, "embed/v1/liquidation-price/"])
def test_no_engine_drops_what_a_style_sheet_says(page: Page, site: str, path: str) -> None:
    page.open(site + path)
    assert {one.partition(":")[0] for one in page.run(DROPPED)} - GRACE == set()


def test_a_link_is_told_by_a_line(page: Page, site: str) -> None:
    page.open(f"{site}terms/liquidation-price/")
    lines = "() => [...document.querySelectorAll('article p a')].map((one) => getComputedStyle(one).textDecorationLine)"
    assert set(page.run(lines)) == {"underline"}


TIGHT = """() => [...document.querySelectorAll('.mg-formula .mg-math')].filter((one) =>
  one.scrollWidth > one.clientWidth && one.scrollWidth <= one.parentElement.clientWidth).length"""


@pytest.mark.parametrize("term", ["liquidation-price", "cross-margin", "delta", "liquidation-penalty"])
def test_a_formula_has_the_room_that_it_takes(page: Page, site: str, term: str) -> None:
    page.open(f"{site}terms/{term}/")
    assert page.run(TIGHT) == 0


HATCHED = """() => [...document.querySelectorAll('pattern path.mg-c-hatch')].map((one) => getComputedStyle(one))
  .map(({ opacity, strokeOpacity }) => [opacity, strokeOpacity])"""


def test_a_hatch_is_drawn_by_its_stroke_alone(page: Page, site: str) -> None:
    """WebKit 2.54 draws nothing of a pattern whose path is translucent as a whole."""
    page.open(site + LIQUIDATION)
    looks = page.run(HATCHED)
    assert looks
    assert all(opacity == "1" and float(stroke) < 1 for opacity, stroke in looks)


def test_no_text_of_a_choice_widens_its_page(page: Page, site: str) -> None:
    """WebKit 2.54 counts the text of a list of choices that its box cuts off."""
    page.open(site + LIQUIDATION)
    boxes = "() => [...document.querySelectorAll('.mg-box:has(select)')].map((one) => getComputedStyle(one).overflowX)"
    assert set(page.run(boxes)) == {"clip"}
