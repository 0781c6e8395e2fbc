"""The other way round: which value of an input gives this output? Searched on the function that answers."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from calckit.answering import LONGEST, Reader, work
from calckit.calculator import Calculator
from calckit.case import Case
from calckit.fields import Field, Number, Refused
from calckit.marks import lower, with_article

Point = tuple[float, float]

_GRID = 64  # places looked at over the whole range, before a crossing is narrowed down
_NARROWINGS = 80
_EDGE = 20
_DIGITS = range(1, 16)


@dataclass(frozen=True, slots=True)
class Solved:
    """What was found: a value of the input that gives the output as shown, or that there is none."""

    status: Literal["found", "none", "refused"]
    sentence: str
    direction: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class _Question:
    """One output as a function of one input, all others held."""

    calculator: Calculator
    values: Mapping[str, Any]
    field: Field
    output: Field

    @property
    def kind(self) -> Number:
        assert isinstance(self.field.kind, Number)
        return self.field.kind

    @property
    def result(self) -> Number:
        assert isinstance(self.output.kind, Number)
        return self.output.kind

    def case(self, x: float) -> Case | None:
        """Return the case with that input, or None where the function refuses it."""
        try:
            self.kind.check(x)
            return work(self.calculator, {**self.values, self.field.name: x})
        except (ValueError, OverflowError, ZeroDivisionError):
            return None

    def at(self, x: float) -> float | None:
        """Return the output there, or None where there is no such number."""
        case = self.case(x)
        value = None if case is None else getattr(case, self.output.name)
        return None if value is None or not math.isfinite(value) else float(value)


def solve(calculator: Calculator, reader: Reader, name: str, output: str, target: str) -> Solved:
    """Find the value of input `name` for which `output` shows `target`, nearest to the present value.

    Raises KeyError where the calculator has no such number.
    """
    question = _Question(
        calculator, reader.values, _number(calculator.inputs, name), _number(calculator.outputs, output)
    )
    if reader.refusals:
        return Solved("refused", reader.refusals[0].message)
    try:
        wanted = _wanted(question.result, target)
    except Refused as refused:
        return Solved("refused", str(refused))
    points = _grid(question)
    said = _direction(question, [y for _, y in points])
    found = _nearest(question, points, wanted)
    if found is None:
        return Solved("none", _none(question, points, wanted), said)
    case = question.case(found)
    assert case is not None
    what = with_article(f"{lower(question.output.kind.label)} of {_amount(question, wanted, case)}")
    sentence = f"{_name(question)} of {question.kind.stated(found)} gives {what}."
    return Solved("found", sentence, said, found)


def _number(fields: Sequence[Field], name: str) -> Field:
    for field in fields:
        if field.name == name and isinstance(field.kind, Number):
            return field
    raise KeyError(name)


def _wanted(kind: Number, target: str) -> float:
    if len(target) > LONGEST:
        raise Refused(f"{kind.label} must be a short text.")
    unbounded = Number(label=kind.label, style=kind.style, unit=kind.unit)
    return unbounded.take(unbounded.read(target).plain)


def _grid(question: _Question) -> list[Point]:
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


def _edge(question: _Question, low: float, high: float) -> set[float]:
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


def _nearest(question: _Question, points: Sequence[Point], wanted: float) -> float | None:
    """Return the solution nearest to the present value that holds when it is put back."""
    now = float(question.values[question.field.name])
    met = [(x, x) for x, y in points if y == wanted]
    crossed = [(a, b) for (a, ya), (b, yb) in pairwise(points) if (ya - wanted) * (yb - wanted) < 0]
    for low, high in sorted(met + crossed, key=lambda pair: min(abs(end - now) for end in pair)):
        x = low if low == high else _narrowed(lambda x: _less(question.at(x), wanted), low, high)
        held = None if x is None else _shortest(question, x, wanted)
        if held is not None:
            return held
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


def _shortest(question: _Question, x: float, wanted: float) -> float | None:
    """Return the number of fewest digits that gives the output as shown; None where it jumps past it."""
    goal = question.result.show(wanted)
    for digits in _DIGITS:
        short = float(f"{x:.{digits}g}")
        value = question.at(short)
        if value is not None and question.result.show(value) == goal:
            return short
    return None


def _direction(question: _Question, ys: Sequence[float]) -> str:
    """Say which way the output goes as the input grows."""
    steps = [b - a for a, b in pairwise(ys) if abs(b - a) > 1e-12 * max(abs(a), abs(b))]
    name, label = lower(question.kind.label), lower(question.output.kind.label)
    if not steps:
        return f"The {label} does not depend on the {name}."
    if all(step > 0 for step in steps):
        return f"The higher the {name}, the higher the {label}."
    if all(step < 0 for step in steps):
        return f"The higher the {name}, the lower the {label}."
    return f"The {label} both rises and falls as the {name} grows; this is the nearest to yours."


def _none(question: _Question, points: Sequence[Point], wanted: float) -> str:
    name = lower(question.kind.label)
    if not points:
        return (
            f"With your other numbers there is no {lower(question.output.kind.label)}, whatever the {name}."
        )
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    case = question.case(low[0])
    assert case is not None
    what = f"{lower(question.output.kind.label)} of {_amount(question, wanted, case)}"
    ends = [f"{question.result.show(y)} {_place(question.kind, x)}" for x, y in (low, high)]
    label = lower(question.output.kind.label)
    return f"No {name} gives {with_article(what)}. The {label} lies between {ends[0]} and {ends[1]}."


def _amount(question: _Question, value: float, case: Case) -> str:
    return f"{question.result.show(value)} {case.unit(question.output.name)}".strip()


def _name(question: _Question) -> str:
    words = with_article(lower(question.kind.label))
    return words[:1].upper() + words[1:]


def _place(kind: Number, x: float) -> str:
    short = float(f"{x:.3g}")
    return f"{'at' if short == x else 'near'} {kind.stated(short)}"
