"""Funding: what a perpetual pays, and what the payments do to the margin in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isclose

from margin import checks
from margin.exchange.isolated import isolated_price
from margin.exchange.position import notional
from margin.exchange.rules import BINANCE
from margin.exchange.types import Bracket, Position, Rule

__all__ = ["FundingPoint", "funding_path", "funding_payment", "funding_time_to_liquidation"]


@dataclass(frozen=True, slots=True)
class FundingPoint:
    """A position after some funding intervals at a constant mark.

    Args:
        interval: Number of intervals paid, from 0.
        margin: Margin left, in the settlement currency; may be negative.
        price: Liquidation price, quote per base; None when there is none or no margin is left.
        liquidatable: True when equity ≤ maintenance at the mark.
    """

    interval: int
    margin: float
    price: float | None
    liquidatable: bool


def funding_payment(position: Position, price: float, rate: float) -> float:
    """Return what a position pays in one funding interval.

    Equation: payment = s × n(P) × F; a positive rate is paid by the long and received by the short.

    Args:
        position: The position; s is +1 for a long, −1 for a short.
        price: The venue's funding price (mark, oracle or index), quote per base. > 0.
        rate: Funding rate F of the interval, a fraction; any sign.

    Returns:
        Amount paid in the settlement currency; negative when received. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Inverse Crypto-Collateral Perpetual Contract Specifications, Kraken Derivatives; Funding cost
    calculation, Bitget.
    """
    checks.instance("position", position, Position)
    value = notional(position, checks.positive("price", price))
    return checks.finite("funding payment", position.sign * value * checks.number("rate", rate))


def funding_path(
    position: Position,
    margin: float,
    brackets: Sequence[Bracket],
    *,
    mark: float,
    rate: float,
    intervals: int,
    rule: Rule = BINANCE,
    fee: float = 0.0,
) -> tuple[FundingPoint, ...]:
    """Return how margin and liquidation price move as funding is paid from the margin at a constant mark.

    Equation: Mₙ = M − n × s × n(mark) × F; the liquidation price follows from Mₙ. Real venues take funding
    from the available balance first.

    Args:
        position: The position.
        margin: Margin M now, in the settlement currency. ≥ 0.
        brackets: Maintenance table; see `normalise`.
        mark: Mark price, held constant, quote per base. > 0.
        rate: Funding rate F per interval, a fraction; any sign.
        intervals: Number of intervals, 0 to 10 000.
        rule: The venue's switches; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules that have a fee term.

    Returns:
        Points for n = 0 to `intervals`; the path ends early at the first liquidatable point. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (`funding_payment` and `isolated_price`, repeated).
    """
    mark, margin = checks.positive("mark", mark), checks.not_negative("margin", margin)
    payment = funding_payment(position, mark, rate)
    points = []
    for interval in range(checks.whole("intervals", intervals, 0, checks.MOST_LEVELS) + 1):
        left = checks.finite("margin", margin - interval * payment)
        if left < 0:
            points.append(FundingPoint(interval, left, None, liquidatable=True))
            break
        result = isolated_price(position, left, brackets, rule=rule, fee=fee, mark=mark)
        liquidatable = result.status == "liquidatable_now"
        points.append(FundingPoint(interval, left, result.price, liquidatable))
        if liquidatable:
            break
    return tuple(points)


def funding_time_to_liquidation(
    position: Position,
    margin: float,
    brackets: Sequence[Bracket],
    *,
    mark: float,
    rate: float,
    interval: float = 28_800.0,
    rule: Rule = BINANCE,
    fee: float = 0.0,
) -> float | None:
    """Return how long funding alone takes to liquidate a position at a constant mark.

    Equation: time = interval × ceil((M + pnl − MM) / payment), 0 when that is already used up.

    Args:
        position: The position.
        margin: Margin M now, in the settlement currency. ≥ 0.
        brackets: Maintenance table; see `normalise`.
        mark: Mark price, held constant, quote per base. > 0.
        rate: Funding rate per interval, a fraction; any sign.
        interval: Length of one funding interval, in seconds; 28 800 is 8 hours. > 0.
        rule: The venue's switches; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules that have a fee term.

    Returns:
        Seconds, a whole number of intervals. None when the position receives funding or pays none.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (`funding_payment`, repeated until equity meets maintenance).
    """
    mark, interval = checks.positive("mark", mark), checks.positive("interval", interval)
    payment = funding_payment(position, mark, rate)
    now = isolated_price(position, margin, brackets, rule=rule, fee=fee, mark=mark)
    if now.status == "liquidatable_now":
        return 0.0
    if payment <= 0:
        return None
    payments = checks.quotient("time to liquidation", now.equity - now.maintenance, payment)
    # A ratio that is whole but for the last bits is whole: ceil would add an interval that never comes.
    whole = isclose(payments, round(payments), rel_tol=1e-12)
    return checks.finite("time to liquidation", interval * (round(payments) if whole else ceil(payments)))
