"""What a calculator takes and gives, for who asks it by names: on a command line, from a program."""

from collections.abc import Iterator
from typing import Any

from calckit.calculator import Calculator
from calckit.fields import Choice, Field, Number, Rows
from calckit.marks import bare


def manual(calculator: Calculator) -> str:
    """Return its question, then each input as `name=value` of the example, presets, outputs, assumptions."""
    parts = {
        "Inputs, as in the example": dict(_inputs(calculator)),
        "Presets": {one.slug: one.title for one in calculator.presets},
        "Outputs": dict(outputs(calculator)),
    }
    told = [f"{title}:\n{_columns(rows)}" for title, rows in parts.items() if rows]
    assumed = "\n".join(f"  {bare(text)}" for text in calculator.assumptions)
    return "\n\n".join((calculator.question, *told, *([f"Assumptions:\n{assumed}"] if assumed else [])))


def outputs(calculator: Calculator) -> Iterator[tuple[str, str]]:
    """Yield each output by its name, a cell of rows by that of the first row, with label and unit."""
    for field in calculator.outputs:
        for column in field.columns:
            yield f"{field.name}.0.{column.name}", f"{field.kind.label}: {about(column)}"
        if not field.columns:
            yield field.name, about(field)


def about(field: Field) -> str:
    """Say in a line what a field is, what it may be and what it means."""
    kind = field.kind
    if isinstance(kind, Rows):
        cells = "; ".join(f"{column.name} ({about(column)})" for column in field.columns)
        return f"{kind.label}, {kind.hint()} rows: {cells}"
    if isinstance(kind, Choice):
        return f"{kind.label}: {', '.join(kind.options)}"
    unit = kind.outside_unit if isinstance(kind, Number) else ""
    return ", ".join(part for part in (kind.label, unit, kind.hint(), kind.help.rstrip(".")) if part)


def _inputs(calculator: Calculator) -> Iterator[tuple[str, str]]:
    for field in calculator.inputs:
        if not isinstance(field.kind, Rows):
            yield f"{field.name}={_text(field, field.default)}", about(field)
            continue
        first = field.default[0]
        for column in field.columns:
            name = f"{field.name}.0.{column.name}"
            yield (
                f"{name}={_text(column, getattr(first, column.name))}",
                f"{field.kind.label}: {about(column)}",
            )


def _text(field: Field, value: Any) -> str:
    return field.kind.plain(value) if isinstance(field.kind, Number) else str(value)


def _columns(rows: dict[str, str]) -> str:
    wide = min(max(map(len, rows)), 40)
    return "\n".join(f"  {name:{wide}}  {told}" for name, told in rows.items())
