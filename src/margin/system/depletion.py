"""How large a first order empties the insurance fund: the cascade over a grid of shocks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks
from margin.system.market import Level, LeveragedPosition, Market, Purse, market, purse

__all__ = ["FundDepletion", "Shock", "fund_depletion"]

MOST_SHOCKS = 200


@dataclass(frozen=True, slots=True)
class Shock:
    """The end of a cascade that one first order started.

    Attributes:
        quantity: Quantity of the first order. ≥ 0.
        final_price: Price at the end. > 0.
        liquidated_quantity: Quantity liquidated. ≥ 0.
        rounds: Rounds after the first order. ≥ 0.
        unfilled: Quantity that found no taker. ≥ 0.
        fund: The insurance fund at the end, in money.
    """

    quantity: float
    final_price: float
    liquidated_quantity: float
    rounds: int
    unfilled: float
    fund: float


@dataclass(frozen=True, slots=True)
class FundDepletion:
    """The insurance fund after each shock of a grid.

    Attributes:
        shocks: One result per shock, in the order given.
        smallest: The smallest shock that leaves the fund negative; None when none of them does.
    """

    shocks: tuple[Shock, ...]
    smallest: float | None


def fund_depletion(
    start_price: float,
    levels: Sequence[Level],
    positions: Sequence[LeveragedPosition],
    *,
    shocks: Sequence[float],
    fund: float,
    side: str = "long",
) -> FundDepletion:
    """Return which first order is the smallest of a grid that leaves the insurance fund negative.

    Equation: smallest shock with cascade(shock).fund < 0

    Args:
        start_price: Price before the order. > 0.
        levels: Up to 10 000 levels, best first: falling bids for longs, rising asks for shorts.
        positions: Up to 10 000 positions of one side, in any order.
        shocks: Up to 200 quantities of the first order. Each ≥ 0.
        fund: Insurance fund before, in money. Any; usually ≥ 0.
        side: Side of the positions, "long" or "short".

    Returns:
        A FundDepletion; its smallest shock is None when the fund survives all of them. A larger shock is
        not always worse: it can also sweep the levels that later orders would have met. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: this project's canonical model; there is no published standard.
    """
    grid = checks.sequence("shocks", shocks, MOST_SHOCKS, least=1)
    sizes = [checks.not_negative(f"shocks[{index}]", shock) for index, shock in enumerate(grid)]
    counted = market(start_price, levels, positions, orders=sizes, side=side)
    held = purse(counted, checks.number("fund", fund))
    what = "depletion of start_price, levels, positions, shocks and fund"
    return checks.computed(what, lambda: _depletion([_shock(counted, held, size) for size in sizes]))


def _depletion(results: list[Shock]) -> FundDepletion:
    emptied = [shock.quantity for shock in results if shock.fund < 0]
    return FundDepletion(tuple(results), min(emptied, default=None))


def _shock(market: Market, fund: Purse, size: float) -> Shock:
    """Return the end of one cascade, without the record of its rounds."""
    order, lot = market.lot.count(size), market.lot
    path = list(market.rounds(order))
    ordered = order + market.sizes[path[-1]]
    return Shock(
        quantity=size,
        final_price=market.price(ordered),
        liquidated_quantity=lot.amount(market.sizes[path[-1]]),
        rounds=len(path) - 1,
        unfilled=lot.amount(ordered - market.filled(ordered)),
        fund=_after(market, fund, order, [0, *path]).held,
    )


def _after(market: Market, fund: Purse, order: int, stops: list[int]) -> Purse:
    """Return the fund after all rounds: those filled whole in one sum, and the one that is cut short."""
    book = market.filled(order + market.sizes[-1])
    cut = bisect_right(stops, book - order, key=lambda stop: market.sizes[stop])
    if cut == 0:
        return fund  # the first order takes the whole book: nobody else finds a taker
    whole = fund.after(market.change(order, 0, stops[cut - 1]))
    return whole if cut == len(stops) else whole.after(market.change(order, stops[cut - 1], stops[cut]))
