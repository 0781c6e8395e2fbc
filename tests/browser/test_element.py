"""The element as a host's page handles it: where it lays it out, what it changes later, what else it has of that name."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosted import PLAIN, Host, hosted
from tests.browser.quiet import Listened
from tests.browser.test_embed import answer, expected, frame_of
from tests.browser.test_owner import ENTRY

pytestmark = pytest.mark.browser
HEARD = """<script>window.heard = []
for (const name of ['ready', 'result', 'error']) addEventListener(`calc-${name}`, ({ detail }) => heard.push({ name, ...detail }))</script>"""
LEVERAGE = "[data-field=leverage] input[inputmode=decimal]"
ONE = "document.querySelector('glossary-calculator')"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Another site, not another port alone."""
    with hosted(tmp_path, "localhost") as page:
        yield page


def element(site: str, attributes: str) -> str:
    link = f'<a href="{site}">The calculator</a>'
    script = f'<script type="module" src="{site}embed/v1/embed.js"></script>'
    return f'{HEARD}<glossary-calculator calc="liquidation-price" {attributes}>{link}</glossary-calculator>{script}'


def hears(page: Page, name: str) -> None:
    page.wait_for_function("name => heard.some(one => one.name === name)", arg=name)


@pytest.mark.parametrize(
    "style",
    [
        "display: block", "display: flex", "display: flex; flex-direction: column; align-items: center",
        "display: flex; flex-wrap: wrap", "display: grid; justify-items: center",
    ],
)  # fmt: skip
def test_it_is_as_wide_as_its_place_however_the_host_lays_it_out(
    opened: Listened, site: str, host: Host, style: str
) -> None:
    page = opened.page
    page.goto(host(f'<div style="{style}; width: 700px">{element(site, "")}</div>'))
    hears(page, "ready")
    expect(page.locator("iframe")).to_have_css("width", "700px")
    page.evaluate(f"{ONE}.style.margin = '0 50px'")
    expect(page.locator("iframe")).to_have_css("width", "600px")
    page.evaluate(f"{ONE}.hidden = true")
    expect(page.locator("glossary-calculator")).to_be_hidden()


def test_without_script_of_ours_a_hidden_frame_is_of_no_height(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    frame = f'<iframe src="{site}embed/v1/liquidation-price/" width="600" height="980"></iframe>'
    page.goto(host(f'<div id="tab" style="display: none">{frame}</div>'))
    page.wait_for_function("() => told.some(one => one.type === 'hello')")
    frame_of(page).wait_for_load_state("load")
    page.evaluate("frames[0].postMessage({ ns: 'glossary', v: 1, type: 'init', id: 1 }, '*')")
    page.wait_for_function("() => told.some(one => one.type === 'ready')")
    assert [one for one in page.evaluate("told") if one.get("type") in ("height", "embed-size")] == []
    page.evaluate("tab.style.display = 'block'")
    page.wait_for_function("() => told.some(one => one.type === 'height' && one.px > 300)")


# What hosts set on any element, and what of ours is about the look alone.
LATER = {
    "inert": "one.inert = true", "inputmode": "one.inputMode = 'none'", "a title": "one.title = 'Rechner'",
    "a height": "one.setAttribute('height', '2000')", "a theme": "one.setAttribute('theme', 'dark')",
    "a colour": "one.setAttribute('accent', '0b5cad')", "a direction": "one.dir = 'rtl'",
}  # fmt: skip


@pytest.mark.parametrize("change", LATER.values(), ids=LATER.keys())
def test_what_is_no_input_changes_no_number_and_no_height(
    opened: Listened, site: str, host: Host, change: str
) -> None:
    page = opened.page
    page.goto(host(element(site, 'in-leverage="20"')))
    hears(page, "result")
    frame = frame_of(page)
    frame.locator(LEVERAGE).fill("5")
    page.wait_for_function(f"() => {ONE}.inputs.leverage === '5'")
    page.evaluate(f"() => {{ heard.length = 0; const one = {ONE}; {change} }}")
    # What is told later is heard later: an input that the host sets now is answered behind all of that.
    page.evaluate(f"{ONE}.inputs = {{ entry_price: 50000 }}")
    page.wait_for_function("() => heard.some(one => one.inputs?.entry_price === '50000')")
    assert page.evaluate(f"{ONE}.inputs.leverage") == "5"
    assert "ready" not in [one["name"] for one in page.evaluate("heard")]
    tall = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(page.locator("iframe")).to_have_css("height", f"{tall}px")
    page.evaluate(f"{ONE}.removeAttribute('dir')")
    expect(frame.locator("html")).not_to_have_attribute("dir", "rtl")


def test_another_calculator_in_its_place_is_no_step_back_and_begins_with_its_own(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    page.goto(host(element(site, 'in-leverage="20"')))
    hears(page, "result")
    steps = page.evaluate("history.length")
    page.evaluate(f"() => {{ heard.length = 0; {ONE}.setAttribute('calc', 'cross-margin') }}")
    assert page.evaluate(f"[{ONE}.toText(), JSON.stringify({ONE}.inputs)]") == ["", '{"leverage":"20"}']
    hears(page, "ready")
    assert page.evaluate("history.length") == steps
    assert "cross-margin" in frame_of(page).url


def test_the_way_back_leads_to_the_owners_numbers(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    page.goto(host(element(site, 'in-leverage="20"')))
    hears(page, "result")
    frame = frame_of(page)
    expect(frame.locator("[data-part=status]")).to_contain_text("Worked example.")
    answer(frame, "40000")
    frame.get_by_role("button", name="Back to the example").click()
    expect(frame.locator(ENTRY)).to_have_value("60,000")
    expect(frame.locator(LEVERAGE)).to_have_value("20")


# As JavaScript has them: how it writes a number is no matter of its value. What the form cannot hold is told, and left out.
NUMBERS = {"1e-7": "0.0000001", "50000.5": "50,000.5", "0.1 + 0.2": "", "NaN": "", "true": ""}


@pytest.mark.parametrize(("number", "shown"), NUMBERS.items(), ids=NUMBERS.keys())
def test_a_hosts_number_is_taken_whole_or_left_out_with_a_word(
    opened: Listened, site: str, host: Host, number: str, shown: str
) -> None:
    page = opened.page
    page.goto(host(element(site, 'start="now"')))
    hears(page, "ready")
    value = page.evaluate(f"() => {{ {ONE}.inputs = {{ entry_price: {number} }}; return String({number}) }}")
    entry = frame_of(page).locator(ENTRY)
    expect(entry).to_have_value(shown or "60,000")
    if not shown:
        hears(page, "error")
        (error,) = [one for one in page.evaluate("heard") if one["name"] == "error"]
        assert error["code"] == "inputs"
        assert f"entry_price={value}" in error["message"]
        expect(frame_of(page).locator("[data-part=note]")).to_have_text(error["message"])


def test_in_a_host_without_an_origin_it_is_ready_and_takes_numbers(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    body = json.dumps(f"{PLAIN}{element(site, '')}").replace("</", "<\\/")
    page.goto(host(f"<script>const one = document.createElement('iframe'); one.sandbox = 'allow-scripts';"
        f"one.srcdoc = {body}; one.width = 900; one.height = 900; document.body.append(one)</script>"))  # fmt: skip
    inner = frame_of(page)
    inner.wait_for_function("() => window.heard?.some(one => one.name === 'ready')")
    inner.evaluate(f"{ONE}.inputs = {{ entry_price: 50000 }}")
    nested = inner.locator("glossary-calculator iframe").element_handle().content_frame()
    assert nested
    expect(nested.locator("[data-part=answer]")).to_contain_text(expected("50000"))


@pytest.mark.parametrize(
    ("name", "script"), [("glossary-calculator", "embed.js"), ("glossary-term", "term.js")]
)
def test_a_second_element_of_its_name_is_told_and_of_another_copy_is_not(
    opened: Listened, site: str, host: Host, name: str, script: str
) -> None:
    page, ours = opened.page, f'<script type="module" src="{site}embed/v1/{script}%s"></script>'
    page.goto(host(ours % "" + ours % "?copy"))
    page.wait_for_function("name => customElements.get(name)", arg=name)
    page.wait_for_load_state("networkidle")
    assert opened.complaints == []
    theirs = f"<script>customElements.define('{name}', class extends HTMLElement {{}})</script>"
    with page.expect_console_message() as told:
        page.goto(host(theirs + ours % "") + "?theirs")  # a server tells no two pages of one second apart
    words = f"The page has another <{name}> already. That of {site}embed/v1/ was left out."
    assert (told.value.type, told.value.text) == ("warning", words)
