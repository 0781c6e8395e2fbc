import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import margin
from margin import AAVE_BEFORE_V3_3, AavePosition, Collateral, EMode, compare
from tests.margin.answers import there
from tests.margin.strategies import numbers

MONEY = numbers(1e-6, 1e12)
AMOUNTS = numbers(1e-6, 1e9)
PRICES = numbers(1e-6, 1e6)
THRESHOLDS = st.floats(0.01, 1)


@st.composite
def deposits(draw: st.DrawFn) -> Any:
    threshold = draw(THRESHOLDS)
    limit = threshold * draw(st.floats(0, 1))
    return Collateral(draw(AMOUNTS), draw(PRICES), threshold, limit, draw(st.booleans()))


PORTFOLIOS = st.lists(deposits(), min_size=1, max_size=6)


def counted(portfolio: Any) -> Any:
    return sum(Fraction(d.amount) * Fraction(d.price) * Fraction(d.liquidation_threshold) for d in portfolio)


FACTORS = [
    # collateral, debt, threshold, health factor, by hand
    (30_000, 18_000, 0.83, 24_900 / 18_000),
    (10_000, 8_000, 0.8, 1.0),
    (10_000, 10_000, 1.0, 1.0),
    (0, 5, 0.8, 0.0),
    (10_000, 0, 0.8, None),
    (0, 0, 0.8, None),
]


@pytest.mark.parametrize(("value", "debt", "threshold", "expected"), FACTORS)
def test_the_health_factor(value: Any, debt: Any, threshold: Any, expected: Any) -> None:
    answer = margin.health_factor(value, debt, liquidation_threshold=threshold)
    assert answer == (None if expected is None else pytest.approx(expected))


def test_without_debt_nothing_can_happen() -> None:
    position = margin.lending_position([Collateral(1, 100, 0.8, 0.7)], 0)
    assert position.health_factor is None
    assert position.drop_to_liquidation is None
    assert position.liquidation_prices == (None,)
    assert not position.liquidatable
    assert position.available == 70


def test_without_collateral_there_is_no_ratio() -> None:
    assert margin.loan_to_value(0, 10) is None
    position = margin.lending_position([], 10)
    assert (position.loan_to_value, position.liquidation_threshold, position.max_ltv) == (None, None, None)
    assert position.health_factor == 0
    assert position.liquidatable
    assert margin.weighted_threshold([Collateral(0, 1, 0.8)]) is None


@given(PORTFOLIOS, st.floats(0.01, 3))
def test_every_figure_of_a_position_follows_from_its_definition(portfolio: Any, share: float) -> None:
    value = float(sum(Fraction(d.amount) * Fraction(d.price) for d in portfolio))
    debt = value * share
    position = margin.lending_position(portfolio, debt)
    weighted = float(counted(portfolio))
    assert position.collateral_value == pytest.approx(value, rel=1e-12)
    assert position.counted_collateral == pytest.approx(weighted, rel=1e-12)
    assert position.health_factor == pytest.approx(float(counted(portfolio) / Fraction(debt)), rel=1e-9)
    assert position.loan_to_value == pytest.approx(share, rel=1e-9)
    assert position.liquidation_threshold == pytest.approx(margin.weighted_threshold(portfolio), rel=1e-12)
    assert position.max_ltv == pytest.approx(margin.weighted_max_ltv(portfolio), rel=1e-12, abs=1e-15)
    assert position.available == pytest.approx(margin.max_borrow(portfolio, debt), rel=1e-12)
    assert position.liquidatable == (position.counted_collateral < compare.least(debt))
    assert min(d.liquidation_threshold for d in portfolio) <= there(position.liquidation_threshold) * (
        1 + 1e-12
    )


@given(PORTFOLIOS, st.floats(0.01, 3))
def test_at_each_liquidation_price_the_health_factor_is_1(portfolio: Any, share: float) -> None:
    debt = float(counted(portfolio)) * share
    position = margin.lending_position(portfolio, debt)
    for index, price in enumerate(position.liquidation_prices):
        others = float(counted(portfolio) - counted([portfolio[index]]))
        if price is None:
            assert others >= debt * (1 - 1e-9)
            continue
        deposit = portfolio[index]
        at_price = Fraction(deposit.amount) * Fraction(price) * Fraction(deposit.liquidation_threshold)
        assert float(at_price) + others == pytest.approx(debt, rel=1e-9)


@given(PORTFOLIOS, st.floats(0.1, 3))
def test_after_the_uniform_drop_the_health_factor_is_1(portfolio: Any, share: float) -> None:
    debt = float(counted(portfolio)) * share
    position = margin.lending_position(portfolio, debt)
    drop = there(position.drop_to_liquidation)
    assert position.counted_collateral * (1 - drop) == pytest.approx(debt, rel=1e-9)
    assert drop == pytest.approx(
        margin.drop_to_liquidation(there(position.health_factor)), rel=1e-9, abs=1e-12
    )
    assert (drop < 0) == position.liquidatable


@given(PORTFOLIOS, st.floats(0, 1))
def test_what_may_be_borrowed_uses_up_the_limit(portfolio: Any, share: float) -> None:
    limit = margin.max_borrow(portfolio)
    left = margin.max_borrow(portfolio, limit * share)
    assert limit * share + left == pytest.approx(limit, rel=1e-9)
    assert margin.max_borrow(portfolio, limit * 2) == 0


@given(PORTFOLIOS, st.floats(0.3, 1))
def test_an_e_mode_replaces_only_the_rates_of_assets_in_it(portfolio: Any, threshold: float) -> None:
    category = EMode(threshold, threshold * 0.9)
    replaced = [
        Collateral(d.amount, d.price, threshold, threshold * 0.9) if d.in_emode else d for d in portfolio
    ]
    assert margin.weighted_threshold(portfolio, emode=category) == margin.weighted_threshold(replaced)
    assert margin.weighted_max_ltv(portfolio, emode=category) == margin.weighted_max_ltv(replaced)
    assert margin.max_borrow(portfolio, emode=category) == margin.max_borrow(replaced)


PRICE_TABLE = [
    # amount, debt, threshold, others, price
    (10, 18_000, 0.83, 0, 18_000 / 8.3),
    (10, 18_000, 0.83, 8_000, 10_000 / 8.3),
    (10, 18_000, 1.0, 0, 1_800),
    (10, 18_000, 0.83, 18_000, None),  # the others cover it exactly
    (10, 18_000, 0.83, 20_000, None),
    (10, 0, 0.83, 0, None),
    (0, 10, 0.83, 0, None),
    (10, 10, 0, 0, None),
]


@pytest.mark.parametrize(("amount", "debt", "threshold", "others", "price"), PRICE_TABLE)
def test_the_liquidation_price_of_one_deposit(
    amount: Any, debt: Any, threshold: Any, others: Any, price: Any
) -> None:
    answer = margin.collateral_liquidation_price(
        amount, debt, liquidation_threshold=threshold, other_counted=others
    )
    assert answer == (None if price is None else pytest.approx(price))


@given(MONEY, st.floats(0.2, 3), st.floats(0.5, 3))
def test_repaying_from_outside_reaches_the_target(weighted: Any, share: float, target: float) -> None:
    debt = weighted * share
    repaid = margin.repay_for_health_factor(weighted, debt, target=target)
    assert 0 <= repaid <= debt
    if repaid:
        assert weighted / (debt - repaid) == pytest.approx(target, rel=1e-9)
    else:
        assert weighted / debt >= target * (1 - 1e-9)


@given(MONEY, st.floats(0.5, 1), THRESHOLDS, st.floats(0, 0.2), st.floats(1, 1.5))
def test_a_liquidation_reaches_the_target_or_cannot_help(
    value: Any, factor: float, threshold: Any, bonus: float, target: float
) -> None:
    weighted = value * threshold
    debt = weighted / factor
    repaid = margin.liquidation_for_health_factor(
        weighted, debt, target=target, liquidation_threshold=threshold, liquidation_bonus=bonus
    )
    cost = threshold * (1 + bonus)
    if repaid is None:
        assert factor < cost * (1 + 1e-9) or target <= cost
        return
    left = debt - repaid
    if left > 1e-6 * debt:
        assert (weighted - repaid * cost) / left == pytest.approx(target, rel=1e-6)


def test_a_position_above_the_target_needs_no_liquidation() -> None:
    answer = margin.liquidation_for_health_factor(
        1200, 1000, target=1.1, liquidation_threshold=0.8, liquidation_bonus=0.05
    )
    assert answer == 0


CLOSE = [
    # debt, whole debt, collateral, health factor, since v3.3, before
    (3_000, 9_000, 9_000, 0.97, 3_000, 1_500),
    (9_000, 9_000, 9_000, 0.97, 4_500, 4_500),
    (9_000, 9_000, 9_000, 0.95, 9_000, 9_000),
    (9_000, 9_000, 9_000, 0.9500001, 4_500, 4_500),
    (1_999, 1_999, 2_400, 0.97, 1_999, 999.5),
    (5_000, 5_000, 1_999, 0.97, 5_000, 2_500),
    (2_000, 2_000, 2_000, 0.97, 1_000, 1_000),
    (9_000, 9_000, 9_000, 1.0, 0, 0),
]


@pytest.mark.parametrize(("debt", "whole", "collateral", "factor", "since", "before"), CLOSE)
def test_the_close_factor_of_both_versions(
    debt: Any, whole: Any, collateral: Any, factor: Any, since: Any, before: Any
) -> None:
    given_values = {"collateral_value": collateral, "health_factor": factor}
    assert margin.max_liquidatable_debt(debt, whole, **given_values) == since
    assert margin.max_liquidatable_debt(debt, whole, **given_values, rules=AAVE_BEFORE_V3_3) == before


def test_a_liquidation_call_step_by_step() -> None:
    call = margin.liquidate_aave(AavePosition(10, 2_100, 18_000, 1, 0.83, 0.05, 0.1))
    assert call.health_factor_before == pytest.approx(17_430 / 18_000)
    assert (call.status, call.limited_by) == ("ok", "close factor")
    assert (call.repayable, call.repaid) == (9_000, 9_000)
    assert call.base_collateral == pytest.approx(9_000 / 2_100)
    assert call.seized == pytest.approx(9_450 / 2_100)
    assert call.bonus_collateral == pytest.approx(450 / 2_100)
    assert call.protocol_fee == pytest.approx(45 / 2_100)
    assert call.to_liquidator == pytest.approx(9_405 / 2_100)
    assert call.profit == pytest.approx(405)
    assert call.collateral_left == pytest.approx(5.5)
    assert call.debt_left == 9_000
    assert call.health_factor_after == pytest.approx(5.5 * 2_100 * 0.83 / 9_000)
    assert call.bad_debt == 0
    assert call.helps


def test_a_healthy_position_is_left_alone() -> None:
    call = margin.liquidate_aave(AavePosition(10, 3_000, 18_000, 1, 0.83, 0.05))
    assert call.status == "healthy"
    assert call.repaid == call.seized == call.profit == call.bad_debt == 0
    assert call.health_factor_after == call.health_factor_before
    without_debt = margin.liquidate_aave(AavePosition(10, 3_000, 0, 1, 0.83, 0.05))
    assert (without_debt.status, without_debt.health_factor_before, without_debt.helps) == (
        "healthy",
        None,
        None,
    )


def test_collateral_that_does_not_reach_leaves_bad_debt() -> None:
    borrower = AavePosition(10, 1_000, 18_000, 1, 0.83, 0.05, 0.1, other_debt_value=500)
    call = margin.liquidate_aave(borrower)
    assert call.limited_by == "collateral"
    assert call.seized == 10
    assert call.collateral_left == 0
    assert call.repaid == pytest.approx(10_000 / 1.05)
    assert call.bad_debt == pytest.approx(18_500 - 10_000 / 1.05)
    assert call.health_factor_after is None
    assert not call.helps
    kept = margin.liquidate_aave(borrower, rules=AAVE_BEFORE_V3_3)
    assert kept.bad_debt == pytest.approx(call.bad_debt)
    assert kept.health_factor_after == 0


def test_other_collateral_keeps_the_debt_alive() -> None:
    call = margin.liquidate_aave(AavePosition(1, 1_000, 18_000, 1, 0.83, 0.05, 0.1, 10_000, 8_000))
    assert call.limited_by == "collateral"
    assert call.bad_debt == 0
    assert call.health_factor_after == pytest.approx(8_000 / call.debt_left)


def test_a_call_that_leaves_dust_is_refused_by_the_protocol() -> None:
    borrower = AavePosition(10, 2_100, 18_000, 1, 0.83, 0.05)
    assert margin.liquidate_aave(borrower, 8_999).status == "ok"
    small = AavePosition(1.25, 2_100, 2_300, 1, 0.83, 0.05)
    assert margin.liquidate_aave(small, 1_301).status == "dust"  # 999 of debt would be left
    assert margin.liquidate_aave(small, 1_301, rules=AAVE_BEFORE_V3_3).status == "ok"
    assert margin.liquidate_aave(small).status == "ok"  # health factor 0.947: all of it
    assert margin.liquidate_aave(small).limited_by == "debt"


@st.composite
def borrowers(draw: st.DrawFn) -> Any:
    threshold, price, amount = draw(THRESHOLDS), draw(PRICES), draw(AMOUNTS)
    debt_price = draw(PRICES)
    debt = amount * price * threshold / draw(st.floats(0.3, 1.2)) / debt_price
    other = amount * price * draw(st.sampled_from([0, 0.1, 2]))
    others = draw(st.sampled_from([0, 0.1, 1])) * debt * debt_price
    rest = draw(st.floats(0, 0.3)), draw(st.floats(0, 1)), other, other * draw(st.floats(0, 1)), others
    return AavePosition(amount, price, debt, debt_price, threshold, *rest)


@given(borrowers(), st.none() | st.floats(0.01, 2), st.sampled_from([margin.AAVE_V3_3, AAVE_BEFORE_V3_3]))
def test_a_liquidation_conserves_collateral_and_debt(borrower: Any, share: Any, rules: Any) -> None:
    asked = None if share is None else borrower.debt_amount * share
    call = margin.liquidate_aave(borrower, asked, rules=rules)
    assert call.seized + call.collateral_left == pytest.approx(borrower.collateral_amount, rel=1e-12)
    assert call.to_liquidator + call.protocol_fee == pytest.approx(call.seized, rel=1e-12)
    assert call.base_collateral + call.bonus_collateral == pytest.approx(call.seized, rel=1e-12)
    assert call.repaid + call.debt_left == pytest.approx(borrower.debt_amount, rel=1e-12)
    worth = call.base_collateral * borrower.collateral_price
    assert worth == pytest.approx(call.repaid * borrower.debt_price, rel=1e-9)
    assert 0 <= call.repaid <= call.repayable <= borrower.debt_amount * (1 + 1e-12)
    if asked is not None:
        assert call.repaid <= asked
    if call.status == "ok" and call.bad_debt == 0 and call.health_factor_after is not None and call.repaid:
        rises = call.health_factor_after - there(call.health_factor_before)
        assert call.helps == (rises > 0) or rises == pytest.approx(0, abs=1e-9)


@given(AMOUNTS, PRICES, st.floats(0.1, 1), st.floats(0.1, 3))
def test_a_morpho_position_is_the_same_ratio(amount: Any, price: Any, lltv: float, share: float) -> None:
    debt = amount * price * lltv * share
    factor = margin.morpho_health_factor(amount, debt, price=price, lltv=lltv)
    assert factor == pytest.approx(1 / share, rel=1e-9)
    assert factor == pytest.approx(margin.health_factor(amount * price, debt, liquidation_threshold=lltv))
    assert margin.morpho_health_factor(amount, 0, price=price, lltv=lltv) is None


INCENTIVES = [(1.0, 1.0), (0.86, 1 / 0.958), (0.5, 1.15), (0.0, 1.15), (0.915, 1 / 0.9745)]


@pytest.mark.parametrize(("lltv", "incentive"), INCENTIVES)
def test_the_morpho_incentive(lltv: Any, incentive: Any) -> None:
    assert margin.morpho_incentive(lltv) == pytest.approx(incentive)


def test_a_vault_worked_by_hand() -> None:
    vault = margin.cdp(10, 2_000, 9_000, minimum_ratio=1.5, penalty=0.13)
    assert vault.ratio == pytest.approx(20_000 / 9_000)
    assert vault.liquidation_price == 1_350
    assert vault.mintable == pytest.approx(20_000 / 1.5 - 9_000)
    assert vault.withdrawable == pytest.approx(3.25)
    assert vault.debt_with_penalty == pytest.approx(10_170)
    assert not vault.liquidatable
    empty = margin.cdp(10, 2_000, 0)
    assert (empty.ratio, empty.liquidation_price, empty.withdrawable) == (None, None, 10)


@given(AMOUNTS, PRICES, st.floats(0.05, 3), st.floats(1, 3))
def test_a_vault_at_its_liquidation_price_has_the_minimum_ratio(
    amount: Any, price: Any, share: float, least: float
) -> None:
    debt = amount * price * share
    vault = margin.cdp(amount, price, debt, minimum_ratio=least)
    at = margin.cdp(amount, there(vault.liquidation_price), debt, minimum_ratio=least)
    assert at.ratio == pytest.approx(least, rel=1e-9)
    minted = margin.cdp(amount, price, debt + vault.mintable, minimum_ratio=least)
    taken = margin.cdp(amount - vault.withdrawable, price, debt, minimum_ratio=least)
    if vault.mintable:
        assert minted.ratio == pytest.approx(least, rel=1e-6)
        assert taken.ratio == pytest.approx(least, rel=1e-6)
    assert vault.liquidatable == (amount * price < compare.least(debt * least))


def test_the_growth_of_a_year_at_20_percent() -> None:
    year: dict[str, Any] = {"annual_rate": 0.2, "seconds": 31_536_000}
    assert margin.supply_growth(1, **year) == pytest.approx(1.2)
    assert margin.borrow_growth(1, **year, method="binomial") == pytest.approx(1.221333, abs=5e-7)
    assert margin.borrow_growth(1, **year) == pytest.approx(1.221403, abs=5e-7)


@given(st.floats(0, 0.5), st.integers(0, 31_536_000))
def test_a_deposit_never_grows_faster_than_a_debt_at_the_same_rate(rate: float, seconds: int) -> None:
    linear = margin.supply_growth(1, annual_rate=rate, seconds=seconds)
    three_terms = margin.borrow_growth(1, annual_rate=rate, seconds=seconds, method="binomial")
    exact = margin.borrow_growth(1, annual_rate=rate, seconds=seconds)
    assert linear <= three_terms * (1 + 1e-12)
    assert three_terms <= exact * (1 + 1e-12)


@pytest.mark.parametrize("seconds", [0, 1, 2, 3, 10])
def test_three_terms_are_exact_up_to_three_seconds(seconds: int) -> None:
    rate = Fraction(1, 2)
    exact = (1 + rate / 31_536_000) ** seconds
    ours = margin.borrow_growth(1, annual_rate=0.5, seconds=seconds, method="binomial")
    assert ours == pytest.approx(float(exact), rel=1e-15)


@given(st.floats(1.0001, 5), st.floats(0.001, 2), st.floats(0, 2))
def test_interest_alone_brings_the_health_factor_to_1(factor: float, borrow: float, supply: float) -> None:
    years = margin.interest_time_to_liquidation(factor, borrow_rate=borrow, supply_rate=supply)
    if supply >= borrow:
        assert years is None
        return
    assert years is not None
    assume(years * borrow < 500)
    assert factor * math.exp((supply - borrow) * years) == pytest.approx(1, rel=1e-9)
    then = margin.health_factor_after_interest(factor, years, borrow_rate=borrow, supply_rate=supply)
    assert then == pytest.approx(1, rel=1e-9)


@given(st.floats(0.1, 5), st.floats(0, 1), st.floats(0, 1), st.integers(0, 63_072_000))
def test_the_health_factor_after_interest_is_that_of_both_balances_grown_by_the_second(
    factor: float, borrow: float, supply: float, seconds: int
) -> None:
    debt = margin.borrow_growth(1.0, annual_rate=borrow, seconds=seconds)
    collateral = margin.borrow_growth(factor, annual_rate=supply, seconds=seconds)
    then = margin.health_factor_after_interest(
        factor, seconds / 31_536_000, borrow_rate=borrow, supply_rate=supply
    )
    assert then == pytest.approx(collateral / debt, rel=1e-6)


def test_a_health_factor_keeps_at_equal_rates_and_at_once() -> None:
    assert margin.health_factor_after_interest(1.3, 0.0, borrow_rate=0.5) == 1.3
    assert margin.health_factor_after_interest(1.3, 9.0, borrow_rate=0.04, supply_rate=0.04) == 1.3


def test_interest_that_never_or_already_liquidates() -> None:
    assert margin.interest_time_to_liquidation(1.5, borrow_rate=0.03, supply_rate=0.03) is None
    assert margin.interest_time_to_liquidation(1.5, borrow_rate=0) is None
    assert margin.interest_time_to_liquidation(1, borrow_rate=0) == 0
    assert margin.interest_time_to_liquidation(0.9, borrow_rate=0.05) == 0


@given(numbers(1, 1e9), st.integers(0, 20), st.just(0.0) | st.floats(1e-6, 0.95), THRESHOLDS)
def test_a_loop_agrees_with_borrowing_again_and_again(
    value: float, loops: int, share: Any, threshold: Any
) -> None:
    answer = margin.loop(value, loops, loan_to_value=share, liquidation_threshold=threshold)
    exposure, debt, deposit = value, 0.0, value
    assert len(answer.steps) == loops + 1
    for n, step in enumerate(answer.steps):
        if n:
            deposit *= share
            debt += deposit
            exposure += deposit
            assert step.borrowed == pytest.approx(deposit, rel=1e-9)
        assert step.exposure == pytest.approx(exposure, rel=1e-9)
        assert step.debt == pytest.approx(debt, rel=1e-9)
        factor = margin.health_factor(exposure, debt, liquidation_threshold=threshold)
        assert step.health_factor == (None if factor is None else pytest.approx(factor, rel=1e-9))
        assert step.leverage <= answer.limit * (1 + 1e-12)
    assert answer.last is answer.steps[-1]


REFUSED = [
    (
        lambda: margin.health_factor(1, 1, liquidation_threshold=1.1),
        "liquidation_threshold must be between 0 and 1",
    ),
    (lambda: margin.health_factor(-1, 1, liquidation_threshold=0.5), "collateral_value must not be negative"),
    (lambda: margin.health_factor(1e308, 1e-300, liquidation_threshold=1), "debt_value"),
    (lambda: Collateral(1, 0, 0.5), "price must be greater than 0"),
    (lambda: Collateral(1, 1, 0.5, 0.6), "max_ltv must not exceed liquidation_threshold"),
    (lambda: Collateral(1e200, 1e200, 0.5), "amount x price"),
    (
        lambda: margin.max_borrow([Collateral(1, 1, 0.5)] * 201),
        "collaterals may have 200 items at most, got 201",
    ),
    (lambda: margin.max_borrow([1]), r"collaterals\[0\] must be a Collateral"),  # type: ignore[list-item]
    (lambda: margin.max_borrow([], emode=0.5), "emode must be a EMode"),  # type: ignore[arg-type]
    (lambda: margin.max_liquidatable_debt(2, 1, collateral_value=1, health_factor=0.5), "total_debt_value"),
    (lambda: margin.AaveRules(close_factor=0), "close_factor must be greater than 0"),
    (lambda: AavePosition(1, 1, 1, 1, 0.5, 0.1, 0.1, 1, 2), "other_counted must not exceed"),
    (
        lambda: margin.loop(1, 101, loan_to_value=0.5, liquidation_threshold=0.8),
        "loops must be between 0 and 100",
    ),
    (lambda: margin.loop(1, 1, loan_to_value=1, liquidation_threshold=0.8), "loan_to_value is a fraction"),
    (
        lambda: margin.borrow_growth(1, annual_rate=0.1, seconds=1.5),  # type: ignore[arg-type]
        "seconds must be a whole number",
    ),
    (lambda: margin.borrow_growth(1, annual_rate=0.1, seconds=1, method="x"), "method must be 'exact'"),
    (lambda: margin.morpho_incentive(0.5, cap=0.9), "cap must not be below 1"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_a_bad_argument_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
