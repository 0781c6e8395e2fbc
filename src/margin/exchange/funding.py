"""Funding: what a perpetual pays, and what the payments do to the margin in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.exchange.isolated import Isolated, isolated
from margin.exchange.position import notional
from margin.exchange.price import price_at
from margin.exchange.rules import BINANCE
from margin.exchange.types import Bracket, Position, Rule

__all__ = ["FundingPoint", "funding_path", "funding_payment", "funding_time_to_liquidation"]


@dataclass(frozen=True, slots=True)
class FundingPoint:
    """A position after some funding intervals at a constant mark.

    Args:
        interval: Number of intervals paid, from 0.
        margin: Margin left, in the settlement currency; may be negative.
        price: Liquidation price, quote per base; None when there is none, or in the end, no margin left.
        liquidatable: True when equity ≤ maintenance at the mark (below it, by a rule with that trigger).
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

    Equation: Mₙ = M − n × s × n(mark) × F; the liquidation price follows from Mₙ, which may be overdrawn
    while profit keeps equity above maintenance. Real venues take funding from the available balance first.

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
    held = isolated(position, brackets, mark=checks.positive("mark", mark), rule=rule, fee=fee)
    margin, payment = checks.not_negative("margin", margin), funding_payment(position, mark, rate)
    points = []
    for interval in range(checks.whole("intervals", intervals, 0, checks.MOST_LEVELS) + 1):
        points.append(_point(held, interval, compare.left("margin", margin, -interval * payment)))
        if points[-1].liquidatable:
            break
    return tuple(points)


def _point(held: Isolated, interval: int, margin: float) -> FundingPoint:
    funds = held.funds(margin)
    liquidatable, value = held.liquidatable(funds), held.root(funds)
    gone = value is None or (liquidatable and margin < 0)
    price = None if gone or value is None else price_at("liquidation price", held.position, value)
    return FundingPoint(interval, margin, price, liquidatable)


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

    Equation: time = interval × the least k with M − k × payment + pnl ≤ MM (< MM by a rule with that
    trigger): ceil((M + pnl − MM) / payment) where no fee depends on the margin; 0 when it is used up already.

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
    held = isolated(position, brackets, mark=checks.positive("mark", mark), rule=rule, fee=fee)
    margin, payment = checks.not_negative("margin", margin), funding_payment(position, mark, rate)
    length = checks.positive("interval", interval)
    if held.liquidatable(held.funds(margin)):
        return 0.0
    if payment <= 0:
        return None
    what = "time to liquidation"
    return checks.computed(what, lambda: length * _payments(held, margin, payment))


def _payments(held: Isolated, margin: float, payment: float) -> int:
    """Return after how many payments the position is liquidated, which it is not after none."""

    def liquidated(count: int) -> bool:
        return held.liquidatable(held.funds(margin - count * payment))

    standing, gone = 0, 1
    while not liquidated(gone):
        standing, gone = gone, 2 * gone
    while gone - standing > 1:
        between = (standing + gone) // 2
        standing, gone = (standing, between) if liquidated(between) else (between, gone)
    return gone
