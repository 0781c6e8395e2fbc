"""The least that must be closed to bring equity back to a multiple of a bracketed maintenance margin."""

from collections.abc import Sequence

from margin import checks, compare
from margin.exchange.brackets import find, maintenance_margin, normalise
from margin.exchange.closing import PartialClose
from margin.exchange.position import notional
from margin.exchange.types import Bracket, Position

__all__ = ["partial_close_by_brackets"]


def partial_close_by_brackets(
    position: Position,
    equity: float,
    price: float,
    *,
    brackets: Sequence[Bracket],
    target: float = 1.0,
    fee: float = 0.0,
) -> PartialClose:
    """Return the least that must be closed where the maintenance rate falls with the size.

    Equation: the largest x ≤ n with equity − f × (n − x) ≥ r × MM(x). MM is the highest of its lines, so x is
    the least of (equity − f × n + r × Aₖ) / (r × mₖ − f) over the brackets with r × mₖ > f.

    Args:
        position: The position; n is its notional at the price.
        equity: Equity now, in the settlement currency; any sign.
        price: Price at which it is closed, quote per base. > 0.
        brackets: Maintenance table; see `normalise`.
        target: Wanted equity over maintenance, r, a multiple. > 0.
        fee: Fee rate on what is closed, f, a fraction in (−0.01, 1), below r × the rate at n.

    Returns:
        A PartialClose: quantity 0 when the target is met, the whole when even that does not restore. Never
        None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, or the fee is not below
            r × the rate at n: closing cannot restore margin.

    Source: arithmetic (`partial_close` with the maintenance of `maintenance_margin`).
    """
    checks.instance("position", position, Position)
    equity, value, table = checks.number("equity", equity), notional(position, price), normalise(brackets)
    fee, target = checks.fee("fee", fee), checks.positive("target", target)
    wanted = target * table[find(value, table)].rate
    if compare.left("rate", wanted, -fee) <= 0:
        says = f"{fee!r} is not below target x maintenance rate {wanted!r}: closing cannot restore margin"
        checks.refuse("fee", "below", fee, wanted, says=says)
    if compare.left("partial close", equity, -target * maintenance_margin(value, table), of=value) >= 0:
        return PartialClose(0.0, 0.0, equity, restored=True)
    left = _left(table, checks.finite("equity", equity - fee * value), target, fee, scale=value)
    share = 1.0 if left is None else 1 - min(checks.quotient("partial close", left, value), 1.0)
    paid = checks.finite("fee", share * fee * value)
    after = checks.finite("equity", equity - paid)
    return PartialClose(share * position.quantity, paid, after, restored=left is not None)


def _left(table: Sequence[Bracket], funds: float, target: float, fee: float, *, scale: float) -> float | None:
    """Return the largest notional that the funds carry; None when they carry none, not even nothing."""
    high, low = float("inf"), 0.0
    for bracket in table:
        slope = compare.left("partial close", target * bracket.rate, -fee)
        offset = compare.left("partial close", target * (bracket.amount or 0.0), funds, of=scale)
        if slope > 0:
            high = min(high, checks.quotient("partial close", offset, slope))
        elif slope < 0:
            low = max(low, checks.quotient("partial close", offset, slope))
        elif offset < 0:
            return None
    return high if high >= low or compare.same(high, low) else None
