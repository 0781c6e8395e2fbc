"""A calculator in a page of another origin, in every engine: also where the frame has no origin at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.hosted import Host, hosted
from tests.engines.page import Page

pytestmark = [pytest.mark.engine, pytest.mark.others]
ENTRY = "[name=entry_price]"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with hosted(tmp_path) as page:
        yield page


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'], ids=["frame", "sandbox"])
def test_a_frame_on_another_origin_answers(page: Page, site: str, host: Host, sandbox: str) -> None:
    page.open(
        host(f'<iframe {sandbox} src="{site}embed/v1/liquidation-price/" width="600" height="760"></iframe>')
    )
    with page.inside("iframe"):
        assert (page.run("() => self.origin") == "null") == bool(sandbox)
        page.fill(ENTRY, "50000")
        page.says("[data-part=answer]", "45,226.13")
        assert page.run("() => getComputedStyle(document.querySelector('.mg-answer')).display") != "inline"
    tells = page.run("() => getComputedStyle(document.querySelector('iframe')).width")
    assert tells == "600px"


def test_the_element_is_a_calculator_with_events(page: Page, site: str, host: Host) -> None:
    page.open(
        host(
            f"""<glossary-calculator calc="liquidation-price" in-entry_price="50000"><a href="{site}">link</a>
            </glossary-calculator><script>addEventListener('calc-result', ({{ detail }}) => (window.result = detail))
            </script><script type="module" src="{site}embed/v1/embed.js"></script>"""
        )
    )
    page.until("() => window.result?.inputs.entry_price === '50000'")
    page.run(
        "() => void (document.body.style.cssText = 'display: flex; flex-direction: column; align-items: center')"
    )
    wide = page.run(
        "() => document.querySelector('glossary-calculator').shadowRoot.querySelector('iframe').offsetWidth"
    )
    assert wide == page.run("() => document.body.clientWidth"), (
        "as wide as its place, however that is laid out"
    )
    assert page.run("() => result.outputs[0].shown") == "45,226.13"
