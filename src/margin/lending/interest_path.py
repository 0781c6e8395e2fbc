"""What interest alone leaves of a health factor after some time."""

import math

from margin import checks

__all__ = ["health_factor_after_interest"]


def health_factor_after_interest(
    health_factor: float, years: float, *, borrow_rate: float, supply_rate: float = 0.0
) -> float:
    """Return the health factor after interest on both sides, at unchanged prices.

    Equation: HF(t) = HF · e^((supply rate − borrow rate) · t), both compounded continuously

    Args:
        health_factor: Ratio of counted collateral to debt now. > 0.
        years: Time t. ≥ 0.
        borrow_rate: Rate per year at which the debt grows. ≥ 0.
        supply_rate: Rate per year at which the collateral grows. ≥ 0.

    Returns:
        A ratio ≥ 0; 1 after the time of `interest_time_to_liquidation`. Never None.

    Raises:
        ValueError: An argument is outside its range, or the ratio is too large; the message names it.
        TypeError: An argument is not a number.

    Source: arithmetic on the health factor of "Liquidations", Aave developer documentation.
    """
    factor = checks.positive("health_factor", health_factor)
    time = checks.not_negative("years", years)
    debt_rate = checks.not_negative("borrow_rate", borrow_rate)
    collateral_rate = checks.not_negative("supply_rate", supply_rate)
    return checks.computed(
        "health factor of health_factor, years, borrow_rate and supply_rate",
        lambda: factor * math.exp((collateral_rate - debt_rate) * time),
    )
