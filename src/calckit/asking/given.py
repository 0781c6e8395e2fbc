"""Which inputs an answer hangs on: those that, taken otherwise, give another one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from calckit.asking.answering import Outcome, work
from calckit.case import Case
from calckit.fields import Choice, Field, Kind, Number

_OTHERWISE = (0.1, 0.5, 0.9, 1.1, 2.0, 10.0)


def matters(outcome: Outcome, field: Field) -> bool:
    """Tell whether the headline moves with anything else in an input that is no rows."""
    return _moves(outcome, field.name, _others(field.kind, getattr(outcome.case, field.name)))


def rows_needed(outcome: Outcome, field: Field) -> int:
    """Return how many rows have to be told: up to the last one that the headline moves with."""
    places = range(len(getattr(outcome.case, field.name)), 0, -1)
    return next((place for place in places if _row_matters(outcome, field, place - 1)), 0)


def _row_matters(outcome: Outcome, field: Field, place: int) -> bool:
    rows = getattr(outcome.case, field.name)
    others = (
        (*rows[:place], replace(rows[place], **{column.name: value}), *rows[place + 1 :])
        for column in field.columns
        for value in _others(column.kind, getattr(rows[place], column.name))
    )
    return _moves(outcome, field.name, others)


def _others(kind: Kind, value: Any) -> Iterator[Any]:
    """Yield what could stand there instead: another choice; a tenth of a number up to ten times as much."""
    if isinstance(kind, Choice):
        yield from (option for option in kind.options if option != value)
    elif isinstance(kind, Number):
        tried = (value * factor if value else factor for factor in _OTHERWISE)
        counted = (round(one) if kind.style == "count" else one for one in tried)
        yield from (one for one in counted if one != value and kind.holds(one))


def _moves(outcome: Outcome, name: str, others: Iterable[Any]) -> bool:
    """Tell whether another value gives another answer; where none can be taken, this one has to be said."""
    case, headline = outcome.case, outcome.words.headline
    values = {field.name: getattr(case, field.name) for field in outcome.calculator.inputs}
    taken = False
    for value in others:
        other = work(outcome.calculator, {**values, name: value})
        if isinstance(other, Case) and getattr(other, headline) != getattr(case, headline):
            return True
        taken = taken or isinstance(other, Case)
    return not taken
