"""From what was typed to an outcome: read every field, refuse what cannot be taken, ask the function."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calckit.asking.refusing import OUT_OF_RANGE, Refusal, in_row, row_of, worded
from calckit.calculator import Calculator, Status, Words
from calckit.case import Case
from calckit.chart.values import Chart
from calckit.fields import Choice, Field, Kind, Number, Refused, Rows, refusal_of
from calckit.numbers import in_words, settled
from calckit.pick import Filled
from calckit.rounds import Rounds
from calckit.saying import say
from calckit.steps import Step
from calckit.unfit import Refusing

LONGEST = 2_000  # characters in one field; what is longer is not a number


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A number that can be read in two ways: how it was read, and what to type for the other reading."""

    field: str
    read: str
    instead: str
    type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a question; with refusals the values are whole, but not what was asked."""

    values: Mapping[str, Any]
    given: Mapping[str, str]
    refusals: tuple[Refusal, ...]
    asked_back: tuple[AskedBack, ...]
    picked: Filled | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A worked answer: the case with its words."""

    calculator: Calculator
    case: Case
    words: Words
    steps: tuple[Step, ...]
    chart: Chart
    given: Mapping[str, str]
    asked_back: tuple[AskedBack, ...]
    rounds: Rounds | None = None
    picked: Filled | None = None

    @property
    def status(self) -> Status:
        """Return "none" when there is no such number, whatever the words say."""
        if self.words.status == "ok" and getattr(self.case, self.words.headline) is None:
            return "none"
        return self.words.status


@dataclass(frozen=True, slots=True)
class Refusals:
    """No answer: what must be mended first."""

    calculator: Calculator
    refusals: tuple[Refusal, ...]
    given: Mapping[str, str]
    asked_back: tuple[AskedBack, ...]


def answer(
    calculator: Calculator,
    typed: Mapping[str, str] | None = None,
    plain: Mapping[str, str] | None = None,
    preset: str = "",
    pick: str = "",
) -> Outcome | Refusals:
    """Answer with the preset's inputs (or defaults) under plain and typed texts and a picked case."""
    reading = read(calculator, typed, plain, preset, pick)
    case = _worked(calculator, reading)
    if not isinstance(case, Case):
        return Refusals(calculator, case, reading.given, reading.asked_back)
    words, steps, chart = calculator.words(case), calculator.working(case), calculator.chart(case)
    rounds = calculator.rounds(case) if calculator.rounds else None
    return Outcome(
        calculator, case, words, steps, chart, reading.given, reading.asked_back, rounds, reading.picked
    )


def read(
    calculator: Calculator,
    typed: Mapping[str, str] | None = None,
    plain: Mapping[str, str] | None = None,
    preset: str = "",
    pick: str = "",
) -> Reading:
    """Read every field; what cannot be taken stands in the refusals."""
    reader = _Reader(dict(plain or {}), dict(typed or {}))
    start = calculator.preset(preset).given if preset else {}
    values = {
        field.name: reader.field(field, start.get(field.name, field.default)) for field in calculator.inputs
    }
    reader.refuse_strangers(calculator.inputs)
    picked = reader.pick(calculator, values, pick) if pick else None
    values |= picked.values if picked else {}
    return Reading(values, reader.given, tuple(reader.refusals), tuple(reader.asked_back), picked)


def _worked(calculator: Calculator, reading: Reading) -> Case | tuple[Refusal, ...]:
    if reading.refusals:
        return reading.refusals
    case = work(calculator, reading.values, reading.picked)
    return case if isinstance(case, Case) else (case,)


def work(calculator: Calculator, values: Mapping[str, Any], picked: Filled | None = None) -> Case | Refusal:
    """Ask the function alone. Only it may refuse, and only as data: all else is a fault, and raised."""
    try:
        result = calculator.function(**values)
    except ArithmeticError:
        return Refusal("", say(OUT_OF_RANGE))
    except ValueError as error:
        if not isinstance(error, Refusing):
            raise
        return worded(calculator.inputs, error)
    outputs = {field.name: getattr(result, field.name) for field in dataclasses.fields(result)}
    units = picked.units if picked else {}
    return Case((*calculator.inputs, *calculator.outputs), {**values, **outputs}, units)


def _unmistakable(plain_text: str) -> str:
    """Write a number so that it cannot be asked back: without grouping, and never with three decimals."""
    whole, point, decimals = plain_text.partition(".")
    if not point:
        return whole
    return f"{whole}.{decimals}0" if decimals.rstrip("0") else whole


def _as_plain(field: Field, value: Any, numbers: Sequence[str]) -> dict[str, str]:
    """Write a field's value as an address would, rows cell by cell, with their numbers or counted anew."""
    if not isinstance(field.kind, Rows):
        return {field.name: _text(field.kind, value)}
    numbers = numbers if len(numbers) == len(value) else [str(i) for i in range(len(value))]
    return {
        f"{field.name}.{i}.{column.name}": _text(column.kind, getattr(row, column.name))
        for i, row in zip(numbers, value, strict=True)
        for column in field.columns
    }


def _text(kind: Kind, value: Any) -> str:
    return kind.plain(settled(value)) if isinstance(kind, Number) else str(value)


class _Reader:
    """Reads the fields one after the other and gathers what it cannot take."""

    def __init__(self, plain: dict[str, str], typed: dict[str, str]) -> None:
        self.plain, self.typed = plain, typed
        self.known: set[str] = set()
        self.given: dict[str, str] = {}
        self.refusals: list[Refusal] = []
        self.asked_back: list[AskedBack] = []

    def field(self, field: Field, start: Any, prefix: str = "", row: str = "") -> Any:
        """Return a field's value, or its start where nothing was said or could be taken."""
        name = prefix + field.name
        self.known.add(name)
        if isinstance(field.kind, Rows):
            return self.rows(field, start)
        assert isinstance(field.kind, (Number, Choice))  # words are never an input
        try:
            value = self.one(name, field.kind, start)
        except Refused as refused:
            self.refusals.append(Refusal(name, in_row(row, str(refused))))
            return start
        self.given[name] = field.kind.plain(value) if isinstance(field.kind, Number) else value
        return value

    def one(self, name: str, kind: Number | Choice, start: Any) -> Any:
        """Take a typed text first, then a plain one, then the start value."""
        text = self.typed.get(name, self.plain.get(name))
        if text is None:
            return start
        if not isinstance(text, str) or len(text) > LONGEST:
            raise Refused(refusal_of(kind.label, say("must be a short text")))
        if isinstance(kind, Choice) or name not in self.typed:
            return self.whole(kind, kind.take(text))
        reading = kind.read(text)
        value = kind.take(reading.plain)
        if reading.other is not None:
            self.asked_back.append(
                AskedBack(
                    name, in_words(reading.plain), in_words(reading.other), _unmistakable(reading.other)
                )
            )
        return self.whole(kind, value)

    @staticmethod
    def whole(kind: Number | Choice, value: Any) -> Any:
        """Return a counted number as an integer."""
        return int(value) if isinstance(kind, Number) and kind.style == "count" else value

    def rows(self, field: Field, start: Any) -> tuple[Any, ...]:
        """Return the rows named `field.0.column` …, or the start rows where none is named."""
        kind = field.kind
        assert isinstance(kind, Rows)
        if (
            field.name in self.plain or field.name in self.typed
        ):  # one text cannot be rows, and neither can none
            first = f"{field.name}.0.{field.columns[0].name}"
            must = say(
                "must be {least} to {most} rows, named like {first}",
                least=kind.least,
                most=kind.most,
                first=first,
            )
            self.refusals.append(Refusal(field.name, refusal_of(kind.label, must)))
            return tuple(start)
        pattern = re.compile(rf"{re.escape(field.name)}\.([0-9]{{1,4}})\.[a-z_0-9]+")
        found = sorted({int(m[1]) for text in (*self.plain, *self.typed) if (m := pattern.fullmatch(text))})
        if len(found) > kind.most or (found and len(found) < kind.least):
            may = say("may have {least} to {most} rows", least=kind.least, most=kind.most)
            self.refusals.append(Refusal(field.name, refusal_of(kind.label, may)))
            self.known.update(text for text in (*self.plain, *self.typed) if pattern.fullmatch(text))
            return tuple(start)
        return tuple(
            self.row(field, start[i] if i < len(start) else start[-1] if start else None, i)
            for i in (found or range(len(start)))
        )

    def row(self, field: Field, start: Any, index: int) -> Any:
        """Return one row, with the start's value where a cell is not named."""
        assert isinstance(field.kind, Rows)
        prefix, row = f"{field.name}.{index}.", row_of(field.kind, index)
        cells = {
            column.name: self.field(column, getattr(start, column.name, column.default), prefix, row)
            for column in field.columns
        }
        return field.kind.of(**cells)

    def pick(self, calculator: Calculator, values: Mapping[str, Any], name: str) -> Filled | None:
        """Return what a picked case fills, and let it stand in the answer as given; it needs whole values."""
        pick = calculator.pick
        if pick is None or not pick.knows(name):
            self.refusals.append(Refusal("", say("There is no such market here: {name}.", name=name[:60])))
        if pick is None or self.refusals:
            return None
        try:
            filled = pick.fill(name, values)
        except ValueError as error:
            if not isinstance(error, Refusing):
                raise
            self.refusals.append(worded(calculator.inputs, error))
            return None
        fields = {field.name: field for field in calculator.inputs}
        for field, value in filled.values.items():
            self.fill(fields[field], value)
        return filled

    def fill(self, field: Field, value: Any) -> None:
        """Let a value stand as given, whatever was said of its field; rows keep their numbers if they can."""
        said = [name for name in self.given if name.partition(".")[0] == field.name]
        self.asked_back = [asked for asked in self.asked_back if asked.field not in said]
        numbers = list(dict.fromkeys(name.split(".")[1] for name in said if "." in name))
        for name in said:
            del self.given[name]
        self.given |= _as_plain(field, value, numbers)

    def refuse_strangers(self, inputs: Sequence[Field]) -> None:
        """Refuse names that the calculator does not have, and say which it has."""
        for name in sorted({*self.plain, *self.typed} - self.known):
            here = ", ".join(_beside(inputs, name))
            told = say("There is no such input. There are: {names}.", names=here)
            self.refusals.append(Refusal(name[:60], told))


def _beside(inputs: Sequence[Field], name: str) -> list[str]:
    """Return the names among which one was looked for: a row's cells, or the inputs."""
    head, *inside = name.split(".")
    cells = [f"{head}.0.{column.name}" for field in inputs if field.name == head for column in field.columns]
    return cells if inside and cells else [field.name for field in inputs]
