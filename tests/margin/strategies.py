"""Random positions and tables, wide but such as a venue could list, and plain second opinions."""

from hypothesis import strategies as st

from margin import Bracket, Position
from margin.exchange.types import Contract, Side


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers spread evenly over the powers of ten between two bounds."""
    return st.floats(0, 1).map(lambda share: low * (high / low) ** share)


PRICES = numbers(1e-6, 1e9)
SIZES = numbers(1e-6, 1e9)
LEVERAGES = numbers(0.2, 200)
RATES = st.floats(0, 0.5)
FEES = st.floats(-0.005, 0.05)
SIDES: st.SearchStrategy[Side] = st.sampled_from(["long", "short"])
CONTRACTS: st.SearchStrategy[Contract] = st.sampled_from(["linear", "inverse", "quanto"])


@st.composite
def positions(draw: st.DrawFn, contracts: st.SearchStrategy[Contract] = CONTRACTS) -> Position:
    return Position(draw(SIDES), draw(contracts), draw(SIZES), draw(PRICES))


@st.composite
def tables(draw: st.DrawFn, around: float, most: int = 8) -> tuple[Bracket, ...]:
    """A maintenance table whose floors lie around a notional, so that the answers cross its bounds."""
    count = draw(st.integers(1, most))
    floors = sorted({around * draw(numbers(0.05, 20)) for _ in range(count - 1)})
    rates = sorted(draw(st.floats(0, 0.4)) for _ in range(len(floors) + 1))
    return tuple(Bracket(floor, rate) for floor, rate in zip([0.0, *floors], rates, strict=True))


def value_of(position: Position, price: float) -> float:
    """Notional, written out for each contract."""
    return position.size / price if position.contract == "inverse" else position.size * price


def profit_of(position: Position, price: float) -> float:
    """Profit, written out for each contract."""
    sign = 1 if position.side == "long" else -1
    if position.contract == "inverse":
        return sign * position.size * (1 / position.entry - 1 / price)
    return sign * position.size * (price - position.entry)


def taxed(value: float, table: tuple[Bracket, ...], fee: float = 0.0) -> float:
    """Maintenance as a tax: each slice of the notional at its own rate, and the fee on the whole."""
    caps = [*(bracket.floor for bracket in table[1:]), float("inf")]
    slices = [
        bracket.rate * (min(value, cap) - bracket.floor)
        for bracket, cap in zip(table, caps, strict=True)
        if value > bracket.floor
    ]
    return sum(slices) + fee * value
