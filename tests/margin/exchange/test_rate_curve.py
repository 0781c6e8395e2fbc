"""Rates that grow with a power of size: at the price equity is what the curve asks, by sixty digits."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

import pytest

import margin
from margin import Bracket, Holding, Position, RateCurve
from tests.margin.answers import there
from tests.margin.exact import Chance, t

DRAWS = 300
SEED = 20261128
D = Decimal


def asked(value: D, curve: RateCurve) -> D:
    """What a curve asks of a notional, in sixty digits."""
    base, kept, factor = D(repr(curve.base)), D(repr(curve.kept)), D(repr(curve.factor))
    with localcontext() as context:
        context.prec = 60
        return value * max(base, kept * base + factor * value ** D(repr(curve.power)))


def drawn(c: Chance) -> RateCurve:
    kept = c.choice([0.0, 0.8, 1.0])
    power = c.choice([0.5, 0.8, 1.0])
    factor = float(f"{c.uniform(0.005, 0.08) / c.uniform(2_000, 50_000) ** power:.3g}")
    return RateCurve(t(c.typed(0.001, 0.05, 3)), factor, power, kept)


def position(c: Chance) -> Position:
    return Position(c.side(), "linear", t(c.typed(1, 60, 1)), t(c.typed(10, 300, 1)))


def gain(held: Position, price: D) -> D:
    return held.sign * D(repr(held.quantity)) * (price - D(repr(held.entry)))


def test_at_the_price_of_an_isolated_position_equity_is_what_the_curve_asks() -> None:
    c, found = Chance(SEED), 0
    for _ in range(DRAWS):
        held, curve = position(c), drawn(c)
        own = float(f"{held.quantity * held.entry * c.uniform(0.05, 0.9):.4g}")
        mark = float(f"{held.entry * c.uniform(0.95, 1.05):.5g}")
        try:
            result = margin.isolated_price_on_curve(held, own, curve, mark=mark)
        except ValueError as refusal:
            assert "followed to a notional of" in str(refusal)
            continue
        value = D(repr(held.quantity)) * D(repr(mark))
        assert result.maintenance == pytest.approx(float(asked(value, curve)), rel=1e-12)
        if result.price is None:
            assert held.side == "long" and own >= held.quantity * held.entry * 0.9
            continue
        found += 1
        price = D(result.price)
        size = D(repr(held.quantity))
        left = D(repr(own)) + gain(held, price) - asked(size * price, curve)
        assert abs(left) <= size * D(repr(held.entry)) * D("1e-11"), (held, own, curve)
    assert found > DRAWS / 2


def test_at_the_price_of_a_shared_wallet_equity_is_what_the_curves_ask() -> None:
    c, found = Chance(SEED + 1), 0
    for _ in range(DRAWS):
        held = {symbol: position(c) for symbol in "AB"}
        marks = {symbol: float(f"{held[symbol].entry * c.uniform(0.95, 1.05):.5g}") for symbol in "AB"}
        curves: Mapping[str, RateCurve] = {symbol: drawn(c) for symbol in "AB"}
        items = [Holding(symbol, held[symbol], marks[symbol], [Bracket(0, 0.5)]) for symbol in "AB"]
        wallet = float(
            f"{sum(each.quantity * each.entry for each in held.values()) * c.uniform(0.1, 0.6):.4g}"
        )
        try:
            result = margin.cross_price_on_curves(wallet, items, "A", curves=curves)
        except ValueError as refusal:
            assert "followed to a notional of" in str(refusal)
            continue
        if result.price is None:
            continue
        found += 1
        prices = {"A": D(result.price), "B": D(repr(marks["B"]))}
        left = D(repr(wallet)) + sum(gain(held[s], prices[s]) for s in "AB")
        left -= sum(asked(D(repr(held[s].quantity)) * prices[s], curves[s]) for s in "AB")
        largest = max(D(repr(held[s].quantity)) * prices[s] for s in "AB") + D(repr(wallet))
        assert abs(left) <= largest * D("1e-11")
    assert found > DRAWS / 3


def test_a_table_of_tangents_is_exact_where_it_touches_and_below_elsewhere() -> None:
    c = Chance(SEED + 2)
    for _ in range(DRAWS // 6):
        curve = drawn(c)
        touched = sorted(t(c.typed(10, 20_000, 0)) for _ in range(c.randint(1, 6)))
        try:
            table = margin.curve_brackets(curve, touched)
        except ValueError:
            continue
        for value in touched:
            whole = float(asked(D(value), curve))
            if margin.curve_rate(value, curve) * (1 + curve.power) < 0.9:
                assert margin.maintenance_margin(value, table) == pytest.approx(whole, rel=1e-9)
        for value in (1.0, 77.0, 3_333.0, 19_999.0):
            assert margin.maintenance_margin(value, table) <= float(asked(D(value), curve)) * (1 + 1e-9)


def test_a_rate_by_size_is_one_bracket_at_any_price() -> None:
    held = Position("long", "linear", 10_000, 2)
    curve = RateCurve(0.1, 0.00055, 0.5, 0.8, "size")
    assert margin.curve_rate(10_000, curve) == pytest.approx(0.135)
    assert margin.isolated_price_on_curve(held, 9_000, curve) == margin.isolated_price(
        held, 9_000, [Bracket(0, margin.curve_rate(10_000, curve))]
    )
    assert margin.curve_rate(1_322, curve) == 0.1  # nothing is added below 1,323 units
    assert margin.curve_rate(1_323, curve) > 0.1


def test_a_rule_that_fixes_the_tier_at_entry_fixes_the_rate_there() -> None:
    held, curve = Position("short", "linear", 100, 60), RateCurve(0.01, 1e-5, 0.8)
    rate = margin.curve_rate(6_000, curve)
    for rule in (margin.OKX, margin.BYBIT_2023):
        ours = margin.isolated_price_on_curve(held, 900, curve, rule=rule)
        assert ours == margin.isolated_price(held, 900, [Bracket(0, rate)], rule=rule)


def test_a_curve_is_not_followed_to_where_a_position_cannot_live() -> None:
    held = Position("short", "linear", 100, 60)
    with pytest.raises(ValueError, match="curve is followed to a notional of"):
        margin.isolated_price_on_curve(held, 10_000_000, RateCurve(0.01, 1e-5, 0.8))
    with pytest.raises(ValueError, match="curves holds 'X', which is not among the holdings"):
        item = Holding("A", held, 60, [Bracket(0, 0.01)])
        margin.cross_price_on_curves(100, [item], "A", curves={"X": RateCurve(0.01, 1e-5, 0.8)})


def test_twice_the_power_one_is_a_rate_in_a_straight_line() -> None:
    held = Position("long", "inverse", 600_000, 60_000)
    curve = margin.isolated_price_on_curve(held, 2, RateCurve(0.02, 0.001, 1, 1))
    line = margin.isolated_price(held, 2, [Bracket(0, 0.02)], rule=margin.DERIBIT, slope=0.001)
    assert there(curve.price) == pytest.approx(there(line.price), rel=1e-12)
