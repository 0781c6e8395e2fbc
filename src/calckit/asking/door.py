"""The one door: a question as JSON text in, the answer out. Build, command line and browser use it alike."""

import json
from typing import Any

from calckit import wire
from calckit.asking.answering import AskedBack, Outcome, Reading, Refusals, answer, read
from calckit.asking.compare import told as compared
from calckit.asking.html import pieces, sentence
from calckit.asking.html_practice import practised
from calckit.asking.html_rounds import drawn
from calckit.asking.solve import solve
from calckit.calculator import Calculator, Catalogue
from calckit.describe import options
from calckit.fields import Field, Number, Rows
from calckit.marks import rich
from calckit.numbers import plain, settled

VERSION = 1


def ask(catalogue: Catalogue, request: str) -> str:
    """Answer a `calckit.wire.Request` by its Response, alike on every machine.

    Raises KeyError for an unknown calculator or preset and ValueError for text that is not such JSON.
    """
    question: wire.Request = json.loads(request)
    return ask_one(catalogue[question["calculator"]], question)


def ask_one(calculator: Calculator, question: wire.Request) -> str:
    """Answer a question to this calculator, whatever catalogue it is in."""
    return json.dumps(_answered(calculator, question), ensure_ascii=False)


def _answered(calculator: Calculator, question: wire.Request) -> wire.Response:
    head: wire.Reply = {"v": VERSION, "calculator": calculator.slug}
    if "practice" in question:
        return {**head, "practice": practised(calculator, question["practice"], question.get("root", ""))}
    if "picks" in question:
        return {**head, "picks": _offered(calculator, question["picks"])}
    given = (
        question.get("typed"),
        question.get("plain"),
        question.get("preset") or "",
        question.get("pick", ""),
    )
    if "solve" in question:
        return {**head, "solved": _solved(calculator, read(calculator, *given), question["solve"])}
    outcome = answer(calculator, *given)
    understood: wire.Understood = {
        **head,
        "given": dict(outcome.given),
        "refusals": [],
        "asked_back": [_asked(asked) for asked in outcome.asked_back],
    }
    if isinstance(outcome, Refusals):
        refusals: list[wire.Refusal] = [{"field": r.field, "message": r.message} for r in outcome.refusals]
        return {**understood, "refusals": refusals, "status": "refused"}
    if "round" in question and outcome.rounds:
        html: wire.Round = {"round": drawn(outcome.rounds, int(question["round"]), calculator.slug)}
        return {**understood, "status": outcome.status, "html": html}
    return _full(outcome, question, understood)


def _offered(calculator: Calculator, group: str) -> list[wire.Offered]:
    """Return the cases of a group; KeyError where there is no such group."""
    if calculator.pick is None:
        raise KeyError(group)
    pick = calculator.pick
    return [
        {"value": one["value"], "label": one["label"], "units": dict(pick.units(one["value"]))}
        for one in options(pick.groups[group])
    ]


def _full(outcome: Outcome, question: wire.Request, understood: wire.Understood) -> wire.Answered:
    calculator = outcome.calculator
    response: wire.Answered = {
        "v": understood["v"],
        "calculator": calculator.slug,
        "status": outcome.status,
        "given": understood["given"],
        "refusals": [],
        "asked_back": understood["asked_back"],
        "units": _units(outcome),
        "outputs": [entry for field in calculator.outputs for entry in _output(outcome, field)],
        "sentence": sentence(outcome),
        "html": pieces(outcome, question.get("root", ""), question.get("view", "full")),
    }
    if "against" in question:
        kept = answer(calculator, plain=question["against"], pick=question.get("against_pick", ""))
        if isinstance(kept, Outcome):
            response["comparison"] = compared(kept, outcome)
    if outcome.picked:
        response["picked"] = _picked(outcome, question.get("pick", ""), question.get("root", ""))
    return response


def _units(outcome: Outcome) -> dict[str, str]:
    """Return the units of the inputs: those that hang on others, or that a picked market calls otherwise."""
    case, inputs = outcome.case, outcome.calculator.inputs
    single = {field.name: case.unit(field.name) for field in inputs}
    cells = {
        f"{field.name}.{column.name}": case.local(column.kind.unit)
        for field in inputs
        for column in field.columns
        if isinstance(column.kind, Number)
    }
    return {name: unit for name, unit in (single | cells).items() if unit}


def _picked(outcome: Outcome, name: str, root: str) -> wire.Picked:
    filled = outcome.picked
    assert filled is not None  # it was looked for
    given = {key: text for key, text in outcome.given.items() if filled.decides(key)}
    return {"name": name, "given": given, "html": rich(filled.says, root), "units": dict(filled.units)}


def _solved(calculator: Calculator, reading: Reading, wanted: wire.Wanted) -> wire.Solution:
    name = wanted["for"]
    found = solve(calculator, reading, name, wanted["output"], wanted["target"])
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


def _asked(asked: AskedBack) -> wire.AskedBack:
    return {"field": asked.field, "read": asked.read, "instead": asked.instead, "type": asked.type}


def _output(outcome: Outcome, field: Field) -> list[wire.Output]:
    value = getattr(outcome.case, field.name)
    if isinstance(field.kind, Rows):
        return [
            _entry(outcome, f"{field.name}.{i}.{column.name}", column, getattr(row, column.name))
            for i, row in enumerate(value)
            for column in field.columns
        ]
    return [_entry(outcome, field.name, field, value, outcome.case.unit(field.name))]


def _entry(outcome: Outcome, name: str, field: Field, value: Any, unit: str = "") -> wire.Output:
    kind = field.kind
    text, shown = value, str(value)
    if isinstance(kind, Number):
        text = None if value is None else plain(settled(value), kind.shift)
        shown, unit = kind.show(value), unit or outcome.case.local(kind.unit)
    return {"name": name, "label": kind.label, "value": text, "shown": shown, "unit": unit, "term": kind.term}
