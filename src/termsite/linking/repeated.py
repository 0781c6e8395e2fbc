"""What a term names twice: its page would show both, and no tool could tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from termsite.model import Place, Problem, Term


def named_twice(terms: Iterable[Term]) -> list[Problem]:
    """Every later one of such a pair."""
    return [problem for term in terms for problem in (*_twice(term), *_called_twice(term))]


def _twice(term: Term) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for key, name, place in _named(term):
        if (key, name) in seen:
            hint = "Keep one; what both say belongs in one sentence."
            yield Problem(place, f"'{key}' names '{name}' twice", hint)
        seen.add((key, name))


def _called_twice(term: Term) -> Iterator[Problem]:
    """Names that the term has already: in tables of names a term has each of them once.

    A name that is a symbol as well is told as a name there.
    """
    for key, names in (("aliases", term.aliases), ("symbol_aliases", term.symbol_aliases)):
        seen = {normalize("NFC", term.title): "is the title"}
        for name in names:
            same = normalize("NFC", name)
            if same in seen:
                message = f"'{key}' names '{name}', which {seen[same]}"
                yield Problem(term.place(key), message, "Keep it in one place.")
            seen.setdefault(same, "it names already")


def _named(term: Term) -> Iterator[tuple[str, str, Place]]:
    yield from (("related", one.term, one.why.place) for one in term.related)
    yield from (("contrast", one.term, one.difference.place) for one in term.contrast)
    for use in term.calculators:
        yield "calculators", f"{use.calculator}:{use.preset}" if use.preset else use.calculator, use.place
