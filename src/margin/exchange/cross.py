"""Where a shared wallet is liquidated: one symbol's price moves, everything else stays at its mark."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from margin import checks, compare
from margin.compare import TRIGGERS, Trigger
from margin.exchange.brackets import find, normalise
from margin.exchange.position import notional, pnl
from margin.exchange.requirement import Requirement, requirement
from margin.exchange.rules import BINANCE
from margin.exchange.types import Holding, LiquidationResult, Rule
from margin.exchange.wallet import one_currency, shared

__all__ = ["cross_price", "cross_price_from_equity"]


class Leg(NamedTuple):
    """A position in the unit its notional is straight in: x = P, or 1/P for an inverse contract."""

    side: int
    size: float
    entry: float
    required: Requirement


def cross_price(
    wallet: float, holdings: Sequence[Holding], target: str, *, rule: Rule = BINANCE, fee: float = 0.0
) -> LiquidationResult:
    """Return the price of one symbol at which the shared wallet is liquidated.

    Equation: W + Σ others (pnl − MM, at their marks) + Σ legs (pnl(P) − n(P) × (m + f) + A) = 0. Both legs
    of a hedge share P. Linear: P = (W − TMM + UPNL + ΣA − Σ s × q × E) / Σ q × (m − s); inverse: the same in
    1/P. The first crossing from the mark is reported, in the direction in which the wallet loses; only if
    there is none, the other direction is tried. Equity equal to maintenance is liquidated, or still stands by
    a rule with the trigger "below".

    Args:
        wallet: Wallet balance W, in the settlement currency; may be negative.
        holdings: 0 to 200 holdings that share the wallet, all settled in quote currency (linear) or all in
            coin. Legs of one symbol share contract type and mark.
        target: The symbol whose price moves; one of the holdings'.
        rule: The venue's switches, the same for all holdings; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules with the fee in the rate.

    Returns:
        A LiquidationResult with the whole wallet's equity and maintenance. Its price is None when no price of
        this symbol liquidates the wallet, when there are no holdings, or when it is liquidatable now. Never
        None itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, or the rule is made for
            one position alone (fee at bankruptcy, size-scaled).

    Source: How to Calculate Liquidation Price of USDS-M Futures Contracts; of COIN-M Futures Contracts,
    Binance FAQ.
    """
    wallet, items = checks.number("wallet", wallet), _checked(holdings, target)
    checks.instance("rule", rule, Rule)
    if rule.fee_at_bankruptcy or rule.size_scaled:
        says = f"{rule.title!r} is made for one position alone: use isolated_price"
        checks.refuse("rule", "fits", rule.title, says=says)
    checks.fee("fee", fee)
    legs = [_leg(item, rule, fee) for item in items]
    profits = [pnl(item.position, item.mark) for item in items]
    needs = [
        leg.required.at(leg.size * _unit(item, item.mark)) for leg, item in zip(legs, items, strict=True)
    ]
    scale = max((_scale(item, leg) for item, leg in zip(items, legs, strict=True)), default=0.0)
    equity, maintenance = (
        compare.left("equity", wallet, *profits, of=scale),
        checks.total("maintenance", needs),
    )
    room = compare.left("equity", wallet, *profits, *(-need for need in needs), of=scale)
    now = bool(items) and compare.reached(room, rule.trigger)
    price = None
    if items and not now:
        others = [index for index, item in enumerate(items) if item.symbol != target]
        parts = [wallet, *(profits[index] for index in others), *(-needs[index] for index in others)]
        price = _crossing(checks.total("equity", parts), legs, items, target)
    return _result(price, items, target, rule, now=now, equity=equity, maintenance=maintenance)


def cross_price_from_equity(
    equity: float,
    size: float,
    price: float,
    *,
    rate: float,
    other_maintenance: float = 0.0,
    trigger: Trigger = "at_or_below",
) -> LiquidationResult:
    """Return the liquidation price from equity at today's price, without entry prices.

    Equation: P = (e − s × p − MMR others) / (|s| × m − s), with a signed size s.

    Args:
        equity: Account equity e now, in quote; any sign.
        size: Position in base units, negative for a short. Not 0.
        price: Oracle or mark price p now, quote per base. > 0.
        rate: Maintenance margin fraction m of the market, in [0, 1).
        other_maintenance: Maintenance required by all other positions, in quote. ≥ 0.
        trigger: "at_or_below": equity equal to maintenance is liquidated; "below": it still stands.

    Returns:
        A LiquidationResult; its price is None when no price liquidates the account. Never None itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Liquidations, dYdX documentation; the same form: Liquidations, Hyperliquid documentation.
    """
    equity, size, price = (
        checks.number("equity", equity),
        checks.number("size", size),
        checks.positive("price", price),
    )
    if size == 0:
        checks.refuse("size", "fits", size, says=f"must not be 0, got {size!r}")
    checks.one_of("trigger", trigger, TRIGGERS)
    rate, other = checks.fraction("rate", rate), checks.not_negative("other_maintenance", other_maintenance)
    needed = checks.total("maintenance", [abs(size) * price * rate, other])
    top = compare.left("liquidation price", equity, -size * price, -other)
    found = checks.quotient("liquidation price", top, abs(size) * rate - size)
    answer = found if found > 0 else None
    if compare.reached(compare.left("equity", equity, -needed, of=abs(size) * price), trigger):
        return LiquidationResult(answer, "liquidatable_now", 0, None, equity, needed)
    if answer is None:
        return LiquidationResult(None, "none", 0, None, equity, needed, "fully_collateralised")
    distance = abs(compare.ratio("distance", answer, price) - 1)
    return LiquidationResult(answer, "ok", 0, distance, equity, needed)


def _checked(holdings: Sequence[Holding], target: str) -> tuple[Holding, ...]:
    items = shared(holdings)
    checks.instance("target", target, str)
    legs = [index for index, item in enumerate(items) if item.symbol == target]
    if items and not legs:
        says = f"must be the symbol of a holding, got {checks.shown(target)}"
        symbols = tuple(dict.fromkeys(item.symbol for item in items))
        checks.refuse("target", "one_of", target, symbols, says=says)
    for leg in legs[1:]:
        _alike(items, leg, legs[0])
    one_currency(items)
    return items


def _alike(items: Sequence[Holding], leg: int, first: int) -> None:
    """Refuse a leg of another contract or mark than the first of its symbol."""
    here, there = f"holdings[{leg}]", f"holdings[{first}]"
    contract, other = items[leg].position.contract, items[first].position.contract
    checks.same(f"{here}.position.contract", contract, other, f"{there}.position.contract")
    checks.same(f"{here}.mark", items[leg].mark, items[first].mark, f"{there}.mark")


def _scale(item: Holding, leg: Leg) -> float:
    """Return the larger of a leg's notionals, at entry and at the mark: its profit is their difference."""
    return max(leg.entry, leg.size * _unit(item, item.mark))


def _leg(item: Holding, rule: Rule, fee: float) -> Leg:
    position = item.position
    required = requirement(position, normalise(item.brackets), rule, fee)
    return Leg(position.direction, position.size, notional(position, position.entry), required)


def _unit(item: Holding, value: float) -> float:
    """Turn a price into the unit x of its contract, or back."""
    return checks.quotient("liquidation price", 1.0, value) if item.position.contract == "inverse" else value


def _surplus(base: float, legs: Sequence[Leg], x: float) -> float:
    """Return equity less requirement at x: concave, because each requirement is convex."""
    values = [leg.size * x for leg in legs]
    pairs = list(zip(legs, values, strict=True))
    gains = (leg.side * value for leg, value in pairs)
    costs = (-leg.side * leg.entry - leg.required.at(value) for leg, value in pairs)
    return compare.left("equity", base, *gains, *costs)


def _crossing(base: float, legs: Sequence[Leg], items: Sequence[Holding], target: str) -> float | None:
    """Return the target's price at which the surplus, above zero at the marks, first reaches zero."""
    moving = [leg for leg, item in zip(legs, items, strict=True) if item.symbol == target]
    item = next(item for item in items if item.symbol == target)
    found = first_crossing(base, moving, _unit(item, item.mark))
    return None if found is None else _unit(item, found)


def first_crossing(base: float, legs: Sequence[Leg], start: float) -> float | None:
    """Return the x at which the surplus of legs that share it, above zero at the start, first reaches zero.

    It is looked for in the direction in which they lose, and only then in the other.
    """
    rising = -_line(base, legs, start)[1] > 0
    for upward in (not rising, rising):
        found = _search(base, legs, start, upward)
        if found is not None:
            return found
    return None


def _line(base: float, legs: Sequence[Leg], x: float) -> tuple[float, float]:
    """Return the surplus around x as top − bottom × x."""
    lines = [leg.required.line(leg.size * x) for leg in legs]
    pairs = list(zip(legs, lines, strict=True))
    top = compare.left("equity", base, *(line.amount - leg.side * leg.entry for leg, line in pairs))
    rates = (leg.size * line.rate for leg, line in pairs)
    return top, compare.left("size", *rates, *(-leg.side * leg.size for leg in legs))


def _search(base: float, legs: Sequence[Leg], start: float, upward: bool) -> float | None:
    """Walk outward over the bracket bounds to the stretch in which the surplus reaches zero; solve there."""
    bounds = sorted({line.floor / leg.size for leg in legs for line in leg.required.lines if line.floor > 0})
    bounds = [x for x in bounds if x > start] if upward else [x for x in reversed(bounds) if x < start]
    index = bisect_left(bounds, True, key=lambda x: _surplus(base, legs, x) <= 0)
    inner = bounds[index - 1] if index else start
    outer = bounds[index] if index < len(bounds) else (2 * inner if upward else 0.0)
    top, bottom = _line(base, legs, (inner + outer) / 2)
    if bottom == 0 or (bottom > 0) != upward:
        return None
    found = checks.finite("liquidation price", top / bottom)
    return found if found > 0 else None


def _result(
    price: float | None,
    items: Sequence[Holding],
    target: str,
    rule: Rule,
    *,
    now: bool,
    equity: float,
    maintenance: float,
) -> LiquidationResult:
    if not items:
        return LiquidationResult(None, "none", 0, None, equity, maintenance, "no_crossing")
    item = next(item for item in items if item.symbol == target)
    fixed = rule.valuation == "at_entry" or not rule.use_amount
    at = item.position.entry if fixed else item.mark if price is None else price
    bracket = find(notional(item.position, at), normalise(item.brackets))
    if now:
        return LiquidationResult(None, "liquidatable_now", bracket, None, equity, maintenance)
    if price is None:
        return LiquidationResult(None, "none", bracket, None, equity, maintenance, "no_crossing")
    distance = abs(compare.ratio("distance", price, item.mark) - 1)
    return LiquidationResult(price, "ok", bracket, distance, equity, maintenance)
