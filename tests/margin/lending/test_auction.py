import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import margin
from margin import compare
from tests.margin.answers import there
from tests.margin.strategies import numbers

TOPS = numbers(1e-6, 1e9)
CURVES = st.one_of(
    st.fixed_dictionaries({"curve": st.just("linear"), "tau": numbers(1, 1e7)}),
    st.fixed_dictionaries(
        {"curve": st.just("stairstep"), "step": numbers(1, 1e5), "cut": st.floats(0.5, 0.9999)}
    ),
    st.fixed_dictionaries({"curve": st.just("exponential"), "cut": st.floats(0.9, 0.999999)}),
)
TABLE = [
    # curve, parameters, elapsed, price of 1000 at the start; linear and half-life as in the dss test suite
    ("linear", {"tau": 3600}, 0, 1000),
    ("linear", {"tau": 3600}, 360, 900),
    ("linear", {"tau": 3600}, 3599, 1000 / 3600),
    ("linear", {"tau": 3600}, 3600, 0),
    ("linear", {"tau": 3600}, 1e9, 0),
    ("stairstep", {"step": 90, "cut": 0.99}, 89.999, 1000),
    ("stairstep", {"step": 90, "cut": 0.99}, 90, 990),
    ("stairstep", {"step": 90, "cut": 0.99}, 180, 980.1),
    ("exponential", {"cut": 0.999230132966}, 900, 500),
    ("exponential", {"cut": 0.5}, 3, 125),
    ("exponential", {"cut": 1}, 1e6, 1000),
]


@pytest.mark.parametrize(("curve", "parameters", "elapsed", "price"), TABLE)
def test_the_price_follows_the_curve(curve: Any, parameters: Any, elapsed: Any, price: Any) -> None:
    assert margin.auction_price(curve, 1000, elapsed, **parameters) == pytest.approx(price, rel=1e-6)


@given(CURVES, TOPS, numbers(1e-3, 1e7), st.floats(0, 1e6))
def test_an_auction_never_rises_and_starts_at_the_top(
    curve: Any, top: Any, first: float, later: float
) -> None:
    rest = {key: value for key, value in curve.items() if key != "curve"}
    start = margin.auction_price(curve["curve"], top, 0, **rest)
    early = margin.auction_price(curve["curve"], top, first, **rest)
    late = margin.auction_price(curve["curve"], top, first + later, **rest)
    assert start == top
    assert top >= early >= late >= 0


@given(CURVES, TOPS, st.floats(1e-6, 1))
def test_the_time_to_a_price_is_the_first_moment_at_or_below_it(curve: Any, top: Any, share: float) -> None:
    rest = {key: value for key, value in curve.items() if key != "curve"}
    target = top * share
    time = there(margin.auction_time_to_price(curve["curve"], top, target, **rest))
    reached = margin.auction_price(curve["curve"], top, time, **rest)
    if curve["curve"] == "stairstep":
        drops = round(time / curve["step"])
        assert time == pytest.approx(drops * curve["step"], rel=1e-12)
        just_after = margin.auction_price(curve["curve"], top, (drops + 0.5) * curve["step"], **rest)
        assert just_after <= compare.most(target)  # equal is there already, by the rule of margin.compare
        if drops:
            before = margin.auction_price(curve["curve"], top, (drops - 0.5) * curve["step"], **rest)
            assert before > compare.least(target)
    else:
        assert reached == pytest.approx(target, rel=1e-6)


def test_a_target_that_is_met_at_once_or_never() -> None:
    assert margin.auction_time_to_price("linear", 100, 100, tau=60) == 0
    assert margin.auction_time_to_price("exponential", 100, 120, cut=0.9) == 0
    assert margin.auction_time_to_price("linear", 100, 0, tau=60) == 60
    assert margin.auction_time_to_price("exponential", 100, 0, cut=0.9) is None
    assert margin.auction_time_to_price("stairstep", 100, 50, step=60, cut=1) is None


def test_a_target_exactly_on_a_step_waits_for_that_step() -> None:
    assert margin.auction_time_to_price("stairstep", 1000, 1000 * 0.99**7, step=90, cut=0.99) == 630
    assert margin.auction_time_to_price("stairstep", 1024, 1, step=1, cut=0.5) == 10


def test_an_auction_is_reset_when_it_is_too_old_or_too_low() -> None:
    rule = {"tail": 3600, "cusp": 0.4}
    assert not margin.auction_needs_reset(500, 1000, 3600, **rule)
    assert margin.auction_needs_reset(500, 1000, 3600.5, **rule)
    assert margin.auction_needs_reset(399, 1000, 10, **rule)
    assert not margin.auction_needs_reset(400, 1000, 10, **rule)


@given(CURVES, TOPS, numbers(1e-3, 1e6), st.floats(2, 1e6))
def test_prices_scale_with_the_start(curve: Any, top: Any, elapsed: float, factor: float) -> None:
    rest = {key: value for key, value in curve.items() if key != "curve"}
    one = margin.auction_price(curve["curve"], top, elapsed, **rest)
    assert margin.auction_price(curve["curve"], top * factor, elapsed, **rest) == pytest.approx(one * factor)


REFUSED = [
    (lambda: margin.auction_price("linear", 100, 1), "tau is needed by the linear curve"),
    (lambda: margin.auction_price("stairstep", 100, 1, cut=0.9), "step is needed"),
    (lambda: margin.auction_price("exponential", 100, 1), "cut is needed"),
    (
        lambda: margin.auction_price("falling", 100, 1),
        "curve must be 'linear' or 'stairstep' or 'exponential'",
    ),
    (lambda: margin.auction_price("exponential", 100, 1, cut=1.1), "cut must be between 0 and 1"),
    (
        lambda: margin.auction_price("exponential", 100, 1, cut="0.9"),  # type: ignore[arg-type]
        "cut must be a number",
    ),
    (lambda: margin.auction_price("linear", 100, -1, tau=1), "elapsed must not be negative"),
    (lambda: margin.auction_price("stairstep", 100, 1e308, step=1e-300, cut=0.9), "elapsed and step"),
    (lambda: margin.auction_price("linear", 100, math.nan, tau=1), "elapsed must be a finite number"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_a_bad_argument_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
