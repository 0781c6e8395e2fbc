"""Where an isolated position is liquidated: the price at which its equity falls to what the rule requires."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from margin import checks, compare
from margin.exchange.brackets import find, normalise
from margin.exchange.position import gain, worth
from margin.exchange.price import bankrupt_value, price_at
from margin.exchange.requirement import Line, requirement, requirement_of
from margin.exchange.rules import BINANCE
from margin.exchange.types import Bracket, LiquidationResult, Position, Rule, Why

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
    reserve: float = 0.0,
    least: float = 0.0,
    band: float = 0.0,
    mark: float | None = None,
) -> LiquidationResult:
    """Return the liquidation price of a position that has only its own margin.

    Equation: margin + extra + pnl(P) = max(n(P) × m − A, least) + n(P) × f + reserve, in the bracket of n(P).
    With d = +1 for a linear long or inverse short and −1 otherwise, without a least: n(P) = (n(E) − d ×
    (margin + extra + A − reserve)) / (1 − d × (m + f)), and P = n / size (linear, quanto) or size / n
    (inverse). The bracket is the one whose price comes first.
    Maintenance at entry, the fee on extra margin or at bankruptcy, and a rate that grows with size enter as
    the rule's switches say. At the price equity equals what is required: most rules liquidate there, those
    with the trigger "below" from the next price on. A rate that grows with size is followed up to 100 %.

    Args:
        position: The position.
        margin: Margin given to it, in the settlement currency, paid funding already taken off. ≥ 0.
        brackets: Maintenance table; one bracket at floor 0 for a flat rate. See `normalise`.
        rule: The venue's switches; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules that have a fee term.
        extra: Margin added after opening, in the settlement currency. ≥ 0.
        slope: Increase in the rate per coin of position. ≥ 0. Read only by size-scaled rules.
        reserve: Amount kept beside the maintenance whatever the size, a keeper's reward for example, in the
            settlement currency. ≥ 0.
        least: Amount that the maintenance is never below, in the settlement currency. ≥ 0. Not for rates that
            grow with size.
        band: How far the price that counts is on the bad side of the oracle's, a fraction in [0, 1): below it
            for a long, above it for a short. Prices here are the oracle's.
        mark: Mark price now, quote per base. > 0; None for the entry price.

    Returns:
        A LiquidationResult; its price is None when no price liquidates the position. Never None itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: How to Calculate Liquidation Price of USDS-M Futures Contracts, Binance FAQ; Liquidation Price
    Calculation under Isolated Mode (Unified Trading Account), Bybit Help Center; per rule: `RULES`. The
    reserve: @mcdex/mai3.js 0.5.90 and @gainsnetwork/sdk 1.8.7 as they were run. The least: the SDK of GMX,
    which closes below a least collateral. The band: pick_price_for_pnl, gmsol-model 0.9.0 (the lower price
    for a long).
    """
    entry = checks.instance("position", position, Position).entry
    now = entry if mark is None else checks.positive("mark", mark)
    edge = 1 - position.sign * checks.fraction("band", band)
    held = isolated(
        position,
        brackets,
        mark=checks.whole_digits("mark × (1 ∓ band)", now * edge) if band else now,
        rule=rule,
        fee=fee,
        slope=slope,
        reserve=checks.not_negative("reserve", reserve),
        least=checks.not_negative("least", least),
    )
    funds = held.funds(checks.not_negative("margin", margin), checks.not_negative("extra", extra))
    value = held.root(funds)
    price = None if value is None else price_at("liquidation price", position, value)
    if price is not None and band:
        price = checks.quotient("liquidation price", price, edge)
    bracket = held.bracket(value if price is not None and value is not None else held.value)
    equity, needed = held.equity(funds), held.maintenance
    if held.liquidatable(funds):
        return LiquidationResult(price, "liquidatable_now", bracket, None, equity, needed)
    if price is None:
        covered = position.contract == "inverse"
        why: Why = "inverse_short_covered" if covered else "fully_collateralised"
        return LiquidationResult(None, "none", bracket, None, equity, needed, why)
    distance = abs(compare.ratio("distance", price, now) - 1)
    return LiquidationResult(price, "ok", bracket, distance, equity, needed)


class Isolated(NamedTuple):
    """A position at a mark under a rule, prepared: all that stays the same whatever its margin is."""

    position: Position
    rule: Rule
    fee: float
    table: tuple[Bracket, ...]  # with derived amounts
    lines: tuple[Line, ...]  # what is required, by notional
    curve: float  # what is required beside them, times the notional squared
    entry: float  # notional at entry
    value: float  # notional at the mark
    profit: float  # at the mark
    maintenance: float  # what is required at the mark

    def funds(self, margin: float, extra: float = 0.0) -> float:
        """Return the margin as the rule counts it; it may be overdrawn."""
        if self.rule.fee_on_extra:
            extra /= 1 - self.position.direction * self.fee
        funds = checks.finite("margin + extra", margin + extra)
        if self.rule.fee_at_bankruptcy:
            bankrupt = bankrupt_value(self.position, funds, self.fee)
            funds -= self.fee * max(bankrupt, 0.0)
        return checks.finite("margin + extra", funds)

    def equity(self, funds: float) -> float:
        """Return equity at the mark."""
        return compare.left("equity", funds, self.profit, of=max(self.entry, self.value))

    def liquidatable(self, funds: float) -> bool:
        """Return whether equity at the mark has reached what is required."""
        scale = max(self.entry, self.value)
        room = compare.left("equity", funds, self.profit, -self.maintenance, of=scale)
        return compare.reached(room, self.rule.trigger)

    def root(self, funds: float) -> float | None:
        """Return the notional at liquidation; zero or below if there is none, None if always liquidatable."""
        side, lines = self.position.direction, self.lines
        if self.curve:
            covered = compare.left("liquidation price", self.entry, -side * funds, -side * lines[0].amount)
            return _curved_root(side, covered, 1 - side * lines[0].rate, self.curve)
        values = [(self.entry - side * (funds + line.amount)) / (1 - side * line.rate) for line in lines]
        found = max(values) if side == 1 else min(values)
        return compare.left("liquidation price", found, of=max(self.entry, abs(funds)))

    def bracket(self, value: float) -> int:
        """Return the index of the bracket that applies at a notional: for some rules, that of the entry."""
        fixed = self.rule.valuation == "at_entry" or not self.rule.use_amount
        return find(self.entry if fixed else value, self.table)


def isolated(
    position: Position,
    brackets: Sequence[Bracket],
    *,
    mark: float,
    rule: Rule,
    fee: float,
    slope: float = 0.0,
    reserve: float = 0.0,
    least: float = 0.0,
) -> Isolated:
    """Check a position, its table and its rule, and work out what does not depend on its margin."""
    checks.instance("position", position, Position)
    checks.instance("rule", rule, Rule)
    fee, slope = checks.fee("fee", fee), checks.not_negative("slope", slope)
    table = normalise(brackets)
    if rule.size_scaled and slope > 0 and least > 0:
        checks.refuse(
            "least", "same", least, 0.0, says=f"must be 0 where the rate grows with size, got {least!r}"
        )
    required = requirement(position, table, rule, fee, least=least, reserve=reserve)
    lines, curve = _scaled(position, required.lines, rule, slope)
    entry, value = worth(position, position.entry), worth(position, mark)
    needed = requirement_of(lines).at(value) + curve * value * value
    return Isolated(
        position=position,
        rule=rule,
        fee=fee,
        table=table,
        lines=lines,
        curve=curve,
        entry=entry,
        value=value,
        profit=gain(position, value, entry),
        maintenance=checks.finite("maintenance", needed),
    )


def _scaled(
    position: Position, lines: tuple[Line, ...], rule: Rule, slope: float
) -> tuple[tuple[Line, ...], float]:
    """Return the lines with the size's share of the rate in them, and what must stay a square term."""
    if not rule.size_scaled or slope == 0:
        return lines, 0.0
    if len(lines) > 1:
        says = f"may be only one where the rate grows with size, got {len(lines)}"
        checks.refuse("brackets", "size", len(lines), 1, says=says)
    if position.contract == "quanto":
        says = "has no meaning for a quanto contract: its size is not in coin"
        checks.refuse("slope", "fits", slope, says=says)
    floor, rate, amount = lines[0]
    value = worth(position, position.entry)
    if rule.valuation == "at_entry":
        coins = value if position.contract == "inverse" else position.size
        return (Line(floor, rate, checks.finite("slope", amount - value * slope * coins)),), 0.0
    if position.contract == "inverse":
        return lines, slope
    _below_one(rate, slope * position.size)
    return (Line(floor, rate + slope * position.size, amount),), 0.0


def _below_one(rate: float, added: float) -> None:
    if compare.left("slope", 1.0, -rate, -added) <= 0:
        says = f"gives a rate of {rate + added:g} at this size: it must be below 1"
        checks.refuse("slope", "fits", added, says=says)


def _curved_root(side: int, covered: float, factor: float, curve: float) -> float | None:
    """Solve side × curve × n² − factor × n + covered = 0 for the n next to entry, without cancellation.

    Where the margin covers the loss there is another root, but only at a rate of 100 % or more: no venue asks
    for more than the position is worth.
    """
    if covered <= 0:
        return 0.0
    square = compare.left("liquidation price", factor * factor, -4 * side * curve * covered)
    return None if square < 0 else 2 * covered / (factor + sqrt(square))
