"""A calculator answers in every engine what the command answers, and refuses in the same words."""

import pytest

from tests.browser.asked import ask_many
from tests.engines.page import Page

pytestmark = pytest.mark.engine
ENTRY = "[name=entry_price]"


@pytest.mark.parametrize("path", ["terms/liquidation-price/", "embed/v1/liquidation-price/", ""])
def test_the_first_answer_comes_after_the_first_change(page: Page, site: str, path: str) -> None:
    page.open(site + path)
    before = page.text("[data-part=answer]")
    page.says("[data-part=status]", "Worked example")
    page.fill(ENTRY, "50000")
    page.says("[data-part=status]", "Worked with your numbers")
    assert page.text("[data-part=answer]") != before
    assert "45,226.13" in page.text("[data-part=answer]")


def test_a_refusal_stands_beside_its_field_until_it_is_mended(page: Page, site: str) -> None:
    (refused,) = ask_many([("liquidation-price", {"entry_price": "-5"})])
    (refusal,) = refused["refusals"]
    page.open(f"{site}calculators/liquidation-price/")
    page.fill(ENTRY, "-5")
    page.says("[data-field=entry_price] [data-part=error]", refusal["message"])
    page.says("[data-part=status]", "Answer of")
    assert (
        page.run("() => document.querySelector('[name=entry_price]').getAttribute('aria-invalid')") == "true"
    )
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")
    page.until("() => !document.querySelector('[data-part=error]')?.checkVisibility()")
