"""An exercise as a page shows it: numbers, question, the working as hints; and how an answer stands."""

from collections.abc import Iterator
from typing import Any

from calckit.asking.answering import Outcome
from calckit.asking.html import step_html
from calckit.asking.practice import check, exercise, headline
from calckit.calculator import Calculator
from calckit.fields import Kind, Number, Rows
from calckit.marks import bare, lower, rich
from calckit.wire import Attempt, Checked, Exercise


def practised(calculator: Calculator, asked: Attempt, root: str) -> Exercise | Checked:
    """Return the exercise of a `{"seed"}`, or how an `answer` to it stands."""
    seed = int(asked["seed"])
    outcome = exercise(calculator, seed)
    if "answer" in asked:
        checked = check(outcome, asked["answer"])
        words, html = bare(checked.words), rich(checked.words, root)
        return {
            "seed": seed,
            "right": checked.right,
            "words": words,
            "html": html,
            "mistake": checked.mistake,
        }
    kind = headline(outcome).kind
    assert isinstance(kind, Number)
    return {
        "seed": seed,
        "question": f"{bare(outcome.words.before)} …",
        "label": kind.label,
        "unit": outcome.case.unit(outcome.words.headline) or kind.outside_unit,
        "inputs": [{"label": label, "shown": text} for label, text in _inputs(outcome)],
        "tolerance": "Within 0.1% counts as right, unless a usual mistake is nearer.",
        "hints": [step_html(outcome, step, root) for step in outcome.steps],
    }


def _inputs(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield every input as it stands in the text of an exercise; rows one after the other."""
    for field in outcome.calculator.inputs:
        value = getattr(outcome.case, field.name)
        if not isinstance(field.kind, Rows):
            yield field.kind.label, _one(field.kind, value)
            continue
        for i, row in enumerate(value, 1):
            cells = (f"{lower(c.kind.label)} {_one(c.kind, getattr(row, c.name))}" for c in field.columns)
            yield f"{field.kind.row[:1].upper()}{field.kind.row[1:]} {i}", ", ".join(cells)


def _one(kind: Kind, value: Any) -> str:
    assert not isinstance(kind, Rows)
    return kind.stated(value) if isinstance(kind, Number) else kind.show(value)
