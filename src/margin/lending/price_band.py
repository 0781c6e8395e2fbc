"""Two prices for one asset: the lower one counts what is held, the higher one what is owed."""

from dataclasses import dataclass

from margin import checks

__all__ = ["PriceBand", "average_band", "confidence_band"]


@dataclass(frozen=True, slots=True)
class PriceBand:
    """The two edges of what an asset may be worth.

    Attributes:
        low: Price at which a deposit counts. > 0.
        high: Price at which a debt counts. The low edge or more.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        low = checks.positive("low", self.low)
        checks.keep(self, low=low, high=checks.at_least("high", self.high, low, "low"))


def confidence_band(
    price: float, confidence: float, *, multiple: float = 2.12, spread: float = 0.0, most: float = 0.05
) -> PriceBand:
    """Return the edges of a price that its oracle gives with a confidence.

    Equation: price ∓ min(multiple · confidence + spread · price, most · price)

    Args:
        price: Price of a unit by the oracle. > 0.
        confidence: How far the oracle itself thinks it may be off, in the price's currency. ≥ 0.
        multiple: How many confidences are taken. ≥ 0; 2.12 at marginfi for Pyth, 1.96 for Switchboard, 1 at
            Drift.
        spread: A fraction of the price on top. 0 to 1, below 1; 0 at marginfi.
        most: Widest band, as a fraction of the price. 0 to 1, below 1; 0.05 at marginfi.

    Returns:
        A PriceBand; both edges are the price where the confidence and the spread are 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or an edge is too large; the message names it.
        TypeError: An argument is not a number.

    Source: marginfi-v2, price.rs and constants.rs (commit 3031ba3: 2.12 and 1.96 confidences, 5 % at most; a
        bank may also refuse a price whose confidence is too wide, which is not imitated); Drift
        protocol-v2, sdk/src/math/margin.ts, calculateOraclePriceForPerpMargin (commit 0ae3e3b: confidence
        and base spread, the largest spread at most).
    """
    middle = checks.whole_digits("price", price)
    doubt = checks.not_negative("confidence", confidence)
    times = checks.not_negative("multiple", multiple)
    more, widest = checks.fraction("spread", spread), checks.fraction("most", most)
    what = "band of price, confidence, multiple, spread and most"
    away = checks.computed(what, lambda: min(times * doubt + more * middle, widest * middle))
    return PriceBand(middle - away, checks.finite(what, middle + away))


def average_band(price: float, average: float) -> PriceBand:
    """Return the edges between a price and its average over some time.

    Equation: low = min(price, average), high = max(price, average)

    Args:
        price: Price of a unit now. > 0.
        average: Its average, as the lender takes it. > 0.

    Returns:
        A PriceBand. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is not a number.

    Source: Suilend, reserve.move, price_lower_bound and price_upper_bound (commit a84b325: spot and smoothed
        price); Drift protocol-v2, oracle.rs, StrictOraclePrice (commit 0ae3e3b: spot and average of five
        minutes).
    """
    now, smooth = checks.positive("price", price), checks.positive("average", average)
    return PriceBand(min(now, smooth), max(now, smooth))
