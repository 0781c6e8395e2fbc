"""A formula is right to the eye: a root has its sign and its bar, and a bracket is as tall as what it holds."""

import base64
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.quiet import arrive
from tests.draws import PROFILE

pytestmark = pytest.mark.browser
WIDTHS = (320, 390, 768, 1440, 1920)
SOME = 5  # pages of a run that is not thorough, always the same
CUT_OFF = """() => [...document.querySelectorAll('.mg-math')]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => `${one.getAttribute('aria-label')}: ${one.scrollWidth - one.clientWidth} of ${one.clientWidth}`)"""
# How much of each part of a picture is ink: left of the root's first child, and along its upper edge.
INK = """async ([picture, sign]) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + picture)).blob())
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, image.width, image.height)
  const dark = (x, y) => { const at = 4 * (y * image.width + x); return data[at] + data[at + 1] + data[at + 2] < 300 }
  let before = 0, bar = 0
  for (let x = 0; x < image.width; x++) {
    let any = false
    for (let y = 0; y < image.height; y++) {
      if (x < sign - 1 && dark(x, y)) before++
      if (y < 6 && dark(x, y)) any = true
    }
    if (x >= sign && any) bar++
  }
  return { before, bar: bar / (image.width - sign) }
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, device_scale_factor=1)
    yield context.new_page()
    context.close()


def ink(page: Page, root: Locator) -> dict[str, float]:
    outer, inner = root.bounding_box(), root.locator(":scope > *").first.bounding_box()
    assert outer and inner
    picture = base64.b64encode(root.screenshot()).decode()
    blank = page.context.new_page()
    try:
        found: dict[str, float] = blank.evaluate(INK, [picture, round(inner["x"] - outer["x"])])
    finally:
        blank.close()
    return found


@pytest.mark.parametrize(
    "path", ["terms/value-at-risk/", "terms/black-scholes-model/", "calculators/volatility-margin/"]
)
def test_a_root_is_drawn(page: Page, site: str, path: str) -> None:
    arrive(page, site + path)
    root = page.locator("msqrt:visible").first
    expect(root).to_be_visible()
    page.evaluate("document.fonts.ready")
    drawn = ink(page, root)
    assert drawn["before"] > 10, "no sign before what the root holds"
    assert drawn["bar"] > 0.4, "no bar over what the root holds"


def with_formulas(folder: Path) -> list[str]:
    """The pages that show formulas: all of them in the thorough size, else a seeded few and the longest."""
    pages = [
        page.parent.relative_to(folder).as_posix()
        for kind in ("terms/*/", "calculators/*/", "calculators/*/*/")
        for page in sorted(folder.glob(f"{kind}index.html"))
        if "mg-math" in page.read_text("utf-8")
    ]
    longest = ["terms/black-76", "terms/black-scholes-model", "terms/borrow-rate"]
    return pages if PROFILE == "thorough" else [*random.Random(13).sample(pages, SOME), *longest]


def test_no_formula_is_cut_off(page: Page, site: str, site_folder: Path) -> None:
    pages = with_formulas(site_folder)
    page.route("**/*.js", lambda route: route.abort())  # nothing here waits for them
    cut: list[tuple[str, int, list[str]]] = []
    for path in pages:
        page.goto(f"{site}{path}/")
        page.evaluate("document.fonts.ready")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if found := page.evaluate(CUT_OFF):
                cut.append((path, width, found))
    print(f"{len(pages)} pages at {len(WIDTHS)} widths")
    assert cut == []
