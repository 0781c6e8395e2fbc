"""What a term names twice in one list: its page would show both, and no tool could tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsite.model import Place, Problem, Term


def named_twice(terms: Iterable[Term]) -> list[Problem]:
    """Every later one of such a pair."""
    return [problem for term in terms for problem in _twice(term)]


def _twice(term: Term) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for key, name, place in _named(term):
        if (key, name) in seen:
            hint = "Keep one; what both say belongs in one sentence."
            yield Problem(place, f"'{key}' names '{name}' twice", hint)
        seen.add((key, name))


def _named(term: Term) -> Iterator[tuple[str, str, Place]]:
    yield from (("related", one.term, one.why.place) for one in term.related)
    yield from (("contrast", one.term, one.difference.place) for one in term.contrast)
    for use in term.calculators:
        yield "calculators", f"{use.calculator}:{use.preset}" if use.preset else use.calculator, use.place
