"""Functions to the points of their curves: few where straight, more where they bend, corners to a pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from calckit.chart import Point

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
        found += [*_between(function, before, after, near, _HALVINGS), after]
    return tuple(tuple((place.x, place.heights[i]) for place in found) for i in range(len(near)))


def _between(
    function: Callable[[float], Heights], before: _Place, after: _Place, near: Heights, halvings: int
) -> list[_Place]:
    """Return the places needed between two: none on a straight line, else those of both halves."""
    x = (before.x + after.x) / 2
    middle = _Place(x, function(x))
    if _is_straight(before, middle, after, near):
        return []
    if halvings == 0:
        return [middle]
    left = _between(function, before, middle, near, halvings - 1)
    right = _between(function, middle, after, near, halvings - 1)
    bends = not _is_straight((left or [before])[-1], middle, (right or [after])[0], near)
    return [*left, *([middle] if bends else []), *right]


def _is_straight(before: _Place, middle: _Place, after: _Place, near: Heights) -> bool:
    """Tell whether every curve passes the middle place where the straight line between the others does."""
    part = (middle.x - before.x) / (after.x - before.x) if after.x > before.x else 0.0
    chords = (a + part * (b - a) for a, b in zip(before.heights, after.heights, strict=True))
    return all(abs(y - chord) <= gap for y, chord, gap in zip(middle.heights, chords, near, strict=True))
