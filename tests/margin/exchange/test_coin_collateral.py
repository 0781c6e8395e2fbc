"""Coins behind a position in money: at the price, equity is exactly what is asked, by fractions."""

from typing import Any

import pytest

import margin
from margin import Bracket, Position
from tests.margin.answers import there
from tests.margin.exact import Chance, F, t

DRAWS = 300
SEED = 20261128
RATES = [(F(0), F(1, 100)), (F(1_000), F(1, 50)), (F(5_000), F(1, 20))]
TABLE = [Bracket(float(floor), float(rate)) for floor, rate in RATES]


def required(value: F) -> F:
    """What the table asks of a notional, slice by slice."""
    before, whole = F(0), F(0)
    for floor, rate in RATES:
        whole += (rate - before) * max(F(0), value - floor)
        before = rate
    return whole


@pytest.mark.parametrize("own_kind", [True, False])
def test_at_either_price_equity_is_exactly_what_is_asked(own_kind: bool) -> None:
    c, found = Chance(f"{SEED} {own_kind}"), 0
    for _ in range(DRAWS):
        side, size, entry = c.side(), c.typed(0.1, 60, 1), c.typed(10, 300, 1)
        mark, coins, haircut = c.typed(10, 300, 1), c.typed(0.1, 60, 1), c.choice([F(0), F(1, 5)])
        wallet = c.typed(0.1, 5_000, 1) * c.choice([1, 1, -1])
        other = None if own_kind else c.typed(1, 300, 1)
        held = Position(side, "linear", t(size), t(entry))
        given: dict[str, Any] = {"haircut": t(haircut), "wallet": t(wallet), "mark": t(mark)}
        answer = margin.coin_collateral_price(
            held, t(coins), TABLE, coin_price=None if other is None else t(other), **given
        )
        sign = 1 if side == "long" else -1

        def left(price: F, coin: F) -> F:
            worth = coins * (1 - haircut) * coin  # noqa: B023
            gain = sign * size * (price - entry)  # noqa: B023
            return wallet + worth + gain - required(size * price)  # noqa: B023

        def through(price: F) -> F:
            return left(price, price if other is None else other)  # noqa: B023

        if answer.coin_price is not None:
            assert abs(left(mark, F(answer.coin_price))) < F(1, 10**7)
        if answer.result.status == "liquidatable_now":
            assert through(mark) <= F(1, 10**7)
            continue
        assert through(mark) > -F(1, 10**7)
        if answer.result.price is None:
            assert all(through(mark * F(k, 40)) >= -F(1, 10**7) for k in (1, 20, 80, 400))
            continue
        found += 1
        price = F(there(answer.result.price))
        assert abs(through(price)) < F(1, 10**7)
        assert all(through(mark + (price - mark) * F(k, 20)) >= -F(1, 10**7) for k in (0, 7, 14, 19))
    assert found > DRAWS / 4


def test_a_long_with_its_own_coin_is_closed_sooner_than_with_money() -> None:
    held = Position("long", "linear", 1, 50_000)
    own = there(margin.coin_collateral_price(held, 0.1, [Bracket(0, 0.05)]).result.price)
    money = there(margin.isolated_price(held, 5_000, [Bracket(0, 0.05)]).price)
    assert own == pytest.approx(50_000 / 1.05) and money == pytest.approx(45_000 / 0.95)
    assert own > money


def test_a_short_that_is_covered_by_its_coin_is_never_closed() -> None:
    held = Position("short", "linear", 1, 50_000)
    covered = margin.coin_collateral_price(held, 1.2, [Bracket(0, 0.05)])
    assert (covered.result.status, covered.result.why, covered.coin_price) == ("none", "no_crossing", None)
    bare = there(margin.coin_collateral_price(held, 0.1, [Bracket(0, 0.05)]).result.price)
    assert bare == pytest.approx(50_000 / 0.95)  # 0.9 short of a coin: (50,000) / (1 − 0.1 + 0.05)


def test_only_positions_settled_in_money_are_taken() -> None:
    with pytest.raises(ValueError, match=r"position\.contract must be 'linear', got 'inverse'"):
        margin.coin_collateral_price(Position("long", "inverse", 1, 1), 1, [Bracket(0, 0.05)])
