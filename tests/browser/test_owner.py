"""What the owner of a page settles in a frame's address: where it starts, what stays, what is named instead of asked."""

import re

import pytest
from playwright.sync_api import Frame, expect

from tests.browser.asked import ask_many
from tests.browser.hosted import Host
from tests.browser.quiet import Listened, is_runtime
from tests.browser.test_embed import SETTLED, answer, frame_of

pytestmark = pytest.mark.browser
ENTRY = "[data-field=entry_price] input[inputmode=decimal]"


def price(**inputs: str) -> str:
    preset = inputs.pop("preset", "")
    (response,) = ask_many([("liquidation-price", inputs)], preset)
    return str(response["outputs"][0]["shown"])


def framed(opened: Listened, host: Host, site: str, settled: str) -> Frame:
    src = f"{site}embed/v1/liquidation-price/#{settled}"
    opened.page.goto(host(f'<iframe src="{src}" width="600" height="970"></iframe>'))
    return frame_of(opened.page)


def shows(frame: Frame, words: str) -> None:
    expect(frame.locator("[data-part=answer]")).to_contain_text(words)
    frame.locator(SETTLED).wait_for()


def test_an_input_that_the_form_leaves_out_is_shown_when_the_address_names_it(
    opened: Listened, site: str, host: Host
) -> None:
    frame = framed(opened, host, site, "side=short")
    shows(frame, price(side="short"))
    expect(frame.get_by_role("radio", name="Short")).to_be_checked()
    assert price(side="short", entry_price="50000") in answer(frame, "50000")
    frame.get_by_role("button", name="Back to the example").click()
    shows(frame, price(side="short"))
    expect(frame.get_by_role("radio", name="Short")).to_be_checked()


def test_what_is_fixed_cannot_be_changed_and_what_is_hidden_is_named(
    opened: Listened, site: str, host: Host
) -> None:
    settled = "side=short&leverage=20&fee=0.05&fix=leverage&hide=side,fee"
    frame = framed(opened, host, site, settled)
    given = {"side": "short", "leverage": "20", "fee": "0.05"}
    shows(frame, price(**given))
    expect(frame.locator("[data-field=leverage] input")).to_have_attribute("readonly", "")
    for name in ("side", "fee"):
        expect(frame.locator(f"[data-field={name}]")).to_be_hidden()
    expect(frame.locator("form")).to_contain_text("With Side: Short, ")
    assert price(**given, entry_price="50000") in answer(frame, "50000")
    frame.get_by_role("button", name="Back to the example").click()
    shows(frame, price(**given))
    expect(frame.locator("[data-field=leverage] input")).to_have_value("20")
    expect(frame.locator("form")).to_contain_text("With Side: Short, ")


def test_a_preset_is_where_the_frame_starts(opened: Listened, site: str, host: Host) -> None:
    frame = framed(opened, host, site, "preset=coin-margined&leverage=5")
    shows(frame, price(preset="coin-margined", leverage="5"))
    expect(frame.locator("[data-field=leverage] input")).to_have_value("5")
    assert price(preset="coin-margined", leverage="5", entry_price="50000") in answer(frame, "50000")


@pytest.mark.parametrize(("settled", "dark"), [("", True), ("theme=light", False), ("theme=auto", True)])
def test_it_follows_its_reader_unless_the_owner_says_otherwise(
    opened: Listened, site: str, host: Host, settled: str, dark: bool
) -> None:
    opened.page.emulate_media(color_scheme="dark")
    src = f"{site}embed/v1/liquidation-price/#{settled}"
    opened.page.goto(host(f'<meta name="color-scheme" content="light dark"><iframe src="{src}"></iframe>'))
    frame = frame_of(opened.page)
    expect(frame.locator("html")).not_to_have_class(re.compile("no-js"))
    expect(frame.locator(".mg-panel")).to_have_css(
        "background-color", "rgb(26, 35, 32)" if dark else "rgb(238, 244, 239)"
    )


def test_what_the_calculator_does_not_know_is_said(opened: Listened, site: str, host: Host) -> None:
    frame = framed(opened, host, site, "preset=nowhere&fix=colour&hide=entry_price")
    expect(frame.locator("form")).to_contain_text("This calculator does not know preset=nowhere, colour.")
    shows(frame, price())


def test_where_the_engine_cannot_come_no_answer_stands_under_the_owners_numbers(
    opened: Listened, site: str, host: Host
) -> None:
    opened.page.route(is_runtime, lambda route: route.abort())
    frame = framed(opened, host, site, "side=short&hide=side")
    status = frame.locator("[data-part=status]")
    expect(status).to_have_attribute("data-state", "failed")
    expect(status).to_contain_text("What is shown, of the example, side Long, stays correct.")


def test_the_element_settles_it_by_attributes(opened: Listened, site: str, host: Host) -> None:
    body = f"""<glossary-calculator calc="liquidation-price" preset="coin-margined" in-leverage="5" fix="leverage" hide="contract">
        <a href="{site}">link</a></glossary-calculator><script type="module" src="{site}embed/v1/embed.js"></script>"""
    opened.page.goto(host(body))
    frame = frame_of(opened.page)
    shows(frame, price(preset="coin-margined", leverage="5"))
    expect(frame.locator("[data-field=leverage] input")).to_have_attribute("readonly", "")
    expect(frame.locator("[data-field=contract]")).to_be_hidden()
    assert "leverage" not in "".join(opened.requests), "no number in a request"
