"""A question in Python's values, put through the one door."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, SupportsFloat, TypeAlias, TypeGuard

import calckit
from calckit import numbers, wire
from marginary.answer import Answer
from marginary.catalogue import calculator as known
from marginary.catalogue import catalogue
from marginary.refused import Refused

Number: TypeAlias = SupportsFloat | str
"""A number in the notation of the site, or text as people type it: 30_000, "30 000", "0.5 %"."""

Row: TypeAlias = Mapping[str, Number]
Given: TypeAlias = Number | Iterable[Row]


def ask(calculator: str, /, preset: str = "", **inputs: Given) -> Answer:
    """Ask a calculator, and return what its page answers.

    Args:
        calculator: The slug, "liquidation-price".
        preset: One of its presets; else the inputs that are left out keep the values of its example.
        inputs: By name: a number in the site's notation (a rate is per cent), text as one types it on the
            page, one of a choice, or a list of rows, each a mapping of its cells.

    Raises:
        Refused: The inputs cannot be taken; it says which and why.
        Unknown: There is no such calculator or preset.
        TypeError: An input is neither number nor text nor rows.
    """
    request = question(calculator, preset, inputs)
    reply = put(request)
    if reply["status"] == "refused":
        raise Refused(reply["refusals"])
    return Answer(request, reply)


def question(calculator: str, preset: str, inputs: Mapping[str, Given]) -> wire.Request:
    """Return the question for `calckit.ask`; raise Unknown or TypeError where it makes no sense."""
    known(calculator, preset)
    told = [part for name, value in inputs.items() for part in _parts(name, value)]
    typed = {name: text for name, text, as_typed in told if as_typed}
    plain = {name: text for name, text, as_typed in told if not as_typed}
    return {"calculator": calculator, "preset": preset or None, "typed": typed, "plain": plain}


def put(request: wire.Request) -> wire.Answered | wire.Refused:
    """Ask."""
    reply: wire.Answered | wire.Refused = json.loads(calckit.ask(catalogue(), json.dumps(request)))
    return reply


def several(value: object) -> TypeGuard[Iterable[Any]]:
    """Tell whether a value holds others in order, as a list does: an array without a dimension holds none."""
    alone = isinstance(value, (str, bytes, Mapping)) or getattr(value, "ndim", 1) == 0
    return isinstance(value, Iterable) and not alone


def _is_number(value: object) -> TypeGuard[SupportsFloat]:
    """Tell whether a value is one number.

    numpy gives a `__float__` to truth values, bytes, dates, complex numbers and whole arrays as well.
    """
    kind = getattr(getattr(value, "dtype", None), "kind", "f")
    alone = not isinstance(value, bool) and kind in "iuf" and getattr(value, "ndim", 0) == 0
    return alone and isinstance(value, SupportsFloat)


def _parts(name: str, value: Given) -> Iterator[tuple[str, str, bool]]:
    """Yield what an input says: its name, its text, and whether that was typed or is plain."""
    if isinstance(value, str):
        yield name, value, True
    elif _is_number(value):
        yield name, _plain(value), False
    elif several(value):
        rows = list(value)
        for i, row in enumerate(rows):
            yield from _cells(f"{name}.{i}", row)
        if not rows:
            yield name, "", False  # refused where it is read: else the example's rows would stand in
    else:
        raise TypeError(f"{name} must be a number, a text or a list of rows, got {value!r}")


def _cells(name: str, row: object) -> Iterator[tuple[str, str, bool]]:
    if not isinstance(row, Mapping):
        raise TypeError(f"{name} must be a row: a mapping of its cells, got {row!r}")
    for cell, value in row.items():
        if not isinstance(value, str) and not _is_number(value):
            raise TypeError(f"{name}.{cell} must be a number or a text, got {value!r}")
        yield from _parts(f"{name}.{cell}", value)


def _plain(value: SupportsFloat) -> str:
    """Write a number; what is none is refused where it is read, in the site's words."""
    try:
        number = float(value)
    except (OverflowError, ValueError):
        return str(value)
    return numbers.plain(number) if math.isfinite(number) else str(number)
