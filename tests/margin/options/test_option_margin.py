from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import margin
from tests.margin.strategies import numbers

KINDS = st.sampled_from(["call", "put"])
PRICES = numbers(1e-2, 1e6)
MONEYNESS = st.floats(0.3, 3)
UNIT = {"contracts": 1, "multiplier": 1}

US = [
    # type, S, K, premium, percent, margin, binding; by hand from the rule
    ("put", 209, 200, 1.2, 0.2, 3_400, "basic"),  # 1.20 + 41.80 − 9
    ("call", 100, 100, 5, 0.2, 2_500, "basic"),
    ("call", 100, 95, 8, 0.2, 2_800, "basic"),  # in the money: nothing to take off
    ("call", 100, 130, 0.5, 0.2, 1_050, "minimum"),  # 10 % of S
    ("put", 100, 70, 0.5, 0.2, 750, "minimum"),  # 10 % of K
    ("call", 100, 100, 5, 0.15, 2_000, "basic"),  # a broad index
    ("call", 100, 110, 0, 0.2, 1_000, "minimum"),  # both are 10
]


@pytest.mark.parametrize(("kind", "price", "strike", "premium", "percent", "expected", "binding"), US)
def test_the_margin_of_a_written_us_option(
    kind: Any, price: Any, strike: Any, premium: Any, percent: Any, expected: Any, binding: Any
) -> None:
    answer = margin.short_option_margin_us(kind, price, strike, premium=premium, percent=percent)
    assert answer.margin == pytest.approx(expected)
    assert answer.binding == binding
    assert answer.net_of_premium == pytest.approx(expected - 100 * premium)
    assert answer.margin == pytest.approx(answer.premium + max(answer.basic, answer.minimum))


@given(KINDS, PRICES, MONEYNESS, st.floats(0, 1), st.floats(1, 1000))
def test_us_margin_scales_with_contracts_and_with_prices(
    kind: Any, price: Any, moneyness: Any, premium: float, factor: float
) -> None:
    strike, paid = price * moneyness, price * premium
    one = margin.short_option_margin_us(kind, price, strike, premium=paid, **UNIT)
    many = margin.short_option_margin_us(kind, price, strike, premium=paid, contracts=factor, multiplier=1)
    dear = margin.short_option_margin_us(kind, price * factor, strike * factor, premium=paid * factor, **UNIT)
    assert many.margin == pytest.approx(one.margin * factor, rel=1e-9)
    assert dear.margin == pytest.approx(one.margin * factor, rel=1e-9)
    assert one.margin >= one.premium


@given(KINDS, PRICES, MONEYNESS, st.floats(1.001, 2))
def test_a_written_option_further_out_of_the_money_never_needs_more_beside_its_premium(
    kind: Any, price: Any, moneyness: Any, further: float
) -> None:
    strike = price * moneyness
    away = strike * further if kind == "call" else strike / further
    near = margin.short_option_margin_us(kind, price, strike, premium=0, **UNIT)
    far = margin.short_option_margin_us(kind, price, away, premium=0, **UNIT)
    assert far.margin <= near.margin * (1 + 1e-12)


def test_a_strangle_is_its_greater_leg_and_the_other_premium() -> None:
    answer = margin.short_straddle_margin_us(
        100, call_strike=105, call_premium=2, put_strike=95, put_premium=1.5
    )
    assert answer.call.net_of_premium == 1_500  # 20 − 5
    assert answer.put.net_of_premium == 1_500
    assert answer.greater == "call"
    assert answer.margin == 1_500 + 200 + 150
    skewed = margin.short_straddle_margin_us(
        100, call_strike=120, call_premium=1, put_strike=100, put_premium=4
    )
    assert skewed.greater == "put"
    assert skewed.margin == 2_000 + 400 + 100


@given(PRICES, MONEYNESS, MONEYNESS, st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_strangle_needs_no_less_than_each_leg_and_no_more_than_both(
    price: Any, high: Any, low: Any, first: float, second: float
) -> None:
    answer = margin.short_straddle_margin_us(
        price,
        call_strike=price * high,
        call_premium=price * first,
        put_strike=price * low,
        put_premium=price * second,
        **UNIT,
    )
    assert max(answer.call.margin, answer.put.margin) <= answer.margin * (1 + 1e-12)
    assert answer.margin <= (answer.call.margin + answer.put.margin) * (1 + 1e-12)


@given(KINDS, PRICES, st.floats(0, 0.5), st.floats(0, 0.2), st.floats(0, 0.2), st.floats(0, 3))
def test_a_credit_spread_never_loses_more_than_its_net_call(
    kind: Any, sold: Any, width: float, received: float, paid: float, move: float
) -> None:
    bought = sold * (1 + width) if kind == "call" else sold * (1 - width)
    answer = margin.credit_spread_margin_us(
        kind,
        short_strike=sold,
        short_premium=sold * received,
        long_strike=bought,
        long_premium=sold * paid,
        **UNIT,
    )
    market = sold * move
    profit = margin.option_profit("short", kind, market, strike=sold, premium=sold * received)
    profit += margin.option_profit("long", kind, market, strike=bought, premium=sold * paid)
    assert -answer.net_call - 1e-9 * sold <= profit <= answer.max_profit + 1e-9 * sold
    assert answer.requirement == pytest.approx(sold * width, rel=1e-9, abs=1e-9 * sold)


def test_a_credit_spread_breaks_even_inside_its_strikes() -> None:
    put = margin.credit_spread_margin_us(
        "put", short_strike=125, short_premium=1.24, long_strike=120, long_premium=0.8
    )
    assert (put.requirement, put.net_call) == (500, pytest.approx(456))
    assert put.max_profit == pytest.approx(44)
    assert put.break_even == pytest.approx(124.56)
    call = margin.credit_spread_margin_us(
        "call", short_strike=100, short_premium=3, long_strike=110, long_premium=1
    )
    assert call.break_even == 102


def test_a_covered_call_needs_margin_for_the_shares_alone() -> None:
    answer = margin.covered_call_margin_us(100, 95, premium=7)
    assert answer.option_requirement == 0
    assert answer.counted_value == 9_500
    assert answer.initial == 5_000
    assert answer.initial_net_of_premium == 4_300
    assert answer.maintenance == 2_375


DERIBIT = [
    # type, S, K, mark, initial, maintenance
    ("call", 10_000, 10_000, 0.05, 0.2, 0.125),
    ("call", 10_000, 10_300, 0.05, 0.17, 0.125),  # 0.15 − 0.03
    ("call", 10_000, 20_000, 0.001, 0.101, 0.076),
    ("call", 10_000, 8_000, 0.21, 0.36, 0.285),
    ("put", 10_000, 10_000, 0.05, 0.2, 0.125),
    ("put", 10_000, 9_000, 0.02, 0.12, 0.095),
    ("put", 10_000, 50_000, 4.0, 4.3, 4.3),  # deep in the money: maintenance is 7.5 % of the mark
]


@pytest.mark.parametrize(("kind", "price", "strike", "mark", "initial", "maintenance"), DERIBIT)
def test_the_standard_margin_of_deribit(
    kind: Any, price: Any, strike: Any, mark: Any, initial: Any, maintenance: Any
) -> None:
    answer = margin.short_option_margin_deribit(kind, price, strike, mark_price=mark)
    assert answer.initial == pytest.approx(initial)
    assert answer.maintenance == pytest.approx(maintenance)
    double = margin.short_option_margin_deribit(kind, price, strike, mark_price=mark, quantity=2)
    assert double.initial == pytest.approx(2 * initial)


@given(KINDS, PRICES, MONEYNESS, st.floats(0, 5), st.floats(0, 100))
def test_deribit_maintenance_never_exceeds_initial(
    kind: Any, price: Any, moneyness: Any, mark: float, quantity: float
) -> None:
    answer = margin.short_option_margin_deribit(
        kind, price, price * moneyness, mark_price=mark, quantity=quantity
    )
    assert mark * quantity <= answer.maintenance <= answer.initial


def test_okx_maintenance_by_hand() -> None:
    call = margin.short_option_margin_okx("call", 5_900, 6_000, mark_price=0.0575, margin_factor=1.02)
    assert call.maintenance == pytest.approx(0.03 * 1.02 + 0.0575)
    put = margin.short_option_margin_okx("put", 5_900, 20_000, mark_price=2.4, maintenance_rate=0.05)
    assert put.maintenance == pytest.approx(0.05 * 2.4 + 2.4)
    assert put.initial == pytest.approx(0.15 + 2.4)


def test_an_order_that_is_richly_paid_still_freezes_the_minimum() -> None:
    frozen = margin.sell_to_open_margin_okx(0.019, 0.5, contracts=10, contract_multiplier=0.1)
    assert frozen == pytest.approx(0.1)


SPREAD = {"short_premium": 1, "long_premium": 1}
REFUSED = [
    (
        lambda: margin.credit_spread_margin_us("put", short_strike=120, long_strike=125, **SPREAD),
        "short_strike must not be below long_strike",
    ),
    (
        lambda: margin.credit_spread_margin_us("call", short_strike=125, long_strike=120, **SPREAD),
        "short_strike must not exceed long_strike",
    ),
    (lambda: margin.short_option_margin_us("call", 1, 1, premium=-1), "premium must not be negative"),
    (
        lambda: margin.short_option_margin_us("call", 1, 1, premium=1, percent=20),
        "percent must be between 0 and 1",
    ),
    (
        lambda: margin.short_option_margin_okx("call", 1, 1, mark_price=1, margin_factor=0.9),
        "margin_factor must not be below 1",
    ),
    (
        lambda: margin.short_option_margin_deribit("call", 0, 1, mark_price=1),
        "underlying_price must be greater",
    ),
    (
        lambda: margin.short_option_margin_us("put", 1e300, 1, premium=1, contracts=1e300),
        "contracts",
    ),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_a_bad_argument_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
