"""An exercise as a page shows it: numbers, question, the working as hints; and how an answer stands."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from calckit.asking.answering import Outcome
from calckit.asking.given import matters, rows_needed
from calckit.asking.html import step_html, step_line
from calckit.asking.practice import check, exercise, headline, shown
from calckit.calculator import Calculator
from calckit.fields import Field, Kind, Number, Rows
from calckit.marks import bare, lower, rich
from calckit.saying import say
from calckit.steps import Step
from calckit.wire import Attempt, Checked, Exercise

PLACES = 100  # on one sheet, so that the exercises of two sheets are never the same


def practised(calculator: Calculator, asked: Attempt, root: str) -> Exercise | Checked:
    """Return the exercise of a `{"seed"}`, or how an `answer` to it stands."""
    seed, of = _seed(asked), asked.get("of", "")
    outcome = exercise(calculator, seed, of)
    if "answer" in asked:
        return _checked(outcome, seed, asked["answer"], root)
    kind = headline(outcome).kind
    assert isinstance(kind, Number)
    question, inputs = f"{bare(outcome.words.before).removesuffix(':')} …", tuple(_inputs(outcome))
    way = steps_to(outcome)
    return {
        "seed": seed,
        "of": of,
        "question": question,
        "label": kind.label,
        "unit": outcome.case.unit(outcome.words.headline) or kind.outside_unit,
        "inputs": [{"label": label, "shown": text} for label, text in inputs],
        "tolerance": say("Within 0.1% counts as right, unless a usual mistake is nearer."),
        "hints": [step_html(outcome, step, root) for step in way],
        "answer": shown(outcome),
        "html": _task(inputs, question),
        "key": _key(outcome, way, root),
    }


def _seed(asked: Attempt) -> int:
    """Return the seed of an exercise; on a sheet each place has its own."""
    seed, place = int(asked["seed"]), asked.get("place")
    if place is None:
        return seed
    if not 0 <= place < PLACES:
        raise ValueError("place")
    return seed * PLACES + place


def _checked(outcome: Outcome, seed: int, typed: str, root: str) -> Checked:
    checked = check(outcome, typed)
    words, html = bare(checked.words), rich(checked.words, root)
    return {"seed": seed, "right": checked.right, "words": words, "html": html, "mistake": checked.mistake}


def steps_to(outcome: Outcome) -> tuple[Step, ...]:
    """Return the working up to what is asked for; all of it where no step gives that."""
    ends = [n for n, step in enumerate(outcome.steps, 1) if step.gives == outcome.words.headline]
    return outcome.steps[: max(ends, default=len(outcome.steps))]


def _task(inputs: Iterable[tuple[str, str]], question: str) -> str:
    pairs = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in inputs)
    return f'<dl class="mg-results">{pairs}</dl><p>{escape(question)}</p>'


def _key(outcome: Outcome, way: Iterable[Step], root: str) -> str:
    steps = "".join(step_line(outcome, step, root) for step in way)
    return f'<p><strong>{escape(shown(outcome))}</strong></p><ol class="mg-steps">{steps}</ol>'


def _inputs(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield every input that the answer hangs on, as it stands in an exercise; rows one after the other."""
    for field in outcome.calculator.inputs:
        if isinstance(field.kind, Rows):
            yield from _rows(outcome, field, field.kind)
        elif matters(outcome, field):
            unit = outcome.case.unit(field.name)
            yield field.kind.label, _one(field.kind, getattr(outcome.case, field.name), unit)


def _rows(outcome: Outcome, field: Field, kind: Rows) -> Iterator[tuple[str, str]]:
    told = getattr(outcome.case, field.name)[: rows_needed(outcome, field)]
    for i, row in enumerate(told, 1):
        cells = (f"{lower(c.kind.label)} {_one(c.kind, getattr(row, c.name))}" for c in field.columns)
        yield f"{kind.called[:1].upper()}{kind.called[1:]} {i}", ", ".join(cells)


def _one(kind: Kind, value: Any, unit: str | None = None) -> str:
    assert not isinstance(kind, Rows)
    return kind.stated(value, unit) if isinstance(kind, Number) else kind.show(value)
