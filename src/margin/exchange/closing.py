"""What a liquidation takes: how much is closed, in which steps, the fee, and the insurance fund's part."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from margin import checks, compare
from margin.compare import TRIGGERS, Trigger
from margin.exchange.brackets import maintenance_margin, normalise
from margin.exchange.position import notional, pnl
from margin.exchange.types import Bracket, Position

__all__ = [
    "PartialClose",
    "Step",
    "insurance_fund_change",
    "insurance_fund_draw",
    "liquidation_penalty",
    "partial_close",
    "step_down",
]


@dataclass(frozen=True, slots=True)
class PartialClose:
    """How much of a position is closed to restore its margin.

    Args:
        quantity: Quantity to close, in the position's own unit; 0 when nothing need be closed.
        fee: Fee on what is closed, in the settlement currency; negative for a rebate.
        equity: Equity after the fee, same currency.
        restored: False when even closing the whole does not reach the target.
    """

    quantity: float
    fee: float
    equity: float
    restored: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One reduction of a step-down liquidation.

    Args:
        closed: Quantity closed in the step, in the position's own unit.
        notional: Notional left, in the settlement currency.
        equity: Equity after the step's fee, same currency.
        maintenance: Maintenance required of what is left, same currency.
    """

    closed: float
    notional: float
    equity: float
    maintenance: float


def partial_close(
    position: Position,
    equity: float,
    price: float,
    *,
    rate: float,
    target: float = 1.0,
    fee: float = 0.0,
) -> PartialClose:
    """Return how much must be closed at a price to bring equity back to a multiple of maintenance.

    Equation: share = (r × m × n − equity) / (n × (r × m − f)); closed = share × quantity. Linear:
    q = (r × m × q × P − equity) / (P × (r × m − f)).

    Args:
        position: The position; n is its notional at the price.
        equity: Equity now, in the settlement currency; any sign.
        price: Price at which it is closed, quote per base. > 0.
        rate: Flat maintenance rate m, a fraction in [0, 1).
        target: Wanted equity over maintenance, r, a multiple. > 0.
        fee: Fee rate on what is closed, f, a fraction in (−0.01, 1), below r × m.

    Returns:
        A PartialClose: quantity 0 when the target is met, the whole when even that does not restore. Never
        None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, or the fee is not below
            r × m: closing cannot restore margin.

    Source: arithmetic (equity less the fee = r × m × what is left, solved for the share).
    """
    checks.instance("position", position, Position)
    equity, value = checks.number("equity", equity), notional(position, price)
    fee, wanted = checks.fee("fee", fee), checks.positive("target", target) * checks.fraction("rate", rate)
    if compare.left("rate", wanted, -fee) <= 0:
        says = f"{fee!r} is not below target x maintenance rate {wanted!r}: closing cannot restore margin"
        checks.refuse("fee", "below", fee, wanted, says=says)
    missing = compare.left("partial close", wanted * value, -equity, of=value)
    if missing <= 0:
        return PartialClose(0.0, 0.0, equity, restored=True)
    share = min(compare.ratio("partial close", missing, value * (wanted - fee)), 1.0)
    restored = compare.left("partial close", equity, -fee * value, of=value) >= 0
    paid = checks.finite("fee", share * fee * value)
    return PartialClose(share * position.quantity, paid, checks.finite("equity", equity - paid), restored)


def step_down(
    position: Position,
    equity: float,
    price: float,
    *,
    brackets: Sequence[Bracket],
    caps: Sequence[float] | None = None,
    fee: float = 0.0,
    trigger: Trigger = "at_or_below",
) -> tuple[Step, ...]:
    """Return the steps in which a position is cut until its equity exceeds its maintenance.

    Equation: while equity ≤ MM(n): close down to the next lower cap; equity falls by f × closed notional.

    Args:
        position: The position; n is its notional at the price.
        equity: Equity now, in the settlement currency; any sign.
        price: Price of every step, quote per base. > 0.
        brackets: Maintenance table; see `normalise`.
        caps: Falling notionals to cut down to, in the settlement currency, ≥ 0 each, up to 10 000; None for
            the floors of the table, so that every step leaves one bracket. The whole is closed after the
            last.
        fee: Fee rate on what is closed, a fraction in (−0.01, 1).
        trigger: "at_or_below": equity equal to maintenance is cut on; "below": it stands.

    Returns:
        The steps, in order; empty when equity exceeds maintenance already. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Bybit, Binance and OKX help centres (tier by tier); Liquidations, Hyperliquid documentation (a
    share first): the caps state either.
    """
    checks.instance("position", position, Position)
    left, table = notional(position, price), normalise(brackets)
    equity, fee, steps = checks.number("equity", equity), checks.fee("fee", fee), []
    checks.one_of("trigger", trigger, TRIGGERS)
    whole, scale = left, max(left, abs(equity))
    for cap in _caps(caps, table):
        closed = compare.left("closed", left, -cap)
        room = compare.left("equity", equity, -maintenance_margin(left, table), of=scale)
        if closed <= 0 or not compare.reached(room, trigger):
            continue
        equity = compare.left("equity", equity, -fee * closed, of=scale)
        left = cap
        quantity = position.quantity * checks.quotient("closed", closed, whole)
        needed = 0.0 if left == 0 else maintenance_margin(left, table)
        steps.append(Step(quantity, left, equity, needed))
    return tuple(steps)


def _caps(caps: Sequence[float] | None, table: Sequence[Bracket]) -> list[float]:
    if caps is None:
        return [bracket.floor for bracket in reversed(table)]
    values = [checks.not_negative("caps", cap) for cap in checks.sequence("caps", caps, checks.MOST_LEVELS)]
    for index, (high, low) in enumerate(pairwise(values)):
        checks.below(f"caps[{index + 1}]", low, high, f"caps[{index}]")
    return values if values and values[-1] == 0 else [*values, 0.0]


def liquidation_penalty(remaining: float, closed: float, rate: float) -> float:
    """Return the fee that a liquidation takes from what is left of the margin.

    Equation: fee = min(max(remaining, 0), rate × closed notional).

    Args:
        remaining: Margin left after the loss, in the settlement currency; any sign.
        closed: Notional that was closed, same currency. ≥ 0.
        rate: Liquidation fee rate, a fraction in [0, 1).

    Returns:
        Fee in the settlement currency. ≥ 0. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Liquidations, dYdX documentation (a penalty of up to 1.5 %, never more than is left).
    """
    remaining, closed = checks.number("remaining", remaining), checks.not_negative("closed", closed)
    return min(max(remaining, 0.0), checks.finite("fee", checks.fraction("rate", rate) * closed))


def insurance_fund_change(position: Position, margin: float, fill: float, *, fee: float = 0.0) -> float:
    """Return what the insurance fund gains when it takes a position over at the bankruptcy price.

    Equation: change = fee + (fill − bankruptcy price) × s × q, which is fee + margin + pnl(fill); so written
    it holds for inverse contracts too.

    Args:
        position: The position taken over.
        margin: Margin of the position, in the settlement currency. ≥ 0.
        fill: Average price at which the fund closes it, quote per base. > 0.
        fee: Liquidation fee collected, an amount in the settlement currency. ≥ 0.

    Returns:
        Change of the fund in the settlement currency; negative when it pays. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Contract Loss Mechanisms, dYdX documentation (insurance fund).
    """
    checks.instance("position", position, Position)
    margin, fill = checks.not_negative("margin", margin), checks.positive("fill", fill)
    collected, gain = checks.not_negative("fee", fee), pnl(position, fill)
    scale = max(notional(position, fill), notional(position, position.entry))
    return compare.left("fund change", collected, margin, gain, of=scale)


def insurance_fund_draw(position: Position, margin: float, fill: float) -> float:
    """Return what the insurance fund must pay because the margin did not cover the loss.

    Equation: draw = max(0, −(margin + pnl(fill))).

    Args:
        position: The position that was closed.
        margin: Margin of the position, in the settlement currency. ≥ 0.
        fill: Average price at which it was closed, quote per base. > 0.

    Returns:
        Amount in the settlement currency. ≥ 0. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Contract Loss Mechanisms, dYdX documentation (insurance fund).
    """
    return max(0.0, -insurance_fund_change(position, margin, fill))
