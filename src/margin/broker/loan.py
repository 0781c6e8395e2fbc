"""Stock bought on a loan or sold short at a broker: the prices at which equity meets the requirement."""

import math

from margin import checks

__all__ = [
    "leveraged_return",
    "loan_with_interest",
    "margin_call_price_long",
    "margin_call_value_long",
    "margin_loan",
    "opening_requirement",
]


def opening_requirement(
    shares: float, price: float, *, initial_rate: float = 0.5, minimum_equity: float = 2000.0
) -> float:
    """Return the equity needed to buy stock on margin.

    Equation: max(initial rate · shares · price, min(minimum equity, shares · price))

    Args:
        shares: Shares bought. ≥ 0.
        price: Price paid per share. > 0.
        initial_rate: Initial margin as a fraction of the purchase; Regulation T: 0.5. 0 to 1.
        minimum_equity: Least equity of a margin account, in money; FINRA: 2 000. ≥ 0.

    Returns:
        Money, ≥ 0, never more than the purchase itself. Never None.

    Raises:
        ValueError: An argument is outside its range, or the amount is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Regulation T (12 CFR 220.12), Federal Reserve; Rule 4210(b), FINRA.
    """
    quantity = checks.not_negative("shares", shares)
    paid = checks.positive("price", price)
    rate = checks.between("initial_rate", initial_rate, 0, 1)
    least = checks.not_negative("minimum_equity", minimum_equity)
    cost = checks.finite("purchase of shares at price", quantity * paid)
    return max(rate * cost, min(least, cost))


def margin_loan(shares: float, price: float, *, initial_rate: float = 0.5) -> float:
    """Return what the broker lends on stock bought with the initial margin.

    Equation: D = shares · price · (1 − initial rate)

    Args:
        shares: Shares bought. ≥ 0.
        price: Price paid per share. > 0.
        initial_rate: Initial margin as a fraction of the purchase; Regulation T: 0.5. 0 to 1.

    Returns:
        Money, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or the loan is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Regulation T (12 CFR 220.12), Federal Reserve.
    """
    quantity = checks.not_negative("shares", shares)
    paid = checks.positive("price", price)
    rate = checks.between("initial_rate", initial_rate, 0, 1)
    return checks.finite("loan for shares at price", quantity * paid * (1 - rate))


def loan_with_interest(
    loan: float, *, annual_rate: float, years: float, compounds_per_year: int = 0
) -> float:
    """Return the loan after interest; as it grows, the margin-call price rises in proportion.

    Equation: simple: D · (1 + r·t); compounded n times a year: D · (1 + r/n)^(n·t)

    Args:
        loan: Debit balance now, in money. ≥ 0.
        annual_rate: Margin interest per year. ≥ 0; 0.08 is 8 %.
        years: Time. ≥ 0.
        compounds_per_year: How often interest is added to the loan, 0 to 366; 0: not at all until the end.

    Returns:
        Money, ≥ loan. Never None.

    Raises:
        ValueError: An argument is outside its range, or the loan is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: arithmetic; the broker's agreement sets rate and compounding.
    """
    owed = checks.not_negative("loan", loan)
    rate = checks.not_negative("annual_rate", annual_rate)
    time = checks.not_negative("years", years)
    n = checks.whole("compounds_per_year", compounds_per_year, 0, 366)
    what = "debt of loan, annual_rate, years and compounds_per_year"
    if n == 0:
        return checks.computed(what, lambda: owed * (1 + rate * time))
    return checks.computed(what, lambda: owed * math.exp(n * time * math.log1p(rate / n)))


def margin_call_price_long(loan: float, shares: float, *, maintenance_rate: float = 0.25) -> float | None:
    """Return the price at which bought stock draws a margin call.

    Equation: P = D / (shares · (1 − maintenance rate))

    Args:
        loan: Debit balance D, in money. ≥ 0.
        shares: Shares held. > 0.
        maintenance_rate: Equity needed as a fraction of market value; FINRA: 0.25, houses 0.3 to 0.4. 0 to 1,
            below 1.

    Returns:
        Money per share. None when there is no loan: fully paid stock has no margin call.

    Raises:
        ValueError: An argument is outside its range, or the price is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Rule 4210(c), FINRA; "How to calculate maintenance margin", Sapling.
    """
    owed = checks.not_negative("loan", loan)
    quantity = checks.positive("shares", shares)
    rate = checks.fraction("maintenance_rate", maintenance_rate)
    if owed == 0:
        return None
    return checks.computed(
        "margin call price of loan, shares and maintenance_rate", lambda: owed / (1 - rate) / quantity
    )


def margin_call_value_long(loan: float, *, maintenance_rate: float = 0.25) -> float | None:
    """Return the market value at which bought stock draws a margin call.

    Equation: MV = D / (1 − maintenance rate)

    Args:
        loan: Debit balance D, in money. ≥ 0.
        maintenance_rate: Equity needed as a fraction of market value; FINRA: 0.25. 0 to 1, below 1.

    Returns:
        Money. None when there is no loan: fully paid stock has no margin call.

    Raises:
        ValueError: An argument is outside its range, or the value is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Rule 4210(c), FINRA; "Maintenance Margin Requirements", Certfuel Series 7.
    """
    owed = checks.not_negative("loan", loan)
    rate = checks.fraction("maintenance_rate", maintenance_rate)
    if owed == 0:
        return None
    return checks.computed("margin call value of loan and maintenance_rate", lambda: owed / (1 - rate))


def leveraged_return(price_change: float, *, market_value: float, equity: float) -> float:
    """Return the gain or loss on one's own money when the stock moves.

    Equation: return on equity = price change · market value / equity

    Args:
        price_change: Change of the stock's price as a fraction. −1 or more; −0.25 is a fall of 25 %.
        market_value: Value of the stock before, in money. ≥ 0.
        equity: One's own money in it before. > 0.

    Returns:
        A fraction; below −1 more than everything is lost. Never None.

    Raises:
        ValueError: An argument is outside its range, or the return is too large; the message names it.
        TypeError: An argument is not a number.

    Source: "Margin", Prepared Investors glossary.
    """
    change = checks.at_least("price_change", price_change, -1)
    value = checks.not_negative("market_value", market_value)
    own = checks.positive("equity", equity)
    return checks.computed("return of price_change, market_value and equity", lambda: change * (value / own))
