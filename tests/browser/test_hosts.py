"""Calculators in hosts as they are: WordPress' two ways to hide a frame, frameworks, sandboxes, hostile messages."""

import html
import json
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hosted import Host, hosted
from tests.browser.quiet import Listened, listened
from tests.browser.served import Handler, served
from tests.browser.test_embed import SETTLED, answer, expected, frame_of
from tests.draws import some

pytestmark = pytest.mark.browser
PATIENCE = 30_000
# What WordPress does to the frame of a pasted address (wp-includes/js/wp-embed.js, cut down to what concerns heights),
# and the two styles by which it hides the frame until a height has come: before 6.6, and since.
WORDPRESS = """<script>addEventListener('message', ({ data, source }) => {
  if (!data || !data.secret || data.message !== 'height') return
  for (const frame of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
    if (source !== frame.contentWindow) continue
    frame.height = Math.min(1000, Math.max(200, data.value))
    frame.removeAttribute('style')
  }
})
for (const frame of document.querySelectorAll('iframe.wp-embedded-content')) {
  frame.contentWindow.postMessage({ message: 'ready', secret: frame.getAttribute('data-secret') }, '*')
}
</script>"""
HIDING = {
    "clip": "position: absolute; clip: rect(1px, 1px, 1px, 1px);",
    "visibility": "position: absolute; visibility: hidden;",
}


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Another site, not another port alone."""
    with hosted(tmp_path, "localhost") as page:
        yield page


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        one.page.set_default_timeout(PATIENCE)
        yield one


@pytest.mark.parametrize(
    "late", some((True, False), 2), ids=lambda late: "script late" if late else "script first"
)
@pytest.mark.parametrize("hiding", HIDING.values(), ids=HIDING.keys())
def test_wordpress_shows_the_frame_of_a_pasted_address(
    opened: Listened, site: str, host: Host, hiding: str, late: bool
) -> None:
    page = opened.page
    src = f"{site}embed/v1/liquidation-price/#?secret=aB3dE5fG7h"
    frame = (
        f'<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="{hiding}" src="{src}"'
        ' data-secret="aB3dE5fG7h" width="600" height="720" scrolling="no"></iframe>'
    )
    script = WORDPRESS.replace("<script>", "").replace("</script>", "")
    page.goto(host(frame + ("" if late else WORDPRESS)))
    if late:
        page.wait_for_function("() => told.some(one => one.message === 'height')")
        page.evaluate(script)
    page.wait_for_function("() => !document.querySelector('iframe').hasAttribute('style')")
    element = page.locator("iframe")
    inside = frame_of(page)
    height = inside.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(element).to_have_attribute("height", str(min(1000, height)))
    assert expected("50000") in answer(inside, "50000")
    inside.get_by_role("link", name="Open the page").click()
    page.wait_for_function("() => told.some(one => one.message === 'link')")
    link = page.evaluate("told.find(one => one.message === 'link')")
    assert (link["value"], link["secret"]) == (f"{site}calculators/liquidation-price/", "aB3dE5fG7h")


def element(site: str, attributes: str) -> str:
    link = f'<a href="{site}">The calculator</a>'
    return (
        "<script>addEventListener('calc-result', ({ detail }) => (window.result = detail));"
        "addEventListener('calc-error', ({ detail }) => (window.failed ??= []).push(detail))</script>"
        f'<div id="here"><glossary-calculator {attributes}>{link}</glossary-calculator></div><div id="there"></div>'
        f'<script type="module" src="{site}embed/v1/embed.js"></script>'
    )


def says(page: Page, **inputs: str) -> None:
    """Wait until the last result is of these inputs."""
    page.wait_for_function(
        "wanted => Object.entries(wanted).every(([name, text]) => window.result?.inputs[name] === text)",
        arg=inputs,
    )


GIVEN: dict[str, tuple[str, str]] = {
    "an attribute each": ('in-entry_price="50000" in-leverage="5"', ""),
    "JSON in an attribute": ("inputs='{\"entry_price\": 50000, \"leverage\": \"5\"}'", ""),
    "JSON in the property": ("", "one.inputs = '{\"entry_price\": 50000, \"leverage\": 5}'"),
    "an object": ("", "one.inputs = { entry_price: 50000, leverage: 5 }"),
    "an object that cannot be cloned": ("", "one.inputs = new Proxy({ entry_price: 50000, leverage: 5 }, {})"),
    "attributes set later": ("", "one.setAttribute('in-entry_price', '50000'); one.setAttribute('in-leverage', '5')"),
}  # fmt: skip


@pytest.mark.parametrize(("attributes", "script"), some(tuple(GIVEN.values()), 2), ids=some(tuple(GIVEN), 2))
def test_inputs_arrive_however_a_host_gives_them_and_in_no_request(
    opened: Listened, site: str, host: Host, attributes: str, script: str
) -> None:
    page = opened.page
    page.goto(host(element(site, f'calc="liquidation-price" {attributes}')))
    page.evaluate(f"const one = document.querySelector('glossary-calculator'); {script}")
    says(page, entry_price="50000", leverage="5")
    assert [url for url in opened.requests if "50000" in url] == []
    assert opened.complaints == []


def test_what_a_reader_typed_stays_when_the_element_is_moved_or_put_back(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    page.goto(host(element(site, 'calc="liquidation-price" in-leverage="20"')))
    says(page, leverage="20")
    assert answer(frame_of(page), "40000")
    says(page, entry_price="40000", leverage="20")
    for move in (
        "there.append(one)",
        "window.one = one; one.remove()",
        "here.append(window.one)",
    ):
        page.evaluate(
            f"window.result = null; const one = document.querySelector('glossary-calculator'); {move}"
        )
        if not page.locator("glossary-calculator").count():
            continue
        says(page, entry_price="40000", leverage="20")
    assert opened.complaints == []


WRONG = {
    "no calculator": ("", "calc"),
    "an unknown calculator": ('calc="no-such-thing"', "frame"),
    "inputs that are no JSON": ('calc="liquidation-price" inputs="{"', "inputs"),
}


@pytest.mark.parametrize(("attributes", "code"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_of_the_hosts_is_an_event_and_a_link_not_an_empty_box(
    opened: Listened, site: str, host: Host, attributes: str, code: str
) -> None:
    page = opened.page
    page.clock.install()
    page.goto(host(element(site, attributes)))
    if code == "frame":
        page.wait_for_function("() => document.querySelector('glossary-calculator')?.shadowRoot")
        frame_of(page).wait_for_load_state("load")
        page.clock.run_for(8_000)
    page.wait_for_function("() => window.failed?.length")
    assert page.evaluate("failed[0].code") == code
    if code != "inputs":
        assert page.get_by_role("link", name="The calculator").is_visible()
        assert not page.locator("iframe").is_visible()


class _Closed(Handler):
    """A host that opens its files to nobody."""

    def end_headers(self) -> None:
        SimpleHTTPRequestHandler.end_headers(self)


@pytest.fixture
def closed(site_folder: Path) -> Iterator[str]:
    with served(site_folder, _Closed) as address:
        yield address


def test_where_scripts_do_not_come_it_is_said_and_nothing_wrong_stays(
    opened: Listened, closed: str, host: Host
) -> None:
    src = f"{closed}embed/v1/liquidation-price/"
    opened.page.goto(host(f'<iframe sandbox="allow-scripts" src="{src}" height="900"></iframe>'))
    frame = frame_of(opened.page)
    expect(frame.locator("[data-part=status]")).to_contain_text("scripts of this page did not arrive")
    entry = frame.locator("[data-field=entry_price] input")
    expect(entry).to_have_attribute("readonly", "")
    expect(entry).to_have_value("60,000")


@pytest.mark.parametrize("script", ["page.js", "calculator/calculator.js"])
@pytest.mark.parametrize("path", ["calculators/liquidation-price/", "embed/v1/liquidation-price/"])
def test_a_script_that_does_not_come_is_told_and_no_number_is_taken(
    opened: Listened, site: str, path: str, script: str
) -> None:
    page = opened.page
    page.context.route(f"**/assets/js/{script}", lambda route: route.abort())
    page.goto(site + path)
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]")
    entry.focus()
    status = page.locator("[data-part=status]").first
    expect(status).to_have_attribute("data-state", "failed")
    expect(status).to_contain_text("did not arrive")
    expect(entry).to_have_value("60,000")


MALFORMED: tuple[Any, ...] = (
    None, 1, "x", [], {}, {"ns": "glossary"}, {"ns": "glossary", "v": 1, "type": "__proto__"},
    {"ns": "glossary", "v": 1, "type": "set", "inputs": {"entry_price": "x" * 9_000}},
    {"ns": "glossary", "v": 1, "type": "set", "inputs": {"__proto__": "1", "<img>": "2"}},
    {"message": "ready", "secret": "none"},
)  # fmt: skip


def test_malformed_messages_change_nothing_and_throw_nothing(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    page.goto(host(f'<iframe src="{site}embed/v1/liquidation-price/" width="600" height="900"></iframe>'))
    page.wait_for_function("() => told.some(one => one.type === 'height')")
    frame = frame_of(page)
    before = frame.locator("[data-part=answer]").inner_text()
    page.evaluate(
        """messages => {
          const loop = { ns: 'glossary', v: 1, type: 'set' }
          loop.self = loop
          const odd = [loop, { ns: 'glossary', v: 1, type: 'set', inputs: 10n }, { ns: 'glossary', v: 1, big: 1n }]
          for (let round = 0; round < 80; round++) for (const one of [...messages, ...odd]) frames[0].postMessage(one, '*')
        }""",
        json.loads(json.dumps(MALFORMED)),
    )
    frame.locator(SETTLED).wait_for()
    assert frame.locator("[data-part=answer]").inner_text() == before
    assert {one.get("type") for one in page.evaluate("told")} <= {"hello", "height", "embed-size"}
    assert opened.complaints == []


# A frame of a stranger: it says to everybody in the page what a calculator and what its host would say, 1,000 times.
STRANGER = """<script>
  window.heard = []
  addEventListener('message', ({ data, source }) => source === self || heard.push(data?.type))
  const inputs = { entry_price: '1' }
  const said = [...MESSAGES, { type: 'hello' }, { type: 'init', id: 1 }, { type: 'set', inputs }, { type: 'reset' }, { type: 'get' },
    { type: 'height', px: 9 }, { type: 'height', px: 1e9 }, { type: 'result', inputs, sentence: 'x', outputs: [] },
    { type: 'error', code: 'x' }, { type: 'x'.repeat(100_000) }]
  for (let round = 0; round < 50; round++) for (const one of said) {
    const message = one && { ns: 'glossary', v: 1, ...one }
    for (const to of [parent, ...Array.from({ length: parent.length }, (_, place) => parent[place])]) to.postMessage(message, '*')
  }
  document.title = 'said'
</script>"""


def test_a_strangers_frame_beside_it_changes_nothing_and_learns_nothing(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    hostile = html.escape(STRANGER.replace("MESSAGES", json.dumps(MALFORMED)))
    page.goto(
        host(
            f"""<iframe src="{site}embed/v1/liquidation-price/" width="600" height="900"></iframe>
            <glossary-calculator calc="liquidation-price" start="now" in-entry_price="50000"></glossary-calculator>
            <script>window.fired = []; for (const name of ['change', 'result', 'error'])
              addEventListener(`calc-${{name}}`, ({{ detail }}) => fired.push([name, detail.inputs?.entry_price]))</script>
            <script type="module" src="{site}embed/v1/embed.js"></script>"""
        )
    )
    page.wait_for_function("() => fired.some(([name]) => name === 'result')")
    assert expected("43210") in answer(frame_of(page), "43210")
    page.evaluate("hostile => { fired.length = 0; document.body.insertAdjacentHTML('beforeend', hostile) }",
        f'<iframe id="stranger" sandbox="allow-scripts" srcdoc="{hostile}"></iframe>',
    )  # fmt: skip
    stranger = page.frames[-1]
    stranger.wait_for_function("() => document.title === 'said'")
    # What comes behind all of that is answered, and only that.
    assert expected("43211") in answer(frame_of(page), "43211")
    page.evaluate("document.querySelector('glossary-calculator').inputs = { entry_price: 43212 }")
    page.wait_for_function("() => fired.some(([name]) => name === 'result')")
    assert {price for _, price in page.evaluate("fired")} == {"43212"}
    height = page.evaluate("document.querySelector('glossary-calculator').getBoundingClientRect().height")
    assert 300 < height < 2_000
    assert set(stranger.evaluate("heard")) <= {"hello", "height", "embed-size"}
    assert opened.complaints == []
