"""Inputs for any calculator, made from its own declaration, at random and otherwise."""

from collections.abc import Iterator

from calckit import Calculator, Number, Rows, describe
from termsite.engine.drawn import Inputs, bounds, draw, one, plain

__all__ = ["Inputs", "bounds", "draw", "numbers", "one", "plain", "rows_as_text"]


def numbers(calculator: Calculator) -> Iterator[tuple[str, Number]]:
    """Yield every number of the form with its name, those of the first row of a row field included."""
    for field in calculator.inputs:
        if isinstance(field.kind, Number):
            yield field.name, field.kind
        elif isinstance(field.kind, Rows):
            for column in field.columns:
                if isinstance(column.kind, Number):
                    yield f"{field.name}.0.{column.name}", column.kind


def rows_as_text(calculator: Calculator) -> Inputs:
    """Return the default rows in plain notation: naming one cell means naming them all."""
    rows = [field for field in describe(calculator)["fields"] if field["kind"] == "rows"]
    return {cell["name"]: cell["plain"] for field in rows for row in field["rows"] for cell in row}
