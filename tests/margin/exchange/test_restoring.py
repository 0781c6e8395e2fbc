"""What a trade costs, the least that must be closed under a bracket table, and the published tables."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from margin import (
    BRACKET_TABLES,
    Bracket,
    Position,
    break_even,
    compare,
    maintenance_margin,
    notional,
    partial_close,
    partial_close_by_brackets,
    pnl,
    trade_costs,
)
from tests.margin.answers import there
from tests.margin.strategies import numbers, positions

TABLE = [Bracket(0, 0.01), Bracket(1000, 0.02), Bracket(5000, 0.05)]
POSITION = Position("long", "linear", 100, 100)
AMOUNTS = {  # as printed by the source, to be met by the derived ones
    "binance_btc": (0, 300, 1500, 12_000, 132_000, 482_000, 2_982_000, 14_482_000, 26_482_000, 41_482_000, 121_482_000, 421_482_000),
    "binance_btc_2024": (0, 50, 950, 11_450, 131_450, 481_450, 2_981_450, 14_481_450, 26_481_450, 41_481_450, 121_481_450, 421_481_450),
    "binance_sol": (0, 75, 1475, 11_475, 31_475, 231_475, 2_231_475, 4_231_475, 16_731_475, 66_731_475),
    "binance_doge": (0, 280, 655, 6280, 16_280, 116_280, 1_116_280, 2_116_280, 8_366_280, 33_366_280),
    "hyperliquid_btc": (0, 1_875_000),
}  # fmt: skip


@given(positions(), numbers(0.5, 2), st.floats(-0.005, 0.01), st.floats(-0.005, 0.01), st.floats(-0.1, 0.1))
def test_at_break_even_the_profit_is_exactly_the_costs(
    position: Any, _: float, first: float, second: float, funding: float
) -> None:
    price = break_even(position, open_fee=first, close_fee=second, funding=funding)
    if price is not None:
        costs = trade_costs(position, price, open_fee=first, close_fee=second, funding=funding)
        # a profit that is only rounding of what it is the difference of is none
        finest = compare.NOISE * max(notional(position, position.entry), notional(position, price))
        assert pnl(position, price) == pytest.approx(costs, rel=1e-9, abs=finest)


@given(st.floats(-100, 500), st.floats(1, 2), st.floats(-0.005, 0.04))
def test_closing_the_least_leaves_exactly_the_target(equity: float, target: float, fee: float) -> None:
    if fee >= target * 0.05:
        return
    done = partial_close_by_brackets(POSITION, equity, 100, brackets=TABLE, target=target, fee=fee)
    left = 10_000 - done.quantity * 100
    if done.quantity == 0:
        assert equity >= target * 300 - 1e-9
    elif done.restored:
        assert done.equity == pytest.approx(target * (maintenance_margin(max(left, 0), TABLE)), abs=1e-6)
    else:
        assert done.quantity == 100
        for part in range(101):  # no share at all would have done
            after = equity - fee * 100 * part
            assert after <= target * maintenance_margin(10_000 - 100 * part, TABLE) + 1e-6


@given(st.floats(0, 700), st.floats(1, 2), st.floats(0, 0.009))
def test_with_one_bracket_it_is_the_flat_partial_close(equity: float, target: float, fee: float) -> None:
    flat = partial_close(POSITION, equity, 100, rate=0.05, target=target, fee=fee)
    done = partial_close_by_brackets(
        POSITION, equity, 100, brackets=[Bracket(0, 0.05)], target=target, fee=fee
    )
    assert done.quantity == pytest.approx(flat.quantity, abs=1e-9)
    assert done.restored == flat.restored or math.isclose(equity, fee * 10_000, abs_tol=1e-6)


def test_a_fee_as_high_as_what_closing_frees_is_refused() -> None:
    with pytest.raises(ValueError, match="closing cannot restore margin"):
        partial_close_by_brackets(POSITION, 50, 100, brackets=TABLE, fee=0.05)


@pytest.mark.parametrize("name", BRACKET_TABLES)
def test_a_published_table_has_the_published_amounts_and_falling_leverage(name: Any) -> None:
    table = BRACKET_TABLES[name]
    assert [bracket.amount for bracket in table.brackets] == pytest.approx(AMOUNTS[name])
    allowed = [there(bracket.max_leverage) for bracket in table.brackets]
    assert allowed == sorted(allowed, reverse=True)
    assert table.cap is None or table.cap > table.brackets[-1].floor
    assert table.title and table.source and table.as_of
