"""Practice: round numbers drawn from a seed, the answer checked by the function, the usual mistakes named."""

from dataclasses import dataclass, replace

from calckit.answering import Outcome, answer
from calckit.calculator import Calculator
from calckit.fields import Choice, Field, Number, Refused
from calckit.formula import Formula, Value

TOLERANCE = 0.001
MOST_SEED = 999_999_999
_TRIES = 60
_FACTORS = (0.5, 0.6, 0.75, 0.8, 0.9, 1.0, 1.1, 1.2, 1.25, 1.5, 2.0)
_WORKABLE = (1e-3, 1e12)  # smaller and larger answers are no exercise


class Chance:
    """A small generator of its own, so that a seed draws the same numbers in every version of Python."""

    def __init__(self, seed: int) -> None:
        self.state = seed
        for _ in range(4):
            self.below(2)

    def below(self, most: int) -> int:
        """Return a whole number from 0 to most - 1."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % most


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether an answer is right, and what it comes from where it is not."""

    right: bool
    words: str
    mistake: str = ""


def exercise(calculator: Calculator, seed: int) -> Outcome:
    """Draw inputs until there is a number to ask for; raises ValueError where a seed is none."""
    if not 0 <= seed <= MOST_SEED:
        raise ValueError("seed")
    chance = Chance(seed)
    for _ in range(_TRIES):
        outcome = answer(calculator, plain=_draw(calculator, chance))
        if isinstance(outcome, Outcome) and outcome.status == "ok" and _workable(outcome):
            return outcome
    outcome = answer(calculator)
    assert isinstance(outcome, Outcome)  # the default is answered in every calculator
    return outcome


def _workable(outcome: Outcome) -> bool:
    least, most = _WORKABLE
    return least <= abs(float(getattr(outcome.case, outcome.words.headline))) <= most


def check(outcome: Outcome, typed: str) -> Checked:
    """Compare what a reader worked out with the answer, and with what the usual mistakes give."""
    kind = headline(outcome).kind
    assert isinstance(kind, Number)
    right = float(getattr(outcome.case, outcome.words.headline))
    open_kind = replace(kind, above=None, at_least=None, below=None, at_most=None)
    try:
        reading = open_kind.read(typed[:100])
        tries = [open_kind.take(text) for text in (reading.plain, reading.other) if text is not None]
    except Refused as refused:
        return Checked(False, str(refused))
    if any(_near(one, right) or kind.show(one) == kind.show(right) for one in tries):
        return Checked(True, f"Right. To the last digit it is {_shown(outcome)}.")
    for name, value, why in _mistaken(outcome, right):
        if any(_near(one, value) for one in tries):
            return Checked(False, f"{name}: {why}", name)
    way = "low" if tries[0] < right else "high"
    return Checked(False, f"Not yet: {kind.show(tries[0])} is too {way}. A hint shows the next step.")


def headline(outcome: Outcome) -> Field:
    """Return the output that is asked for."""
    return next(field for field in outcome.calculator.outputs if field.name == outcome.words.headline)


def mistakes(outcome: Outcome) -> list[tuple[str, float, str]]:
    """Return what each declared mistake gives with these numbers, where it can be worked out."""
    values: dict[str, Value] = {}
    for step in outcome.steps:
        values |= step.values
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


def _mistaken(outcome: Outcome, right: float) -> list[tuple[str, float, str]]:
    """Return the declared mistakes and then those that can be made anywhere, if they give another number."""
    general = [
        ("The sign is the other way round", -right, "the amount is right."),
        ("A hundred times too much", right * 100, "a rate in per cent is divided by 100 before it is used."),
        ("A hundred times too little", right / 100, "a rate in per cent is divided by 100 only once."),
        ("Ten times too much", right * 10, "the digits are right, the decimal point is one place off."),
        ("Ten times too little", right / 10, "the digits are right, the decimal point is one place off."),
    ]
    return [one for one in (*mistakes(outcome), *general) if not _near(one[1], right)]


def _near(value: float, right: float) -> bool:
    return abs(value - right) <= TOLERANCE * abs(right)


def _shown(outcome: Outcome) -> str:
    name = outcome.words.headline
    return f"{outcome.case[name]} {outcome.case.unit(name)}".strip()


def _draw(calculator: Calculator, chance: Chance) -> dict[str, str]:
    """Draw about each number that has a slider, and every choice of two; the others keep their default."""
    drawn: dict[str, str] = {}
    for field in calculator.inputs:
        kind = field.kind
        if isinstance(kind, Choice) and len(kind.options) == 2:
            drawn[field.name] = tuple(kind.options)[chance.below(2)]
        elif isinstance(kind, Number) and kind.slider and field.default:
            value = float(f"{field.default * _FACTORS[chance.below(len(_FACTORS))]:.2g}")
            value = float(round(value)) if kind.style == "count" else value
            drawn[field.name] = kind.plain(min(max(value, kind.slider[0]), kind.slider[1]))
    return drawn
