"""A worked step: a sentence, a formula as data, the numbers put in, and the value that follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass

from calckit import numbers
from calckit.case import Case
from calckit.fields import Number, Style
from calckit.formula.tree import Formula, Value, parse

_SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working. `say` may link (`[[equity]]`) and gets its colon where it is shown.

    `values` may hold more letters than the formula has. `gives` names the output that the step must equal and
    whose notation it takes; a step that leads to no output says its own `style` and `unit`.
    """

    say: str
    formula: str
    values: Mapping[str, Value]
    gives: str = ""
    _: KW_ONLY
    style: Style = "money"
    unit: str = ""

    @property
    def parsed(self) -> Formula:
        """Return the formula as a tree."""
        return parse(self.formula)

    @property
    def given(self) -> dict[str, Value]:
        """Return the formula's numbers as they are shown, so that who types them gets the same value."""
        return {name: _as_shown(self.values[name]) for name in self.parsed.names}

    @property
    def value(self) -> float:
        """Return what the formula gives for the shown numbers; nothing else enters."""
        return self.parsed.value(self.given)

    def shown(self, case: Case) -> tuple[str, str]:
        """Return the value as text and the unit behind it."""
        if self.gives:
            return case.show(self.gives, self.value), case.unit(self.gives)
        return Number(label="", style=self.style).show(self.value), case.local(self.unit)


def show_number(value: float) -> str:
    """Show a number inside a line of working: up to twelve significant digits."""
    return numbers.significant(value, _SHOWN_DIGITS)


def _as_shown(value: Value) -> Value:
    if isinstance(value, Sequence):
        return tuple(float(f"{item:.{_SHOWN_DIGITS}g}") for item in value)
    return float(f"{value:.{_SHOWN_DIGITS}g}")
