"""Why a calculator cannot work with what it was given, as data: what its function may raise."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol, runtime_checkable


@runtime_checkable
class Refusing(Protocol):
    """What an error must say to be told to a reader: these attributes make it known, whoever raises it.

    Attributes:
        name: The input, or the cell of a row: "stop", "brackets[1].rate".
        rule: What it breaks, a key of `calckit.fields.RULES`.
        value: What was given.
        bound: What the value is compared with, as the input's own value: a fraction for a rate. None where
            the rule stands alone.
        other: The input that holds the bound, named as `name` is. Empty where none does.
    """

    name: str
    rule: str
    value: object
    bound: object
    other: str


class Unfit(ValueError):
    """Inputs that do not fit together; see `Refusing`. `why` says more, in words that a reader knows."""

    def __init__(
        self, name: str, rule: str, value: object, bound: object = None, other: str = "", why: str = ""
    ) -> None:
        """Keep what is told."""
        super().__init__(name, rule, value, bound, other, why)
        self.name, self.rule, self.value = name, rule, value
        self.bound, self.other, self.why = bound, other, why


@contextmanager
def naming(names: Mapping[str, str], row: str = "") -> Iterator[None]:
    """Have what is refused inside speak of the form's inputs.

    `names` says what the form calls what a formula calls otherwise ("holdings" is "positions",
    "impacts[0]" is "btc_impact"); `row` is the row that is worked on ("assets[1]").
    """
    try:
        yield
    except ValueError as error:
        if not isinstance(error, Refusing):
            raise
        name, other = (_renamed(path, names, row) for path in (error.name, error.other))
        raise Unfit(name, error.rule, error.value, error.bound, other) from error


def _renamed(path: str, names: Mapping[str, str], row: str) -> str:
    path = dotted(f"{row}.{path}" if row and path else path)
    for old, new in names.items():
        path = f".{path}.".replace(f".{dotted(old)}.", f".{dotted(new)}.").strip(".")
    return path


def dotted(path: str) -> str:
    """Return a path as the form names its cells: "brackets[1].rate" is "brackets.1.rate"."""
    return path.replace("[", ".").replace("]", "")
