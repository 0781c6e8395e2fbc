"""A wallet's quantities and its stress scenarios."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from margin import (
    OKX,
    Balance,
    Bracket,
    Holding,
    Position,
    account_equity,
    available_balance,
    cross_price,
    equity_over_maintenance,
    haircut_equity,
    maintenance_over_equity,
    margin_call,
    netted_margin,
    portfolio_margin_status,
    stress,
)
from tests.margin.answers import there
from tests.margin.strategies import numbers

MONEY = st.floats(-1e9, 1e9)
AMOUNTS = numbers(1e-3, 1e9)
FLAT = (Bracket(0, 0.01),)
LONG = Holding("BTC", Position("long", "linear", 1, 100), 110, FLAT)
SHORT = Holding("ETH", Position("short", "linear", 10, 10), 9, FLAT)


@given(MONEY, st.lists(MONEY, max_size=20))
def test_equity_does_not_depend_on_the_order_of_the_positions(wallet: Any, profits: Any) -> None:
    assert account_equity(wallet, profits) == account_equity(wallet, profits[::-1])
    assert account_equity(wallet, []) == wallet


def test_an_account_without_positions_is_its_wallet() -> None:
    assert account_equity(12.5, []) == 12.5
    assert haircut_equity([]) == 0


def test_isolated_profit_is_not_available() -> None:
    equity = account_equity(1000, [50, 30])
    assert available_balance(equity, 400) == 680
    assert available_balance(equity, 400, isolated_profit=30) == 650
    assert available_balance(100, 400) == -300


@given(AMOUNTS, AMOUNTS)
def test_the_two_margin_ratios_are_each_others_inverse(equity: Any, maintenance: Any) -> None:
    rising, falling = (
        there(maintenance_over_equity(equity, maintenance)),
        there(equity_over_maintenance(equity, maintenance)),
    )
    assert rising * falling == pytest.approx(1)
    assert (rising >= 1) == (falling <= 1)


def test_the_ratios_say_none_where_they_have_no_meaning() -> None:
    assert maintenance_over_equity(0, 1) is None and maintenance_over_equity(-5, 1) is None
    assert equity_over_maintenance(5, 0) is None
    assert equity_over_maintenance(-5, 10) == -0.5


@given(st.lists(st.builds(Balance, MONEY, AMOUNTS, st.floats(0, 0.9)), max_size=10))
def test_a_haircut_never_makes_equity_larger_nor_a_debt_smaller(balances: Any) -> None:
    full = [Balance(item.amount, item.price) for item in balances]
    debts = [item for item in balances if item.amount < 0]
    assert haircut_equity(balances) <= haircut_equity(full) + 1e-9 * sum(
        abs(b.amount) * b.price for b in balances
    )
    assert haircut_equity(debts) == haircut_equity([Balance(item.amount, item.price) for item in debts])


def test_haircuts_worked_by_hand() -> None:
    balances = [Balance(2, 3000, 0.1), Balance(-1000, 1, 0.5), Balance(500, 1)]
    assert haircut_equity(balances, [70]) == pytest.approx(5400 - 1000 + 500 + 70)


@given(MONEY, AMOUNTS, numbers(0.5, 3))
def test_a_paid_margin_call_meets_its_target(equity: Any, maintenance: Any, target: float) -> None:
    call = margin_call(equity, maintenance, target=target)
    assert call >= 0
    assert equity + call >= target * maintenance - 1e-6 * (abs(equity) + target * maintenance)
    if call > 0:
        assert equity + call == pytest.approx(target * maintenance, rel=1e-9, abs=1e-6 * abs(equity))


def test_netting_takes_the_larger_side() -> None:
    assert (
        netted_margin([100, 50], [120]) == 150
        and netted_margin([], [120]) == 120
        and netted_margin([], []) == 0
    )


@pytest.mark.parametrize(
    ("ratio", "status"),
    [
        (1.500001, "free"),
        (1.5, "reminder"),
        (1.200001, "reminder"),
        (1.2, "no new positions"),
        (1.05, "liquidation"),
        (1.0, "liquidation and possible claim"),
        (-1, "liquidation and possible claim"),
    ],
)
def test_every_bound_of_the_unified_ratio_belongs_to_the_worse_side(ratio: float, status: str) -> None:
    assert portfolio_margin_status(ratio) == status


def test_thresholds_in_disorder_are_refused() -> None:
    with pytest.raises(ValueError, match=r"thresholds\[2\] must be above thresholds\[1\] 3.0, got 2.0"):
        portfolio_margin_status(1, thresholds=(1, 3, 2, 4))


def test_stress_worked_by_hand() -> None:
    calm, crash, mixed = stress(10, [LONG, SHORT], [{}, {"BTC": -0.5}, {"BTC": 0.1, "ETH": -1 / 3}])
    assert (calm.equity, calm.maintenance) == (pytest.approx(30), pytest.approx(2))
    assert calm.ratio == pytest.approx(15) and not calm.liquidated
    assert crash.equity == pytest.approx(10 + (55 - 100) + 10) and crash.liquidated and there(crash.ratio) < 0
    assert mixed.equity == pytest.approx(10 + 21 + 40) and mixed.maintenance == pytest.approx(1.21 + 0.6)


def test_stress_without_positions_liquidates_nothing() -> None:
    (result,) = stress(-5, [], [{}])
    assert (result.equity, result.maintenance, result.ratio, result.liquidated) == (-5, 0, None, False)


@given(st.floats(5, 60), st.floats(0.9, 1.1))
def test_stress_liquidates_exactly_beyond_the_cross_price(wallet: float, factor: float) -> None:
    price = cross_price(wallet, [LONG, SHORT], "BTC").price
    if price is not None and abs(factor - 1) > 1e-6:
        (result,) = stress(wallet, [LONG, SHORT], [{"BTC": price * factor / 110 - 1}])
        assert result.liquidated == (factor < 1)


def test_the_fee_enters_where_the_rule_says() -> None:
    plain, charged = stress(10, [LONG], [{}]), stress(10, [LONG], [{}], rule=OKX, fee=0.01)
    assert plain[0].maintenance == pytest.approx(1.1) and charged[0].maintenance == pytest.approx(2.2)


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ({"DOGE": 0.1}, "scenarios holds 'DOGE', which is not among the holdings"),
        ({"BTC": -1}, "must be above -1"),
    ],
)
def test_a_scenario_that_cannot_be_is_refused(scenario: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        stress(10, [LONG], [scenario])
