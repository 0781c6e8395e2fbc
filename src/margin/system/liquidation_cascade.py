"""A liquidation cascade: forced orders move the price that forces the next orders, round by round."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks
from margin.system.market import Level, LeveragedPosition, Market, Money, market, purse

__all__ = ["Cascade", "LevelFill", "Round", "cascade"]


@dataclass(frozen=True, slots=True)
class LevelFill:
    """What one level of the book took in a round.

    Attributes:
        level: Its place in the book, from 0.
        price: Its price. > 0.
        quantity: Quantity taken. > 0.
    """

    level: int
    price: float
    quantity: float


@dataclass(frozen=True, slots=True)
class Round:
    """One order that met the book, and what it did.

    Attributes:
        number: 0 for the order that starts it, then 1, 2, 3, …
        liquidated: Places of the positions liquidated in this round, in the order of their triggers.
        quantity: Quantity of the order. ≥ 0.
        fills: What each level took, in the order in which they were met.
        filled: Quantity the book took. ≥ 0.
        unfilled: Quantity that found no buyer (or seller). ≥ 0.
        average: Average price of the fills; None when nothing filled.
        price_after: Price of the last level touched; unchanged when nothing filled. > 0.
        triggered: Places of the positions whose liquidation price the new price has reached: the next round.
        fund_change: What the insurance fund won or lost in this round, in money.
        fund: The insurance fund after it, in money; negative when it is used up.
    """

    number: int
    liquidated: tuple[int, ...]
    quantity: float
    fills: tuple[LevelFill, ...]
    filled: float
    unfilled: float
    average: float | None
    price_after: float
    triggered: tuple[int, ...]
    fund_change: float
    fund: float


@dataclass(frozen=True, slots=True)
class Cascade:
    """A cascade from its first order to its end.

    Attributes:
        rounds: Every round, the starting order first.
        final_price: Price after the last round. > 0.
        liquidated: Places of all positions liquidated, in order.
        liquidated_quantity: Their quantity. ≥ 0.
        filled: Quantity the book took in all rounds. ≥ 0.
        turnover: Money that changed hands. ≥ 0.
        unfilled: Quantity that found no buyer (or seller). ≥ 0.
        fund: The insurance fund at the end, in money; negative when it is used up.
    """

    rounds: tuple[Round, ...]
    final_price: float
    liquidated: tuple[int, ...]
    liquidated_quantity: float
    filled: float
    turnover: float
    unfilled: float
    fund: float


def cascade(
    start_price: float,
    levels: Sequence[Level],
    positions: Sequence[LeveragedPosition],
    *,
    initial_quantity: float,
    fund: float = 0.0,
    side: str = "long",
) -> Cascade:
    """Return every round of the cascade that one market order starts.

    Equation: price ← price of the last level touched, even if it is used up exactly; positions with
        liquidation price ≥ price are sold together in the next round; fund += Σ (average − bankruptcy price)
        · quantity · filled share; repeated until nobody is triggered. For shorts every comparison and sign is
        mirrored.

    Args:
        start_price: Price before the order. > 0.
        levels: Up to 10 000 levels, best first: bids for longs, falling from the start price; asks for
            shorts, rising from it.
        positions: Up to 10 000 positions of one side, in any order.
        initial_quantity: Market order that starts it, a sale for longs, a purchase for shorts. ≥ 0.
        fund: Insurance fund before, in money. Any; usually ≥ 0.
        side: Side of the positions, "long" or "short".

    Returns:
        A Cascade with the full record; a round's average is None when the book is empty. Quantities and money
        are counted as typed (`margin.lots`): what a level gives and the fund pays adds up to the last digit.
        Never None.

    Raises:
        ValueError: An argument is outside its range, the levels are out of order or on the wrong side of the
            start price, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: this project's canonical model; there is no published standard. A real venue liquidates in steps.
    """
    order = checks.not_negative("initial_quantity", initial_quantity)
    capital = checks.number("fund", fund)
    counted = market(start_price, levels, positions, orders=(order,), side=side)
    what = "cascade of start_price, levels, positions, initial_quantity and fund"
    return checks.computed(what, lambda: _run(counted, counted.lot.count(order), capital))


def _run(market: Market, order: int, fund: float) -> Cascade:
    held = purse(market, fund)
    rounds: list[Round] = []
    stops = (0, 0)
    for reached in market.rounds(order):
        change = market.change(order, *stops)
        held = held.after(change)
        rounds.append(
            _round(market, order, stops, reached, number=len(rounds), change=change, fund=held.held)
        )
        stops = (stops[1], reached)
    return _summary(market, order, tuple(rounds))


def _round(
    market: Market,
    first: int,
    stops: tuple[int, int],
    reached: int,
    *,
    number: int,
    change: Money,
    fund: float,
) -> Round:
    """Work out one round: those up to the first stop were sold before, those up to the second are now."""
    before, after = (first + market.sizes[stop] for stop in stops)
    begin, end = (market.filled(before), market.filled(after)) if number else (0, market.filled(first))
    order = after - before if number else first
    lot, unit = market.lot, market.unit
    return Round(
        number=number,
        liquidated=market.waiting[stops[0] : stops[1]],
        quantity=lot.amount(order),
        fills=_fills(market, begin, end),
        filled=lot.amount(end - begin),
        unfilled=lot.amount(order - (end - begin)),
        average=unit.amount(market.value(end) - market.value(begin), end - begin) if end > begin else None,
        price_after=market.price(after),
        triggered=market.waiting[stops[1] : reached],
        fund_change=lot.times(unit).amount(*change),
        fund=fund,
    )


def _fills(market: Market, begin: int, end: int) -> tuple[LevelFill, ...]:
    """Return what each level gives of a stretch of the book."""
    fills = []
    while begin < end:
        place = market.level(begin + 1)
        until = min(market.ends[place], end)
        fills.append(LevelFill(place, market.levels[place].price, market.lot.amount(until - begin)))
        begin = until
    return tuple(fills)


def _summary(market: Market, order: int, rounds: tuple[Round, ...]) -> Cascade:
    gone = tuple(place for each in rounds for place in each.liquidated)
    ordered = order + market.sizes[len(gone)]
    filled = market.filled(ordered)
    return Cascade(
        rounds=rounds,
        final_price=rounds[-1].price_after,
        liquidated=gone,
        liquidated_quantity=market.lot.amount(market.sizes[len(gone)]),
        filled=market.lot.amount(filled),
        turnover=market.lot.times(market.unit).amount(market.value(filled)),
        unfilled=market.lot.amount(ordered - filled),
        fund=rounds[-1].fund,
    )
