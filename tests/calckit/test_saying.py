"""Nothing that is said beside a calculator's own words is in English where another language is spoken."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Annotated, Literal

import pytest

import calckit
from calckit import Case, Mistake, Round, Rounds, Step, Unfit, Words, calculator, describe, percent, plain
from calckit.chart import Axis, Chart, Dot, Line, XYChart
from calckit.chart.table import twin
from calckit.chart.told import told
from calckit.fields import Choice
from calckit.fields import Rows as Lines
from calckit.numbers import in_words
from calckit.saying import ENGLISH, Speech, in_english, say, speaking, spoken
from tests.calckit.chart import samples

SOURCES = sorted((Path(calckit.__file__).parent).rglob("*.py"))
TEXTS = {
    str(call.args[0].value)
    for file in SOURCES
    for call in ast.walk(ast.parse(file.read_text("utf-8")))
    if isinstance(call, ast.Call)
    and getattr(call.func, "id", "") in ("say", "later")
    and isinstance(call.args[0], ast.Constant)
}
# Every letter but those of places is another script's: what is left in Latin letters was not said.
FOREIGN = Speech("x", {one: re.sub(r"(\{\w+\})|[A-Za-z]", lambda m: m[1] or "ж", one) for one in TEXTS})


@dataclass(frozen=True, slots=True)
class Part:
    """A row of what is asked."""

    much: Annotated[float, plain("Μέρος", above=0, at_most=1e9)] = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A share, and one that there may not be."""

    share: Annotated[float, percent("Μερίδιο")]
    rest: Annotated[float | None, plain("Λοιπό")]


def _words(_: Case) -> Words:
    return Words("Είναι", "share", "Έτσι.")


def _working(case: Case) -> tuple[Step, ...]:
    return (Step("Πρώτα", "σ = α / β if α < β else 1", {"α": case.a, "β": case.b}, "share"),)


def _chart(case: Case) -> Chart:
    line = Line("Γραμμή", ((0.0, 0.0), (case.a, case.share)))
    return XYChart(
        "Σχήμα",
        Axis("Άλφα"),
        Axis("Μερίδιο", format="percent"),
        (line,),
        dots=(Dot(case.a, case.share, "σ"),),
    )


def _rounds(_: Case) -> Rounds:
    return Rounds("Γύροι", (Round("α", "β", "γ", "δ"),), lambda _: ())


@calculator(
    title="Δοκιμή", question="Πόσο;", group="Ό", terms=(), words=_words, working=_working, chart=_chart,
    rounds=_rounds, solve=(("a", "share"),), mistakes=(Mistake("Ανάποδα", "β / α", "αλλιώς."),),
)  # fmt: skip
def trial(
    a: Annotated[float, plain("Άλφα", above=0, at_most=1e9, slider=(1.0, 9.0))] = 2.0,
    b: Annotated[float, plain("Βήτα", at_least=1, at_most=1e9)] = 4.0,
    rate: Annotated[float, percent("Ρυθμός", at_least=0, at_most=1)] = 0.5,
    way: Annotated[Literal["up", "down"], Choice(label="Πού", options={"up": "πάνω", "down": "κάτω"})] = "up",
    parts: Annotated[tuple[Part, ...], Lines(label="Μέρη", of=Part, most=3)] = (Part(), Part(2.0)),
) -> Answer:
    """Refuse what does not fit together in each of the ways that can be told."""
    if b == 7:
        raise Unfit("a", "below", a, b, "parts[0].much")
    if b == 8:
        raise Unfit("parts[1].much", "below", a, b, "parts[0].much")
    if b == 9:
        raise Unfit("a", "below", a, b, "b")
    if b == 11:
        raise Unfit("gone", "below", a)
    if b == 12:
        raise Unfit("a", "else", a)
    if b == 13:
        raise OverflowError
    return Answer(a / b if a < b else 1.0, None if rate == 0 else 1.0)


NAMES = {
    *("calculator", "field", "name", "status", "of", "for", "output", "given", "type"),
    *("term", "kind", "scale", "slug", "compact", "value"),
}
ASKED: tuple[Mapping[str, object], ...] = (
    {},
    {"view": "compact"},
    {"plain": {"rate": "0"}, "against": {"a": "3"}},
    {"plain": {"a": "3", "b": "5", "rate": "1", "way": "down"}, "against": {"parts.0.much": "3"}},
    {"against": {}},
    {"against": {"a": "3"}},
    {"typed": {"a": "1,234"}},
    *({"plain": {"b": str(n)}} for n in (7, 8, 9, 11, 12, 13)),
    *({"typed": {name: text}} for name in ("a", "b", "rate", "parts.0.much") for text in ("?", "-1", "1e9", "9999999999")),
    {"typed": {"way": "?"}},
    {"typed": {"a": "9" * 3_000}},
    {"typed": {"α": "1"}},
    {"typed": {"parts": "1"}},
    {"plain": {f"parts.{n}.much": "1" for n in range(5)}},
    {"pick": "β"},
    {"round": 0},
    *({"solve": {"for": "a", "output": "share", "target": text}} for text in ("25", "250", "-3", "?", "9" * 3_000)),
    {"practice": {"seed": 1}},
    *({"practice": {"seed": 1, "answer": text}} for text in ("?", "0.0001", "99999", "50", "5000", "500", "5", "0.5", "-50")),
)  # fmt: skip


def shown(value: object) -> Iterator[str]:
    """Every text of an answer that is read, its markup taken off but for what is read out of it."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from shown(one) if key not in NAMES else ()
    elif isinstance(value, list):
        for one in value:
            yield from shown(one)
    elif isinstance(value, str):
        read = re.findall(r'(?:aria-label|data-l|data-each)="([^"]*)"', value)
        yield from (unescape(text) for text in (*read, re.sub(r"<[^>]*>", " ", value)))


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: json.dumps(asked)[:60])
def test_nothing_is_said_in_english(asked: Mapping[str, object]) -> None:
    request = json.dumps({"calculator": "trial", **asked})
    with speaking(FOREIGN):
        answer = json.loads(calckit.ask({"trial": trial}, request))
    inputs = r"parts\.0\.much|way|rate|parts"  # as a refusal lists them
    assert not [text for text in shown(answer) if re.search("[A-Za-z]{2}", re.sub(inputs, "", text))]


def test_a_form_is_in_the_language_too() -> None:
    with speaking(FOREIGN):
        assert not [text for text in shown(describe(trial)) if re.search("[A-Za-z]{3}", text)]
        assert [in_words(text) for text in ("30000", "2000000")] == ["30 жжжжжжжж", "2 жжжжжжж"]


@pytest.mark.parametrize("chart", samples.SAMPLES.values(), ids=samples.SAMPLES)
def test_what_is_said_of_a_chart_is_in_the_language(chart: Chart) -> None:
    with speaking(FOREIGN):
        foreign = f"{told(chart)} {twin(chart).head}"
    assert foreign != f"{told(chart)} {twin(chart).head}"
    own = {"from", "goes", "stays", "gives", "Over", "Lowest", "Marked", "stands", "Answer", "Note", "Case"}
    assert not own & set(re.findall("[A-Za-z]+", foreign.replace(repr(chart), "")))


def test_each_text_is_said_as_it_stands_where_a_language_has_none() -> None:
    with speaking(Speech("x")):
        assert say("{n} thousand", n=3) == "3 thousand" and not in_english()
    assert spoken() is ENGLISH and in_english()


def test_a_language_ends_where_it_was_asked_for_even_by_an_error() -> None:
    with pytest.raises(KeyError), speaking(FOREIGN):
        calckit.ask({}, '{"calculator": "trial"}')
    assert spoken() is ENGLISH
