"""Several deposits against several debts, each weighted: against exact fractions, by hand, and as one loan."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import margin
from margin import Collateral, Debt, EMode
from tests.margin.answers import there
from tests.margin.strategies import numbers

F = Fraction
AMOUNTS, PRICES = numbers(1e-6, 1e9), numbers(1e-6, 1e6)
BANDS = st.just(0.0) | st.floats(0, 0.5)


@st.composite
def deposits(draw: st.DrawFn) -> Any:
    threshold = draw(st.floats(0.01, 1))
    limit = threshold * draw(st.floats(0, 1))
    return Collateral(draw(AMOUNTS), draw(PRICES), threshold, limit, draw(st.booleans()))


@st.composite
def loans(draw: st.DrawFn) -> Any:
    """Deposits, and debts that share about what the deposits count for."""
    held = draw(st.lists(deposits(), min_size=1, max_size=5))
    shares = draw(st.lists(st.floats(0.01, 1), min_size=1, max_size=5))
    room = float(counted(held)) * draw(st.floats(0.1, 3)) / sum(shares)
    owed = []
    for share in shares:
        price, weight = draw(PRICES), draw(st.floats(1, 2))
        owed.append(Debt(room * share / price, price, weight, weight * draw(st.floats(1, 1.5))))
    return held, owed


def counted(held: Any) -> Fraction:
    return sum((F(d.amount) * F(d.price) * F(d.liquidation_threshold) for d in held), F(0))


def burden(owed: Any, weight: str = "weight") -> Fraction:
    return sum((F(d.amount) * F(d.price) * F(getattr(d, weight)) for d in owed), F(0))


def alike(ours: Any, theirs: Any) -> bool:
    """Whether two rows have the same prices, and none at the same places."""
    pairs = list(zip(ours, theirs, strict=True))
    return all(a == b if None in (a, b) else a == pytest.approx(b, rel=1e-9) for a, b in pairs)


@given(loans(), BANDS)
def test_every_figure_follows_from_its_definition(loan: Any, band: float) -> None:
    held, owed = loan
    answer = margin.weighted_loan(held, owed, band=band)
    counts, weighs = counted(held) * (1 - F(band)), burden(owed) * (1 + F(band))
    assert answer.counted_collateral == pytest.approx(float(counts), rel=1e-12)
    assert answer.counted_debt == pytest.approx(float(weighs), rel=1e-12)
    assert answer.health_factor == pytest.approx(float(counts / weighs), rel=1e-12)
    assert answer.used == pytest.approx(float(weighs / counts), rel=1e-12)
    assert answer.drop_to_liquidation == pytest.approx(float(1 - weighs / counts), rel=1e-9, abs=1e-12)
    assert answer.rise_to_liquidation == pytest.approx(float(counts / weighs - 1), rel=1e-9, abs=1e-12)
    assert answer.liquidatable == (there(answer.health_factor) < 1)
    limit = sum((F(d.amount) * F(d.price) * F(d.max_ltv) for d in held), F(0)) * (1 - F(band))
    room = limit - burden(owed, "first_weight") * (1 + F(band))
    assert answer.available == pytest.approx(float(max(room, F(0))), rel=1e-9, abs=float(limit) * 1e-12)


@given(loans(), BANDS)
def test_at_each_liquidation_price_both_sides_count_for_the_same(loan: Any, band: float) -> None:
    held, owed = loan
    answer = margin.weighted_loan(held, owed, band=band)
    low, high = 1 - F(band), 1 + F(band)
    counts, weighs = counted(held) * low, burden(owed) * high
    for deposit, price in zip(held, answer.collateral_prices, strict=True):
        others = counts - counted([deposit]) * low
        if price is None:
            assert others >= weighs * (1 - F(1, 10**9))
        else:
            alone = F(deposit.amount) * F(price) * low * F(deposit.liquidation_threshold)
            assert float(alone + others) == pytest.approx(float(weighs), rel=1e-9)
    for debt, price in zip(owed, answer.debt_prices, strict=True):
        others = weighs - burden([debt]) * high
        if price is None:
            assert others >= counts * (1 - F(1, 10**9))
        else:
            alone = F(debt.amount) * F(price) * high * F(debt.weight)
            assert float(alone + others) == pytest.approx(float(counts), rel=1e-9)


@given(loans(), BANDS)
def test_what_may_be_borrowed_of_one_debt_uses_up_the_limit(loan: Any, band: float) -> None:
    held, owed = loan
    answer = margin.weighted_loan(held, owed, band=band)
    for place, units in enumerate(answer.borrowable):
        more = [
            Debt(d.amount + units * (i == place), d.price, d.weight, d.initial_weight)
            for i, d in enumerate(owed)
        ]
        assert margin.weighted_loan(held, more, band=band).available <= answer.available * 1e-9 + 1e-9


@given(loans())
def test_weights_of_one_are_the_plain_loan(loan: Any) -> None:
    held, owed = loan
    plain = [Debt(d.amount, d.price) for d in owed]
    category = EMode(0.9, 0.85)
    ours = margin.weighted_loan(held, plain, emode=category)
    theirs = margin.lending_position(held, ours.debt_value, emode=category)
    assert (ours.collateral_value, ours.counted_collateral) == (
        theirs.collateral_value,
        theirs.counted_collateral,
    )
    assert ours.health_factor == pytest.approx(theirs.health_factor, rel=1e-12)
    assert alike(ours.collateral_prices, theirs.liquidation_prices)
    assert ours.available == pytest.approx(theirs.available, rel=1e-9, abs=ours.counted_collateral * 1e-12)


@given(loans())
def test_one_debt_with_a_weight_is_a_threshold_divided_by_it(loan: Any) -> None:
    held, (debt, *_) = loan
    ours = margin.weighted_loan(held, [debt])
    divided = [Collateral(d.amount, d.price, d.liquidation_threshold / debt.weight) for d in held]
    theirs = margin.lending_position(divided, debt.value)
    assert ours.health_factor == pytest.approx(theirs.health_factor, rel=1e-9)
    assert alike(ours.collateral_prices, theirs.liquidation_prices)


def test_two_debts_worked_by_hand() -> None:
    held = [Collateral(10, 3_000, 0.8, 0.75), Collateral(5_000, 1, 0.9, 0.85)]
    owed = [Debt(12_000, 1), Debt(2, 2_500, 1.25, 1.3)]
    answer = margin.weighted_loan(held, owed)
    assert answer.counted_collateral == 24_000 + 4_500
    assert (answer.debt_value, answer.counted_debt) == (17_000, 18_250)
    assert answer.health_factor == pytest.approx(28_500 / 18_250)
    assert answer.available == 22_500 + 4_250 - 12_000 - 6_500
    assert answer.borrowable == pytest.approx((8_250, 8_250 / 3_250))
    assert answer.collateral_prices == pytest.approx((13_750 / 8, None))
    assert answer.debt_prices == pytest.approx((22_250 / 12_000, 16_500 / 2.5))


def test_a_band_lowers_one_side_and_raises_the_other() -> None:
    held, owed = [Collateral(1, 2_000, 0.8)], [Debt(1_000, 1, 1.2)]
    answer = margin.weighted_loan(held, owed, band=0.05)
    assert answer.health_factor == pytest.approx(1_600 * 0.95 / (1_200 * 1.05))
    assert answer.collateral_prices == pytest.approx((1_200 * 1.05 / (0.8 * 0.95),))
    edges = margin.confidence_band(2_000, 100, multiple=1)
    by_edges = margin.weighted_loan([Collateral(1, edges.low, 0.8)], [Debt(1_000, 1.05, 1.2)])
    assert by_edges.health_factor == pytest.approx(answer.health_factor)


def test_without_debt_or_without_collateral() -> None:
    empty = margin.weighted_loan([Collateral(1, 100, 0.8, 0.7)], [])
    assert (empty.health_factor, empty.drop_to_liquidation, empty.rise_to_liquidation) == (None, None, None)
    assert (empty.liquidatable, empty.available, empty.collateral_prices) == (False, 70, (None,))
    bare = margin.weighted_loan([], [Debt(1, 100)], trigger="at_or_below")
    assert (bare.health_factor, bare.used, bare.liquidatable, bare.debt_prices) == (0, None, True, (None,))


WRONG = [
    (lambda: Debt(1, 1, 0.9), r"weight must not be below 1, got 0\.9"),
    (lambda: Debt(1, 1, 1.2, 1.1), r"initial_weight must not be below weight 1\.2, got 1\.1"),
    (lambda: Debt(-1, 1), "amount must not be negative"),
    (lambda: margin.weighted_loan([], [Collateral(1, 1, 0.5)]), r"debts\[0\] must be a Debt"),  # type: ignore[list-item]
    (lambda: margin.weighted_loan([], [], band=1), "band is a fraction"),
    (lambda: margin.weighted_loan([], [], trigger="above"), "trigger must be"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("call", "words"), WRONG)
def test_what_cannot_be_meant_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
