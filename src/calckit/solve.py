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
