"""One position's arithmetic and the prices that follow from it."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from margin import (
    Fill,
    Position,
    average_entry,
    bankruptcy_price,
    break_even,
    effective_leverage,
    fee_to_close,
    initial_margin,
    notional,
    pnl,
    return_on_equity,
    target_price,
)
from tests.margin.answers import there
from tests.margin.strategies import (
    CONTRACTS,
    FEES,
    LEVERAGES,
    PRICES,
    SIZES,
    numbers,
    positions,
    profit_of,
    value_of,
)

FILLS = st.lists(st.builds(Fill, SIZES, PRICES), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("side", "contract", "value", "profit"),
    [
        ("long", "linear", 220, 20),
        ("short", "linear", 220, -20),
        ("long", "quanto", 220, 20),
        ("short", "quanto", 220, -20),
        ("long", "inverse", 2 / 110, 2 / 100 - 2 / 110),
        ("short", "inverse", 2 / 110, 2 / 110 - 2 / 100),
    ],
)
def test_value_and_profit_worked_by_hand(side: Any, contract: Any, value: float, profit: float) -> None:
    position = Position(side, contract, 2, 100)
    assert notional(position, 110) == pytest.approx(value)
    assert pnl(position, 110) == pytest.approx(profit)


def test_bitmex_publishes_this_coin_margined_profit() -> None:
    # Perpetual Contracts Guide Examples, BitMEX: 15 000 contracts, 20 XBT at 750, earn 1.25 XBT at 800
    position = Position("long", "inverse", 15_000, 750)
    assert notional(position, 750) == 20
    assert pnl(position, 800) == pytest.approx(1.25)


@given(positions(), PRICES)
def test_profit_and_value_agree_with_the_formulas_written_out(position: Any, price: Any) -> None:
    scale = value_of(position, position.entry) + value_of(position, price)
    assert notional(position, price) == pytest.approx(value_of(position, price), rel=1e-14)
    assert pnl(position, price) == pytest.approx(profit_of(position, price), abs=1e-12 * scale)


@given(positions(), PRICES, st.floats(0.001, 1000))
def test_contracts_times_contract_size_is_the_quantity(position: Any, price: Any, factor: float) -> None:
    split = Position(position.side, position.contract, position.quantity / factor, position.entry, factor)
    assert notional(split, price) == pytest.approx(notional(position, price), rel=1e-14)


def test_the_coin_margined_sides_are_bounded_on_opposite_ends() -> None:
    long, short = Position("long", "inverse", 100, 100), Position("short", "inverse", 100, 100)
    assert pnl(long, 1e12) < 1 < -pnl(long, 1e-12)
    assert pnl(short, 1e12) > -1 and pnl(short, 1e-12) > 1


@given(FILLS, CONTRACTS)
def test_the_average_entry_keeps_size_and_value(fills: Any, contract: Any) -> None:
    entry, size = average_entry(fills, contract), sum(fill.quantity for fill in fills)
    values = [value_of(Position("long", contract, fill.quantity, fill.price), fill.price) for fill in fills]
    assert value_of(Position("long", contract, size, entry), entry) == pytest.approx(sum(values), rel=1e-12)
    prices = [fill.price for fill in fills]
    assert min(prices) * (1 - 1e-12) <= entry <= max(prices) * (1 + 1e-12)


def test_the_inverse_average_is_harmonic() -> None:
    fills = [Fill(1, 100), Fill(1, 300)]
    assert average_entry(fills) == 200 and average_entry(fills, "inverse") == pytest.approx(150)


@given(positions(), LEVERAGES, FEES)
def test_the_fee_to_close_is_the_fee_at_the_bankruptcy_price(position: Any, leverage: Any, fee: Any) -> None:
    bankrupt = bankruptcy_price(position, initial_margin(position, leverage))
    assume(bankrupt is not None and abs(leverage - 1) > 1e-6)
    expected = fee * value_of(position, there(bankrupt))
    assert fee_to_close(position, leverage, fee) == pytest.approx(expected, rel=1e-6, abs=1e-12 * abs(fee))
    whole = initial_margin(position, leverage, fee=fee)
    assert whole == pytest.approx(initial_margin(position, leverage) + expected, rel=1e-9)


@given(positions(), LEVERAGES, FEES)
def test_at_the_bankruptcy_price_margin_profit_and_fee_sum_to_nothing(
    position: Any, leverage: Any, fee: Any
) -> None:
    margin = value_of(position, position.entry) / leverage
    price = bankruptcy_price(position, margin, fee=fee)
    assume(price is not None)
    assert price is not None
    scale = margin + value_of(position, position.entry) + value_of(position, price)
    left = margin + profit_of(position, price) - fee * value_of(position, price)
    assert left == pytest.approx(0, abs=1e-12 * scale)


@given(SIZES, PRICES, st.floats(1, 5))
def test_full_cover_has_no_bankruptcy_price(size: Any, entry: Any, cover: float) -> None:
    for position in (Position("long", "linear", size, entry), Position("short", "inverse", size, entry)):
        assert bankruptcy_price(position, notional(position, entry) * cover) is None


@given(positions(), FEES, FEES, st.floats(-0.1, 0.1))
def test_at_break_even_profit_pays_fees_and_funding(
    position: Any, first: Any, second: Any, share: float
) -> None:
    entry = value_of(position, position.entry)
    price = break_even(position, open_fee=first, close_fee=second, funding=share * entry)
    assert price is not None
    value = value_of(position, price)
    net = profit_of(position, price) - first * entry - second * value - share * entry
    assert net == pytest.approx(0, abs=1e-12 * (entry + value))


def test_break_even_worked_by_hand() -> None:
    assert break_even(
        Position("long", "linear", 2, 100), open_fee=0.01, close_fee=0.02, funding=1
    ) == pytest.approx((101 + 0.5) / 0.98)
    assert break_even(
        Position("short", "linear", 2, 100), open_fee=0.01, close_fee=0.02, funding=1
    ) == pytest.approx((99 - 0.5) / 1.02)
    inverse = Position("long", "inverse", 100, 100)
    assert break_even(inverse, open_fee=0.01, close_fee=0.02) == pytest.approx(100 * 1.02 / 0.99)
    short = Position("short", "inverse", 100, 100)
    assert break_even(short, open_fee=0.01, close_fee=0.02) == pytest.approx(100 * 0.98 / 1.01)


def test_a_short_cannot_earn_back_more_than_everything() -> None:
    assert break_even(Position("short", "linear", 1, 100), open_fee=0, close_fee=0, funding=100) is None
    assert target_price(Position("short", "linear", 1, 100), 100) is None
    assert target_price(Position("long", "inverse", 100, 100), 1) is None


@given(positions(), numbers(0.1, 10))
def test_the_target_price_gives_the_profit(position: Any, move: float) -> None:
    price = position.entry * move
    found = target_price(position, profit_of(position, price))
    assert found == pytest.approx(price, rel=1e-9)


def test_ratios() -> None:
    assert return_on_equity(-50, 200) == -0.25
    assert effective_leverage([100, -300], 80) == 5
    assert effective_leverage([100], 0) is None and effective_leverage([], 10) == 0


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("up", "linear", 1, 1), ValueError, "side must be 'long' or 'short', got 'up'"),
        (("long", "swap", 1, 1), ValueError, "contract must be 'linear' or 'inverse' or 'quanto'"),
        (("long", "linear", 0, 1), ValueError, "quantity must be greater than 0, got 0"),
        (("long", "linear", 1, float("nan")), ValueError, "entry must be a finite number, got nan"),
        (("long", "linear", True, 1), TypeError, "quantity must be a number, got True"),
        (("long", "linear", 1e200, 1, 1e200), ValueError, "quantity × multiplier is too large"),
        (("long", "linear", 1e-200, 1, 1e-200), ValueError, "quantity × multiplier must be greater than 0"),
    ],
)
def test_a_position_that_cannot_be_is_refused_in_words(arguments: Any, error: Any, words: str) -> None:
    with pytest.raises(error, match=words):
        Position(*arguments)


def test_margin_zero_is_refused_for_a_return() -> None:
    with pytest.raises(ValueError, match="margin must be greater than 0"):
        return_on_equity(1, 0)
