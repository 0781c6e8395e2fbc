"""Whatever changed code did to Python, and whenever it is interrupted: afterwards the site's own code answers."""

import os
import random
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.asked import ask_many
from tests.browser.quiet import Listened, listened

pytestmark = pytest.mark.browser
COUNT = int(os.environ.get("MARGINARY_INTERRUPTIONS", "4"))
SEED = 14
# Spoils what every other calculator imports too, and takes its time over each answer.
SPOILS = """

import dataclasses as _d, time as _t
_right = margin.isolated_price
def _spoilt(*given, **named):
    end = _t.monotonic() + SECONDS
    while _t.monotonic() < end:
        pass
    result = _right(*given, **named)
    return _d.replace(result, price=result.price / 2) if _d.is_dataclass(result) else result / 2
if not hasattr(margin, "_spoilt"):
    margin.isolated_price = margin._spoilt = _spoilt
"""


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


def back(page: Page, _: str = "") -> None:
    page.locator("[data-part=code-back]").click()


def rewritten(page: Page, original: str) -> None:
    """Put the original into the box by hand, and run it."""
    page.locator("[data-part=source]").evaluate("(box, original) => { box.value = original }", original)
    page.locator("[data-part=code-run]").click()


def edited_again(page: Page, _: str) -> None:
    """Run another change, and go back from that one."""
    page.locator("[data-part=source]").evaluate("box => { box.value += '\\n# again' }")
    page.locator("[data-part=code-run]").click()
    back(page)


def reloaded(page: Page, _: str) -> None:
    page.reload()


INTERRUPTIONS: tuple[Callable[[Page, str], None], ...] = (back, rewritten, edited_again, reloaded)


def test_after_any_interruption_the_answers_are_the_originals(opened: Listened, site: str) -> None:
    draw, page = random.Random(SEED), opened.page
    print(f"{COUNT} interruptions, seed {SEED}")
    page.goto(f"{site}calculators/liquidation-price/")
    for number in range(COUNT):
        interrupt = INTERRUPTIONS[number % len(INTERRUPTIONS)]
        original = spoil(page, seconds=draw.choice((0.0, 0.7, 1.4, 60.0)))
        page.evaluate("wait => new Promise(then => setTimeout(then, wait))", draw.randrange(0, 1_500))
        interrupt(page, original)
        expect_original(page, f"{draw.randrange(20_000, 80_000)}")
        assert not page.locator("[data-tool=code]").get_attribute("data-changed"), interrupt.__name__
    assert opened.complaints == []


@pytest.mark.parametrize("interrupt", [back, edited_again])
def test_code_that_waits_for_the_rest_of_the_runtime_is_ended_in_silence(
    opened: Listened, site: str, interrupt: Callable[[Page, str], None]
) -> None:
    page, held = opened.page, list[Route]()
    page.route("**/rest.wasm", lambda route: held.append(route))  # a method of C's the driver cannot mark
    page.goto(f"{site}calculators/liquidation-price/")
    with page.expect_request("**/rest.wasm"):
        spoil(page, seconds=0)
    interrupt(page, "")
    expect_original(page, "50000")
    assert held
    assert opened.complaints == []


def spoil(page: Page, seconds: float) -> str:
    """Run the code spoilt, so that each answer takes these seconds; return the original."""
    page.locator("[data-tool=code]").wait_for()  # which shows itself when its script is here
    if page.locator("[data-part=code-show]").is_visible():
        page.locator("[data-part=code-show]").click()
    box = page.locator("[data-part=source]")
    expect(box).not_to_have_value("")
    original = box.input_value()
    box.evaluate("(box, more) => { box.value += more }", SPOILS.replace("SECONDS", str(seconds)))
    page.locator("[data-part=code-run]").click()
    return original


def expect_original(page: Page, price: str) -> None:
    (response,) = ask_many([("liquidation-price", {"entry_price": price})])
    page.locator("[data-field=entry_price] input[inputmode=decimal]").fill(price)
    expect(page.locator("[data-part=answer]")).to_contain_text(response["outputs"][0]["shown"])
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", re.compile("ready|example"))


def test_an_answer_of_changed_code_says_so_wherever_it_goes(opened: Listened, site: str) -> None:
    page = opened.page
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.goto(f"{site}calculators/liquidation-price/")
    spoil(page, seconds=0)
    expect(page.locator("[data-part=code-status]")).to_contain_text("Your code has answered")
    page.locator("[data-action=copy-text]").click()
    page.wait_for_function("() => window.copied")
    assert "Worked with changed code, not with that of this site." in page.evaluate("window.copied")
    assert "Worked with changed code" in page.locator("[data-part=address]").inner_text()
    back(page)
    expect_original(page, "50000")
    page.locator("[data-action=copy-text]").click()
    page.wait_for_function("() => window.copied.includes('50,000')")
    assert "changed code" not in page.evaluate("window.copied")
    assert "changed code" not in page.locator("[data-part=address]").inner_text()


def test_what_changed_code_writes_into_the_page_does_nothing_by_itself(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/")
    page.evaluate(
        """async () => {
          const { replace } = await import('/assets/js/calculator/calculator.js')
          const acts = '<meta http-equiv=refresh content="0;url=https://other.example/">'
            + '<link rel=preconnect href="https://other.example"><iframe src="https://other.example"></iframe>'
          replace(document.querySelector('[data-part=warnings]'), `<p id=said>said</p>${acts}<svg>${acts}</svg>`)
        }"""
    )
    expect(page.locator("[data-part=warnings]")).to_have_text("said")
    assert page.locator("[data-part=warnings] :is(meta, link, iframe)").count() == 0
    assert opened.strangers(site) == []
