"""A curve's points are few, and nowhere is the line through them far from the curve."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calckit.chart import curves

CURVES = [
    # function                                    from  to   places at most
    (lambda x: 3 * x - 7, 0, 10, 9),
    (lambda x: max(0.0, x - 3.337), 0, 10, 12),
    (lambda x: min(max(0.0, x - 3.337), 4.002), 0, 10, 15),
    (lambda x: math.exp(-x), 0, 10, 28),
    (lambda x: 1 / x, 0.2, 10, 36),
    (lambda x: 5.0, -1, 1, 9),
]


def on_line(points: Any, x: Any) -> Any:
    (x1, y1), (x2, y2) = next((a, b) for a, b in pairwise(points) if a[0] <= x <= b[0])
    return y1 + (y2 - y1) * (x - x1) / (x2 - x1)


@pytest.mark.parametrize(("function", "low", "high", "most"), CURVES)
def test_the_line_through_few_points_follows_the_curve(function: Any, low: Any, high: Any, most: Any) -> None:
    ((*points,),) = curves(lambda x: (function(x),), low, high)
    assert len(points) <= most
    assert (points[0][0], points[-1][0]) == (low, high)
    assert all(y == function(x) for x, y in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    for i in range(1, 1000):
        x = low + (high - low) * i / 1000
        assert on_line(points, x) == pytest.approx(function(x), abs=0.005 * height)


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9), st.lists(st.floats(-2e9, 2e9), max_size=4))
def test_places_rise_and_hold_the_marks_inside(low: float, size: float, marks: Any) -> None:
    one, two = curves(lambda x: (abs(x), x * x), low, low + size, marks)
    places = [x for x, _ in one]
    assert places == [x for x, _ in two] == sorted(set(places))
    assert {mark for mark in marks if low < mark < low + size} <= set(places)
