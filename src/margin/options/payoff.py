"""What an option pays at expiry, in money or in coins."""

from dataclasses import dataclass

from margin import checks
from margin.options._pricing import OPTION_TYPES

__all__ = ["CoinPayoff", "coin_settled_payoff", "intrinsic_value", "option_profit"]


@dataclass(frozen=True, slots=True)
class CoinPayoff:
    """A bought option settled in the coin it is written on.

    Attributes:
        settlement: Coins received at delivery. ≥ 0; below 1 for a call.
        profit: Coins received less coins paid as premium.
    """

    settlement: float
    profit: float


def intrinsic_value(option_type: str, price: float, strike: float) -> float:
    """Return what an option is worth if exercised now.

    Equation: call: max(0, P − K); put: max(0, K − P)

    Args:
        option_type: "call" or "put".
        price: Price P of the underlying. ≥ 0.
        strike: Strike K. > 0.

    Returns:
        Money per unit of underlying, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (intrinsic value).
    """
    kind = checks.one_of("option_type", option_type, OPTION_TYPES)
    market = checks.not_negative("price", price)
    fixed = checks.positive("strike", strike)
    return max(0.0, market - fixed if kind == "call" else fixed - market)


def option_profit(
    side: str, option_type: str, price: float, *, strike: float, premium: float, quantity: float = 1.0
) -> float:
    """Return the profit or loss of an option at expiry.

    Equation: long: quantity · (intrinsic value − premium); short: its opposite

    Args:
        side: "long" for the buyer, "short" for the writer.
        option_type: "call" or "put".
        price: Price of the underlying at expiry. ≥ 0.
        strike: Strike. > 0.
        premium: Premium paid or received per unit of underlying. ≥ 0.
        quantity: Units of underlying: contracts times multiplier. ≥ 0.

    Returns:
        Money; negative is a loss. Never None.

    Raises:
        ValueError: An argument is outside its range, or the profit is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Options, Futures and Other Derivatives, Hull (option positions).
    """
    sign = 1 if checks.one_of("side", side, ("long", "short")) == "long" else -1
    worth = intrinsic_value(option_type, price, strike)
    paid = checks.not_negative("premium", premium)
    units = checks.not_negative("quantity", quantity)
    return checks.finite("profit of price, strike, premium and quantity", sign * units * (worth - paid))


def coin_settled_payoff(
    option_type: str, delivery_price: float, strike: float, *, premium: float = 0.0
) -> CoinPayoff:
    """Return what a bought coin-settled option delivers, in coins per unit of underlying.

    Equation: settlement = intrinsic value / delivery price; profit = settlement − premium

    Args:
        option_type: "call" or "put".
        delivery_price: Price of the coin at expiry. > 0.
        strike: Strike. > 0.
        premium: Premium paid, in coins. ≥ 0.

    Returns:
        A CoinPayoff. Never None.

    Raises:
        ValueError: An argument is outside its range, or the payoff is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Options", Deribit documentation.
    """
    delivered = checks.positive("delivery_price", delivery_price)
    worth = intrinsic_value(option_type, delivered, strike)
    paid = checks.not_negative("premium", premium)
    settlement = checks.quotient("settlement of delivery_price and strike", worth, delivered)
    return CoinPayoff(settlement, settlement - paid)
