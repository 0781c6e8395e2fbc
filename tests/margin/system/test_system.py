from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import margin
from margin import Account, Level, LeveragedPosition
from tests.margin.strategies import numbers

BIDS = [Level(100, 5), Level(99, 5), Level(97, 20), Level(90, 10)]
LONGS = [LeveragedPosition(4, 99.5, 98), LeveragedPosition(6, 98, 96.5), LeveragedPosition(5, 91, 89)]


def test_a_cascade_worked_by_hand_round_by_round() -> None:
    end = margin.cascade(101, BIDS, LONGS, initial_quantity=6, fund=10)
    first, second = end.rounds
    assert [(fill.level, fill.price, fill.quantity) for fill in first.fills] == [(0, 100, 5), (1, 99, 1)]
    assert (first.number, first.liquidated, first.triggered) == (0, (), (0,))
    assert first.average == pytest.approx(599 / 6)
    assert (first.price_after, first.fund) == (99, 10)
    # 4 are sold into the 4 left at 99: the level is used up exactly, and still sets the price
    assert [(fill.level, fill.quantity) for fill in second.fills] == [(1, 4)]
    assert (second.liquidated, second.quantity, second.average, second.price_after) == ((0,), 4, 99, 99)
    assert second.triggered == ()
    assert second.fund == pytest.approx(10 + (99 - 98) * 4)


def test_a_cascade_that_runs_to_its_end() -> None:
    end = margin.cascade(101, BIDS, LONGS, initial_quantity=11, fund=1)
    assert [each.liquidated for each in end.rounds] == [(), (0, 1)]
    assert end.rounds[0].price_after == 97
    assert end.rounds[1].quantity == 10
    assert end.rounds[1].average == 97
    assert end.fund == pytest.approx(1 - 1 * 4 + 0.5 * 6)
    assert (end.final_price, end.liquidated, end.liquidated_quantity) == (97, (0, 1), 10)
    assert end.unfilled == 0


def test_what_the_book_cannot_take_stays_unfilled() -> None:
    end = margin.cascade(101, BIDS, LONGS, initial_quantity=35)
    assert end.rounds[0].price_after == 90
    assert end.rounds[0].triggered == (0, 1, 2)
    last = end.rounds[1]
    assert (last.filled, last.unfilled) == (5, 10)
    assert last.average == 90
    # a third of each position is filled
    assert end.fund == pytest.approx(((90 - 98) * 4 + (90 - 96.5) * 6 + (90 - 89) * 5) / 3)
    assert end.unfilled == 10


def test_an_empty_book_moves_nothing() -> None:
    end = margin.cascade(99, [], LONGS, initial_quantity=3, fund=5)
    assert (end.final_price, end.filled, end.fund) == (99, 0, 5)
    assert end.rounds[0].average is None
    assert end.liquidated == (0,)
    assert end.unfilled == 3 + 4


def test_without_an_order_only_those_already_due_are_liquidated() -> None:
    quiet = margin.cascade(101, BIDS, LONGS, initial_quantity=0)
    assert (quiet.liquidated, quiet.final_price, len(quiet.rounds)) == ((), 101, 1)
    due = margin.cascade(99.5, BIDS[1:], LONGS, initial_quantity=0)
    assert due.rounds[0].triggered == (0,)
    assert due.final_price == 99


@st.composite
def markets(draw: st.DrawFn) -> Any:
    start = draw(numbers(1, 1e5))
    steps = draw(st.lists(st.tuples(st.floats(0, 0.05), numbers(0.01, 1000)), max_size=12))
    levels, price = [], start
    for step, quantity in steps:
        price *= 1 - step
        levels.append(Level(price, quantity))
    rows = draw(st.lists(st.tuples(numbers(0.01, 500), st.floats(0.5, 1.0), st.floats(0.8, 1)), max_size=12))
    positions = [LeveragedPosition(q, start * at, start * at * below) for q, at, below in rows]
    return start, levels, positions, draw(st.just(0.0) | numbers(0.01, 3000)), draw(st.floats(-100, 1e5))


@given(markets())
def test_a_cascade_conserves_quantity_and_money(market: Any) -> None:
    start, levels, positions, order, fund = market
    end = margin.cascade(start, levels, positions, initial_quantity=order, fund=fund)
    ordered = sum(each.quantity for each in end.rounds)
    assert end.filled + end.unfilled == pytest.approx(ordered, rel=1e-9)
    assert ordered == pytest.approx(order + end.liquidated_quantity, rel=1e-9)
    taken: dict[int, float] = {}
    for each in end.rounds:
        for fill in each.fills:
            taken[fill.level] = taken.get(fill.level, 0.0) + fill.quantity
            assert fill.price == levels[fill.level].price
    assert all(quantity <= levels[level].quantity * (1 + 1e-9) for level, quantity in taken.items())
    paid = sum(levels[level].price * quantity for level, quantity in taken.items())
    assert end.turnover == pytest.approx(paid, rel=1e-9)
    owed = sum(
        positions[place].bankruptcy_price * positions[place].quantity * each.filled / each.quantity
        for each in end.rounds
        for place in each.liquidated
    )
    won = sum(each.average * each.filled for each in end.rounds[1:] if each.average is not None)
    assert end.fund - fund == pytest.approx(won - owed, rel=1e-6, abs=1e-6 * (1 + won + abs(fund)))


@given(markets())
def test_every_position_leaves_once_and_only_when_the_price_has_reached_it(market: Any) -> None:
    start, levels, positions, order, _ = market
    end = margin.cascade(start, levels, positions, initial_quantity=order)
    assert len(set(end.liquidated)) == len(end.liquidated)
    assert len(end.rounds) <= len(positions) + 1
    price = start
    for before, each in zip([None, *end.rounds], end.rounds, strict=False):
        assert each.liquidated == (() if before is None else before.triggered)
        assert each.price_after <= price
        price = each.price_after
    for place, position in enumerate(positions):
        assert (place in end.liquidated) == (position.liquidation_price >= price)


def plain_cascade(start: Any, levels: Any, positions: Any, order: Any, fund: Any) -> Any:
    """The model's own words in exact fractions and plain loops, as a second opinion."""
    left = [Fraction(level.quantity) for level in levels]
    price, fund, standing = Fraction(start), Fraction(fund), set(range(len(positions)))
    selling, liquidated = Fraction(order), list[int]()
    while True:
        filled, money, asked = Fraction(0), Fraction(0), selling
        for index, level in enumerate(levels):
            part = min(selling, left[index])
            if part > 0:
                left[index] -= part
                selling -= part
                filled += part
                money += part * Fraction(level.price)
                price = Fraction(level.price)
        for place in liquidated:
            if filled:
                each = positions[place]
                share = Fraction(each.quantity) * filled / asked
                fund += (money / filled - Fraction(each.bankruptcy_price)) * share
        liquidated = [place for place in standing if Fraction(positions[place].liquidation_price) >= price]
        standing -= set(liquidated)
        selling = sum((Fraction(positions[place].quantity) for place in liquidated), Fraction(0))
        if not liquidated:
            return float(price), float(fund), len(positions) - len(standing)


@given(markets())
def test_a_cascade_agrees_with_exact_fractions(market: Any) -> None:
    start, levels, positions, order, fund = market
    end = margin.cascade(start, levels, positions, initial_quantity=order, fund=fund)
    price, money, gone = plain_cascade(start, levels, positions, order, fund)
    assert (end.final_price, len(end.liquidated)) == (price, gone)
    scale = 1 + abs(fund) + sum(each.quantity * each.bankruptcy_price for each in positions)
    assert end.fund == pytest.approx(money, rel=1e-9, abs=1e-9 * scale)


@given(markets())
def test_shorts_mirror_longs(market: Any) -> None:
    start, levels, positions, order, fund = market
    asks = [Level(2 * start - level.price, level.quantity) for level in levels]
    shorts = [
        LeveragedPosition(
            each.quantity, 2 * start - each.liquidation_price, 2 * start - each.bankruptcy_price
        )
        for each in positions
    ]
    long = margin.cascade(start, levels, positions, initial_quantity=order, fund=fund)
    short = margin.cascade(start, asks, shorts, initial_quantity=order, fund=fund, side="short")
    if len(long.liquidated) == len(short.liquidated):  # rounding may part prices that were equal
        assert 2 * start - short.final_price == pytest.approx(long.final_price, rel=1e-9)
        scale = 1 + abs(fund) + sum(each.quantity * start for each in positions)
        assert short.fund == pytest.approx(long.fund, rel=1e-6, abs=1e-9 * scale)
        assert short.filled == pytest.approx(long.filled)


def test_shorts_worked_by_hand() -> None:
    asks = [Level(100, 5), Level(102, 5), Level(105, 50)]
    shorts = [LeveragedPosition(4, 101, 103), LeveragedPosition(2, 104, 106)]
    end = margin.cascade(99, asks, shorts, initial_quantity=6, fund=0, side="short")
    assert [each.liquidated for each in end.rounds] == [(), (0,)]
    assert end.rounds[1].average == 102
    assert end.fund == pytest.approx((103 - 102) * 4)


@given(markets(), numbers(0.01, 100))
def test_a_cascade_scales_with_quantity(market: Any, factor: float) -> None:
    start, levels, positions, order, fund = market
    factor = 2.0 ** round(factor % 7 - 3)  # a power of two keeps every comparison exactly as it was
    one = margin.cascade(start, levels, positions, initial_quantity=order, fund=fund)
    many = margin.cascade(
        start,
        [Level(level.price, level.quantity * factor) for level in levels],
        [
            LeveragedPosition(each.quantity * factor, each.liquidation_price, each.bankruptcy_price)
            for each in positions
        ],
        initial_quantity=order * factor,
        fund=fund * factor,
    )
    assert many.final_price == one.final_price
    assert many.liquidated == one.liquidated
    assert many.fund == pytest.approx(one.fund * factor, rel=1e-9, abs=1e-9)


def test_the_smallest_shock_that_empties_the_fund() -> None:
    answer = margin.fund_depletion(101, BIDS, LONGS, shocks=[0, 6, 11, 35], fund=0.5)
    assert [shock.quantity for shock in answer.shocks] == [0, 6, 11, 35]
    assert [round(shock.fund, 3) for shock in answer.shocks] == [0.5, 4.5, -0.5, -21.5]
    assert answer.smallest == 11
    assert answer.shocks[2].rounds == 1
    assert margin.fund_depletion(101, BIDS, LONGS, shocks=[0, 6, 11, 35], fund=100).smallest is None
    unsorted = margin.fund_depletion(101, BIDS, LONGS, shocks=[35, 11], fund=0.5)
    assert unsorted.smallest == 11


def test_contagion_worked_by_hand() -> None:
    accounts = [Account(-800, (10.0,)), Account(-380, (5.0,)), Account(0, (5.0,))]
    answer = margin.contagion(accounts, [100], shocks=[-0.12], impacts=[0.01], maintenance_rate=0.1)
    first, second = answer.rounds
    # at 88: equity 80 below 88; 60 not below 44; 440 not below 44
    assert first.prices == (88,)
    assert first.equities == (80, 60, 440)
    assert first.requirements == pytest.approx((88, 44, 44))
    assert (first.liquidated, first.net_flows) == ((0,), (-10,))
    # 88 · (1 − 0.1) = 79.2: equity 16 below 39.6
    assert first.prices_after == pytest.approx((79.2,))
    assert second.equities == (None, pytest.approx(16), pytest.approx(396))
    assert (second.liquidated, second.net_flows) == ((1,), (-5,))
    assert answer.final_prices == pytest.approx((79.2 * 0.95,))
    assert answer.liquidated == (0, 1)
    assert answer.bad_debt == 0


def test_an_account_may_have_a_rate_of_its_own() -> None:
    rows = [Account(-700.0, (10.0,), 0.25), Account(-700.0, (10.0,)), Account(-700.0, (10.0,), 0.0)]
    answer = margin.contagion(rows, [100], shocks=[-0.1], impacts=[0], maintenance_rate=0.2)
    (only,) = answer.rounds
    assert only.requirements == (225, 180, 0)
    assert only.equities == (200, 200, 200)
    assert answer.liquidated == (0,)


@given(st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_common_rate_and_the_same_rate_of_each_are_one_system(rate: float, other: float) -> None:
    rows = [(-850.0, (10.0,)), (-400.0, (5.0,)), (300.0, (-2.0,))]
    common = margin.contagion(
        [Account(*row) for row in rows], [100], shocks=[-0.1], impacts=[0.01], maintenance_rate=rate
    )
    own = margin.contagion(
        [Account(*row, rate) for row in rows], [100], shocks=[-0.1], impacts=[0.01], maintenance_rate=other
    )
    assert common == own


def test_a_shock_that_nobody_feels_ends_at_once() -> None:
    answer = margin.contagion(
        [Account(100, (1.0,))], [100], shocks=[-0.5], impacts=[0.1], maintenance_rate=0.1
    )
    assert (answer.rounds, answer.liquidated, answer.final_prices) == ((), (), (50,))


def test_what_an_account_owes_beyond_its_equity_is_bad_debt() -> None:
    answer = margin.contagion(
        [Account(-900, (10.0,))], [100], shocks=[-0.2], impacts=[0.0], maintenance_rate=0.1
    )
    assert answer.bad_debt == pytest.approx(100)


def test_a_short_that_must_buy_lifts_the_price() -> None:
    accounts = [Account(1_150, (-10.0,)), Account(1_000, (-5.0,))]
    answer = margin.contagion(accounts, [100], shocks=[0.1], impacts=[0.001], maintenance_rate=0.1)
    assert answer.rounds[0].net_flows == (10,)
    assert answer.final_prices == pytest.approx((110 * 1.01,))


@st.composite
def systems(draw: st.DrawFn) -> Any:
    assets = draw(st.integers(1, 4))
    prices = draw(st.lists(numbers(0.1, 1e4), min_size=assets, max_size=assets))
    shocks = draw(st.lists(st.floats(-0.5, 0.5), min_size=assets, max_size=assets))
    accounts = []
    for _ in range(draw(st.integers(0, 8))):
        values = draw(st.lists(st.floats(-1000, 1000), min_size=assets, max_size=assets))
        quantities = tuple(value / price for value, price in zip(values, prices, strict=True))
        equity = sum(map(abs, values)) * draw(st.floats(-0.1, 0.6))
        accounts.append(Account(equity - sum(values), quantities))
    # impacts so small that even closing everything moves a price by less than half
    held = [1 + sum(abs(account.quantities[i]) for account in accounts) for i in range(assets)]
    impacts = [draw(st.floats(0, 0.5)) / each for each in held]
    return accounts, prices, shocks, impacts, draw(st.floats(0, 0.3))


@given(systems())
def test_in_a_contagion_every_account_leaves_once_and_the_rest_is_safe(system: Any) -> None:
    accounts, prices, shocks, impacts, rate = system
    answer = margin.contagion(accounts, prices, shocks=shocks, impacts=impacts, maintenance_rate=rate)
    assert len(set(answer.liquidated)) == len(answer.liquidated)
    assert len(answer.rounds) <= len(accounts)
    expected = answer.shocked_prices
    for each in answer.rounds:
        assert each.liquidated
        assert each.prices == expected
        for asset, flow in enumerate(each.net_flows):
            closed = sum(accounts[place].quantities[asset] for place in each.liquidated)
            assert flow == pytest.approx(-closed, rel=1e-9, abs=1e-9)
            moved = each.prices[asset] * (1 + impacts[asset] * flow)
            assert each.prices_after[asset] == pytest.approx(moved)
        expected = each.prices_after
    assert answer.final_prices == expected
    for place, account in enumerate(accounts):
        gross = sum(abs(q) * p for q, p in zip(account.quantities, expected, strict=True))
        equity = account.cash + sum(q * p for q, p in zip(account.quantities, expected, strict=True))
        if place not in answer.liquidated:
            assert equity >= rate * gross - 1e-6


@given(systems())
def test_without_impact_there_is_one_round_at_most(system: Any) -> None:
    accounts, prices, shocks, _, rate = system
    still = [0.0] * len(prices)
    answer = margin.contagion(accounts, prices, shocks=shocks, impacts=still, maintenance_rate=rate)
    assert len(answer.rounds) <= 1
    assert answer.final_prices == answer.shocked_prices


ONE = Account(0, (1.0,))
REFUSED = [
    (
        lambda: margin.cascade(1, [Level(1, 1), Level(2, 1)], [], initial_quantity=1),
        r"levels\[1\].price must not exceed levels\[0\].price",
    ),
    (
        lambda: margin.cascade(1, [Level(2, 1), Level(1, 1)], [], initial_quantity=1, side="short"),
        r"levels\[1\].price must not be below levels\[0\].price",
    ),
    (
        lambda: margin.cascade(1, [1], [], initial_quantity=1),  # type: ignore[list-item]
        r"levels\[0\] must be a Level",
    ),
    (
        lambda: margin.cascade(1, [], [ONE], initial_quantity=1),  # type: ignore[list-item]
        r"positions\[0\] must be a LeveragedPosition",
    ),
    (
        lambda: margin.cascade(1, [Level(1, 1)] * 10_001, [], initial_quantity=1),
        "levels may have 10000 items at most, got 10001",
    ),
    (lambda: margin.cascade(1, [], [], initial_quantity=-1), "initial_quantity must not be negative"),
    (lambda: margin.cascade(1, [], [], initial_quantity=1, side="both"), "side must be 'long' or 'short'"),
    (lambda: Level(1, 0), "quantity must be greater than 0"),
    (lambda: margin.fund_depletion(1, [], [], shocks=[], fund=0), "shocks must not be empty"),
    (
        lambda: margin.contagion([ONE], [1, 2], shocks=[0, 0], impacts=[0, 0], maintenance_rate=0.1),
        r"accounts\[0\].quantities needs one number per price: 2, got 1",
    ),
    (
        lambda: margin.contagion([ONE], [1], shocks=[-1], impacts=[0], maintenance_rate=0.1),
        r"shocks\[0\] must be above -1",
    ),
    (
        lambda: margin.contagion([Account(-2, (1.0,))], [1], shocks=[0], impacts=[1], maintenance_rate=0.1),
        r"impacts\[0\] 1.0 would push one of the prices to zero",
    ),
    (lambda: Account(0, (None,)), r"quantities\[0\] must be a number"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_a_bad_argument_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
