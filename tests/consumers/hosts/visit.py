"""What a reader of a host's page has of the calculator in it, in any engine."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.test_embed import expected
from tests.consumers.hosts.pasted import CALCULATOR
from tests.engines.page import Page

ASKED = "43210"
ELEMENT = "document.querySelector('glossary-calculator')"
HEIGHT = "() => Math.round(document.querySelector('iframe').getBoundingClientRect().height)"


def frame(page: Page) -> str:
    """A frame takes a number and answers, and holds all of the closed calculator; says its height."""
    page.until("() => Boolean(document.querySelector('iframe'))")
    height = page.run(HEIGHT)
    with page.inside("iframe"):
        page.until("() => Boolean(document.querySelector('[name=entry_price]'))")
        inside = page.run("() => Math.floor(document.body.getBoundingClientRect().height)")
        page.fill("[name=entry_price]", ASKED)
        page.says("[data-part=answer]", expected(ASKED))
    assert inside <= height, f"{inside} pixels stand in {height}"
    return f"{height} px"


def element(page: Page) -> str:
    """The element answers what a program of the host asks, as high as its content; says its height."""
    page.until(f"() => Boolean({ELEMENT}?.ready)")
    page.run(f"() => {ELEMENT}.ready.then((one) => (one.inputs = {{ entry_price: {ASKED} }}) && 1)")
    page.until(f"() => {ELEMENT}.result?.inputs.entry_price === '{ASKED}'")
    assert page.run(f"() => {ELEMENT}.result.outputs[0].shown") == expected(ASKED)
    height = page.run(f"() => Math.round({ELEMENT}.getBoundingClientRect().height)")
    assert height >= 600, f"{height} pixels are too few for a calculator"
    return f"{height} px"


def link(page: Page) -> str:
    """Where no frame may stand, a link leads to the calculator's page."""
    page.until(f"() => Boolean(document.querySelector('a[href*=\"calculators/{CALCULATOR}/\"]'))")
    assert not page.run("() => document.querySelectorAll('iframe, glossary-calculator').length")
    return "the link stays"


def pasted_address(page: Page) -> str:
    """WordPress shows the frame that it made of an address once it told its height; says the height."""
    page.until(
        "() => document.querySelector('iframe') && !document.querySelector('iframe').hasAttribute('style')"
    )
    return frame(page)


def by(lines: str) -> Callable[[Page], str]:
    """How a page with these lines is visited."""
    if "<glossary-calculator" in lines:
        return element
    return frame if "iframe" in lines.lower() else link
