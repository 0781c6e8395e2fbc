"""What a trade costs from opening to closing: both fees and the funding between them."""

from margin import checks
from margin.exchange.position import notional
from margin.exchange.types import Position

__all__ = ["trade_costs"]


def trade_costs(
    position: Position, price: float, *, open_fee: float, close_fee: float, funding: float = 0.0
) -> float:
    """Return what opening, holding and closing a position costs.

    Equation: costs = n(E) × f₁ + n(P) × f₂ + F.

    Args:
        position: The position; n(E) is its notional at entry.
        price: Exit price P, quote per base. > 0.
        open_fee: Fee rate paid at opening, f₁, a fraction in (−0.01, 1).
        close_fee: Fee rate paid at closing, f₂, a fraction in (−0.01, 1).
        funding: Funding paid meanwhile, F, in the settlement currency; negative when received.

    Returns:
        Costs in the settlement currency; negative when rebates and funding received exceed them. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: arithmetic (the costs that `break_even` earns back).
    """
    checks.instance("position", position, Position)
    first, second = checks.fee("open_fee", open_fee), checks.fee("close_fee", close_fee)
    fees = notional(position, position.entry) * first, notional(position, price) * second
    return checks.total("costs", [*fees, checks.number("funding", funding)])
