"""Lines for other sites: what an owner settles is pasted into a page on another origin, and works there."""

import html
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hosted import Host
from tests.browser.quiet import Listened, listened
from tests.browser.test_embed import answer, frame_of
from tests.browser.test_owner import price, shows
from tests.draws import PROFILE

pytestmark = pytest.mark.browser
PATH = "embed/build/liquidation-price/"
ENTRY = "[data-field=entry_price] input[inputmode=decimal]"
# What is pasted as HTML, and what is an address that somebody else makes a frame of.
PASTED = ("html", "frame", "listener", "ghost", "sphinx")
BARE = ("wordpress", "notion")
GIVEN = (*PASTED, *BARE) if PROFILE == "thorough" else ("html", "listener", "wordpress")
KEPT = """async () => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...await indexedDB.databases(), ...await caches.keys()].filter(Boolean).length"""


def lines(page: Page, host: str) -> str:
    page.get_by_label("Your site").select_option(host)
    shown = page.locator("[data-host]:visible")
    expect(shown).to_have_count(1)
    return shown.locator("code").inner_text()


def settled(page: Page, site: str) -> None:
    """A short position at 20 times, the side named, the leverage fixed, from another price."""
    page.goto(site + PATH)
    page.get_by_label("Leverage", exact=True).select_option("fix")
    page.get_by_label("Side", exact=True).select_option("hide")
    frame = frame_of(page)
    frame.locator(ENTRY).fill("50000")
    expect(page.locator("[data-host=html] code")).to_contain_text('"entry_price":"50000"')


def test_without_script_every_line_stands_there(chromium: Browser, site: str) -> None:
    with listened(chromium, script=False) as one:
        one.page.goto(site + PATH)
        expect(one.page.get_by_role("heading", name="WordPress")).to_be_visible()
        texts = one.page.locator("[data-host] code").all_inner_texts()
        assert len(texts) > 20
        assert [
            text for text in texts if "liquidation-price" not in text or "%" in text.replace("100%", "")
        ] == []
        assert not one.page.get_by_label("Your site").is_visible()
        assert one.complaints == []


@pytest.mark.parametrize("kind", GIVEN)
def test_what_it_gives_works_on_another_origin_and_tells_nobody_anything(
    opened: Listened, site: str, host: Host, kind: str
) -> None:
    page = opened.page
    settled(page, site)
    pasted = lines(page, kind)
    assert opened.complaints == []
    opened.requests.clear()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers.get('referer', '')}"))
    address = host(
        f'<iframe src="{html.escape(pasted)}" width="600" height="900"></iframe>' if kind in BARE else pasted
    )
    page.goto(address)
    frame = frame_of(page)
    shows(frame, price(entry_price="50000"))
    expect(frame.locator("[data-field=leverage] input")).to_have_attribute("readonly", "")
    expect(frame.locator("form")).to_contain_text("With Side: Long")
    assert price(entry_price="43210") in answer(frame, "43210")
    assert [one for one in sent if re.search(r"50000|43210|entry_price", one)] == []
    assert opened.strangers(site, address) == []
    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == frame.evaluate(KEPT) == 0
    assert opened.complaints == []


def test_a_frame_with_the_listener_is_as_high_as_its_content(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    settled(page, site)
    page.goto(host(lines(page, "listener")))
    frame = frame_of(page)
    shows(frame, price(entry_price="50000"))
    frame.get_by_text("The working", exact=True).click()
    page.wait_for_function(
        "inside => document.querySelector('iframe').clientHeight >= inside",
        arg=frame.evaluate("Math.floor(document.body.getBoundingClientRect().height)"),
    )


def test_links_carry_the_numbers_and_frames_the_height_of_their_width(opened: Listened, site: str) -> None:
    page = opened.page
    settled(page, site)
    assert (
        lines(page, "mail") == f"{site}calculators/liquidation-price/#side=long&entry_price=50000&leverage=10"
    )
    heights = []
    for words in ("Any, also on a phone", "600 pixels and more", "800 pixels and more"):
        page.get_by_label("Width of the frame").select_option(words)
        heights.append(int(re.search(r'height="(\d+)"', lines(page, "frame"))[1]))  # type: ignore[index]
    assert heights == sorted(heights, reverse=True)
    page.get_by_label("Starts from").select_option("coin-margined")
    page.get_by_role("button", name="Begin anew").click()
    expect(page.locator("[data-host=html] code")).not_to_contain_text("inputs")
    assert lines(page, "wordpress") == f"{site}embed/v1/liquidation-price/"


def test_a_colour_is_taken_only_where_it_can_be_read(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    page.goto(site + PATH)
    page.get_by_label("Look").select_option("light")
    page.get_by_label("Colour of links and buttons").fill("#ffee00")
    page.get_by_label("Colour of links and buttons").press("Tab")
    expect(page.locator("[data-part=build-told]")).to_contain_text("The accent ffee00 has a contrast of 1.")
    page.get_by_label("Colour of links and buttons").fill("#0b3cad")
    page.get_by_label("Colour of links and buttons").press("Tab")
    expect(page.locator("[data-part=build-told]")).to_have_text("")
    page.get_by_label("Direction").select_option("From right to left")
    page.goto(host(lines(page, "html")))
    frame = frame_of(page)
    link = frame.get_by_role("link", name="Open the page")
    expect(link).to_have_css("color", "rgb(11, 60, 173)")
    expect(frame.locator("html")).to_have_attribute("dir", "rtl")
    page.evaluate("document.querySelector('glossary-calculator').setAttribute('accent', 'red')")
    expect(link).not_to_have_css("color", "rgb(11, 60, 173)")


def test_an_element_that_is_settled_otherwise_later_begins_anew(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    settled(page, site)
    page.goto(host(lines(page, "html")))
    shows(frame_of(page), price(entry_price="50000"))
    page.evaluate("document.querySelector('glossary-calculator').setAttribute('preset', 'coin-margined')")
    shows(frame_of(page), price(preset="coin-margined", entry_price="50000", leverage="10", side="long"))
