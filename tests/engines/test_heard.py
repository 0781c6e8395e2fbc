"""What stands for the ear in every engine: each thing is said once, whole, in a place that was there before and was empty."""

import re
from collections.abc import Sequence

import pytest

from tests.engines.page import Page

pytestmark = [pytest.mark.engine, pytest.mark.alike]
ENTRY, SLIDER = "[name=entry_price]", ".mg-slider[data-for=entry_price]"
LIQUIDATION = "calculators/liquidation-price/"
REPLAY = "calculators/replay-of-real-days/"
WORKING = "Working…"  # which a slow machine says first, in the place of what it works for
# From now on: what comes into a place that is heard, with the line that it belongs to, and whether it is one text put whole.
HEAR = """() => {
  window.heard = []
  new MutationObserver((changes) => {
    const places = changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest('[role=status], [aria-live]'))
    for (const place of new Set(places)) {
      if (!place?.textContent) continue
      const [first, ...others] = place.childNodes
      const whole = !others.length && changes.every(({ type, target }) => type === 'childList' || !place.contains(target))
      window.heard.push([place.previousElementSibling?.dataset.part, place.textContent, whole && first.nodeType === Node.TEXT_NODE])
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}"""
SINCE = "() => window.heard.splice(0)"
HAS = "(pattern) => window.heard.some(([, words]) => new RegExp(pattern).test(words))"


def heard(page: Page, last: str) -> Sequence[tuple[str, str]]:
    """Wait until a pattern is heard; return the line and the words of all that was, each of them put whole."""
    page.until(HAS, last)
    all_of_it = page.run(SINCE)
    assert all(whole for _, _, whole in all_of_it), all_of_it
    said = [(line, words) for line, words, _ in all_of_it]
    assert len(set(said)) == len(said), said
    return said


def told(said: Sequence[tuple[str, str]], line: str) -> list[str]:
    """Of what was heard, what a line came to."""
    return [words for its, words in said if its == line and words != WORKING]


def test_an_answer_a_verdict_and_what_was_done_are_said_once(page: Page, site: str) -> None:
    page.open(site + LIQUIDATION)
    page.until("() => !document.querySelector('[data-tool=practice]').hidden")
    page.run(HEAR)
    page.fill(ENTRY, "50000")
    waits = [words for line, words in heard(page, r"45,226\.13") if "45,226" not in words]
    kinds = [words.partition(" ")[0] for words in waits]  # Fetching, Starting, Working
    assert len(set(kinds)) == len(kinds), waits

    page.run("(selector) => document.querySelector(selector).focus()", SLIDER)
    page.press("ArrowRight")
    (answer,) = told(heard(page, "closed"), "status")
    assert "Worked with" not in answer  # that was said with the answer before

    page.fill("[data-part=solve-target]", "40000")
    page.press("Enter")
    assert len(told(heard(page, "40,000"), "solved")) == 1

    page.click("[data-part=new-exercise]")
    page.until("() => document.activeElement.dataset.part === 'exercise-answer'")
    page.run(SINCE)
    page.type("12")
    page.press("Enter")
    assert len(told(heard(page, "Not yet"), "verdict")) == 1


def test_every_step_is_said_once_with_its_unit(page: Page, site: str) -> None:
    page.open(site + REPLAY)
    page.until("() => !document.querySelector('[data-part=bar]').hidden")
    page.run(HEAR)
    for number in (1, 2, 3):
        page.click("[data-part=next]")
        said = told(heard(page, rf"Day {number} of"), "round-now")
        assert len(said) == 1, said
        assert re.search(rf": [\d,.−-]+ [A-Z]{{3}}\b.*\. Day {number} of \d+$", said[0]), said
