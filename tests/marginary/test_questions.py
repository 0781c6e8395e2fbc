"""Questions in Python's values: the notation of the site, one function a calculator, columns, pictures."""

import inspect
import json
import math
import random
import re
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # it ships no types
import pytest
from jsonschema import Draft202012Validator

import calckit
import marginary
from calckit import wire
from calckit.schema import schema
from marginary.catalogue import catalogue
from marginary.function import default, function
from tests.calculators.inputs import draw

SLUGS = marginary.slugs()


def site_says(slug: str, preset: str = "", **plain: str) -> wire.Answered:
    request = {"calculator": slug, "preset": preset or None, "plain": plain}
    reply: wire.Answered = json.loads(calckit.ask(calckit.load(), json.dumps(request)))
    return reply


@pytest.mark.parametrize("slug", SLUGS)
def test_a_function_has_the_calculators_signature_and_its_defaults_are_the_example(slug: str) -> None:
    asked = getattr(marginary, slug.replace("-", "_"))
    parameters = inspect.signature(asked).parameters
    declared = catalogue()[slug].inputs
    assert list(parameters) == ["preset", *(field.name for field in declared)]
    given = {field.name: default(field) for field in declared}
    assert {name: one.default for name, one in parameters.items() if name != "preset"} == given
    assert asked(**given).reply == asked().reply == site_says(slug)
    assert calckit.load()[slug].question in asked.__doc__


@pytest.mark.parametrize("slug", SLUGS)
def test_every_preset_answers_as_its_page(slug: str) -> None:
    for preset in catalogue()[slug].presets:
        assert function(slug)(preset=preset.slug).reply == site_says(slug, preset.slug)


def test_numbers_are_in_the_sites_notation_and_text_is_read_as_typed() -> None:
    half = marginary.ask("liquidation-price", maintenance_rate=0.5)
    for same in ("0.5", "0.5 %", "0,5"):
        assert (
            marginary.ask("liquidation-price", maintenance_rate=same).reply["outputs"]
            == half.reply["outputs"]
        )
    assert half.given["maintenance_rate"] == "0.5"
    assert marginary.ask("liquidation-price", entry_price="30,000").reply["asked_back"][0]["type"] == "30"
    assert marginary.ask("liquidation-price", side="Short")["price"] == 65671.6417910
    assert half["price"] == 54271.3567839
    assert half.shown("price") == "54,271.36 USDT"
    assert str(half) == half.sentence == half.reply["sentence"]


def test_a_number_that_is_not_there_is_none() -> None:
    backed = marginary.ask("liquidation-price", "fully-backed")
    assert (backed.status, backed["price"], backed.shown("price")) == ("none", None, "none")


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"leverage": 151}, "leverage", "Leverage must be at most 150×."),
    ({"leverage": float("nan")}, "leverage", "Leverage must be a number, such as 10."),
    ({"leverage": 10**400}, "leverage", "Leverage must be a number, such as 10."),
    ({"leverage": "ten"}, "leverage", "Leverage must be a number, such as 10."),
    (
        {"leverages": 3},
        "leverages",
        f"There is no such input. There are: {', '.join(one.name for one in catalogue()['liquidation-price'].inputs)}.",
    ),
]


@pytest.mark.parametrize(("inputs", "field", "message"), REFUSED)
def test_what_cannot_be_taken_is_refused_in_the_sites_words(
    inputs: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(marginary.Refused) as refused:
        marginary.ask("liquidation-price", **inputs)
    assert refused.value.refusals == ((field, message),)
    assert str(refused.value) == f"{field}: {message}"


@pytest.mark.parametrize("rows", [[], 3, "BTC"], ids=repr)
def test_rows_that_are_none_are_refused(rows: Any) -> None:
    with pytest.raises(
        marginary.Refused, match=r"positions: Positions must be 1 to 20 rows, named like positions\.0\."
    ):
        marginary.ask("cross-margin", positions=rows)


@pytest.mark.parametrize("value", [None, True, {"a": 1}, b"1", [3], [{"market": None}]], ids=repr)
def test_what_is_no_input_at_all_is_a_wrong_type(value: Any) -> None:
    with pytest.raises(TypeError, match="positions"):
        marginary.ask("cross-margin", positions=value)


@pytest.mark.parametrize(
    "value",
    [
        np.True_,
        np.array(True),
        np.complex128(1 + 2j),
        np.bytes_(b"5"),
        np.datetime64("2026-01-01", "ns"),
        np.array([5.0]),
        np.array([[5.0, 6.0]]),
        pd.Series([5]),
        pd.NaT,
    ],
    ids=repr,
)
def test_what_has_a_float_and_is_no_number_is_a_wrong_type_by_its_name(value: Any) -> None:
    with pytest.raises(TypeError, match=r"leverage.* must be a"):
        marginary.ask("liquidation-price", leverage=value)
    with pytest.raises(TypeError, match=r"amount must be a"):
        marginary.ask("collateral-haircut", balances=[{"amount": value}])


@pytest.mark.parametrize("value", [np.float64(5), np.int8(5), np.longdouble(5), np.array(5.0)], ids=repr)
def test_numpys_numbers_are_numbers(value: Any) -> None:
    answer = marginary.ask("liquidation-price", leverage=5)
    assert marginary.ask("liquidation-price", leverage=value).reply == answer.reply
    assert marginary.table("liquidation-price", leverage=value)["price"] == [answer["price"]]


@pytest.mark.parametrize("value", [b"20", {"a": 1}, np.array(True)], ids=repr)
def test_what_is_no_column_is_a_wrong_type(value: Any) -> None:
    with pytest.raises(TypeError, match="leverage must be a number"):
        marginary.table("liquidation-price", leverage=value)


def test_what_is_not_there_is_told_with_what_is_near() -> None:
    with pytest.raises(marginary.Unknown, match="Did you mean 'liquidation-price'"):
        marginary.ask("liquidation-pric")
    for near in ("LIQUIDATION-PRICE", "LIQUIDATION_PRICE"):
        with pytest.raises(marginary.Unknown, match=f"'{near}'. Did you mean 'liquidation-price'"):
            marginary.ask(near)
    with pytest.raises(marginary.Unknown, match=r"No calculator '5'\. There are: adl-queue,"):
        marginary.ask(5)  # type: ignore[arg-type]
    with pytest.raises(marginary.Unknown, match="Did you mean 'short-10x'"):
        marginary.ask("liquidation-price", "SHORT_10X")
    with pytest.raises(AttributeError, match="'nothing'"):
        marginary.nothing  # noqa: B018


def test_columns_in_are_columns_out_and_each_row_is_a_question() -> None:
    columns = marginary.table("liquidation-price", leverage=[2, 10, "x", 500], side="short")
    assert columns["leverage"] == [2, 10, "x", 500]
    assert columns["side"] == ["short"] * 4
    assert columns["status"] == ["ok", "ok", "refused", "refused"]
    assert columns["refused"][3] == "leverage: Leverage must be at most 150×."
    for i, leverage in enumerate((2, 10)):
        answer = marginary.ask("liquidation-price", leverage=leverage, side="short")
        assert {name: columns[name][i] for name in answer.values} == answer.values
    assert {len(column) for column in columns.values()} == {4}
    assert len(marginary.table("cross-margin")["status"]) == 1
    with pytest.raises(ValueError, match="entry_price has 2, leverage has 3"):
        marginary.table("liquidation-price", entry_price=[1, 2], leverage=[1, 2, 3])


class Missing:
    """As pandas says that there is no value."""

    def __repr__(self) -> str:
        return "<NA>"


def test_a_missing_value_is_refused_and_stops_no_other_row() -> None:
    columns = marginary.table(
        "liquidation-price",
        leverage=[2, None, math.nan, Missing(), pd.NaT, 5],
        side=["short", *["long"] * 4, None],
    )
    assert columns["status"] == ["ok", *["refused"] * 5]
    assert columns["refused"][1:5] == ["leverage: Leverage must be a number, such as 10."] * 4
    assert columns["refused"][5] == "side: Side must be one of: Long, Short."
    same = marginary.table("liquidation-price", leverage=None, side=["long", "short"])
    assert (same["leverage"], same["refused"]) == ([None] * 2, columns["refused"][1:3])


@pytest.mark.parametrize("slug", SLUGS)
def test_a_notebook_is_shown_what_the_page_shows(slug: str) -> None:
    answer = function(slug)()
    html, page = answer._repr_html_(), site_says(slug)["html"]
    for piece in (page["answer"], page["results"], page["working"], page["warnings"]):
        assert piece in html
    (key,) = set(re.findall(r' id="(c-[0-9a-f]{8}-)', html))
    assert page["chart"].replace(f"c-{slug}-", key) in html
    assert html.count("<style>") == 1
    drawing = ElementTree.fromstring(answer._repr_svg_())
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert answer.sentence in answer._repr_markdown_()


def test_two_drawings_of_one_notebook_have_no_id_in_common() -> None:
    ids = [
        set(re.findall(r' id="([^"]+)', marginary.ask("liquidation-price", leverage=times)._repr_html_()))
        for times in (10, 20)
    ]
    assert ids[0] and not ids[0] & ids[1]


@pytest.mark.parametrize("slug", SLUGS)
def test_what_the_schema_refuses_the_calculator_refuses(slug: str) -> None:
    declared = catalogue()[slug]
    told = schema(declared)
    Draft202012Validator.check_schema(told)
    takes = Draft202012Validator(told)
    assert takes.is_valid({field.name: default(field) for field in declared.inputs})
    numbers = [field.name for field in declared.inputs if isinstance(field.kind, calckit.Number)]
    chance = random.Random(f"schema {slug}")
    for drawn in (draw(declared, chance) for _ in range(20)):
        given: dict[str, Any] = {
            name: float(drawn[name]) for name in numbers if re.fullmatch(r"-?[\d.]+", drawn.get(name, ""))
        }
        if not takes.is_valid(given):
            with pytest.raises(marginary.Refused):
                marginary.ask(slug, **given)
