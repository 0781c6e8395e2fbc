"""A broker's account against its requirement: what is missing, and the three ways to cure it."""

from dataclasses import dataclass

from margin import checks, compare

__all__ = ["MarginCall", "buying_power", "margin_call_amount", "margin_excess"]


@dataclass(frozen=True, slots=True)
class MarginCall:
    """An account of bought stock, and what each cure of a margin call takes.

    Attributes:
        equity: Market value less loan, in money; negative when the loan exceeds the stock.
        equity_ratio: Equity over market value; None when the stock is worth nothing.
        required: Equity that must be maintained, in money. ≥ 0.
        called: Whether equity is below it; equity equal to it draws no call.
        cash: Cash that restores the ratio. ≥ 0.
        securities: Market value of fully paid securities that restores it. ≥ 0.
        sale: Market value to sell, repaying the loan, that restores it; None when even selling everything
            leaves a debt.
    """

    equity: float
    equity_ratio: float | None
    required: float
    called: bool
    cash: float
    securities: float
    sale: float | None


def margin_call_amount(market_value: float, loan: float, *, maintenance_rate: float = 0.25) -> MarginCall:
    """Return whether an account of bought stock draws a margin call, and what each cure takes.

    Equation: cash = max(0, m·MV − equity); securities = cash / (1 − m); sale = cash / m

    Args:
        market_value: Value MV of the stock, in money. ≥ 0.
        loan: Debit balance, in money. ≥ 0.
        maintenance_rate: Equity needed as a fraction m of market value; FINRA: 0.25. 0 to 1, below 1.

    Returns:
        A MarginCall; its sale is None when equity is negative. Never None.

    Raises:
        ValueError: An argument is outside its range, or an amount is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Rule 4210(c), FINRA; "Maintenance Margin Requirements", Certfuel Series 7.
    """
    value = checks.not_negative("market_value", market_value)
    owed = checks.not_negative("loan", loan)
    rate = checks.fraction("maintenance_rate", maintenance_rate)
    equity = value - owed
    cash = max(0.0, compare.left("cash", rate * value, -value, owed))
    return checks.computed(
        "margin call of market_value, loan and maintenance_rate",
        lambda: MarginCall(
            equity=equity,
            equity_ratio=equity / value if value else None,
            required=rate * value,
            called=cash > 0,
            cash=cash,
            securities=cash / (1 - rate),
            sale=None if equity < 0 else min(cash / rate, value) if cash else 0.0,
        ),
    )


def margin_excess(market_value: float, loan: float, *, initial_rate: float = 0.5) -> float:
    """Return the equity above the initial margin of what is held.

    Equation: excess = MV − D − initial rate · MV

    Args:
        market_value: Value MV of the stock, in money. ≥ 0.
        loan: Debit balance D, in money. ≥ 0.
        initial_rate: Initial margin as a fraction; Regulation T: 0.5. 0 to 1.

    Returns:
        Money; negative when the account is restricted: below the initial margin. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is not a number.

    Source: Regulation T (12 CFR 220.12), Federal Reserve.
    """
    value = checks.not_negative("market_value", market_value)
    owed = checks.not_negative("loan", loan)
    rate = checks.between("initial_rate", initial_rate, 0, 1)
    return compare.left("excess", value, -owed, -rate * value)


def buying_power(market_value: float, loan: float, *, initial_rate: float = 0.5) -> float:
    """Return the value of stock that the excess still allows to buy.

    Equation: buying power = max(0, excess) / initial rate

    Args:
        market_value: Value of the stock held, in money. ≥ 0.
        loan: Debit balance, in money. ≥ 0.
        initial_rate: Initial margin as a fraction; Regulation T: 0.5. 0 to 1, not 0.

    Returns:
        Money, ≥ 0; 0 in a restricted account. Never None.

    Raises:
        ValueError: An argument is outside its range, or the amount is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Regulation T (12 CFR 220.12), Federal Reserve.
    """
    rate = checks.positive("initial_rate", initial_rate)
    excess = max(0.0, margin_excess(market_value, loan, initial_rate=initial_rate))
    return checks.computed("buying power of market_value, loan and initial_rate", lambda: excess / rate)
