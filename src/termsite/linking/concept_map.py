"""How the terms of an area hang together: which to draw, what leads to what, and in which row each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from termsite.model import Glossary, Term

NEEDED, SUCH, KIND = "needed for", "such as", "is a kind of"  # how one term leads to another
MOST, ACROSS, DEEP, LEAST = 12, 4, 5, 3  # terms, in a row, rows, and what is worth a picture


@dataclass(frozen=True, slots=True)
class Edge:
    """One term leads to another; `words` say how: NEEDED, SUCH or KIND."""

    start: str
    end: str
    words: str


@dataclass(frozen=True, slots=True)
class ConceptMap:
    """Terms in rows, each below what leads to it; the hub is what most others hang on."""

    hub: str
    rows: tuple[tuple[str, ...], ...]
    edges: tuple[Edge, ...]

    @property
    def drawn(self) -> tuple[Edge, ...]:
        """The edges from a row to the next; longer ones would cross boxes and are told in words alone."""
        row = {slug: number for number, slugs in enumerate(self.rows) for slug in slugs}
        return tuple(edge for edge in self.edges if row[edge.end] - row[edge.start] == 1)


def concept_map(glossary: Glossary, area: str) -> ConceptMap | None:
    """Choose the hub of an area and what is nearest to it; None where hardly anything hangs together."""
    members = glossary.members[area]
    edges = tuple(_edges([glossary.terms[slug] for slug in members]))
    degree = {slug: sum(slug in (edge.start, edge.end) for edge in edges) for slug in members}
    hub = max(members, key=lambda slug: degree[slug], default="")
    chosen = [hub]
    while len(chosen) < MOST:
        near = sorted(_near(chosen, edges, members), key=lambda slug: -degree[slug])
        fitting = next((slug for slug in near if _fits([*chosen, slug], edges)), None)
        if fitting is None:
            break
        chosen.append(fitting)
    if len(chosen) < LEAST:
        return None
    inside = tuple(edge for edge in edges if edge.start in chosen and edge.end in chosen)
    return ConceptMap(hub, _ordered([slug for slug in members if slug in chosen], inside), inside)


def _edges(terms: Sequence[Term]) -> Iterator[Edge]:
    """What leads to what; always from an earlier to a later term in learning order, so never in a circle."""
    place = {term.slug: number for number, term in enumerate(terms)}
    told: set[tuple[str, str]] = set()
    for term in terms:
        found = [Edge(r.slug, term.slug, NEEDED) for r in term.requires]
        if term.broader and place.get(term.broader.slug, len(place)) < place[term.slug]:
            found.append(Edge(term.broader.slug, term.slug, SUCH))
        elif term.broader:
            found.append(Edge(term.slug, term.broader.slug, KIND))
        for edge in found:
            if edge.start in place and edge.end in place and (edge.start, edge.end) not in told:
                told.add((edge.start, edge.end))
                yield edge


def _near(chosen: Sequence[str], edges: Sequence[Edge], members: Sequence[str]) -> list[str]:
    at = [edge for edge in edges if edge.start in chosen or edge.end in chosen]
    touching = {slug for edge in at for slug in (edge.start, edge.end)}
    return [slug for slug in members if slug in touching and slug not in chosen]


def _fits(chosen: Sequence[str], edges: Sequence[Edge]) -> bool:
    depths = list(_depths(chosen, edges).values())
    return max(depths) < DEEP and all(depths.count(depth) <= ACROSS for depth in depths)


def _depths(chosen: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The row of each term: one below the lowest that leads to it."""
    inside = [edge for edge in edges if edge.start in chosen and edge.end in chosen]
    depths = dict.fromkeys(chosen, 0)
    for _ in chosen:
        for edge in inside:
            depths[edge.end] = max(depths[edge.end], depths[edge.start] + 1)
    return depths


def _ordered(chosen: Sequence[str], edges: Sequence[Edge]) -> tuple[tuple[str, ...], ...]:
    """The rows; in each, terms stand near what leads to them."""
    depths = _depths(chosen, edges)
    rows: list[tuple[str, ...]] = []
    for depth in range(max(depths.values()) + 1):
        row = [slug for slug in chosen if depths[slug] == depth]
        above = {slug: number for number, slug in enumerate(rows[-1])} if rows else {}
        rows.append(tuple(sorted(row, key=lambda slug: _middle(slug, above, edges))))
    return tuple(rows)


def _middle(slug: str, above: Mapping[str, int], edges: Sequence[Edge]) -> float:
    places = [above[edge.start] for edge in edges if edge.end == slug and edge.start in above]
    return sum(places) / len(places) if places else 0
