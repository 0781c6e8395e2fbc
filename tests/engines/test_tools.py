"""What a reader does with an answer in every engine: step through it, hand it on."""

import pytest

from tests.engines.engine import Engine
from tests.engines.page import Page

pytestmark = pytest.mark.engine
ENTRY = "[name=entry_price]"
LIQUIDATION = "calculators/liquidation-price/"
NOW = ".mg-rounds > [aria-current=step]"


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
