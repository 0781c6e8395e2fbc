"""Terms in the order in which they can be learned: each after what it requires."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from termsite.linking.alphabet import sort_key
from termsite.model import Problem, Term

LEVELS = ("starter", "working", "deep")


def cycles(terms: Mapping[str, Term]) -> list[Problem]:
    """Prerequisites that lead back to where they began; each circle is told once."""
    done: set[str] = set()
    problems: list[Problem] = []
    for start in sorted(terms):
        trail: list[str] = []
        _walk(start, terms, trail, done, problems)
    return problems


def _walk(
    slug: str, terms: Mapping[str, Term], trail: list[str], done: set[str], problems: list[Problem]
) -> None:
    if slug in trail:
        circle = [*trail[trail.index(slug) :], slug]
        term = terms[circle[-2]]
        place = next(reference.place for reference in term.requires if reference.slug == slug)
        message = f"prerequisites go in a circle: {' → '.join(circle)}"
        problems.append(Problem(place, message, "Drop the one that a reader needs least."))
    elif slug not in done and slug in terms:
        trail.append(slug)
        for reference in terms[slug].requires:
            if reference.slug == slug:  # told as a term that refers to itself
                continue
            _walk(reference.slug, terms, trail, done, problems)
        trail.pop()
        done.add(slug)


def learning_order(terms: Iterable[Term]) -> tuple[str, ...]:
    """All of them, each after what it requires; easier and then earlier names first."""
    known = {term.slug: term for term in terms}
    waits = {slug: {r.slug for r in term.requires if r.slug in known} for slug, term in known.items()}
    frees: dict[str, list[str]] = {slug: [] for slug in known}
    for slug, needed in waits.items():
        for other in needed:
            frees[other].append(slug)
    ready = [(_ease(known[slug]), slug) for slug, needed in waits.items() if not needed]
    heapify(ready)
    ordered: list[str] = []
    while ready:
        _, slug = heappop(ready)
        ordered.append(slug)
        for other in frees[slug]:
            waits[other].discard(slug)
            if not waits[other]:
                heappush(ready, (_ease(known[other]), other))
    return (*ordered, *sorted(set(known) - set(ordered)))  # what is left is in a circle, told elsewhere


def way(slug: str, terms: Mapping[str, Term]) -> tuple[str, ...]:
    """The shortest chain of prerequisites to a term, from one that needs none; empty if it is one step."""
    ahead: list[tuple[str, ...]] = [(slug,)]
    seen = {slug}
    for chain in ahead:  # grows while it is walked: the shortest chains come first
        needed = [reference.slug for reference in terms[chain[0]].requires]
        if not needed:
            return chain[:-1] if len(chain) > 2 else ()
        fresh = sorted(set(needed) - seen)
        seen.update(fresh)
        ahead += [(one, *chain) for one in fresh]
    return ()


def _ease(term: Term) -> tuple[int, tuple[str, str]]:
    return LEVELS.index(term.level), sort_key(term.sorted_as)
