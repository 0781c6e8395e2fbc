"""A refusal in the page's own words: labels, units and notation of the form, whoever refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from calckit.fields import RULES, Choice, Field, Kind, Number, Rows, refusal_of
from calckit.marks import lower
from calckit.saying import later, say
from calckit.unfit import Refusing, Unfit, dotted

DOES_NOT_FIT = later("does not fit the other numbers")
OUT_OF_RANGE = later("These numbers are too large or too small to work with.")
NOWHERE = later("These numbers do not fit together.")
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
        return Refusal("", say(OUT_OF_RANGE))
    place = _place(inputs, error.name)
    if place is None:
        return Refusal("", say(NOWHERE))
    said = _said(place, error, _place(inputs, error.other))
    why = f": {error.why}" if isinstance(error, Unfit) and error.why else ""
    return Refusal(place.name, in_row(place.row, refusal_of(place.field.kind.label, f"{said}{why}")))


def in_row(row: str, message: str) -> str:
    """Return a message of a cell with its row before it: "Bracket 2: rate must be above 0%."."""
    return f"{row[:1].upper()}{row[1:]}: {lower(message)}" if row else message


def row_of(kind: Rows, index: int) -> str:
    """Return the name of a row, counted as people count."""
    return f"{kind.called} {index + 1}"


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
        return say(DOES_NOT_FIT)
    return say(RULES[error.rule], bound=bound) + _whose(place, other)


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
        return say(", the {label}", label=other.label)
    if other.field == place.field:
        return say(", that of {row}", row=other.row)
    return say(", the {label} of {row}", label=other.label, row=other.row)
