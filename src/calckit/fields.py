"""Kinds of field: how an input or output is labelled, bounded, read and shown."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from calckit import numbers
from calckit.marks import lower
from calckit.saying import later, say

Style = Literal["money", "percent", "quantity", "multiple", "count", "plain"]


_FAR = -1e9  # a lowest bound beyond this is there for the sake of the arithmetic, and is not told
SMALLEST = 1e-100  # below it products lose their digits, and answers with them

RULES: Mapping[str, str] = {
    "above": later("must be above {bound}"),
    "at_least": later("must be at least {bound}"),
    "below": later("must be below {bound}"),
    "at_most": later("must be at most {bound}"),
    "same": later("must be {bound}"),
    "one_of": later("must be one of: {bound}"),
}
"""The rules that can be worded, each with what it says of an input; "range" is said of all of them."""


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
    most: bool = False  # the largest that may be: shown rounded down, so that what is shown may be typed
    said: str = ""

    @property
    def called(self) -> str:
        """Return the noun that a sentence calls it by: its label, or what is `said` where that is none."""
        return self.said or lower(self.label)

    @property
    def shift(self) -> int:
        """Return how many decimal places the outside notation is ahead of the value."""
        return 2 if self.style == "percent" else 0

    def none_such(self) -> Refused:
        """Return the refusal of what is no number."""
        return Refused(
            say("{label} must be a number, such as {example}.", label=self.label, example=self._such_as())
        )

    @property
    def outside_unit(self) -> str:
        """Return the unit beside the field."""
        return {"percent": "%", "multiple": "×"}.get(self.style, self.unit)

    def show(self, value: float | None) -> str:
        """Show a value as it stands in a sentence, with sign and symbol but without its unit."""
        if value is None:
            return say("none")
        value = self._within(value) if self.most else value
        match self.style:
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

    def _within(self, value: float) -> float:
        """Return a largest value rounded down to the digits in which it is shown."""
        match self.style:
            case "money" if abs(value) >= 0.995:
                return numbers.down(value, decimals=2)
            case "money" | "multiple":
                return numbers.down(value, digits=4)
            case "quantity" | "plain":
                return numbers.down(value, digits=self.digits)
        raise TypeError(f"no output is the largest {self.style}")

    def in_field(self, value: float) -> str:
        """Show a value as it stands in its text field: grouped, every digit of it."""
        whole, point, fraction = numbers.plain(value, self.shift).partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        return f"{sign}{int(digits):,}{point}{fraction}"

    def stated(self, value: float, unit: str | None = None) -> str:
        """Show an input's value in a sentence: every digit of it, with its unit or the one it has there."""
        sign = {"percent": "%", "multiple": "×"}.get(self.style, "")
        behind = "" if sign else self.unit if unit is None else unit
        shown = self.in_field(value).replace("-", numbers.MINUS)
        return f"{shown}{sign} {numbers.unit_of(shown, behind)}".strip()

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
            raise self.none_such() from None
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
            raise self.none_such() from None

    def check(self, value: float) -> None:
        """Refuse a value outside the bounds, saying which bound."""
        if not math.isfinite(value):
            raise self.none_such()
        if self.style == "count" and value != int(value):
            raise Refused(say("{label} must be a whole number.", label=self.label))
        low, high = self._low(), self._high()
        if low is not None and (value <= low if self.above is not None else value < low):
            raise self._refused("at_least" if self.above is None else "above", low)
        if high is not None and (value >= high if self.below is not None else value > high):
            raise self._refused("at_most" if self.below is None else "below", high)
        if 0 < abs(value) < SMALLEST:
            raise Refused(say("{label} is too close to 0 to work with.", label=self.label))

    def _refused(self, rule: str, bound: float) -> Refused:
        broken = refusal_of(self.label, say(RULES[rule], bound=self._bound(bound)))
        if self.style == "percent" and rule in ("below", "at_most"):
            tip = say("For half a per cent, type 0.5.")
            broken = f"{broken} {tip}"
        return Refused(broken)

    def hint(self) -> str:
        """Say the range in a few words, for beside the label."""
        low, high = self._low(), self._high()
        if low is not None and high is not None and high < 1e6:
            return say("{low} to {high}", low=self._bound(low), high=self._bound(high))
        if low is not None and low > _FAR:
            open_end, closed_end = later("above {bound}"), later("from {bound}")
            return say(closed_end if self.above is None else open_end, bound=self._bound(low))
        return say("to {bound}", bound=self._bound(high)) if low is None and high is not None else ""

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


def refusal_of(label: str, must: str) -> str:
    """Return the sentence that says what a field must be."""
    return say("{label} {must}.", label=label, must=must)


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
        one_of, labels = RULES["one_of"], ", ".join(self.options.values())
        raise Refused(refusal_of(self.label, say(one_of, bound=labels)))

    def hint(self) -> str:
        """Say nothing: the options are all in sight."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows of fields of one dataclass: positions, brackets, assets, scenarios."""

    label: str
    of: type[Any]
    row: str = ""
    least: int = 1
    most: int = 20
    help: str = ""
    term: str = ""

    @property
    def called(self) -> str:
        """Return what one of them is called."""
        return self.row or say("row")

    def hint(self) -> str:
        """Say how many rows may stand here."""
        return say("{low} to {high}", low=self.least, high=self.most)


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
