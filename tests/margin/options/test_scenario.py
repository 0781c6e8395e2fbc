from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import margin
from margin import Leg, compare
from tests.margin.strategies import numbers

RANGES = {"price_range": 12.0, "volatility_range": 0.04}


@st.composite
def legs(draw: st.DrawFn) -> Any:
    kind = draw(st.sampled_from(["call", "put", "underlying"]))
    quantity = draw(st.floats(-20, 20))
    return Leg(
        kind,
        quantity,
        draw(numbers(0.01, 250)),
        draw(st.floats(60, 150)),
        draw(numbers(0.01, 2)),
        draw(st.floats(0.1, 1)),
    )


PORTFOLIOS = st.lists(legs(), max_size=5)


def worth(portfolio: Any, price: Any, change: Any = 0.0) -> Any:
    """The portfolio priced again, written out with the public pricing formula."""
    total = 0.0
    for leg in portfolio:
        each = price
        if leg.kind != "underlying":
            each = margin.bsm(
                leg.kind, price, leg.strike, years=leg.years, volatility=leg.volatility + change
            )
        total += leg.quantity * leg.multiplier * each
    return total


def test_the_sixteen_scenarios_stand_in_the_published_order() -> None:
    answer = margin.span_scan([Leg("underlying", 1.0)], 300.0, price_range=30.0, volatility_range=0.04)
    rows = [
        (row.number, round(row.price - 300), row.volatility_change, row.cover) for row in answer.scenarios
    ]
    up, down = 0.04, -0.04
    assert rows == [
        (1, 0, up, 1),
        (2, 0, down, 1),
        (3, 10, up, 1),
        (4, 10, down, 1),
        (5, -10, up, 1),
        (6, -10, down, 1),
        (7, 20, up, 1),
        (8, 20, down, 1),
        (9, -20, up, 1),
        (10, -20, down, 1),
        (11, 30, up, 1),
        (12, 30, down, 1),
        (13, -30, up, 1),
        (14, -30, down, 1),
        (15, 90, 0, 0.33),
        (16, -90, 0, 0.33),
    ]


def test_a_future_alone_needs_its_scan_range() -> None:
    long = margin.span_scan(
        [Leg("underlying", 2.0, 250.0)], 2_790.0, price_range=120.0, volatility_range=0.04
    )
    assert long.requirement == pytest.approx(120 * 500)
    assert long.worst == 13
    short = margin.span_scan(
        [Leg("underlying", -2.0, 250.0)], 2_790.0, price_range=120.0, volatility_range=0.04
    )
    assert short.requirement == pytest.approx(120 * 500)
    assert short.worst == 11


def test_the_extreme_move_decides_when_its_cover_is_high() -> None:
    leg = [Leg("underlying", 1.0)]
    mild = margin.span_scan(leg, 100.0, price_range=10.0, volatility_range=0.0)
    assert mild.requirement == pytest.approx(10)
    older = margin.span_scan(
        leg, 100.0, price_range=10.0, volatility_range=0.0, extreme_multiplier=2, extreme_cover=0.6
    )
    assert (older.requirement, older.worst) == (pytest.approx(12), 16)


@given(PORTFOLIOS)
def test_the_requirement_is_the_worst_of_the_scenarios_priced_again(portfolio: Any) -> None:
    answer = margin.span_scan(portfolio, 100.0, **RANGES)
    before = worth(portfolio, 100.0)
    size = 1 + sum(abs(leg.quantity) * leg.multiplier * 200 for leg in portfolio)
    for row in answer.scenarios:
        again = row.cover * (worth(portfolio, row.price, row.volatility_change) - before)
        assert row.profit == pytest.approx(again, rel=1e-9, abs=1e-9 * size)
    losses = [-row.profit for row in answer.scenarios]
    assert answer.scan_risk == max(0.0, *losses)
    assert (answer.worst is None) == (answer.scan_risk == 0)
    if answer.worst is not None:
        worst = answer.scenarios[answer.worst - 1].profit
        # Of equal losses the first: equal by what the positions are worth, of which a loss is a difference.
        assert abs(worst + answer.scan_risk) <= compare.NOISE * size


@given(PORTFOLIOS, st.floats(0.1, 10))
def test_the_requirement_scales_with_the_portfolio(portfolio: Any, factor: float) -> None:
    one = margin.span_scan(portfolio, 100.0, **RANGES).requirement
    larger = [
        Leg(leg.kind, leg.quantity * factor, leg.multiplier, leg.strike, leg.years, leg.volatility)
        for leg in portfolio
    ]
    many = margin.span_scan(larger, 100.0, **RANGES).requirement
    size = 1 + sum(abs(leg.quantity) * leg.multiplier * 200 for leg in portfolio)
    assert many == pytest.approx(one * factor, rel=1e-9, abs=1e-9 * size * factor)


@given(PORTFOLIOS, PORTFOLIOS)
def test_two_portfolios_together_never_need_more_than_apart(first: Any, second: Any) -> None:
    size = 1 + sum(abs(leg.quantity) * leg.multiplier * 200 for leg in [*first, *second])
    rules: tuple[Callable[[Any], float], ...] = (
        lambda portfolio: margin.span_scan(portfolio, 100.0, **RANGES).requirement,
        lambda portfolio: margin.tims_grid(portfolio, 100.0).requirement,
    )
    for rule in rules:
        assert rule([*first, *second]) <= rule(first) + rule(second) + 1e-9 * size


@given(PORTFOLIOS)
def test_a_portfolio_and_its_opposite_need_nothing(portfolio: Any) -> None:
    opposite = [
        Leg(leg.kind, -leg.quantity, leg.multiplier, leg.strike, leg.years, leg.volatility)
        for leg in portfolio
    ]
    answer = margin.span_scan([*portfolio, *opposite], 100.0, **RANGES)
    assert answer.requirement == 0
    assert answer.worst is None


def test_written_options_have_a_minimum() -> None:
    far = [Leg("call", -3.0, 1.0, 1_000.0, 0.05, 0.1), Leg("call", 1.0, 1.0, 1_000.0, 0.05, 0.1)]
    answer = margin.span_scan(far, 100.0, **RANGES, short_option_minimum=25.0)
    assert answer.scan_risk == pytest.approx(0, abs=1e-9)
    assert (answer.minimum, answer.requirement) == (75, 75)


def test_an_empty_portfolio_needs_nothing() -> None:
    answer = margin.span_scan([], 100.0, **RANGES)
    assert (answer.requirement, answer.worst, len(answer.scenarios)) == (0, None, 16)


def test_equal_price_moves_for_a_share() -> None:
    answer = margin.tims_grid([Leg("underlying", 100.0)], 50.0)
    moves = [round(row.price / 50 - 1, 6) for row in answer.scenarios]
    assert moves == [-0.15, -0.12, -0.09, -0.06, -0.03, 0, 0.03, 0.06, 0.09, 0.12, 0.15]
    assert answer.requirement == pytest.approx(750)
    index = margin.tims_grid([Leg("underlying", -1.0)], 100.0, move_down=0.08, move_up=0.06)
    assert index.requirement == pytest.approx(6)
    assert [row.price for row in index.scenarios][::10] == [pytest.approx(92), pytest.approx(106)]


@given(PORTFOLIOS)
def test_the_grid_is_the_worst_of_its_prices(portfolio: Any) -> None:
    answer = margin.tims_grid(portfolio, 100.0, move_down=0.08, move_up=0.06)
    size = 1 + sum(abs(leg.quantity) * leg.multiplier * 200 for leg in portfolio)
    before = worth(portfolio, 100.0)
    again = [before - worth(portfolio, row.price) for row in answer.scenarios]
    assert answer.requirement == pytest.approx(max(0.0, *again), rel=1e-9, abs=1e-9 * size)


def test_a_protective_put_limits_the_requirement() -> None:
    share = Leg("underlying", 100.0)
    put = Leg("put", 1.0, 100.0, 95.0, 0.25, 0.3)
    alone = margin.tims_grid([share], 100.0).requirement
    protected = margin.tims_grid([share, put], 100.0, minimum_per_contract=37.5)
    assert protected.requirement < alone
    assert protected.minimum == 37.5


REFUSED = [
    (
        lambda: margin.span_scan([], 100.0, price_range=40.0, volatility_range=0.0),
        "price_range times extreme_multiplier must be below price",
    ),
    (
        lambda: margin.span_scan(
            [Leg("call", 1.0, volatility=0.2)], 100.0, price_range=1, volatility_range=0.2
        ),
        r"volatility_range must be below legs\[0\].volatility",
    ),
    (lambda: margin.span_scan([1], 100.0, **RANGES), r"legs\[0\] must be a Leg"),  # type: ignore[list-item]
    (lambda: margin.tims_grid([Leg("call", 1.0)] * 201, 100.0), "legs may have 200 items at most, got 201"),
    (lambda: margin.tims_grid([], 100.0, move_down=1), "move_down is a fraction"),
    (lambda: margin.tims_grid([], 100.0, intervals=0), "intervals must be between 1 and 1000"),
    (lambda: Leg("future", 1.0), "kind must be 'call' or 'put' or 'underlying'"),
    (lambda: Leg("call", 1.0, volatility=0), "volatility must be greater than 0"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_a_bad_argument_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
