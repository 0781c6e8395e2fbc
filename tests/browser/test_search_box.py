"""The search box in a browser: where to begin, a question and its sentence, and the answer it opens."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiet import arrive

pytestmark = pytest.mark.site


def opened(chromium: Browser, site: str) -> Page:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    arrive(page, site)
    page.locator("[data-action=search]").click()
    return page


def test_a_question_finds_its_sentence_and_opens_the_answer(chromium: Browser, site: str) -> None:
    page = opened(chromium, site)
    box = page.locator(".md-search__input")
    expect(page.locator(".mg-found-row .mg-found-name").first).to_have_text(
        "All terms"
    )  # before anything is typed
    box.fill("how much must I add")
    row = page.locator(".mg-found-row[aria-selected=true]")
    expect(row.locator(".mg-found-name")).to_have_text("margin call")
    expect(row.locator(".mg-found-line")).to_contain_text("How much must I add?")
    box.press("Enter")
    page.wait_for_url("**/terms/margin-call/#q4")
    expect(page.locator("details#q4")).to_have_attribute("open", "")
    page.context.close()


def test_what_is_nowhere_leads_on_and_what_is_there_is_not_denied(chromium: Browser, site: str) -> None:
    page = opened(chromium, site)
    box, say = page.locator(".md-search__input"), page.locator(".mg-found-say")
    box.fill("xqzzwv")
    expect(say).to_have_text("Nothing is spelt xqzzwv. Begin here:")
    expect(page.locator(".mg-found-row").first).to_be_visible()
    for name in ("variation margin", "taker fee", "stoploss", "Bybit"):
        box.fill(name)
        expect(say).to_contain_text("found")
    page.context.close()
