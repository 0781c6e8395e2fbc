"""Back, forth and back again, in every engine, what a page shows is as it was left."""

import pytest

from tests.engines.page import Page
from tests.engines.test_together import KEPT, LIQUIDATION, SAME, a_number, done

pytestmark = [pytest.mark.engine, pytest.mark.others]


def test_back_and_forth_and_back_it_is_as_it_was_and_still_answers(page: Page, site: str) -> None:
    before = done(page, site + LIQUIDATION, a_number)
    page.run(KEPT)
    page.leave(f"{site}terms/equity/")
    page.back()
    page.until("() => window.kept")
    page.forward()
    page.back()
    page.until(SAME, before)
    page.fill("[name=entry_price]", "40000")
    page.says("[data-part=answer]", "36,180.90")
