"""Isolated liquidation: the defining equation, its laws, every venue's switches, and the edges."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from margin import (
    BINANCE,
    BYBIT_2019,
    BYBIT_2023,
    BYBIT_2026,
    DERIBIT,
    OKX,
    RULES,
    Bracket,
    LiquidationResult,
    Position,
    initial_margin,
    isolated_price,
)
from margin.exchange.types import Side
from tests.margin.answers import there
from tests.margin.strategies import (
    CONTRACTS,
    FEES,
    LEVERAGES,
    PRICES,
    RATES,
    SIDES,
    SIZES,
    positions,
    profit_of,
    tables,
    taxed,
    value_of,
)

FLAT = [Bracket(0, 0.005)]


@st.composite
def bracketed(draw: st.DrawFn) -> tuple[Position, float, tuple[Bracket, ...]]:
    position = draw(positions())
    value = value_of(position, position.entry)
    return position, value / draw(LEVERAGES), draw(tables(value))


def surplus(position: Any, margin: Any, table: Any, price: Any, fee: Any = 0.0) -> Any:
    """Equity less requirement, from the definitions alone."""
    return margin + profit_of(position, price) - taxed(value_of(position, price), table, fee)


def adverse(position: Any, price: Any) -> Any:
    """A price further along in the direction in which the position loses."""
    return price / 2 if position.side == "long" else price * 2


def bisected(position: Any, margin: Any, table: Any, fee: Any = 0.0) -> Any:
    """The liquidation price by halving alone; None when the position survives any price we can write."""
    good, bad = position.entry, adverse(position, position.entry)
    while surplus(position, margin, table, bad, fee) > 0:
        good, bad = bad, adverse(position, bad)
        if not 1e-250 < bad < 1e250:
            return None
    for _ in range(200):
        middle = (good + bad) / 2
        good, bad = (middle, bad) if surplus(position, margin, table, middle, fee) > 0 else (good, middle)
    return (good + bad) / 2


@given(bracketed(), FEES)
def test_at_the_liquidation_price_equity_equals_the_requirement(case: Any, fee: Any) -> None:
    position, margin, table = case
    result = isolated_price(position, margin, table, rule=OKX_WITH_AMOUNT, fee=fee)
    assume(result.price is not None and 1e-100 < result.price < 1e100)
    scale = margin + value_of(position, position.entry) + value_of(position, there(result.price))
    assert abs(surplus(position, margin, table, result.price, fee)) <= 1e-12 * scale


OKX_WITH_AMOUNT = replace(OKX, use_amount=True)


@given(bracketed(), FEES)
def test_the_bracketed_price_agrees_with_bisection(case: Any, fee: Any) -> None:
    position, margin, table = case
    result = isolated_price(position, margin, table, rule=OKX_WITH_AMOUNT, fee=fee)
    assume(result.status != "liquidatable_now")
    value = value_of(position, position.entry)
    # next to full cover the price is ill-conditioned: a rounding of the margin moves it by orders
    assume(abs(margin - value) > 1e-6 * value)
    expected = bisected(position, margin, table, fee)
    if expected is None or not 1e-200 < expected < 1e200:
        assert result.price is None or not 1e-200 < result.price < 1e200
    else:
        assert result.price == pytest.approx(expected, rel=1e-8)


@given(bracketed())
def test_the_bracket_reported_is_the_one_of_the_price(case: Any) -> None:
    position, margin, table = case
    result = isolated_price(position, margin, table)
    assume(result.price is not None)
    value = value_of(position, there(result.price))
    floors = [bracket.floor for bracket in table] + [float("inf")]
    assert floors[result.bracket] <= value * (1 + 1e-12) and value * (1 - 1e-12) < floors[result.bracket + 1]


@given(bracketed(), st.floats(0, 2))
def test_more_collateral_never_brings_liquidation_nearer(case: Any, share: float) -> None:
    position, margin, table = case
    extra = share * value_of(position, position.entry)
    before, after = (
        isolated_price(position, margin, table),
        isolated_price(position, margin, table, extra=extra),
    )
    if before.status == "none":
        assert after.status == "none"
    elif before.status == "ok":
        assert after.status == "none" or there(after.distance) >= there(before.distance) * (1 - 1e-12)


@given(bracketed(), RATES)
def test_a_higher_rate_never_moves_liquidation_away(case: Any, rate: Any) -> None:
    position, margin, _ = case
    low = [Bracket(0, min(rate, 0.3))]
    high = [Bracket(0, min(rate, 0.3) + 0.1)]
    before, after = isolated_price(position, margin, low), isolated_price(position, margin, high)
    if before.status == after.status == "ok":
        assert there(after.distance) <= there(before.distance) * (1 + 1e-12)
    assert not (before.status == "liquidatable_now" and after.status != "liquidatable_now")


@given(SIZES, PRICES, LEVERAGES, RATES)
def test_long_and_short_mirror_each_other(size: Any, entry: Any, leverage: Any, rate: Any) -> None:
    long, short = Position("long", "linear", size, entry), Position("short", "linear", size, entry)
    margin, table = initial_margin(long, leverage), [Bracket(0, rate)]
    fall, rise = isolated_price(long, margin, table).price, isolated_price(short, margin, table).price
    assume(fall is not None)
    assert fall * (1 - rate) + rise * (1 + rate) == pytest.approx(2 * entry, rel=1e-12)


@given(SIDES, SIZES, PRICES, LEVERAGES, st.data())
def test_an_inverse_contract_is_the_other_sides_linear_one_in_the_inverse_price(
    side: Any, size: Any, entry: Any, leverage: Any, data: Any
) -> None:
    other: Side = "short" if side == "long" else "long"
    inverse, linear = Position(side, "inverse", size, entry), Position(other, "linear", size, 1 / entry)
    table, margin = data.draw(tables(size / entry)), size / entry / leverage
    first, second = isolated_price(inverse, margin, table), isolated_price(linear, margin, table)
    assume(abs(leverage - 1) > 1e-6 and "liquidatable_now" not in (first.status, second.status))
    assert first.status == second.status
    if first.price is not None:
        assert first.price * there(second.price) == pytest.approx(1, rel=1e-6)


@given(bracketed(), st.floats(0.01, 100))
def test_scaling_size_margin_and_table_together_leaves_the_price(case: Any, factor: float) -> None:
    position, margin, table = case
    larger = replace(position, multiplier=factor)
    wider = [Bracket(bracket.floor * factor, bracket.rate) for bracket in table]
    before = isolated_price(position, margin, table)
    after = isolated_price(larger, margin * factor, wider)
    value = value_of(position, position.entry)
    assume(abs(margin - value) > 1e-6 * value and before.price is not None)
    assert after.price == pytest.approx(before.price, rel=1e-8)


@given(SIDES, CONTRACTS, SIZES, PRICES, LEVERAGES, RATES, FEES)
def test_the_price_agrees_with_exact_rationals(
    side: Any, contract: Any, size: Any, entry: Any, leverage: Any, rate: Any, fee: Any
) -> None:
    assume(rate + fee < 0.9)
    position = Position(side, contract, size, entry)
    margin = value_of(position, entry) / leverage
    assume(abs(leverage - 1) > 1e-4)
    sign = 1 if side == "long" else -1
    q, start, funds = Fraction(size), Fraction(entry), Fraction(margin)
    share = Fraction(rate) + Fraction(fee)
    if contract == "inverse":
        below = 1 / start + sign * funds / q
        exact = (1 + sign * share) / below if below > 0 else None
    else:
        exact = (sign * q * start - funds) / (q * (sign - share))
        exact = exact if exact > 0 else None
    found = isolated_price(position, margin, [Bracket(0, rate)], rule=OKX, fee=fee).price
    assert (found is None) == (exact is None)
    assert exact is None or abs(Fraction(there(found)) / exact - 1) < Fraction(1, 10**9)


@pytest.mark.parametrize("name", RULES)
@given(case=bracketed(), fee=FEES, share=st.floats(0, 1))
def test_every_rule_stops_at_equity_equal_to_its_own_requirement(
    name: Any, case: Any, fee: Any, share: float
) -> None:
    position, margin, table = case
    rule, extra = RULES[name], share * margin
    assume(table[-1].rate + fee < 1)
    result = isolated_price(position, margin, table, rule=rule, fee=fee, extra=extra)
    assume(result.price is not None and 1e-100 < result.price < 1e100)
    assert result.price is not None
    entry, value = value_of(position, position.entry), value_of(position, result.price)
    gains = position.side == "long" if position.contract != "inverse" else position.side == "short"
    funds = margin + (extra / (1 - (fee if gains else -fee)) if rule.fee_on_extra else extra)
    here = next(bracket for bracket in reversed(table) if bracket.floor <= entry)
    if rule.valuation == "at_entry":
        required = taxed(entry, table) if rule.use_amount else entry * here.rate
    else:
        required = taxed(value, table) if rule.use_amount else value * here.rate
    if rule.fee_in_rate:
        required += fee * value
    if rule.fee_at_bankruptcy:
        step = 1 if gains else -1
        required += fee * max(0.0, (entry - step * funds) / (1 - step * fee))
    assert funds + profit_of(position, result.price) - required == pytest.approx(
        0, abs=1e-11 * (funds + entry + value)
    )


@given(SIDES, SIZES, PRICES, LEVERAGES, st.floats(0, 0.2), st.floats(0, 0.5))
def test_a_rate_that_grows_with_coins_solves_its_quadratic(
    side: Any, size: Any, entry: Any, leverage: Any, rate: float, growth: float
) -> None:
    position = Position(side, "inverse", size, entry)
    coins = size / entry
    margin, slope = coins / leverage, growth / coins
    result = isolated_price(position, margin, [Bracket(0, rate)], rule=DERIBIT, slope=slope)
    assume(result.price is not None and result.price < 1e100)
    assert result.price is not None
    value = size / result.price
    required = (rate + slope * value) * value
    assert margin + profit_of(position, result.price) == pytest.approx(
        required, abs=1e-9 * (margin + coins + value)
    )
    if result.status == "ok":
        assert (result.price < entry) == (side == "long")


@given(SIDES, SIZES, PRICES, LEVERAGES, RATES)
def test_a_slope_of_nearly_nothing_is_no_slope(
    side: Any, size: Any, entry: Any, leverage: Any, rate: Any
) -> None:
    position = Position(side, "inverse", size, entry)
    margin, slope = size / entry / leverage, 1e-13 / (size / entry)
    assume(abs(leverage - 1) > 1e-3)
    plain = isolated_price(position, margin, [Bracket(0, rate)], rule=DERIBIT)
    sloped = isolated_price(position, margin, [Bracket(0, rate)], rule=DERIBIT, slope=slope)
    assume(plain.price is not None)
    assert sloped.price == pytest.approx(plain.price, rel=1e-8)


def test_a_linear_size_scaled_rate_is_flat_at_its_size() -> None:
    position = Position("long", "linear", 25, 100_000)
    sloped = isolated_price(position, 250_000, [Bracket(0, 0.01)], rule=DERIBIT, slope=0.00005)
    assert sloped.price == isolated_price(position, 250_000, [Bracket(0, 0.01125)]).price
    assert sloped.maintenance == pytest.approx(28_125)


def test_a_short_can_need_more_at_every_price_when_the_rate_grows_fast() -> None:
    position = Position("short", "inverse", 1000, 1)  # 1000 coins at 0.1 % a coin: the rate is 100 %
    result = isolated_price(position, 1, [Bracket(0, 0)], rule=DERIBIT, slope=0.001)
    assert (result.status, result.price) == ("liquidatable_now", None)


@pytest.mark.parametrize(
    ("side", "contract", "margin", "price"),
    [
        ("long", "linear", 10, (100 - 10) / 0.99),
        ("short", "linear", 10, (100 + 10) / 1.01),
        ("long", "quanto", 10, (100 - 10) / 0.99),
        ("long", "inverse", 0.001, 1.01 / 0.011),
        ("short", "inverse", 0.001, 0.99 / 0.009),
    ],
)
def test_prices_worked_by_hand(side: Any, contract: Any, margin: float, price: float) -> None:
    result = isolated_price(Position(side, contract, 1, 100), margin, [Bracket(0, 0.01)])
    assert result.price == pytest.approx(price, rel=1e-14) and result.status == "ok"
    assert result.distance == pytest.approx(abs(price / 100 - 1), rel=1e-13)


@given(SIZES, PRICES, st.floats(0.1, 1), RATES)
def test_a_coin_margined_short_without_leverage_has_no_liquidation_price(
    size: Any, entry: Any, leverage: float, rate: Any
) -> None:
    position = Position("short", "inverse", size, entry)
    result = isolated_price(position, initial_margin(position, leverage), [Bracket(0, rate)])
    assert (result.price, result.status, result.why) == (None, "none", "inverse_short_covered")


@given(SIZES, PRICES, st.floats(0.1, 1), RATES)
def test_a_linear_long_without_leverage_has_no_liquidation_price(
    size: Any, entry: Any, leverage: float, rate: Any
) -> None:
    position = Position("long", "linear", size, entry)
    result = isolated_price(position, initial_margin(position, leverage), [Bracket(0, rate)])
    assert (result.price, result.status, result.why) == (None, "none", "fully_collateralised")


def test_a_coin_margined_long_without_leverage_is_liquidated_near_half_of_entry() -> None:
    position = Position("long", "inverse", 60_000, 60_000)
    assert isolated_price(position, 1, FLAT).price == pytest.approx(60_000 * 1.005 / 2)


@given(positions(), st.floats(0.005, 0.4))
def test_leverage_above_one_over_the_rate_is_liquidatable_at_entry(position: Any, rate: float) -> None:
    margin = value_of(position, position.entry) * rate * 0.99
    result = isolated_price(position, margin, [Bracket(0, rate)])
    assert result.status == "liquidatable_now" and result.distance is None
    if result.price is not None:  # on the wrong side of the entry: where it would stop being so
        assert (result.price > position.entry) == (position.side == "long")


@given(positions(), st.floats(0.001, 0.4))
def test_without_margin_a_position_is_liquidatable_now(position: Any, rate: float) -> None:
    assert isolated_price(position, 0, [Bracket(0, rate)]).status == "liquidatable_now"


def test_below_zero_equity_is_liquidatable_and_says_so() -> None:
    result = isolated_price(Position("long", "linear", 1, 100), 10, FLAT, mark=80)
    assert (result.status, result.equity, result.maintenance) == ("liquidatable_now", -10, 0.4)


def test_the_distance_is_taken_from_the_mark() -> None:
    position = Position("long", "linear", 1, 100)
    at_entry, later = isolated_price(position, 10, FLAT), isolated_price(position, 10, FLAT, mark=200)
    assert at_entry.price == later.price and later.distance == pytest.approx(1 - there(later.price) / 200)


def test_maintenance_at_entry_differs_from_the_exact_form_as_stated() -> None:
    # the shortcut's error is m × (1/L − m) / (1 − m) of entry: 1 % at 1x and m = 1 %
    position, table = Position("long", "linear", 1, 100), [Bracket(0, 0.01)]
    for leverage in (1.5, 10, 50):
        frozen = isolated_price(position, 100 / leverage, table, rule=BYBIT_2023).price
        exact = isolated_price(position, 100 / leverage, table).price
        assert there(frozen) - there(exact) == pytest.approx(100 * 0.01 * (1 / leverage - 0.01) / 0.99)


def test_a_rule_without_amounts_fixes_the_tier_by_size() -> None:
    table = [Bracket(0, 0.01), Bracket(1000, 0.02)]
    position = Position("long", "linear", 11, 100)
    result = isolated_price(position, 550, table, rule=OKX)
    assert result.price == pytest.approx((1100 - 550) / 11 / 0.98) and result.bracket == 1
    assert isolated_price(position, 550, table, rule=BINANCE).bracket == 0


@pytest.mark.parametrize("side", ["long", "short"])
def test_extra_margin_net_of_the_closing_fee_differs_by_side(side: Any) -> None:
    position = Position(side, "linear", 1, 100)
    sign = 1 if side == "long" else -1
    net = isolated_price(position, 10, FLAT, rule=BYBIT_2026, fee=0.01, extra=5).price
    assert net == pytest.approx(isolated_price(position, 10 + 5 / (1 - sign * 0.01), FLAT).price)


def test_the_fee_at_bankruptcy_matters_only_where_there_is_one() -> None:
    covered = Position("short", "inverse", 100, 100)
    assert isolated_price(covered, 2, FLAT, rule=BYBIT_2019, fee=0.01).equity == 2


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"margin": -1}, "margin must not be negative"),
        ({"brackets": []}, "brackets must not be empty"),
        ({"brackets": [Bracket(1, 0.1)]}, r"brackets\[0\].floor must be 0.0"),
        ({"fee": 0.5, "brackets": [Bracket(0, 0.6)], "rule": OKX}, "must be below 1"),
        ({"slope": 1.0, "rule": DERIBIT}, "slope gives a rate"),
        (
            {"slope": 1.0, "rule": DERIBIT, "brackets": [Bracket(0, 0.1), Bracket(9, 0.2)]},
            "brackets may be only one",
        ),
        (
            {"slope": 1.0, "rule": DERIBIT, "position": Position("long", "quanto", 1, 1)},
            "slope has no meaning",
        ),
        ({"mark": 0}, "mark must be greater than 0"),
    ],
)
def test_what_cannot_be_is_refused_in_words(given_: Any, words: str) -> None:
    arguments = {"position": Position("long", "linear", 1, 100), "margin": 10, "brackets": FLAT, **given_}
    with pytest.raises(ValueError, match=words):
        isolated_price(**arguments)


def test_a_result_never_holds_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="equity must be a finite number, got inf"):
        LiquidationResult(None, "none", 0, None, float("inf"), 0.0)
