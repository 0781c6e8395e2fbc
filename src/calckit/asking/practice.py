"""Practice: round numbers drawn from a seed, the answer checked by the function, the usual mistakes named."""

from dataclasses import dataclass, replace
from math import inf
from typing import TypeAlias

from calckit.asking.answering import Outcome, answer
from calckit.calculator import Calculator
from calckit.fields import Choice, Field, Number, Refused, Rows
from calckit.formula.tree import Formula, Value
from calckit.saying import later, say

TOLERANCE = 0.001
_ROUNDING = TOLERANCE / 10  # nearer to the answer than this, a mistake's number may be the answer rounded
MOST_SEED = 999_999_999
_TRIES = 60
_FACTORS = (0.5, 0.6, 0.75, 0.8, 0.9, 1.0, 1.1, 1.2, 1.25, 1.5, 2.0)
_NEAR = (0.9, 0.95, 1.0, 1.05, 1.1)
_MOST_OPTIONS = 3  # of a longer choice, as of venues, each has numbers of its own
_WORKABLE = (1e-3, 1e12)  # smaller and larger answers are no exercise

Source: TypeAlias = tuple[str, float, str]
"""A way to a number: the name of the mistake, what it gives, and why it is wrong."""


class Chance:
    """A small generator of its own (SplitMix64): a seed draws the same numbers in every version of Python."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, most: int) -> int:
        """Return a whole number from 0 to most - 1."""
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        mixed = (self.state ^ self.state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
        return (mixed ^ mixed >> 31) % most


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether an answer is right, and what it comes from where it is not."""

    right: bool
    words: str
    mistake: str = ""


def exercise(calculator: Calculator, seed: int, of: str = "") -> Outcome:
    """Draw inputs until there is a number to ask for: the headline, or another output that a step gives.

    Raises ValueError where a seed is none, and KeyError where no step gives the output.
    """
    if not 0 <= seed <= MOST_SEED:
        raise ValueError("seed")
    if of and of not in askable(calculator):
        raise KeyError(of)
    chance = Chance(seed)
    for _ in range(_TRIES):
        outcome = answer(calculator, plain=_draw(calculator, chance))
        if isinstance(outcome, Outcome) and outcome.status == "ok" and _workable(asked := _for(outcome, of)):
            return asked
    outcome = answer(calculator)
    assert isinstance(outcome, Outcome)  # the default is answered in every calculator
    return _for(outcome, of)


def askable(calculator: Calculator) -> tuple[str, ...]:
    """Return the outputs that can be asked for: the headline, and numbers that the working leads to."""
    outcome = answer(calculator)
    assert isinstance(outcome, Outcome)
    led_to = {step.gives for step in outcome.steps} | {outcome.words.headline}
    return tuple(
        field.name for field in calculator.outputs if isinstance(field.kind, Number) and field.name in led_to
    )


def _for(outcome: Outcome, of: str) -> Outcome:
    """Ask an outcome for another output than its headline."""
    if of in ("", outcome.words.headline):
        return outcome
    label = next(field.kind.label for field in outcome.calculator.outputs if field.name == of)
    return replace(outcome, words=replace(outcome.words, before=f"{label}:", headline=of))


def _workable(outcome: Outcome) -> bool:
    least, most = _WORKABLE
    value = getattr(outcome.case, outcome.words.headline)
    return value is not None and least <= abs(float(value)) <= most


def check(outcome: Outcome, typed: str) -> Checked:
    """Compare what a reader worked out with the answer, and with what the usual mistakes give."""
    kind = headline(outcome).kind
    assert isinstance(kind, Number)
    right = float(getattr(outcome.case, outcome.words.headline))
    unit = outcome.case.unit(outcome.words.headline)
    open_kind = replace(kind, unit=unit, above=None, at_least=None, below=None, at_most=None)
    try:
        reading = open_kind.read(typed[:100])
        tries = [open_kind.take(text) for text in (reading.plain, reading.other) if text is not None]
    except Refused as refused:
        return Checked(False, str(refused))
    known = [("", right, ""), *(one for one in mistakes(outcome) if not _near(one[1], right, _ROUNDING))]
    found = [source for one in tries if (source := _source(one, known) or _source(one, _slips(right)))]
    if any(kind.show(one) == kind.show(right) for one in tries) or known[0] in found:
        return Checked(True, say("Right. To the last digit it is {answer}.", answer=shown(outcome)))
    if found:
        name, _, why = found[0]
        return Checked(False, f"{name}: {why}", name)
    low = later("Not yet: {number} is too low. A hint shows the next step.")
    high = later("Not yet: {number} is too high. A hint shows the next step.")
    return Checked(False, say(low if tries[0] < right else high, number=kind.show(tries[0])))


def _source(one: float, known: list[Source]) -> Source | None:
    """Return where a number comes from: the nearest, as a mistake may lie within the answer's tolerance."""
    near = [source for source in known if _near(one, source[1])]
    return min(near, key=lambda source: abs(one - source[1]), default=None)


def headline(outcome: Outcome) -> Field:
    """Return the output that is asked for."""
    return next(field for field in outcome.calculator.outputs if field.name == outcome.words.headline)


def mistakes(outcome: Outcome) -> list[Source]:
    """Return what each declared mistake gives with these numbers, where it can be worked out.

    They are mistakes on the way to the headline; another output has none of its own.
    """
    if outcome.words.headline != outcome.calculator.words(outcome.case).headline:
        return []
    values: dict[str, Value] = {}
    for step in outcome.steps:
        values |= {name: step.values[name] for name in step.parsed.names}
    return [
        (one.name, value, one.why)
        for one in outcome.calculator.mistakes
        if (value := _value(one.parsed, values)) is not None
    ]


def _value(formula: Formula, values: dict[str, Value]) -> float | None:
    if not set(formula.names) <= set(values):
        return None
    try:
        return float(formula.value(values))
    except (ValueError, OverflowError, ZeroDivisionError, TypeError):
        return None


def _slips(right: float) -> list[Source]:
    """Return the mistakes that can be made anywhere."""
    divided = say("a rate in per cent is divided by 100 before it is used.")
    once = say("a rate in per cent is divided by 100 only once.")
    point = say("the digits are right, the decimal point is one place off.")
    return [
        (say("The sign is the other way round"), -right, say("the amount is right.")),
        (say("A hundred times too much"), right * 100, divided),
        (say("A hundred times too little"), right / 100, once),
        (say("Ten times too much"), right * 10, point),
        (say("Ten times too little"), right / 10, point),
    ]


def _near(value: float, right: float, share: float = TOLERANCE) -> bool:
    return abs(value - right) <= share * abs(right)


def shown(outcome: Outcome) -> str:
    """Return the answer as it is shown, with its unit."""
    return outcome.case.with_unit(outcome.words.headline)


def _draw(calculator: Calculator, chance: Chance) -> dict[str, str]:
    """Draw numbers that have a slider, short choices, and what the rows hold; the rest keep their default.

    Money moves together, so that an entry, a stop and a loan stay in proportion to each other.
    """
    level = _FACTORS[chance.below(len(_FACTORS))]
    drawn: dict[str, str] = {}
    for field in calculator.inputs:
        if isinstance(field.kind, Rows):
            drawn |= _rows(field, chance)
        elif isinstance(field.kind, Number) and field.kind.style == "money":
            drawn |= _number(field.name, field.kind, field.default, tuple(level * x for x in _NEAR), chance)
        elif isinstance(field.kind, Number) and field.kind.slider:
            drawn |= _number(field.name, field.kind, field.default, _FACTORS, chance)
        elif isinstance(field.kind, Choice) and len(field.kind.options) <= _MOST_OPTIONS:
            drawn |= _choice(field.name, field.kind, chance)
    return drawn


def _rows(field: Field, chance: Chance) -> dict[str, str]:
    """Draw quantities and choices of two; prices and rates stay, as the order of a table hangs on them."""
    drawn: dict[str, str] = {}
    for place, row in enumerate(field.default):
        for column in field.columns:
            name, kind = f"{field.name}.{place}.{column.name}", column.kind
            if isinstance(kind, Number) and kind.style in ("quantity", "plain"):
                drawn |= _number(name, kind, getattr(row, column.name), _FACTORS, chance)
            elif isinstance(kind, Choice) and len(kind.options) == 2:
                drawn |= _choice(name, kind, chance)
    return drawn


def _choice(name: str, kind: Choice, chance: Chance) -> dict[str, str]:
    return {name: tuple(kind.options)[chance.below(len(kind.options))]}


def _number(
    name: str, kind: Number, start: float, factors: tuple[float, ...], chance: Chance
) -> dict[str, str]:
    values = [value for factor in factors if _drawable(kind, value := _round(kind, start, factor))]
    return {name: kind.plain(values[chance.below(len(values))])} if values else {}


def _round(kind: Number, start: float, factor: float) -> float:
    """Return about the start in few digits; what starts as a count of something stays one."""
    value = float(f"{start * factor:.{2 if factor != 1 else 4}g}")
    counted = kind.style == "count" or (kind.style == "plain" and start == int(start))
    return float(round(value)) if counted else value


def _drawable(kind: Number, value: float) -> bool:
    low, high = kind.slider or (-inf, inf)
    return kind.holds(value) and value != 0 and low <= value <= high
