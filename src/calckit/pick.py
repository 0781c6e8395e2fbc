"""A published case to pick, and what it gives to a form: a venue's market with its rates, date and source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Filled:
    """What a published case says of some inputs.

    `values` are the inputs that it gives, rows whole; `says` tells in words whose they are, of when and from
    where, and what it leaves open (`**…**` is bold); `units` name what stands for the units of the example;
    `columns` are what it decides of rows, where that is not all.
    """

    values: Mapping[str, Any]
    says: str
    units: Mapping[str, str] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()

    def decides(self, name: str) -> bool:
        """Tell whether it decides an input, or a cell of one ("brackets.0.rate")."""
        first, _, rest = name.partition(".")
        return first in self.values and (
            not rest or not self.columns or rest.partition(".")[2] in self.columns
        )


@dataclass(frozen=True, slots=True)
class Pick:
    """Cases in groups: by the group's name, each case's name and title.

    `fill` gives what a case says of a form, for the values that stand in it: a larger position may have
    another rate. `units` tells what a case calls the units of the example, whatever the values.
    """

    groups: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]  # of the groups
    fill: Callable[[str, Mapping[str, Any]], Filled]
    units: Callable[[str], Mapping[str, str]]

    def knows(self, name: str) -> bool:
        """Tell whether there is a case of that name."""
        return any(name in cases for cases in self.groups.values())
