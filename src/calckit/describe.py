"""A calculator as the JSON that draws its form; everything shown is already text."""

from collections.abc import Mapping
from math import log
from types import MappingProxyType
from typing import Any

from calckit.calculator import Calculator
from calckit.fields import Choice, Field, Number, Rows
from calckit.marks import with_article
from calckit.numbers import plain
from calckit.saying import say
from calckit.wire import Cell, Column, Described, Description, FieldOfForm, Option, Question, Slider

PLACES = 1_000  # at which a slider stops, on its way from end to end


def describe(calculator: Calculator, preset: str = "") -> Description:
    """Return what a page needs to know, with the inputs of the preset or the defaults filled in."""
    start = {field.name: field.default for field in calculator.inputs}
    start |= calculator.preset(preset).given if preset else {}
    units = _followed(calculator, start)
    return {
        "v": 1,
        "slug": calculator.slug,
        "title": calculator.title,
        "question": calculator.question,
        "group": calculator.group,
        "terms": list(calculator.terms),
        "assumptions": list(calculator.assumptions),
        "compact": list(calculator.compact),
        "start": calculator.start or say("Example"),
        "presets": [
            {"slug": p.slug, "title": p.title, "source": p.source, "checked": p.checked}
            for p in calculator.presets
        ],
        "fields": [_input(field, start[field.name], units) for field in calculator.inputs],
        "outputs": [_output(field) for field in calculator.outputs],
        "solve": [_solvable(calculator, name, output, units) for name, output in calculator.solve],
        "stepped": calculator.rounds is not None,
        "picks": options(calculator.pick.titles) if calculator.pick else [],
    }


def _followed(calculator: Calculator, start: Mapping[str, Any]) -> dict[str, str]:
    """Return the units that hang on other inputs, as they are at the start; only the function knows them."""
    kinds = {field.name: field.kind for field in (*calculator.inputs, *calculator.outputs)}
    names = {name: kind.follows for name, kind in kinds.items() if isinstance(kind, Number) and kind.follows}
    answer = calculator.function(**start) if names else None
    return {name: str(getattr(answer, of)) for name, of in names.items()}


def _solvable(calculator: Calculator, name: str, output: str, units: Mapping[str, str]) -> Question:
    """Return a question that can be asked the other way round, in words."""
    asked = next(field.kind for field in calculator.inputs if field.name == name)
    given = next(field.kind for field in calculator.outputs if field.name == output)
    assert isinstance(asked, Number) and isinstance(given, Number)  # a declaration solves for numbers alone
    told = say("Which {asked} gives {given} of", asked=asked.called, given=with_article(given.called))
    return {"for": name, "output": output, "say": told, "unit": units.get(output, given.outside_unit)}


def _input(field: Field, value: Any, units: Mapping[str, str]) -> FieldOfForm:
    kind = field.kind
    if not isinstance(kind, Rows):
        return _cell(field, value, units=units)
    return {
        **_described(field),
        "kind": "rows",
        "row": kind.called,
        "least": kind.least,
        "most": kind.most,
        "rows": [_row(field, row, f"{field.name}.{i}.") for i, row in enumerate(value)],
        "blank": _row(field, value[-1], f"{field.name}.#."),
    }


def _row(field: Field, row: Any, prefix: str) -> list[Cell]:
    return [_cell(column, getattr(row, column.name), prefix) for column in field.columns]


def _cell(
    field: Field, value: Any, prefix: str = "", units: Mapping[str, str] = MappingProxyType({})
) -> Cell:
    kind, common = field.kind, _described(field, prefix)
    match kind:
        case Number():
            return {
                **common,
                "kind": "number",
                "unit": units.get(field.name, kind.outside_unit),
                "follows": bool(kind.follows),
                "symbol": kind.symbol,
                "shown": kind.in_field(value),
                "plain": kind.plain(value),
                "signed": kind.signed,
                "slider": _slider(kind),
            }
        case Choice():
            shown = kind.show(value)
            return {
                **common,
                "kind": "choice",
                "shown": shown,
                "plain": value,
                "options": options(kind.options),
            }
    raise TypeError(f"{field.name}: only numbers and choices can be asked for")


def options(titles: Mapping[str, str]) -> list[Option]:
    """Return names with their titles."""
    return [{"value": value, "label": label} for value, label in titles.items()]


def _described(field: Field, prefix: str = "") -> Described:
    kind = field.kind
    return {
        "name": prefix + field.name,
        "label": kind.label,
        "hint": kind.hint(),
        "help": kind.help,
        "term": kind.term,
    }


def _slider(kind: Number) -> Slider | None:
    """Return a slider's ends in plain notation, and at how many places between them it stops.

    A log slider moves by equal factors. What is counted stops at whole numbers, each stop at another one.
    """
    if kind.slider is None:
        return None
    low, high = kind.slider
    whole = kind.style == "count"
    finest = (log(high / low) / log(1 + 1 / low) if kind.scale == "log" else high - low) if whole else PLACES
    return {
        "min": plain(low, kind.shift),
        "max": plain(high, kind.shift),
        "scale": kind.scale,
        "places": min(PLACES, int(finest)),
        "whole": whole,
    }


def _output(field: Field) -> Column:
    kind = field.kind
    return {
        "name": field.name,
        "label": kind.label,
        "term": kind.term,
        "unit": kind.outside_unit if isinstance(kind, Number) else "",
        "columns": [_output(column) for column in field.columns],
    }
