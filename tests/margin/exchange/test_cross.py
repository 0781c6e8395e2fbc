"""Cross liquidation: the wallet's equation with others at their marks, hedges, and the first crossing."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from margin import (
    BYBIT_2019,
    BYBIT_2023,
    DERIBIT,
    OKX,
    Bracket,
    Holding,
    Position,
    cross_price,
    cross_price_from_equity,
    isolated_price,
)
from margin.exchange.types import Contract, Side
from tests.margin.answers import there
from tests.margin.strategies import (
    CONTRACTS,
    FEES,
    LEVERAGES,
    PRICES,
    RATES,
    SIDES,
    SIZES,
    numbers,
    positions,
    profit_of,
    tables,
    taxed,
    value_of,
)

FLAT = (Bracket(0, 0.05),)
MOVES = numbers(0.5, 2)


@st.composite
def wallets(
    draw: st.DrawFn,
    kinds: tuple[Contract, ...] = ("linear", "inverse"),
    sides: st.SearchStrategy[Side] = SIDES,
    wealth: tuple[float, float] = (-0.5, 3),
) -> tuple[float, list[Holding]]:
    """A wallet with one or two legs in the moving symbol and up to three other positions."""
    contract, mark, size = draw(st.sampled_from(kinds)), draw(numbers(1e-3, 1e6)), draw(numbers(1e-3, 1e6))
    value = size / mark if contract == "inverse" else size * mark
    holdings = []
    for _ in range(draw(st.integers(1, 2))):
        leg = Position(draw(sides), contract, size * draw(st.floats(0.1, 1)), mark * draw(MOVES))
        holdings.append(Holding("moving", leg, mark, draw(tables(value, most=4))))
    for index in range(draw(st.integers(0, 3))):
        other = Position(draw(SIDES), contract, value * draw(st.floats(0.01, 1)), draw(MOVES))
        holdings.append(Holding(f"other {index}", other, 1.0, draw(tables(value, most=4))))
    return value * draw(st.floats(*wealth)), holdings


# A linear long and an inverse short can lose no more than their value: a wallet of 12 times it outlasts them all.
UNSHAKEN = st.one_of(
    wallets(("linear",), st.just("long"), (12, 20)), wallets(("inverse",), st.just("short"), (12, 20))
)


def surplus(wallet: Any, holdings: Any, price: Any) -> Any:
    """Equity less maintenance with the moving symbol at a price, from the definitions alone."""
    at = [(item, price if item.symbol == "moving" else item.mark) for item in holdings]
    profits = [profit_of(item.position, mark) for item, mark in at]
    return (
        wallet + sum(profits) - sum(taxed(value_of(item.position, mark), item.brackets) for item, mark in at)
    )


def scale(wallet: Any, holdings: Any, price: Any) -> Any:
    values = [
        value_of(item.position, at) for item in holdings for at in (item.position.entry, item.mark, price)
    ]
    return abs(wallet) + sum(values)


@given(wallets())
def test_at_the_cross_price_the_wallets_equity_equals_its_maintenance(case: Any) -> None:
    wallet, holdings = case
    result = cross_price(wallet, holdings, "moving")
    assume(result.price is not None)
    error = surplus(wallet, holdings, result.price)
    assert abs(error) <= 1e-11 * scale(wallet, holdings, result.price)


@given(wallets())
def test_the_wallet_holds_between_the_mark_and_the_first_crossing_and_not_beyond(case: Any) -> None:
    wallet, holdings = case
    result, mark = cross_price(wallet, holdings, "moving"), holdings[0].mark
    assume(result.status == "ok")
    tolerance = 1e-9 * scale(wallet, holdings, result.price)
    for share in (0.01, 0.25, 0.5, 0.75, 0.99):
        assert surplus(wallet, holdings, mark * (result.price / mark) ** share) > -tolerance
    beyond = result.price * (result.price / mark) ** 0.5
    assert surplus(wallet, holdings, beyond) < 1e-9 * scale(wallet, holdings, beyond)


@given(UNSHAKEN)
def test_no_crossing_means_the_wallet_holds_at_every_price(case: Any) -> None:
    wallet, holdings = case
    assert cross_price(wallet, holdings, "moving").status == "none"
    for power in range(-30, 31, 3):
        price = holdings[0].mark * 10.0**power
        assert surplus(wallet, holdings, price) > -1e-9 * scale(wallet, holdings, price)


@given(wallets())
def test_liquidatable_now_is_equity_at_or_below_maintenance(case: Any) -> None:
    wallet, holdings = case
    result, mark = cross_price(wallet, holdings, "moving"), holdings[0].mark
    now = surplus(wallet, holdings, mark)
    assume(abs(now) > 1e-9 * scale(wallet, holdings, mark))
    assert (result.status == "liquidatable_now") == (now <= 0)
    assert result.equity - result.maintenance == pytest.approx(now, rel=1e-6)
    if now <= 0:
        assert result.price is None and result.distance is None


@given(positions(CONTRACTS), LEVERAGES, FEES, st.data())
def test_one_position_alone_is_isolated_with_the_wallet_as_its_margin(
    position: Any, leverage: Any, fee: Any, data: Any
) -> None:
    value = value_of(position, position.entry)
    table, margin = data.draw(tables(value)), value / leverage
    assume(abs(leverage - 1) > 1e-4)
    for rule in (OKX, BYBIT_2023):
        alone = isolated_price(position, margin, table, rule=rule, fee=fee)
        shared = cross_price(margin, [Holding("a", position, position.entry, table)], "a", rule=rule, fee=fee)
        assume(alone.status != "liquidatable_now")
        assert (shared.status, shared.bracket) == (alone.status, alone.bracket)
        assert shared.price == (None if alone.price is None else pytest.approx(alone.price, rel=1e-8))


@given(st.floats(0.01, 0.4), st.floats(0.1, 0.9), PRICES, SIZES)
def test_a_hedged_pair_is_liquidated_on_the_way_up(rate: float, share: float, price: Any, size: Any) -> None:
    table = (Bracket(0, rate),)
    legs = [Holding("a", Position(side, "linear", size, price), price, table) for side in ("long", "short")]
    needed = 2 * rate * size * price
    result = cross_price(needed / share, legs, "a")
    assert result.status == "ok" and result.price > price
    assert result.price == pytest.approx(price / share, rel=1e-9)


def test_a_hedged_pair_of_coin_margined_contracts_is_liquidated_on_the_way_down() -> None:
    legs = [Holding("a", Position(side, "inverse", 100, 100), 100, FLAT) for side in ("long", "short")]
    assert cross_price(0.2, legs, "a").price == pytest.approx(50)


def test_both_legs_of_a_hedge_share_the_published_formula() -> None:
    # (W + ΣA − s·q·E …) / (Σ q·m − Σ s·q) for one-way, long and short leg together
    legs: list[tuple[Side, float, float, float]] = [
        ("long", 2, 90, 0.01),
        ("long", 3, 110, 0.02),
        ("short", 1, 95, 0.03),
    ]
    holdings = [
        Holding("a", Position(side, "linear", size, entry), 100, (Bracket(0, rate),))
        for side, size, entry, rate in legs
    ]
    top = 100 - 2 * 90 - 3 * 110 + 1 * 95
    assert cross_price(100, holdings, "a").price == pytest.approx(
        top / (2 * 0.01 + 3 * 0.02 + 1 * 0.03 - 2 - 3 + 1)
    )


def test_the_price_depends_on_the_marks_of_the_others() -> Any:
    def price(mark: Any) -> Any:
        other = Holding("b", Position("short", "linear", 1, 100), mark, FLAT)
        return cross_price(
            50, [Holding("a", Position("long", "linear", 1, 100), 100, FLAT), other], "a"
        ).price

    assert price(90) < price(100) < price(110)


def test_where_the_wallet_does_not_lose_downwards_the_other_direction_is_tried() -> None:
    # a long smaller than its own hedge's maintenance: only a rise, which raises maintenance, can liquidate
    legs = [
        Holding("a", Position("long", "linear", 1.01, 100), 100, FLAT),
        Holding("a", Position("short", "linear", 1, 100), 100, FLAT),
    ]
    assert there(cross_price(20, legs, "a").price) > 100


def test_no_positions_have_no_liquidation_price() -> None:
    result = cross_price(-5, [], "anything")
    assert (result.price, result.status, result.why, result.equity) == (None, "none", "no_crossing", -5)


def test_a_long_that_the_wallet_covers_has_no_liquidation_price() -> None:
    result = cross_price(200, [Holding("a", Position("long", "linear", 1, 100), 100, FLAT)], "a")
    assert (result.price, result.status, result.why) == (None, "none", "no_crossing")


def test_a_wallet_below_zero_is_liquidatable_now() -> None:
    result = cross_price(-1, [Holding("a", Position("long", "linear", 1, 100), 100, FLAT)], "a")
    assert (result.price, result.status) == (None, "liquidatable_now")


@given(SIDES, SIZES, PRICES, MOVES, LEVERAGES, RATES, st.floats(0, 1))
def test_the_form_without_entry_prices_agrees(
    side: Any, size: Any, entry: Any, move: Any, leverage: Any, rate: Any, share: float
) -> None:
    position, mark = Position(side, "linear", size, entry), entry * move
    equity, other = size * mark / leverage, share * size * mark / leverage / 2
    signed = size if side == "long" else -size
    found = cross_price_from_equity(equity, signed, mark, rate=rate, other_maintenance=other)
    wallet = equity - profit_of(position, mark) - other
    expected = cross_price(wallet, [Holding("a", position, mark, (Bracket(0, rate),))], "a")
    margin = equity - other
    assume(
        abs(margin - size * mark) > 1e-6 * size * mark
        and abs(margin - rate * size * mark) > 1e-6 * size * mark
    )
    assert found.status == expected.status
    if expected.price is not None:
        assert found.price == pytest.approx(expected.price, rel=1e-6)


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"target": "z"}, "target must be the symbol of a holding"),
        ({"rule": BYBIT_2019}, "made for one position alone"),
        ({"rule": DERIBIT}, "made for one position alone"),
        ({"fee": 2}, "fee is a fraction"),
        (
            {"holdings": [Holding("a", Position("long", "linear", 1, 1), 1, FLAT)] * 201},
            "holdings may have 200 items at most, got 201",
        ),
        (
            {
                "holdings": [
                    Holding("a", Position("long", "linear", 1, 1), 1, FLAT),
                    Holding("a", Position("short", "inverse", 1, 1), 1, FLAT),
                ]
            },
            r"holdings\[1\].position.contract must be holdings\[0\].position.contract 'linear'",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(given_: Any, words: str) -> None:
    base = [Holding("a", Position("long", "linear", 1, 1), 1, FLAT)]
    with pytest.raises(ValueError, match=words):
        cross_price(**{"wallet": 1, "holdings": base, "target": "a", **given_})


def test_a_size_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="size must not be 0"):
        cross_price_from_equity(1, 0, 1, rate=0.1)
