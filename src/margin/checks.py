"""What an argument must be: each check returns the number as a float, or raises with name, rule and value."""

import dataclasses
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from types import FunctionType
from typing import Any, NoReturn, ParamSpec, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Given = ParamSpec("Given")

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


def number(name: str, value: float) -> float:
    """Return `value` as a float; refuse what is not a finite real number (booleans and text included)."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} must be a number, got {shown(value)}")
    try:
        converted = float(value)
    except OverflowError:
        bits = int(value).bit_length()
        raise ValueError(f"{name} must be a finite number, got an integer of {bits} bits") from None
    if not math.isfinite(converted):
        raise ValueError(f"{name} must be a finite number, got {shown(value)}")
    return converted + 0.0  # −0.0 becomes 0.0: a sign on nothing would flip divisions later


def positive(name: str, value: float) -> float:
    """Return a number above zero."""
    converted = number(name, value)
    if converted <= 0:
        raise ValueError(f"{name} must be greater than 0, got {shown(value)}")
    return converted


def whole_digits(name: str, value: float) -> float:
    """Return a number above zero that has all its digits: below 1e-307 a float begins to lose them."""
    converted = positive(name, value)
    if converted < sys.float_info.min:
        raise ValueError(f"{name} must be greater than 1e-307 to be worked with, got {shown(value)}")
    return converted


def not_negative(name: str, value: float) -> float:
    """Return a number of zero or more."""
    converted = number(name, value)
    if converted < 0:
        raise ValueError(f"{name} must not be negative, got {shown(value)}")
    return converted


def fraction(name: str, value: float) -> float:
    """Return a fraction in [0, 1): a rate, a threshold, a haircut."""
    converted = number(name, value)
    if not 0 <= converted < 1:
        raise ValueError(f"{name} is a fraction and must be in [0, 1), got {shown(value)}; 5% is 0.05")
    return converted


def fee(name: str, value: float) -> float:
    """Return a fee rate in (-0.01, 1): small negatives are rebates."""
    converted = number(name, value)
    if not -0.01 < converted < 1:
        raise ValueError(f"{name} is a fraction and must be in (-0.01, 1), got {shown(value)}; 5% is 0.05")
    return converted


def between(name: str, value: float, low: float, high: float) -> float:
    """Return a number in [low, high]."""
    converted = number(name, value)
    if not low <= converted <= high:
        raise ValueError(f"{name} must be between {low:g} and {high:g}, got {shown(value)}")
    return converted


def whole(name: str, value: int, low: int, high: int) -> int:
    """Return an integer in [low, high]."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, got {shown(value)}")
    if not low <= value <= high:
        raise ValueError(f"{name} must be between {low} and {high}, got {shown(value)}")
    return value


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """Return a word from a closed list."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, got {shown(value)}")
    if value not in allowed:
        words = " or ".join(repr(word) for word in allowed)
        raise ValueError(f"{name} must be {words}, got {shown(value)}")
    return value


def instance(name: str, value: Any, kind: type[Item]) -> Item:
    """Return a value of the stated type."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be a {kind.__name__}, got {shown(value)}")
    return value


def sequence(name: str, values: Sequence[Item], most: int, least: int = 0) -> tuple[Item, ...]:
    """Return the items as a tuple; refuse text, non-sequences and more items than we promise to handle."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Sequence):
        raise TypeError(f"{name} must be a list or tuple, got {shown(values)}")
    if len(values) > most:
        raise ValueError(f"too many {name}: {len(values)} > {most}")
    if len(values) < least:
        raise ValueError(f"{name} must not be empty" if least == 1 else f"{name} needs {least} or more items")
    return tuple(values)


def refuse(message: str) -> NoReturn:
    """Refuse values that are right one by one and wrong together; the message names them."""
    raise ValueError(message)


def onward(names: str, before: float, after: float, sign: int, whence: str = "") -> None:
    """Refuse a number that goes back on the one before it: they rise for sign +1, fall for −1, or stay."""
    if sign * (after - before) < 0:
        word = "rise" if sign > 0 else "fall"
        raise ValueError(f"{names} must {word}{whence}, got {before} before {after}")


class OutOfRange(ValueError):
    """A result that has left the range of numbers, with the names of the arguments that made it."""

    def __init__(self, result: str, arguments: Sequence[str] = ()) -> None:
        """Word the refusal; `answerable` adds the arguments of the function that was called."""
        names = f": {', '.join(arguments)}" if arguments else ""
        super().__init__(f"{result} is too large to be a number with these arguments{names}")
        self.result = result


def answerable(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Have a function name the arguments it was given when its result has left the range of numbers."""
    names = function.__code__.co_varnames

    @wraps(function)
    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        try:
            return function(*args, **kwargs)
        except OutOfRange as refusal:
            raise OutOfRange(refusal.result, (*names[: len(args)], *map(str, kwargs))) from None

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


def _numbers(answer: object) -> Iterable[float]:
    if isinstance(answer, float):
        yield answer
    elif isinstance(answer, tuple):
        for part in answer:
            yield from _numbers(part)
    elif dataclasses.is_dataclass(answer):
        for field in dataclasses.fields(answer):
            yield from _numbers(getattr(answer, field.name))
