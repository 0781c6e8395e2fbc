"""The price of a European option, on a spot price or on a forward, and the parity of call and put."""

import math

from margin import checks
from margin.options._pricing import terms, value

__all__ = ["black76", "black76_coin", "bsm", "put_call_parity"]


def bsm(
    option_type: str,
    spot: float,
    strike: float,
    *,
    years: float,
    volatility: float,
    rate: float = 0.0,
    dividend_yield: float = 0.0,
) -> float:
    """Return the Black-Scholes-Merton price of a European option.

    Equation: call = S·e^(−qT)·N(d1) − K·e^(−rT)·N(d2); put = K·e^(−rT)·N(−d2) − S·e^(−qT)·N(−d1);
        d1, d2 = (ln(S/K) + (r − q)·T) / (σ·√T) ± σ·√T/2

    Args:
        option_type: "call" or "put".
        spot: Price S of the underlying. > 0.
        strike: Strike K. > 0.
        years: Time T to expiry. > 0; at expiry an option is worth its intrinsic value.
        volatility: Annual volatility σ. > 0; 0.6 is 60 %.
        rate: Interest rate r, continuously compounded. Any.
        dividend_yield: Yield q of the underlying, continuously compounded. Any.

    Returns:
        Price in the currency of spot, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (Black-Scholes-Merton model).
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
    return checks.computed("price of spot and strike", lambda: value(option))


def black76(
    option_type: str, forward: float, strike: float, *, years: float, volatility: float, rate: float = 0.0
) -> float:
    """Return the Black-76 price of a European option on a forward or future.

    Equation: call = e^(−rT)·(F·N(d1) − K·N(d2)); put = e^(−rT)·(K·N(−d2) − F·N(−d1));
        d1, d2 = ln(F/K) / (σ·√T) ± σ·√T/2

    Args:
        option_type: "call" or "put".
        forward: Forward or futures price F for the expiry. > 0.
        strike: Strike K. > 0.
        years: Time T to expiry. > 0.
        volatility: Annual volatility σ. > 0; 0.6 is 60 %.
        rate: Interest rate r, continuously compounded. Any.

    Returns:
        Price in the currency of forward, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (Black's model).
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
    return checks.computed("price of forward and strike", lambda: value(option))


def black76_coin(
    option_type: str, forward: float, strike: float, *, years: float, volatility: float
) -> float:
    """Return the price of a coin-settled option in coins, as crypto venues quote it.

    Equation: price in coins = Black-76 price at rate 0 / F

    Args:
        option_type: "call" or "put".
        forward: Forward or futures price F of the coin for the expiry. > 0.
        strike: Strike. > 0.
        years: Time to expiry. > 0.
        volatility: Annual volatility. > 0; 0.6 is 60 %.

    Returns:
        Coins per unit of underlying, ≥ 0; a call is below 1. Never None.

    Raises:
        ValueError: An argument is outside its range, or the price is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Options", Deribit documentation; Options, Futures and Other Derivatives, Hull (Black's model).
    """
    price = black76(option_type, forward, strike, years=years, volatility=volatility)
    return checks.computed("price in coins of forward and strike", lambda: price / forward)


def put_call_parity(
    spot: float, strike: float, *, years: float, rate: float = 0.0, dividend_yield: float = 0.0
) -> float:
    """Return by how much a European call costs more than the put of the same strike and expiry.

    Equation: call − put = S·e^(−qT) − K·e^(−rT)

    Args:
        spot: Price S of the underlying. > 0.
        strike: Strike K. > 0.
        years: Time T to expiry. ≥ 0.
        rate: Interest rate r, continuously compounded. Any.
        dividend_yield: Yield q of the underlying, continuously compounded. Any.

    Returns:
        Price difference in the currency of spot; negative when the put costs more. Never None.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Options, Futures and Other Derivatives, Hull (put-call parity).
    """
    price = checks.positive("spot", spot)
    fixed = checks.positive("strike", strike)
    time = checks.not_negative("years", years)
    interest = checks.number("rate", rate)
    earned = checks.number("dividend_yield", dividend_yield)
    return checks.computed(
        "parity of spot, strike, years, rate and dividend_yield",
        lambda: price * math.exp(-earned * time) - fixed * math.exp(-interest * time),
    )
