"""A Morpho liquidation in whole numbers: the contract's lines written out again, and what must hold to the unit."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import margin
from margin import MorphoPosition
from tests.margin.answers import there

F = Fraction
WAD, SCALE = 10**18, 10**36
UNITS = st.integers(0, 10**27)


def down(x: int, y: int, d: int) -> int:
    return x * y // d


def up(x: int, y: int, d: int) -> int:
    return (x * y + d - 1) // d


@st.composite
def positions(draw: st.DrawFn) -> MorphoPosition:
    """A borrower near or below the limit, in a market whose shares have earned some interest."""
    collateral, lltv = draw(st.integers(1, 10**24)), draw(st.integers(10**16, WAD - 1))
    price = draw(st.integers(10**20, 10**40))
    owed = int(F(collateral * price * lltv, SCALE * WAD) * F(draw(st.floats(0.5, 3)))) + 1
    total = owed + draw(st.integers(0, owed * 10))
    shares_each = draw(st.integers(10**5, 10**6))
    assume(total * shares_each < 2**128)
    return MorphoPosition(collateral, owed * shares_each, price, lltv, total, total * shares_each)


@given(positions(), st.data())
def test_a_call_is_what_the_contract_computes(held: MorphoPosition, data: st.DataObject) -> None:
    assets, shares = held.total_borrow_assets + 1, held.total_borrow_shares + 10**6
    borrowed = up(held.borrow_shares, assets, shares)
    limit = down(down(held.collateral, held.price, SCALE), held.lltv, WAD)
    incentive = min(115 * 10**16, down(WAD, WAD, WAD - down(3 * 10**17, WAD - held.lltv, WAD)))
    taken = data.draw(st.integers(1, held.collateral))
    repaid_shares = up(up(up(taken, held.price, SCALE), WAD, incentive), shares, assets)
    if limit >= borrowed:
        assert margin.liquidate_morpho(held, seized=taken).status == "healthy"
        return
    if repaid_shares > held.borrow_shares:
        with pytest.raises(ValueError, match="seized would repay"):
            margin.liquidate_morpho(held, seized=taken)
        return
    call = margin.liquidate_morpho(held, seized=taken)
    assert (call.status, call.seized, call.repaid_shares) == ("ok", taken, repaid_shares)
    assert call.repaid == up(repaid_shares, assets, shares)
    assert call.incentive == incentive / WAD
    conserved(held, call)


@given(positions(), st.data())
def test_shares_named_instead_give_the_collateral_that_they_pay_for(
    held: MorphoPosition, data: st.DataObject
) -> None:
    assets, shares = held.total_borrow_assets + 1, held.total_borrow_shares + 10**6
    repaid = data.draw(st.integers(1, held.borrow_shares))
    if held.may_borrow >= held.borrowed:
        return
    incentive = min(115 * 10**16, down(WAD, WAD, WAD - down(3 * 10**17, WAD - held.lltv, WAD)))
    taken = down(down(down(repaid, assets, shares), incentive, WAD), SCALE, held.price)
    if taken > held.collateral:
        with pytest.raises(ValueError, match="repaid_shares would take"):
            margin.liquidate_morpho(held, repaid_shares=repaid)
        return
    call = margin.liquidate_morpho(held, repaid_shares=repaid)
    assert (call.seized, call.repaid_shares) == (taken, repaid)
    conserved(held, call)


@given(positions())
def test_with_nothing_named_all_is_repaid_or_all_is_taken(held: MorphoPosition) -> None:
    call = margin.liquidate_morpho(held)
    if call.status == "healthy":
        assert there(call.health_factor_before) >= 1
        assert (call.repaid, call.seized, call.bad_debt) == (0, 0, 0)
        assert call.debt_left == held.borrowed
        return
    assert call.shares_left == 0 or call.collateral_left == 0
    if call.collateral_left:
        assert call.repaid_shares == held.borrow_shares
        assert call.bad_debt == 0
    conserved(held, call)
    # rounding is always for the market: the liquidator pays at least the exact price of what is taken
    exact = F(call.seized * held.price, SCALE) / F(call.incentive)
    assert call.repaid >= exact * (1 - F(1, 10**15))


def conserved(held: MorphoPosition, call: margin.MorphoLiquidation) -> None:
    """Nothing appears and nothing is lost, to the last unit."""
    assert call.seized + call.collateral_left == held.collateral
    assert call.repaid_shares + call.shares_left + call.bad_debt_shares == held.borrow_shares
    gone = call.repaid_shares + call.bad_debt_shares
    assert held.total_borrow_shares - gone == call.total_borrow_shares
    left = max(0, held.total_borrow_assets - call.repaid) - call.bad_debt
    assert left == call.total_borrow_assets
    assert (call.bad_debt_shares > 0) <= (call.collateral_left == 0)
    if call.collateral_left == 0:
        assert (call.shares_left, call.debt_left, call.health_factor_after) == (0, 0, None)


def test_a_call_worked_by_hand() -> None:
    held = margin.morpho_position(10, 18_000, price=2_000, lltv=0.86, other_debt=1e6)
    call = margin.liquidate_morpho(held)
    assert call.incentive == pytest.approx(1 / 0.958)
    assert call.repaid == 18_000 * 10**6
    assert margin.token_amount(call.seized, 18) == pytest.approx(9 / 0.958)
    assert (call.debt_left, call.bad_debt, call.health_factor_after) == (0, 0, None)


def test_collateral_that_does_not_reach_is_bad_debt_at_once() -> None:
    held = margin.morpho_position(10, 18_000, price=1_500, lltv=0.86, other_debt=1e6)
    call = margin.liquidate_morpho(held)
    assert call.seized == 10**19
    assert margin.token_amount(call.repaid, 6) == pytest.approx(15_000 * 0.958, abs=2e-6)
    assert margin.token_amount(call.bad_debt, 6) == pytest.approx(18_000 - 15_000 * 0.958, abs=2e-6)
    assert call.repaid + call.bad_debt == 18_000 * 10**6
    assert call.total_borrow_assets == 10**12


def test_half_of_it_leaves_the_rest() -> None:
    held = margin.morpho_position(10, 18_000, price=2_000, lltv=0.86)
    call = margin.liquidate_morpho(held, repaid_shares=held.borrow_shares // 2)
    assert (call.repaid, call.debt_left) == (9_000 * 10**6, 9_000 * 10**6)
    assert there(call.health_factor_after) > there(call.health_factor_before)


@given(positions(), st.data())
def test_shares_of_an_amount_cost_that_amount_and_no_more(held: MorphoPosition, data: st.DataObject) -> None:
    assets = data.draw(st.integers(0, held.total_borrow_assets))
    shares = held.shares_of(assets)
    per_share = F(held.total_borrow_assets + 1, held.total_borrow_shares + 10**6)
    assert shares * per_share <= assets < (shares + 1) * per_share


@given(st.integers(0, 10**15), st.integers(0, 18))
def test_smallest_units_and_back(units: int, decimals: int) -> None:
    assert margin.token_units(margin.token_amount(units, decimals), decimals) == units


OPEN = margin.morpho_position(10, 18_000, price=2_000, lltv=0.86)
WRONG = [
    (lambda: MorphoPosition(1, 2, 1, 1, 1, 1), "borrow_shares must not exceed total_borrow_shares 1, got 2"),
    (lambda: margin.morpho_position(10, 1e40, price=1, lltv=0.8), "debt_amount and other_debt are more than"),
    (lambda: margin.morpho_position(10, 1, price=1e-40, lltv=0.8, loan_decimals=0), "price must be from 1"),
    (lambda: margin.liquidate_morpho(OPEN, seized=1, repaid_shares=1), "seized cannot be named beside"),
    (lambda: margin.liquidate_morpho(OPEN, seized=10**20), "seized must not exceed position.collateral 1"),
    (lambda: margin.token_units(1.5, 37), "decimals must be between 0 and 36"),
]


@pytest.mark.parametrize(("call", "words"), WRONG)
def test_what_the_contract_would_refuse_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises(ValueError, match=words):
        call()
