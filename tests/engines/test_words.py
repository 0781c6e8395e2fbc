"""The glossary's words in a page of another origin, in every engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.hosted import Host, strict
from tests.browser.test_words import TEXT, WORD, WORDS
from tests.engines.page import Page

pytestmark = [pytest.mark.engine, pytest.mark.others]
SHOWN = """(number) => {
  const card = document.querySelectorAll('glossary-term')[number]?.shadowRoot?.querySelector('.card')
  return card?.getClientRects().length ? card.textContent : ''
}"""


@pytest.fixture
def host(tmp_path: Path, site: str) -> Iterator[Host]:
    with strict(tmp_path, site) as page:
        yield page


def test_a_word_shows_its_meaning_under_the_pointer_and_hides_it_by_escape(page: Page, host: Host) -> None:
    page.open(host(f"<p>A {WORD} comes.</p>"))
    page.until("() => Boolean(document.querySelector('glossary-term').shadowRoot)")
    page.hover("glossary-term > a")
    page.until(f"() => ({SHOWN})(0).includes('Margin call')")
    page.press("Escape")
    page.until(f"() => !({SHOWN})(0)")


def test_words_of_the_hosts_text_are_marked_and_open(page: Page, host: Host) -> None:
    page.open(host(TEXT + WORDS))
    page.until("() => Boolean(document.querySelector('glossary-term'))")
    marked = "() => [...document.querySelectorAll('glossary-term')].map((one) => one.getAttribute('term'))"
    assert page.run(marked).count("margin-call") == 2
    page.hover("glossary-term")
    page.until(f"() => ({SHOWN})(0).includes('Margin call')")
