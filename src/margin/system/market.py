"""A market as forced orders meet it: who waits in the book, who can be forced, counted in whole lots."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from margin import checks
from margin.lots import Lot, lot_of

__all__ = ["Level", "LeveragedPosition"]

SIDES = ("long", "short")


@dataclass(frozen=True, slots=True)
class Level:
    """A price at which somebody waits in the order book.

    Attributes:
        price: Price of the level. > 0.
        quantity: Quantity waiting there. > 0.
    """

    price: float
    quantity: float

    def __post_init__(self) -> None:
        checks.keep(
            self,
            price=checks.positive("price", self.price),
            quantity=checks.positive("quantity", self.quantity),
        )


@dataclass(frozen=True, slots=True)
class LeveragedPosition:
    """A position that a cascade may liquidate.

    Attributes:
        quantity: Its size. > 0.
        liquidation_price: Price at which the venue takes it over. > 0.
        bankruptcy_price: Price at which its margin is gone. > 0.
    """

    quantity: float
    liquidation_price: float
    bankruptcy_price: float

    def __post_init__(self) -> None:
        checks.keep(
            self,
            quantity=checks.positive("quantity", self.quantity),
            liquidation_price=checks.positive("liquidation_price", self.liquidation_price),
            bankruptcy_price=checks.positive("bankruptcy_price", self.bankruptcy_price),
        )


class Money(NamedTuple):
    """An amount of money counted exactly: lots, or parts of a lot where an order was cut short."""

    lots: int
    over: int = 1

    def plus(self, other: "Money") -> "Money":
        """Return both together."""
        if other.over == 1:
            return Money(self.lots + other.lots * self.over, self.over)
        return Money(self.lots * other.over + other.lots * self.over, self.over * other.over)

    def times(self, factor: int) -> "Money":
        """Return the same money counted in a finer lot."""
        return Money(self.lots * factor, self.over)


@dataclass(frozen=True, slots=True)
class Market:
    """A book and the positions above it, as running totals: what a level ends at, what a position needs.

    The book is a line of lots: an order takes the next stretch of it. So the state after any round is one
    number, the lots ordered so far.

    Attributes:
        sign: +1 for longs that are sold, −1 for shorts that are bought back.
        start: Price before the first order.
        levels: The book, best first.
        lot: What quantities are counted in.
        unit: What prices are counted in.
        ends: Lots ordered when each level is used up.
        values: Money that has changed hands by then, in lot · unit.
        waiting: Places of the positions, first to be reached first.
        sizes: Lots of the first 0, 1, 2, … of them.
        debts: Their size at their bankruptcy prices, in lot · unit.
        needed: Each of them is reached once more lots than this are ordered; where the book ends, a number
            that no orders exceed.
    """

    sign: int
    start: float
    levels: tuple[Level, ...]
    lot: Lot
    unit: Lot
    ends: tuple[int, ...]
    values: tuple[int, ...]
    waiting: tuple[int, ...]
    sizes: tuple[int, ...]
    debts: tuple[int, ...]
    needed: tuple[int, ...]

    def filled(self, ordered: int) -> int:
        """Return how many of the lots ordered so far the book has taken."""
        return min(ordered, self.ends[-1]) if self.ends else 0

    def level(self, filled: int) -> int:
        """Return the place of the level that took the last of these lots, one or more."""
        return bisect_left(self.ends, filled)

    def price(self, ordered: int) -> float:
        """Return the price of the last level touched: the start price before any."""
        filled = self.filled(ordered)
        return self.levels[self.level(filled)].price if filled else self.start

    def value(self, filled: int) -> int:
        """Return the money for the first so many lots of the book, in lot · unit."""
        if not filled:
            return 0
        place = self.level(filled)
        rest = self.ends[place] - filled
        return self.values[place] - rest * self.unit.count(self.levels[place].price)

    def change(self, order: int, before: int, after: int) -> Money:
        """Return what a round means for the insurance fund, in lot · unit.

        The round sells the positions from place `before` to place `after` of those waiting, at what the book
        pays; what it owes is their bankruptcy price, for the share that finds a taker.
        """
        size = self.sizes[after] - self.sizes[before]
        start, end = (self.filled(order + self.sizes[stop]) for stop in (before, after))
        got, owed = self.value(end) - self.value(start), self.debts[after] - self.debts[before]
        if end - start == size:
            return Money(self.sign * (got - owed))
        return Money(self.sign * (got * size - owed * (end - start)), size)

    def rounds(self, order: int) -> Iterator[int]:
        """Yield how many positions the price has reached after the first order, and after each round."""
        needed, sizes = self.needed, self.sizes
        ordered, before, reached = order, -1, 0
        while reached > before:
            before = reached
            while needed[reached] < ordered:
                reached += 1
            yield reached
            ordered = order + sizes[reached]


@dataclass(frozen=True, slots=True)
class Purse:
    """The insurance fund while a market runs: what is in it, counted exactly.

    Args:
        money: What it holds, in `lot`.
        lot: The money it counts in, fine enough for the fund and for every change of it.
        factor: How many of these make a lot · unit of the market.
    """

    money: Money
    lot: Lot
    factor: int

    @property
    def held(self) -> float:
        """What it holds, in money; negative when it is used up."""
        return self.lot.amount(*self.money)

    def after(self, change: Money) -> "Purse":
        """Return the fund after a round's change, in lot · unit of the market."""
        return replace(self, money=self.money.plus(change.times(self.factor)))


def purse(market: Market, fund: float) -> Purse:
    """Count a fund beside a market."""
    unit = market.lot.times(market.unit)
    lot = Lot(min(unit.power, lot_of((fund,)).power))
    return Purse(Money(lot.count(fund)), lot, int(10 ** (unit.power - lot.power)))


def market(
    start_price: float,
    levels: Sequence[Level],
    positions: Sequence[LeveragedPosition],
    *,
    orders: Sequence[float],
    side: str,
) -> Market:
    """Check a book and its positions and count them, in lots that also count these first orders."""
    start = checks.positive("start_price", start_price)
    sign = 1 if checks.one_of("side", side, SIDES) == "long" else -1
    book, held = _book(levels, sign, start), _held(positions)
    lot = lot_of([*(level.quantity for level in book), *(each.quantity for each in held), *orders])
    unit = lot_of([*(level.price for level in book), *(each.bankruptcy_price for each in held)])
    amounts = [lot.count(level.quantity) for level in book]
    prices = [unit.count(level.price) for level in book]
    waiting = sorted(range(len(held)), key=lambda place: (-sign * held[place].liquidation_price, place))
    sizes = [lot.count(held[place].quantity) for place in waiting]
    debts = [unit.count(held[place].bankruptcy_price) for place in waiting]
    ends, totals = tuple(accumulate(amounts)), tuple(accumulate(sizes, initial=0))
    never = max(lot.count(order) for order in orders) + totals[-1]
    return Market(
        sign=sign,
        start=start,
        levels=book,
        lot=lot,
        unit=unit,
        ends=ends,
        values=tuple(accumulate(q * p for q, p in zip(amounts, prices, strict=True))),
        waiting=tuple(waiting),
        sizes=totals,
        debts=tuple(accumulate((q * p for q, p in zip(sizes, debts, strict=True)), initial=0)),
        needed=(
            *_needed([held[place].liquidation_price for place in waiting], book, ends, sign, start),
            never,
        ),
    )


def _needed(
    triggers: list[float], book: tuple[Level, ...], ends: tuple[int, ...], sign: int, start: float
) -> Iterator[int]:
    """Yield what the orders must exceed to reach each trigger, the first to be reached first."""
    place = 0
    for trigger in triggers:
        if sign * (trigger - start) >= 0:
            yield -1
            continue
        while place < len(book) and sign * (trigger - book[place].price) < 0:
            place += 1
        if place == len(book):
            return
        yield ends[place - 1] if place else 0


def _held(positions: Sequence[LeveragedPosition]) -> tuple[LeveragedPosition, ...]:
    held = checks.sequence("positions", positions, checks.MOST_LEVELS)
    for index, position in enumerate(held):
        checks.instance(f"positions[{index}]", position, LeveragedPosition)
    return held


def _book(levels: Sequence[Level], sign: int, start: float) -> tuple[Level, ...]:
    rows = checks.sequence("levels", levels, checks.MOST_LEVELS)
    for index, level in enumerate(rows):
        checks.instance(f"levels[{index}]", level, Level)
    checks.onward("levels[{}].price", [level.price for level in rows], -sign, (start, "start_price"))
    return rows
