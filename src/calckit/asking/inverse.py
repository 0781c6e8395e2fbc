"""One output as a function of one input, and the search for where it takes a value."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from calckit.asking.answering import work
from calckit.calculator import Calculator
from calckit.case import Case
from calckit.fields import Field, Number
from calckit.pick import Filled

Point = tuple[float, float]

_GRID = 64  # places looked at over the whole range, before a crossing is narrowed down
_EDGE = 20
_NARROWINGS = 80
_DIGITS = range(1, 16)


@dataclass(frozen=True, slots=True)
class Inverse:
    """One output as a function of one input, all others held; a picked case names the units."""

    calculator: Calculator
    values: Mapping[str, Any]
    field: Field
    output: Field
    picked: Filled | None = None

    @property
    def kind(self) -> Number:
        """Return the input's kind."""
        assert isinstance(self.field.kind, Number)
        return self.field.kind

    @property
    def result(self) -> Number:
        """Return the output's kind."""
        assert isinstance(self.output.kind, Number)
        return self.output.kind

    def case(self, x: float) -> Case | None:
        """Return the case with that input, or None where the function refuses it."""
        if not self.kind.holds(x):
            return None
        case = work(self.calculator, {**self.values, self.field.name: x}, self.picked)
        return case if isinstance(case, Case) else None

    def at(self, x: float) -> float | None:
        """Return the output there, or None where there is no such number."""
        case = self.case(x)
        value = None if case is None else getattr(case, self.output.name)
        return None if value is None or not math.isfinite(value) else float(value)


def grid(question: Inverse) -> list[Point]:
    """Return the output at places all over the range, wherever there is one."""
    kind, now = question.kind, float(question.values[question.field.name])
    low, high = _range(kind, now)
    xs = {low, high, now, *(kind.slider or ())}
    for i in range(1, _GRID):
        share = i / _GRID
        if low > 0 and (kind.scale == "log" or high / low > 1e4):
            xs.add(low * (high / low) ** share)
        else:
            xs.add(low + (high - low) * share)
    if kind.slider:
        xs |= {kind.slider[0] + (kind.slider[1] - kind.slider[0]) * i / _GRID for i in range(_GRID)}
    ordered = sorted(xs)
    for a, b in pairwise(ordered):
        xs |= _edge(question, a, b)
    return [(x, y) for x in sorted(xs) if (y := question.at(x)) is not None]


def _edge(question: Inverse, low: float, high: float) -> set[float]:
    """Return the last place that has a number, between one that has and one that has none."""
    inside, outside = (low, high) if question.at(low) is not None else (high, low)
    if question.at(inside) is None or question.at(outside) is not None:
        return set()
    for _ in range(_EDGE):
        middle = inside + (outside - inside) / 2
        inside, outside = (middle, outside) if question.at(middle) is not None else (inside, middle)
    return {inside}


def _range(kind: Number, now: float) -> tuple[float, float]:
    """Return the ends to search between: the bounds, or far beyond what is usual where a bound is open."""
    ends = [abs(each) for each in (now, *(kind.slider or ())) if each]
    largest, smallest = max(ends, default=1.0), min(ends, default=1.0)
    low = kind.at_least if kind.at_least is not None else kind.above
    high = kind.at_most if kind.at_most is not None else kind.below
    high = min(high, largest * 1e4) if high is not None else largest * 1e4
    if low is None:
        low = -largest * 1e4
    if low == kind.above:
        low = smallest * 1e-4 if low == 0 else math.nextafter(low, math.inf)
    if high == kind.below:
        high = math.nextafter(high, -math.inf)
    return low, high


def nearest(question: Inverse, points: Sequence[Point], wanted: float) -> float | None:
    """Return the solution nearest to the present value that holds when it is put back."""
    now = float(question.values[question.field.name])
    goal = question.result.show(wanted)
    met = [(x, x) for x, y in points if y == wanted]
    level = [(a, a) for (a, ya), (_, yb) in pairwise(points) if ya == yb and question.result.show(ya) == goal]
    # Where the output stands still its shown number, all that a reader has, is met by every place.
    places = [*met, *level, *crossed(points, wanted)]
    for low, high in sorted(places, key=lambda pair: min(abs(end - now) for end in pair)):
        if low == high == now:
            return now
        x = low if low == high else _narrowed(lambda x: _less(question.at(x), wanted), low, high)
        held = None if x is None else _shortest(question, x, wanted)
        if held is not None:
            return held
    return None


def crossed(points: Sequence[Point], wanted: float) -> list[tuple[float, float]]:
    """Return the stretches over which the output passes a value."""
    return [(a, b) for (a, ya), (b, yb) in pairwise(points) if (ya - wanted) * (yb - wanted) < 0]


def jump(question: Inverse, points: Sequence[Point], wanted: float) -> tuple[Point, Point] | None:
    """Return both sides of the first place where the output jumps past a value; None where it never does."""
    for low, high in crossed(points, wanted):
        y_low, y_high = question.at(low), question.at(high)
        whole = None if y_low is None or y_high is None else abs(y_high - y_low)
        for _ in range(_EDGE):
            middle = low + (high - low) / 2
            value = question.at(middle)
            if value is None or y_low is None:
                break
            if (value < wanted) == (y_low < wanted):
                low, y_low = middle, value
            else:
                high, y_high = middle, value
        if whole and y_low is not None and y_high is not None and abs(y_high - y_low) > whole / 100:
            return (low, y_low), (high, y_high)
    return None


def _less(value: float | None, wanted: float) -> float | None:
    return None if value is None else value - wanted


def _narrowed(miss: Callable[[float], float | None], low: float, high: float) -> float | None:
    """Narrow a change of sign: the secant's guess where it halves the room, else the middle."""
    at_low, at_high = miss(low), miss(high)
    for turn in range(_NARROWINGS):
        if at_low is None or at_high is None:
            return None
        middle = low + (high - low) / 2
        guess = low - at_low * (high - low) / (at_high - at_low) if turn % 2 else middle
        guess = guess if low < guess < high else middle
        if guess in (low, high):
            break
        at_guess = miss(guess)
        if at_guess == 0:
            return guess
        if at_guess is None:
            return None
        if (at_guess < 0) == (at_low < 0):
            low, at_low = guess, at_guess
        else:
            high, at_high = guess, at_guess
    return low if abs(at_low or 0) < abs(at_high or 0) else high


def _shortest(question: Inverse, x: float, wanted: float) -> float | None:
    """Return the number of fewest digits that gives the output as shown; None where it jumps past it."""
    goal = question.result.show(wanted)
    for digits in _DIGITS:
        short = float(f"{x:.{digits}g}")
        value = question.at(short)
        if value is not None and question.result.show(value) == goal:
            return short
    return None
