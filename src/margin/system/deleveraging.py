"""Auto-deleveraging: who stands first in the queue, and who is closed for how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.exchange.position import notional, pnl
from margin.exchange.types import Position
from margin.lots import lot_of

__all__ = [
    "Candidate",
    "Deleveraging",
    "deleverage",
    "deleveraging_margin",
    "deleveraging_order",
    "deleveraging_score",
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A position on the winning side.

    Args:
        name: Whose it is.
        quantity: Quantity that can be closed. > 0.
        score: Rank by `deleveraging_score`; the highest is closed first.
    """

    name: str
    quantity: float
    score: float

    def __post_init__(self) -> None:
        checks.instance("name", self.name, str)
        checks.keep(self, quantity=checks.positive("quantity", self.quantity))
        checks.keep(self, score=checks.number("score", self.score))


@dataclass(frozen=True, slots=True)
class Deleveraging:
    """Who is closed for how much.

    Args:
        closed: Pairs of name and quantity, in the order in which they are closed.
        unfilled: Quantity that no candidate is left for.
    """

    closed: tuple[tuple[str, float], ...]
    unfilled: float


def deleveraging_score(position: Position, margin: float, mark: float) -> float | None:
    """Return a position's rank in the deleveraging queue.

    Equation: profit ratio = pnl / n(E), effective leverage = n(mark) / (margin + pnl); score = ratio ×
    leverage when the ratio is above 0, ratio / leverage otherwise. Margin + pnl is mark value less bankrupt
    value.

    Args:
        position: The position.
        margin: Margin of the position, in the settlement currency. ≥ 0.
        mark: Mark price, quote per base. > 0.

    Returns:
        The score; the highest stands first. None when equity is zero or below: the position is bankrupt
        itself.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Auto-Deleveraging examples, BitMEX.
    """
    checks.instance("position", position, Position)
    margin, mark = checks.not_negative("margin", margin), checks.positive("mark", mark)
    profit, before, now = pnl(position, mark), notional(position, position.entry), notional(position, mark)
    equity = compare.left("equity", margin, profit, of=max(before, now))
    if equity <= 0:
        return None
    ratio = checks.quotient("score", profit, before)
    leverage = checks.quotient("score", now, equity)
    if ratio > 0:
        return checks.finite("score", ratio * leverage)
    return checks.quotient("score", ratio, leverage)


def deleveraging_margin(position: Position, score: float, mark: float) -> float | None:
    """Return the margin with which a position has a score: with more it stands further back in the queue.

    Equation: margin = ratio · n(mark) / score − pnl when the ratio is above 0, score · n(mark) / ratio − pnl
    when it is below.

    Args:
        position: The position.
        score: The score to have; that of another trader, to stand beside them.
        mark: Mark price, quote per base. > 0.

    Returns:
        The margin, in the settlement currency. ≥ 0. None when no margin gives that score: a winner's is above
        0, and the highest with no margin at all; a loser's is below 0; at the entry price it is 0.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: `deleveraging_score`, solved for the margin.
    """
    checks.instance("position", position, Position)
    goal, mark = checks.number("score", score), checks.positive("mark", mark)
    profit, before, now = pnl(position, mark), notional(position, position.entry), notional(position, mark)
    if profit * goal <= 0:
        return None
    ratio = checks.quotient("score", profit, before)
    share = ratio / goal if ratio > 0 else goal / ratio
    own = compare.left("margin", checks.finite("margin", share * now), -profit, of=max(before, now))
    return own if own >= 0 else None


def deleveraging_order(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the queue: names by falling score, equal scores in the order given.

    Equation: sort by score, highest first. Computed scores are equal by the rule of `margin.compare`.

    Args:
        candidates: 0 to 10 000 positions on the winning side.

    Returns:
        Names, first to be closed first. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Auto-Deleveraging examples, BitMEX.
    """
    return tuple(item.name for item in _queue(candidates))


def deleverage(candidates: Sequence[Candidate], quantity: float) -> Deleveraging:
    """Return who is closed for how much against a bankrupt position; each at its bankruptcy price.

    Equation: from the front of the queue, closed = min(own quantity, what is left).

    Args:
        candidates: 0 to 10 000 positions on the winning side.
        quantity: Quantity of the bankrupt position that the market did not take. ≥ 0.

    Returns:
        A Deleveraging; its `unfilled` is above 0 when the candidates do not suffice. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Auto-Deleveraging examples, BitMEX.
    """
    size, queue, closed = checks.not_negative("quantity", quantity), _queue(candidates), []
    lot = lot_of([size, *(item.quantity for item in queue)])
    left = lot.count(size)
    for item in queue:
        if left == 0:
            break
        share = min(lot.count(item.quantity), left)
        closed.append((item.name, lot.amount(share)))
        left -= share
    return Deleveraging(tuple(closed), lot.amount(left))


def _queue(candidates: Sequence[Candidate]) -> list[Candidate]:
    items = checks.sequence("candidates", candidates, checks.MOST_LEVELS)
    for item in items:
        checks.instance("candidates", item, Candidate)
    return [items[place] for place in compare.ranked([item.score for item in items])]
