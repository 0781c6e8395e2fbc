"""A term's picture in a real browser: it comes when it is near, as wide as is shown, and moves nothing."""

import re
import shutil
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser

from termsite.site import build
from tests.browser.quiet import arrive, listened
from tests.browser.served import served
from tests.termsite.conftest import HERE, themed

pytestmark = [pytest.mark.browser, pytest.mark.long]

TERM = """---
title: equity
summary: A thing that is here so that something can be tested.
areas: [basics]
level: starter
published: 2026-11-21
---
{before}

![A field of one colour](field.png "It is green.")

![A line that falls](line.svg)

And what comes after.
"""
SHIFTS = """new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved = (window.moved ?? 0) + one.value })
  .observe({ type: 'layout-shift', buffered: true })"""
LINE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90"><path stroke="#000" d="M0 0L300 90"/></svg>\n'


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a term whose pictures stand far below its first words."""
    root = tmp_path_factory.mktemp("pictures") / "content"
    shutil.copytree(HERE / "common", root, ignore=shutil.ignore_patterns("__pycache__"))
    themed(root)
    (root / "terms" / "equity").mkdir()
    Image.new("RGB", (1600, 900), "#0b5a49").save(root / "terms" / "equity" / "field.png")
    (root / "terms" / "equity" / "line.svg").write_text(LINE, "utf-8")
    before = "\n\n".join(["There is much to say before a picture is shown. " * 8] * 60)
    (root / "terms" / "equity.md").write_text(TERM.format(before=before), "utf-8")
    problems = build(root, root / "site", engine=lambda *_: ())
    assert not problems, "\n".join(map(str, problems))
    with served(root / "site") as address:
        yield f"{address}terms/equity/"


@pytest.mark.parametrize(
    ("width", "dense", "file"),
    [(320, 1, "field.480.png"), (1280, 1, "field.800.png"), (1280, 2, "field.png")],
)
def test_it_comes_when_it_is_near_in_the_width_that_is_shown(
    chromium: Browser, term: str, width: int, dense: int, file: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, device_scale_factor=dense)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.add_init_script(SHIFTS)
    arrive(page, term)
    assert not [name for name in asked if name.startswith(("field", "line"))]
    page.locator(".mg-picture img").last.scroll_into_view_if_needed()
    page.evaluate("Promise.all([...document.querySelectorAll('.mg-picture img')].map(one => one.decode()))")
    assert [name for name in asked if name.startswith(("field", "line"))] == [file, "line.svg"]
    assert page.evaluate("window.moved ?? 0") == 0
    room, shape, over = page.evaluate(
        """() => {
          const box = document.querySelector('.mg-picture img').getBoundingClientRect()
          const text = document.querySelector('.mg-text p').getBoundingClientRect()
          return [box.width / text.width, box.width / box.height, document.documentElement.scrollWidth - innerWidth]
        }"""
    )
    assert room == pytest.approx(1, abs=0.01)
    assert shape == pytest.approx(16 / 9, abs=0.01)
    assert over <= 0
    context.close()


def test_a_small_one_stays_small_and_is_on_white_in_the_dark(chromium: Browser, term: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    page = context.new_page()
    page.goto(term)
    page.locator(".mg-picture img").last.scroll_into_view_if_needed()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    shown = page.locator(".mg-picture img").last
    assert shown.evaluate("one => [one.width, one.height]") == [300, 90]
    assert shown.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


def test_the_policy_lets_it_in_and_without_script_it_is_there_too(chromium: Browser, term: str) -> None:
    with listened(chromium, script=False) as one:
        one.page.goto(term)  # without script a browser waits for nothing to come near
        figure = one.page.locator(".mg-picture").first
        assert re.sub(r"\s+", " ", figure.inner_text()).strip() == "It is green."
        assert [url.rpartition("/")[2] for url in one.requests if "field" in url] == ["field.800.png"]
        assert one.complaints == []
