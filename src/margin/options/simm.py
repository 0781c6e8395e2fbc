"""The delta margin of interest rates in ISDA's standard model for contracts without a clearing house.

The model's weights, correlations and thresholds are ISDA's, are set anew every year, and are not given here:
who may use them enters them. What is here is the arithmetic that puts them together.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from margin import checks, compare

__all__ = ["RateBucket", "RateBucketMargin", "SimmDelta", "simm_rates_delta"]

MOST_TENORS = 50
MOST_BUCKETS = 50
PIVOT = 1e-9
"""How far below zero a variance may be for the digits of a matrix: correlations have two or three."""


@dataclass(frozen=True, slots=True)
class RateBucket:
    """One currency: what a basis point at each tenor costs, and the model's numbers for it.

    Args:
        sensitivities: Change in value for one basis point more, by tenor, in money. 1 to 50 numbers.
        weights: Risk weight of each tenor, in basis points. As many, each ≥ 0.
        correlations: The tenors' correlation matrix: symmetric, 1 on its diagonal, and of no negative
            variance. As many rows of as many numbers in [−1, 1].
        threshold: Sum of sensitivities beyond which the currency counts as concentrated, in money. > 0; None
            for no such limit.
    """

    sensitivities: Sequence[float]
    weights: Sequence[float]
    correlations: Sequence[Sequence[float]]
    threshold: float | None = None

    def __post_init__(self) -> None:
        moved = checks.sequence("sensitivities", self.sensitivities, MOST_TENORS, 1)
        checks.keep(self, sensitivities=_each("sensitivities", moved, checks.number))
        weights = checks.sequence("weights", self.weights, MOST_TENORS)
        checks.same("weights", len(weights), len(moved), "sensitivities")
        checks.keep(self, weights=_each("weights", weights, checks.not_negative))
        checks.keep(self, correlations=_matrix(self.correlations, len(moved)))
        if self.threshold is not None:
            checks.keep(self, threshold=checks.whole_digits("threshold", self.threshold))


@dataclass(frozen=True, slots=True)
class RateBucketMargin:
    """What one currency adds.

    Attributes:
        concentration: Factor on its sensitivities; 1 up to the threshold. ≥ 1.
        weighted: Weighted sensitivity of each tenor, in money.
        margin: Margin of the currency alone, K. ≥ 0.
        net: Its weighted sensitivities added up, S, held between −K and K.
    """

    concentration: float
    weighted: tuple[float, ...]
    margin: float
    net: float


@dataclass(frozen=True, slots=True)
class SimmDelta:
    """The delta margin of the interest rate class.

    Attributes:
        margin: All currencies together, in money. ≥ 0.
        buckets: Each currency, in the order given.
    """

    margin: float
    buckets: tuple[RateBucketMargin, ...]


def simm_rates_delta(buckets: Sequence[RateBucket], *, between: float) -> SimmDelta:
    """Return the delta margin of interest rates from sensitivities, weights and correlations.

    Equation: CR = max(1, √(|Σ s| / T)); WS = weight · s · CR; K² = Σ Σ ρ·WS·WS; S = Σ WS within ±K;
        margin² = Σ K² + Σ Σ γ·g·S·S, with g = min(CR, CR) / max(CR, CR) of the two currencies

    Args:
        buckets: 1 to 50 currencies.
        between: Correlation γ of any two currencies, a fraction. 0 to 1.

    Returns:
        A SimmDelta. Never None.

    Raises:
        ValueError: An argument is outside its range, a matrix is none of correlations, or an amount is too
            large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "ISDA SIMM Excel Calculator" (K) and "ISDA SIMM: Concentration Thresholds" (CR), Clarus Financial
        Technology; S, g and the sum over currencies: quantark 0.5.5, which names paragraphs 7(d), 8(d) and
        10(f) of the ISDA SIMM Methodology 2.6. One curve a currency; inflation, basis, vega and curvature
        are left out.
    """
    items = checks.sequence("buckets", buckets, MOST_BUCKETS, 1)
    for item in items:
        checks.instance("buckets", item, RateBucket)
    gamma = checks.between("between", between, 0, 1)
    what = "margin of buckets and between"
    return checks.computed(what, lambda: _class(what, [_bucket(what, item) for item in items], gamma))


def _bucket(what: str, item: RateBucket) -> RateBucketMargin:
    factor = 1.0
    if item.threshold is not None:
        factor = max(1.0, math.sqrt(abs(checks.total(what, item.sensitivities)) / item.threshold))
    pairs = zip(item.weights, item.sensitivities, strict=True)
    weighted = tuple(weight * moved * factor for weight, moved in pairs)
    margin = _root(
        what,
        [
            rho * one * other
            for one, row in zip(weighted, item.correlations, strict=True)
            for other, rho in zip(weighted, row, strict=True)
        ],
    )
    net = compare.left(what, *weighted)
    return RateBucketMargin(factor, weighted, margin, max(-margin, min(net, margin)))


def _class(what: str, parts: Sequence[RateBucketMargin], gamma: float) -> SimmDelta:
    squares = [part.margin * part.margin for part in parts]
    for place, one in enumerate(parts):
        for other in parts[:place]:
            low, high = sorted((one.concentration, other.concentration))
            squares.append(2 * gamma * low / high * one.net * other.net)
    return SimmDelta(_root(what, squares), tuple(parts))


def _root(what: str, squares: Sequence[float]) -> float:
    """Return the root of a sum that is not negative but for rounding."""
    return math.sqrt(max(0.0, compare.left(what, *squares)))


def _each(name: str, values: Sequence[float], check: Callable[[str, float], float]) -> tuple[float, ...]:
    return tuple(check(f"{name}[{place}]", value) for place, value in enumerate(values))


def _matrix(rows: Sequence[Sequence[float]], size: int) -> tuple[tuple[float, ...], ...]:
    """Return a matrix of correlations, checked: its shape, its diagonal, its symmetry, its variances."""
    given = checks.sequence("correlations", rows, MOST_TENORS)
    checks.same("correlations", len(given), size, "sensitivities")
    table = []
    for place, row in enumerate(given):
        name = f"correlations[{place}]"
        values = checks.sequence(name, row, MOST_TENORS)
        checks.same(name, len(values), size, "sensitivities")
        table.append(tuple(checks.between(f"{name}[{i}]", value, -1, 1) for i, value in enumerate(values)))
        checks.same(f"{name}[{place}]", table[-1][place], 1.0)
        for before in range(place):
            checks.same(
                f"{name}[{before}]",
                table[-1][before],
                table[before][place],
                f"correlations[{before}][{place}]",
            )
    if not _has_variances(table):
        says = "must be of no negative variance: no prices move together like that"
        checks.refuse("correlations", "fits", rows, says=says)
    return tuple(table)


def _has_variances(table: Sequence[Sequence[float]]) -> bool:
    """Return whether a matrix is positive semidefinite, by taking out one row after the other."""
    left = [list(row) for row in table]
    for place, row in enumerate(left):
        pivot = row[place]
        below = [other[place] for other in left[place + 1 :]]
        if pivot < -PIVOT or (pivot <= PIVOT and any(abs(value) > math.sqrt(PIVOT) for value in below)):
            return False
        if pivot <= PIVOT:
            continue
        for other, value in zip(left[place + 1 :], below, strict=True):
            for column in range(place, len(row)):
                other[column] -= value / pivot * row[column]
    return True
