"""The margin level, its prices and the closings of a stop-out, against exact fractions and published examples."""

from fractions import Fraction
from typing import Any

import pytest

import margin
from margin.broker.stop_out import CLOSING_ORDERS, USED_MARGINS
from tests.margin.answers import there
from tests.margin.exact import Chance, F, t

DRAWS = 200
SEED = 20261128


def drawn(c: Chance) -> tuple[Fraction, list[dict[str, Any]]]:
    """An account of typed decimals: its balance, and up to five positions in three markets."""
    now = {symbol: c.typed(1, 300, 2) for symbol in "ABC"}
    rows: list[dict[str, Any]] = []
    for _ in range(c.randint(1, 5)):
        symbol = c.choice("ABC")
        move = F(c.randint(-30, 30), 100)
        rows.append(
            {
                "symbol": symbol,
                "side": c.side(),
                "quantity": c.typed(1, 90, 1),
                "entry": c.typed(1, 300, 2) if c.random() < 0.5 else now[symbol] * (1 + move),
                "price": now[symbol],
                "rate": c.choice([F(1, 20), F(1, 10), F(1, 5), F(1, 2), F(1)]),
                "conversion": c.choice([F(1), F(1), F(5, 4)]),
            }
        )
    return c.typed(1, 9_000, 2) * c.choice([1, 1, 1, -1]), rows


def positions(rows: list[dict[str, Any]]) -> list[margin.CfdPosition]:
    numbers = ("quantity", "entry", "price", "rate", "conversion")
    return [margin.CfdPosition(row["symbol"], row["side"], *(float(row[n]) for n in numbers)) for row in rows]


def size(row: dict[str, Any]) -> Fraction:
    whole: Fraction = row["quantity"] * row["conversion"]
    return whole if row["side"] == "long" else -whole


def profit(row: dict[str, Any], price: Fraction) -> Fraction:
    entry: Fraction = row["entry"]
    return size(row) * (price - entry)


def used(row: dict[str, Any], valuation: str, price: Fraction) -> Fraction:
    at: Fraction = row["entry"] if valuation == "at_entry" else price
    rate: Fraction = row["rate"]
    return rate * abs(size(row)) * at


def waves(order: str, rows: list[dict[str, Any]], valuation: str) -> list[list[int]]:
    """What is closed together, said once more in fractions."""
    every = list(range(len(rows)))
    gains = [profit(row, row["price"]) for row in rows]
    if order == "all":
        return [every]
    if order == "losing_then_all":
        return [
            part for part in ([i for i in every if gains[i] < 0], [i for i in every if gains[i] >= 0]) if part
        ]
    keys: dict[str, Any] = {
        "largest_loss": lambda i: gains[i],
        "largest_margin": lambda i: (-used(rows[i], valuation, rows[i]["price"]), gains[i]),
        "oldest": lambda i: i,
    }
    return [[i] for i in sorted(every, key=keys[order])]


@pytest.mark.parametrize("order", CLOSING_ORDERS)
@pytest.mark.parametrize("valuation", USED_MARGINS)
def test_the_closings_are_those_of_exact_fractions(order: Any, valuation: Any) -> None:
    c, stopped = Chance(f"{SEED} {order} {valuation}"), 0
    for _ in range(DRAWS):
        balance, rows = drawn(c)
        level = c.choice([F(1, 2), F(1, 5), F(1)])
        done = margin.stop_out(
            float(balance), positions(rows), stop_level=float(level), order=order, valuation=valuation
        )
        equity = balance + sum((profit(row, row["price"]) for row in rows), F(0))
        kept, steps = list(range(len(rows))), []
        for places in waves(order, rows, valuation):
            if equity >= level * sum(used(rows[i], valuation, rows[i]["price"]) for i in kept):
                break
            kept = [i for i in kept if i not in places]
            steps.append(tuple(places))
        assert tuple(step.places for step in done.steps) == tuple(steps)
        assert done.open == tuple(kept)
        assert done.equity == pytest.approx(float(equity), rel=1e-9, abs=1e-7)
        closed = sum((profit(rows[i], rows[i]["price"]) for step in steps for i in step), F(0))
        assert done.balance == pytest.approx(float(balance + closed), rel=1e-9, abs=1e-7)
        assert done.shortfall == pytest.approx(float(max(F(0), -equity)), rel=1e-9, abs=1e-7)
        stopped += bool(steps)
    assert stopped > DRAWS / 10


@pytest.mark.parametrize("valuation", USED_MARGINS)
def test_at_the_price_of_a_level_the_account_has_that_level(valuation: Any) -> None:
    c, found = Chance(f"{SEED} {valuation}"), 0
    for _ in range(DRAWS):
        balance, rows = drawn(c)
        level, symbol = c.choice([F(1, 2), F(1), F(3, 2)]), rows[0]["symbol"]
        price = margin.margin_level_price(
            float(balance), positions(rows), symbol, level=float(level), valuation=valuation
        )
        if price is None:
            continue
        found += 1
        at = F(price)
        prices = [at if row["symbol"] == symbol else row["price"] for row in rows]
        equity = balance + sum(profit(row, p) for row, p in zip(rows, prices, strict=True))
        needed = level * sum(used(row, valuation, p) for row, p in zip(rows, prices, strict=True))
        largest = max(abs(size(row)) * max(p, row["entry"]) for row, p in zip(rows, prices, strict=True))
        assert abs(equity - needed) <= max(largest, abs(balance)) * F(1, 10**11)
    assert found > DRAWS / 3


def test_a_position_that_was_closed_frees_its_margin_and_leaves_equity() -> None:
    gold = margin.CfdPosition("gold", "long", 10, 2_400, 2_300, 0.05)
    euro = margin.CfdPosition("euro", "long", 10_000, 1.1, 1.09, 1 / 30)
    before = margin.cfd_account(1_600, [gold, euro])
    done = margin.stop_out(1_600, [gold, euro])
    assert before.equity == done.equity == pytest.approx(500)
    assert before.used_margin == pytest.approx(1_566.67, abs=0.005)
    assert [step.places for step in done.steps] == [(0,)]
    assert done.steps[0].realised == -1_000
    assert done.balance == 600
    assert there(done.steps[0].margin_level) == pytest.approx(500 / 366.6667, rel=1e-6)


def test_a_broker_s_example_is_met_to_the_cent() -> None:
    # "What is your stop out level", MDFX help: 1 lot at 1:500 uses 200; at 40% of it, 80, positions are closed
    held = [margin.CfdPosition("eurusd", "long", 100_000, 1.0, 1.0, 0.002)]
    assert margin.cfd_account(1_000, held).used_margin == 200
    price = there(margin.margin_level_price(1_000, held, "eurusd", level=0.4))
    there_now = [margin.CfdPosition("eurusd", "long", 100_000, 1.0, price, 0.002)]
    assert margin.cfd_account(1_000, there_now).equity == pytest.approx(80)
    # "Margin Call vs Stop Out level", SGT Markets: 0.1 lot of EURUSD at 1.1500 with 1:400 uses 28.75
    small = [margin.CfdPosition("eurusd", "long", 10_000, 1.15, 1.15, 1 / 400)]
    assert margin.cfd_account(1_000, small).used_margin == pytest.approx(28.75)
    # "ESMA measures", Shard Capital: 10,000 of a share at 20% opens with 2,000 and must keep 1,000
    share = [margin.CfdPosition("share", "long", 10_000, 1.0, 1.0, 0.2)]
    price = there(margin.margin_level_price(2_000, share, "share"))
    assert margin.cfd_account(
        2_000, [margin.CfdPosition("share", "long", 10_000, 1.0, price, 0.2)]
    ).equity == pytest.approx(1_000)


def test_a_full_hedge_has_no_price_and_an_empty_account_no_level() -> None:
    both: list[margin.CfdPosition] = [
        margin.CfdPosition("gold", "long", 10, 2_400, 2_450, 0.05),
        margin.CfdPosition("gold", "short", 10, 2_500, 2_450, 0.05),
    ]
    assert margin.margin_level_price(5_000, both, "gold") is None
    empty = margin.cfd_account(-5, [])
    assert (empty.margin_level, empty.called, empty.stopped) == (None, False, False)
    assert margin.stop_out(-5, []).shortfall == 5


def test_two_prices_of_one_market_are_refused_by_name() -> None:
    twice = [
        margin.CfdPosition("gold", "long", 10, 2_400, 2_450, 0.05),
        margin.CfdPosition("gold", "long", 10, 2_400, 2_451, 0.05),
    ]
    with pytest.raises(ValueError, match=r"positions\[1\].price must be positions\[0\].price 2450"):
        margin.cfd_account(5_000, twice)
    with pytest.raises(ValueError, match="target must be the symbol of one of the positions, got 'silver'"):
        margin.margin_level_price(5_000, twice[:1], "silver")


def test_equal_losses_are_closed_in_the_order_in_which_they_were_opened() -> None:
    # 0.1 × 3 and 0.3 × 1 lose the same, though their floats differ
    rows = [
        margin.CfdPosition("a", "long", 3, 1.0, 0.9, 0.5),
        margin.CfdPosition("b", "long", 1, 1.0, 0.7, 0.5),
        margin.CfdPosition("c", "long", 3, 1.0, 0.9, 0.5),
    ]
    done = margin.stop_out(0.9, rows, stop_level=9, valuation="at_entry")
    assert [step.places for step in done.steps] == [(0,), (1,), (2,)]
    assert t(F(0)) == done.equity
