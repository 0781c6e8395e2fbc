"""Sizes, leverage and margins from risks, stops and volatility."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from margin import (
    Bracket,
    Position,
    distance_in_volatilities,
    initial_margin,
    isolated_price,
    liquidation_distance,
    margin_from_volatility,
    max_leverage_for_stop,
    max_quantity,
    open_interest_initial_margin,
    quantity_for_risk,
)
from tests.margin.strategies import CONTRACTS, LEVERAGES, PRICES, SIDES, numbers, profit_of, value_of

MOVES = st.one_of(numbers(0.1, 0.99), numbers(1.01, 10))


@given(numbers(1, 1e9), st.floats(0.001, 0.5), PRICES, MOVES, st.floats(0, 0.01), CONTRACTS)
def test_the_loss_at_the_stop_is_the_risk(
    balance: float, risk: float, entry: Any, move: Any, fee: float, contract: Any
) -> None:
    stop = entry * move
    size = quantity_for_risk(balance, risk, entry=entry, stop=stop, fee=fee, contract=contract)
    position = Position("long" if stop < entry else "short", contract, size, entry)
    fees = fee * (value_of(position, entry) + value_of(position, stop))
    assert fees - profit_of(position, stop) == pytest.approx(balance * risk, rel=1e-9)


def test_a_size_worked_by_hand() -> None:
    assert quantity_for_risk(10_000, 0.01, entry=60_000, stop=58_000) == 0.05
    assert quantity_for_risk(10_000, 0.01, entry=60_000, stop=58_000, fee=0.0005) == pytest.approx(100 / 2059)
    assert quantity_for_risk(10_000, 0, entry=60_000, stop=58_000) == 0


def test_a_stop_at_entry_is_refused_without_a_fee() -> None:
    with pytest.raises(ValueError, match="stop must differ from entry"):
        quantity_for_risk(100, 0.01, entry=5, stop=5)
    assert quantity_for_risk(100, 0.01, entry=5, stop=5, fee=0.1) == 1


@given(numbers(1, 1e9), LEVERAGES, PRICES, st.floats(0, 0.01), CONTRACTS)
def test_the_largest_size_uses_the_whole_balance(
    balance: float, leverage: Any, entry: Any, fee: float, contract: Any
) -> None:
    size = max_quantity(balance, leverage, entry, fee=fee, contract=contract)
    position = Position("long", contract, size, entry)
    used = initial_margin(position, leverage) + fee * value_of(position, entry)
    assert used == pytest.approx(balance, rel=1e-9)


@given(SIDES, CONTRACTS, PRICES, numbers(0.001, 0.9), st.floats(0, 0.2), st.floats(0, 0.1))
def test_at_the_leverage_for_a_stop_liquidation_is_at_the_stop_with_its_buffer(
    side: Any, contract: Any, entry: Any, share: float, rate: float, buffer: float
) -> None:
    stop = entry * (1 - share) if side == "long" else entry * (1 + share)
    leverage = max_leverage_for_stop(side, entry, stop, rate=rate, buffer=buffer, contract=contract)
    position = Position(side, contract, 1, entry)
    price = isolated_price(position, value_of(position, entry) / leverage, [Bracket(0, rate)]).price
    assert price == pytest.approx(stop + buffer * (stop - entry), rel=1e-6)


@given(SIDES, PRICES, numbers(0.01, 0.5), st.floats(0, 0.1), st.floats(0.01, 0.9))
def test_a_nearer_stop_allows_more_leverage(
    side: Any, entry: Any, share: float, rate: float, nearer: float
) -> None:
    sign = 1 if side == "long" else -1
    far = max_leverage_for_stop(side, entry, entry * (1 - sign * share), rate=rate)
    near = max_leverage_for_stop(side, entry, entry * (1 - sign * share * nearer), rate=rate)
    assert near > far


@pytest.mark.parametrize(
    ("side", "stop", "buffer", "words"),
    [
        ("long", 100, 0, "stop must be below entry"),
        ("short", 90, 0, "stop must be above entry"),
        ("long", 50, 2, "must stay above 0"),
    ],
)
def test_a_stop_on_the_wrong_side_is_refused(side: Any, stop: float, buffer: float, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        max_leverage_for_stop(side, 100, stop, rate=0.01, buffer=buffer)


@given(PRICES, numbers(0.01, 100), numbers(0.001, 1))
def test_distances_are_ratios(mark: Any, move: float, volatility: float) -> None:
    distance = liquidation_distance(mark * move, mark)
    assert distance == pytest.approx(abs(move - 1), abs=1e-12)
    assume(distance > 0)
    assert distance_in_volatilities(mark * move, mark, volatility) * volatility == pytest.approx(distance)


def test_a_margin_from_volatility_grows_with_the_root_of_time_above_its_floor() -> None:
    day = margin_from_volatility(0.6, 1, quantile=2.33)
    assert margin_from_volatility(0.6, 4, quantile=2.33) == pytest.approx(2 * day)
    assert margin_from_volatility(0.6, 365, quantile=1) == pytest.approx(0.6)
    assert margin_from_volatility(0.6, 1, quantile=2.33, floor=0.5) == 0.5
    assert margin_from_volatility(0, 1, quantile=2.33) == 0


@pytest.mark.parametrize(("interest", "fraction"), [(0, 0.2), (25, 0.2), (37.5, 0.6), (50, 1), (90, 1)])
def test_the_initial_margin_rises_between_the_caps(interest: float, fraction: float) -> None:
    assert open_interest_initial_margin(0.2, interest, lower_cap=25, upper_cap=50) == pytest.approx(fraction)


def test_caps_in_disorder_are_refused() -> None:
    with pytest.raises(ValueError, match="upper_cap must be above lower_cap"):
        open_interest_initial_margin(0.2, 1, lower_cap=5, upper_cap=5)
