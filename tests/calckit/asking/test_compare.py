"""A kept, B now: the differences are those of the shown numbers, and the sentence says what the change did."""

import json
import random
from decimal import Context, Decimal
from typing import Any

import pytest

from calckit import Calculator, Outcome, answer, ask, load
from calckit.asking.compare import compare, difference, in_words
from tests.calculators import inputs

CATALOGUE = load()
EXACT = Context(prec=500)


def outcome(slug: str, **plain: str) -> Outcome:
    found = answer(CATALOGUE[slug], plain=plain)
    assert isinstance(found, Outcome)
    return found


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("54,271.36", "52,261.31", "−2,010.05"),
        ("9.55%", "12.90%", "+3.35 pp"),
        ("10×", "20×", "+10×"),
        ("−5.00", "5.00", "+10.00"),
        ("0.1", "0.25", "+0.15"),
        ("7", "7.00", "same"),
        ("1,290.95", "0." + "0" * 120 + "1", "−1,290.95"),
    ],
)
def test_differences_are_as_a_reader_would_subtract(a: str, b: str, shown: str) -> None:
    assert difference(a, b) == shown


SENTENCES = [
    ({}, {"extra_margin": "1000"}, "Extra margin from 0 to 1,000 moves the liquidation price from 54,271.36 to 52,261.31 USDT, 2,010.05 lower."),
    ({}, {}, "A and B are the same numbers. Change one to see what it does."),
    ({}, {"fee": "0.06"}, "Closing fee from 0.05% to 0.06% leaves the liquidation price at 54,271.36 USDT."),
    ({}, {"extra_margin": "27000"}, "Extra margin from 0 to 27,000: this long has no liquidation price. A had a liquidation price of 54,271.36 USDT."),
    ({"extra_margin": "27000"}, {}, "Extra margin from 27,000 to 0 gives a liquidation price of 54,271.36 USDT, where A had none."),
    ({}, {"leverage": "150", "maintenance_rate": "1"},
     "Leverage from 10× to 150×, and 1 more change: this long would be closed as soon as it opens. A had a liquidation price of 54,271.36 USDT."),
    ({}, {"contract": "inverse"}, "Contract from USDT-margined to Coin-margined moves the liquidation price from 54,271.36 USDT to 54,818.18 USD."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "sentence"), SENTENCES)
def test_the_sentence_says_what_the_change_did(a: dict[str, str], b: dict[str, str], sentence: str) -> None:
    assert in_words(outcome("liquidation-price", **a), outcome("liquidation-price", **b)) == sentence


def test_what_is_in_different_units_is_shown_with_them_and_not_subtracted() -> None:
    a = outcome("liquidation-price", extra_margin="27000")
    b = outcome("liquidation-price", extra_margin="0.01", contract="inverse")
    rows = {row.name: (row.a, row.b, row.difference, row.unit) for row in compare(a, b)}
    assert rows["extra_margin"] == ("27,000 USDT", "0.01 BTC", "in another unit", "")
    assert rows["margin"] == ("30,000.00 USDT", "0.06 BTC", "in another unit", "")
    assert rows["price"] == ("none", "53,839.29", "new", "USD"), "what is not there has no unit"


def test_of_a_market_both_sides_are_counted_in_its_coin() -> None:
    market = "binance.DOGEUSDT"
    picked = {"calculator": "partial-liquidation", "pick": market}
    kept = json.loads(ask(CATALOGUE, json.dumps(picked)))["given"]
    request = {**picked, "plain": kept | {"equity": "10000"}, "against": kept, "against_pick": market}
    comparison = json.loads(ask(CATALOGUE, json.dumps(request)))["comparison"]
    rows = {row["name"]: (row["difference"], row["unit"]) for row in comparison["rows"]}
    assert rows["closed"] == ("+10.0", "DOGE")
    assert comparison["sentence"].endswith("from 87.5 to 97.5 DOGE, 10.0 higher.")


@pytest.mark.parametrize("calculator", [pytest.param(c, id=slug) for slug, c in CATALOGUE.items()])
def test_every_calculator_compares_in_numbers_that_add_up(calculator: Calculator) -> None:
    chance = random.Random(calculator.slug)
    drawn = [answer(calculator, plain=inputs.draw(calculator, chance)) for _ in range(20)]
    found = [one for one in drawn if isinstance(one, Outcome)]
    for b in found:
        for row in compare(found[0], b):
            if row.difference[0] in "+−":
                a_value, b_value, change = (_value(text) for text in (row.a, row.b, row.difference))
                assert abs(EXACT.subtract(EXACT.add(a_value, change), b_value)) <= abs(change) * Decimal(
                    "1e-14"
                ), row
        assert in_words(found[0], b).endswith((".", "?"))


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-").removesuffix(" pp").rstrip("%×"))


def test_the_door_compares_with_what_is_given_and_escapes_it() -> None:
    request: dict[str, Any] = {"calculator": "liquidation-price", "against": {"leverage": "20"}}
    comparison = json.loads(ask(CATALOGUE, json.dumps(request)))["comparison"]
    assert [row["name"] for row in comparison["rows"]][:2] == ["leverage", "price"]
    assert comparison["html"].count("<tr>") == len(comparison["rows"]) + 1
    hostile = request | {"against": {"leverage": "<b>"}}
    assert "comparison" not in json.loads(ask(CATALOGUE, json.dumps(hostile)))
