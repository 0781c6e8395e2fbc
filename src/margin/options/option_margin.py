"""What a US broker must hold against a written option, strategy by strategy."""

from dataclasses import dataclass
from typing import Literal

from margin import checks, compare
from margin.options._pricing import OPTION_TYPES

__all__ = [
    "CreditSpreadMargin",
    "ShortOptionMargin",
    "StraddleMargin",
    "credit_spread_margin_us",
    "short_option_margin_us",
    "short_straddle_margin_us",
]

EQUITY_PERCENT = 0.2


@dataclass(frozen=True, slots=True)
class ShortOptionMargin:
    """The margin of a written option, in money for the whole position.

    Attributes:
        premium: Market value of the option. ≥ 0.
        out_of_the_money: By how much it is out of the money. ≥ 0.
        basic: Percentage of the underlying less that amount; may be negative.
        minimum: Least requirement beside the premium. ≥ 0.
        margin: Premium and the larger of both. ≥ 0.
        net_of_premium: What is left to deposit when the premium received counts. ≥ 0.
        binding: Which of both decides: "basic" or "minimum"; "minimum" where they are equal.
    """

    premium: float
    out_of_the_money: float
    basic: float
    minimum: float
    margin: float
    net_of_premium: float
    binding: Literal["basic", "minimum"]


@dataclass(frozen=True, slots=True)
class StraddleMargin:
    """The margin of a written call and put on the same underlying, in money.

    Attributes:
        call: Margin of the call alone.
        put: Margin of the put alone.
        greater: Which of both is larger, premium included: "call" or "put"; "call" where they are equal.
        margin: The greater leg with its premium, and the premium of the other. ≥ 0.
        net_of_premium: What is left to deposit when both premiums received count. ≥ 0.
    """

    call: ShortOptionMargin
    put: ShortOptionMargin
    greater: Literal["call", "put"]
    margin: float
    net_of_premium: float


@dataclass(frozen=True, slots=True)
class CreditSpreadMargin:
    """The margin of a vertical credit spread, in money for the whole position.

    Attributes:
        requirement: Width between the strikes, the most it can lose before premiums. ≥ 0.
        requirement_plus_long_premium: The same with the bought option, which is paid in full. ≥ 0.
        net_call: What is left to deposit when the premium received counts; the greatest loss.
        max_profit: Premium received less premium paid.
        break_even: Price of the underlying at expiry without profit or loss.
    """

    requirement: float
    requirement_plus_long_premium: float
    net_call: float
    max_profit: float
    break_even: float


def short_option_margin_us(
    option_type: str,
    underlying_price: float,
    strike: float,
    *,
    premium: float,
    contracts: float = 1,
    multiplier: float = 100,
    percent: float = EQUITY_PERCENT,
    minimum_percent: float = 0.1,
) -> ShortOptionMargin:
    """Return the strategy-based margin of a written, uncovered US option.

    Equation: premium + max(percent · S − out of the money, minimum percent · S for a call or · K for a put)

    Args:
        option_type: "call" or "put".
        underlying_price: Price S of the underlying. > 0.
        strike: Strike K. > 0.
        premium: Market price of the option per unit. ≥ 0.
        contracts: Number of contracts. ≥ 0.
        multiplier: Units per contract. > 0.
        percent: 0.2 for equities and narrow indexes, 0.15 for broad indexes. 0 to 1.
        minimum_percent: 0.1. 0 to 1.

    Returns:
        A ShortOptionMargin, initial and maintenance alike. Never None.

    Raises:
        ValueError: An argument is outside its range, or an amount is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Rule 10.3 and "Strategy-based Margin", Cboe; Rule 4210(f)(2), FINRA.
    """
    kind = checks.one_of("option_type", option_type, OPTION_TYPES)
    price = checks.positive("underlying_price", underlying_price)
    fixed = checks.positive("strike", strike)
    paid = checks.not_negative("premium", premium)
    units = _units(contracts, multiplier)
    rate = checks.between("percent", percent, 0, 1)
    floor = checks.between("minimum_percent", minimum_percent, 0, 1)
    away = max(0.0, fixed - price if kind == "call" else price - fixed)
    basic = compare.left("basic", rate * price, -away, of=max(price, fixed))
    least = floor * (price if kind == "call" else fixed)
    return checks.computed(
        "margin of underlying_price, strike, premium, contracts and multiplier",
        lambda: ShortOptionMargin(
            premium=paid * units,
            out_of_the_money=away * units,
            basic=basic * units,
            minimum=least * units,
            margin=(paid + max(basic, least)) * units,
            net_of_premium=max(basic, least) * units,
            binding="basic" if compare.left("basic", basic, -least, of=max(price, fixed)) > 0 else "minimum",
        ),
    )


def short_straddle_margin_us(
    underlying_price: float,
    *,
    call_strike: float,
    call_premium: float,
    put_strike: float,
    put_premium: float,
    contracts: float = 1,
    multiplier: float = 100,
    percent: float = EQUITY_PERCENT,
    minimum_percent: float = 0.1,
) -> StraddleMargin:
    """Return the strategy-based margin of a written straddle or strangle.

    Equation: margin of the greater leg + premium of the other leg; the greater leg is the one whose whole
        margin, premium included, is larger

    Args:
        underlying_price: Price of the underlying. > 0.
        call_strike: Strike of the call. > 0; equal strikes are a straddle.
        call_premium: Market price of the call per unit. ≥ 0.
        put_strike: Strike of the put. > 0.
        put_premium: Market price of the put per unit. ≥ 0.
        contracts: Number of contracts of each. ≥ 0.
        multiplier: Units per contract. > 0.
        percent: 0.2 for equities and narrow indexes, 0.15 for broad indexes. 0 to 1.
        minimum_percent: 0.1. 0 to 1.

    Returns:
        A StraddleMargin. Never None.

    Raises:
        ValueError: An argument is outside its range, or an amount is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Margin requirements for a short straddle or strangle", tastyworks, whose worked example compares
        the legs with their premiums and so decides which is greater: the texts of Rule 10.3, Cboe, and Rule
        4210(f)(2), FINRA, were not read.
    """
    strikes = {
        "call": checks.positive("call_strike", call_strike),
        "put": checks.positive("put_strike", put_strike),
    }
    paid = {
        "call": checks.not_negative("call_premium", call_premium),
        "put": checks.not_negative("put_premium", put_premium),
    }
    legs = {
        kind: short_option_margin_us(
            kind,
            underlying_price,
            strikes[kind],
            premium=paid[kind],
            contracts=contracts,
            multiplier=multiplier,
            percent=percent,
            minimum_percent=minimum_percent,
        )
        for kind in OPTION_TYPES
    }
    call, put = legs["call"], legs["put"]
    what = "margin of call_premium, put_premium, contracts and multiplier"
    first = compare.left(what, call.margin, -put.margin) >= 0
    greater, other = (call, put) if first else (put, call)
    return checks.computed(
        what,
        lambda: StraddleMargin(
            call=call,
            put=put,
            greater="call" if first else "put",
            margin=greater.margin + other.premium,
            net_of_premium=greater.net_of_premium,
        ),
    )


def credit_spread_margin_us(
    option_type: str,
    *,
    short_strike: float,
    short_premium: float,
    long_strike: float,
    long_premium: float,
    contracts: float = 1,
    multiplier: float = 100,
) -> CreditSpreadMargin:
    """Return the margin of a vertical credit spread: its width.

    Equation: requirement = |short strike − long strike| · units; net call = that + long − short premium

    Args:
        option_type: "call" or "put".
        short_strike: Strike sold. > 0; above the long strike for puts, below it for calls.
        short_premium: Premium received per unit. ≥ 0.
        long_strike: Strike bought. > 0.
        long_premium: Premium paid per unit. ≥ 0.
        contracts: Number of contracts. ≥ 0.
        multiplier: Units per contract. > 0.

    Returns:
        A CreditSpreadMargin. Never None.

    Raises:
        ValueError: An argument is outside its range, or the strikes make a debit spread, whose short leg
            needs no margin; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Rule 10.3, Cboe; Rule 4210(f)(2), FINRA; "Margin", eDeltaPro knowledge base.
    """
    kind = checks.one_of("option_type", option_type, OPTION_TYPES)
    sold = checks.positive("short_strike", short_strike)
    bought = checks.positive("long_strike", long_strike)
    received = checks.not_negative("short_premium", short_premium)
    paid = checks.not_negative("long_premium", long_premium)
    units = _units(contracts, multiplier)
    width = bought - sold if kind == "call" else sold - bought
    (checks.at_most if kind == "call" else checks.at_least)("short_strike", sold, bought, "long_strike")
    return checks.computed(
        "margin of short_strike, short_premium, long_strike, long_premium, contracts and multiplier",
        lambda: CreditSpreadMargin(
            requirement=width * units,
            requirement_plus_long_premium=(width + paid) * units,
            net_call=(width + paid - received) * units,
            max_profit=(received - paid) * units,
            break_even=sold + (received - paid if kind == "call" else paid - received),
        ),
    )


def _units(contracts: float, multiplier: float) -> float:
    number = checks.not_negative("contracts", contracts)
    each = checks.positive("multiplier", multiplier)
    return checks.finite("units of contracts and multiplier", number * each)
