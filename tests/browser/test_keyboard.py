"""A calculator's page by keyboard and by ear: every control is reached, seen, named and worked, and the place is never lost."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chosen import CHOSEN, WHOLE
from tests.browser.quiet import arrive
from tests.browser.served import KINDS

pytestmark = pytest.mark.browser
KEYS = (Path(__file__).parent / "keys.js").read_text("utf-8")
READY = ".mg-calc[data-state]:not([data-stale])"
WALKED = ("liquidation-price", "cross-margin", "liquidation-cascade")
WIDTHS = (1280, 360)
STOPS = 60  # through the header and well into a term
# Wide and narrow in turn; in the thorough size each in both.
WIDE_AND_NARROW = [
    (slug, width)
    for number, slug in enumerate(WALKED)
    for turn, width in enumerate(WIDTHS)
    if WHOLE or turn == number % 2
]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 740})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    yield opened
    context.close()


def here(page: Page) -> dict[str, Any] | None:
    """Say where the keyboard is."""
    found: dict[str, Any] | None = page.evaluate(f"({KEYS}).here()")
    return found


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Go through the page's own part from where the keyboard is and say each stop."""
    met: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press(key)
        stop = here(page)
        if stop is None or not stop["inside"]:
            return met
        met.append(stop)
    raise AssertionError(f"no way out, last at {met[-1]['name']}")


@pytest.mark.parametrize(("slug", "width"), WIDE_AND_NARROW)
def test_every_control_is_stopped_at_in_order_and_seen_and_left_again(
    page: Page, site: str, slug: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    arrive(page, f"{site}calculators/{slug}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the content
    expected = page.evaluate(f"({KEYS}).stops()")
    there = walk(page, "Tab")
    assert [stop["name"] for stop in there] == expected
    assert [stop["name"] for stop in there if not stop["ring"]] == []
    assert [stop["name"] for stop in there if stop["covered"]] == []
    back = walk(page, "Shift+Tab")
    assert [stop["name"] for stop in reversed(back)] == expected
    assert [stop["name"] for stop in back if stop["covered"]] == []


def test_every_stop_is_outlined_where_the_themes_script_has_not_come(page: Page, site: str) -> None:
    page.route("**/bundle.*", lambda route: route.abort())
    arrive(page, site + KINDS["term"])
    met = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if stop := here(page):
            met.append(stop)
    assert {stop["inside"] for stop in met} == {True, False}
    assert [stop["name"] for stop in met if not stop["ring"]] == []


# Roles of what a reader does something with; a link may stand twice on a page.
CONTROLS = {
    "button", "checkbox", "combobox", "radio", "slider", "spinbutton", "textbox", "searchbox", "switch",
    "DisclosureTriangle",
}  # fmt: skip
PLACES = {"group", "form", "region", "radiogroup"}


def controls(page: Page) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return role, name and the named groups around each control, as Chromium tells a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()

    def said(node: dict[str, Any], key: str) -> str:
        return str(node.get(key, {}).get("value", ""))

    def around(node: dict[str, Any]) -> tuple[str, ...]:
        above = nodes.get(node.get("parentId", ""))
        if above is None:
            return ()
        named = said(above, "role") in PLACES and said(above, "name")
        return (*around(above), said(above, "name")) if named else around(above)

    shown = [node for node in nodes.values() if not node.get("ignored") and said(node, "role") in CONTROLS]
    return [(said(node, "role"), said(node, "name"), around(node)) for node in shown]


@pytest.mark.parametrize("slug", CHOSEN)
def test_every_control_has_a_name_of_its_own(chromium: Browser, site: str, slug: str) -> None:
    page = chromium.new_page()
    arrive(page, f"{site}calculators/{slug}/")
    found = controls(page)
    page.close()
    assert len(found) > 15
    assert [one for one in found if not one[1].strip()] == []
    assert [one for one, times in Counter(found).items() if times > 1] == []


def test_rows_are_numbered_and_the_place_stays_when_one_goes(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/cross-margin/")
    add = page.get_by_role("button", name="Add position")
    add.press("Enter")
    third = page.get_by_role("group", name="position 3")
    expect(third.get_by_role("combobox", name="Market")).to_be_focused()
    page.get_by_role("button", name="Remove position 2").press("Enter")
    expect(page.get_by_role("button", name="Remove position 2")).to_be_focused()  # the third until now
    expect(page.get_by_role("group", name="position 3")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(add).to_be_focused()
    expect(page.get_by_role("button", name="Remove position 1")).to_be_hidden()
    page.locator(READY).wait_for()
    reset = page.get_by_role("button", name="Back to the example")
    reset.press("Enter")
    expect(page.locator(".mg-form")).to_be_focused()
    expect(page.locator(".mg-row")).to_have_count(2)
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Rates of")).to_be_focused()  # the first of the form


def test_a_form_is_worked_by_keys_alone(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/liquidation-price/")
    answer = page.locator("[data-part=answer]")
    before = answer.inner_text()
    side = page.get_by_role("radio", name="Long", exact=True)
    side.press("ArrowRight")
    expect(page.get_by_role("radio", name="Short", exact=True)).to_be_focused()
    expect(answer).to_contain_text("Your short is closed")
    slider = page.get_by_role("slider", name="Leverage")
    said = slider.get_attribute("aria-valuetext")
    slider.press("ArrowRight")
    expect(slider).not_to_have_attribute("aria-valuetext", said or "")
    rule = page.get_by_role("combobox", name="Venue's rule")
    rule.press("ArrowDown")
    expect(rule).to_have_value("okx")
    page.locator(READY).wait_for()
    assert answer.inner_text() != before


def test_a_late_answer_does_not_take_the_place_away(page: Page, site: str) -> None:
    arrive(page, f"{site}calculators/liquidation-price/")
    page.get_by_role("textbox", name="Entry price").fill("50000")
    for stop in (page.locator("[data-part=table] summary"), page.locator("[data-part=working] a").first):
        page.get_by_role("textbox", name="Quantity").press("ArrowUp")
        stop.focus()
        page.evaluate("window.marked = document.activeElement")
        page.get_by_role("textbox", name="Quantity").evaluate(
            "input => { input.value += '1'; input.dispatchEvent(new InputEvent('input', {bubbles: true})) }"
        )
        page.locator(".mg-calc:not([data-stale])").wait_for()
        assert not page.evaluate("marked.isConnected"), "the piece was replaced"
        expect(stop).to_be_focused()


# A page, a control, what is pressed, and where the keyboard must be then.
LANDS: dict[str, tuple[str, str, str]] = {
    "an exercise is drawn": ("liquidation-price", "[data-part=new-exercise]", "[data-part=exercise-answer]"),
    "the code is shown": ("liquidation-price", "[data-part=code-show]", "[data-part=source]"),
    "numbers are kept": ("liquidation-price", "[data-part=keep]", "[data-part=keep]"),
    "the link is copied": ("liquidation-price", "[data-action=copy-link]", "[data-action=copy-link]"),
    "the text is copied": ("liquidation-price", "[data-action=copy-text]", "[data-action=copy-text]"),
    "it is kept for offline": ("health-factor", "[data-part=keep-offline]", "[data-part=keep-offline]"),
    "it is stepped on": ("liquidation-cascade", "[data-part=next]", "[data-part=next]"),
    "it is stepped back": ("liquidation-cascade", "[data-part=back]", "[data-part=back]"),
    "the chart's table is opened": (
        "liquidation-price",
        "[data-part=table] summary",
        "[data-part=table] summary",
    ),
}


@pytest.mark.parametrize(("slug", "control", "place"), LANDS.values(), ids=LANDS.keys())
def test_the_place_is_known_after(page: Page, site: str, slug: str, control: str, place: str) -> None:
    arrive(page, f"{site}calculators/{slug}/")
    expect(page.locator(control)).to_be_visible()  # with its script, not before
    page.locator(control).press("Enter")
    expect(page.locator(place)).to_be_focused()
    at = here(page)
    assert at and at["ring"] and not at["covered"], at


def test_a_retry_leaves_the_keyboard_at_the_line_that_tells_how_it_went(page: Page, site: str) -> None:
    page.context.route("**/engine/*/pyodide.asm.wasm", lambda route: route.abort())
    page.goto(f"{site}calculators/liquidation-price/")
    page.get_by_role("textbox", name="Entry price").fill("50000")
    again = page.get_by_role("button", name="Try again")
    again.focus()
    page.context.unroute("**/engine/*/pyodide.asm.wasm")
    page.keyboard.press("Enter")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    expect(page.locator("[data-part=status]")).to_be_focused()


def test_print_and_cite_are_worked_by_key(page: Page, site: str) -> None:
    page.add_init_script("window.print = () => (window.printed = true)")
    arrive(page, f"{site}calculators/liquidation-price/")
    page.get_by_role("button", name="Print").press("Enter")
    assert page.evaluate("window.printed")
    page.get_by_role("link", name="Cite").press("Enter")
    expect(page.locator("#cite")).to_contain_text("calculators/liquidation-price/")
    expect(page.locator("#cite")).to_be_visible()


@pytest.mark.long  # tests/engines/test_heard.py listens too
@pytest.mark.parametrize("slug", WALKED if WHOLE else WALKED[:1])
def test_one_voice_alone_tells_of_an_edit(chromium: Browser, site: str, slug: str) -> None:
    page = chromium.new_page()
    arrive(page, f"{site}calculators/{slug}/")
    first = page.locator(".mg-form input[inputmode=decimal]").first
    first.press("End")
    first.press("0")
    page.locator(READY).wait_for()
    page.evaluate(
        """() => { window.heard = {}
        const live = [...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log], output')]
        for (const one of live) new MutationObserver(() => {
            if (one.getAttribute('aria-live') === 'off') return
            const name = one.previousElementSibling?.dataset.part ?? one.className
            ;(heard[name] ??= new Set()).add(one.textContent)
        }).observe(one, {childList: true, subtree: true, characterData: true}) }"""
    )
    for _ in range(12):
        first.press("Backspace")
        first.press("1")
    first.press("5")
    page.locator(READY).wait_for()
    expect(page.locator("[data-part=status] + [role=status]")).not_to_be_empty()
    heard = page.evaluate(
        "Object.fromEntries(Object.entries(heard).map(([name, said]) => [name, said.size]))"
    )
    page.close()
    assert set(heard) <= {"status"}
    assert heard.get("status", 0) <= 5
