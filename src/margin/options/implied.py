"""From a price back to the volatility that explains it."""

import math

from margin import checks, compare
from margin.options._pricing import Terms, lower_bound, normal_density, out_of_the_money_value, terms

__all__ = ["implied_volatility", "implied_volatility_black76"]

MOST_DEVIATION = 1024.0  # far beyond it N(d1) and N(d2) are 1 and 0 to the last digit
MOST_ROUNDS = 200


def implied_volatility(
    option_type: str,
    price: float,
    spot: float,
    *,
    strike: float,
    years: float,
    rate: float = 0.0,
    dividend_yield: float = 0.0,
) -> float:
    """Return the volatility at which the Black-Scholes-Merton price is the given one.

    Equation: the σ that solves bsm(σ) = price, by Newton steps kept inside a shrinking bracket

    Args:
        option_type: "call" or "put".
        price: Price of the option. Inside the no-arbitrage bounds: above the discounted intrinsic value,
            below S·e^(−qT) for a call and K·e^(−rT) for a put.
        spot: Price S of the underlying. > 0.
        strike: Strike K. > 0.
        years: Time T to expiry. > 0.
        rate: Interest rate r, continuously compounded. Any.
        dividend_yield: Yield q of the underlying, continuously compounded. Any.

    Returns:
        Annual volatility, > 0. Never None: a price that no volatility explains is refused.

    Raises:
        ValueError: The price is outside the no-arbitrage bounds, or an argument outside its range; the
            message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (implied volatilities; bounds for option prices).
    """
    option = terms(
        option_type, spot, strike, years=years, volatility=1, rate=rate, dividend_yield=dividend_yield
    )
    return _implied(option, "spot", price, float(years))


def implied_volatility_black76(
    option_type: str, price: float, forward: float, *, strike: float, years: float, rate: float = 0.0
) -> float:
    """Return the volatility at which the Black-76 price is the given one.

    Equation: the σ that solves black76(σ) = price, by Newton steps kept inside a shrinking bracket

    Args:
        option_type: "call" or "put".
        price: Price of the option. Inside the no-arbitrage bounds: above the discounted intrinsic value,
            below F·e^(−rT) for a call and K·e^(−rT) for a put.
        forward: Forward or futures price F for the expiry. > 0.
        strike: Strike K. > 0.
        years: Time T to expiry. > 0.
        rate: Interest rate r, continuously compounded. Any.

    Returns:
        Annual volatility, > 0. Never None: a price that no volatility explains is refused.

    Raises:
        ValueError: The price is outside the no-arbitrage bounds, or an argument outside its range; the
            message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (Black's model; implied volatilities).
    """
    option = terms(
        option_type,
        forward,
        strike,
        years=years,
        volatility=1,
        rate=rate,
        dividend_yield=rate,
        asset_name="forward",
    )
    return _implied(option, "forward", price, float(years))


def _implied(option: Terms, asset_name: str, price: float, years: float) -> float:
    paid = checks.not_negative("price", price)
    low = lower_bound(option.option_type, option.asset, option.cash)
    high = option.asset if option.option_type == "call" else option.cash
    # The time value, which the option out of the money has alone; a bound of 0 is exact.
    target = compare.left("price", paid, -low, of=high if low else 0.0)
    inside = target > 0 and compare.left("price", high, -paid) > 0
    deviation = _solve(option, target) if inside else None
    if deviation is None:
        near_low = paid - low < high - paid
        checks.refuse(
            "price",
            "above" if near_low else "below",
            paid,
            low if near_low else high,
            says=f"{paid} is outside the no-arbitrage bounds [{low}, {high}]: no volatility fits "
            f"this option_type, {asset_name}, strike, years, rate and dividend_yield",
        )
    return checks.computed("volatility of price and years", lambda: deviation / math.sqrt(years))


def _solve(option: Terms, target: float) -> float | None:
    """Return the σ·√T whose time value is the target; None when rounding leaves no such number."""
    below, above = 0.0, max(1.0, math.sqrt(2 * abs(option.moneyness)))
    while out_of_the_money_value(*option[1:4], above) < target:
        below, above = above, above * 2
        if above > MOST_DEVIATION:
            return None
    guess = (below + above) / 2
    for tried in range(MOST_ROUNDS):
        reached = out_of_the_money_value(*option[1:4], guess)
        below, above = (guess, above) if reached < target else (below, guess)
        newton = _newton(option, guess, reached, target)
        if abs(newton - guess) <= 1e-15 * guess:
            break
        halve = tried % 8 == 7 or not below < newton < above
        guess = (below + above) / 2 if halve else newton
    return guess


def _newton(option: Terms, guess: float, reached: float, target: float) -> float:
    """Step on the logarithm of the price, which stays nearly straight where the price itself is tiny."""
    slope = option.asset * normal_density(option.moneyness / guess + guess / 2)
    if slope == 0 or reached == 0:
        return 0.0  # outside every bracket: halve instead
    return guess - math.log(reached / target) * reached / slope
