"""A refusal in the page's own words: labels, units and notation of the form, whoever refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calckit.fields import Choice, Field, Kind, Number, Rows
from calckit.marks import lower
from calckit.unfit import Refusing, Unfit, dotted

RULES: Mapping[str, str] = {
    "above": "must be above {bound}",
    "at_least": "must be at least {bound}",
    "below": "must be below {bound}",
    "at_most": "must be at most {bound}",
    "same": "must be {bound}",
    "one_of": "must be one of: {bound}",
}
"""The rules that can be worded, each with what it says of an input; "range" is said of all of them."""

DOES_NOT_FIT = "does not fit the other numbers"
OUT_OF_RANGE = "These numbers are too large or too small to work with."
NOWHERE = "These numbers do not fit together."
_FROM_BELOW = ("above", "at_least")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an input cannot be taken; `field` is empty when no single field is at fault."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class _Place:
    """An input or a cell, as the page names it."""

    name: str
    field: Field
    row: str = ""

    @property
    def label(self) -> str:
        return lower(self.field.kind.label)


def worded(inputs: Sequence[Field], error: Refusing) -> Refusal:
    """Say what was refused beside the input that it names."""
    if error.rule == "range":
        return Refusal("", OUT_OF_RANGE)
    place = _place(inputs, error.name)
    if place is None:
        return Refusal("", NOWHERE)
    said = _said(place, error, _place(inputs, error.other))
    why = f": {error.why}" if isinstance(error, Unfit) and error.why else ""
    return Refusal(place.name, in_row(place.row, f"{place.field.kind.label} {said}{why}."))


def in_row(row: str, message: str) -> str:
    """Return a message of a cell with its row before it: "Bracket 2: rate must be above 0%."."""
    return f"{row[:1].upper()}{row[1:]}: {lower(message)}" if row else message


def row_of(kind: Rows, index: int) -> str:
    """Return the name of a row, counted as people count."""
    return f"{kind.row} {index + 1}"


def _place(inputs: Sequence[Field], path: str) -> _Place | None:
    """Find an input ("stop"), or a row's cell ("brackets.1.rate"); of an unknown cell its rows."""
    name, _, cell = dotted(path).partition(".")
    field = next((field for field in inputs if field.name == name), None)
    if field is None or not isinstance(field.kind, Rows):
        return None if field is None else _Place(name, field)
    index, _, column = cell.partition(".")
    found = next((each for each in field.columns if each.name == column), None)
    return _Place(f"{name}.{cell}", found, row_of(field.kind, int(index))) if found else _Place(name, field)


def _said(place: _Place, error: Refusing, other: _Place | None) -> str:
    bound = _bound(place.field.kind, error)
    if bound is None or error.rule not in RULES:
        return DOES_NOT_FIT
    return RULES[error.rule].format(bound=bound) + _whose(place, other)


def _bound(kind: Kind, error: Refusing) -> str | None:
    """Show what the value is compared with as the field would show it; None where it cannot be."""
    match kind, error.bound:
        case Number(), float() | int() as bound:
            return kind.limit(bound, up=error.rule in _FROM_BELOW)
        case Choice(), str() as option:
            return kind.show(option)
        case Choice(), tuple() | list() as options:
            return ", ".join(kind.show(option) for option in options)
    return None


def _whose(place: _Place, other: _Place | None) -> str:
    """Say where the bound was read: ", the threshold", ", that of bracket 1"."""
    if other is None:
        return ""
    if not other.row or other.row == place.row:
        return f", the {other.label}"
    what = "that" if other.field == place.field else f"the {other.label}"
    return f", {what} of {other.row}"
