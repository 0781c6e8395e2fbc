"""Summaries that lead back to where they began: a word that is told by another, which is told by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from termsite.editing.findings import Finding
from termsite.linking.mention import Mentions
from termsite.linking.names import linkable
from termsite.model import Glossary

LONGEST = 3  # terms in a circle; who meets the first word of a longer one has read the others before


def circles(glossary: Glossary) -> Iterator[Finding]:
    """Give each circle of summaries once, the shortest first.

    What a term requires is read before it: a summary that uses a word which requires that term counts too.
    """
    said = _told(glossary)
    needs = {slug: {one.slug for one in term.requires} for slug, term in glossary.terms.items()}
    ways = {slug: sorted(said[slug] | needs[slug]) for slug in glossary.terms}
    for circle in sorted(_circles(ways), key=lambda one: (len(one), one)):
        pairs = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        told = [one for one, other in pairs if other in said[one]]
        if told:
            names = [glossary.terms[slug].title for slug in (*circle, circle[0])]
            steps = [_step(glossary, one, other, other in said[one]) for one, other in pairs]
            yield Finding(
                glossary.terms[told[0]].place("summary"),
                f"{' → '.join(names)}: {'; '.join(steps)}",
                "Say one of them without the other.",
            )


def _told(glossary: Glossary) -> Mapping[str, set[str]]:
    """The terms whose names a summary uses, by term."""
    mentions = Mentions(linkable(glossary.forms, glossary.terms))
    return {
        slug: {found.slug for found in mentions.find(term.summary)} - {slug}
        for slug, term in glossary.terms.items()
    }


def _step(glossary: Glossary, one: str, other: str, said: bool) -> str:
    title, named = glossary.terms[one].title, glossary.terms[other].title
    return f"'{title}' is told by '{named}'" if said else f"'{title}' requires '{named}'"


def _circles(ways: Mapping[str, list[str]]) -> set[tuple[str, ...]]:
    """Every circle of at most LONGEST steps, from its first term in the alphabet on."""
    found: set[tuple[str, ...]] = set()
    for start in ways:
        trails: list[tuple[str, ...]] = [(start,)]
        for trail in trails:  # grows while it is walked
            for step in ways[trail[-1]]:
                if step == start:
                    found.add(trail)
                elif step > start and step not in trail and len(trail) < LONGEST:
                    trails.append((*trail, step))
    return found
