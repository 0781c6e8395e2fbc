"""Functions to the points of their curves: few where straight, more where they bend, corners to a pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from calckit.chart.values import Point

Heights: TypeAlias = Sequence[float]

_PIECES = 8  # looked at in any case
_HALVINGS = 6  # of a piece: a corner is found to a five-hundredth of the width
_NEAR = 0.002  # of the height: what is nearer than this to a straight line lies on it


class _Place(NamedTuple):
    x: float
    heights: Heights


def curves(
    function: Callable[[float], Heights], low: float, high: float, marks: Iterable[float] = ()
) -> tuple[tuple[Point, ...], ...]:
    """Return the points of each curve from low to high, all at the same places, the marks among them.

    The function gives the heights of all curves at a place, so that what they share is worked out once.
    """
    even = (low + (high - low) * i / _PIECES for i in range(1, _PIECES))
    starts = sorted({low, high, *even, *(mark for mark in marks if low < mark < high)})
    places = [_Place(x, function(x)) for x in starts]
    near = tuple(_NEAR * (max(each) - min(each)) for each in zip(*(p.heights for p in places), strict=True))
    found = places[:1]
    for before, after in pairwise(places):
        between = _between(function, before, after, near, _HALVINGS)
        found += _needed([before, *between, after], near)[1:]
    return tuple(tuple((place.x, place.heights[i]) for place in found) for i in range(len(near)))


def _between(
    function: Callable[[float], Heights], before: _Place, after: _Place, near: Heights, halvings: int
) -> list[_Place]:
    """Return places between two: none on a straight line, else the middle and those of both halves."""
    x = (before.x + after.x) / 2
    middle = _Place(x, function(x))
    if _off(before, middle, after, near) <= 1:
        return []
    if halvings == 0:
        return [middle]
    left = _between(function, before, middle, near, halvings - 1)
    right = _between(function, middle, after, near, halvings - 1)
    return [*left, middle, *right]


def _needed(places: list[_Place], near: Heights) -> list[_Place]:
    """Drop the places that lie on the straight line between others: around a corner there are many."""
    if len(places) == 2:
        return places
    first, last = places[0], places[-1]
    off, at = max((_off(first, places[i], last, near), i) for i in range(1, len(places) - 1))
    if off <= 1:
        return [first, last]
    return _needed(places[: at + 1], near)[:-1] + _needed(places[at:], near)


def _off(before: _Place, middle: _Place, after: _Place, near: Heights) -> float:
    """Return how far the middle place lies from the straight line between others, in what counts as near."""
    part = (middle.x - before.x) / (after.x - before.x) if after.x > before.x else 0.0
    gaps = (
        abs(y - a - part * (b - a)) / gap if gap else 0.0
        for a, y, b, gap in zip(before.heights, middle.heights, after.heights, near, strict=True)
    )
    return max(gaps)
