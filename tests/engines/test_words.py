"""The glossary's words in a page of another origin, in every engine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.served import BUILT_FOR, served
from tests.browser.test_words import TEXT, WORD, WORDS
from tests.engines.page import Page

pytestmark = pytest.mark.engine
SHOWN = """(number) => {
  const card = document.querySelectorAll('glossary-term')[number]?.shadowRoot?.querySelector('.card')
  return card?.getClientRects().length ? card.textContent : ''
}"""


@pytest.fixture
def host(tmp_path: Path, site: str) -> Iterator[Callable[[str], str]]:
    """Give the address, on another origin, of a page with this HTML, whose policy is strict."""
    with served(tmp_path) as address:

        def page(html: str) -> str:
            head = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'self' {site}">"""
            (tmp_path / "index.html").write_text(head + html.replace(BUILT_FOR, site), "utf-8")
            return address

        yield page


def test_a_word_shows_its_meaning_under_the_pointer_and_hides_it_by_escape(
    page: Page, host: Callable[[str], str]
) -> None:
    page.open(host(f"<p>A {WORD} comes.</p>"))
    page.until("() => Boolean(document.querySelector('glossary-term').shadowRoot)")
    page.hover("glossary-term > a")
    page.until(f"() => ({SHOWN})(0).includes('Margin call')")
    page.press("Escape")
    page.until(f"() => !({SHOWN})(0)")


def test_words_of_the_hosts_text_are_marked_and_open(page: Page, host: Callable[[str], str]) -> None:
    page.open(host(TEXT + WORDS))
    page.until("() => Boolean(document.querySelector('glossary-term'))")
    marked = "() => [...document.querySelectorAll('glossary-term')].map((one) => one.getAttribute('term'))"
    assert page.run(marked).count("margin-call") == 2
    page.hover("glossary-term")
    page.until(f"() => ({SHOWN})(0).includes('Margin call')")
