"""How large a first order empties the insurance fund: the cascade over a grid of shocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks
from margin.system.liquidation_cascade import Level, LeveragedPosition, cascade

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
    results = []
    for size in sizes:
        end = cascade(start_price, levels, positions, initial_quantity=size, fund=fund, side=side)
        rounds = len(end.rounds) - 1
        results.append(Shock(size, end.final_price, end.liquidated_quantity, rounds, end.unfilled, end.fund))
    emptied = [shock.quantity for shock in results if shock.fund < 0]
    return FundDepletion(tuple(results), min(emptied, default=None))
