"""Stock sold short at a broker: the credit it leaves, what must be maintained, and the call price."""

from margin import checks, compare

__all__ = [
    "margin_call_price_short",
    "margin_call_price_short_low_priced",
    "short_credit",
    "short_maintenance",
]

PER_SHARE_BELOW_5 = 2.5
PER_SHARE_FROM_5 = 5.0


def short_credit(shares: float, price: float, *, initial_rate: float = 0.5) -> float:
    """Return the credit balance of a short sale: its proceeds and the margin deposited.

    Equation: C = shares · price · (1 + initial rate)

    Args:
        shares: Shares sold short. ≥ 0.
        price: Price received per share. > 0.
        initial_rate: Margin as a fraction of the proceeds; Regulation T: 0.5. ≥ 0.

    Returns:
        Money, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or the credit is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Regulation T (12 CFR 220.12), Federal Reserve.
    """
    quantity = checks.not_negative("shares", shares)
    received = checks.positive("price", price)
    rate = checks.not_negative("initial_rate", initial_rate)
    return checks.finite("credit of shares, price and initial_rate", quantity * received * (1 + rate))


def short_maintenance(shares: float, price: float, *, maintenance_rate: float = 0.3) -> float:
    """Return the equity to be maintained on a short sale, with the minimums for low-priced stock.

    Equation: price ≥ 5: shares · max(5, rate · price); price < 5: shares · max(2.50, price)

    Args:
        shares: Shares sold short. ≥ 0.
        price: Market price per share, US dollars. > 0.
        maintenance_rate: Fraction of market value; FINRA: 0.3. 0 to 1.

    Returns:
        US dollars, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or the amount is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Rule 4210(c), FINRA; "What is the margin requirement when selling stocks short?", Tradier.
    """
    quantity = checks.not_negative("shares", shares)
    market = checks.positive("price", price)
    rate = checks.between("maintenance_rate", maintenance_rate, 0, 1)
    each = max(PER_SHARE_BELOW_5, market) if market < 5 else max(PER_SHARE_FROM_5, rate * market)
    return checks.finite("maintenance of shares and price", quantity * each)


def margin_call_price_short(credit: float, shares: float, *, maintenance_rate: float = 0.3) -> float:
    """Return the price at which a short sale draws a margin call, by the percentage alone.

    Equation: P = C / (shares · (1 + maintenance rate))

    Args:
        credit: Credit balance C: proceeds and margin, in money. > 0.
        shares: Shares sold short. > 0.
        maintenance_rate: Equity needed as a fraction of market value; FINRA: 0.3. ≥ 0.

    Returns:
        Money per share; a call is drawn above it. Never None.

    Raises:
        ValueError: An argument is outside its range, or the price is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Rule 4210(c), FINRA.
    """
    balance = checks.positive("credit", credit)
    quantity = checks.positive("shares", shares)
    rate = checks.not_negative("maintenance_rate", maintenance_rate)
    return checks.computed(
        "margin call price of credit, shares and maintenance_rate", lambda: balance / quantity / (1 + rate)
    )


def margin_call_price_short_low_priced(
    credit: float, shares: float, *, maintenance_rate: float = 0.3
) -> float | None:
    """Return the price at which a short sale draws a margin call, with the per-share minimums.

    Equation: the P that solves C / shares = P + max(2.50, min(P, 5), rate · P)

    Args:
        credit: Credit balance C: proceeds and margin, US dollars. > 0.
        shares: Shares sold short. > 0.
        maintenance_rate: Fraction of market value; FINRA: 0.3. 0 to 1.

    Returns:
        US dollars per share; a call is drawn above it. None when the credit is below the least minimum at
        every price: the call is already there.

    Raises:
        ValueError: An argument is outside its range, or the price is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Rule 4210(c), FINRA; "What is the margin requirement when selling stocks short?", Tradier.
    """
    balance = checks.positive("credit", credit)
    quantity = checks.positive("shares", shares)
    rate = checks.between("maintenance_rate", maintenance_rate, 0, 1)
    each = checks.computed("credit per share of credit and shares", lambda: balance / quantity)
    by_rate = each / (1 + rate)
    by_minimum = max(each / 2, each - PER_SHARE_FROM_5)  # below 5 the requirement is the price itself
    price = min(compare.left("credit per share", each, -PER_SHARE_BELOW_5), by_minimum, by_rate)
    return price if price > 0 else None
