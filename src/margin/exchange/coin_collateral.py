"""A position settled in money with coins behind it: their value moves too, with the mark or apart from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.exchange.brackets import find, normalise
from margin.exchange.cross import Leg, first_crossing
from margin.exchange.position import notional, pnl
from margin.exchange.requirement import Line, requirement, requirement_of
from margin.exchange.rules import BINANCE
from margin.exchange.types import Bracket, LiquidationResult, Position, Rule

__all__ = ["CoinCollateral", "coin_collateral_price"]

NOTHING = requirement_of((Line(0.0, 0.0, 0.0),))


@dataclass(frozen=True, slots=True)
class CoinCollateral:
    """Where a position with coins behind it is liquidated.

    Attributes:
        result: By the price of the position's market. If the coins are of another kind they stand at their
            price; if they are its own they move with it.
        coin_price: By the price of coins of another kind, with the position's market as it is; None for coins
            of its own kind, without coins, and where no price above 0 does it.
    """

    result: LiquidationResult
    coin_price: float | None


def coin_collateral_price(
    position: Position,
    coins: float,
    brackets: Sequence[Bracket],
    *,
    coin_price: float | None = None,
    haircut: float = 0.0,
    wallet: float = 0.0,
    rule: Rule = BINANCE,
    fee: float = 0.0,
    mark: float | None = None,
) -> CoinCollateral:
    """Return the liquidation price of a linear position that coins stand behind.

    Equation: W + c × (1 − h) × p + pnl(P) = n(P) × (m + f) − A. Coins of the position's own kind have p = P,
    so a long of them falls with its collateral: P = (s × q × E − W − A) / (c × (1 − h) + s × q − q × (m +
    f)). For others p stands, and they are money of that worth; or P stands, and p = (n × (m + f) − A − pnl −
    W) / (c × (1 − h)).

    Args:
        position: The position; linear.
        coins: Amount c of coins behind it. ≥ 0.
        brackets: Maintenance table; see `normalise`.
        coin_price: Price p of one coin of another kind, in quote. > 0; None where the coins are those of the
            position's market and move with its mark.
        haircut: Part h of their value that does not count, a fraction in [0, 1).
        wallet: Money W beside the coins, in quote; negative for a debt.
        rule: The venue's switches; see `RULES`.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules with the fee in the rate.
        mark: Mark price now, quote per base. > 0; None for the entry price.

    Returns:
        A CoinCollateral; the prices in it are None where no price liquidates. Never None itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, the position is not
            linear, or the rule is made for margin in money alone (fee at bankruptcy, size-scaled).

    Source: @d8x/perpetuals-sdk 2.7.5 as it was run, with margin in quote and in the market's own coin.
    """
    checks.instance("position", position, Position)
    checks.same("position.contract", position.contract, "linear")
    counted = checks.not_negative("coins", coins) * (1 - checks.fraction("haircut", haircut))
    now = position.entry if mark is None else checks.positive("mark", mark)
    table = normalise(brackets)
    leg = _leg(position, table, rule, fee)
    money = checks.number("wallet", wallet)
    own = coin_price is None
    unit = now if coin_price is None else checks.positive("coin_price", coin_price)
    held = checks.finite("value of coins at their price", counted * unit)
    value, profit = notional(position, now), pnl(position, now)
    needed, scale = leg.required.at(value), max(value, leg.entry)
    equity = compare.left("equity", money, held, profit, of=scale)
    at_once = compare.reached(compare.left("equity", money, held, profit, -needed, of=scale), rule.trigger)
    price = None
    if not at_once:
        legs = [leg, Leg(1, counted, 0.0, NOTHING)] if own else [leg]
        price = first_crossing(money if own else money + held, legs, now)
    other = None
    if not own and counted > 0:
        missing = compare.left("price of the coin", needed, -profit, -money, of=scale)
        other = checks.quotient("price of the coin", missing, counted) if missing > 0 else None
    bracket = find(notional(position, now if price is None else price), table)
    return CoinCollateral(_result(price, now, bracket, at_once, equity, needed), other)


def _leg(position: Position, table: Sequence[Bracket], rule: Rule, fee: float) -> Leg:
    checks.instance("rule", rule, Rule)
    if rule.fee_at_bankruptcy or rule.size_scaled:
        says = f"{rule.title!r} is made for margin in money alone: use isolated_price"
        checks.refuse("rule", "fits", rule.title, says=says)
    checks.fee("fee", fee)
    required = requirement(position, table, rule, fee)
    return Leg(position.direction, position.size, notional(position, position.entry), required)


def _result(
    price: float | None, now: float, bracket: int, at_once: bool, equity: float, needed: float
) -> LiquidationResult:
    if at_once:
        return LiquidationResult(None, "liquidatable_now", bracket, None, equity, needed)
    if price is None:
        return LiquidationResult(None, "none", bracket, None, equity, needed, "no_crossing")
    distance = abs(compare.ratio("distance", price, now) - 1)
    return LiquidationResult(price, "ok", bracket, distance, equity, needed)
