"""Away and back again: inputs, answer and state as they were left, from the browser's memory or loaded anew."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiet import arrive
from tests.browser.served import ARGUMENTS, installed

# Chromium is one of the three engines of which tests/engines/test_together.py asks the same.
pytestmark = [pytest.mark.browser, pytest.mark.long]
READY = ".mg-calc[data-state=ready]:not([data-stale])"


@pytest.fixture(scope="module")
def remembering(chromium: Browser) -> Iterator[Browser]:
    """A browser that keeps pages in memory when they are left, as readers' browsers do."""
    started = chromium.browser_type.launch(
        executable_path=installed(),
        args=[*ARGUMENTS, "--enable-features=BackForwardCache"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


def left(page: Page, site: str, path: str) -> dict[str, str]:
    """Work a page, leave it, come back, and return what it showed."""
    page.add_init_script("addEventListener('pageshow', event => (window.kept = event.persisted))")
    arrive(page, site + path)
    page.locator("[data-field=entry_price] input[inputmode=decimal]").first.fill("50000")
    page.locator(READY).wait_for()
    expect(page.locator("[data-part=status]")).to_contain_text("Worked with your numbers")
    before = shown(page)
    page.goto(site + "terms/margin-call/")
    page.go_back(wait_until="commit")  # what comes from memory is not loaded
    page.locator(READY).wait_for()
    return before


def shown(page: Page) -> dict[str, str]:
    parts = page.locator("[data-part=answer], [data-part=working]").all()
    return {str(part.get_attribute("data-part")): part.text_content() or "" for part in parts}


@pytest.mark.parametrize("path", ["calculators/liquidation-price/", "terms/liquidation-price/"])
def test_from_memory_everything_is_as_it_was_and_still_answers(
    remembering: Browser, site: str, path: str
) -> None:
    page = remembering.new_page()
    before = left(page, site, path)
    assert page.evaluate("window.kept"), "the page was kept in memory: nothing in it forbids that"
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]").first
    expect(entry).to_have_value("50000")
    expect(page.locator("[data-part=status]")).to_contain_text("Worked with your numbers")
    assert shown(page) == before
    entry.fill("40000")
    expect(page.locator("[data-part=answer]")).to_contain_text("36,180.90")
    page.close()


def test_loaded_anew_it_works_the_same_numbers_again(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    before = left(page, site, "calculators/liquidation-price/")
    assert not page.evaluate("window.kept")
    expect(page.locator("[data-part=status]")).to_contain_text("Worked with your numbers")
    assert shown(page) == before
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]")
    assert entry.input_value().replace(",", "") == "50000"
    entry.fill("40000")
    expect(page.locator("[data-part=answer]")).to_contain_text("36,180.90")
    page.close()
