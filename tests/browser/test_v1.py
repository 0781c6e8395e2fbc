"""What other sites rely on under /embed/v1/, as it is today: it may grow, and nothing of it changes or goes."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosted import Host
from tests.browser.quiet import Listened
from tests.browser.test_embed import answer, expected, frame_of

pytestmark = pytest.mark.browser
SLUGS = (
    "black-scholes",
    "cdp",
    "collateral-decay",
    "collateral-haircut",
    "covered-call",
    "cross-margin",
    "default-waterfall",
    "defi-liquidation",
    "dutch-auction",
    "funding-cost",
    "health-factor",
    "initial-margin",
    "insurance-fund-adl",
    "inverse-contract",
    "liquidation-cascade",
    "liquidation-price",
    "liquidation-share",
    "maintenance-tiers",
    "margin-call-amount",
    "margin-call-price",
    "margin-contagion",
    "max-borrow",
    "partial-liquidation",
    "pnl-roe",
    "position-size",
    "rate-curve",
    "short-option-margin",
    "span-scan",
    "stop-out",
    "stress-test",
    "volatility-margin",
    "weighted-loan",
    "why-calculators-disagree",
)
SCRIPTS = ("embed.js", "term.js", "glossary.js")
SIGNED = {"ns", "v", "type"}  # of every message of the frame's
NUMBERS = {"calc", "status", "inputs", "outputs", "sentence", "link"}
MESSAGES = {
    "hello": {"calc", "types"},
    "height": {"px"},
    "ready": {"id"},
    "change": {"id", "inputs"},
    "result": {"id", *NUMBERS},
}
ASKED = {"init", "set", "reset", "get", "print"}  # what a host may ask of the frame
EVENTS = {"calc-ready": set[str](), "calc-change": {"inputs"}, "calc-result": NUMBERS}
OUTPUT = {"name", "label", "value", "shown", "unit", "term"}
ELEMENT = """<script>
  window.fired = {}
  for (const name of ['calc-ready', 'calc-change', 'calc-result', 'calc-error'])
    addEventListener(name, ({ detail }) => (fired[name] = detail))
</script>
<glossary-calculator calc="liquidation-price" in-entry_price="50000" inputs='{"leverage": "20"}' fix="leverage" hide="side"
  theme="dark" start="now" height="777" title="Somebody's own"><a href="SITE">link</a></glossary-calculator>
<script type="module" src="SITEembed/v1/embed.js"></script>"""
ASK = """(message) => document.querySelector('glossary-calculator').shadowRoot.querySelector('iframe')
  .contentWindow.postMessage({ ns: 'glossary', v: 1, ...message }, '*')"""


def test_the_addresses_of_today_are_there(site_folder: Path) -> None:
    embeds = site_folder / "embed/v1"
    files = [*SCRIPTS, *(f"{slug}/{name}" for slug in SLUGS for name in ("index.html", "oembed.json"))]
    assert [name for name in files if not (embeds / name).exists()] == []
    pages = {slug: (embeds / slug / "index.html").read_text("utf-8") for slug in SLUGS}
    assert [
        slug for slug, page in pages.items() if f"data-calculator={slug} " not in page.replace('"', "")
    ] == []


def lacking(wanted: dict[str, set[str]], heard: dict[str, Any]) -> dict[str, set[str]]:
    """What is not there of the keys that were."""
    return {name: gone for name, keys in wanted.items() if (gone := keys - heard.get(name, {}).keys())}


def told(page: Page) -> dict[str, dict[str, Any]]:
    """The last message of each type that the host heard from the frame."""
    return {one["type"]: one for one in page.evaluate("told") if one.get("ns") == "glossary"}


def test_attributes_messages_and_events_of_today_are_there(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    page.goto(host(ELEMENT.replace("SITE", site)))
    page.wait_for_function("() => fired['calc-result']?.inputs.entry_price === '50000'")
    frame = frame_of(page)
    assert page.locator("iframe").get_attribute("title") == "Somebody's own"
    expect(frame.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(frame.locator("[data-field=leverage] input").first).to_have_attribute("readonly", "")
    expect(frame.locator("[data-field=side]")).to_be_hidden()
    answer(frame, "40000")
    page.wait_for_function(
        "() => fired['calc-result'].inputs.entry_price === '40000' && fired['calc-change']"
    )
    element = page.locator("glossary-calculator")
    assert element.evaluate("one => one.ready.then((it) => it === one)")
    assert element.evaluate(
        "one => one.toText() === one.result.sentence && one.inputs.entry_price === '40000'"
    )
    heard = told(page)
    assert lacking(MESSAGES, heard) == {}
    assert MESSAGES.keys() <= heard.keys()
    assert [one for one in heard.values() if not one.keys() >= SIGNED or one["v"] != 1] == []
    assert set(heard["hello"]["types"]) >= ASKED
    fired = page.evaluate("fired")
    assert EVENTS.keys() <= fired.keys()
    assert lacking(EVENTS, fired) == {}
    assert fired["calc-result"]["outputs"][0].keys() >= OUTPUT
    element.evaluate("one => one.reset()")
    page.wait_for_function("() => fired['calc-result'].inputs.entry_price !== '40000'")


def test_a_host_may_ask_for_all_that_it_may_ask_for_today(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    page.goto(host(ELEMENT.replace("SITE", site)))
    page.wait_for_function("() => fired['calc-result']?.inputs.entry_price === '50000'")
    page.evaluate(ASK, {"type": "set", "inputs": {"entry_price": "40000"}})
    page.wait_for_function("() => fired['calc-result'].inputs.entry_price === '40000'")
    assert page.evaluate("fired['calc-result'].outputs[0].shown") != expected("50000")
    page.evaluate("fired['calc-result'] = null")
    page.evaluate(ASK, {"type": "get"})
    page.wait_for_function("() => fired['calc-result']?.inputs.entry_price === '40000'")
    frame_of(page).evaluate("() => { window.print = () => (window.printed = true) }")
    page.evaluate(ASK, {"type": "print"})
    frame_of(page).wait_for_function("() => window.printed")
    page.evaluate(ASK, {"type": "reset"})
    page.wait_for_function("() => fired['calc-result'].inputs.entry_price !== '40000'")
