"""A declaration: what it yields, and what it refuses."""

import json
from dataclasses import dataclass
from typing import Annotated, Any

import pytest

from calckit import (
    BadDeclaration,
    Case,
    Choice,
    Example,
    Outcome,
    Preset,
    Refusals,
    Rows,
    Step,
    Text,
    Unfit,
    Words,
    answer,
    ask,
    calculator,
    count,
    describe,
    money,
    multiple,
    percent,
    quantity,
)
from calckit.chart import BarsChart, Chart
from calckit.fields import Number, Refused
from calckit.marks import rich


@dataclass(frozen=True)
class Tip:
    """Nothing of margin: the kit must not know it."""

    tip: Annotated[float | None, money("Tip", unit="", follows="currency")]
    currency: str


@dataclass(frozen=True)
class Dish:
    """A row of the bill."""

    price: Annotated[float, money("Price", unit="EUR", at_least=0, at_most=1_000)]
    plates: Annotated[int, count("Plates", at_least=1, at_most=9)]


def words(case: Case) -> Words:
    return Words(
        "You leave", "tip", f"That is **{case['rate']}** of the [[bill|whole bill]].", instead="nothing"
    )


def working(case: Case) -> tuple[Step, ...]:
    bill = Step(
        "The [[bill]]",
        "B = sum(p * n)",
        {"p": _column(case, "price"), "n": _column(case, "plates")},
        unit="EUR",
    )
    return bill, Step("The tip", "T = B * r", {"B": bill.value, "r": case.rate}, "tip")


def _column(case: Case, name: str) -> tuple[float, ...]:
    return tuple(float(getattr(dish, name)) for dish in case.dishes)


def chart(case: Case) -> Chart:
    return BarsChart(title="Tip", bars=())


def tips(rate: float, rounding: str, dishes: tuple[Dish, ...]) -> Tip:
    """Work out a tip."""
    if rate > 0.5:
        raise Unfit("rate", "at_most", rate, 0.5, why="be kind")
    tip = sum(dish.price * dish.plates for dish in dishes) * rate
    return Tip(tip=(float(round(tip)) if rounding == "whole" else tip) or None, currency="EUR")


def declare(**changes: Any) -> Any:
    def tip(
        rate: Annotated[float, percent("Rate", at_least=0, at_most=1, slider=(0.0, 0.3))] = 0.1,
        rounding: Annotated[
            str, Choice(label="Rounding", options={"exact": "Exact", "whole": "Whole"})
        ] = "exact",
        dishes: Annotated[tuple[Dish, ...], Rows(label="Dishes", of=Dish, most=3)] = (
            Dish(10.0, 2),
            Dish(5.0, 1),
        ),
    ) -> Tip:
        return tips(rate, rounding, dishes)

    parts: dict[str, Any] = {
        "title": "Tip", "question": "How much to leave?", "group": "Table", "terms": ("bill",), "words": words, "working": working,
        "chart": chart, "presets": (Preset("kind", "Kind", {"rate": 0.2}),), "examples": (Example("Usual", {}, {"tip": "2.50"}),),
    }  # fmt: skip
    return calculator(**(parts | changes))(tip)


TIP = declare()
CATALOGUE = {"tip": TIP}


def told(**request: Any) -> Any:
    return json.loads(ask(CATALOGUE, json.dumps({"calculator": "tip"} | request)))


def test_one_declaration_yields_form_and_answer() -> None:
    assert [field["name"] for field in describe(TIP)["fields"]] == ["rate", "rounding", "dishes"]
    rate = describe(TIP, "kind")["fields"][0]
    assert rate["kind"] == "number" and rate["shown"] == "20"
    reply = told()
    assert reply["sentence"] == "You leave 2.50 EUR. That is 10.00% of the whole bill."
    assert reply["outputs"][0] == {
        "name": "tip",
        "label": "Tip",
        "value": "2.5",
        "shown": "2.50",
        "unit": "EUR",
        "term": "",
    }


def test_typed_goes_before_plain_and_plain_before_the_preset() -> None:
    assert told(preset="kind")["given"]["rate"] == "20"
    assert told(preset="kind", plain={"rate": "30"})["given"]["rate"] == "30"
    assert told(preset="kind", plain={"rate": "30"}, typed={"rate": "40 %"})["given"]["rate"] == "40"


def test_rows_are_what_is_named_and_cells_keep_their_start() -> None:
    reply = told(plain={"dishes.0.price": "100", "dishes.2.plates": "3"})
    assert {name: text for name, text in reply["given"].items() if name.startswith("dishes")} == {
        "dishes.0.price": "100", "dishes.0.plates": "2", "dishes.2.price": "5", "dishes.2.plates": "3",
    }  # fmt: skip


def test_an_ambiguous_number_is_answered_and_asked_back() -> None:
    reply = told(
        typed={
            "dishes.0.price": "0,500",
            "dishes.1.price": "1,000",
            "dishes.1.plates": "1",
            "dishes.0.plates": "1",
        }
    )
    assert reply["asked_back"] == [
        {"field": "dishes.1.price", "read": "1 thousand", "instead": "1", "type": "1"}
    ]


REFUSED = [
    ({"rate": "abc"}, "rate", "Rate must be a number, such as 0.5."),
    ({"rate": "101"}, "rate", "Rate must be at most 100%. For half a per cent, type 0.5."),
    ({"rate": "60"}, "rate", "Rate must be at most 50%: be kind."),
    ({"rounding": "up"}, "rounding", "Rounding must be one of: Exact, Whole."),
    ({"dishes.0.plates": "1.5"}, "dishes.0.plates", "Row 1: plates must be a whole number."),
    ({"dishes.0.plates": "10"}, "dishes.0.plates", "Row 1: plates must be at most 9."),
    ({f"dishes.{i}.plates": "1" for i in range(4)}, "dishes", "Dishes may have 1 to 3 rows."),
    ({"salt": "1"}, "salt", "There is no such input. There are: rate, rounding, dishes."),
    (
        {"dishes.0.plate": "1"},
        "dishes.0.plate",
        "There is no such input. There are: dishes.0.price, dishes.0.plates.",
    ),
]


@pytest.mark.parametrize(("typed", "field", "message"), REFUSED)
def test_a_refusal_names_the_field_the_rule_and_what_to_type(
    typed: dict[str, str], field: str, message: str
) -> None:
    reply = told(typed=typed)
    assert (reply["status"], reply["refusals"]) == ("refused", [{"field": field, "message": message}])
    assert "html" not in reply


def test_no_such_number_is_an_answer_in_words() -> None:
    reply = told(plain={"rate": "0"})
    assert (reply["status"], reply["outputs"][0]["value"]) == ("none", None)
    assert reply["sentence"].startswith("You leave nothing.")
    assert 'class="mg-none"' in reply["html"]["answer"]


def test_an_unknown_calculator_or_preset_is_an_error_of_the_caller() -> None:
    for request in ({"calculator": "none"}, {"preset": "none"}):
        with pytest.raises(KeyError):
            told(**request)


def test_words_are_escaped_before_their_marks_are_read() -> None:
    assert rich("<b> **1** [[bill]]", "../") == (
        '&lt;b&gt; <strong>1</strong> <a class="mg-term" href="../terms/bill/">bill</a>'
    )


CONTRADICTIONS = [
    ({"compact": ("salt",)}, "compact has salt"),
    ({"presets": (Preset("x", "X", {"salt": 1}),)}, "a preset has salt"),
]


@pytest.mark.parametrize(("changes", "message"), CONTRADICTIONS)
def test_a_declaration_that_contradicts_itself_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(BadDeclaration, match=message):
        declare(**changes)


def test_words_are_an_output_and_never_an_input() -> None:
    assert Text(label="Who").show("A, B") == "A, B"
    assert Text(label="Who").hint() == ""

    def function(who: Annotated[str, Text(label="Who")] = "A") -> Tip:
        return Tip(None, who)

    with pytest.raises(BadDeclaration, match="words as an input has who"):
        calculator(
            title="T", question="Q?", group="G", terms=("t",), words=words, working=working, chart=chart
        )(function)


def test_the_working_uses_the_shown_numbers_and_nothing_else() -> None:
    step = Step("Third", "x = a / 3", {"a": 0.1 + 0.2})
    assert step.given == {"a": 0.3}
    assert step.value == 0.3 / 3


def test_the_default_is_answered_and_bad_values_are_not() -> None:
    assert isinstance(answer(TIP), Outcome)
    assert isinstance(answer(TIP, typed={"rate": "9" * 3_000}), Refusals)


def test_a_number_too_small_to_keep_its_digits_in_a_product_is_refused_in_words() -> None:
    kind = money("Price", above=0)
    assert kind.take("0." + "0" * 98 + "1") == 1e-99
    with pytest.raises(Refused, match="too close to 0"):
        kind.take("0." + "0" * 300 + "1")


@pytest.mark.parametrize(
    ("kind", "typed", "plain"),
    [
        (percent("Rate"), "５％", "5"),
        (percent("Rate"), "5٪", "5"),
        (multiple("Leverage"), "10X", "10"),
        (multiple("Leverage"), "10 ×", "10"),
        (quantity("Size"), "0.5btc", "0.5"),
        (quantity("Size"), "0.5\u200b BTC", "0.5"),
    ],
)
def test_a_unit_is_read_as_phones_and_other_scripts_type_it(kind: Number, typed: str, plain: str) -> None:
    assert kind.read(typed).plain == plain
