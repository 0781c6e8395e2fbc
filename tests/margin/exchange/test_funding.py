"""Funding: payments, venues' rates, and what they do to a position in time."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from margin import (
    FUNDING_RULES,
    Bracket,
    FundingRule,
    Position,
    funding_path,
    funding_payment,
    funding_rate_cap,
    funding_rate_from_premium,
    funding_time_to_liquidation,
    isolated_price,
)
from tests.margin.strategies import positions, value_of

FLAT = [Bracket(0, 0.01)]
LONG = Position("long", "linear", 1, 100)
PREMIUMS = st.floats(-0.2, 0.2)


@given(positions(), st.floats(-0.01, 0.01))
def test_what_the_long_pays_the_short_receives(position: Any, rate: float) -> None:
    other = replace(position, side="short" if position.side == "long" else "long")
    paid = funding_payment(position, position.entry, rate)
    assert paid == -funding_payment(other, position.entry, rate)
    assert abs(paid) == pytest.approx(abs(rate) * value_of(position, position.entry))


def test_bitmex_publishes_this_payment() -> None:
    # Perpetual Contracts Guide Examples, BitMEX: 15 000 contracts at 750, 0.25 %: the long pays 0.05 XBT
    assert funding_payment(Position("long", "inverse", 15_000, 750), 750, 0.0025) == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("venue", "premium", "rate"),
    [
        ("binance", 0.0, 0.0001),  # within the damper the rate is the interest
        ("binance", 0.0004, 0.0001),
        ("binance", 0.001, 0.0005),
        ("binance", -0.001, -0.0005),
        ("bitmex", 0.002, 0.0015),
        ("bitget", -0.0004, 0.0001),
        ("gate", 0.0004, 0.0),
        ("hyperliquid", 0.01, 0.0095 / 8),  # 0.95 % for 8 hours in the documentation's example
        ("hyperliquid", 1.0, 0.04),
        ("dydx", 0.008, 0.001),
        ("kraken", 0.024, 0.001),
        ("kraken", -0.24, -0.0025),
    ],
)
def test_every_venues_form_worked_by_hand(venue: str, premium: float, rate: float) -> None:
    assert funding_rate_from_premium(premium, FUNDING_RULES[venue]) == pytest.approx(rate)


@pytest.mark.parametrize("venue", FUNDING_RULES)
@given(first=PREMIUMS, second=PREMIUMS)
def test_a_higher_premium_never_lowers_the_rate(venue: Any, first: Any, second: Any) -> None:
    low, high = sorted((first, second))
    rule = FUNDING_RULES[venue]
    assert funding_rate_from_premium(low, rule) <= funding_rate_from_premium(high, rule) + 1e-15


@given(PREMIUMS, st.floats(0, 0.01))
def test_a_cap_bounds_both_sides(premium: Any, cap: float) -> None:
    assert abs(funding_rate_from_premium(premium, cap=cap)) <= cap


def test_the_added_form_adds_its_interest_per_interval() -> None:
    rule = FundingRule(title="a", source="b", as_of="c", interest=0.0000125, divisor=8)
    assert funding_rate_from_premium(0.008, rule) == pytest.approx(0.0010125)


def test_the_cap_follows_the_margins() -> None:
    assert funding_rate_cap(0.1, 0.05, multiple=2) == pytest.approx(0.1)
    with pytest.raises(ValueError, match=r"initial must not be below maintenance 0\.1, got 0\.05"):
        funding_rate_cap(0.05, 0.1)


def test_a_path_worked_by_hand() -> None:
    path = funding_path(LONG, 10, FLAT, mark=100, rate=0.01, intervals=3)
    assert [point.margin for point in path] == [10, 9, 8, 7]
    assert [point.price for point in path] == pytest.approx([90 / 0.99, 91 / 0.99, 92 / 0.99, 93 / 0.99])
    assert not any(point.liquidatable for point in path)


@given(positions(), st.floats(0.02, 0.5), st.floats(0.001, 0.02))
def test_the_price_drifts_by_the_payment_over_size_times_what_it_loses(
    position: Any, share: float, rate: float
) -> None:
    value = value_of(position, position.entry)
    paying = rate if position.side == "long" else -rate
    path = funding_path(position, share * value, FLAT, mark=position.entry, rate=paying, intervals=5)
    for point in path:
        assert point.margin == pytest.approx(share * value - point.interval * rate * value, abs=1e-12 * value)
        if point.margin >= 0:
            assert point.price == isolated_price(position, point.margin, FLAT).price
    assert all(not point.liquidatable for point in path[:-1])


@given(positions(), st.floats(0.02, 0.5), st.floats(0.0005, 0.02))
def test_the_time_to_liquidation_is_where_the_path_ends(position: Any, share: float, rate: float) -> None:
    margin = share * value_of(position, position.entry)
    paying = rate if position.side == "long" else -rate
    time = funding_time_to_liquidation(position, margin, FLAT, mark=position.entry, rate=paying, interval=1)
    assert time is not None
    path = funding_path(position, margin, FLAT, mark=position.entry, rate=paying, intervals=2000)
    assert path[-1].liquidatable
    assert path[-1].interval in (time - 1, time, time + 1)
    exact = (share - 0.01) / rate
    if abs(exact - round(exact)) > 1e-6:
        assert path[-1].interval == time


def test_a_receiver_is_never_liquidated_by_funding() -> None:
    assert funding_time_to_liquidation(LONG, 10, FLAT, mark=100, rate=-0.001) is None
    assert funding_time_to_liquidation(LONG, 10, FLAT, mark=100, rate=0) is None


def test_what_is_liquidatable_already_has_no_time_left() -> None:
    assert funding_time_to_liquidation(LONG, 0, FLAT, mark=100, rate=0.001) == 0
    (point,) = funding_path(LONG, 0, FLAT, mark=100, rate=0.001, intervals=5)
    assert point.liquidatable


def test_the_default_interval_is_eight_hours() -> None:
    assert funding_time_to_liquidation(LONG, 10, FLAT, mark=100, rate=0.02) == 5 * 28_800


def test_a_margin_that_funding_overdraws_ends_the_path() -> None:
    path = funding_path(LONG, 10, FLAT, mark=100, rate=0.2, intervals=5)
    assert [(point.margin, point.price, point.liquidatable) for point in path[1:]] == [(-10, None, True)]


@pytest.mark.parametrize("count", range(1, 400))
def test_a_margin_of_whole_payments_lasts_exactly_that_many(count: int) -> None:
    position = Position("long", "linear", 0.5, 60_000.0)
    margin = 150.0 + count * 9.0  # maintenance 0.5 % of 30,000, and payments of 0.03 %
    seconds = funding_time_to_liquidation(
        position, margin, [Bracket(0, 0.005)], mark=60_000.0, rate=0.0003, interval=1.0
    )
    assert seconds == count
