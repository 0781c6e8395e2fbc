"""The one door: a question as JSON text in, the answer out. Build, command line and browser use it alike."""

import json
from typing import Any

from calckit.asking.answering import AskedBack, Outcome, Refusals, answer, read
from calckit.asking.compare import told as compared
from calckit.asking.html import pieces, sentence
from calckit.asking.html_practice import practised
from calckit.asking.html_rounds import drawn
from calckit.asking.solve import solve
from calckit.calculator import Calculator, Catalogue
from calckit.fields import Field, Number, Rows
from calckit.numbers import plain, settled

VERSION = 1


def ask(catalogue: Catalogue, request: str) -> str:
    """Answer `{"calculator", "preset"?, "typed"?, "plain"?, "root"?, "view"?}` alike on every machine.

    Beside the answer it gives what else is asked for: "against" (other inputs, compared), "round" (its
    charts alone), "solve" (the other way round) or "practice" (an exercise, or its answer checked).
    Raises KeyError for an unknown calculator or preset and ValueError for text that is not such JSON.
    """
    question = json.loads(request)
    calculator = catalogue[question["calculator"]]
    return json.dumps(_answered(calculator, question), ensure_ascii=False)


def _answered(calculator: Calculator, question: dict[str, Any]) -> dict[str, Any]:
    head = {"v": VERSION, "calculator": calculator.slug}
    if "practice" in question:
        return head | {"practice": practised(calculator, question["practice"], question.get("root", ""))}
    given = (question.get("typed"), question.get("plain"), question.get("preset") or "")
    if "solve" in question:
        return head | {"solved": _solved(calculator, given, question["solve"])}
    outcome = answer(calculator, *given)
    response = head | {
        "status": "refused" if isinstance(outcome, Refusals) else outcome.status,
        "given": dict(outcome.given),
        "refusals": [],
        "asked_back": [_asked(asked) for asked in outcome.asked_back],
    }
    if isinstance(outcome, Refusals):
        response["refusals"] = [{"field": r.field, "message": r.message} for r in outcome.refusals]
        return response
    if "round" in question and outcome.rounds:
        return response | {"html": {"round": drawn(outcome.rounds, int(question["round"]), calculator.slug)}}
    response |= {
        "outputs": [entry for field in calculator.outputs for entry in _output(outcome, field)],
        "sentence": sentence(outcome),
        "html": pieces(outcome, question.get("root", ""), question.get("view", "full")),
    }
    kept = answer(calculator, plain=question["against"]) if "against" in question else None
    return response | {"comparison": compared(kept, outcome)} if isinstance(kept, Outcome) else response


def _solved(
    calculator: Calculator, given: tuple[Any, Any, str], wanted: dict[str, str]
) -> dict[str, str | None]:
    """Solve `{"for": input, "output": output, "target": as people write}`."""
    name = wanted["for"]
    found = solve(calculator, read(calculator, *given), name, wanted["output"], wanted["target"])
    kind = next(field.kind for field in calculator.inputs if field.name == name)
    assert isinstance(kind, Number)
    return {
        "status": found.status,
        "for": name,
        "output": wanted["output"],
        "value": None if found.value is None else kind.plain(found.value),
        "sentence": found.sentence,
        "direction": found.direction,
    }


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
        text = None if value is None else plain(settled(value), kind.shift)
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
