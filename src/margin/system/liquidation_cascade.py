"""A liquidation cascade: forced orders move the price that forces the next orders, round by round."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks

__all__ = ["Cascade", "Level", "LevelFill", "LeveragedPosition", "Round", "cascade"]

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

    Equation: price ← price of the last level touched; positions with liquidation price ≥ price are sold
        together in the next round; fund += Σ (average − bankruptcy price) · quantity · filled share;
        repeated until nobody is triggered. For shorts every comparison and sign is mirrored.

    Args:
        start_price: Price before the order. > 0.
        levels: Up to 10 000 levels, best first: falling bids for longs, rising asks for shorts.
        positions: Up to 10 000 positions of one side, in any order.
        initial_quantity: Market order that starts it, a sale for longs, a purchase for shorts. ≥ 0.
        fund: Insurance fund before, in money. Any; usually ≥ 0.
        side: Side of the positions, "long" or "short".

    Returns:
        A Cascade with the full record; a round's average is None when the book is empty. Never None.

    Raises:
        ValueError: An argument is outside its range, the levels are out of order, or a result is too large;
            the message names it.
        TypeError: An argument is of the wrong type.

    Source: this project's canonical model; there is no published standard. A real venue liquidates in steps.
    """
    price = checks.positive("start_price", start_price)
    order = checks.not_negative("initial_quantity", initial_quantity)
    capital = checks.number("fund", fund)
    sign = 1 if checks.one_of("side", side, SIDES) == "long" else -1
    book = _book(levels, sign)
    held = checks.sequence("positions", positions, checks.MOST_LEVELS)
    for index, position in enumerate(held):
        checks.instance(f"positions[{index}]", position, LeveragedPosition)
    what = "cascade of start_price, levels, positions, initial_quantity and fund"
    return checks.computed(what, lambda: _run(price, book, held, order, capital, sign))


class _Book:
    """Levels that are used up from the best on; the only thing here that changes."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        self.place = 0
        self.left = levels[0].quantity if levels else 0.0

    def take(self, quantity: float) -> tuple[tuple[LevelFill, ...], float]:
        """Fill an order as far as the levels reach; return the fills and what is left of the order."""
        fills = []
        while quantity > 0 and self.place < len(self.levels):
            part = min(quantity, self.left)
            fills.append(LevelFill(self.place, self.levels[self.place].price, part))
            quantity -= part
            self.left -= part
            if self.left == 0:
                self.place += 1
                self.left = self.levels[self.place].quantity if self.place < len(self.levels) else 0.0
        return tuple(fills), quantity


def _run(
    price: float,
    book: _Book,
    held: tuple[LeveragedPosition, ...],
    order: float,
    fund: float,
    sign: int,
) -> Cascade:
    waiting = sorted(range(len(held)), key=lambda place: (-sign * held[place].liquidation_price, place))
    rounds: list[Round] = []
    liquidated: tuple[int, ...] = ()
    reached = 0
    while not rounds or liquidated:
        fills, unfilled = book.take(order)
        filled = checks.total("filled quantity of levels", (fill.quantity for fill in fills))
        average = _average(fills, filled)
        price = fills[-1].price if fills else price
        first = reached
        while reached < len(waiting) and sign * (held[waiting[reached]].liquidation_price - price) >= 0:
            reached += 1
        triggered = tuple(waiting[first:reached])
        share = 1.0 if unfilled == 0 else filled / order
        change = _fund_change([held[place] for place in liquidated], average, share, sign)
        fund += change
        rounds.append(
            Round(
                len(rounds),
                liquidated,
                order,
                fills,
                filled,
                unfilled,
                average,
                price,
                triggered,
                change,
                fund,
            )
        )
        liquidated = triggered
        order = checks.total("quantity of positions", (held[place].quantity for place in triggered))
    return _summary(tuple(rounds), held)


def _average(fills: tuple[LevelFill, ...], filled: float) -> float | None:
    """Return the average fill, a mean that stays inside the prices it is made of."""
    if not fills:
        return None
    return checks.total("average of levels", (fill.price * (fill.quantity / filled) for fill in fills))


def _fund_change(
    liquidated: list[LeveragedPosition], average: float | None, share: float, sign: int
) -> float:
    if average is None:
        return 0.0
    return checks.total(
        "change of fund",
        (sign * (average - each.bankruptcy_price) * each.quantity * share for each in liquidated),
    )


def _summary(rounds: tuple[Round, ...], held: tuple[LeveragedPosition, ...]) -> Cascade:
    gone = tuple(place for each in rounds for place in each.liquidated)
    fills = [fill for each in rounds for fill in each.fills]
    filled = checks.total("filled quantity of levels", (fill.quantity for fill in fills))
    return Cascade(
        rounds=rounds,
        final_price=rounds[-1].price_after,
        liquidated=gone,
        liquidated_quantity=checks.total("quantity of positions", (held[place].quantity for place in gone)),
        filled=filled,
        turnover=checks.total("turnover of levels", (fill.price * fill.quantity for fill in fills)),
        unfilled=checks.total("quantity of positions", (each.unfilled for each in rounds)),
        fund=rounds[-1].fund,
    )


def _book(levels: Sequence[Level], sign: int) -> _Book:
    rows = checks.sequence("levels", levels, checks.MOST_LEVELS)
    for index, level in enumerate(rows):
        checks.instance(f"levels[{index}]", level, Level)
        if index and sign * (level.price - rows[index - 1].price) > 0:
            word = "fall" if sign > 0 else "rise"
            raise ValueError(f"levels: prices must {word}, got {rows[index - 1].price} before {level.price}")
    return _Book(rows)
