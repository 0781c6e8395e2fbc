"""A calculator on paper: fields are values, what is worked is whole, and the address brings the numbers back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiet import arrive

pytestmark = pytest.mark.browser
READY = ".mg-calc[data-state=ready]:not([data-stale])"
PAPER = {"width": 612, "height": 940}  # A4 without its margins
# Values that do not show all of their text.
CUT = """() => [...document.querySelectorAll('.mg-form :is(input[inputmode], select)')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 3).map((one) => one.name)"""
# Blocks of the answer that lie over each other.
OVER = """() => { const boxes = [...document.querySelectorAll('.mg-answer > *, .mg-form, .mg-shown > *')]
  .map((one) => one.getBoundingClientRect()).filter((box) => box.height)
  return boxes.slice(1).filter((box, i) => box.top < boxes[i].bottom - 1).length }"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport=PAPER)  # type: ignore[arg-type]
    yield opened
    opened.close()


@pytest.mark.parametrize("slug", ["liquidation-price", "cross-margin", "liquidation-cascade"])
def test_fields_are_values_and_nothing_is_left_to_press(page: Page, site: str, slug: str) -> None:
    arrive(page, f"{site}calculators/{slug}/")
    page.emulate_media(media="print")
    calculator = page.locator(".mg-calc")
    assert page.locator("main button >> visible=true").count() == 0
    assert page.locator("main input[type=range] >> visible=true").count() == 0
    assert page.locator(".mg-hint >> visible=true").count() == 0
    assert page.locator("[data-tool]:not([data-tool=stepper]) >> visible=true").count() == 0
    borders = page.evaluate(
        "[...document.querySelectorAll('.mg-box, .mg-choice')].map(one => getComputedStyle(one).borderBottomWidth)"
    )
    assert set(borders) == {"0px"}
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    assert calculator.locator("[data-part=chart] svg >> visible=true").count() >= 1
    assert calculator.locator("[data-part=working] math >> visible=true").count() >= 4
    assert calculator.locator("[data-part=table] tbody tr >> visible=true").count() >= 3
    expect(page.locator("#cite")).to_be_visible()


def test_the_printed_and_cited_address_works_these_numbers_again(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/cross-margin/")
    address = page.locator("#cite [data-part=address]")
    plain = address.inner_text() if address.is_visible() else address.text_content() or ""
    assert plain == "https://marginary.example/calculators/cross-margin/"
    page.get_by_role("textbox", name="Wallet balance").fill("9000")
    page.get_by_role("button", name="Remove position 2").click()
    page.locator(READY).wait_for()
    answer = page.locator("[data-part=answer]").text_content()
    link = address.text_content() or ""
    assert link.startswith(f"{plain}#wallet=9000&")
    page.goto("about:blank")
    page.goto(link.replace("https://marginary.example/", site))
    page.locator(READY).wait_for()
    assert page.locator("[data-part=answer]").text_content() == answer
    page.get_by_role("button", name="Back to the example").click()
    page.locator(".mg-calc[data-state=example]:not([data-stale])").wait_for()
    expect(address).to_have_text(plain)


def test_a_citation_says_the_page_its_version_and_the_date_of_its_example(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/cross-margin/binance-example/")
    page.get_by_role("link", name="Cite").click()
    cited = page.locator("#cite")
    expect(cited).to_be_visible()
    expect(cited).to_contain_text("Cross margin")
    checked = page.locator(".mg-quiet", has_text="The example:").inner_text().partition("checked ")[2]
    assert checked
    expect(cited).to_contain_text(f"example checked {checked}")
    expect(cited).to_contain_text("/calculators/cross-margin/binance-example/")


def test_every_step_is_printed_with_its_words(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/liquidation-cascade/")
    page.get_by_role("button", name="Step", exact=True).click()
    expect(page.locator("[data-part=round-charts] figure")).to_have_count(2)
    page.emulate_media(media="print")
    assert page.locator(".mg-round-words >> visible=true").count() == 6
    assert page.get_by_text("to come").locator("visible=true").count() == 0


def test_a_comparison_is_printed_and_what_was_asked_back_is_said(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/liquidation-price/")
    page.get_by_role("button", name="Keep as A").click()
    page.locator("[data-field=quantity] input[inputmode=decimal]").fill("1,000")
    expect(page.locator(".mg-compared")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".mg-compared")).to_be_visible()
    expect(page.locator("[data-part=asked] strong")).to_have_text("1 thousand")
    assert page.locator("main button >> visible=true").count() == 0
    assert page.evaluate(OVER) == 0
