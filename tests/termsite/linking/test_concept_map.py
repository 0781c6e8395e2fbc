"""The map of an area: nothing covers anything, nothing leads back, and it is the same every time."""

from __future__ import annotations

from itertools import combinations

import pytest

from termsite.linking.concept_map import ACROSS, DEEP, KIND, MOST, NEEDED, SUCH, ConceptMap, concept_map
from termsite.pages.map_drawing import Box, Drawing, narrow, wide
from tests.termsite.conftest import Whole

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def maps(whole: Whole) -> dict[str, ConceptMap]:
    made = {area: concept_map(whole.glossary, area) for area in whole.glossary.areas}
    return {area: one for area, one in made.items() if one is not None}


LABELS = {kind: kind for kind in (NEEDED, SUCH, KIND)}


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def drawings(whole: Whole, maps: dict[str, ConceptMap]) -> list[tuple[str, Drawing]]:
    titles = {slug: term.title for slug, term in whole.glossary.terms.items()}
    return [
        (f"{area} {draw.__name__}", draw(one, titles, LABELS))
        for area, one in maps.items()
        for draw in (wide, narrow)
    ]


def test_most_areas_have_a_map(whole: Whole, maps: dict[str, ConceptMap]) -> None:
    assert len(maps) >= len(whole.glossary.areas) * 0.7


def test_every_edge_leads_down_and_every_term_hangs_on_another(maps: dict[str, ConceptMap]) -> None:
    for area, one in maps.items():
        row = {slug: number for number, slugs in enumerate(one.rows) for slug in slugs}
        assert len(row) == sum(map(len, one.rows)) <= MOST, area
        assert len(one.rows) <= DEEP and max(map(len, one.rows)) <= ACROSS, area
        assert one.hub in row, area
        assert all(row[edge.start] < row[edge.end] and edge.words for edge in one.edges), area
        assert {slug for slug, number in row.items() if number} == {edge.end for edge in one.drawn}, area


def test_nothing_covers_anything_and_all_is_inside(whole: Whole, maps: dict[str, ConceptMap]) -> None:
    for name, drawing in drawings(whole, maps):
        things = (*drawing.boxes, *drawing.labels)
        covering = [(a.lines, b.lines) for a, b in combinations(things, 2) if not apart(a, b)]
        assert covering == [], name
        for thing in things:
            assert thing.x >= 0 and thing.x + thing.width <= drawing.width, (name, thing)
            assert thing.y >= 0 and thing.y + thing.height <= drawing.height, (name, thing)
            assert max(map(len, thing.lines)) * 5.6 <= thing.width, (name, thing)


def test_both_drawings_show_every_term(whole: Whole, maps: dict[str, ConceptMap]) -> None:
    for name, drawing in drawings(whole, maps):
        area = name.split()[0]
        assert sorted(box.slug for box in drawing.boxes) == sorted(s for row in maps[area].rows for s in row)


def test_the_map_is_the_same_every_time(whole: Whole, maps: dict[str, ConceptMap]) -> None:
    assert all(concept_map(whole.glossary, area) == one for area, one in maps.items())
