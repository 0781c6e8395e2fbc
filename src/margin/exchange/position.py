"""One position's arithmetic: its value, its profit, its margin, and the prices that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.exchange.types import CONTRACTS, Contract, Position

__all__ = [
    "Fill",
    "average_entry",
    "effective_leverage",
    "fee_to_close",
    "initial_margin",
    "notional",
    "pnl",
    "return_on_equity",
]


@dataclass(frozen=True, slots=True)
class Fill:
    """One execution.

    Args:
        quantity: Base units (linear), face value in quote (inverse), coin per point (quanto). > 0.
        price: Execution price, quote per base. > 0.
    """

    quantity: float
    price: float

    def __post_init__(self) -> None:
        checks.keep(self, quantity=checks.positive("quantity", self.quantity))
        checks.keep(self, price=checks.positive("price", self.price))


def notional(position: Position, price: float) -> float:
    """Return what the position is worth at a price.

    Equation: linear and quanto: size × P; inverse: size / P, with size = quantity × multiplier.

    Args:
        position: The position.
        price: Price to value at, quote per base. > 0.

    Returns:
        Notional in the settlement currency (quote for linear, coin for inverse and quanto). Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Portfolio Management, Kraken Derivatives.
    """
    checks.instance("position", position, Position)
    return worth(position, checks.positive("price", price))


def worth(position: Position, price: float) -> float:
    """Return the notional of a position at a price, both known to be right."""
    if position.contract == "inverse":
        return checks.quotient("notional", position.size, price)
    return checks.finite("notional", position.size * price)


def pnl(position: Position, price: float) -> float:
    """Return the unrealised profit or loss at a price.

    Equation: s × size × (P − E), linear and quanto; s × size × (1/E − 1/P), inverse. Computed as the change
    of the notional, with the sign in which the position gains.

    Args:
        position: The position; s is +1 for a long, −1 for a short, E its entry price.
        price: Mark or exit price, quote per base. > 0.

    Returns:
        Profit in the settlement currency, negative for a loss. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Portfolio Management, Kraken Derivatives (both forms).
    """
    checks.instance("position", position, Position)
    return gain(position, notional(position, price), worth(position, position.entry))


def gain(position: Position, value: float, before: float) -> float:
    """Return the profit of a position whose notional was `before` at entry and is `value` now."""
    change = compare.left("pnl", value, -before)
    return change if position.direction == 1 else 0.0 - change


def average_entry(fills: Sequence[Fill], contract: Contract = "linear") -> float:
    """Return the entry price of a position built from several fills.

    Equation: Σ(q × P) / Σq, linear and quanto; ΣS / Σ(S / P), inverse (the harmonic mean).

    Args:
        fills: Executions that opened or added, 1 to 10 000 of them. Reductions keep the entry: leave them
            out.
        contract: "linear", "inverse" or "quanto".

    Returns:
        Average entry price, quote per base. > 0. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (total value over total size; an inverse contract's value is S / P coins).
    """
    items = checks.sequence("fills", fills, checks.MOST_LEVELS, 1)
    for fill in items:
        checks.instance("fills", fill, Fill)
    checks.one_of("contract", contract, CONTRACTS)
    size = checks.total("average entry", (fill.quantity for fill in items))
    if contract == "inverse":
        coins = checks.total("average entry", (fill.quantity / fill.price for fill in items))
        return checks.quotient("average entry", size, coins)
    value = checks.total("average entry", (fill.quantity * fill.price for fill in items))
    return checks.quotient("average entry", value, size)


def fee_to_close(position: Position, leverage: float, fee: float) -> float:
    """Return the closing fee that venues reserve at opening: the fee at the bankruptcy price.

    Equation: f × n(E) × (1 − d/L), with d = +1 for a linear long or inverse short and −1 otherwise.

    Args:
        position: The position; n(E) is its notional at entry.
        leverage: Notional over margin, a multiple. > 0.
        fee: Closing fee rate, a fraction in (−0.01, 1).

    Returns:
        The fee in the settlement currency; negative for a rebate. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Liquidation Price Calculation under Isolated Mode (Unified Trading Account), Bybit Help Center.
    """
    checks.instance("position", position, Position)
    leverage, fee = checks.positive("leverage", leverage), checks.fee("fee", fee)
    value = notional(position, position.entry)
    return checks.finite("fee to close", fee * value * (1 - position.direction / leverage))


def initial_margin(position: Position, leverage: float, *, fee: float = 0.0) -> float:
    """Return the margin that opens the position at a leverage.

    Equation: n(E) / L, plus the fee to close where the venue includes it.

    Args:
        position: The position; n(E) is its notional at entry.
        leverage: Notional over margin, a multiple. > 0.
        fee: Closing fee rate to include, a fraction in (−0.01, 1); 0 for venues that do not.

    Returns:
        Margin in the settlement currency. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Initial Margin (Inverse Contract), Bybit Help Center; with the fee: Liq. price for USDT-M, Phemex
    help centre.
    """
    checks.instance("position", position, Position)
    leverage = checks.positive("leverage", leverage)
    margin = checks.quotient("initial margin", notional(position, position.entry), leverage)
    return checks.finite("initial margin", margin + fee_to_close(position, leverage, fee))


def return_on_equity(profit: float, margin: float) -> float:
    """Return the profit as a ratio of the margin that was put up (ROE).

    Equation: ROE = profit / initial margin.

    Args:
        profit: Unrealised or realised profit, in the settlement currency; any sign.
        margin: Initial margin, in the settlement currency. > 0.

    Returns:
        A ratio: 0.5 is +50 %. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (a ratio by definition: profit over the margin put up).
    """
    return checks.quotient(
        "return on equity", checks.number("profit", profit), checks.positive("margin", margin)
    )


def effective_leverage(notionals: Sequence[float], equity: float) -> float | None:
    """Return how many times the equity the open positions are worth.

    Equation: Σ|n| / equity.

    Args:
        notionals: Notional of each position at its mark, in the settlement currency; signs are ignored.
        equity: Account equity in the same currency; any sign.

    Returns:
        A multiple, ≥ 0. None when equity is zero or below: the account is under water.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (a ratio by definition: exposure over equity).
    """
    items = checks.sequence("notionals", notionals, checks.MOST_POSITIONS)
    values = [abs(checks.number("notionals", value)) for value in items]
    equity = checks.number("equity", equity)
    if equity <= 0:
        return None
    return checks.quotient("effective leverage", checks.total("effective leverage", values), equity)
