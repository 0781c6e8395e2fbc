import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import margin
from tests.margin.strategies import numbers

KINDS = st.sampled_from(["call", "put"])
PRICES = numbers(1e-3, 1e6)
MONEYNESS = st.floats(0.5, 2)
YEARS = numbers(0.01, 10)
VOLATILITIES = numbers(0.05, 3)
RATES = st.floats(-0.05, 0.15)


@given(PRICES, MONEYNESS, YEARS, VOLATILITIES, RATES, RATES)
def test_call_and_put_keep_parity(
    spot: Any, moneyness: Any, years: Any, volatility: Any, rate: Any, dividend_yield: Any
) -> None:
    strike = spot * moneyness
    rest = {"years": years, "rate": rate, "dividend_yield": dividend_yield}
    call = margin.bsm("call", spot, strike, volatility=volatility, **rest)
    put = margin.bsm("put", spot, strike, volatility=volatility, **rest)
    assert call - put == pytest.approx(
        margin.put_call_parity(spot, strike, **rest), rel=1e-9, abs=1e-12 * spot
    )


@given(KINDS, PRICES, MONEYNESS, YEARS, VOLATILITIES, RATES, RATES)
def test_the_price_stays_inside_the_no_arbitrage_bounds(
    kind: Any, spot: Any, moneyness: Any, years: Any, volatility: Any, rate: Any, dividend_yield: Any
) -> None:
    strike = spot * moneyness
    asset, cash = spot * math.exp(-dividend_yield * years), strike * math.exp(-rate * years)
    value = margin.bsm(
        kind, spot, strike, years=years, volatility=volatility, rate=rate, dividend_yield=dividend_yield
    )
    low = max(0.0, asset - cash if kind == "call" else cash - asset)
    assert low * (1 - 1e-12) <= value <= (asset if kind == "call" else cash) * (1 + 1e-12)


@given(KINDS, PRICES, MONEYNESS, YEARS, VOLATILITIES, RATES, RATES)
def test_implied_volatility_gives_the_price_back(
    kind: Any, spot: Any, moneyness: Any, years: Any, volatility: Any, rate: Any, dividend_yield: Any
) -> None:
    strike = spot * moneyness
    rest = {"years": years, "rate": rate, "dividend_yield": dividend_yield}
    value = margin.bsm(kind, spot, strike, volatility=volatility, **rest)
    greek = margin.greeks(kind, spot, strike, volatility=volatility, **rest)
    assume(greek.vega * volatility > 1e-6 * value)  # else the price hardly knows its volatility
    found = margin.implied_volatility(kind, value, spot, strike=strike, **rest)
    assert margin.bsm(kind, spot, strike, volatility=found, **rest) == pytest.approx(value, rel=1e-12)
    assert found == pytest.approx(volatility, rel=1e-7)


@given(KINDS, PRICES, st.floats(0.01, 100), YEARS, VOLATILITIES, RATES)
def test_implied_volatility_on_a_forward_gives_the_price_back(
    kind: Any, forward: Any, moneyness: float, years: Any, volatility: Any, rate: Any
) -> None:
    strike = forward * moneyness
    value = margin.black76(kind, forward, strike, years=years, volatility=volatility, rate=rate)
    side = "call" if strike >= forward else "put"
    time_value = margin.black76(side, forward, strike, years=years, volatility=volatility, rate=rate)
    assume(time_value > 1e-300 and volatility * math.sqrt(years) < 6)
    found = margin.implied_volatility_black76(
        side, time_value, forward, strike=strike, years=years, rate=rate
    )
    assert found == pytest.approx(volatility, rel=1e-6)
    assert value >= time_value * (1 - 1e-12)


@given(KINDS, st.floats(50, 200), st.floats(0.7, 1.4), st.floats(0.1, 3), st.floats(0.15, 1), RATES, RATES)
def test_greeks_agree_with_central_differences(
    kind: Any, spot: float, moneyness: float, years: float, volatility: float, rate: Any, dividend_yield: Any
) -> Any:
    strike = spot * moneyness
    at = {
        "spot": spot,
        "years": years,
        "volatility": volatility,
        "rate": rate,
        "dividend_yield": dividend_yield,
    }

    def value(**changes: Any) -> Any:
        return margin.bsm(kind, strike=strike, **{**at, **changes})

    def slope(name: str, step: Any) -> Any:
        return (value(**{name: at[name] + step}) - value(**{name: at[name] - step})) / (2 * step)

    ours = margin.greeks(kind, strike=strike, **at)
    scale = spot * 1e-6
    assert ours.delta == pytest.approx(slope("spot", spot * 1e-4), rel=1e-5, abs=1e-7)
    assert ours.vega == pytest.approx(slope("volatility", 1e-4), rel=1e-5, abs=scale)
    assert ours.theta == pytest.approx(-slope("years", years * 1e-4), rel=1e-5, abs=scale)
    assert ours.rho == pytest.approx(slope("rate", 1e-4), rel=1e-5, abs=scale)
    step = spot * 1e-3
    bent = (value(spot=spot + step) - 2 * value() + value(spot=spot - step)) / step**2
    assert ours.gamma == pytest.approx(bent, rel=1e-3, abs=1e-6 / spot)


@given(KINDS, st.floats(50, 200), st.floats(0.7, 1.4), st.floats(0.1, 3), st.floats(0.15, 1), RATES)
def test_greeks_on_a_forward_agree_with_central_differences(
    kind: Any, forward: float, moneyness: float, years: float, volatility: float, rate: Any
) -> Any:
    strike = forward * moneyness
    at = {"forward": forward, "years": years, "volatility": volatility, "rate": rate}

    def slope(name: str, step: Any) -> Any:
        up, down = {**at, name: at[name] + step}, {**at, name: at[name] - step}
        return (margin.black76(kind, strike=strike, **up) - margin.black76(kind, strike=strike, **down)) / (
            2 * step
        )

    ours = margin.greeks_black76(kind, strike=strike, **at)
    scale = forward * 1e-6
    assert ours.delta == pytest.approx(slope("forward", forward * 1e-4), rel=1e-5, abs=1e-7)
    assert ours.vega == pytest.approx(slope("volatility", 1e-4), rel=1e-5, abs=scale)
    assert ours.theta == pytest.approx(-slope("years", years * 1e-4), rel=1e-5, abs=scale)
    assert ours.rho == pytest.approx(slope("rate", 1e-4), rel=1e-5, abs=scale)


@given(KINDS, PRICES, MONEYNESS, YEARS, VOLATILITIES, RATES)
def test_black_76_is_the_price_on_a_spot_that_yields_the_interest_rate(
    kind: Any, forward: Any, moneyness: Any, years: Any, volatility: Any, rate: Any
) -> None:
    rest = {"years": years, "volatility": volatility, "rate": rate}
    on_spot = margin.bsm(kind, forward, forward * moneyness, dividend_yield=rate, **rest)
    assert margin.black76(kind, forward, forward * moneyness, **rest) == on_spot
    coins = margin.black76_coin(kind, forward, forward * moneyness, years=years, volatility=volatility)
    plain = margin.black76(kind, forward, forward * moneyness, years=years, volatility=volatility)
    assert coins * forward == pytest.approx(plain, rel=1e-12)


@given(KINDS, PRICES, MONEYNESS, YEARS, VOLATILITIES, st.floats(1.01, 2))
def test_more_volatility_never_makes_an_option_cheaper(
    kind: Any, spot: Any, moneyness: Any, years: Any, volatility: Any, factor: float
) -> None:
    less = margin.bsm(kind, spot, spot * moneyness, years=years, volatility=volatility)
    more = margin.bsm(kind, spot, spot * moneyness, years=years, volatility=volatility * factor)
    assert more >= less


@given(KINDS, PRICES, MONEYNESS, YEARS, VOLATILITIES, numbers(1e-3, 1e3))
def test_the_price_scales_with_spot_and_strike(
    kind: Any, spot: Any, moneyness: Any, years: Any, volatility: Any, factor: float
) -> None:
    strike = spot * moneyness
    one = margin.bsm(kind, spot, strike, years=years, volatility=volatility)
    many = margin.bsm(kind, spot * factor, strike * factor, years=years, volatility=volatility)
    assert many == pytest.approx(one * factor, rel=1e-6, abs=1e-12 * spot * factor)


def test_an_option_far_out_of_the_money_keeps_its_digits() -> None:
    tiny = margin.bsm("call", 100, 1000, years=0.5, volatility=0.2)
    assert 0 < tiny < 1e-50
    assert margin.implied_volatility("call", tiny, 100, strike=1000, years=0.5) == pytest.approx(
        0.2, rel=1e-9
    )
    smallest = margin.bsm("call", 100, 5000, years=0.5, volatility=0.2)
    assert 0 < smallest < 1e-150
    found = margin.implied_volatility("call", smallest, 100, strike=5000, years=0.5)
    assert found == pytest.approx(0.2, rel=1e-9)


INTRINSIC = [
    ("call", 110, 100, 10),
    ("call", 90, 100, 0),
    ("put", 90, 100, 10),
    ("put", 110, 100, 0),
    ("put", 0, 5, 5),
]


@pytest.mark.parametrize(("kind", "market", "strike", "value"), INTRINSIC)
def test_intrinsic_value(kind: Any, market: Any, strike: Any, value: Any) -> None:
    assert margin.intrinsic_value(kind, market, strike) == value


@given(KINDS, numbers(1e-3, 1e6), PRICES, st.floats(0, 100), numbers(1e-3, 1e6))
def test_what_the_buyer_wins_the_writer_loses(
    kind: Any, market: float, strike: Any, premium: float, quantity: float
) -> None:
    rest = {"strike": strike, "premium": premium, "quantity": quantity}
    long = margin.option_profit("long", kind, market, **rest)
    assert long == -margin.option_profit("short", kind, market, **rest)
    assert long >= -premium * quantity * (1 + 1e-12)


@given(KINDS, PRICES, PRICES, st.floats(0, 1))
def test_a_coin_settled_option_pays_its_intrinsic_value_in_coins(
    kind: Any, delivery: Any, strike: Any, premium: float
) -> None:
    payoff = margin.coin_settled_payoff(kind, delivery, strike, premium=premium)
    worth = margin.intrinsic_value(kind, delivery, strike)
    assert payoff.settlement * delivery == pytest.approx(worth, rel=1e-12)
    assert payoff.profit == pytest.approx(payoff.settlement - premium)
    if kind == "call":
        assert payoff.settlement < 1


def test_a_covered_call_worked_by_hand() -> None:
    call = margin.covered_call(100, 105, 2, days=73)
    assert (call.outlay, call.break_even, call.max_profit, call.max_loss) == (98, 98, 7, 98)
    assert call.premium_return == pytest.approx(0.02)
    assert call.assigned_return == pytest.approx(0.07)
    assert call.annualised_return == pytest.approx(0.35)
    assert call.downside_protection == pytest.approx(0.02)
    assert margin.covered_call(100, 105, 2).annualised_return is None
    assert margin.covered_call(100, 90, 5).break_even is None  # never a profit
    rich = margin.covered_call(100, 105, 101)
    assert (rich.break_even, rich.max_loss) == (None, 0)  # never a loss


def test_fees_of_a_covered_call_move_its_break_even_and_its_best_case() -> None:
    plain = margin.covered_call(100, 105, 2)
    after = margin.covered_call(100, 105, 2, open_fee=0.25, assignment_fee=0.5)
    assert (plain.break_even, after.break_even) == (98, 98.25)
    assert (plain.max_profit, after.max_profit) == (7, 6.25)
    assert (plain.max_loss, after.max_loss) == (98, 98.25)
    assert after.downside_protection == pytest.approx(0.0175)
    for price, gain in ((98.25, 0), (105, 6.75), (105.01, 6.25), (200, 6.25)):
        found = margin.covered_call_profit(price, 100, 105, premium=2, open_fee=0.25, assignment_fee=0.5)
        assert found == pytest.approx(gain, abs=1e-12)
    narrow = margin.covered_call(100, 98.5, 2, open_fee=0.25, assignment_fee=0.5)
    assert narrow.break_even == 98.25 and narrow.max_profit < 0  # kept below the strike it may still gain


@given(PRICES, st.floats(0.5, 2), st.floats(0, 0.5), st.floats(0, 3))
def test_a_covered_call_is_the_share_and_the_written_call(
    stock: Any, moneyness: float, share: float, move: float
) -> None:
    strike, premium, market = stock * moneyness, stock * share, stock * move
    profit = margin.covered_call_profit(market, stock, strike, premium=premium)
    written = margin.option_profit("short", "call", market, strike=strike, premium=premium)
    assert profit == pytest.approx(market - stock + written, rel=1e-9, abs=1e-9 * stock)
    answer = margin.covered_call(stock, strike, premium)
    assert -answer.max_loss - 1e-9 * stock <= profit <= answer.max_profit + 1e-9 * stock
    if answer.break_even is not None:
        at = margin.covered_call_profit(answer.break_even, stock, strike, premium=premium)
        assert at == pytest.approx(0, abs=1e-9 * stock)


FIVE = {"years": 0.5, "volatility": 0.2}
REFUSED = [
    (lambda: margin.bsm("call", 100, 100, years=0.5, volatility=0), "volatility must be greater than 0"),
    (lambda: margin.bsm("call", 100, 100, years=0, volatility=0.2), "years must be greater than 0"),
    (lambda: margin.bsm("straddle", 100, 100, **FIVE), "option_type must be 'call' or 'put'"),
    (lambda: margin.bsm("call", 0, 100, **FIVE), "spot must be greater than 0"),
    (lambda: margin.black76("call", 100, -1, **FIVE), "strike must be greater than 0"),
    (lambda: margin.bsm("call", 100, 100, years=1e300, volatility=0.2, rate=-1), "rate"),
    (lambda: margin.bsm("call", 100, 100, years=5e-324, volatility=5e-324), "volatility"),
    (
        lambda: margin.implied_volatility("call", 0, 100, strike=100, years=1),
        "outside the no-arbitrage bounds",
    ),
    (lambda: margin.implied_volatility("call", 100, 100, strike=100, years=1), "no volatility fits"),
    (lambda: margin.implied_volatility("call", 10, 100, strike=90, years=1), "no volatility fits"),
    (lambda: margin.implied_volatility("put", 91, 100, strike=90, years=1), r"bounds \[0.0, 90.0\]"),
    (
        lambda: margin.implied_volatility_black76("put", math.inf, 1, strike=1, years=1),
        "price must be a finite",
    ),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_a_bad_argument_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
