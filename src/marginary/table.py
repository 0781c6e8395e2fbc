"""Many cases at once: columns in, columns out, as pandas and polars take and give them."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from marginary.answer import Answer
from marginary.asking import ask, several
from marginary.catalogue import calculator as known
from marginary.refused import Refused

Cell: TypeAlias = float | str | None


def table(calculator: str, /, preset: str = "", **columns: Any) -> dict[str, list[Cell]]:
    """Ask a calculator for many cases, one a row, and return columns.

    `pandas.DataFrame(table("liquidation-price", leverage=range(2, 100)))` is a table of 98 rows, and polars
    takes it as well. Columns of a frame go in as they are: `table(slug, entry_price=frame["entry"])`.

    Args:
        calculator: The slug.
        preset: One of its presets.
        columns: Inputs by name, as `ask` takes them: one value for every row, or one value a row. An input
            that holds rows is the same for all cases.

    Returns:
        The columns that were given, then "status", every output that is one number, in the site's notation,
        and "refused": why a case has no answer, None where it has one. No refused case stops the others, and
        none whose value is missing, be it None, NaN, `pandas.NA` or `pandas.NaT`.

    Raises:
        ValueError: The columns have not the same length.
        Unknown: There is no such calculator or preset.
    """
    declared = known(calculator, preset)
    rows = {field.name for field in declared.inputs if field.columns}
    varied = {name: list(values) for name, values in columns.items() if name not in rows and several(values)}
    once = {name: _number(value) for name, value in columns.items() if name not in varied}
    outputs = [field.name for field in declared.outputs if not field.columns]
    cases = [_asked(calculator, preset, {**once, **case}) for case in _cases(varied)]
    result: dict[str, list[Cell]] = {
        name: list(varied.get(name, [columns[name]] * len(cases))) for name in columns if name not in rows
    }
    answers = [case if isinstance(case, Answer) else None for case in cases]
    result["status"] = [answer.status if answer else "refused" for answer in answers]
    values = [answer.values if answer else {} for answer in answers]
    result |= {name: [found.get(name) for found in values] for name in outputs}
    result["refused"] = [None if isinstance(case, Answer) else case for case in cases]
    return result


def _cases(varied: Mapping[str, list[Any]]) -> Iterator[dict[str, Any]]:
    lengths = {name: len(values) for name, values in varied.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise ValueError(f"Columns must have the same length: {told}.")
    for i in range(next(iter(lengths.values()), 1)):
        yield {name: _number(values[i]) for name, values in varied.items()}


def _number(value: Any) -> Any:
    """Return a value, or for one that is missing what is no number: refused in words where it is read."""
    return math.nan if value is None or repr(value) in ("<NA>", "NaT") else value


def _asked(calculator: str, preset: str, case: Mapping[str, Any]) -> Answer | str:
    try:
        return ask(calculator, preset, **case)
    except Refused as refused:
        return str(refused)
