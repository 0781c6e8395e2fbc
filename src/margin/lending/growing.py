"""A liquidation that grows: more of the debt with time, a larger bonus the further the health factor fell."""

from margin import checks, compare

__all__ = ["bonus_by_health", "discount_by_health", "share_by_time"]


def share_by_time(
    shortage: float,
    elapsed: float,
    *,
    freed: float = 0.0,
    first: float = 0.1,
    duration: float = 150.0,
    small: float = 50.0,
) -> float:
    """Return which share of what is short now may be freed by liquidating, some time after it began.

    Equation: share = max(0, (shortage + freed) · min(1, first + elapsed/duration) − freed) / shortage; 1
        below the small shortage

    Args:
        shortage: What the account lacks to its requirement now, base currency. > 0.
        elapsed: Time since this liquidation began, 0 before its first step: slots at Drift. ≥ 0.
        freed: What was freed in this liquidation already, base currency. ≥ 0.
        first: Share that may be freed at once. 0 to 1; a tenth in the package that was run.
        duration: Time in which the share grows by all of it, in the unit of `elapsed`. > 0; 150 slots there.
        small: Below this shortage all may be freed at once; at exactly it, not yet. ≥ 0; 50 at Drift.

    Returns:
        A fraction, 0 to 1. Drift rounds down to whole slots and ten-thousandths, which is not imitated.
        Never None.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Drift protocol-v2, liquidation.rs, calculate_max_pct_to_liquidate (commit 0ae3e3b);
        @drift-labs/sdk 2.156.0.
    """
    short = checks.positive("shortage", shortage)
    time = checks.not_negative("elapsed", elapsed)
    done = checks.not_negative("freed", freed)
    start = checks.between("first", first, 0, 1)
    whole = checks.positive("duration", duration)
    tiny = checks.not_negative("small", small)
    what = "share of shortage, elapsed, freed, first and duration"
    if compare.left(what, short, -tiny) < 0:
        return 1.0
    opened = min(1.0, start + checks.quotient(what, time, whole))
    if compare.same(opened, 1.0):
        return 1.0
    allowed = checks.finite(what, (short + done) * opened)
    return compare.ratio(what, max(0.0, compare.left(what, allowed, -done)), short)


def bonus_by_health(
    health_factor: float,
    *,
    start: float,
    slope: float,
    most: float,
    least: float = 0.0,
    collateral_ratio: float | None = None,
) -> float:
    """Return a liquidation bonus that grows as the health factor falls.

    Equation: bonus = min(start + slope · (1 − HF), max(min(ratio − 1, most), least)) below 1, else 0

    Args:
        health_factor: Ratio of counted collateral to debt. ≥ 0.
        start: Bonus just below 1. 0 to 1.
        slope: How much is added for each 1 that the factor lacks. ≥ 0.
        most: Largest bonus. 0 to 1.
        least: What is left of the largest when the collateral no longer carries it. 0 to the largest.
        collateral_ratio: Value of the collateral over the debt, ≥ 0; None where it does not limit the bonus.

    Returns:
        A fraction, 0 to the largest bonus; 0 at a health factor of 1 or more, when nothing may be taken.
        Never None.

    Raises:
        ValueError: An argument is outside its range, or the bonus is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Mars protocol, mars-params 1.0.7, LiquidationBonus (docs.rs).
    """
    factor = checks.not_negative("health_factor", health_factor)
    first = checks.between("start", start, 0, 1)
    growth = checks.not_negative("slope", slope)
    largest = checks.between("most", most, 0, 1)
    lowest = checks.at_most("least", checks.not_negative("least", least), largest, "most")
    carried = largest
    if collateral_ratio is not None:
        ratio = checks.not_negative("collateral_ratio", collateral_ratio)
        carried = max(min(ratio - 1, largest), lowest)
    lacking = compare.left("health factor", 1.0, -factor)
    if lacking <= 0:
        return 0.0
    return min(checks.finite("bonus of health_factor, start and slope", first + growth * lacking), carried)


def discount_by_health(health_factor: float, *, most: float) -> float:
    """Return the discount at which collateral is taken: as much as the health factor lacks to 1.

    Equation: discount = min(1 − HF, most); who repays 1 takes collateral worth 1 / (1 − discount)

    Args:
        health_factor: Ratio of counted collateral to debt. ≥ 0.
        most: Largest discount. 0 to 1, below 1.

    Returns:
        A fraction, 0 to the largest discount; 0 at a health factor of 1 or more. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is not a number.

    Source: Euler, Liquidation.sol, calculateMaxLiquidation (euler-vault-kit, commit 5b98b42).
    """
    factor = checks.not_negative("health_factor", health_factor)
    largest = checks.fraction("most", most)
    return min(max(0.0, compare.left("health factor", 1.0, -factor)), largest)
