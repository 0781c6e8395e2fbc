"""Weights that change, bands of prices, fixed amounts, and liquidations that grow: tables, laws, exact fractions."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import margin
from tests.margin.strategies import numbers

F = Fraction
VALUES = numbers(1e-3, 1e12)
SIZED = [
    # weight, size, factor, asset weight, by hand
    (1.0, 0, 0.003, 1.0),
    (1.0, 100_000, 0.003, 0.5644837214),  # 1.1 / (1 + 0.003 · 316.2278)
    (0.5, 100_000, 0.003, 0.5),
    (0.9, 10_000, 0.01, 0.55),
    (0.9, 10_000, 0, 0.9),
]


@pytest.mark.parametrize(("weight", "size", "factor", "expected"), SIZED)
def test_a_large_deposit_counts_for_less(weight: Any, size: Any, factor: Any, expected: Any) -> None:
    assert margin.asset_weight_by_size(weight, size, factor=factor) == pytest.approx(expected, abs=1e-10)


GROWN = [
    # weight, size, factor, debt weight, by hand
    (0.1, 10_000, 0.00055, 0.135),
    (0.1, 100, 0.00055, 0.1),  # 0.08 + 0.0055 is still less
    (1.2, 10_000, 0.004, 1.36),
    (1.2, 10_000, 0, 1.2),
]


@pytest.mark.parametrize(("weight", "size", "factor", "expected"), GROWN)
def test_a_large_debt_counts_for_more(weight: Any, size: Any, factor: Any, expected: Any) -> None:
    assert margin.debt_weight_by_size(weight, size, factor=factor) == pytest.approx(expected, abs=1e-12)


def test_the_size_from_which_a_weight_grows() -> None:
    where = (0.02 / 0.00055) ** 2  # 1,322.3 units
    assert margin.debt_weight_by_size(0.1, where * 0.999, factor=0.00055) == 0.1
    assert margin.debt_weight_by_size(0.1, where * 1.001, factor=0.00055) > 0.1


@given(st.floats(0, 1), VALUES, VALUES, st.floats(0, 1), st.floats(0, 1))
def test_a_larger_size_never_counts_for_more(
    weight: float, size: Any, more: Any, factor: float, power: float
) -> None:
    first = margin.asset_weight_by_size(weight, size, factor=factor, power=power)
    assert margin.asset_weight_by_size(weight, size + more, factor=factor, power=power) <= first <= weight
    owed = margin.debt_weight_by_size(1 + weight, size, factor=factor, power=power)
    assert (
        margin.debt_weight_by_size(1 + weight, size + more, factor=factor, power=power) >= owed >= 1 + weight
    )


@given(st.floats(0.01, 1), VALUES, VALUES)
def test_beyond_the_start_all_deposits_together_count_for_the_same(
    weight: float, start: Any, more: Any
) -> None:
    assert margin.asset_weight_by_deposits(weight, start, start=start) == weight
    shrunk = margin.asset_weight_by_deposits(weight, start + more, start=start)
    assert float(F(shrunk) * F(start + more)) == pytest.approx(weight * start, rel=1e-12)
    grown = margin.debt_weight_by_debts(1 + weight, start + more, start=start)
    assert float(F(grown) * F(start)) == pytest.approx((1 + weight) * (start + more), rel=1e-12)


BANDS = [
    # price, confidence, given, low, high
    (100, 0.5, {}, 98.94, 101.06),
    (100, 10, {}, 95, 105),  # at most 5 %
    (100, 0.5, {"multiple": 1.96}, 99.02, 100.98),
    (100, 0.5, {"multiple": 1, "spread": 0.002, "most": 0.02}, 99.3, 100.7),
    (100, 0, {}, 100, 100),
]


@pytest.mark.parametrize(("price", "confidence", "given_values", "low", "high"), BANDS)
def test_the_edges_of_a_price(price: Any, confidence: Any, given_values: Any, low: Any, high: Any) -> None:
    band = margin.confidence_band(price, confidence, **given_values)
    assert (band.low, band.high) == pytest.approx((low, high), rel=1e-12)


@given(VALUES, VALUES)
def test_spot_and_average_are_the_edges_in_their_order(spot: Any, average: Any) -> None:
    band = margin.average_band(spot, average)
    assert sorted((spot, average)) == [band.low, band.high]
    assert band == margin.average_band(average, spot)


SHARES = [
    # shortage, elapsed, freed, share
    (1_000, 0, 0, 0.1),
    (900, 75, 100, 500 / 900),
    (1_000, 150, 0, 1),
    (400, 135, 600, 1),
    (900, 0, 100, 0),  # all that may be freed at once has been
    (49.99, 0, 0, 1),
    (50, 0, 0, 0.1),
]


@pytest.mark.parametrize(("shortage", "elapsed", "freed", "share"), SHARES)
def test_the_share_that_may_be_liquidated_by_now(shortage: Any, elapsed: Any, freed: Any, share: Any) -> None:
    assert margin.share_by_time(shortage, elapsed, freed=freed) == pytest.approx(share, abs=1e-15)


@given(VALUES, st.floats(0, 400), st.floats(0, 1), st.floats(0, 200))
def test_time_only_opens_more_and_never_more_than_all(
    whole: Any, elapsed: float, part: float, more: float
) -> None:
    freed, short = whole * part, whole * (1 - part) or 1.0
    now = margin.share_by_time(short, elapsed, freed=freed, small=0)
    assert 0 <= now <= margin.share_by_time(short, elapsed + more, freed=freed, small=0) <= 1
    assert margin.share_by_time(short, 150, freed=freed, small=0) == 1
    opened = (F(short) + F(freed)) * min(F(1), F(0.1) + F(elapsed) / 150) - F(freed)
    assert now * short == pytest.approx(float(max(opened, F(0))), rel=1e-9, abs=whole * 1e-12)


BONUSES = [
    # health factor, ratio, bonus with start 1 %, slope 2, most 10 %, least 2 %
    (1.0, 1.3, 0),
    (0.999, 1.3, 0.012),
    (0.97, 1.3, 0.07),
    (0.9, 1.3, 0.1),
    (0.9, 1.05, 0.05),  # the collateral carries no more
    (0.9, 1.01, 0.02),
    (0.5, 0.6, 0.02),
    (0.9, None, 0.1),
]


@pytest.mark.parametrize(("factor", "ratio", "bonus"), BONUSES)
def test_a_bonus_that_grows_as_health_falls(factor: Any, ratio: Any, bonus: Any) -> None:
    answer = margin.bonus_by_health(factor, start=0.01, slope=2, most=0.1, least=0.02, collateral_ratio=ratio)
    assert answer == pytest.approx(bonus, abs=1e-12)


@given(st.floats(0, 1.5), st.floats(0, 0.99))
def test_the_discount_is_what_the_health_factor_lacks(factor: float, most: float) -> None:
    assert margin.discount_by_health(factor, most=most) == pytest.approx(
        min(max(0.0, 1 - factor), most), abs=1e-13
    )


def test_a_loan_of_two_thousand_with_its_reserve() -> None:
    opened = margin.opening_debt(2_000, fee_rate=0.005, reserve=200, least_debt=1_800)
    assert (opened.fee, opened.debt, opened.owed, opened.enough) == (10, 2_010, 2_210, True)
    assert not margin.opening_debt(1_790, fee_rate=0.005, reserve=200, least_debt=1_800).enough


def test_a_reserve_counts_once_something_is_owed() -> None:
    vault = margin.cdp(10, 300, 2_010, minimum_ratio=1.1, penalty=0, reserve=200)
    plain = margin.cdp(10, 300, 2_210, minimum_ratio=1.1, penalty=0)
    assert vault == plain
    assert vault.liquidation_price == pytest.approx(243.1)
    empty = margin.cdp(10, 300, 0, reserve=200)
    assert (empty.ratio, empty.owed, empty.withdrawable) == (None, 0, 10)
    assert empty.mintable == 1_800


@given(VALUES, VALUES, st.floats(0, 1))
def test_a_keeper_gets_both_parts(amount: Any, fixed: Any, share: float) -> None:
    exact = F(fixed) + F(share) * F(amount)
    assert margin.keeper_reward(amount, fixed=fixed, share=share) == pytest.approx(float(exact), rel=1e-12)
