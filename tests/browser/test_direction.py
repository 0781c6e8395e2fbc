"""A page that runs from right to left: places turn round, numbers and formulas do not, and nothing breaks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiet import arrive
from tests.draws import some

pytestmark = pytest.mark.browser
TURNED = "document.documentElement.dir = document.body.dir = 'rtl'"
# Every line that stands alone begins, as it is read, at its left: its sign comes first, its full stop last.
BACKWARDS = """() => {
  const found = []
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode());) {
    const text = node.data.trimEnd(), start = node.data.length - node.data.trimStart().length
    if (text.trim().length < 2 || !node.parentElement.checkVisibility() || node.parentElement.closest('svg, math, script, .mg-visually-hidden')) continue
    const at = (i) => { const one = document.createRange(); one.setStart(node, i); one.setEnd(node, i + 1); return one.getBoundingClientRect() }
    const [first, last] = [at(start), at(text.length - 1)]
    if (Math.abs(first.bottom - last.bottom) < 3 && first.left >= last.left) found.push(text.trim())
  }
  return found
}"""
# A label stands above its box and ends where it ends.
APART = """() => [...document.querySelectorAll('.mg-form .mg-field')].filter((field) => {
  const label = field.querySelector(':scope > label'), box = field.querySelector(':scope > .mg-box')
  if (!label || !box || !label.checkVisibility()) return false
  const [above, below] = [label.getBoundingClientRect(), box.getBoundingClientRect()]
  return Math.abs(above.right - below.right) > 2 || above.bottom > below.top + 2
}).map((field) => field.dataset.field)"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("width", some((320, 1280), 2))
@pytest.mark.parametrize(
    "path",
    ["calculators/liquidation-price/", "calculators/cross-margin/", "calculators/liquidation-cascade/",
     "embed/v1/liquidation-price/"],
)  # fmt: skip
def test_nothing_is_cut_off_or_written_backwards(page: Page, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    arrive(page, site + path)
    page.evaluate(TURNED)
    page.locator(".mg-form input[inputmode=decimal]").first.fill("-0.5")
    expect(page.locator("[data-part=error]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(BACKWARDS) == []
    assert page.evaluate(APART) == []
    directions = page.evaluate(
        "[...document.querySelectorAll('math, .mg-chart svg, .mg-form input[inputmode=decimal]')].map(one => getComputedStyle(one).direction)"
    )
    assert set(directions) == {"ltr"}


def test_a_comparison_keeps_its_signs(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/liquidation-price/")
    page.evaluate(TURNED)
    page.get_by_role("button", name="Keep as A").click()
    page.locator("[data-field=extra_margin] input[inputmode=decimal]").fill("1000")
    expect(page.locator(".mg-compared")).to_contain_text("−2,010.05")
    assert page.evaluate(BACKWARDS) == []


def test_a_slider_increases_in_its_own_sense(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/liquidation-price/")
    page.evaluate(TURNED)
    field = page.locator("[data-field=leverage]")
    slider, number = field.locator("input[type=range]"), field.locator("input[inputmode=decimal]")
    slider.press("End")
    expect(number).to_have_value("150")
    slider.press("Home")
    expect(number).to_have_value("1")
    slider.press("ArrowLeft")  # the way on, from right to left
    assert float(number.input_value()) > 1
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
    expect(number).to_have_value("150")
