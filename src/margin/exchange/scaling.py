"""Requirements that grow with size: a rate in a straight line, or a multiplier tier by tier."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from margin import checks
from margin.exchange.types import MOST_BRACKETS

__all__ = ["ScalingTier", "incremental_scaling", "size_scaled_margin", "size_scaled_rate"]


@dataclass(frozen=True, slots=True)
class ScalingTier:
    """One tier of a requirement that is scaled piece by piece.

    Args:
        floor: Raw requirement at which the tier begins, in the settlement currency. ≥ 0.
        multiplier: Factor on the part above the floor. > 0.
    """

    floor: float
    multiplier: float

    def __post_init__(self) -> None:
        checks.keep(self, floor=checks.not_negative("floor", self.floor))
        checks.keep(self, multiplier=checks.positive("multiplier", self.multiplier))


def size_scaled_rate(size: float, base: float, slope: float) -> float:
    """Return a margin rate that grows in a straight line with the position.

    Equation: rate = base + slope × size.

    Args:
        size: Position in coin. ≥ 0.
        base: Rate at size 0, a fraction in [0, 1).
        slope: Increase in the rate per coin. ≥ 0.

    Returns:
        The rate, a fraction; above 1 for a size beyond what the venue allows. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Linear Perpetual, Deribit support.
    """
    size, slope = checks.not_negative("size", size), checks.not_negative("slope", slope)
    return checks.finite("rate", checks.fraction("base", base) + slope * size)


def size_scaled_margin(size: float, base: float, slope: float, *, price: float = 1.0) -> float:
    """Return the margin under a rate that grows with the position.

    Equation: margin = (base + slope × size) × size × price.

    Args:
        size: Position in coin. ≥ 0.
        base: Rate at size 0, a fraction in [0, 1).
        slope: Increase in the rate per coin. ≥ 0.
        price: Index price, quote per coin, for a margin in quote; 1 for a margin in coin. > 0.

    Returns:
        Margin in quote, or in coin at price 1. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Linear Perpetual, Deribit support.
    """
    price = checks.positive("price", price)
    return checks.finite("margin", size_scaled_rate(size, base, slope) * size * price)


def incremental_scaling(raw: float, tiers: Sequence[ScalingTier], *, other_requirement: float = 0.0) -> float:
    """Return a requirement whose slices are multiplied tier by tier, or another one if that is larger.

    Equation: max(Σ multiplierₖ × (part of raw in tier k), other).

    Args:
        raw: Requirement before scaling, in the settlement currency. ≥ 0.
        tiers: 1 to 200 tiers by rising floor, the first at 0.
        other_requirement: Requirement that the scaled one may not undercut, same currency. ≥ 0.

    Returns:
        Requirement in the settlement currency. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: OKEx adjusts scaling-factor logic in Portfolio Margin mode, OKX announcement.
    """
    raw, other = checks.not_negative("raw", raw), checks.not_negative("other_requirement", other_requirement)
    table = checks.sequence("tiers", tiers, MOST_BRACKETS, 1)
    for tier in table:
        checks.instance("tiers", tier, ScalingTier)
    floors = [tier.floor for tier in table]
    checks.same("tiers[0].floor", floors[0], 0.0)
    for index, (low, high) in enumerate(pairwise(floors)):
        checks.above(f"tiers[{index + 1}].floor", high, low, f"tiers[{index}].floor")
    caps = [min(floor, raw) for floor in [*floors[1:], raw]]
    slices = (tier.multiplier * max(cap - tier.floor, 0.0) for tier, cap in zip(table, caps, strict=True))
    return max(checks.total("requirement", slices), other)
