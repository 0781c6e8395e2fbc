"""Every calculator's page for everybody: nothing for axe in either scheme, no sideways scroll at 320 px, whatever is open."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chosen import CATALOGUE
from tests.browser.quiet import arrive
from tests.browser.test_look import MODES, violations
from tests.draws import PROFILE, some

pytestmark = pytest.mark.browser
# A sixth of the pages, each in one mode, the modes in turn; in the thorough size all pages in all modes.
SLUGS = some(tuple(CATALOGUE), 12)
TURNS = [
    (slug, *mode)
    for number, slug in enumerate(SLUGS)
    for turn, mode in enumerate(MODES)
    if PROFILE == "thorough" or turn == number % len(MODES)
]
SCHEMES = {"light": "default", "dark": "slate"}
SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(reduced_motion="reduce")  # a colour on its way to another is neither
    yield opened
    opened.close()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize(("slug", "width", "scheme"), TURNS)
def test_every_calculator_is_accessible(page: Page, site: str, slug: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.add_init_script(SAVES_DATA)  # without the engine, which changes nothing of the page until it is used
    arrive(page, f"{site}calculators/{slug}/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    assert fits(page)
    assert violations(page) == []


def table(page: Page) -> None:
    page.get_by_text("The chart as a table").click()
    page.get_by_text("Put this calculator into your own page").click()
    page.get_by_role("link", name="Cite").click()


def refusal(page: Page) -> None:
    page.locator("[data-field=entry_price] input[inputmode=decimal]").fill("-5")
    page.locator("[data-field=quantity] input[inputmode=decimal]").fill("1,000")
    expect(page.locator("[data-field=entry_price] [data-part=error]")).to_be_visible()
    expect(page.locator("[data-field=quantity] [data-part=asked]")).to_be_visible()


def none(page: Page) -> None:
    page.locator("[data-field=extra_margin] input[inputmode=decimal]").fill("27000")
    expect(page.locator(".mg-none")).to_be_visible()


def comparison(page: Page) -> None:
    page.get_by_role("button", name="Keep as A").click()
    page.locator("[data-field=extra_margin] input[inputmode=decimal]").fill("1000")
    expect(page.locator(".mg-compared")).to_be_visible()


def solution(page: Page) -> None:
    page.locator("[data-part=solve-target]").fill("50000")
    page.get_by_role("button", name="Find it").click()
    expect(page.locator("[data-part=solve-use]")).to_be_visible()


def exercise(page: Page) -> None:
    page.get_by_role("button", name="Give me an exercise").click()
    page.locator("[data-part=exercise-answer]").fill("1")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("[data-part=verdict]")).not_to_be_empty()
    page.get_by_role("button", name="A hint").click()
    expect(page.locator("[data-part=hints] li")).to_have_count(1)


def code(page: Page) -> None:
    page.get_by_role("button", name="See and change the code").click()
    editor = page.locator("[data-part=source]")
    expect(editor).not_to_have_value("")
    page.locator("[data-part=code-functions] summary").first.click()
    editor.fill("nowhere")
    page.get_by_role("button", name="Run it").click()
    expect(page.locator("[data-part=code-line]")).to_be_visible()


def step(page: Page) -> None:
    page.get_by_role("button", name="Step", exact=True).click()
    page.get_by_role("button", name="Step", exact=True).click()
    expect(page.locator("[data-part=round-charts] figure")).to_have_count(2)


def full_rows(page: Page) -> None:
    page.get_by_role("button", name="Add bid").click()
    page.locator("[data-field='levels.0.price'] input").fill("x")
    expect(page.locator("[data-field='levels.0.price'] [data-part=error]")).to_be_visible()


def failure(page: Page) -> None:
    page.context.route("**/engine/*/*", lambda route: route.abort())
    page.reload()
    page.locator("[data-field=entry_price] input[inputmode=decimal]").fill("50000")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


OPENED: dict[str, tuple[str, tuple[Callable[[Page], None], ...]]] = {
    "what folds away": ("calculators/liquidation-price/", (table, solution, exercise)),
    "refused and compared": ("calculators/liquidation-price/", (comparison, refusal)),
    "no number": ("calculators/liquidation-price/", (none,)),
    "its code, changed and wrong": ("calculators/liquidation-price/", (code,)),
    "stepped": ("calculators/liquidation-cascade/", (step, full_rows)),
    "in a frame": ("embed/v1/liquidation-price/", (refusal,)),
    "failed": ("calculators/liquidation-price/", (failure,)),
}


# Wide and narrow in turn; in the thorough size each in both.
STATES = [
    pytest.param(path, acts, width, id=f"{name}, {width}")
    for number, (name, (path, acts)) in enumerate(some(tuple(OPENED.items()), 3))
    for turn, width in enumerate((1280, 320))
    if PROFILE == "thorough" or turn == number % 2
]


@pytest.mark.parametrize(("path", "acts", "width"), STATES)
def test_it_stays_so_whatever_is_open(
    page: Page, site: str, path: str, acts: tuple[Callable[[Page], None], ...], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    arrive(page, site + path)
    for act in acts:
        act(page)
    assert fits(page)
    for scheme in SCHEMES.values():
        page.locator("body").evaluate("(body, scheme) => (body.dataset.mdColorScheme = scheme)", scheme)
        assert violations(page) == [], scheme
