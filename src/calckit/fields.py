"""Kinds of field: how an input or output is labelled, bounded, read and shown."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from calckit import numbers
from calckit.marks import lower

Style = Literal["money", "percent", "quantity", "multiple", "count", "plain"]


_FAR = -1e9  # a lowest bound beyond this is there for the sake of the arithmetic, and is not told
SMALLEST = 1e-100  # below it products lose their digits, and answers with them


class Refused(ValueError):
    """What was typed cannot be taken; the message says what to type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A labelled, bounded number. Bounds are the value's own: a rate is a fraction here, per cent outside."""

    label: str
    style: Style = "plain"
    unit: str = ""
    follows: str = ""  # what of the answer names its unit, where that hangs on other inputs
    symbol: str = ""
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    at_most: float | None = None
    slider: tuple[float, float] | None = (
        None  # a comfortable range; the text field takes all that the bounds allow
    )
    scale: Literal["linear", "log"] = "linear"
    help: str = ""
    term: str = ""
    digits: int = 8
    said: str = ""

    @property
    def called(self) -> str:
        """Return the noun that a sentence calls it by: its label, or what is `said` where that is none."""
        return self.said or lower(self.label)

    @property
    def shift(self) -> int:
        """Return how many decimal places the outside notation is ahead of the value."""
        return 2 if self.style == "percent" else 0

    @property
    def outside_unit(self) -> str:
        """Return the unit beside the field."""
        return {"percent": "%", "multiple": "×"}.get(self.style, self.unit)

    def show(self, value: float | None) -> str:
        """Show a value as it stands in a sentence, with sign and symbol but without its unit."""
        match self.style:
            case _ if value is None:
                return "none"
            case "money":
                return numbers.money(value)
            case "percent":
                return numbers.percent(value)
            case "multiple":
                return numbers.significant(value, 4) + "×"
            case "count":
                return numbers.fixed(value, 0)
            case _:
                return numbers.significant(value, self.digits)

    def in_field(self, value: float) -> str:
        """Show a value as it stands in its text field: grouped, every digit of it."""
        whole, point, fraction = numbers.plain(value, self.shift).partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        return f"{sign}{int(digits):,}{point}{fraction}"

    def stated(self, value: float, unit: str | None = None) -> str:
        """Show an input's value in a sentence: every digit of it, with its unit or the one it has there."""
        sign = {"percent": "%", "multiple": "×"}.get(self.style, "")
        behind = "" if sign else self.unit if unit is None else unit
        return f"{self.in_field(value).replace('-', numbers.MINUS)}{sign} {behind}".strip()

    def limit(self, value: float, *, up: bool) -> str:
        """Show a bound that was worked out: what a reader copies from it is never on its wrong side."""
        return self._bound(numbers.rounded(value, up=up))

    def plain(self, value: float) -> str:
        """Write a value for a link or a file: point, no grouping, per cent for rates."""
        return numbers.plain(value, self.shift)

    def take(self, plain_text: str) -> float:
        """Return the value of machine notation, or refuse it."""
        try:
            value = numbers.value_of(plain_text, -self.shift)
        except ValueError:
            raise Refused(f"{self.label} must be a number, such as {self._such_as()}.") from None
        self.check(value)
        return value

    def read(self, typed: str) -> numbers.Reading:
        """Read what a person typed, with or without its unit."""
        bare = numbers.bared(typed)
        for unit in (
            self.outside_unit,
            "%" if self.style == "percent" else "",
            "x" if self.style == "multiple" else "",
        ):
            if unit and bare.lower().endswith(unit.lower()):
                bare = bare[: -len(unit)].strip()
        try:
            if len(bare) > 60:
                raise numbers.NotANumber(bare)
            return numbers.read(bare)
        except numbers.NotANumber:
            raise Refused(f"{self.label} must be a number, such as {self._such_as()}.") from None

    def check(self, value: float) -> None:
        """Refuse a value outside the bounds, saying which bound."""
        if not math.isfinite(value):
            raise Refused(f"{self.label} must be a number, such as {self._such_as()}.")
        if self.style == "count" and value != int(value):
            raise Refused(f"{self.label} must be a whole number.")
        low, high = self._low(), self._high()
        if low is not None and (value <= low if self.above is not None else value < low):
            raise Refused(
                f"{self.label} must be {_words(self.above, 'above', 'at least')} {self._bound(low)}."
            )
        if high is not None and (value >= high if self.below is not None else value > high):
            raise Refused(
                f"{self.label} must be {_words(self.below, 'below', 'at most')} {self._bound(high)}."
                + (" For half a per cent, type 0.5." if self.style == "percent" else "")
            )
        if 0 < abs(value) < SMALLEST:
            raise Refused(f"{self.label} is too close to 0 to work with.")

    def hint(self) -> str:
        """Say the range in a few words, for beside the label."""
        low, high = self._low(), self._high()
        if low is not None and high is not None and high < 1e6:
            return f"{self._bound(low)} to {self._bound(high)}"
        if low is not None and low > _FAR:
            return f"{_words(self.above, 'above', 'from')} {self._bound(low)}"
        return f"to {self._bound(high)}" if low is None and high is not None else ""

    @property
    def signed(self) -> bool:
        """Tell whether it may be below zero."""
        low = self._low()
        return low is None or low < 0

    def _low(self) -> float | None:
        return self.above if self.above is not None else self.at_least

    def _high(self) -> float | None:
        return self.below if self.below is not None else self.at_most

    def _bound(self, value: float) -> str:
        return self.in_field(value).replace("-", numbers.MINUS) + {"percent": "%", "multiple": "×"}.get(
            self.style, ""
        )

    def _such_as(self) -> str:
        inside = next((v for v in (1000.0, 10.0, 0.005, 0.0) if self.holds(v)), self.at_least or 0.0)
        return self.in_field(inside)

    def holds(self, value: float) -> bool:
        """Tell whether a value is within the bounds."""
        try:
            self.check(value)
        except Refused:
            return False
        return True


def _words(strict: float | None, open_end: str, closed_end: str) -> str:
    return closed_end if strict is None else open_end


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few named options."""

    label: str
    options: Mapping[str, str]
    others: Mapping[str, str] = field(default_factory=dict)  # taken too, but too many to be listed in a form
    help: str = ""
    term: str = ""

    def show(self, value: str) -> str:
        """Return the option's words."""
        return self.options.get(value) or self.others[value]

    def take(self, text: str) -> str:
        """Return the option, named by itself or by its label, or refuse the text and name all labels."""
        for option, label in self.options.items():
            if text in (option, label):
                return option
        if text in self.others:
            return text
        raise Refused(f"{self.label} must be one of: {', '.join(self.options.values())}.")

    def hint(self) -> str:
        """Say nothing: the options are all in sight."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows of fields of one dataclass: positions, brackets, assets, scenarios."""

    label: str
    of: type[Any]
    row: str = "row"
    least: int = 1
    most: int = 20
    help: str = ""
    term: str = ""

    def hint(self) -> str:
        """Say how many rows may stand here."""
        return f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words worked out by the calculator, as a column of an output's rows: who was closed, and how."""

    label: str
    help: str = ""
    term: str = ""

    def show(self, value: str) -> str:
        """Return the words."""
        return value

    def hint(self) -> str:
        """Say nothing: words are never asked for."""
        return ""


Kind: TypeAlias = Number | Choice | Rows | Text


@dataclass(frozen=True, slots=True)
class Field:
    """A named field of a calculator: an input with its default, an output, or a column of rows."""

    name: str
    kind: Kind
    default: Any = None
    columns: tuple["Field", ...] = field(default=())


def money(label: str, *, unit: str = "USDT", **more: Any) -> Number:
    """Return an amount of money or a price."""
    return Number(label=label, style="money", unit=unit, **more)


def percent(label: str, **more: Any) -> Number:
    """Return a fraction that people read and write as per cent."""
    return Number(label=label, style="percent", **more)


def quantity(label: str, *, unit: str = "BTC", **more: Any) -> Number:
    """Return an amount of something counted in its own unit."""
    return Number(label=label, style="quantity", unit=unit, **more)


def multiple(label: str, **more: Any) -> Number:
    """Return a factor, shown as 10×."""
    return Number(label=label, style="multiple", **more)


def count(label: str, *, unit: str = "", **more: Any) -> Number:
    """Return a whole number."""
    return Number(label=label, style="count", unit=unit, **more)


def plain(label: str, *, unit: str = "", **more: Any) -> Number:
    """Return a number with a unit of its own: days, a ratio, a factor."""
    return Number(label=label, style="plain", unit=unit, **more)
