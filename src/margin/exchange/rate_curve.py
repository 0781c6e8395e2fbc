"""Maintenance rates that grow with a power of size: n^0.8, or a root that begins beyond a dead zone.

What such a rate asks of a notional is convex, so it is the largest of its tangents, and a tangent is a
bracket. A price is found with the tangent at the mark, then with the one at the price found, until that no
longer moves.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from margin import checks, compare
from margin.exchange.cross import cross_price
from margin.exchange.isolated import isolated_price
from margin.exchange.position import notional
from margin.exchange.rules import BINANCE
from margin.exchange.types import MOST_BRACKETS, Bracket, Holding, LiquidationResult, Position, Rule
from margin.exchange.wallet import shared

__all__ = [
    "RateCurve",
    "cross_price_on_curves",
    "curve_brackets",
    "curve_rate",
    "isolated_price_on_curve",
]

CurveBy = Literal["notional", "size"]
CURVES_BY: tuple[CurveBy, ...] = ("notional", "size")
STEEPEST = 0.99
"""A curve is followed until one more unit of notional asks for this much: no position lives beyond it."""
NEAR = 1e-6
"""Tangents so near each other are one: what they differ by is the square of it."""
FLAT = 1e-12
"""A tangent no steeper than this above the one before asks for nothing more."""
SETTLED = 1e-9
"""A price that moves no more than this is found: the next tangent would move it by the square of it."""
STEPS = 100


@dataclass(frozen=True, slots=True)
class RateCurve:
    """A rate that grows with the position: max(base, kept × base + factor × x^power).

    Args:
        base: Rate of a small position, a fraction in [0, 1).
        factor: What the power of the size is multiplied with. ≥ 0.
        power: Power of the size, 0.01 to 1: 0.8 at Orderly, a half at Drift.
        kept: Part of the base that the growing part is added to. 0 to 1; 0 at Orderly, 0.8 at Drift. With
            less than 1 the rate grows only beyond a dead zone.
        by: "notional": x is the notional at the price in question; "size": x is the size, which no price
            moves.
    """

    base: float
    factor: float
    power: float
    kept: float = 0.0
    by: CurveBy = "notional"

    def __post_init__(self) -> None:
        checks.keep(self, base=checks.fraction("base", self.base))
        checks.keep(self, factor=checks.not_negative("factor", self.factor))
        checks.keep(self, power=checks.between("power", self.power, 0.01, 1))
        checks.keep(self, kept=checks.between("kept", self.kept, 0, 1))
        checks.one_of("by", self.by, CURVES_BY)

    def grown(self, value: float) -> float:
        """The growing part of the rate at x."""
        grown: float = self.factor * value**self.power
        return grown

    def most_factor(self, value: float) -> float:
        """The factor from which on a curve like this is not followed to x, which is above 0."""
        room = STEEPEST - self.kept * self.base
        return checks.quotient("most factor of value", room / (1 + self.power), value**self.power)


def curve_rate(value: float, curve: RateCurve) -> float:
    """Return the rate that a curve asks of a notional or a size.

    Equation: rate = max(base, kept × base + factor × x^power).

    Args:
        value: x, a notional in the settlement currency or a size, as the curve reads it. ≥ 0.
        curve: The curve.

    Returns:
        The rate, a fraction; above 1 for a position beyond what the venue allows. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: @orderly.network/perp 5.2.1 (0.8) and @drift-labs/sdk 2.156.0 (a half, from four fifths of the
    base on) as they were run; calculateSizePremiumLiabilityWeight, Drift's SDK, where it is read.
    """
    checks.instance("curve", curve, RateCurve)
    at = checks.not_negative("value", value)
    return checks.computed(
        "rate of value and curve", lambda: max(curve.base, curve.kept * curve.base + curve.grown(at))
    )


def curve_brackets(curve: RateCurve, notionals: Sequence[float]) -> tuple[Bracket, ...]:
    """Return a table that asks what a curve asks at given notionals, and less than it between them.

    Equation: the tangent at n: rate = kept × base + (1 + power) × factor × n^power, amount = power × factor ×
    n^(1 + power); two tangents meet where their amounts' difference is their rates' times the floor.

    Args:
        curve: A curve by notional.
        notionals: Where the table is exact, in the settlement currency, up to 199. ≥ 0 each; those so large
            that the next unit would ask for 99 % are taken where it does.

    Returns:
        The brackets, the first at 0 with the base rate; see `normalise`. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (tangents of n × `curve_rate`).
    """
    checks.instance("curve", curve, RateCurve)
    checks.same("curve.by", curve.by, "notional")
    given = checks.sequence("notionals", notionals, MOST_BRACKETS - 1)
    values = sorted(checks.not_negative(f"notionals[{place}]", value) for place, value in enumerate(given))
    return checks.computed("brackets of curve and notionals", lambda: _tangents(curve, values))


def isolated_price_on_curve(
    position: Position,
    margin: float,
    curve: RateCurve,
    *,
    rule: Rule = BINANCE,
    fee: float = 0.0,
    extra: float = 0.0,
    mark: float | None = None,
) -> LiquidationResult:
    """Return the liquidation price of a position with its own margin under a rate that grows with it.

    Equation: margin + extra + pnl(P) = n(P) × (rate(n(P)) + f), with the rate of `curve_rate`.

    Args:
        position: The position.
        margin: Margin given to it, in the settlement currency. ≥ 0.
        curve: The curve; by size, or under a rule that fixes the tier at entry, its rate stays the same.
        rule: The venue's switches; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules that have a fee term.
        extra: Margin added after opening, in the settlement currency. ≥ 0.
        mark: Mark price now, quote per base. > 0; None for the entry price.

    Returns:
        A LiquidationResult; its price is None when no price liquidates the position, and where a position
        that may be liquidated now would stop to be so only beyond the end of the curve. Never None itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, or the curve is followed
            beyond the notional at which the next unit asks for 99 %.

    Source: as `isolated_price` and `curve_rate`.
    """
    checks.instance("curve", curve, RateCurve)
    checks.instance("rule", rule, Rule)
    entry = checks.instance("position", position, Position).entry
    now = entry if mark is None else checks.positive("mark", mark)
    value = notional(position, now)

    def solve(at: float) -> tuple[LiquidationResult, float | None]:
        table = _table(curve, rule, position, (value, at))
        found = isolated_price(position, margin, table, rule=rule, fee=fee, extra=extra, mark=mark)
        return found, None if found.price is None else notional(position, found.price)

    result, given = _settled(value, solve), "position, margin, extra, fee and mark"
    if result.status == "liquidatable_now" and not _is_followed(curve, rule, position, result.price):
        result = replace(result, price=None)
    _followed("curve", curve, rule, position, (now, result.price), given)
    return result


def cross_price_on_curves(
    wallet: float,
    holdings: Sequence[Holding],
    target: str,
    *,
    curves: Mapping[str, RateCurve],
    rule: Rule = BINANCE,
    fee: float = 0.0,
) -> LiquidationResult:
    """Return the price of one symbol at which a shared wallet is liquidated under rates that grow with size.

    Equation: as `cross_price`, with n × rate(n) in place of a table for each symbol that has a curve.

    Args:
        wallet: Wallet balance, in the settlement currency; may be negative.
        holdings: 1 to 200 holdings that share the wallet; the tables of those with a curve are not read.
        target: The symbol whose price moves; one of the holdings'.
        curves: A curve for each symbol that has one.
        rule: The venue's switches, the same for all holdings; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules with the fee in the rate.

    Returns:
        A LiquidationResult with the whole wallet's equity and maintenance. Never None itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, a curve is of no
            holding, or it is followed beyond the notional at which the next unit asks for 99 %.

    Source: as `cross_price` and `curve_rate`.
    """
    items = checks.sequence("holdings", shared(holdings), checks.MOST_POSITIONS, 1)
    checks.instance("rule", rule, Rule)
    known = _known(curves, items)
    mine = next((item for item in items if item.symbol == target), items[0])

    def solve(price: float) -> tuple[LiquidationResult, float | None]:
        prices = [price if item.symbol == target else item.mark for item in items]
        held = [_on_curve(item, known, rule, at) for item, at in zip(items, prices, strict=True)]
        found = cross_price(wallet, held, target, rule=rule, fee=fee)
        return found, found.price

    result = _settled(mine.mark, solve)
    for item in items:
        if item.symbol in known:
            price = result.price if item.symbol == target else None
            given = "wallet, holdings, target and fee"
            _followed("curves", known[item.symbol], rule, item.position, (item.mark, price), given)
    return result


def _known(curves: Mapping[str, RateCurve], items: Sequence[Holding]) -> dict[str, RateCurve]:
    checks.instance("curves", curves, Mapping)  # type: ignore[type-abstract]
    symbols = {item.symbol for item in items}
    for symbol, curve in curves.items():
        checks.instance(f"curves: {checks.shown(symbol)}", curve, RateCurve)
        if symbol not in symbols:
            says = f"holds {checks.shown(symbol)}, which is not among the holdings"
            checks.refuse("curves", "one_of", symbol, tuple(sorted(symbols)), says=says)
    return dict(curves)


def _on_curve(item: Holding, curves: Mapping[str, RateCurve], rule: Rule, price: float) -> Holding:
    """Return a holding with the table of its curve, exact at its mark and at a price."""
    curve = curves.get(item.symbol)
    if curve is None:
        return item
    values = notional(item.position, item.mark), notional(item.position, price)
    return replace(item, brackets=_table(curve, rule, item.position, values))


def _table(
    curve: RateCurve, rule: Rule, position: Position, values: tuple[float, float]
) -> tuple[Bracket, ...]:
    """Return the one bracket of a rate that no price moves, or the tangents at two notionals."""
    if curve.by == "size":
        return (_flat(curve_rate(position.size, curve)),)
    if _is_fixed(rule):
        return (_flat(curve_rate(notional(position, position.entry), curve)),)
    return curve_brackets(curve, values)


def _is_fixed(rule: Rule) -> bool:
    """Return whether a rule reads the tier once, at entry."""
    return rule.valuation == "at_entry" or not rule.use_amount


def _flat(rate: float) -> Bracket:
    if compare.left("rate", 1.0, -rate) <= 0:
        says = f"asks for {rate:g} of this position, by base, factor, power and kept: it must be below 1"
        checks.refuse("curve", "fits", rate, says=says)
    return Bracket(0.0, rate)


def _settled(
    start: float, solve: Callable[[float], tuple[LiquidationResult, float | None]]
) -> LiquidationResult:
    """Solve with the tangent where the last solution was, until it no longer moves: Newton's steps."""
    at = start
    for _ in range(STEPS):
        result, reached = solve(at)
        if reached is None or abs(reached - at) <= SETTLED * at:
            break
        at = reached
    return result


def _followed(
    name: str,
    curve: RateCurve,
    rule: Rule,
    position: Position,
    prices: tuple[float, float | None],
    given: str,
) -> None:
    """Refuse an answer that needs the curve where it is no longer followed."""
    for price in prices:
        if not _is_followed(curve, rule, position, price):
            largest = _largest(curve)
            limit = f"is followed to a notional of {largest:g}, where the next unit asks for {STEEPEST:.0%}"
            checks.refuse(name, "fits", largest, says=f"{limit}: not far enough for {given}")


def _is_followed(curve: RateCurve, rule: Rule, position: Position, price: float | None) -> bool:
    """Tell whether the curve reaches as far as the position is worth at a price."""
    if price is None or curve.by == "size" or _is_fixed(rule):
        return True
    return notional(position, price) <= _largest(curve)


def _largest(curve: RateCurve) -> float:
    """Return the notional at which the next unit asks for as much as is followed; infinite if none does."""
    if curve.factor == 0:
        return math.inf
    ratio = (STEEPEST - curve.kept * curve.base) / ((1 + curve.power) * curve.factor)
    if ratio <= 0:
        return 0.0
    exponent = math.log(ratio) / curve.power
    return math.exp(exponent) if exponent < 700 else math.inf


def _tangents(curve: RateCurve, values: Sequence[float]) -> tuple[Bracket, ...]:
    kept, most = curve.kept * curve.base, _largest(curve)
    lines, before = [(curve.base, 0.0)], 0.0
    for value in values:
        at = min(value, most)
        rate = kept + (1 + curve.power) * curve.grown(at)
        beyond = kept + curve.grown(at) > curve.base and rate > lines[-1][0] + FLAT
        if beyond and at > before * (1 + NEAR):
            lines.append((rate, curve.power * curve.grown(at) * at))
            before = at
    floors = [(more - less) / (high - low) for (low, less), (high, more) in pairwise(lines)]
    return tuple(Bracket(floor, rate) for floor, (rate, _) in zip([0.0, *floors], lines, strict=True))
