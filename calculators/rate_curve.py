"""Where is a position liquidated when its maintenance rate grows with its size?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Unfit, Words, calculator, money, percent, plain
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, curves, meeting

from ._fields import ENTRY_PRICE, LEVERAGE, SIDE

BY = {"notional": "The value, at every price", "size": "The quantity, which stays"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The liquidation price, and the rate now, there and where it begins to grow."""

    price: Annotated[float | None, money("Liquidation price", unit="USDT", symbol="P", term="liquidation-price")]
    rate: Annotated[float, percent("Maintenance rate now", symbol="r", term="maintenance-margin")]
    rate_there: Annotated[float | None, percent("Maintenance rate there")]
    maintenance: Annotated[float, money("Maintenance margin now", unit="USDT", symbol="R", term="maintenance-margin")]
    own: Annotated[float, money("Margin", unit="USDT", symbol="M")]
    value: Annotated[float, money("Value at entry", unit="USDT", symbol="n")]
    flat_price: Annotated[float | None, money("With the base rate alone", unit="USDT")]
    status: margin.Status


def words(case: Case) -> Words:
    """Say where the position is liquidated and what the growth of the rate does to it."""
    if case.status == "liquidatable_now":
        return Words(
            "This position is liquidated",
            "price",
            f"Its size asks for **{case['rate']}**, {case['maintenance']} USDT, and the margin is {case['own']}. **Less leverage** or a smaller position would stand.",
            instead="now",
            status="now",
        )
    if case.price is None:
        return Words("This position has", "price", "The margin covers its whole value. **More leverage** would give a price.", instead="no liquidation price")
    move = "falls" if case.side == "long" else "rises"
    after = f"There the size asks for **{case['rate_there']}** of the value; now it is {case['rate']}."
    if case.flat_price is not None and case.flat_price != case.price:
        after += f" At the base rate of {case['base']} it would be {case['flat_price']}."
    return Words(f"This position is liquidated when the price {move} to", "price", after)


def working(case: Case) -> tuple[Step, ...]:
    """The rate of the curve, what it asks, and the price at which that is left."""
    x = case.value if case.by == "notional" else case.quantity
    v = {"b": case.base, "k": case.kept, "f": case.factor, "x": x, "p": case.power}
    what = "value at entry" if case.by == "notional" else "quantity"
    steps = [
        Step(f"The rate grows with the {what} x to the power p, once that is more than the base b", "r = max(b, k * b + f * x ** p)", v, "rate"),
        Step("It asks for this share of the value", "R = n * r", {"n": case.value, "r": case.rate}, "maintenance"),
    ]
    if case.price is not None and case.rate_there is not None:
        sign = 1.0 if case.side == "long" else -1.0
        say = "At the price, margin and result are exactly the rate w that holds there; s is 1 for a long, −1 for a short"
        values = {"s": sign, "q": case.quantity, "E": case.entry_price, "M": case.own, "w": case.rate_there}
        steps.append(Step(say, "P = (s * q * E - M) / (q * (s - w))", values, "price"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """The rate against the value of the position, with where it stands and where it is liquidated."""
    there = None if case.price is None else case.quantity * case.price
    high = max(case.value, there or 0.0) * 1.6
    (points,) = curves(lambda value: (_rate_at(case, value),), high * 0.002, high, [case.value])
    drawn = XYChart(
        title="The maintenance rate against the value of the position",
        x=Axis("Value", "USDT", low=0.0, high=high),
        y=Axis("Maintenance rate", "", "percent", low=0.0),
        lines=(Line("Rate", points, "main", "Rate"),),
        levels=(Level(case.base, f"Base {case['base']}", short=f"Base {case['base']}"),),
        dots=(Dot(case.value, case.rate, f"Now {case['rate']}", "Now", drop=True),),
    )
    return meeting(drawn, there, case.rate_there or 0.0, "Liquidation", case["price"], "margin left = rate")


def _rate_at(case: Case, value: float) -> float:
    return margin.curve_rate(value if case.by == "notional" else value / case.entry_price, _curve(case.base, case.factor, case.power, case.kept, case.by))


def _curve(base: float, factor: float, power: float, kept: float, by: str) -> margin.RateCurve:
    return margin.RateCurve(base, factor, power, kept, "size" if by == "size" else "notional")


@calculator(
    title="Rates that grow with size",
    question="Where is a position liquidated when its maintenance rate grows with its size?",
    group="Liquidation",
    terms=("maintenance-margin", "dynamic-margin-requirement", "risk-limit", "liquidation-price"),
    words=words,
    working=working,
    chart=chart,
    solve=(("leverage", "price"),),
    mistakes=(
        Mistake("The base rate", "(s * q * E - M) / (q * (s - b))", "the position is large enough for the growing part; the base is only the least."),
        Mistake("Margin used up", "(s * q * E - M) / (q * s)", "at that price nothing is left. It is closed while the maintenance is still there."),
    ),
    compact=("side", "entry_price", "quantity", "leverage"),
    start="Six million at Orderly's power",
    presets=(
        Preset("short", "The same sold short", {"side": "short"}),
        Preset(
            "root-with-dead-zone",
            "A root with a dead zone, by quantity",
            {"by": "size", "quantity": 10_000.0, "entry_price": 100.0, "leverage": 5.0, "base": 0.1, "factor": 0.00055, "power": 0.5, "kept": 0.8},
        ),
        Preset("small", "Too small to grow", {"quantity": 1.0}),
        Preset("too-large", "More than its margin", {"leverage": 40.0}),
    ),
    examples=(
        Example("Orderly's rate for 6 million, as its package returned it", {}, {"rate": "3.97%", "maintenance": "238,102.26"}),
        Example(
            "Drift's rate for 10,000 units, as its package returned it",
            {"by": "size", "quantity": "10000", "entry_price": "100", "leverage": "5", "base": "10", "factor": "0.00055", "power": "0.5", "kept": "80"},
            {"rate": "13.50%"},
        ),
    ),
    assumptions=(
        "A linear contract with its own margin, valued at its entry price now; no fee in the requirement.",
        "The curve is followed until the next unit of value would ask for 99%; venues end it much sooner by their limits.",
        "Venues set base and factor for each market; look them up.",
    ),
)
def rate_curve(
    side: Annotated[margin.Side, SIDE] = "long",
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    quantity: Annotated[float, plain("Quantity", above=0, at_most=1e12, slider=(0.01, 1_000.0), scale="log", symbol="q")] = 100.0,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    base: Annotated[float, percent("Base rate", at_least=0, at_most=0.5, slider=(0.0, 0.2), symbol="b", term="maintenance-margin")] = 0.01,
    factor: Annotated[float, plain("Factor", at_least=0, at_most=1, symbol="f", help="What the power of the size is multiplied with.")] = 1.5e-7,
    power: Annotated[float, plain("Power", at_least=0.01, at_most=1, slider=(0.1, 1.0), symbol="p")] = 0.8,
    kept: Annotated[
        float, percent("Part of the base kept", at_least=0, at_most=1, slider=(0.0, 1.0), symbol="k", help="What the growing part is added to.")
    ] = 0.0,
    by: Annotated[str, Choice(label="What the rate grows with", options=BY)] = "notional",
) -> Answer:
    """Ask `margin.isolated_price_on_curve` for one position."""
    position = margin.Position(side, "linear", quantity, entry_price)
    own, curve = margin.initial_margin(position, leverage), _curve(base, factor, power, kept, by)
    farthest = margin.notional(position, entry_price) + own if by == "notional" else quantity  # no loss is larger than the margin
    if factor >= curve.most_factor(farthest):
        raise Unfit("factor", "below", factor, curve.most_factor(farthest))
    result = margin.isolated_price_on_curve(position, own, curve)
    price = result.price if result.status == "ok" else None
    value = margin.notional(position, entry_price)
    flat = margin.isolated_price(position, own, (margin.Bracket(0.0, base),))
    there = None if price is None else margin.curve_rate(margin.notional(position, price) if by == "notional" else quantity, curve)
    return Answer(
        price=price,
        rate=margin.curve_rate(value if by == "notional" else quantity, curve),
        rate_there=there,
        maintenance=result.maintenance,
        own=own,
        value=value,
        flat_price=flat.price if flat.status == "ok" else None,
        status=result.status,
    )
