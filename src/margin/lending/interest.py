"""What time does to a loan: balances that grow, and the day on which growth alone liquidates."""

import math

from margin import checks, compare

__all__ = ["borrow_growth", "interest_time_to_liquidation", "supply_growth"]

SECONDS_PER_YEAR = 31_536_000
MOST_SECONDS = 1000 * SECONDS_PER_YEAR


def supply_growth(scaled_balance: float, *, annual_rate: float, seconds: float, index: float = 1.0) -> float:
    """Return a deposit that has earned interest, linearly since the last update of the reserve.

    Equation: balance = scaled balance · index · (1 + rate · seconds / 31 536 000)

    Args:
        scaled_balance: Balance divided by the index when it was deposited, in units. ≥ 0.
        annual_rate: Supply rate per year. ≥ 0; 0.02 is 2 %.
        seconds: Time since the last update. 0 to 1000 years.
        index: Liquidity index at the last update. > 0; 1 for a plain balance.

    Returns:
        Units of the asset, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or the balance is too large; the message names it.
        TypeError: An argument is not a number.

    Source: @aave/math-utils (calculateLinearInterest, getLinearBalance); aave-v3-origin, MathUtils.
    """
    scaled = checks.not_negative("scaled_balance", scaled_balance)
    rate = checks.not_negative("annual_rate", annual_rate)
    elapsed = checks.between("seconds", seconds, 0, MOST_SECONDS)
    level = checks.positive("index", index)
    return checks.computed(
        "balance of scaled_balance, annual_rate, seconds and index",
        lambda: scaled * level * (1 + rate * elapsed / SECONDS_PER_YEAR),
    )


def borrow_growth(debt: float, *, annual_rate: float, seconds: int, method: str = "exact") -> float:
    """Return a debt that has compounded every second.

    Equation: exact: debt · (1 + x)^n; binomial: debt · (1 + n·x + n(n−1)/2·x² + n(n−1)(n−2)/6·x³),
        with x = rate / 31 536 000 and n = seconds

    Args:
        debt: What was owed, in units. ≥ 0.
        annual_rate: Borrow rate per year, not compounded. ≥ 0; 0.05 is 5 %.
        seconds: Time since the last update, a whole number. 0 to 1000 years.
        method: "exact", or "binomial" for the three terms that Aave computes on chain (a little less).

    Returns:
        Units of the asset, ≥ debt. On chain x² and x³ are rounded to 27 decimals, which loses the third term
        at rates below about 2 % a year; that rounding is not imitated. Never None.

    Raises:
        ValueError: An argument is outside its range, or the debt is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: @aave/math-utils (calculateCompoundedInterest); aave-v3-origin, MathUtils.
    """
    owed = checks.not_negative("debt", debt)
    rate = checks.not_negative("annual_rate", annual_rate) / SECONDS_PER_YEAR
    n = checks.whole("seconds", seconds, 0, MOST_SECONDS)
    chosen = checks.one_of("method", method, ("exact", "binomial"))
    what = "debt after debt, annual_rate, seconds and method"
    if chosen == "exact":
        return checks.computed(what, lambda: owed * math.exp(n * math.log1p(rate)))
    two, three = n * (n - 1) // 2, n * (n - 1) * (n - 2) // 6
    return checks.computed(what, lambda: owed * (1 + n * rate + two * rate**2 + three * rate**3))


def interest_time_to_liquidation(
    health_factor: float, *, borrow_rate: float, supply_rate: float = 0.0
) -> float | None:
    """Return how long interest alone takes to bring the health factor down to 1, at unchanged prices.

    Equation: t = ln(HF) / (borrow rate − supply rate), both compounded continuously

    Args:
        health_factor: Ratio of counted collateral to debt now. > 0.
        borrow_rate: Rate per year at which the debt grows. ≥ 0.
        supply_rate: Rate per year at which the collateral grows. ≥ 0.

    Returns:
        Years, ≥ 0; 0 when the health factor is 1 or below. None when the collateral grows as fast as the
        debt or faster: interest alone never liquidates.

    Raises:
        ValueError: An argument is outside its range, or the time is too large; the message names it.
        TypeError: An argument is not a number.

    Source: arithmetic on the health factor of "Liquidations", Aave developer documentation.
    """
    factor = checks.positive("health_factor", health_factor)
    debt_rate = checks.not_negative("borrow_rate", borrow_rate)
    collateral_rate = checks.not_negative("supply_rate", supply_rate)
    if compare.left("health factor", factor, -1.0) <= 0:
        return 0.0
    if collateral_rate >= debt_rate:
        return None
    return checks.computed(
        "time to liquidation of health_factor, borrow_rate and supply_rate",
        lambda: math.log(factor) / (debt_rate - collateral_rate),
    )
