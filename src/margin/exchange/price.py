"""The prices at which a position reaches a given result: target, break-even, bankruptcy."""

from margin import checks, compare
from margin.exchange.position import notional
from margin.exchange.types import Position

__all__ = ["bankruptcy_price", "break_even", "target_price"]


def price_at(what: str, position: Position, value: float) -> float | None:
    """Return the price at which the position's notional is `value`; None when there is no such price."""
    if value <= 0:
        return None
    if position.contract == "inverse":
        return checks.quotient(what, position.size, value)
    price = checks.quotient(what, value, position.size)
    return price if price > 0 else None


def target_price(position: Position, profit: float) -> float | None:
    """Return the price at which the position has made a given profit.

    Equation: linear and quanto: P = E + s × profit / size; inverse: 1/P = 1/E − s × profit / size.

    Args:
        position: The position; s is +1 for a long, −1 for a short.
        profit: Wanted profit in the settlement currency; negative for a loss.

    Returns:
        Price, quote per base. None when no price gives it: a short cannot earn more than the price falls to
        0, and a coin-margined long cannot earn more coin than its value at entry.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (the profit formula of Portfolio Management, Kraken Derivatives, solved for the price).
    """
    checks.instance("position", position, Position)
    change = position.direction * checks.number("profit", profit)
    return price_at(
        "target price", position, compare.left("target price", notional(position, position.entry), change)
    )


def bankruptcy_price(position: Position, margin: float, *, fee: float = 0.0) -> float | None:
    """Return the price at which the margin is used up.

    Equation: margin + pnl(P) = f × n(P). Without a fee: P = E − s × M / size, linear and quanto;
    1/P = 1/E + s × M / size, inverse.

    Args:
        position: The position.
        margin: Margin of the position, extra margin included, in the settlement currency. ≥ 0.
        fee: Closing fee rate to be covered too, a fraction in (−0.01, 1).

    Returns:
        Price, quote per base. None when the margin covers the largest possible loss: a linear long with
        margin ≥ its value, an inverse short with coin margin ≥ its value.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Bankruptcy Price (USDT Contract), Bybit Help Center; with the fee: How to calculate Liquidation
    Price (Inverse Contract), Bybit help, 2019-20.
    """
    checks.instance("position", position, Position)
    margin, fee = checks.not_negative("margin", margin), checks.fee("fee", fee)
    return price_at("bankruptcy price", position, bankrupt_value(position, margin, fee))


def bankrupt_value(position: Position, margin: float, fee: float) -> float:
    """Return the notional at which a margin, negative if overdrawn, is used up; zero or below if none is."""
    side = position.direction
    rest = compare.left("bankruptcy price", notional(position, position.entry), -side * margin)
    return checks.quotient("bankruptcy price", rest, 1 - side * fee)


def break_even(
    position: Position, *, open_fee: float, close_fee: float, funding: float = 0.0
) -> float | None:
    """Return the exit price at which fees and funding are just earned back.

    Equation: linear long: P = (E × (1 + f₁) + F/size) / (1 − f₂); linear short: P = (E × (1 − f₁) − F/size) /
    (1 + f₂). Inverse: 1/P takes the place of P and the sides change places.

    Args:
        position: The position.
        open_fee: Fee rate paid at opening, f₁, a fraction in (−0.01, 1).
        close_fee: Fee rate to be paid at closing, f₂, a fraction in (−0.01, 1).
        funding: Funding paid so far, F, in the settlement currency; negative when received.

    Returns:
        Price, quote per base. None when no positive price earns the costs back.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (the profit formula of Portfolio Management, Kraken Derivatives, less costs, set to
    zero).
    """
    checks.instance("position", position, Position)
    first, second = checks.fee("open_fee", open_fee), checks.fee("close_fee", close_fee)
    funding, side = checks.number("funding", funding), position.direction
    value = notional(position, position.entry)
    costs = compare.left("break-even price", value * (1 + side * first), side * funding)
    return price_at("break-even price", position, costs / (1 - side * second))
