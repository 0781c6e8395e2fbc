"""The one door: a question as JSON text in, the answer out. Build, command line and browser use it alike."""

import json
from typing import Any

from calckit.answering import AskedBack, Outcome, Refusals, answer
from calckit.calculator import Catalogue
from calckit.fields import Field, Number, Rows
from calckit.numbers import plain
from calckit.view import pieces, sentence

VERSION = 1


def ask(catalogue: Catalogue, request: str) -> str:
    """Answer `{"calculator", "preset"?, "typed"?, "plain"?, "root"?}`, with the same text on every machine.

    Raises KeyError for an unknown calculator or preset and ValueError for text that is not such JSON.
    """
    question = json.loads(request)
    calculator = catalogue[question["calculator"]]
    outcome = answer(calculator, question.get("typed"), question.get("plain"), question.get("preset") or "")
    response = {
        "v": VERSION,
        "calculator": calculator.slug,
        "status": "refused" if isinstance(outcome, Refusals) else outcome.status,
        "given": dict(outcome.given),
        "refusals": [],
        "asked_back": [_asked(asked) for asked in outcome.asked_back],
    }
    if isinstance(outcome, Refusals):
        response["refusals"] = [{"field": r.field, "message": r.message} for r in outcome.refusals]
    else:
        response |= {
            "outputs": [entry for field in calculator.outputs for entry in _output(outcome, field)],
            "sentence": sentence(outcome),
            "html": pieces(outcome, question.get("root", "")),
        }
    return json.dumps(response, ensure_ascii=False)


def _asked(asked: AskedBack) -> dict[str, str]:
    return {"field": asked.field, "read": asked.read, "instead": asked.instead, "type": asked.type}


def _output(outcome: Outcome, field: Field) -> list[dict[str, Any]]:
    value = getattr(outcome.case, field.name)
    if isinstance(field.kind, Rows):
        return [
            _entry(f"{field.name}.{i}.{column.name}", column, getattr(row, column.name))
            for i, row in enumerate(value)
            for column in field.columns
        ]
    return [_entry(field.name, field, value, outcome.case.unit(field.name))]


def _entry(name: str, field: Field, value: Any, unit: str = "") -> dict[str, Any]:
    kind = field.kind
    if isinstance(kind, Number):
        text = None if value is None else plain(float(f"{value:.12g}"), kind.shift)
        return {
            "name": name,
            "label": kind.label,
            "value": text,
            "shown": kind.show(value),
            "unit": unit or kind.unit,
            "term": kind.term,
        }
    return {
        "name": name,
        "label": kind.label,
        "value": value,
        "shown": str(value),
        "unit": "",
        "term": kind.term,
    }
