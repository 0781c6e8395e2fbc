"""One function a calculator, with the calculator's own signature."""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Any

from calckit import Choice, Field, Rows, Text
from calckit import Number as NumberField
from calckit.asking.manual import about, outputs
from calckit.schema import value_of_page
from marginary.answer import Answer
from marginary.asking import Given, Number, Row, ask
from marginary.catalogue import calculator


def function(slug: str) -> Callable[..., Answer]:
    """Return the function of a calculator: named like it, with its inputs, their defaults and their units."""

    def asked(*, preset: str = "", **inputs: Given) -> Answer:
        return ask(slug, preset, **inputs)

    asked.__name__ = asked.__qualname__ = slug.replace("-", "_")
    asked.__module__ = "marginary"
    asked.__doc__ = document(slug)
    asked.__signature__ = _signature(slug)  # type: ignore[attr-defined]
    return asked


def document(slug: str) -> str:
    """Return what the function says of itself."""
    declared = calculator(slug)
    told = "\n".join(f"    {field.name}: {about(field)}" for field in declared.inputs)
    presets = ", ".join(one.slug for one in declared.presets) or "none"
    answered = "\n".join(f"    {name}: {told}" for name, told in outputs(declared))
    assumed = "\n".join(f"    {text}" for text in declared.assumptions)
    return (
        f"{declared.question}\n\nArgs:\n    preset: Where to start from: {presets}.\n{told}\n"
        f"\nAnswers, by name:\n{answered}\n"
        + (f"\nAssumptions:\n{assumed}\n" if assumed else "")
        + "\nFor learning; not advice.\n"
    )


def default(field: Field) -> Any:
    """Return an input's value of the example, as one gives it: a rate in per cent, rows as mappings."""
    kind, value = field.kind, field.default
    if isinstance(kind, Rows):
        return [
            {column.name: _cell(column, getattr(row, column.name)) for column in field.columns}
            for row in value
        ]
    return _cell(field, value)


def _cell(field: Field, value: Any) -> Any:
    return value_of_page(field.kind, value) if isinstance(field.kind, NumberField) else value


def _signature(slug: str) -> Signature:
    preset = Parameter("preset", Parameter.KEYWORD_ONLY, default="", annotation=str)
    inputs = (
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=default(field), annotation=_annotation(field))
        for field in calculator(slug).inputs
    )
    return Signature([preset, *inputs], return_annotation=Answer)


def _annotation(field: Field) -> Any:
    if isinstance(field.kind, Rows):
        return list[Row]
    return str if isinstance(field.kind, (Choice, Text)) else Number
