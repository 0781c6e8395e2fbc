"""A wallet's quantities: what it is worth, what is free, how near the line it stands, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from margin import checks, compare

__all__ = [
    "Balance",
    "account_equity",
    "available_balance",
    "equity_over_maintenance",
    "haircut_equity",
    "maintenance_over_equity",
    "margin_call",
    "netted_margin",
    "portfolio_margin_status",
]

PortfolioStatus = Literal[
    "free", "reminder", "no new positions", "liquidation", "liquidation and possible claim"
]
_STATUSES: tuple[PortfolioStatus, ...] = (
    "liquidation and possible claim",
    "liquidation",
    "no new positions",
    "reminder",
    "free",
)


@dataclass(frozen=True, slots=True)
class Balance:
    """An amount of one asset in the wallet.

    Args:
        amount: Units of the asset; negative for a debt.
        price: Index price, account currency per unit. > 0.
        haircut: Part of the value that does not count as collateral, a fraction in [0, 1).
    """

    amount: float
    price: float
    haircut: float = 0.0

    def __post_init__(self) -> None:
        checks.keep(self, amount=checks.number("amount", self.amount))
        checks.keep(self, price=checks.positive("price", self.price))
        checks.keep(self, haircut=checks.fraction("haircut", self.haircut))


def account_equity(wallet: float, profits: Sequence[float]) -> float:
    """Return what the account is worth: the margin balance.

    Equation: equity = W + Σ unrealised profit.

    Args:
        wallet: Wallet balance W, in the settlement currency; any sign.
        profits: Unrealised profit of each position, same currency; 0 to 200 of them.

    Returns:
        Equity in the settlement currency; may be negative. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: How to Calculate Liquidation Price of USDS-M Futures Contracts, Binance FAQ (margin balance).
    """
    items = checks.sequence("profits", profits, checks.MOST_POSITIONS)
    values = [checks.number("profits", value) for value in items]
    return compare.left("equity", checks.number("wallet", wallet), *values)


def available_balance(equity: float, initial_margin: float, *, isolated_profit: float = 0.0) -> float:
    """Return what is free for new orders: free collateral.

    Equation: available = equity − isolated profit − Σ initial margin.

    Args:
        equity: Account equity, in the settlement currency; any sign.
        initial_margin: Initial margin of all positions and orders, isolated margin included. ≥ 0.
        isolated_profit: Unrealised profit of isolated positions that the equity contains; it backs its own
            position only. Negative for a loss.

    Returns:
        Amount in the settlement currency; negative when more is bound than there is, and nothing is free.
        Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Margin, dYdX documentation (free collateral); that isolated profit is not available: Binance and
    OKX help centres.
    """
    equity, bound = checks.number("equity", equity), checks.not_negative("initial_margin", initial_margin)
    isolated = checks.number("isolated_profit", isolated_profit)
    return compare.left("available balance", equity, -isolated, -bound)


def maintenance_over_equity(equity: float, maintenance: float) -> float | None:
    """Return the margin ratio that rises towards liquidation at 100 %.

    Equation: ratio = maintenance / equity.

    Args:
        equity: Account equity, in the settlement currency; any sign.
        maintenance: Maintenance margin required, same currency. ≥ 0.

    Returns:
        A ratio, ≥ 0, exactly 1 where both are equal; liquidation at 1 and above. None when equity is zero or
        below: the account is under water.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: How to Calculate Liquidation Price of USDS-M Futures Contracts, Binance FAQ.
    """
    equity, maintenance = checks.number("equity", equity), checks.not_negative("maintenance", maintenance)
    return None if equity <= 0 else compare.ratio("margin ratio", maintenance, equity)


def equity_over_maintenance(equity: float, maintenance: float) -> float | None:
    """Return the margin ratio that falls towards liquidation at 100 %.

    Equation: ratio = equity / maintenance.

    Args:
        equity: Account equity, in the settlement currency; any sign. The adjusted one for a unified account.
        maintenance: Maintenance margin required, with closing fees where the venue adds them. ≥ 0.

    Returns:
        A ratio, exactly 1 where both are equal; liquidation at 1 and below, negative when the equity is. None
        when nothing is required.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Isolated mode of Single/Multi-currency/Portfolio margin, OKX help centre; Liquidations, dYdX
    documentation; for the unified ratio: Portfolio Margin Pro, Binance.
    """
    equity, maintenance = checks.number("equity", equity), checks.not_negative("maintenance", maintenance)
    return None if maintenance == 0 else compare.ratio("margin ratio", equity, maintenance)


def haircut_equity(balances: Sequence[Balance], profits: Sequence[float] = ()) -> float:
    """Return the equity of a wallet that holds several assets as collateral.

    Equation: equity = Σ min(x × p, x × p × (1 − h)) + Σ unrealised profit: the haircut falls on what is held
    and never makes a debt smaller.

    Args:
        balances: 0 to 200 balances: amount x, price p, haircut h.
        profits: Unrealised profit of each position, in the account currency; 0 to 200 of them.

    Returns:
        Equity in the account currency; may be negative. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Portfolio Management, Kraken Derivatives (multi-collateral wallet); Portfolio Margin Pro, Binance
    (positive balances only).
    """
    held = checks.sequence("balances", balances, checks.MOST_POSITIONS)
    values = []
    for item in held:
        value = checks.instance("balances", item, Balance).amount * item.price
        values.append(checks.finite("balances", value * (1 - item.haircut) if value > 0 else value))
    gains = checks.sequence("profits", profits, checks.MOST_POSITIONS)
    return compare.left("equity", *values, *(checks.number("profits", gain) for gain in gains))


def portfolio_margin_status(
    ratio: float, *, thresholds: tuple[float, float, float, float] = (1.0, 1.05, 1.2, 1.5)
) -> PortfolioStatus:
    """Return what a unified account may still do at a margin ratio (uniMMR).

    Equation: the first of the thresholds that the ratio does not exceed; equal to one is not above it.

    Args:
        ratio: Adjusted equity over maintenance; any sign.
        thresholds: Four rising ratios, each inclusive: possible claim, liquidation, no new positions,
            reminder.

    Returns:
        "free", "reminder", "no new positions", "liquidation" or "liquidation and possible claim". Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Portfolio Margin Pro, maintenance margin ratio, Binance.
    """
    ratio = checks.number("ratio", ratio)
    bounds = [checks.number("thresholds", item) for item in checks.sequence("thresholds", thresholds, 4, 4)]
    for index, (low, high) in enumerate(pairwise(bounds)):
        checks.above(f"thresholds[{index + 1}]", high, low, f"thresholds[{index}]")
    return _STATUSES[sum(compare.left("ratio", ratio, -bound) > 0 for bound in bounds)]


def margin_call(equity: float, maintenance: float, *, target: float = 1.0) -> float:
    """Return the amount that restores the account to a multiple of its maintenance.

    Equation: amount = max(0, r × MM − equity).

    Args:
        equity: Account equity, in the settlement currency; any sign.
        maintenance: Maintenance margin MM, same currency. ≥ 0.
        target: Wanted equity over maintenance, r, a multiple. > 0.

    Returns:
        Amount to deposit in the settlement currency; 0 when none is missing. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (the definition of the ratio, solved for the deposit).
    """
    equity, maintenance = checks.number("equity", equity), checks.not_negative("maintenance", maintenance)
    wanted = checks.finite("margin call", checks.positive("target", target) * maintenance)
    return max(0.0, compare.left("margin call", wanted, -equity))


def netted_margin(long_margins: Sequence[float], short_margins: Sequence[float]) -> float:
    """Return the margin of one underlying when its longs and shorts are netted.

    Equation: margin = max(Σ long margins, Σ short margins).

    Args:
        long_margins: Margin of each long of the underlying, in the settlement currency. ≥ 0 each, 0 to 200.
        short_margins: Margin of each short, same currency. ≥ 0 each, 0 to 200.

    Returns:
        Margin in the settlement currency. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Portfolio Management, Kraken Derivatives (cross margin only).
    """
    longs = checks.sequence("long_margins", long_margins, checks.MOST_POSITIONS)
    shorts = checks.sequence("short_margins", short_margins, checks.MOST_POSITIONS)
    return max(
        checks.total("long margin", [checks.not_negative("long_margins", item) for item in longs]),
        checks.total("short margin", [checks.not_negative("short_margins", item) for item in shorts]),
    )
