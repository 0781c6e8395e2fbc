"""What an argument must be: each check returns it, a number as a float, or refuses with name, rule, value."""

import dataclasses
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from types import FunctionType
from typing import Any, Literal, NoReturn, ParamSpec, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Given = ParamSpec("Given")

Rule = Literal["above", "at_least", "below", "at_most", "same", "one_of", "size", "type", "fits", "range"]
_MUST = {
    "above": "be above",
    "at_least": "not be below",
    "below": "be below",
    "at_most": "not exceed",
    "same": "be",
}

MOST_POSITIONS = 200
MOST_LEVELS = 10_000


def shown(value: object) -> str:
    """Return a value as a refusal quotes it: one short line, however large or odd the value."""
    if isinstance(value, int) and value.bit_length() > 64:
        return f"an integer of {value.bit_length()} bits"
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a list that holds an integer of more than 4300 digits, or itself
        return f"a {type(value).__name__}"
    return text if len(text) <= 80 else f"{text[:77]}..."


class _Told(Exception):
    """An argument that breaks its rule, as data; the sentence is made of it.

    Attributes:
        name: The argument, with its place: "entry", "brackets[2].rate". Of a result, what it is.
        rule: What the value must be to `bound`: "above" it, one of "one_of" them. "type" and "size" (of a
            list) are rules of their own, "fits" is any other, "range" is a result beyond all numbers.
        value: What was given.
        bound: What the value is compared with; None where the rule stands alone.
        other: The argument that holds the bound, named as `name` is; empty where none does.
        says: What the sentence says after the name.
    """

    def __init__(
        self, name: str, rule: Rule, value: object, bound: object = None, other: str = "", says: str = ""
    ) -> None:
        """Keep what is told; without `says` the rule is said in general words."""
        super().__init__(name, rule, value, bound, other, says)
        self.name, self.rule, self.value, self.bound, self.other = name, rule, value, bound, other
        than = f"{other} {shown(bound)}" if other else shown(bound)
        self.says = says or f"must {_MUST.get(rule, 'fit')} {than}, got {shown(value)}"

    def __str__(self) -> str:
        return f"{self.name} {self.says}"


class Refused(_Told, ValueError):
    """A value that breaks a rule."""


class WrongType(_Told, TypeError):
    """A value of another type."""


class OutOfRange(Refused):
    """A result that has left the range of numbers, with the names of the arguments that made it."""

    def __init__(self, result: str, arguments: Sequence[str] = ()) -> None:
        """Word the refusal; `answerable` adds the arguments of the function that was called."""
        names = f": {', '.join(arguments)}" if arguments else ""
        says = f"is too large to be a number with these arguments{names}"
        super().__init__(result, "range", None, says=says)
        self.args = (result, arguments)


def refuse(
    name: str, rule: Rule, value: object, bound: object = None, other: str = "", says: str = ""
) -> NoReturn:
    """Refuse a value; see `Refused`. For rules of one place, and for values that are wrong together."""
    raise Refused(name, rule, value, bound, other, says)


def number(name: str, value: float) -> float:
    """Return `value` as a float; refuse what is not a finite real number (booleans and text included)."""
    if type(value) is float and math.isfinite(value):  # what nearly all are
        return value + 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        _mistyped(name, value, "a number")
    try:
        converted = float(value)
    except OverflowError:
        converted = math.inf
    if not math.isfinite(converted):
        refuse(name, "fits", value, says=f"must be a finite number, got {shown(value)}")
    return converted + 0.0  # −0.0 becomes 0.0: a sign on nothing would flip divisions later


def positive(name: str, value: float) -> float:
    """Return a number above zero."""
    converted = number(name, value)
    if converted <= 0:
        refuse(name, "above", value, 0, says=f"must be greater than 0, got {shown(value)}")
    return converted


def whole_digits(name: str, value: float) -> float:
    """Return a number above zero that has all its digits: below 1e-307 a float begins to lose them."""
    converted = positive(name, value)
    if converted < sys.float_info.min:
        refuse(
            name, "range", value, says=f"must be greater than 1e-307 to be worked with, got {shown(value)}"
        )
    return converted


def not_negative(name: str, value: float) -> float:
    """Return a number of zero or more."""
    converted = number(name, value)
    if converted < 0:
        refuse(name, "at_least", value, 0, says=f"must not be negative, got {shown(value)}")
    return converted


def fraction(name: str, value: float) -> float:
    """Return a fraction in [0, 1): a rate, a threshold, a haircut."""
    converted = number(name, value)
    if not 0 <= converted < 1:
        rule, bound = _end(converted, 0, "at_least", 1, "below")
        refuse(name, rule, value, bound, says=_not_in("[0, 1)", value))
    return converted


def fee(name: str, value: float) -> float:
    """Return a fee rate in (-0.01, 1): small negatives are rebates."""
    converted = number(name, value)
    if not -0.01 < converted < 1:
        rule, bound = _end(converted, -0.01, "above", 1, "below")
        refuse(name, rule, value, bound, says=_not_in("(-0.01, 1)", value))
    return converted


def between(name: str, value: float, low: float, high: float) -> float:
    """Return a number in [low, high]."""
    converted = number(name, value)
    if not low <= converted <= high:
        rule, bound = _end(converted, low, "at_least", high, "at_most")
        refuse(name, rule, value, bound, says=_not_between(low, high, value))
    return converted


def above(name: str, value: float, bound: float, other: str = "") -> float:
    """Return a number above a bound, which is the argument `other` where one is named."""
    converted = number(name, value)
    if converted <= bound:
        refuse(name, "above", value, bound, other)
    return converted


def at_least(name: str, value: float, bound: float, other: str = "") -> float:
    """Return a number that is not below a bound."""
    converted = number(name, value)
    if converted < bound:
        refuse(name, "at_least", value, bound, other)
    return converted


def below(name: str, value: float, bound: float, other: str = "") -> float:
    """Return a number below a bound."""
    converted = number(name, value)
    if converted >= bound:
        refuse(name, "below", value, bound, other)
    return converted


def at_most(name: str, value: float, bound: float, other: str = "") -> float:
    """Return a number that is not above a bound."""
    converted = number(name, value)
    if converted > bound:
        refuse(name, "at_most", value, bound, other)
    return converted


def same(name: str, value: Item, bound: Item, other: str = "") -> Item:
    """Return what equals another value."""
    if value != bound:
        refuse(name, "same", value, bound, other)
    return value


def whole(name: str, value: int, low: int, high: int) -> int:
    """Return an integer in [low, high]."""
    if isinstance(value, bool) or not isinstance(value, int):
        _mistyped(name, value, "a whole number")
    if not low <= value <= high:
        rule, bound = _end(value, low, "at_least", high, "at_most")
        refuse(name, rule, value, bound, says=_not_between(low, high, value))
    return value


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """Return a word from a closed list."""
    if not isinstance(value, str):
        _mistyped(name, value, "text")
    if value not in allowed:
        words = " or ".join(repr(word) for word in allowed)
        refuse(name, "one_of", value, tuple(allowed), says=f"must be {words}, got {shown(value)}")
    return value


def instance(name: str, value: Any, kind: type[Item]) -> Item:
    """Return a value of the stated type."""
    if not isinstance(value, kind):
        _mistyped(name, value, f"a {kind.__name__}")
    return value


def sequence(name: str, values: Sequence[Item], most: int, least: int = 0) -> tuple[Item, ...]:
    """Return the items as a tuple; refuse text, non-sequences and more items than we promise to handle."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Sequence):
        _mistyped(name, values, "a list or tuple")
    count = len(values)
    if count > most:
        refuse(name, "size", count, most, says=f"may have {most} items at most, got {count}")
    if count < least:
        refuse(
            name,
            "size",
            count,
            least,
            says="must not be empty" if least == 1 else f"needs {least} or more items",
        )
    return tuple(values)


def onward(names: str, values: Sequence[float], sign: int, start: tuple[float, str] | None = None) -> None:
    """Refuse a number that goes back on the one before it: they rise for sign +1, fall for −1, or stay.

    `names` holds "{}" for a number's place; `start` is what stands before the first, with its name.
    """
    before, other = start or (values[0], names.format(0)) if values else (0.0, "")
    for place, value in enumerate(values):
        name = names.format(place)
        if sign * (value - before) < 0:
            (at_least if sign > 0 else at_most)(name, value, before, other)
        before, other = value, name


def answerable(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Have a function name the arguments it was given when its result has left the range of numbers."""
    names = function.__code__.co_varnames

    @wraps(function)
    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        try:
            return function(*args, **kwargs)
        except OutOfRange as refusal:
            raise OutOfRange(refusal.name, (*names[: len(args)], *map(str, kwargs))) from None

    return asked


def name_arguments(face: dict[str, Any]) -> None:
    """Make every function of a package's face `answerable`: inside, one calls the other without that."""
    for name, value in face.items():
        if isinstance(value, FunctionType):
            face[name] = answerable(value)


def finite(what: str, value: float) -> float:
    """Return a result; refuse to hand out one that has left the range of numbers."""
    if not math.isfinite(value):
        raise OutOfRange(what)
    return value


def quotient(what: str, top: float, bottom: float) -> float:
    """Divide; refuse a result that has left the range of numbers, a divisor rounded to zero included."""
    if bottom == 0:
        raise OutOfRange(what)
    return finite(what, top / bottom)


def total(what: str, values: Iterable[float]) -> float:
    """Sum exactly rounded; refuse a sum that has left the range of numbers."""
    try:
        return finite(what, math.fsum(values))
    except (OverflowError, ValueError):  # ValueError: the sum met infinities of both signs
        raise OutOfRange(what) from None


def computed(what: str, formula: Callable[[], Answer]) -> Answer:
    """Return what a formula gives; refuse it when any number in it has left the range of numbers.

    `what` names the result and its arguments, so that the refusal can be read without the code.
    """
    try:
        answer = formula()
    except ArithmeticError:  # a product that fell to 0 and is divided by, or a power that grew too large
        raise OutOfRange(what) from None
    for value in _numbers(answer):
        finite(what, value)
    return answer


def keep(value: object, **fields: Any) -> None:
    """Store checked fields in a frozen dataclass while it is being made."""
    for name, checked in fields.items():
        object.__setattr__(value, name, checked)


def _mistyped(name: str, value: object, kind: str) -> NoReturn:
    raise WrongType(name, "type", value, says=f"must be {kind}, got {shown(value)}")


def _end(value: float, low: float, rule: Rule, high: float, other_rule: Rule) -> tuple[Rule, float]:
    """Return the rule and the bound at the end of a range that a value is beyond."""
    return (rule, low) if value <= low else (other_rule, high)


def _not_in(interval: str, value: object) -> str:
    return f"is a fraction and must be in {interval}, got {shown(value)}; 5% is 0.05"


def _not_between(low: float, high: float, value: object) -> str:
    return f"must be between {low:g} and {high:g}, got {shown(value)}"


def _numbers(answer: object) -> Iterable[float]:
    if isinstance(answer, float):
        yield answer
    elif isinstance(answer, tuple):
        for part in answer:
            yield from _numbers(part)
    elif dataclasses.is_dataclass(answer):
        for field in dataclasses.fields(answer):
            yield from _numbers(getattr(answer, field.name))
