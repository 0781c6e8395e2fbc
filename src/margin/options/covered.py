"""A share with a call sold on it: what it earns, what it risks, and what a broker requires."""

from dataclasses import dataclass

from margin import checks, compare

__all__ = [
    "CoveredCall",
    "CoveredCallMargin",
    "covered_call",
    "covered_call_margin_us",
    "covered_call_profit",
]


@dataclass(frozen=True, slots=True)
class CoveredCall:
    """A share bought and a call sold on it, per share.

    Attributes:
        outlay: Stock price less premium, with the fees of opening, in money; negative when the premium was
            more than that.
        break_even: Stock price at expiry without profit or loss, the outlay; None when nothing can be lost,
            or nothing gained because the strike is below the outlay.
        max_profit: Gain when the stock is called away, after fees, in money; may be negative.
        max_loss: Loss when the stock becomes worthless, in money; 0 when nothing can be lost. ≥ 0.
        premium_return: Premium over stock price, a fraction. ≥ 0.
        assigned_return: Gain when called away over stock price, a fraction.
        annualised_return: Assigned return times 365 over the days; None without days.
        downside_protection: Fraction the stock may fall before money is lost. ≥ 0.
    """

    outlay: float
    break_even: float | None
    max_profit: float
    max_loss: float
    premium_return: float
    assigned_return: float
    annualised_return: float | None
    downside_protection: float


@dataclass(frozen=True, slots=True)
class CoveredCallMargin:
    """What a US broker requires for shares with calls sold on them, in money.

    Attributes:
        option_requirement: Margin of the calls: 0, the shares cover them.
        counted_value: Value of the shares as far as it counts as equity: at most the strike. ≥ 0.
        initial: Margin to buy the shares. ≥ 0.
        initial_net_of_premium: The same less the premium received, not below 0. ≥ 0.
        maintenance: Equity to be maintained on the shares. ≥ 0.
    """

    option_requirement: float
    counted_value: float
    initial: float
    initial_net_of_premium: float
    maintenance: float


def covered_call(
    stock_price: float,
    strike: float,
    premium: float,
    *,
    days: float | None = None,
    open_fee: float = 0.0,
    assignment_fee: float = 0.0,
) -> CoveredCall:
    """Return break-even, best and worst case and returns of a share with a call sold on it.

    Equation: break-even = S − premium + open fee; best = K − S + premium − both fees; assigned return = best
        / S, a year · 365/days

    Args:
        stock_price: Price S paid for the share. > 0.
        strike: Strike K of the call sold. > 0.
        premium: Premium received per share. ≥ 0.
        days: Days to expiry, to annualise the return. > 0; None to leave it out.
        open_fee: What buying the share and selling the call cost, per share. ≥ 0.
        assignment_fee: What it costs to have the share called away, per share. ≥ 0.

    Returns:
        A CoveredCall; its annualised return is None without days. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Options, Futures and Other Derivatives, Hull (covered call); returns and fees are arithmetic on S.
    """
    stock = checks.positive("stock_price", stock_price)
    fixed = checks.positive("strike", strike)
    received = checks.not_negative("premium", premium)
    time = None if days is None else checks.positive("days", days)
    opening = checks.not_negative("open_fee", open_fee)
    leaving = checks.not_negative("assignment_fee", assignment_fee)
    what = "covered call of stock_price, strike, premium, days and fees"
    paid = compare.left(what, stock, -received, opening)
    best = compare.left(what, fixed, -stock, received, -opening, -leaving)
    gains = compare.left(what, fixed, -stock, received, -opening) >= 0
    return checks.computed(
        what,
        lambda: CoveredCall(
            outlay=paid,
            break_even=paid if paid > 0 and gains else None,
            max_profit=best,
            max_loss=max(0.0, paid),
            premium_return=received / stock,
            assigned_return=best / stock,
            annualised_return=None if time is None else best / stock * 365 / time,
            downside_protection=max(0.0, min(1.0, compare.left(what, received, -opening) / stock)),
        ),
    )


def covered_call_profit(
    price: float,
    stock_price: float,
    strike: float,
    *,
    premium: float,
    open_fee: float = 0.0,
    assignment_fee: float = 0.0,
) -> float:
    """Return the profit or loss at expiry of a share with a call sold on it.

    Equation: min(P, K) − S + premium − open fee, above the strike less the assignment fee too

    Args:
        price: Price P of the share at expiry. ≥ 0.
        stock_price: Price S paid for the share. > 0.
        strike: Strike K of the call sold. > 0.
        premium: Premium received per share. ≥ 0.
        open_fee: What buying the share and selling the call cost, per share. ≥ 0.
        assignment_fee: What it costs to have the share called away, per share; paid above the strike, not at
            it. ≥ 0.

    Returns:
        Money per share; negative is a loss. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is not a number.

    Source: Options, Futures and Other Derivatives, Hull (covered call); fees are arithmetic.
    """
    market = checks.not_negative("price", price)
    stock = checks.positive("stock_price", stock_price)
    fixed = checks.positive("strike", strike)
    received = checks.not_negative("premium", premium)
    opening = checks.not_negative("open_fee", open_fee)
    leaving = checks.not_negative("assignment_fee", assignment_fee)
    what = "profit of price, stock_price, strike, premium and fees"
    away = leaving if market > fixed else 0.0
    return compare.left(what, min(market, fixed), -stock, received, -opening, -away)


def covered_call_margin_us(
    stock_price: float,
    strike: float,
    *,
    premium: float,
    shares: float = 100.0,
    initial_rate: float = 0.5,
    maintenance_rate: float = 0.25,
) -> CoveredCallMargin:
    """Return the margin of shares with calls sold on them: that of the shares alone.

    Equation: initial = initial rate · S · shares; maintenance = rate · min(S, K) · shares; for the calls 0

    Args:
        stock_price: Price S of the share. > 0.
        strike: Strike K of the calls. > 0.
        premium: Premium received per share. ≥ 0.
        shares: Shares held, all covered by calls. ≥ 0.
        initial_rate: Regulation T: 0.5. 0 to 1.
        maintenance_rate: FINRA: 0.25. 0 to 1, below 1.

    Returns:
        A CoveredCallMargin. Never None.

    Raises:
        ValueError: An argument is outside its range, or an amount is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Rule 4210(f)(2) and (c), FINRA; Rule 10.3, Cboe; Regulation T (12 CFR 220.12), Federal Reserve.
    """
    stock = checks.positive("stock_price", stock_price)
    fixed = checks.positive("strike", strike)
    received = checks.not_negative("premium", premium)
    quantity = checks.not_negative("shares", shares)
    initial = checks.between("initial_rate", initial_rate, 0, 1)
    kept = checks.fraction("maintenance_rate", maintenance_rate)
    what = "margin of stock_price, strike, premium and shares"
    return checks.computed(
        what,
        lambda: CoveredCallMargin(
            option_requirement=0.0,
            counted_value=min(stock, fixed) * quantity,
            initial=initial * stock * quantity,
            initial_net_of_premium=max(0.0, compare.left(what, initial * stock, -received)) * quantity,
            maintenance=kept * min(stock, fixed) * quantity,
        ),
    )
