"""Maintenance tables: the recursion, the tax sum, continuity, limits, and tables that are refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from margin import (
    Bracket,
    ScalingTier,
    bracket_at,
    incremental_scaling,
    maintenance_amount,
    maintenance_margin,
    max_leverage,
    max_notional,
    normalise,
    size_scaled_margin,
    size_scaled_rate,
)
from tests.margin.answers import there
from tests.margin.strategies import numbers, tables, taxed

# BTCUSDT on Binance, 2026-09-29, as shipped with freqtrade
BINANCE_BTC = [
    Bracket(0, 0.004, 0, 150),
    Bracket(300_000, 0.005, 300, 100),
    Bracket(800_000, 0.0065, 1_500, 75),
]
VALUES = numbers(1e-3, 1e6)


@given(tables(1000), VALUES)
def test_maintenance_equals_the_tax_on_each_slice(table: Any, value: Any) -> None:
    assert maintenance_margin(value, table) == pytest.approx(taxed(value, table), rel=1e-9, abs=1e-9)


@given(tables(1000))
def test_maintenance_is_continuous_at_every_floor(table: Any) -> None:
    for before, bracket in zip(normalise(table), normalise(table)[1:], strict=False):
        below = bracket.floor * before.rate - there(before.amount)
        assert maintenance_margin(bracket.floor, table) == pytest.approx(below, rel=1e-9, abs=1e-9)


@given(tables(1000), VALUES, VALUES)
def test_maintenance_never_falls_with_size_and_is_convex(table: Any, first: Any, second: Any) -> None:
    low, high = sorted((first, second))
    middle = maintenance_margin((low + high) / 2, table)
    ends = maintenance_margin(low, table), maintenance_margin(high, table)
    assert ends[0] <= ends[1] * (1 + 1e-12) + 1e-9
    assert middle <= (ends[0] + ends[1]) / 2 * (1 + 1e-12) + 1e-9


@given(tables(1000), VALUES)
def test_maintenance_is_the_largest_of_the_brackets_lines(table: Any, value: Any) -> None:
    lines = [value * bracket.rate - bracket.amount for bracket in normalise(table)]
    assert maintenance_margin(value, table) == pytest.approx(max(lines), rel=1e-9, abs=1e-9)


def test_floors_belong_to_their_bracket() -> None:
    assert [bracket_at(value, BINANCE_BTC) for value in (0, 299_999, 300_000, 1e9)] == [0, 0, 1, 2]


def test_the_published_amounts_follow_the_recursion() -> None:
    bare = [Bracket(bracket.floor, bracket.rate) for bracket in BINANCE_BTC]
    assert [bracket.amount for bracket in normalise(bare)] == pytest.approx([0, 300, 1500])
    assert normalise(normalise(BINANCE_BTC)) == normalise(BINANCE_BTC)


def test_a_rounded_amount_is_accepted_and_a_wrong_one_is_not() -> None:
    table = [Bracket(0, 0.004), Bracket(5, 0.005, 0.01)]  # published to two digits: derived is 0.005
    with pytest.raises(ValueError, match=r"brackets\[1\].amount must be 0\.005\d*, got 0\.01"):
        normalise(table)
    rounded = [Bracket(0, 0.025), Bracket(50, 0.05, 1.26)]
    assert normalise(rounded)[1].amount == 1.25


def test_one_bracket_with_an_amount_is_taken_as_stated() -> None:
    assert maintenance_margin(1000, [Bracket(0, 0.1, 30)]) == 70
    assert normalise([Bracket(0, 0.1, 30), Bracket(100, 0.2)])[1].amount == 40


def test_leverage_and_notional_limit_each_other() -> None:
    assert [max_leverage(value, BINANCE_BTC) for value in (1, 300_000, 1e7)] == [150, 100, 75]
    assert [max_notional(leverage, BINANCE_BTC) for leverage in (200, 150, 120, 100, 75)] == [
        0,
        300_000,
        300_000,
        800_000,
        None,
    ]
    assert max_leverage(1, [Bracket(0, 0.1)]) is None


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([], "brackets must not be empty"),
        ([Bracket(1, 0.1)], r"brackets\[0\].floor must be 0.0, got 1.0"),
        (
            [Bracket(0, 0.1), Bracket(0, 0.2)],
            r"brackets\[1\].floor must be above brackets\[0\].floor 0.0, got 0.0",
        ),
        (
            [Bracket(0, 0.1), Bracket(5, 0.2), Bracket(4, 0.3)],
            r"brackets\[2\].floor must be above brackets\[1\].floor 5.0, got 4.0",
        ),
        (
            [Bracket(0, 0.2), Bracket(5, 0.1)],
            r"brackets\[1\].rate must not be below brackets\[0\].rate 0.2, got 0.1",
        ),
        ([Bracket(0, 0.2)] * 201, "brackets may have 200 items at most, got 201"),
    ],
)
def test_a_table_that_cannot_be_is_refused_in_words(table: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        normalise(table)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"floor": -1, "rate": 0.1}, "floor must not be negative, got -1"),
        ({"floor": 0, "rate": 5}, r"rate is a fraction and must be in \[0, 1\), got 5; 5% is 0.05"),
        ({"floor": 0, "rate": 0.1, "max_leverage": 0.5}, "max_leverage must not be below 1"),
    ],
)
def test_a_bracket_that_cannot_be_is_refused_in_words(arguments: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Bracket(**arguments)


def test_what_a_limit_needs_is_asked_for() -> None:
    with pytest.raises(ValueError, match=r"brackets\[0\].max_leverage is missing"):
        max_notional(10, [Bracket(0, 0.1)])
    with pytest.raises(ValueError, match=r"rate must not be below before.rate 0.2, got 0.1"):
        maintenance_amount(Bracket(0, 0.2), 5, 0.1)


@given(numbers(1e-3, 1e6), st.floats(0, 0.5), numbers(1e-9, 1e-3))
def test_a_size_scaled_margin_grows_with_the_square_of_the_size(
    size: float, base: float, slope: float
) -> None:
    margin = size_scaled_margin(size, base, slope)
    assert margin == pytest.approx(base * size + slope * size * size)
    assert size_scaled_rate(size, base, slope) >= base
    assert size_scaled_margin(size, base, slope, price=7) == pytest.approx(7 * margin)


@given(numbers(1, 1e6), numbers(1, 1e6), st.floats(0.1, 5), st.floats(0.1, 5))
def test_incremental_scaling_multiplies_each_slice(
    raw: float, floor: float, first: float, second: float
) -> None:
    tiers = [ScalingTier(0, first), ScalingTier(floor, second)]
    expected = first * min(raw, floor) + second * max(raw - floor, 0)
    assert incremental_scaling(raw, tiers) == pytest.approx(expected)
    assert incremental_scaling(raw, tiers, other_requirement=1e9) == 1e9


@pytest.mark.parametrize(
    ("floors", "words"),
    [
        ([], "tiers must not be empty"),
        ([1], r"tiers\[0\].floor must be 0.0"),
        ([0, 5, 5], r"tiers\[2\].floor must be above tiers\[1\].floor"),
    ],
)
def test_tiers_that_cannot_be_are_refused_in_words(floors: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        incremental_scaling(10, [ScalingTier(floor, 1) for floor in floors])
