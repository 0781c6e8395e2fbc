"""A Morpho market: one collateral, one loan asset, one threshold that never changes."""

from margin import checks, compare

__all__ = ["morpho_health_factor", "morpho_incentive"]


def morpho_health_factor(
    collateral_amount: float, debt_amount: float, *, price: float, lltv: float
) -> float | None:
    """Return the health factor of a borrower in one Morpho market.

    Equation: HF = collateral amount · price · LLTV / debt amount

    Args:
        collateral_amount: Units of the collateral. ≥ 0.
        debt_amount: Units of the loan asset owed. ≥ 0.
        price: Loan asset per unit of collateral, by the market's oracle. > 0.
        lltv: Liquidation loan-to-value of the market. 0 to 1.

    Returns:
        A ratio ≥ 0, exactly 1 where both sides are equal: below it the borrower may be liquidated. None when
        there is no debt.

    Raises:
        ValueError: An argument is outside its range, or the ratio is too large; the message names it.
        TypeError: An argument is not a number.

    Source: "Collateral, LTV & Health", Morpho documentation; @morpho-org/blue-sdk.
    """
    units = checks.not_negative("collateral_amount", collateral_amount)
    debt = checks.not_negative("debt_amount", debt_amount)
    rate = checks.positive("price", price)
    threshold = checks.between("lltv", lltv, 0, 1)
    if debt == 0:
        return None
    what = "health factor of collateral_amount, debt_amount, price and lltv"
    return checks.computed(what, lambda: compare.ratio(what, units * rate * threshold, debt))


def morpho_incentive(lltv: float, *, cap: float = 1.15, slope: float = 0.3) -> float:
    """Return what a liquidator receives in collateral per unit of debt repaid.

    Equation: incentive = min(cap, 1 / (1 − slope · (1 − LLTV)))

    Args:
        lltv: Liquidation loan-to-value of the market. 0 to 1.
        cap: Largest incentive. ≥ 1.
        slope: How fast the incentive grows as the threshold falls. 0 to 1, below 1.

    Returns:
        A factor from 1 to the cap; 1.05 means a bonus of 5 %. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is not a number.

    Source: "Liquidation", Morpho documentation; @morpho-org/blue-sdk.
    """
    threshold = checks.between("lltv", lltv, 0, 1)
    most = checks.at_least("cap", cap, 1)
    growth = checks.fraction("slope", slope)
    return min(most, 1 / (1 - growth * (1 - threshold)))
