"""What was kept for offline starts in every engine when there is no server any more."""

from pathlib import Path

import pytest

from tests.browser.served import served
from tests.engines.page import Page

pytestmark = [pytest.mark.engine, pytest.mark.others]
ENTRY = "[name=entry_price]"
STORED = "async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]"


def test_what_is_kept_answers_without_a_server(page: Page, site_folder: Path) -> None:
    with served(site_folder) as address:
        page.open(f"{address}calculators/liquidation-price/")
        page.click("[data-part=keep-offline]")
        page.says("[data-part=offline-status]", "Kept on this device: this calculator")
    page.reload()
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")


def test_nothing_is_kept_before_and_nothing_is_left_after(page: Page, site: str) -> None:
    page.open(f"{site}calculators/liquidation-price/")
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")
    assert page.run(STORED) == [[], 0]
    page.click("[data-part=keep-offline]")
    page.says("[data-part=offline-status]", "Kept on this device")
    page.click("[data-part=keep-offline]")
    page.says("[data-part=offline-status]", "Nothing of this site is stored")
    assert page.run(STORED) == [[], 0]
