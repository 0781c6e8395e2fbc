"""ISDA's delta margin of rates: exact sums, the laws of a risk measure, concentration, and what is no correlation."""

import math
from dataclasses import replace
from itertools import product

import pytest

import margin
from tests.margin.exact import Chance, F, t

DRAWS = 300
SEED = 20261128
ONE = ((1.0,),)
PAIR = ((1.0, 0.5), (0.5, 1.0))


def matrix(c: Chance, size: int) -> list[list[float]]:
    """Correlations that fall with distance, as those of tenors do: a typed number to its power."""
    step = c.choice([F(9, 10), F(1, 2), F(1, 5), F(0)])
    return [[t(step ** abs(i - j)) if i != j else 1.0 for j in range(size)] for i in range(size)]


def bucket(c: Chance, threshold: bool = True) -> margin.RateBucket:
    size = c.randint(1, 4)
    moved = [t(c.typed(1, 900, 1)) * c.choice([1, -1]) for _ in range(size)]
    limit = t(c.typed(1, 400, 1)) if threshold and c.random() < 0.5 else None
    return margin.RateBucket(moved, [t(c.typed(1, 90, 1)) for _ in range(size)], matrix(c, size), limit)


def alone(item: margin.RateBucket) -> margin.RateBucketMargin:
    return margin.simm_rates_delta([item], between=0).buckets[0]


def test_one_currency_is_the_root_of_an_exact_sum() -> None:
    c = Chance(SEED)
    for _ in range(DRAWS):
        item = replace(bucket(c), threshold=None)
        weighted = [F(repr(s)) * F(repr(w)) for s, w in zip(item.sensitivities, item.weights, strict=True)]
        rows = [[F(repr(rho)) for rho in row] for row in item.correlations]
        places = range(len(weighted))
        square = sum((rows[i][j] * weighted[i] * weighted[j] for i, j in product(places, places)), F(0))
        found = alone(item)
        assert found.margin**2 == pytest.approx(float(square), rel=1e-12, abs=1e-6)
        assert abs(found.net) <= found.margin
        assert found.concentration == 1


def test_currencies_together_are_the_root_of_an_exact_sum() -> None:
    c = Chance(SEED + 1)
    for _ in range(DRAWS):
        items, gamma = [bucket(c) for _ in range(c.randint(2, 4))], c.choice([F(0), F(3, 10), F(1)])
        done = margin.simm_rates_delta(items, between=float(gamma))
        square = sum((F(part.margin) ** 2 for part in done.buckets), F(0))
        for one, other in product(done.buckets, done.buckets):
            if one is not other:
                near = sorted((F(one.concentration), F(other.concentration)))
                square += gamma * near[0] / near[1] * F(one.net) * F(other.net)
        assert square >= -F(1, 10**6)
        assert done.margin == pytest.approx(math.sqrt(max(0, float(square))), rel=1e-9, abs=1e-3)
        assert done.margin <= sum(part.margin for part in done.buckets) * (1 + 1e-12)


def test_the_margin_of_two_books_is_no_more_than_both_margins() -> None:
    c = Chance(SEED + 2)
    for _ in range(DRAWS):
        item = bucket(c, threshold=False)
        more = [t(c.typed(1, 900, 1)) * c.choice([1, -1]) for _ in item.sensitivities]
        other = replace(item, sensitivities=more)
        both = replace(item, sensitivities=[a + b for a, b in zip(item.sensitivities, more, strict=True)])
        assert alone(both).margin <= (alone(item).margin + alone(other).margin) * (1 + 1e-12) + 1e-6


def test_a_book_turned_round_or_doubled_needs_the_same_and_twice_as_much() -> None:
    c = Chance(SEED + 3)
    for _ in range(DRAWS):
        items = [bucket(c, threshold=False) for _ in range(3)]
        whole = margin.simm_rates_delta(items, between=0.3).margin
        for factor in (-1, 2):
            turned = [replace(i, sensitivities=[factor * s for s in i.sensitivities]) for i in items]
            assert margin.simm_rates_delta(turned, between=0.3).margin == pytest.approx(abs(factor) * whole)
        assert margin.simm_rates_delta(items[::-1], between=0.3).margin == pytest.approx(whole)


def test_a_concentrated_currency_counts_by_the_root_of_how_far_it_is_beyond_its_threshold() -> None:
    plain = margin.RateBucket([400.0], [50.0], ONE)
    for threshold, factor in ((400.0, 1.0), (401.0, 1.0), (100.0, 2.0), (25.0, 4.0)):
        found = alone(replace(plain, threshold=threshold))
        assert (found.concentration, found.margin) == (factor, 20_000 * factor)
    # what nets out is not concentrated
    assert alone(margin.RateBucket([400.0, -400.0], [50.0, 50.0], PAIR, 100.0)).concentration == 1


def test_differing_concentration_loosens_the_tie_between_two_currencies() -> None:
    calm = margin.RateBucket([100.0], [50.0], ONE)
    crowded = margin.RateBucket([100.0], [50.0], ONE, 25.0)  # twice the factor
    done = margin.simm_rates_delta([calm, crowded], between=0.5)
    assert done.margin == pytest.approx(math.sqrt(5_000**2 + 10_000**2 + 2 * 0.5 * 0.5 * 5_000 * 10_000))


def test_a_full_hedge_costs_nothing_and_a_loose_one_something() -> None:
    tied = margin.RateBucket([100.0, -100.0], [50.0, 50.0], ((1.0, 1.0), (1.0, 1.0)))
    assert alone(tied).margin == 0
    assert alone(replace(tied, correlations=PAIR)).margin == pytest.approx(5_000)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([[1, 0.5], [0.4, 1]], r"correlations\[1\]\[0\] must be correlations\[0\]\[1\] 0.5"),
        ([[1, 0.5], [0.5, 0.9]], r"correlations\[1\]\[1\] must be 1.0"),
        ([[1, 0.5]], "correlations must be sensitivities 2"),
        ([[1, 1.5], [1.5, 1]], r"correlations\[0\]\[1\] must be between -1 and 1"),
    ],
)
def test_what_is_no_matrix_of_correlations_is_refused_by_its_place(
    rows: list[list[float]], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        margin.RateBucket([1, 2], [50, 50], rows)


def test_correlations_that_cannot_hold_together_are_refused() -> None:
    rows = [[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]]
    with pytest.raises(ValueError, match="correlations must be of no negative variance"):
        margin.RateBucket([1, 2, 3], [50, 50, 50], rows)
    almost = [[1.0, 1.0, 0.999], [1.0, 1.0, 1.0], [0.999, 1.0, 1.0]]
    with pytest.raises(ValueError, match="correlations must be of no negative variance"):
        margin.RateBucket([1, 2, 3], [50, 50, 50], almost)
    assert margin.RateBucket([1, 2, 3], [50, 50, 50], [[1.0] * 3] * 3).threshold is None
