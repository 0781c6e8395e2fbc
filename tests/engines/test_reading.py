"""Terms are looked into and found in every engine: cards over words, and the search box."""

import pytest

from tests.engines.page import Page

pytestmark = [pytest.mark.engine, pytest.mark.others]
WORD = ".mg-text a.mg-term"
OPEN = "() => !document.querySelector('.mg-card').hidden"
HERE = "() => Boolean(document.querySelector('.mg-card'))"
CLOSED = "() => document.querySelector('.mg-card').hidden"


def test_a_card_opens_over_a_word_and_closes_by_escape(page: Page, site: str) -> None:
    page.open(f"{site}terms/liquidation-price/")
    page.until(HERE)
    page.hover(WORD)
    page.until(OPEN)
    meaning = page.run("() => document.querySelector('.mg-card > p').textContent")
    assert meaning in page.text("#mg-meanings")
    page.press("Escape")
    page.until(CLOSED)


def test_a_card_opens_by_the_keyboard(page: Page, site: str) -> None:
    page.open(f"{site}terms/liquidation-price/")
    page.until(HERE)
    page.run(f"() => document.querySelector('{WORD}').focus()")
    page.press("Shift+Tab")
    page.press("Tab")
    page.until(OPEN)
    assert page.run(f"() => document.activeElement === document.querySelector('{WORD}')")
    page.press("Escape")
    page.until(CLOSED)


def test_a_misspelt_word_is_found_and_opened_by_keys(page: Page, site: str) -> None:
    page.open(f"{site}terms/liquidation-price/")
    page.until("() => document.querySelector('.md-search__input').role === 'combobox'")  # its script is here
    page.press("/")
    page.until("() => document.activeElement?.matches('.md-search__input')")
    page.type("margn cal")
    page.says(".mg-found-say", "Nothing is spelt margn cal. Closest:")
    page.says(".mg-found-row[aria-selected=true] .mg-found-name", "margin call")
    page.press("Enter")
    page.until(
        "() => location.pathname.endsWith('/terms/margin-call/') && document.readyState === 'complete'"
    )
    assert page.text("h1").strip().lower() == "margin call"
