"""What a reader does with an answer in every engine: step through it, change its code, hand it on."""

import pytest

from tests.engines.engine import Engine
from tests.engines.page import Page

pytestmark = pytest.mark.engine
ENTRY = "[name=entry_price]"
LIQUIDATION = "calculators/liquidation-price/"
NOW = ".mg-rounds > [aria-current=step]"
SELECT = """(words) => {
  const source = document.querySelector('[data-part=source]'), start = source.value.indexOf(words)
  source.focus()
  source.setSelectionRange(start, start + words.length)
  return start
}"""


@pytest.mark.others
def test_forced_sales_are_stepped_through(page: Page, site: str) -> None:
    page.open(f"{site}calculators/liquidation-cascade/")
    page.click("[data-part=next]")
    page.says(NOW, "Opening sale")
    for _ in range(3):
        page.press("ArrowRight")
    page.says(NOW, "Account C")
    page.says("[data-part=round-now]", "Round 3 of 5")
    page.until("() => document.querySelectorAll('[data-part=round-charts] figure svg').length >= 2")
    page.press("ArrowLeft")
    page.says(NOW, "Account B")


@pytest.mark.others
def test_changed_code_answers_and_is_put_back(page: Page, site: str) -> None:
    page.open(site + LIQUIDATION)
    page.click("[data-part=code-show]")
    page.until("() => document.querySelector('[data-part=source]').value")
    assert page.run(SELECT, "Your {case.side} is closed") > 0
    page.type("My {case.side} is closed")
    page.press("Control+Enter")
    page.says("[data-part=answer]", "My long is closed")
    page.click("[data-part=code-back]")
    page.says("[data-part=answer]", "Your long is closed")


@pytest.mark.turns
def test_code_without_an_end_is_stopped_and_the_pages_own_answers_again(page: Page, site: str) -> None:
    page.open(site + LIQUIDATION)
    page.click("[data-part=code-show]")
    page.until("() => document.querySelector('[data-part=source]').value")
    assert page.run(SELECT, "size = quantity if") > 0
    page.type("while 1: 0; size = quantity if")
    page.press("Control+Enter")
    page.says("[data-part=code-status]", "stopped")
    page.click("[data-part=code-back]")
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")


@pytest.mark.turns
def test_a_link_carries_the_numbers_to_another_browser(page: Page, site: str, engine: Engine) -> None:
    page.open(site + LIQUIDATION)
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")
    answer, link = page.text("[data-part=answer]"), page.text("[data-part=address]")
    with engine.opened() as another:
        another.open(link.replace("https://marginary.example/", site))
        another.says("[data-part=status]", "Worked with your numbers")
        assert another.text("[data-part=answer]") == answer
        assert (
            another.run("() => document.querySelector('[name=entry_price]').value").replace(",", "")
            == "50000"
        )


@pytest.mark.others
def test_the_link_is_copied_and_pasted(page: Page, site: str) -> None:
    page.open(site + LIQUIDATION)
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")
    page.click("[data-action=copy-link]")
    page.says("[data-part=done]", "Link copied")
    page.run("() => document.querySelector('[data-part=solve-target]').focus()")
    page.press("Control+v")
    pasted = page.until("() => document.querySelector('[data-part=solve-target]').value")
    assert pasted.startswith(f"{site}{LIQUIDATION}#")
    assert "entry_price=50000" in pasted
