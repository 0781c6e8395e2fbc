"""A calculator in a page of another origin: the snippet as the README gives it, sandboxed, and what it tells its host."""

import gzip
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.asked import ask_many
from tests.browser.chosen import WHOLE
from tests.browser.hosted import Host, guide
from tests.browser.quiet import Listened, arrive
from tests.browser.served import BUILT_FOR, ROOT

pytestmark = pytest.mark.browser
SETTLED = ".mg-calc[data-state]:not([data-stale])"


def frame_of(page: Page, number: int = 0) -> Frame:
    element = page.locator("iframe").nth(number).element_handle()  # pierces the element's shadow
    assert element
    frame = element.content_frame()
    assert frame
    return frame


def answer(frame: Frame, price: str) -> str:
    """Type a price into the frame and return the answer's text."""
    frame.locator("[data-field=entry_price] input[inputmode=decimal]").fill(price)
    frame.locator(SETTLED).wait_for()
    expect(frame.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    return frame.locator("[data-part=answer]").inner_text()


def expected(price: str) -> str:
    (response,) = ask_many([("liquidation-price", {"entry_price": price})])
    return str(next(output["shown"] for output in response["outputs"]))


def readme_snippet(site: str) -> str:
    """Return the README's snippet, pointed at the site under test."""
    snippet = re.search(r"<iframe[^>]*></iframe>", (ROOT / "README.md").read_text("utf-8"))
    assert snippet
    return re.sub(r'src="https://[^/]*/', f'src="{site}', snippet[0])


def test_the_readmes_snippet_reaches_a_live_answer_on_another_origin(
    opened: Listened, site: str, host: Host
) -> None:
    address = host(readme_snippet(site))
    arrive(opened.page, address)
    assert opened.runtime == [], "nothing of the runtime before a touch"
    assert expected("50000") in answer(frame_of(opened.page), "50000")
    assert opened.complaints == []
    assert opened.strangers(site, address) == []


@pytest.mark.parametrize("snippet", [readme_snippet, lambda site: guide("sandbox=").replace(BUILT_FOR, site)])
def test_no_snippet_makes_a_plain_page_wider_than_a_phone(
    opened: Listened, site: str, host: Host, snippet: Callable[[str], str]
) -> None:
    page = opened.page
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(host(f'<meta name="viewport" content="width=device-width">{snippet(site)}'))
    page.wait_for_function("() => told.some(one => one.type === 'height')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert frame_of(page).evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_the_strictest_sandbox_it_reaches_a_live_answer(opened: Listened, site: str, host: Host) -> None:
    opened.page.goto(host(guide('sandbox="allow-scripts"').replace(BUILT_FOR, site)))
    frame = frame_of(opened.page)
    assert frame.evaluate("self.origin") == "null"
    assert expected("50000") in answer(frame, "50000")
    assert opened.complaints == []


def test_in_a_page_from_right_to_left_it_keeps_its_own_direction(
    opened: Listened, site: str, host: Host
) -> None:
    src = f"{site}embed/v1/liquidation-price/"
    opened.page.goto(host(f'<div dir="rtl"><iframe src="{src}" width="320" height="760"></iframe></div>'))
    frame = frame_of(opened.page)
    assert expected("50000") in answer(frame, "50000")
    assert frame.evaluate("getComputedStyle(document.body).direction") == "ltr"
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_inputs_in_the_address_are_worked_at_once(opened: Listened, site: str, host: Host) -> None:
    src = f"{site}embed/v1/liquidation-price/?entry_price=50000"
    opened.page.goto(host(f'<iframe src="{src}" width="600" height="760"></iframe>'))
    frame = frame_of(opened.page)
    expect(frame.locator("[data-part=answer]")).to_contain_text(expected("50000"))
    expect(frame.locator("[data-part=status]")).to_contain_text("Worked example")


def test_a_frame_tells_its_height_to_anybody_and_numbers_only_to_who_asked(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    page.goto(host(f'<iframe src="{site}embed/v1/liquidation-price/" width="600" height="760"></iframe>'))
    frame = frame_of(page)
    page.wait_for_function("() => told.some(one => one.type === 'height')")
    height = page.evaluate("told.findLast(one => one.type === 'height').px")
    assert abs(height - frame.evaluate("document.body.getBoundingClientRect().height")) <= 1
    answer(frame, "50000")
    told = [one for one in page.evaluate("told") if one.get("sentinel") != "amp"]
    assert {one["type"] for one in told} <= {"hello", "height"}
    assert all(one["ns"] == "glossary" and one["v"] == 1 for one in told)

    page.evaluate("frames[0].postMessage({ns: 'glossary', v: 1, id: 7, type: 'init'}, '*')")
    page.wait_for_function("() => told.some(one => one.type === 'result')")
    page.evaluate(
        "frames[0].postMessage({ns: 'glossary', v: 1, type: 'set', inputs: {entry_price: '40000'}}, '*')"
    )
    page.wait_for_function("() => told.filter(one => one.type === 'result').length > 1")
    result = page.evaluate("told.findLast(one => one.type === 'result')")
    assert result["id"] == 7
    assert result["inputs"]["entry_price"] == "40000"
    assert result["outputs"][0]["shown"] == expected("40000")
    page.evaluate(
        "frames[0].postMessage({ns: 'glossary', v: 1, type: 'set', inputs: {entry_price: '<img>'}}, '*')"
    )
    expect(frame.locator("[data-part=note]")).to_contain_text("entry_price")
    expect(frame.locator("[data-field=entry_price] input").first).to_have_value("40,000")


@pytest.mark.parametrize("frames", [2, 6] if WHOLE else [3])
def test_at_most_two_engines_of_one_page_stay_alive(
    opened: Listened, site: str, host: Host, frames: int
) -> None:
    page = opened.page
    one = f'<iframe src="{site}embed/v1/liquidation-price/" width="600" height="760"></iframe>'
    page.goto(host(one * frames))
    for number in range(frames):
        answer(frame_of(page, number), f"{5 + number}0000")
        assert len(page.workers) <= 3, "the last one starts before another ends"
    expect_workers(page, 2)
    first = frame_of(page)
    assert expected("50000") in first.locator("[data-part=answer]").inner_text(), "its answer stays"
    assert expected("45000") in answer(first, "45000"), "and it comes back at the next touch"
    expect_workers(page, 2)


def expect_workers(page: Page, number: int) -> None:
    for _ in range(100):
        if len(page.workers) == number:
            return
        page.wait_for_timeout(50)
    assert len(page.workers) == number


def test_the_element_is_a_calculator_with_events_and_properties(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    page.goto(
        host(
            guide("<glossary-calculator").replace(BUILT_FOR, site)
            + "<script>addEventListener('calc-result', event => (window.result = event.detail))</script>"
        )
    )
    page.wait_for_function("() => window.result?.inputs.entry_price === '30000'")
    assert page.evaluate("result.outputs[0].shown") == expected("30000")
    link = page.get_by_role("link", name="Liquidation price calculator")
    assert not link.is_visible(), "the fallback makes room"
    page.evaluate("document.querySelector('glossary-calculator').inputs = {entry_price: 40000}")
    page.wait_for_function("() => window.result?.inputs.entry_price === '40000'")
    assert expected("40000") in page.evaluate("document.querySelector('glossary-calculator').toText()")
    height = page.evaluate("document.querySelector('glossary-calculator').getBoundingClientRect().height")
    assert abs(height - frame_of(page).evaluate("document.body.getBoundingClientRect().height")) <= 6
    assert opened.complaints == []


def test_without_its_script_the_element_is_a_link(opened: Listened, site: str, host: Host) -> None:
    opened.page.goto(
        host(f'<glossary-calculator calc="x"><a href="{site}">The calculator</a></glossary-calculator>')
    )
    assert opened.page.get_by_role("link", name="The calculator").is_visible()


def test_the_element_and_the_frame_are_small_before_a_touch(opened: Listened, site: str) -> None:
    page = opened.page
    script = page.request.get(f"{site}embed/v1/embed.js").body()
    assert len(gzip.compress(script, 9)) <= 2_000
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body(), 9))}))
    arrive(page, f"{site}embed/v1/liquidation-price/")
    assert opened.runtime == []
    ours = {url: size for url, size in sizes.items() if not url.endswith((".woff2", ".png"))}  # kept for good
    assert sum(ours.values()) <= 15_000, ours
