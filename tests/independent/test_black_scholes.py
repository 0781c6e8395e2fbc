"""Prices, Greeks and implied volatilities against vollib, which solves with Jäckel's "Let's be rational"."""

import itertools
from typing import Any

import pytest
import vollib.black.greeks.analytical as black_greeks
import vollib.black_scholes_merton.greeks.analytical as bsm_greeks
from vollib.black import black
from vollib.black.implied_volatility import implied_volatility as black_volatility
from vollib.black_scholes_merton import black_scholes_merton
from vollib.black_scholes_merton.implied_volatility import implied_volatility as bsm_volatility

import margin

# moneyness, years, volatility; each as a call and as a put, each with four pairs of rate and yield
SHAPES = [
    (0.5, 2.0, 0.8),
    (0.8, 0.25, 0.6),
    (0.9, 0.02, 0.5),
    (0.95, 1.0, 0.2),
    (1.0, 0.003, 1.5),
    (1.0, 0.5, 0.05),
    (1.0, 5.0, 0.4),
    (1.05, 0.1, 0.3),
    (1.2, 0.75, 0.9),
    (1.5, 3.0, 0.35),
    (2.5, 1.5, 1.2),
]
RATES = [(0.0, 0.0), (0.05, 0.0), (0.03, 0.07), (-0.01, 0.02)]
SPOT = 60_000.0
POINTS = [
    (kind, SPOT * moneyness, years, volatility, rate, dividend_yield)
    for kind, (moneyness, years, volatility), (rate, dividend_yield) in itertools.product(
        ("call", "put"), SHAPES, RATES
    )
]
SCALED = [("delta", 1.0), ("gamma", 1.0), ("vega", 0.01), ("theta", 1 / 365), ("rho", 0.01)]


def test_there_are_enough_points() -> None:
    assert len(POINTS) == 88


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_black_scholes_merton_agrees(point: Any) -> None:
    kind, strike, years, volatility, rate, dividend_yield = point
    ours = margin.bsm(
        kind, SPOT, strike, years=years, volatility=volatility, rate=rate, dividend_yield=dividend_yield
    )
    theirs = black_scholes_merton(kind[0], SPOT, strike, years, rate, volatility, dividend_yield)
    assert ours == pytest.approx(theirs, rel=1e-11, abs=1e-9)


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_black_76_agrees(point: Any) -> None:
    kind, strike, years, volatility, rate, _ = point
    ours = margin.black76(kind, SPOT, strike, years=years, volatility=volatility, rate=rate)
    assert ours == pytest.approx(black(kind[0], SPOT, strike, years, rate, volatility), rel=1e-11, abs=1e-9)


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_the_greeks_on_a_spot_price_agree(point: Any) -> None:
    kind, strike, years, volatility, rate, dividend_yield = point
    ours = margin.greeks(
        kind, SPOT, strike, years=years, volatility=volatility, rate=rate, dividend_yield=dividend_yield
    )
    for name, scale in SCALED:
        theirs = getattr(bsm_greeks, name)(kind[0], SPOT, strike, years, rate, volatility, dividend_yield)
        assert getattr(ours, name) * scale == pytest.approx(theirs, rel=1e-10, abs=1e-10), name


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_the_greeks_on_a_forward_agree(point: Any) -> None:
    kind, strike, years, volatility, rate, _ = point
    ours = margin.greeks_black76(kind, SPOT, strike, years=years, volatility=volatility, rate=rate)
    for name, scale in SCALED:
        theirs = getattr(black_greeks, name)(kind[0], SPOT, strike, years, rate, volatility)
        assert getattr(ours, name) * scale == pytest.approx(theirs, rel=1e-10, abs=1e-10), name


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_implied_volatilities_agree_and_return_the_one_that_made_the_price(point: Any) -> None:
    kind, strike, years, volatility, rate, dividend_yield = point
    price = black_scholes_merton(kind[0], SPOT, strike, years, rate, volatility, dividend_yield)
    ours = margin.implied_volatility(
        kind, price, SPOT, strike=strike, years=years, rate=rate, dividend_yield=dividend_yield
    )
    theirs = bsm_volatility(price, SPOT, strike, years, rate, dividend_yield, kind[0])
    assert ours == pytest.approx(theirs, rel=1e-8)
    assert ours == pytest.approx(volatility, rel=1e-8)


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_implied_volatilities_on_a_forward_agree(point: Any) -> None:
    kind, strike, years, volatility, rate, _ = point
    price = black(kind[0], SPOT, strike, years, rate, volatility)
    ours = margin.implied_volatility_black76(kind, price, SPOT, strike=strike, years=years, rate=rate)
    assert ours == pytest.approx(black_volatility(price, SPOT, strike, rate, years, kind[0]), rel=1e-8)
    assert ours == pytest.approx(volatility, rel=1e-8)
