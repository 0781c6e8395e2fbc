"""What every engine writes of a page whose scripts run: markup in which nothing can be changed, as the page was sent."""

import pytest

from tests.engines.page import Page

pytestmark = [pytest.mark.engine, pytest.mark.others]
ENTRY = "[name=entry_price]"
COPY = """() => {
  const copy = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html')
  const controls = [...copy.querySelectorAll('main :is(input, select, textarea)')]
  return {
    live: [...document.querySelectorAll('.mg-form input[type=text]')].filter((one) => one.matches(':read-write')).length,
    controls: controls.length,
    free: controls.filter((one) => !one.disabled && !one.readOnly).map((one) => one.outerHTML),
    told: copy.querySelectorAll('[data-late]').length,
    untold: document.querySelectorAll('[data-late]').length,
    entry: copy.querySelector('[name=entry_price]').value,
  }
}"""


def test_a_copy_of_the_markup_is_as_the_page_was_sent(page: Page, site: str) -> None:
    page.open(f"{site}calculators/liquidation-price/")
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")
    copy = page.run(COPY)
    assert (copy["free"], copy["told"], copy["untold"], copy["entry"]) == ([], 1, 0, "50,000")
    assert copy["live"] >= 4 and copy["controls"] > copy["live"]
