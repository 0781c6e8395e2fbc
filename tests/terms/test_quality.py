"""What every term owes its reader, as far as a program can see it."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from calckit.calculator import Catalogue
from termsite.linking.order import cycles
from termsite.linking.words import singular
from termsite.model import Term
from tests.terms.glossary import GLOSSARY, ROOT

TERMS = [pytest.param(term, id=slug) for slug, term in GLOSSARY.terms.items()]

# Small words that a summary may share with a title.
FUNCTION_WORDS = frozenset(
    ("a", "an", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
# Words of a title that its summary may use, and why.
KIND = "names the kind of thing; the other word of the title is what is explained"
LEGS = "the two contracts that the rule ties together; each has its own term"
ALLOWED = {
    "bankruptcy-price": {"price": KIND},
    "break-even-price": {"price": KIND},
    "liquidation-price": {"price": KIND},
    "put-call-parity": {"put": LEGS, "call": LEGS},
}
SHARED = 0.4  # of a paragraph's eight-word runs may stand in another term
RUN = 8


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def stems(text: str) -> set[str]:
    return {singular(word) for word in words(text)} - FUNCTION_WORDS


@pytest.mark.parametrize("term", TERMS)
def test_the_summary_would_do_alone(term: Term) -> None:
    assert len(term.summary) <= 160
    assert re.search(r"[^.…]\.$", term.summary), "ends as a sentence, not cut"
    assert term.summary[0].isupper() or term.summary[0].isdigit()
    assert ". " not in term.summary, "one sentence"
    own = stems(term.title) & stems(term.summary) - ALLOWED.get(term.slug, {}).keys()
    assert not own, f"explains the title by its own words: {sorted(own)}"


RATIOS = {
    ("equity-restoration", "r"),
    ("standard-initial-margin-model", "r"),
}  # of two amounts, a correlation


@pytest.mark.parametrize("term", TERMS)
def test_a_number_in_a_legend_says_what_it_counts(term: Term) -> None:
    shown = [(symbol.name, symbol.value, symbol.unit) for symbol in term.symbols if symbol.value]
    assert [name for name, _, unit in shown if unit == "fraction"] == [], "readers write it in per cent"
    bare = [name for name, value, unit in shown if not unit and not value.endswith(("%", "}"))]
    assert [name for name in bare if name != "s" and (term.slug, name) not in RATIOS] == []


def test_no_exception_is_left_over() -> None:
    for slug, allowed in ALLOWED.items():
        term = GLOSSARY.terms[slug]
        assert allowed.keys() <= stems(term.title) & stems(term.summary), slug


def test_no_summary_stands_twice() -> None:
    counted = Counter(term.summary.lower() for term in GLOSSARY.terms.values())
    assert not [summary for summary, times in counted.items() if times > 1]


@pytest.mark.parametrize("term", TERMS)
def test_a_reader_finds_questions_sources_and_rules(term: Term) -> None:
    assert term.level and len(term.questions) >= 2
    assert len(term.venues) != 1, "the same word under other rules: two rows or none"
    notes = (ROOT / "terms" / f"{term.slug}.md").read_text(encoding="utf-8")
    assert term.sources or re.search(r"^notes: ", notes, re.MULTILINE), "no source: say so in 'notes'"
    assert not re.search(r"^notes: .*waits for", notes, re.MULTILINE), "the calculator may be there by now"


def paragraphs(term: Term) -> Iterator[str]:
    yield from (block for block in term.body.text.split("\n\n") if not block.startswith("#"))
    yield from (question.answer.text for question in term.questions)


def runs(text: str) -> list[tuple[str, ...]]:
    said = words(text)
    return [tuple(said[n : n + RUN]) for n in range(len(said) - RUN + 1)]


def test_no_paragraph_is_another_terms() -> None:
    where: dict[tuple[str, ...], set[str]] = {}
    for slug, term in GLOSSARY.terms.items():
        for paragraph in paragraphs(term):
            for run in runs(paragraph):
                where.setdefault(run, set()).add(slug)
    copied = [
        (slug, paragraph)
        for slug, term in GLOSSARY.terms.items()
        for paragraph in paragraphs(term)
        if (found := runs(paragraph)) and sum(len(where[run]) > 1 for run in found) > SHARED * len(found)
    ]
    assert not copied


def test_some_other_term_leads_to_each() -> None:
    terms = GLOSSARY.terms
    led_to = {target for slug in terms for target in GLOSSARY.mentions[slug]}
    for term in terms.values():
        led_to |= {reference.slug for reference in term.requires}
        led_to |= {relation.term for relation in term.related} | {c.term for c in term.contrast}
        led_to |= {term.broader.slug} if term.broader else set()
    assert not sorted(terms.keys() - led_to)


def test_prerequisites_have_no_circle() -> None:
    assert not cycles(GLOSSARY.terms)


def test_the_field_is_covered() -> None:
    first = Counter(term.areas[0].slug for term in GLOSSARY.terms.values())
    assert len(GLOSSARY.terms) >= 110
    assert len(GLOSSARY.areas) >= 10
    assert not [slug for slug, area in GLOSSARY.areas.items() if first[slug] < 5 or not area.questions]


def test_calculators_and_their_terms_lead_to_each_other() -> None:
    catalogue: Catalogue = GLOSSARY.catalogue
    assert catalogue and all(calculator.terms for calculator in catalogue.values())
    missing = [
        (slug, name)
        for slug, calculator in catalogue.items()
        for name in calculator.terms
        if name not in GLOSSARY.terms or not GLOSSARY.terms[name].calculators
    ]
    assert not missing
    used = {use.calculator for term in GLOSSARY.terms.values() for use in term.calculators}
    assert not sorted(catalogue.keys() - used)
