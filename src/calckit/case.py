"""A case: one set of inputs with its answer, as the words, working and chart of a calculator see it."""

from collections.abc import Mapping
from typing import Any

from calckit.fields import Choice, Field, Number
from calckit.numbers import unit_of


class Case:
    """Inputs and outputs by name: `case.price` is the value, `case["price"]` the text that is shown."""

    __slots__ = ("_fields", "_units", "_values")

    def __init__(
        self, fields: tuple[Field, ...], values: Mapping[str, Any], units: Mapping[str, str] | None = None
    ) -> None:
        self._fields = {field.name: field for field in fields}
        self._values = dict(values)
        self._units = units or {}

    def __getattr__(self, name: str) -> Any:  # which names there are is looked up when the site is built
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"no input or output {name!r}") from None

    def __getitem__(self, name: str) -> str:
        return self.show(name, self._values[name])

    def show(self, name: str, value: Any) -> str:
        """Show another value in the way of the field of that name."""
        kind = self._fields[name].kind
        if isinstance(kind, (Number, Choice)):
            return kind.show(value)
        raise TypeError(f"{name} holds rows and has no single text")

    def unit(self, name: str) -> str:
        """Return the unit of a number: its own, or the one that the value says which it `follows`."""
        kind = self._fields[name].kind
        if not isinstance(kind, Number):
            return ""
        return self.local(str(self._values[kind.follows]) if kind.follows else kind.unit)

    def with_unit(self, name: str) -> str:
        """Show a number with its unit as a sentence has it: 1 day, 2 days."""
        return f"{self[name]} {unit_of(self[name], self.unit(name))}".strip()

    def local(self, unit: str) -> str:
        """Return what a unit of the example is called here: another coin where another market was picked."""
        return self._units.get(unit, unit)
