"""The other way round: which value of an input gives this output? Searched on the function that answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from calckit.asking.answering import LONGEST, Reading
from calckit.asking.inverse import Inverse, Point, grid, jump, nearest
from calckit.calculator import Calculator
from calckit.case import Case
from calckit.fields import Field, Number, Refused, refusal_of
from calckit.marks import with_article
from calckit.saying import later, say


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
        calculator,
        reading.values,
        _number(calculator.inputs, name),
        _number(calculator.outputs, output),
        reading.picked,
    )
    if reading.refusals:
        return Solved("refused", reading.refusals[0].message)
    try:
        wanted = _wanted(question, target)
    except Refused as refused:
        return Solved("refused", str(refused))
    points = grid(question)
    said = _direction(question, [y for _, y in points])
    found = nearest(question, points, wanted)
    if found is None:
        return Solved("none", _none(question, points, wanted), said)
    case = question.case(found)
    assert case is not None
    sentence = say(
        "{name} of {value} gives {what}.",
        name=_name(question),
        value=question.kind.stated(found, case.unit(name)),
        what=with_article(_what(question, wanted, case)),
    )
    return Solved("found", sentence, said, found)


def _number(fields: Sequence[Field], name: str) -> Field:
    for field in fields:
        if field.name == name and isinstance(field.kind, Number):
            return field
    raise KeyError(name)


def _wanted(question: Inverse, target: str) -> float:
    """Read what somebody wants, with or without the unit that the output has now."""
    kind, now = question.result, question.case(question.values[question.field.name])
    if len(target) > LONGEST:
        raise Refused(refusal_of(kind.label, say("must be a short text")))
    unit = kind.unit if now is None else now.unit(question.output.name)
    unbounded = Number(label=kind.label, style=kind.style, unit=unit)
    return unbounded.take(unbounded.read(target).plain)


def _direction(question: Inverse, ys: Sequence[float]) -> str:
    """Say which way the output goes as the input grows."""
    steps = [b - a for a, b in pairwise(ys) if abs(b - a) > 1e-12 * max(abs(a), abs(b))]
    if not steps:
        told = later("The {label} does not depend on the {name}.")
    elif all(step > 0 for step in steps):
        told = later("The higher the {name}, the higher the {label}.")
    elif all(step < 0 for step in steps):
        told = later("The higher the {name}, the lower the {label}.")
    else:
        told = later("The {label} both rises and falls as the {name} grows; this is the nearest to yours.")
    return say(told, label=question.result.called, name=question.kind.called)


def _none(question: Inverse, points: Sequence[Point], wanted: float) -> str:
    name, label = question.kind.called, question.result.called
    if not points:
        return say(
            "With your other numbers there is no {label}, whatever the {name}.", label=label, name=name
        )
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    case = question.case(low[0])
    assert case is not None
    start = say("No {name} gives {what}.", name=name, what=with_article(_what(question, wanted, case)))
    jumped = jump(question, points, wanted)
    if jumped:
        (x, before), (_, after) = jumped
        jumps = say(
            "The {label} jumps past it, from {before} to {after}, {place}.",
            label=label,
            before=question.result.show(before),
            after=question.result.show(after),
            place=_place(question, x, case),
        )
        return f"{start} {jumps}"
    least, most = (f"{question.result.show(y)} {_place(question, x, case)}" for x, y in (low, high))
    lies = say("The {label} lies between {least} and {most}.", label=label, least=least, most=most)
    return f"{start} {lies}"


def _amount(question: Inverse, value: float, case: Case) -> str:
    return f"{question.result.show(value)} {case.unit(question.output.name)}".strip()


def _what(question: Inverse, value: float, case: Case) -> str:
    """Name the output with what it should be."""
    return say("{name} of {value}", name=question.result.called, value=_amount(question, value, case))


def _name(question: Inverse) -> str:
    words = with_article(question.kind.called)
    return words[:1].upper() + words[1:]


def _place(question: Inverse, x: float, case: Case) -> str:
    short = float(f"{x:.3g}")
    exactly, about = later("at {place}"), later("near {place}")
    return say(
        exactly if short == x else about, place=question.kind.stated(short, case.unit(question.field.name))
    )
