"""The smallest inputs on which the package was once wrong, each with the value that exact arithmetic gives."""

from dataclasses import replace
from typing import Any

import pytest

import margin
from margin import (
    BINANCE,
    BYBIT_2019,
    DERIBIT,
    AavePosition,
    Account,
    Bracket,
    Candidate,
    Holding,
    Level,
    LeveragedPosition,
    LiquidationResult,
    Position,
)
from margin.exchange.types import Contract
from tests.margin.exact import Chance

FIRST = [Level(100, 0.1), Level(99, 0.3), Level(90, 5)]
LONG = Position("long", "linear", 1, 100)


def test_an_order_that_uses_up_two_levels_exactly_stops_there() -> None:
    end = margin.cascade(101, FIRST, [LeveragedPosition(1, 95, 94)], initial_quantity=0.4)
    assert (end.final_price, end.liquidated, end.fund) == (99, (), 0)
    book = [Level(100, 2.3), Level(99, 0.6), Level(50, 1000)]
    assert margin.cascade(101, book, [], initial_quantity=2.9).final_price == 99
    ten = [replace(level, quantity=level.quantity * 10) for level in book]
    assert margin.cascade(101, ten, [], initial_quantity=29).final_price == 99


def test_a_shock_that_uses_up_two_levels_exactly_empties_no_fund() -> None:
    book = [Level(100, 2.3), Level(99, 0.6), Level(50, 1000)]
    held = [LeveragedPosition(1, 95, 94)]
    assert margin.fund_depletion(101, book, held, shocks=[2.9], fund=1).smallest is None
    assert margin.fund_depletion(101, book, held, shocks=[2.9, 3], fund=1).smallest == 3


def test_a_path_goes_on_while_profit_keeps_equity_above_maintenance() -> None:
    call: dict[str, Any] = {
        "position": LONG,
        "margin": 10,
        "brackets": [Bracket(0, 0.01)],
        "mark": 150,
        "rate": 0.01,
    }
    path = margin.funding_path(**call, intervals=60)
    assert [point.liquidatable for point in path] == [False] * 39 + [True]
    assert (path[7].margin, path[7].liquidatable, path[-1].interval) == (-0.5, False, 39)
    assert path[7].price == pytest.approx(100.5 / 0.99)
    assert margin.funding_time_to_liquidation(**call, interval=1) == 39


@pytest.mark.parametrize(
    ("position", "own", "rate", "mark", "funding", "fee", "interval"),
    [
        (Position("long", "inverse", 10_000, 10_000), 0.1, 0.005, 10_000, 0.0001, 0.00075, 943),
        (LONG, 20, 0.005, 100, 0.0001, 0.002, 1931),
    ],
)
def test_the_fee_at_bankruptcy_moves_with_the_margin(
    position: Any, own: float, rate: float, mark: float, funding: float, fee: float, interval: int
) -> None:
    call: dict[str, Any] = {
        "position": position,
        "margin": own,
        "brackets": [Bracket(0, rate)],
        "rule": BYBIT_2019,
    }
    time = margin.funding_time_to_liquidation(**call, mark=mark, rate=funding, interval=1, fee=fee)
    path = margin.funding_path(**call, mark=mark, rate=funding, intervals=interval + 5, fee=fee)
    assert (time, path[-1].interval) == (interval, interval)
    payment = margin.funding_payment(position, mark, funding)
    for count, status in ((interval - 1, "ok"), (interval, "liquidatable_now")):
        left = {**call, "margin": own - count * payment}
        assert margin.isolated_price(**left, mark=mark, fee=fee).status == status


def test_time_and_path_and_price_agree_under_every_rule_with_a_fee() -> None:
    chance = Chance("20261128 funding")
    for _ in range(150):
        rule = chance.choice(list(margin.RULES.values()))
        side = chance.side()
        contract: Contract = chance.choice(["linear", "inverse"])
        entry, share = chance.uniform(10, 1000), chance.uniform(0.02, 1.5)
        position = Position(side, contract, chance.uniform(1, 100), entry)
        mark, rate = entry * chance.uniform(0.97, 1.03), chance.uniform(0.002, 0.02)
        call: dict[str, Any] = {
            "position": position,
            "margin": margin.notional(position, entry) * share,
            "brackets": [Bracket(0, 0.005)],
            "mark": mark,
            "rate": rate if side == "long" else -rate,
            "rule": rule,
            "fee": chance.uniform(0, 0.002),
        }
        time = margin.funding_time_to_liquidation(**call, interval=1)
        path = margin.funding_path(**call, intervals=2000)
        assert path[-1].liquidatable and path[-1].interval == time


LINES = [
    (
        "funding closes at 1480, path and time alike",
        lambda: (
            margin.funding_path(
                Position("long", "linear", 0.5, 300),
                35.1,
                [Bracket(0, 0.012)],
                mark=300,
                rate=0.00015,
                intervals=2000,
            )[-1].interval
        ),
        1480,
    ),
    (
        "contagion: an account at its requirement stands",
        lambda: (
            margin.contagion(
                [Account(-18.308, (2.3,))], [8], shocks=[0], impacts=[0], maintenance_rate=0.005
            ).liquidated
        ),
        (),
    ),
    (
        "liquidate_aave: at 0.95 all may be repaid",
        lambda: margin.liquidate_aave(AavePosition(7.6, 838.2, 5364.48, 1, 0.8, 0.05)).repayable,
        5364.48,
    ),
    (
        "margin_call_amount: no call",
        lambda: margin.margin_call_amount(419.7, 293.79, maintenance_rate=0.3).called,
        False,
    ),
    (
        "margin_call_amount: no cash",
        lambda: margin.margin_call_amount(419.7, 293.79, maintenance_rate=0.3).cash,
        0,
    ),
    ("cdp: a ratio of 1.5 is safe", lambda: margin.cdp(3.6, 271.7, 652.08).liquidatable, False),
    (
        "cdp: a ratio of 1.5 is not safe",
        lambda: margin.cdp(3.6, 271.7, 652.08, trigger="at_or_below").liquidatable,
        True,
    ),
    ("cdp: Liquity's 150 %", lambda: margin.cdp(10, 150, 1000, minimum_ratio=1.5).liquidatable, False),
    (
        "partial_close: nothing",
        lambda: margin.partial_close(Position("long", "linear", 2.7, 448), 24.192, 448, rate=0.02).quantity,
        0,
    ),
    (
        "lending_position: a health factor of 1 stands",
        lambda: margin.lending_position([margin.Collateral(3, 6.6, 0.9)], 17.82).liquidatable,
        False,
    ),
    (
        "liquidate_aave: a health factor of 1 is healthy",
        lambda: margin.liquidate_aave(AavePosition(3, 6.6, 17.82, 1, 0.9, 0.05)).status,
        "healthy",
    ),
    (
        "isolated_price: equity at maintenance",
        lambda: margin.isolated_price(Position("long", "linear", 3, 730), 78.84, [Bracket(0, 0.036)]).status,
        "liquidatable_now",
    ),
    (
        "cross_price: equity at maintenance",
        lambda: (
            margin.cross_price(
                78.84, [Holding("a", Position("long", "linear", 3, 730), 730, [Bracket(0, 0.036)])], "a"
            ).status
        ),
        "liquidatable_now",
    ),
    (
        "stress: equity at maintenance",
        lambda: (
            margin.stress(
                78.84, [Holding("a", Position("long", "linear", 3, 730), 730, [Bracket(0, 0.036)])], [{}]
            )[0].liquidated
        ),
        True,
    ),
    (
        "isolated_price: margin of the whole value",
        lambda: margin.isolated_price(Position("long", "linear", 0.2, 494), 98.8, [Bracket(0, 0)]).status,
        "none",
    ),
    (
        "bankruptcy_price: none",
        lambda: margin.bankruptcy_price(Position("long", "linear", 0.2, 494), 98.8),
        None,
    ),
    (
        "liquidate_aave: exactly 1,000 is left",
        lambda: margin.liquidate_aave(AavePosition(5000, 1, 2001.1, 1, 0.3, 0.05), 1001.1).status,
        "ok",
    ),
    (
        "liquidate_aave: exactly 1,000 is left, to the last digit",
        lambda: margin.liquidate_aave(AavePosition(5000, 1, 2001.1, 1, 0.3, 0.05), 1001.1).debt_left,
        1000,
    ),
    (
        "liquidate_aave: exactly all is taken",
        lambda: margin.liquidate_aave(AavePosition(198.9, 92, 19151, 1, 0.83, 0.15), 15912).status,
        "ok",
    ),
    (
        "liquidate_aave: nothing is left",
        lambda: margin.liquidate_aave(AavePosition(198.9, 92, 19151, 1, 0.83, 0.15), 15912).collateral_left,
        0,
    ),
    (
        "deleverage: two are closed",
        lambda: (
            margin.deleverage(
                [Candidate("a", 2.5, 3), Candidate("b", 2.4, 2), Candidate("c", 5, 1)], 4.9
            ).closed
        ),
        (("a", 2.5), ("b", 2.4)),
    ),
    (
        "auction_price: three drops",
        lambda: margin.auction_price("stairstep", 1000, 8.1, step=2.7, cut=0.99),
        pytest.approx(970.299),
    ),
    ("portfolio_margin_status: 1.5", lambda: margin.portfolio_margin_status(62.7 / 41.8), "reminder"),
    (
        "short_straddle_margin_us: the put is the greater leg",
        lambda: (
            margin.short_straddle_margin_us(
                100, call_strike=103, call_premium=2, put_strike=95, put_premium=4.5
            ).margin
        ),
        pytest.approx(2150),
    ),
    (
        "short_straddle_margin_us: the call is the greater leg, margin-estimator 0.4.1",
        lambda: (
            margin.short_straddle_margin_us(
                100, call_strike=105, call_premium=6, put_strike=98, put_premium=2
            ).margin
        ),
        pytest.approx(2300),
    ),
]


@pytest.mark.parametrize(("call", "answer"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_a_typed_case_on_a_line(call: Any, answer: Any) -> None:
    assert call() == answer


@pytest.mark.parametrize("seed", range(100))
def test_a_straddle_asks_for_the_greater_whole_requirement_and_the_other_premium(seed: Any) -> None:
    c = Chance(f"20261128 straddle {seed}")
    call, put = c.uniform(0.1, 20), c.uniform(0.1, 20)
    both = margin.short_straddle_margin_us(
        100, call_strike=c.uniform(80, 140), call_premium=call, put_strike=c.uniform(60, 120), put_premium=put
    )
    by_call, by_put = both.call.margin + both.put.premium, both.put.margin + both.call.premium
    assert both.margin == pytest.approx(by_call if both.call.margin >= both.put.margin else by_put)
    assert both.net_of_premium == pytest.approx(both.margin - both.call.premium - both.put.premium)


COIN = Holding("coin", Position("short", "inverse", 300, 100), 100, [Bracket(0, 0.005)])
DOLLAR = Holding("dollar", Position("long", "linear", 300, 100), 100, [Bracket(0, 0.01)])
QUANTO = Holding("quanto", Position("long", "quanto", 1, 100), 100, [Bracket(0, 0.01)])


@pytest.mark.parametrize("held", [[COIN, DOLLAR], [DOLLAR, COIN], [QUANTO, DOLLAR], [DOLLAR, COIN, QUANTO]])
def test_coins_are_not_added_to_dollars(held: Any) -> None:
    words = r"holdings\[1\].position.contract is .*: quote currency and coin cannot share one wallet"
    with pytest.raises(ValueError, match=words):
        margin.cross_price(1000, held, held[0].symbol)
    with pytest.raises(ValueError, match=words):
        margin.stress(1000, held, [{}])
    assert margin.stress(1000, [COIN, QUANTO], [{}])[0].maintenance == pytest.approx(0.015 + 1)


def test_bids_above_the_start_are_refused() -> None:
    with pytest.raises(ValueError, match=r"levels\[0\].price must not exceed start_price 100\.0, got 120\.0"):
        margin.cascade(100, [Level(120, 5)], [], initial_quantity=1)
    with pytest.raises(
        ValueError, match=r"levels\[0\].price must not be below start_price 100\.0, got 90\.0"
    ):
        margin.fund_depletion(100, [Level(90, 5)], [], shocks=[1], fund=0, side="short")
    assert margin.cascade(100, [Level(100, 5)], [], initial_quantity=1).final_price == 100


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"price": "x"}, "price must be a number, got 'x'"),
        ({"price": 10**400}, "price must be a finite number, got an integer of 1329 bits"),
        ({"price": 0}, "price must be greater than 0"),
        ({"bracket": float("inf")}, "bracket must be a whole number, got inf"),
        ({"bracket": -1}, "bracket must be between 0 and 199"),
        ({"status": "fine"}, "status must be 'ok' or 'none' or 'liquidatable_now', got 'fine'"),
        ({"distance": -0.1}, "distance must not be negative"),
        ({"equity": None}, "equity must be a number, got None"),
        ({"maintenance": float("nan")}, "maintenance must be a finite number"),
        ({"why": "because"}, "why must be"),
        ({"price": None}, "status 'ok' does not go with price None"),
        ({"status": "none"}, "status 'none' does not go with price 90.0"),
        ({"status": "liquidatable_now"}, "status 'liquidatable_now' does not go with .* distance 0.1"),
        ({"why": "no_crossing"}, "status 'ok' does not go with .* why 'no_crossing'"),
    ],
)
def test_a_result_is_a_checked_record(changes: Any, words: str) -> None:
    good: dict[str, Any] = {
        "price": 90,
        "status": "ok",
        "bracket": 0,
        "distance": 0.1,
        "equity": 10,
        "maintenance": 1,
    }
    assert LiquidationResult(**good).price == 90
    with pytest.raises((ValueError, TypeError), match=words):
        LiquidationResult(**{**good, **changes})


def test_a_covered_short_is_never_liquidated_below_a_rate_of_100_percent() -> None:
    # 6,000,000 of face value is 100 coins, all of them margin; the rate itself reaches 100 % at 303.03
    position, slope = Position("short", "inverse", 6e6, 60_000), 5e-5
    result = margin.isolated_price(position, 100, [Bracket(0, 0.01)], rule=DERIBIT, slope=slope)
    assert (result.status, result.why) == ("none", "inverse_short_covered")
    for price in (60_000, 6_000, 600, 304):
        assert 0.01 + slope * margin.notional(position, price) < 1
        at = margin.isolated_price(position, 100, [Bracket(0, 0.01)], rule=DERIBIT, slope=slope, mark=price)
        assert at.status == "none" and at.equity > at.maintenance


def test_the_price_that_is_named_is_the_one_at_which_it_happens() -> None:
    chance = Chance("20261128 back")
    for _ in range(500):
        position = Position(
            chance.side(),
            chance.choice(["linear", "inverse"]),
            chance.uniform(1, 50),
            chance.uniform(10, 900),
        )
        own = margin.notional(position, position.entry) * chance.uniform(0.02, 0.9)
        table = [Bracket(0, chance.uniform(0, 0.02))]
        price = margin.isolated_price(position, own, table).price
        if price is None:
            continue
        there = margin.isolated_price(position, own, table, mark=price)
        below = margin.isolated_price(
            position, own, table, mark=price, rule=replace(BINANCE, trigger="below")
        )
        assert (there.status, below.status) == ("liquidatable_now", "ok")
        held = [Holding("a", position, price, table)]
        assert margin.cross_price(own, held, "a").status == "liquidatable_now"
        assert margin.stress(own, held, [{}])[0].ratio == 1
