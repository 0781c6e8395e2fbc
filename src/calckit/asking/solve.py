"""The other way round: which value of an input gives this output? Searched on the function that answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from calckit.asking.answering import LONGEST, Reading
from calckit.asking.inverse import Inverse, Point, grid, jump, nearest
from calckit.calculator import Calculator
from calckit.case import Case
from calckit.fields import Field, Number, Refused
from calckit.marks import with_article


@dataclass(frozen=True, slots=True)
class Solved:
    """What was found: a value of the input that gives the output as shown, or that there is none."""

    status: Literal["found", "none", "refused"]
    sentence: str
    direction: str = ""
    value: float | None = None


def solve(calculator: Calculator, reading: Reading, name: str, output: str, target: str) -> Solved:
    """Find the value of input `name` for which `output` shows `target`, nearest to the present value.

    Raises KeyError where the calculator has no such number.
    """
    question = Inverse(
        calculator, reading.values, _number(calculator.inputs, name), _number(calculator.outputs, output)
    )
    if reading.refusals:
        return Solved("refused", reading.refusals[0].message)
    try:
        wanted = _wanted(question.result, target)
    except Refused as refused:
        return Solved("refused", str(refused))
    points = grid(question)
    said = _direction(question, [y for _, y in points])
    found = nearest(question, points, wanted)
    if found is None:
        return Solved("none", _none(question, points, wanted), said)
    case = question.case(found)
    assert case is not None
    what = with_article(f"{question.result.called} of {_amount(question, wanted, case)}")
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


def _direction(question: Inverse, ys: Sequence[float]) -> str:
    """Say which way the output goes as the input grows."""
    steps = [b - a for a, b in pairwise(ys) if abs(b - a) > 1e-12 * max(abs(a), abs(b))]
    name, label = question.kind.called, question.result.called
    if not steps:
        return f"The {label} does not depend on the {name}."
    if all(step > 0 for step in steps):
        return f"The higher the {name}, the higher the {label}."
    if all(step < 0 for step in steps):
        return f"The higher the {name}, the lower the {label}."
    return f"The {label} both rises and falls as the {name} grows; this is the nearest to yours."


def _none(question: Inverse, points: Sequence[Point], wanted: float) -> str:
    name = question.kind.called
    if not points:
        return f"With your other numbers there is no {question.result.called}, whatever the {name}."
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    case = question.case(low[0])
    assert case is not None
    what = f"{question.result.called} of {_amount(question, wanted, case)}"
    label = question.result.called
    start = f"No {name} gives {with_article(what)}."
    jumped = jump(question, points, wanted)
    if jumped:
        (x, before), (_, after) = jumped
        sides = f"from {question.result.show(before)} to {question.result.show(after)}"
        return f"{start} The {label} jumps past it, {sides}, {_place(question.kind, x)}."
    ends = [f"{question.result.show(y)} {_place(question.kind, x)}" for x, y in (low, high)]
    return f"{start} The {label} lies between {ends[0]} and {ends[1]}."


def _amount(question: Inverse, value: float, case: Case) -> str:
    return f"{question.result.show(value)} {case.unit(question.output.name)}".strip()


def _name(question: Inverse) -> str:
    words = with_article(question.kind.called)
    return words[:1].upper() + words[1:]


def _place(kind: Number, x: float) -> str:
    short = float(f"{x:.3g}")
    return f"{'at' if short == x else 'near'} {kind.stated(short)}"
