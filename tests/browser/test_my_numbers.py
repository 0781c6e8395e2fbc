"""The reader's numbers: a market's own, in the address, along to other calculators, and kept only where asked to be."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.quiet import Listened, listened
from tests.browser.test_features import clean

pytestmark = pytest.mark.browser
LIQUIDATION = "calculators/liquidation-price/"
# Whoever asks for storage is counted, also in frames; what is written is told by the store itself.
COUNTED = """
window.asked = []
for (const name of ['getItem', 'setItem', 'removeItem']) {
  const kept = Storage.prototype[name]
  Storage.prototype[name] = function (...given) { window.asked.push(name + ' ' + given[0]); return kept.apply(this, given) }
}
"""


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


def field(page: Page, name: str) -> Any:
    return page.locator(f"[data-field={name}] :is(input:not([type=range]), select)")


def number(page: Page) -> Any:
    return page.locator("[data-output=price]").first


def kept(page: Page) -> Any:
    """Return what the store holds for a position."""
    return page.evaluate("localStorage.getItem('my-position')")


def pick(page: Page, venue: str, market: str) -> None:
    page.get_by_label("Rates of", exact=True).select_option(label=venue)
    page.get_by_label("Market", exact=True).select_option(label=market)


def test_a_market_fills_its_rates_and_a_number_of_ones_own_ends_that(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    pick(page, "Hyperliquid", "SOL")
    note = page.locator("[data-part=pick-note]")
    expect(note).to_contain_text("Hyperliquid SOL, undated copy, 2025-26. Read from: Margin tiers")
    expect(field(page, "maintenance_rate")).to_have_value("2.5")
    expect(field(page, "rule")).to_have_value("hyperliquid")
    expect(page.locator("[data-field=quantity] .mg-unit")).to_have_text("SOL")
    expect(page.locator(".mg-number-unit")).to_have_text("USDC")
    field(page, "quantity").fill("2000")  # 120 million: the second tier, less its amount
    expect(field(page, "maintenance_rate")).to_have_value("5")
    expect(field(page, "maintenance_amount")).to_have_value("1,750,000")
    field(page, "maintenance_rate").fill("1")
    expect(note).to_contain_text("What you did not change is still of Hyperliquid SOL")
    expect(page.get_by_label("Rates of", exact=True)).to_have_value("")
    field(page, "rule").select_option("gate")
    expect(page.locator("[data-part=warnings]")).to_contain_text("The rule is Gate's, the rate is not")
    clean(opened, site, "[data-part=form]")


NEAREST = [
    # The venue is chosen alone: the market is one of the coin that stands in the form, in its currency.
    ("", "Binance", "BTCUSDT"),
    ("", "Kraken Derivatives", "PF_XBTUSD"),
    ("#market=hyperliquid.SOL", "Binance", "SOLUSDC"),
    ("#market=dydx.DOGE-USD", "Kraken Derivatives", "PF_DOGEUSD"),
]


@pytest.mark.parametrize(("came", "venue", "market"), NEAREST)
def test_a_venue_begins_with_the_coin_that_stands_in_the_form(
    came: str, venue: str, market: str, opened: Listened, site: str
) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION + came)
    if came:
        expect(page.locator("[data-part=pick-note]")).to_contain_text("Read from")
    page.get_by_label("Rates of", exact=True).select_option(label=venue)
    expect(page.locator("[data-part=pick-note]")).to_contain_text(f" {market}, ")


@pytest.mark.parametrize("market", ["binance.NOPE", "nowhere.BTCUSDT"])
def test_a_market_that_is_not_here_fills_nothing_in_and_is_told(
    market: str, opened: Listened, site: str
) -> None:
    page = opened.page
    page.goto(f"{site}{LIQUIDATION}#quantity=2&market={market}")
    note = page.locator("[data-part=pick-note]")
    expect(note).to_have_text(
        f"The link names a market that is not here: {market}. Its rates are not filled in."
    )
    expect(page.locator(".mg-status")).to_contain_text("Worked with your numbers")
    expect(number(page)).to_have_text("54,271.36")
    expect(field(page, "maintenance_rate")).to_have_value("0.5")


def test_every_number_stands_in_the_unit_in_which_the_answer_takes_it(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)

    def units(extra: str, entry: str, quantity: str) -> None:
        for name, unit in (("extra_margin", extra), ("entry_price", entry), ("quantity", quantity)):
            expect(page.locator(f"[data-field={name}] .mg-unit")).to_have_text(unit)
        expect(page.locator("[data-part=solve-unit]")).to_have_text(entry)

    units("USDT", "USDT", "BTC")
    page.get_by_label("Coin-margined", exact=True).check()
    expect(page.locator(".mg-number-unit")).to_have_text("USD")
    units("BTC", "USD", "BTC")
    pick(page, "Hyperliquid", "SOL")
    expect(page.locator(".mg-number-unit")).to_have_text("USDC")
    units("USDC", "USDC", "SOL")
    field(page, "maintenance_rate").fill(
        "1"
    )  # own numbers again: the answer, too, is in those of the example
    expect(page.locator(".mg-number-unit")).to_have_text("USDT")
    units("USDT", "USDT", "BTC")


def test_a_venue_chosen_before_its_script_came_is_heard(opened: Listened, site: str) -> None:
    page = opened.page
    late: list[Route] = []
    page.route("**/calculator/pick.js", lambda route: late.append(route))
    with page.expect_request("**/calculator/pick.js"):
        page.goto(site + LIQUIDATION)
    page.get_by_label("Rates of", exact=True).select_option(label="Hyperliquid")
    late[0].continue_()
    page.get_by_label("Market", exact=True).select_option(label="SOL")
    expect(page.locator("[data-part=pick-note]")).to_contain_text("Hyperliquid SOL")


def test_a_market_is_in_the_link_and_comes_back_with_it(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}{LIQUIDATION}#quantity=0.5&market=binance.BTCUSDT")
    expect(page.locator("[data-part=pick-note]")).to_contain_text("Binance BTCUSDT, as of 2026-09-29")
    expect(number(page)).to_have_text("54,216.87")
    expect(page.get_by_label("Market", exact=True)).to_have_value("binance.BTCUSDT")
    expect(page).to_have_url(re.compile("market=binance.BTCUSDT"))


def test_what_is_typed_stands_in_the_address_and_goes_along(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    field(page, "entry_price").fill("50000")
    expect(page).to_have_url(re.compile("#.*entry_price=50000"))
    expect(page.locator("[data-part=addressed]")).to_contain_text("whoever gets it, gets them")
    assert page.evaluate("location.search") == ""
    page.get_by_role("link", name="Profit", exact=False).first.click()
    expect(page).to_have_url(re.compile("entry_price=50000"))
    expect(field(page, "entry_price")).to_have_value("50,000")
    expect(page.locator("[data-part=note]")).to_have_count(0)
    page.go_back()
    expect(field(page, "entry_price")).to_have_value("50000")
    page.get_by_role("button", name="Back to the example").click()
    expect(page).to_have_url(re.compile("^[^#]*$"))
    assert opened.complaints == []


def test_a_position_is_kept_by_a_press_alone_and_erased_by_another(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    field(page, "entry_price").fill("50000")
    expect(page.locator(".mg-status")).to_contain_text("Worked with your numbers")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Keep as my position").click()
    expect(page.locator("[data-part=position-status]")).to_contain_text("on this device, until you erase it")
    page.goto(site + "calculators/funding-cost/")
    expect(field(page, "entry_price")).to_have_value("50,000")
    expect(page.locator("[data-part=position-status]")).to_have_text("Filled in from your position.")
    page.locator("[data-part=position-shown] summary").click()
    clean(opened, site, "[data-tool=position]")
    page.get_by_role("button", name="Remove Entry price").click()
    expect(page.locator("[data-part=position-list]")).not_to_contain_text("Entry price")
    page.get_by_role("button", name="Erase my position").click()
    assert kept(page) is None
    page.goto(site + "calculators/pnl-roe/")
    expect(field(page, "entry_price")).to_have_value("60,000")


def test_an_embed_neither_asks_what_is_kept_nor_keeps_nor_changes_its_address(
    opened: Listened, site: str
) -> None:
    page = opened.page
    page.add_init_script(COUNTED)
    page.goto(site + LIQUIDATION)
    page.get_by_role("button", name="Keep as my position").click()
    expect(page.get_by_role("button", name="Erase my position")).to_be_visible()
    page.goto(site + "embed/v1/liquidation-price/")
    address = page.url
    field(page, "entry_price").fill("40000")
    expect(page.locator(".mg-status")).to_contain_text("Worked with your numbers")
    assert page.evaluate("window.asked") == []
    assert page.url == address
