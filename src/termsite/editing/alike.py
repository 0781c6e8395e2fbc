"""Terms that look like one: the check's rule for names that are nearly the same, at a softer threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from termsite.editing.findings import Finding
from termsite.editing.neighbours import neighbours
from termsite.linking.mention import normal
from termsite.linking.words import singular, words
from termsite.model import Glossary

SPELT = 88.0  # of 100: how alike two words are that differ in their spelling alone
LETTERS = 6  # shorter words are alike by chance
SAID = 75.0  # how alike two summaries are that say the same
SHARED = 4  # words that two such summaries have in common, at least
LITTLE = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))


def alike(glossary: Glossary) -> Iterator[Finding]:
    """Give each pair of terms that nearly share a name or a summary; related ones were told apart."""
    apart = {frozenset((slug, one)) for slug, term in glossary.terms.items() for one in neighbours(term)}
    told: set[frozenset[str]] = set()
    for one, other, why in (*_names(glossary), *_summaries(glossary)):
        pair = frozenset((one, other))
        if one != other and pair not in apart | told:
            told.add(pair)
            hint = "One concept: make one an alias of the other. Two: say under 'contrast' how they differ."
            yield Finding(glossary.terms[one].place(), f"looks like '{other}': {why}", hint)


def _names(glossary: Glossary) -> Iterator[tuple[str, str, str]]:
    """Names of the same words but little ones, or of words that differ in the spelling of one."""
    from rapidfuzz import fuzz  # it takes long to load

    known: dict[tuple[str, ...], tuple[str, str]] = {}
    near: dict[tuple[str, ...], list[tuple[str, str, str]]] = {}
    for name, slug in sorted(glossary.forms.items()):
        kept = tuple(singular(one) for one in normal(name).lower().split() if one not in LITTLE)
        other, called = known.setdefault(tuple(sorted(kept)), (slug, name))
        if other != slug:
            yield other, slug, f"'{called}' and '{name}'"
        for n, word in enumerate(kept):
            if len(word) < LETTERS or not word.isalpha():
                continue
            rest = (*kept[:n], "", *kept[n + 1 :])
            for spelt, its, said in near.setdefault(rest, []):
                if its != slug and fuzz.ratio(word, spelt) >= SPELT and word != spelt:
                    yield its, slug, f"'{said}' and '{name}'"
            near[rest].append((word, slug, name))


def _summaries(glossary: Glossary) -> Iterator[tuple[str, str, str]]:
    from rapidfuzz import fuzz

    terms = glossary.terms
    said = {slug: _content(term.summary) for slug, term in terms.items()}
    for one, other in _sharing(said):
        likeness = fuzz.token_sort_ratio(terms[one].summary, terms[other].summary)
        if likeness >= SAID:
            yield one, other, f"their summaries are {likeness:.0f} % alike"


def _sharing(said: dict[str, set[str]]) -> Iterable[tuple[str, str]]:
    """Pairs that share enough of the words which are not in every other summary."""
    holders: dict[str, list[str]] = {}
    for slug, found in said.items():
        for word in found:
            holders.setdefault(word, []).append(slug)
    rare = (held for held in holders.values() if len(held) <= max(10, len(said) // 20))
    counts = Counter(pair for held in rare for pair in combinations(held, 2))
    return sorted(pair for pair, count in counts.items() if count >= SHARED)


def _content(text: str) -> set[str]:
    return {word for one in words(text) if (word := singular(one[0].lower())) not in LITTLE}
