"""A calculator's inputs as JSON Schema, in the page's notation: a rate is per cent, 0.5 for half of one."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from calckit.calculator import Calculator
from calckit.fields import Choice, Field, Number, Rows

Schema: TypeAlias = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_BOUNDS = {
    "exclusiveMinimum": "above", "minimum": "at_least", "exclusiveMaximum": "below", "maximum": "at_most",
}  # fmt: skip


def schema(calculator: Calculator) -> Schema:
    """Return what the inputs may be; what is left out keeps the example's value, the default."""
    return {
        "$schema": DRAFT,
        "title": calculator.title,
        "description": calculator.question,
        **_object({field.name: _property(field, field.default) for field in calculator.inputs}),
    }


def value_of_page(kind: Number, value: float) -> int | float:
    """Return a value in the notation of the page: 0.005 is 0.5 where per cent are asked for."""
    text = kind.plain(value)
    return float(text) if "." in text else int(text)


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _property(field: Field, default: Any) -> Schema:
    kind = field.kind
    told = ". ".join(part.rstrip(".") for part in (kind.label, kind.help) if part)
    match kind:
        case Number():
            unit = f" ({kind.outside_unit})" if kind.outside_unit else ""
            kinds = "integer" if kind.style == "count" else "number"
            bounds = {word: getattr(kind, name) for word, name in _BOUNDS.items()}
            within = {word: value_of_page(kind, value) for word, value in bounds.items() if value is not None}
            return {
                "type": kinds,
                "description": f"{kind.label}{unit}{told.removeprefix(kind.label)}",
                **within,
                **({} if default is None else {"default": value_of_page(kind, default)}),
            }
        case Choice():
            labels = "; ".join(f"{option}: {label}" for option, label in kind.options.items())
            return {
                "type": "string",
                "description": f"{told}. {labels}",
                "enum": list(kind.options),
                "default": default,
            }
        case Rows():
            row = default[-1]
            cells = {column.name: _property(column, getattr(row, column.name)) for column in field.columns}
            return {
                "type": "array",
                "description": told,
                "minItems": kind.least,
                "maxItems": kind.most,
                "items": _object(cells),
            }
    raise TypeError(f"{field.name}: only numbers, choices and rows can be asked for")
