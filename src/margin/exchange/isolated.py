"""Where an isolated position is liquidated: the price at which its equity falls to what the rule requires."""

from collections.abc import Sequence
from math import sqrt

from margin import checks
from margin.exchange.brackets import find, normalise
from margin.exchange.position import notional, pnl
from margin.exchange.price import bankruptcy_price, price_at
from margin.exchange.requirement import Line, required, requirement_lines
from margin.exchange.rules import BINANCE
from margin.exchange.types import Bracket, LiquidationResult, Position, Rule, Status, Why

__all__ = ["isolated_price"]


def isolated_price(
    position: Position,
    margin: float,
    brackets: Sequence[Bracket],
    *,
    rule: Rule = BINANCE,
    fee: float = 0.0,
    extra: float = 0.0,
    slope: float = 0.0,
    mark: float | None = None,
) -> LiquidationResult:
    """Return the liquidation price of a position that has only its own margin.

    Equation: margin + extra + pnl(P) = n(P) × (m + f) − A, in the bracket of n(P). With d = +1 for a linear
    long or inverse short and −1 otherwise: n(P) = (n(E) − d × (margin + extra + A)) / (1 − d × (m + f)), and
    P = n / size (linear, quanto) or size / n (inverse). The bracket is the one whose price comes first.
    Maintenance at entry, the fee on extra margin or at bankruptcy, and a rate that grows with size enter as
    the rule's switches say.

    Args:
        position: The position.
        margin: Margin given to it, in the settlement currency, paid funding already taken off. ≥ 0.
        brackets: Maintenance table; one bracket at floor 0 for a flat rate. See `normalise`.
        rule: The venue's switches; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules that have a fee term.
        extra: Margin added after opening, in the settlement currency. ≥ 0.
        slope: Increase in the rate per coin of position. ≥ 0. Read only by size-scaled rules.
        mark: Mark price now, quote per base. > 0; None for the entry price.

    Returns:
        A LiquidationResult; its price is None when no price liquidates the position. Never None itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: How to Calculate Liquidation Price of USDS-M Futures Contracts, Binance FAQ; Liquidation Price
    Calculation under Isolated Mode (Unified Trading Account), Bybit Help Center; per rule: `RULES`.
    """
    checks.instance("position", position, Position)
    checks.instance("rule", rule, Rule)
    fee, slope = checks.fee("fee", fee), checks.not_negative("slope", slope)
    now = position.entry if mark is None else checks.positive("mark", mark)
    table = normalise(brackets)
    funds = _funds(
        position, checks.not_negative("margin", margin), checks.not_negative("extra", extra), rule, fee
    )
    lines, curve = _scaled(position, requirement_lines(position, table, rule, fee), rule, slope)
    value, here = _root(position, funds, lines, curve), notional(position, now)
    return _result(
        position,
        now,
        equity=checks.finite("equity", funds + pnl(position, now)),
        maintenance=checks.finite("maintenance", required(lines, here) + curve * here * here),
        price=None if value is None else price_at("liquidation price", position, value),
        bracket=_bracket(position, table, rule, value if value is not None and value > 0 else here),
    )


def _funds(position: Position, margin: float, extra: float, rule: Rule, fee: float) -> float:
    if rule.fee_on_extra:
        extra /= 1 - position.direction * fee
    funds = checks.finite("margin + extra", margin + extra)
    if rule.fee_at_bankruptcy:
        bankrupt = bankruptcy_price(position, funds, fee=fee)
        funds -= 0.0 if bankrupt is None else fee * notional(position, bankrupt)
    return checks.finite("margin + extra", funds)


def _scaled(
    position: Position, lines: tuple[Line, ...], rule: Rule, slope: float
) -> tuple[tuple[Line, ...], float]:
    """Return the lines with the size's share of the rate in them, and what must stay a square term."""
    if not rule.size_scaled or slope == 0:
        return lines, 0.0
    if len(lines) > 1:
        raise ValueError(f"brackets: a rate that grows with size takes one bracket, got {len(lines)}")
    if position.contract == "quanto":
        raise ValueError("slope has no meaning for a quanto contract: its size is not in coin")
    floor, rate, amount = lines[0]
    value = notional(position, position.entry)
    if rule.valuation == "at_entry":
        coins = value if position.contract == "inverse" else position.size
        return (Line(floor, rate, checks.finite("slope", amount - value * slope * coins)),), 0.0
    if position.contract == "inverse":
        return lines, slope
    if rate + slope * position.size >= 1:
        raise ValueError(
            f"slope gives a rate of {rate + slope * position.size:g} at this size: it must be below 1"
        )
    return (Line(floor, rate + slope * position.size, amount),), 0.0


def _root(position: Position, funds: float, lines: Sequence[Line], curve: float) -> float | None:
    """Return the notional at liquidation; zero or below when there is none, None when always liquidatable."""
    side, entry = position.direction, notional(position, position.entry)
    if curve:
        return _curved_root(side, entry - side * (funds + lines[0].amount), 1 - side * lines[0].rate, curve)
    values = [(entry - side * (funds + line.amount)) / (1 - side * line.rate) for line in lines]
    return checks.finite("liquidation price", max(values) if side == 1 else min(values))


def _curved_root(side: int, covered: float, factor: float, curve: float) -> float | None:
    """Solve side × curve × n² − factor × n + covered = 0 for the n next to entry, without cancellation."""
    square = checks.finite("liquidation price", factor * factor - 4 * side * curve * covered)
    if covered <= 0:
        return 0.0
    return None if square < 0 else 2 * covered / (factor + sqrt(square))


def _bracket(position: Position, table: Sequence[Bracket], rule: Rule, value: float) -> int:
    if rule.valuation == "at_entry" or not rule.use_amount:
        value = notional(position, position.entry)
    return find(value, table)


def _result(
    position: Position, now: float, *, equity: float, maintenance: float, price: float | None, bracket: int
) -> LiquidationResult:
    status: Status = "none" if price is None else "ok"
    distance: float | None = None
    why: Why = ""
    if equity <= maintenance:
        status = "liquidatable_now"
    elif price is None:
        why = "inverse_short_covered" if position.contract == "inverse" else "fully_collateralised"
    else:
        distance = abs(price / now - 1)
    return LiquidationResult(price, status, bracket, distance, equity, maintenance, why)
