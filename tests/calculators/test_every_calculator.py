"""What every calculator promises, tested from its own declaration."""

import json
import os
import random
import re
from html.entities import html5

import pytest

from calckit import Calculator, Choice, Number, Outcome, Refusals, answer, ask, describe, load
from calckit.asking.answering import read
from calckit.asking.door import VERSION
from calckit.asking.html import pieces, sentence
from calckit.numbers import value_of
from tests.calculators import inputs
from tests.draws import some

CATALOGUE = load()
EVERY = [pytest.param(calculator, id=slug) for slug, calculator in CATALOGUE.items()]
STARTS = [
    pytest.param(calculator, preset, id=f"{slug}:{preset or 'default'}")
    for slug, calculator in CATALOGUE.items()
    for preset in ("", *(each.slug for each in calculator.presets))
]
DRAWS = int(os.environ.get("MARGINARY_RANDOM", "50"))


def outcome_of(calculator: Calculator, plain: dict[str, str] | None = None, preset: str = "") -> Outcome:
    outcome = answer(calculator, plain=plain, preset=preset)
    assert isinstance(outcome, Outcome), outcome.refusals
    return outcome


def drawn(calculator: Calculator) -> list[dict[str, str]]:
    chance = random.Random(calculator.slug)
    return [inputs.draw(calculator, chance) for _ in range(DRAWS)]


@pytest.mark.parametrize(("calculator", "preset"), STARTS)
def test_the_default_and_every_preset_are_answered(calculator: Calculator, preset: str) -> None:
    outcome = outcome_of(calculator, preset=preset)
    shown = pieces(outcome, "../../")
    assert all(shown[part] for part in ("answer", "chart", "table", "working"))
    assert sentence(outcome).endswith((".", "?"))


@pytest.mark.parametrize("calculator", EVERY)
def test_every_example_shows_what_it_says(calculator: Calculator) -> None:
    assert calculator.examples, "a calculator without an example is not checked against anything"
    for example in calculator.examples:
        outcome = answer(calculator, typed=example.typed)
        assert isinstance(outcome, Outcome), example.title
        found = {name: outcome.case[name] for name in example.expect}
        assert found == dict(example.expect), example.title


@pytest.mark.parametrize("calculator", EVERY)
def test_each_step_follows_from_its_formula_and_agrees_with_the_answer(calculator: Calculator) -> None:
    worked = 0
    for start in [{}, *drawn(calculator)]:
        outcome = answer(calculator, plain=start)
        if isinstance(outcome, Refusals):
            continue
        for step in outcome.steps:
            value = step.value
            assert set(step.parsed.names) <= set(step.values), step.formula
            assert not step.say.endswith(":"), step.say
            if step.gives:
                worked += 1
                assert value == pytest.approx(getattr(outcome.case, step.gives), rel=1e-9, abs=1e-9), (
                    start,
                    step,
                )
    assert worked, "no step leads to an output"


@pytest.mark.parametrize("calculator", EVERY)
def test_the_headline_is_worked_in_its_own_step(calculator: Calculator) -> None:
    outcome = outcome_of(calculator)
    steps = outcome.steps
    assert outcome.words.headline in {step.gives for step in steps}


@pytest.mark.parametrize("calculator", EVERY)
def test_each_bound_is_kept_to_the_last_digit(calculator: Calculator) -> None:
    rows = inputs.rows_as_text(calculator)
    for name, kind in inputs.numbers(calculator):
        for which, value, taken in inputs.bounds(kind):
            text = inputs.plain(kind, value)
            if _round_trip(kind, text) != value:
                continue  # one step beyond zero per cent has no shorter text
            given = {name: text} if "." not in name else rows | {name: text}
            said = [r.message for r in read(calculator, plain=given).refusals if r.field == name]
            by_bound = [message for message in said if " must be " in message]  # or it is too close to 0
            assert bool(by_bound) != taken, f"{name}, {which}: {text} gives {said}"


def _round_trip(kind: Number, text: str) -> float:
    return value_of(text, -kind.shift)


@pytest.mark.parametrize("calculator", some(EVERY, 4))
def test_every_field_changes_some_output_and_the_chart(calculator: Calculator) -> None:
    starts = [
        {},
        *(
            {field.name: option}
            for field in calculator.inputs
            if isinstance(field.kind, Choice)
            for option in field.kind.options
        ),
    ]
    presets = ["", *(preset.slug for preset in calculator.presets)]
    for field in calculator.inputs:
        names = [
            name
            for name, _ in inputs.numbers(calculator)
            if name == field.name or name.startswith(field.name + ".")
        ]
        if isinstance(field.kind, Choice):
            names = [field.name]
        for name in names:
            assert any(_matters(calculator, name, start, preset) for preset in presets for start in starts), (
                f"{name} changes nothing"
            )


def _matters(calculator: Calculator, name: str, start: dict[str, str], preset: str) -> bool:
    rows = inputs.rows_as_text(calculator) if "." in name else {}
    before = answer(calculator, plain=start, preset=preset)
    if isinstance(before, Refusals):
        return False
    for text in others(calculator, name):
        after = answer(calculator, plain=rows | start | {name: text}, preset=preset)
        if isinstance(after, Outcome) and _told(after) != _told(before) and _drawn(after) != _drawn(before):
            return True
    return False


def others(calculator: Calculator, name: str) -> list[str]:
    for field in calculator.inputs:
        if field.name == name and isinstance(field.kind, Choice):
            return list(field.kind.options)
    kind = dict(inputs.numbers(calculator))[name]
    whole = name.partition(".")[0]
    default = next(field.default for field in calculator.inputs if field.name == whole)
    value = getattr(default[0], name.rpartition(".")[2]) if "." in name else default
    tried = [value * 1.5, value * 0.6, value + 1, value - 1, value + 0.05, *(kind.slider or ())]
    if kind.style == "count":
        tried = [float(round(each)) for each in tried]
    return [kind.plain(each) for each in tried]


def _told(outcome: Outcome) -> list[str]:
    shown = json.loads(
        ask(CATALOGUE, json.dumps({"calculator": outcome.calculator.slug, "plain": dict(outcome.given)}))
    )
    return [entry["shown"] for entry in shown.get("outputs", [])] + [shown.get("sentence", "")]


def _drawn(outcome: Outcome) -> str:
    return pieces(outcome, "")["chart"]


@pytest.mark.parametrize("calculator", EVERY)
def test_random_inputs_end_in_an_answer_or_a_refusal_in_words(calculator: Calculator) -> None:
    ends = dict.fromkeys(("ok", "none", "now", "refused"), 0)
    for plain in drawn(calculator):
        reply = json.loads(ask(CATALOGUE, json.dumps({"calculator": calculator.slug, "plain": plain})))
        ends[reply["status"]] += 1
        assert reply["v"] == VERSION
        if reply["status"] == "refused":
            assert all(refusal["message"].endswith(".") for refusal in reply["refusals"])
        else:
            assert not re.search(r"\b(nan|inf|None|e[+-]\d\d)\b", reply["sentence"]), reply["sentence"]
            assert "style=" not in "".join(reply["html"].values())
            again = json.loads(
                ask(CATALOGUE, json.dumps({"calculator": calculator.slug, "plain": reply["given"]}))
            )
            assert again["html"] == reply["html"], "the inputs that were understood give another answer"
    if DRAWS >= 50:  # of fewer, all may be refused where a form has a hundred cells
        assert ends["ok"], ends


ONES = [
    # where an answer, and not an input, is one of something
    ("collateral-decay", {"health_factor": "1.0001643971"}, "after 1 day."),
    ("funding-cost", {"leverage": "25", "funding_rate": "0.05", "maintenance_rate": "3.85"}, "After 1 day, before"),
    ("dutch-auction", {"elapsed": "2", "tail": "1"}, "It may run for 1 second, then"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "plain", "words"), ONES)
def test_an_answer_of_one_is_said_as_one(slug: str, plain: dict[str, str], words: str) -> None:
    assert words in sentence(outcome_of(CATALOGUE[slug], plain))


@pytest.mark.parametrize("calculator", EVERY)
def test_one_of_something_is_never_said_as_several(calculator: Calculator) -> None:
    units = {kind.unit for kind in _kinds(calculator) if kind.unit.islower()} | {"points"}
    several = re.compile(rf"(?<![\d.,])1 ({'|'.join(units)})\b(?<=s)")
    for name in ("", *(field.name for field in calculator.inputs if isinstance(field.kind, Number))):
        outcome = answer(calculator, plain={name: "1"} if name else {})
        if isinstance(outcome, Outcome):
            shown = " ".join((sentence(outcome), *map(str, pieces(outcome, "").values())))
            assert several.findall(re.sub(r"<[^>]+>", "", shown)) == [], name


def _kinds(calculator: Calculator) -> list[Number]:
    fields = [*calculator.inputs, *calculator.outputs]
    kinds = [one.kind for field in fields for one in (field, *field.columns)]
    return [kind for kind in kinds if isinstance(kind, Number)]


HOSTILE = [{"nothing_of_that_name": "1"}, {"<b>": "<script>"}, {"a" * 10_000: "1"}]


@pytest.mark.parametrize("calculator", EVERY)
def test_hostile_inputs_are_refused_and_escaped(calculator: Calculator) -> None:
    first = next(name for name, _ in inputs.numbers(calculator))
    values = ["9" * 10_000, "<script>alert(1)</script>", "1\n2", "\x00", "💥", "NaN", "Infinity", "-0x1"]
    for given in [*HOSTILE, *({first: value} for value in values)]:
        outcome = answer(calculator, typed=given)
        assert isinstance(outcome, Refusals), given
        assert outcome.refusals


@pytest.mark.parametrize("calculator", EVERY)
def test_the_description_draws_the_whole_form(calculator: Calculator) -> None:
    told = describe(calculator)
    assert json.loads(json.dumps(told)) == told
    assert [field["name"] for field in told["fields"]] == [field.name for field in calculator.inputs]
    assert calculator.terms
    assert calculator.assumptions
    assert calculator.question.endswith("?")


CURRENCY = re.compile(r"USDT|USDC|USD|EUR|GBP")


@pytest.mark.parametrize("calculator", EVERY)
def test_money_is_in_one_currency(calculator: Calculator) -> None:
    fields = [*calculator.inputs, *calculator.outputs]
    kinds = [one.kind for field in fields for one in (field, *field.columns)]
    units = {found[0] for kind in kinds if isinstance(kind, Number) and (found := CURRENCY.search(kind.unit))}
    assert len(units) <= 1, units


@pytest.mark.parametrize("calculator", EVERY)
def test_no_input_becomes_a_sign_when_its_address_is_pasted_into_a_page(calculator: Calculator) -> None:
    # Of "?a=1&eth_price=3000" in an attribute HTML reads "&eth" as ð: a name without its semicolon ends before "_".
    names = [f"{field.name}." if field.columns else field.name for field in calculator.inputs]
    signs = [sign for sign in html5 if not sign.endswith(";")]
    assert [name for name in names if re.match(rf"({'|'.join(signs)})[^A-Za-z0-9=]", name)] == []
