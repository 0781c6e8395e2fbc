"""An outcome as the pieces of HTML that a page shows; the same at build, live and in print."""

from collections.abc import Iterable
from html import escape

from calckit.asking.answering import Outcome
from calckit.asking.html_rounds import listed
from calckit.chart.draw import draw_both, draw_one
from calckit.chart.table import twin
from calckit.fields import Field, Number, Rows
from calckit.formula.line import line
from calckit.formula.mathml import mathml
from calckit.marks import bare, rich
from calckit.numbers import unit_of
from calckit.saying import say
from calckit.steps import Step, show_number
from calckit.wire import Pieces, View


def pieces(outcome: Outcome, root: str, view: View = "full") -> Pieces:
    """Return each piece by name; `root` leads from the page to the site's root.

    The compact view shows one drawing and one line a step, and neither the other outputs nor the table.
    """
    key = f"c-{outcome.calculator.slug}"
    compact = view == "compact"
    shown: Pieces = {
        "answer": _answer(outcome, root),
        "working": _working(outcome, root, compact=compact),
        "warnings": "".join(
            f'<p class="mg-warning">{rich(text, root)}</p>' for text in outcome.words.warnings
        ),
        "chart": draw_one(outcome.chart, key) if compact else draw_both(outcome.chart, key=key),
    }
    if compact:
        return shown
    shown["results"], shown["table"] = _results(outcome), _table(outcome)
    if outcome.rounds:
        shown["rounds"] = listed(outcome.rounds, root)
    return shown


def sentence(outcome: Outcome) -> str:
    """Return the whole answer as one line of plain text."""
    words = outcome.words
    middle = words.instead if outcome.status != "ok" else outcome.case.with_unit(words.headline)
    return bare(f"{words.before} {middle}. {words.after}" if words.after else f"{words.before} {middle}.")


def _headline(outcome: Outcome) -> Field:
    return next(field for field in outcome.calculator.outputs if field.name == outcome.words.headline)


def _answer(outcome: Outcome, root: str) -> str:
    words, headline = outcome.words, _headline(outcome)
    if outcome.status == "ok":
        unit = unit_of(outcome.case[headline.name], outcome.case.unit(headline.name))
        number = (
            f'<span class="mg-number" data-state="worked" data-output="{headline.name}">'
            f"{escape(outcome.case[headline.name])}</span>"
        )
        number += f' <span class="mg-number-unit">{escape(unit)}</span>' if unit else ""
    else:
        number = f'<span class="mg-none" data-output="{headline.name}">{escape(words.instead)}</span>'
    return (
        f'<p class="mg-lead">{rich(words.before, root)}</p><p class="mg-figure">{number}</p>'
        f'<p class="mg-after">{rich(words.after, root)}</p>'
    )


def _results(outcome: Outcome) -> str:
    """Return the other outputs: numbers as pairs, rows as a table."""
    single = [
        f
        for f in outcome.calculator.outputs
        if isinstance(f.kind, Number) and f.name != outcome.words.headline
    ]
    pairs = "".join(
        f"<div><dt>{escape(f.kind.label)}</dt><dd>{_figure(outcome, f)}</dd></div>" for f in single
    )
    told = outcome.rounds.instead_of if outcome.rounds else ()
    tables = "".join(
        _rows(outcome, f)
        for f in outcome.calculator.outputs
        if isinstance(f.kind, Rows) and f.name not in told
    )
    return (f'<dl class="mg-results">{pairs}</dl>' if pairs else "") + tables


def _figure(outcome: Outcome, field: Field) -> str:
    value = getattr(outcome.case, field.name)
    if value is None:
        absent = escape(say("none"))
        return f'<span class="mg-absent">{absent}</span>'
    unit = unit_of(outcome.case[field.name], outcome.case.unit(field.name))
    shown = f'<span data-output="{field.name}">{escape(outcome.case[field.name])}</span>'
    return shown + (f' <span class="mg-unit">{escape(unit)}</span>' if unit else "")


def _rows(outcome: Outcome, field: Field) -> str:
    local = outcome.case.local
    heads = [_with_unit(c.kind.label, local(getattr(c.kind, "unit", ""))) for c in field.columns]
    rows = [
        [
            column.kind.show(getattr(row, column.name))
            for column in field.columns
            if not isinstance(column.kind, Rows)
        ]
        for row in getattr(outcome.case, field.name)
    ]
    return table(field.kind.label, heads, rows)


def _with_unit(label: str, unit: str) -> str:
    return f"{label}, {unit}" if unit else label


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table whose first column names its rows; each cell also knows its column's name."""
    heads = list(heads)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(cell)}</th>'
            if i == 0
            else f'<td data-l="{escape(heads[i])}">{escape(cell)}</td>'
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<table class="mg-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _table(outcome: Outcome) -> str:
    told = twin(outcome.chart)
    inside = table(told.caption, told.head, told.rows)
    summary = escape(say("The chart as a table"))
    return f'<details class="mg-more"><summary>{summary}</summary>{inside}</details>'


def _working(outcome: Outcome, root: str, *, compact: bool = False) -> str:
    written = step_line if compact else step_html
    return f'<ol class="mg-steps">{"".join(written(outcome, step, root) for step in outcome.steps)}</ol>'


def step_line(outcome: Outcome, step: Step, root: str) -> str:
    """Return one step with its numbers in a line of text, its value at the end."""
    numbers = line(step.parsed, step.given, lambda _, value: show_number(value))
    return f'<li><p class="mg-say">{rich(step.say, root)}:</p><p>{numbers} = {_value(outcome, step)}</p></li>'


def _value(outcome: Outcome, step: Step) -> str:
    """Return what a step gives, as the answer shows it."""
    shown, unit = step.shown(outcome.case)
    unit = unit_of(shown, unit)
    behind = f' <span class="mg-unit">{escape(unit)}</span>' if unit else ""
    return f"<strong>{escape(shown)}</strong>{behind}"


def _math(name: str, label: str, inside: str) -> str:
    """Return a line of mathematics that scrolls by itself, so that the page never does."""
    heard = escape(label)
    return f'<div class="mg-math mg-{name}" tabindex="0" role="group" aria-label="{heard}">{inside}</div>'


def step_html(outcome: Outcome, step: Step, root: str) -> str:
    """Return one step of the working as an item of its list."""
    formula = step.parsed
    final = step.gives == outcome.words.headline
    numbers = mathml(formula, step.given, lambda _, value: show_number(value))
    value = "mg-value mg-final" if final else "mg-value"
    symbolic = _math("symbolic", say("formula"), mathml(formula))
    worked = _math("numbers", say("with your numbers"), numbers)
    return (
        f'<li><p class="mg-say">{rich(step.say, root)}:</p>'
        f'{symbolic}{worked}<p class="{value}">{_value(outcome, step)}</p></li>'
    )
