"""How an option's price answers to each of its inputs."""

import math
from dataclasses import dataclass

from margin import checks
from margin.options._pricing import Terms, normal, normal_density, terms, value

__all__ = ["Greeks", "greeks", "greeks_black76"]


@dataclass(frozen=True, slots=True)
class Greeks:
    """Derivatives of an option's price, each per whole unit of its input.

    Attributes:
        delta: Per unit of the underlying price. −1 to 1 without a negative yield.
        gamma: Change of delta per unit of the underlying price. ≥ 0.
        vega: Per 1.00 of volatility; divide by 100 for one percentage point. ≥ 0.
        theta: Per year that passes; divide by 365 for a day. Usually negative.
        rho: Per 1.00 of interest rate; divide by 100 for one percentage point.
    """

    delta: float
    gamma: float
    vega: float
    theta: float
    rho: float


def greeks(
    option_type: str,
    spot: float,
    strike: float,
    *,
    years: float,
    volatility: float,
    rate: float = 0.0,
    dividend_yield: float = 0.0,
) -> Greeks:
    """Return the Black-Scholes-Merton Greeks of a European option.

    Equation: delta = ±e^(−qT)·N(±d1); gamma = e^(−qT)·φ(d1) / (S·σ·√T); vega = S·e^(−qT)·φ(d1)·√T;
        theta = −S·e^(−qT)·φ(d1)·σ/(2√T) ∓ r·K·e^(−rT)·N(±d2) ± q·S·e^(−qT)·N(±d1);
        rho = ±K·T·e^(−rT)·N(±d2); upper sign for a call

    Args:
        option_type: "call" or "put".
        spot: Price S of the underlying. > 0.
        strike: Strike K. > 0.
        years: Time T to expiry. > 0.
        volatility: Annual volatility σ. > 0; 0.6 is 60 %.
        rate: Interest rate r, continuously compounded. Any.
        dividend_yield: Yield q of the underlying, continuously compounded. Any.

    Returns:
        A Greeks, per whole unit of each input. Never None.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (the Greek letters).
    """
    option = terms(
        option_type,
        spot,
        strike,
        years=years,
        volatility=volatility,
        rate=rate,
        dividend_yield=dividend_yield,
    )
    return checks.computed(
        "Greeks of spot, strike, years, volatility, rate and dividend_yield",
        lambda: _greeks(option, float(spot), float(years), float(rate), float(dividend_yield)),
    )


def greeks_black76(
    option_type: str, forward: float, strike: float, *, years: float, volatility: float, rate: float = 0.0
) -> Greeks:
    """Return the Black-76 Greeks of a European option on a forward or future.

    Equation: delta = ±e^(−rT)·N(±d1); gamma = e^(−rT)·φ(d1) / (F·σ·√T); vega = F·e^(−rT)·φ(d1)·√T;
        theta = −F·e^(−rT)·φ(d1)·σ/(2√T) + r·price; rho = −T·price; upper sign for a call

    Args:
        option_type: "call" or "put".
        forward: Forward or futures price F for the expiry. > 0.
        strike: Strike. > 0.
        years: Time T to expiry. > 0.
        volatility: Annual volatility σ. > 0; 0.6 is 60 %.
        rate: Interest rate r, continuously compounded. Any.

    Returns:
        A Greeks, per whole unit of each input; delta and gamma by the forward. Never None.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (Greek letters of futures options).
    """
    option = terms(
        option_type,
        forward,
        strike,
        years=years,
        volatility=volatility,
        rate=rate,
        dividend_yield=rate,
        asset_name="forward",
    )
    what = "Greeks of forward, strike, years, volatility and rate"
    by_spot = checks.computed(
        what, lambda: _greeks(option, float(forward), float(years), float(rate), float(rate))
    )
    return checks.computed(
        what,
        lambda: Greeks(by_spot.delta, by_spot.gamma, by_spot.vega, by_spot.theta, -years * value(option)),
    )


def _greeks(option: Terms, price: float, years: float, rate: float, dividend_yield: float) -> Greeks:
    sign = 1 if option.option_type == "call" else -1
    density = normal_density(option.d1)
    asset = sign * option.asset * normal(sign * option.d1)
    cash = sign * option.cash * normal(sign * option.d2)
    root = math.sqrt(years)
    decay = option.asset * density * option.deviation / (2 * years)
    return Greeks(
        delta=asset / price,
        gamma=option.asset * density / option.deviation / price / price,
        vega=option.asset * density * root,
        theta=dividend_yield * asset - rate * cash - decay,
        rho=years * cash,
    )
