"""Two answers side by side: what differs in the inputs, what that does to each output, and one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from html import escape

from calckit.asking.answering import Outcome
from calckit.fields import Choice, Field, Kind, Number, Rows
from calckit.marks import bare, lower, with_article
from calckit.numbers import MINUS, unit_of
from calckit.saying import in_english, later, say
from calckit.wire import Comparison, Difference

_SHOWN = Context(prec=15)  # against a price of 1e-88 even a plain difference has a hundred digits
_EXACT = Context(prec=500)
SAME, GONE, NEW, CHANGED = later("same"), later("none now"), later("new"), later("changed")
OTHER_UNIT = later("in another unit")


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: an input that differs, or an output; the difference is of the numbers as they are shown.

    Where both sides are numbers of different units, each carries its own and `unit` is empty.
    """

    name: str
    label: str
    a: str
    b: str
    difference: str
    unit: str = ""


def compare(a: Outcome, b: Outcome) -> tuple[Compared, ...]:
    """Return the inputs that differ and then every single output of both."""
    outputs = (field for field in b.calculator.outputs if isinstance(field.kind, Number))
    return (*_inputs(a, b), *(_output(a, b, field) for field in outputs))


def difference(a: str, b: str) -> str:
    """Return b less a as signed text, exactly as a reader would subtract what is shown."""
    change = _EXACT.subtract(_value(b), _value(a))
    if change == 0:
        return say(SAME)
    amount = _EXACT.abs(change)
    amount = amount if len(amount.as_tuple().digits) <= _SHOWN.prec else _SHOWN.normalize(amount)
    text = f"{MINUS if change < 0 else '+'}{amount:,f}"
    if b.endswith("%"):
        return say("{number} pp", number=text)
    return f"{text}×" if b.endswith("×") else text


def in_words(a: Outcome, b: Outcome) -> str:
    """Say in one sentence what the changes did to the main number."""
    changes = list(_inputs(a, b))
    if not changes:
        return say("A and B are the same numbers. Change one to see what it does.")
    field, cause = _headline(b), _cause(changes)
    assert isinstance(field.kind, Number)
    row, label = _output(a, b, field), field.kind.called
    to = _with_unit(row.b, row)
    what = with_article(label)
    if b.status != "ok":
        had = say("A had {what} of {amount}.", what=what, amount=_with_unit(row.a, row))
        told = f"{cause.rstrip(',')}: {lower(bare(b.words.before))} {b.words.instead}."
        return told if a.status != "ok" else f"{told} {had}"
    if a.status != "ok":
        return say("{cause} gives {what} of {amount}, where A had none.", cause=cause, what=what, amount=to)
    if row.difference == say(SAME):
        return say("{cause} leaves the {label} at {amount}.", cause=cause, label=label, amount=to)
    if row.difference == say(OTHER_UNIT):
        return say("{cause} moves the {label} from {a} to {b}.", cause=cause, label=label, a=row.a, b=to)
    lower_now = row.difference.startswith(MINUS)
    moves = {"cause": cause, "label": label, "a": row.a, "b": to, "by": row.difference.lstrip(f"+{MINUS}")}
    if lower_now:
        return say("{cause} moves the {label} from {a} to {b}, {by} lower.", **moves)
    return say("{cause} moves the {label} from {a} to {b}, {by} higher.", **moves)


def _cause(changes: Sequence[Compared]) -> str:
    """Say the first change, and how many there are beside it."""
    first, more = changes[0], len(changes) - 1
    cause = say("{label} from {a} to {b}", label=first.label, a=first.a, b=first.b)
    if more > 1:
        return say("{change}, and {n} more changes,", change=cause, n=more)
    return say("{change}, and 1 more change,", change=cause) if more else cause


def told(a: Outcome, b: Outcome) -> Comparison:
    """Return the comparison as the door hands it out."""
    rows, sentence = compare(a, b), in_words(a, b)
    lines: list[Difference] = [
        {"name": r.name, "label": r.label, "a": r.a, "b": r.b, "difference": r.difference, "unit": r.unit}
        for r in rows
    ]
    return {"rows": lines, "sentence": sentence, "html": _html(rows, sentence)}


def _html(rows: tuple[Compared, ...], sentence: str) -> str:
    kept, now = escape(say("kept")), escape(say("now"))
    what, change = escape(say("What")), escape(say("Difference"))
    head = (
        f'<th scope="col"><span class="mg-visually-hidden">{what}</span></th>'
        f'<th scope="col"><b class="mg-kept">A</b> {kept}</th>'
        f'<th scope="col"><b class="mg-now">B</b> {now}</th><th scope="col">{change}</th>'
    )
    body = "".join(
        f'<tr><th scope="row">{escape(_with_comma(row))}</th><td data-l="A, {kept}">{escape(row.a)}</td>'
        f'<td data-l="B, {now}">{escape(row.b)}</td><td data-l="{change}">{escape(row.difference)}</td></tr>'
        for row in rows
    )
    caption, begin = escape(say("A and B compared")), escape(say("In words."))
    return (
        f'<table class="mg-table mg-compared"><caption class="mg-visually-hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f'<p class="mg-in-words"><strong>{begin}</strong> {escape(sentence)}</p>'
    )


def _with_comma(row: Compared) -> str:
    return f"{row.label}, {row.unit}" if row.unit else row.label


def _with_unit(text: str, row: Compared) -> str:
    return f"{text} {unit_of(text, row.unit)}".strip()


def _value(shown: str) -> Decimal:
    return Decimal(shown.replace(",", "").replace(MINUS, "-").rstrip("%×"))


def _headline(outcome: Outcome) -> Field:
    return next(field for field in outcome.calculator.outputs if field.name == outcome.words.headline)


def _inputs(a: Outcome, b: Outcome) -> Iterator[Compared]:
    """Yield every input that is not the same, those inside rows by the number of their row."""
    for field in b.calculator.inputs:
        before, after = getattr(a.case, field.name), getattr(b.case, field.name)
        if isinstance(field.kind, Rows):
            yield from _rows(a, b, field)
        elif before != after:
            units = (a.case.unit(field.name), b.case.unit(field.name))
            yield _input(field.kind, before, after, units, field.name, field.kind.label)


def _rows(a: Outcome, b: Outcome, field: Field) -> Iterator[Compared]:
    assert isinstance(field.kind, Rows)
    before, after = getattr(a.case, field.name), getattr(b.case, field.name)
    row = field.kind.called
    if len(before) != len(after):
        label = field.kind.label.lower() if in_english() else field.kind.label
        many, now = str(len(before)), str(len(after))
        yield Compared(
            field.name, say("Number of rows, {label}", label=label), many, now, difference(many, now)
        )
    for i, (left, right) in enumerate(zip(before, after, strict=False)):
        for column in field.columns:
            one, other = getattr(left, column.name), getattr(right, column.name)
            if one != other:
                unit = column.kind.unit if isinstance(column.kind, Number) else ""
                name = f"{field.name}.{i}.{column.name}"
                label = f"{row[:1].upper()}{row[1:]} {i + 1}, {lower(column.kind.label)}"
                yield _input(column.kind, one, other, (a.case.local(unit), b.case.local(unit)), name, label)


def _input(
    kind: Kind, before: object, after: object, units: tuple[str, str], name: str, label: str
) -> Compared:
    if isinstance(kind, Number):
        assert isinstance(before, (int, float)) and isinstance(after, (int, float))
        sign = {"percent": "%", "multiple": "×"}.get(kind.style, "")
        shown = [kind.in_field(value).replace("-", MINUS) + sign for value in (before, after)]
        return _numbers(name, label, (shown[0], shown[1]), units)
    assert isinstance(kind, Choice)
    return Compared(name, label, kind.show(str(before)), kind.show(str(after)), say(CHANGED))


def _output(a: Outcome, b: Outcome, field: Field) -> Compared:
    """Compare an output; where one side has no such number, the difference says so."""
    before, after = getattr(a.case, field.name), getattr(b.case, field.name)
    shown = a.case[field.name], b.case[field.name]
    units = a.case.unit(field.name), b.case.unit(field.name)
    if before is None or after is None:
        change = say(SAME if before == after else GONE if after is None else NEW)
        return Compared(field.name, field.kind.label, *shown, change, units[0] if after is None else units[1])
    return _numbers(field.name, field.kind.label, shown, units)


def _numbers(name: str, label: str, shown: tuple[str, str], units: tuple[str, str]) -> Compared:
    """Compare two numbers; those of different units are shown with them and not subtracted."""
    if units[0] == units[1]:
        return Compared(name, label, *shown, difference(*shown), units[0])
    one, other = (f"{text} {unit}".strip() for text, unit in zip(shown, units, strict=True))
    return Compared(name, label, one, other, say(OTHER_UNIT))
