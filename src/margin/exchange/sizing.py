"""How large and how levered: sizes from a risk, leverage from a stop, margins from volatility."""

from math import sqrt

from margin import checks, compare
from margin.exchange.types import CONTRACTS, SIDES, Contract, Side

__all__ = [
    "distance_in_volatilities",
    "liquidation_distance",
    "margin_from_volatility",
    "max_leverage_for_stop",
    "max_quantity",
    "open_interest_initial_margin",
    "quantity_for_risk",
]


def quantity_for_risk(
    balance: float,
    risk: float,
    *,
    entry: float,
    stop: float,
    fee: float = 0.0,
    contract: Contract = "linear",
) -> float:
    """Return the size at which being stopped out costs a given share of the balance.

    Equation: q = balance × risk / (|E − T| + f × (E + T)); inverse: the same with 1/E and 1/T.

    Args:
        balance: Account balance, in the settlement currency. > 0.
        risk: Share of the balance to lose at the stop, a fraction in [0, 1).
        entry: Entry price E, quote per base. > 0.
        stop: Stop price T, quote per base. > 0, not the entry unless there is a fee.
        fee: Fee rate of each of the two trades, f, a fraction in [0, 1).
        contract: "linear", "inverse" or "quanto".

    Returns:
        Base units (linear), face value in quote (inverse) or coin per point (quanto). Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (loss at the stop with both fees = balance × risk, solved for the size).
    """
    balance, risk = checks.positive("balance", balance), checks.fraction("risk", risk)
    entry, stop = checks.positive("entry", entry), checks.positive("stop", stop)
    fee = checks.fraction("fee", fee)
    if checks.one_of("contract", contract, CONTRACTS) == "inverse":
        entry, stop = checks.quotient("1 / entry", 1.0, entry), checks.quotient("1 / stop", 1.0, stop)
    loss = checks.finite("loss at the stop", abs(entry - stop) + fee * (entry + stop))
    if loss == 0:
        says = f"must differ from entry when there is no fee, got {stop!r}"
        checks.refuse("stop", "fits", stop, says=says)
    return checks.quotient("quantity", balance * risk, loss)


def max_quantity(
    balance: float, leverage: float, entry: float, *, fee: float = 0.0, contract: Contract = "linear"
) -> float:
    """Return the largest size that a balance can open at a leverage.

    Equation: n × (1/L + f) = balance; q = n / E, inverse: S = n × E.

    Args:
        balance: Free balance, in the settlement currency. ≥ 0.
        leverage: Leverage L, a multiple. > 0.
        entry: Entry price E, quote per base. > 0.
        fee: Opening fee rate taken from the balance, f, a fraction in [0, 1).
        contract: "linear", "inverse" or "quanto".

    Returns:
        Base units (linear), face value in quote (inverse) or coin per point (quanto). Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (initial margin and opening fee = balance, solved for the size).
    """
    balance, leverage = checks.not_negative("balance", balance), checks.positive("leverage", leverage)
    entry, fee = checks.positive("entry", entry), checks.fraction("fee", fee)
    share = checks.quotient("quantity", 1.0, leverage) + fee
    value = checks.quotient("quantity", balance, share)
    if checks.one_of("contract", contract, CONTRACTS) == "inverse":
        return checks.finite("quantity", value * entry)
    return checks.quotient("quantity", value, entry)


def max_leverage_for_stop(
    side: Side,
    entry: float,
    stop: float,
    *,
    rate: float,
    buffer: float = 0.0,
    contract: Contract = "linear",
) -> float:
    """Return the highest leverage whose isolated liquidation price still lies beyond the stop.

    Equation: with T' = T + buffer × (T − E): linear L = 1 / (s × (1 − T' × (1 − s × m) / E)); inverse
    L = 1 / (s × (E × (1 + s × m) / T' − 1)). Flat rate, no maintenance amount, no fee.

    Args:
        side: "long" or "short"; s is +1 or −1.
        entry: Entry price E, quote per base. > 0.
        stop: Stop price T, quote per base. > 0; below the entry for a long, above it for a short.
        rate: Maintenance rate m, a fraction in [0, 1).
        buffer: Room kept beyond the stop, as a share of the distance from entry to stop. ≥ 0.
        contract: "linear", "inverse" or "quanto".

    Returns:
        A multiple. > 0; below 1 when even the unlevered position is liquidated before T'. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, the stop is on the wrong
            side of the entry, or the buffer moves it to zero or below.

    Source: arithmetic (the isolated liquidation price of How to Calculate Liquidation Price of USDS-M Futures
    Contracts, Binance FAQ, solved for the leverage).
    """
    sign = 1 if checks.one_of("side", side, SIDES) == "long" else -1
    entry, stop = checks.positive("entry", entry), checks.positive("stop", stop)
    rate, buffer = checks.fraction("rate", rate), checks.not_negative("buffer", buffer)
    (checks.below if sign > 0 else checks.above)("stop", stop, entry, "entry")
    beyond = compare.left("stop with buffer", stop, buffer * (stop - entry))
    if beyond <= 0:
        says = f"moved on from entry by the buffer must stay above 0, got {beyond!r}"
        checks.refuse("stop", "above", stop, entry * (buffer / (1 + buffer)), says=says)
    if checks.one_of("contract", contract, CONTRACTS) == "inverse":
        share = sign * (checks.quotient("leverage", entry * (1 + sign * rate), beyond) - 1)
    else:
        share = sign * (1 - checks.quotient("leverage", beyond * (1 - sign * rate), entry))
    return checks.quotient("leverage", 1.0, share)


def liquidation_distance(price: float, mark: float) -> float:
    """Return how far away a liquidation price is.

    Equation: distance = |P / K − 1|.

    Args:
        price: Liquidation price P, quote per base. > 0.
        mark: Mark price K, quote per base. > 0.

    Returns:
        A ratio of the mark: 0.1 is 10 % away. ≥ 0. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (a ratio by definition).
    """
    price, mark = checks.positive("price", price), checks.positive("mark", mark)
    return abs(compare.ratio("distance", price, mark) - 1)


def distance_in_volatilities(price: float, mark: float, volatility: float) -> float:
    """Return how far away a liquidation price is, in typical moves.

    Equation: |P / K − 1| / σ.

    Args:
        price: Liquidation price P, quote per base. > 0.
        mark: Mark price K, quote per base. > 0.
        volatility: Standard deviation σ of the return over the period that counts, say a day; a fraction. >
            0.

    Returns:
        Number of standard deviations. ≥ 0. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (a ratio by definition).
    """
    volatility = checks.positive("volatility", volatility)
    return checks.quotient("distance", liquidation_distance(price, mark), volatility)


def margin_from_volatility(volatility: float, days: float, *, quantile: float, floor: float = 0.0) -> float:
    """Return a margin rate that covers the moves of some days with a chosen confidence.

    Equation: rate = max(floor, z × σ × √(days / 365)).

    Args:
        volatility: Annualised volatility σ, a fraction (0.6 is 60 %). ≥ 0.
        days: Days that the margin must cover. ≥ 0.
        quantile: Number of standard deviations z. ≥ 0; 2.33 is about 99 % of normal moves, one-sided.
        floor: Lowest rate, a fraction in [0, 1).

    Returns:
        Margin rate, a fraction of notional; above 1 when the moves are. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (volatility grows with the square root of time).
    """
    volatility, days = checks.not_negative("volatility", volatility), checks.not_negative("days", days)
    quantile, floor = checks.not_negative("quantile", quantile), checks.fraction("floor", floor)
    return max(floor, checks.finite("margin rate", quantile * volatility * sqrt(days / 365)))


def open_interest_initial_margin(
    base: float, open_interest: float, *, lower_cap: float, upper_cap: float
) -> float:
    """Return the initial margin fraction that rises with a market's open interest.

    Equation: scale = (OI − lower) / (upper − lower); IMF = min(base + max(scale × (1 − base), 0), 1).

    Args:
        base: Base initial margin fraction, in [0, 1).
        open_interest: Open interest OI in notional, quote. ≥ 0.
        lower_cap: Open interest up to which the base holds, quote. ≥ 0.
        upper_cap: Open interest from which the margin is 100 %, quote. Above the lower cap.

    Returns:
        Initial margin fraction in [base, 1]. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Open Interest Initial Margin Fraction, dYdX.
    """
    base, interest = checks.fraction("base", base), checks.not_negative("open_interest", open_interest)
    low = checks.not_negative("lower_cap", lower_cap)
    high = checks.above("upper_cap", checks.positive("upper_cap", upper_cap), low, "lower_cap")
    scale = checks.quotient("scale", interest - low, high - low)
    return min(base + max(scale * (1 - base), 0.0), 1.0)
