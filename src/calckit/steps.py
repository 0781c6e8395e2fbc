"""A worked step: a sentence, a formula as data, the numbers put in, and the value that follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calckit import numbers
from calckit.fields import Number, Style
from calckit.formula.tree import Formula, Value, parse

_SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working. `say` may link (`[[equity]]`); `gives` names the output it must equal."""

    say: str
    formula: str
    values: Mapping[str, Value]
    style: Style = "money"
    unit: str = ""
    gives: str = ""

    @property
    def parsed(self) -> Formula:
        """Return the formula as a tree."""
        return parse(self.formula)

    @property
    def shown_values(self) -> dict[str, Value]:
        """Return the numbers as they are shown, so that a reader who types them gets the same value."""
        return {name: _as_shown(value) for name, value in self.values.items()}

    @property
    def value(self) -> float:
        """Return what the formula gives for the shown numbers; nothing else enters."""
        return self.parsed.value(self.shown_values)

    @property
    def shown(self) -> str:
        """Return the value as text, without its unit."""
        return Number(label="", style=self.style).show(self.value)


def show_number(value: float) -> str:
    """Show a number inside a line of working: up to twelve significant digits."""
    return numbers.significant(value, _SHOWN_DIGITS)


def _as_shown(value: Value) -> Value:
    if isinstance(value, Sequence):
        return tuple(float(f"{item:.{_SHOWN_DIGITS}g}") for item in value)
    return float(f"{value:.{_SHOWN_DIGITS}g}")
