"""How large may a position be so that its stop costs only what you chose to risk?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, multiple, naming, percent, quantity
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, meeting

from ._fields import ENTRY_PRICE, LEVERAGE, MAINTENANCE_RATE
from ._market import flat


@dataclass(frozen=True, slots=True)
class Answer:
    """The size that the risk allows, what it takes, and the leverage that leaves the stop alone."""

    quantity: Annotated[float | None, quantity("Position size", most=True, symbol="q", digits=5, term="position-sizing")]
    loss_at_stop: Annotated[float, money("Loss at the stop, fees included", symbol="R")]
    required: Annotated[float | None, money("Margin needed", symbol="M", term="initial-margin")]
    max_leverage: Annotated[float | None, multiple("Highest safe leverage", most=True, symbol="H", term="leverage")]
    liquidation_price: Annotated[float | None, money("Liquidation price at your leverage", term="liquidation-price")]
    side: margin.Side
    rate: float
    beyond: float
    status: margin.Status


def words(case: Case) -> Words:
    """Say how large the position may be and whether its liquidation lies beyond its stop."""
    if case.quantity is None:
        return Words(
            "From this stop",
            "quantity",
            "The stop stands at the entry price, so it tells neither the side nor the risk of one "
            f"{case.local('BTC')}. **A stop below the entry** makes it a long, **one above** makes it a short.",
            instead="no size follows",
        )
    after = f"Stopped out at {case['stop']}, fees included, it loses **{case['loss_at_stop']} {case.local('USDT')}**. "
    if case.max_leverage < 1:
        after += "No leverage of 1× or more keeps its liquidation beyond the stop."
    else:
        after += f"Up to **{case['max_leverage']}** its liquidation lies beyond the stop, with {case['buffer']} of the distance to spare."
    return Words(f"With this risk, a {case.side} may hold", "quantity", after, warnings=_warnings(case))


def _warnings(case: Case) -> tuple[str, ...]:
    told = []
    if margin.margin_call(case.balance, case.required):
        told.append(
            f"At {case['leverage']} the position takes {case['required']} {case.local('USDT')} of margin, more than the balance. It needs more leverage or a smaller size."
        )
    if case.status == "liquidatable_now":
        told.append(f"At {case['leverage']} the margin is not even above the maintenance at entry: the position would be closed as it opens.")
    elif case.leverage > case.max_leverage and case.max_leverage >= 1:
        told.append(
            f"At {case['leverage']} the position is closed at {case['liquidation_price']} {case.local('USDT')}: before the stop, or closer to it than the buffer."
        )
    return tuple(told)


def working(case: Case) -> tuple[Step, ...]:
    """The loss allowed, what one unit loses, the size, its margin, the highest leverage."""
    v = {"B": case.balance, "r": case.risk, "E": case.entry_price, "T": case.stop, "f": case.fee}
    v |= {"L": case.leverage, "m": case.rate, "b": case.buffer, "R": case.loss_at_stop}
    steps = [Step("The risk is a share of the balance", "R = B * r", v, "loss_at_stop")]
    say = f"One {case.local('BTC')} loses the way to the stop, and pays the fee on both trades"
    steps.append(Step(say, "D = abs(E - T) + f * (E + T)", v, unit="USDT"))
    if case.quantity is None:
        return tuple(steps)
    v |= {"D": steps[-1].value, "q": case.quantity, "s": 1.0 if case.side == "long" else -1.0}
    say = "The stop, moved on by the buffer, is where liquidation may lie at the nearest. The leverage that puts it there"
    return (
        *steps,
        Step("The size at which the two agree", "q = R / D", v, "quantity"),
        Step("Its [[initial-margin|margin]] at your leverage", "M = q * E / L", v, "required"),
        Step(say, "H = 1 / (s * (1 - (T + b * (T - E)) * (1 - s * m) / E))", v, "max_leverage"),
    )


def chart(case: Case) -> Chart:
    """The liquidation price against leverage: where it reaches the stop, the leverage is too high."""
    safe = case.max_leverage if case.max_leverage is not None and case.max_leverage >= 1 else None
    seen = [case.leverage, min(safe or case.leverage, 150.0)]
    bottom, top = max(min(seen) / 2.5, 1.0), max(*seen, 4.0) * 1.5
    points = [(x, price) for x in _grid(bottom, top) if (price := _liquidation(case, x)) is not None]
    low, high = _prices(case, [price for _, price in points])
    drawn = XYChart(
        title=f"Liquidation price of this {case.side} against leverage",
        x=Axis("Leverage", "", "multiple", "log", low=bottom, high=top),
        y=Axis("Price", case.local("USDT"), low=low, high=high),
        lines=(Line("Liquidation price", tuple(points), "required", "Liquidation"),),
        dots=_yours(case),
        levels=(Level(case.entry_price, f"Entry {case['entry_price']}"), Level(case.stop, f"Stop {case['stop']}", hit=True)),
    )
    flag, unsafe = f"Up to {case['max_leverage']}", ("Stop no longer safe", "Too high")
    note = "liquidation = stop and buffer"
    return meeting(drawn, safe, case.beyond or 0.0, case["max_leverage"], "stop and buffer", note, title=flag, above=True, band=unsafe)


def _prices(case: Case, liquidations: list[float]) -> tuple[float, float]:
    """Return the prices to show, with room on the far side of the entry."""
    seen = [case.entry_price, case.stop, *liquidations]
    room = max(max(seen) - min(seen), case.entry_price * 0.01) * 0.12
    return min(seen) - room, max(seen) + room


def _yours(case: Case) -> tuple[Dot, ...]:
    if case.quantity is None or case.liquidation_price is None:
        return ()
    label = f"{case['leverage']}: {case['quantity']} {case.local('BTC')}, margin {case['required']}"
    return (Dot(case.leverage, case.liquidation_price, label, f"{case['quantity']} {case.local('BTC')}", drop=True),)


def _grid(low: float, high: float) -> list[float]:
    return [low * (high / low) ** (i / 24) for i in range(25)]


def _liquidation(case: Case, leverage: float) -> float | None:
    """Return where one unit at this leverage is liquidated; the size does not matter."""
    position = margin.Position(case.side, "linear", 1.0, case.entry_price)
    own = margin.initial_margin(position, leverage)
    return margin.isolated_price(position, own, (margin.Bracket(0.0, case.rate),)).price


def _held(values: Mapping[str, Any]) -> margin.Position | None:
    """Return the position that the risk allows, for a table that asks how large it is."""
    entry, stop = values["entry_price"], values["stop"]
    if entry == stop:
        return None
    with naming({"entry": "entry_price"}):
        size = margin.quantity_for_risk(values["balance"], values["risk"], entry=entry, stop=stop, fee=values["fee"])
    return margin.Position("long" if stop < entry else "short", "linear", size, entry)


@calculator(
    title="Position size from a stop",
    question="How large may a position be to lose no more than you chose at its stop, and which leverage leaves the stop alone?",
    group="Margin",
    terms=("position-sizing", "stop-loss-order", "leverage", "liquidation-price", "initial-margin"),
    words=words,
    working=working,
    chart=chart,
    solve=(("stop", "quantity"), ("leverage", "liquidation_price")),
    mistakes=(
        Mistake(
            "Risk over the price", "R / E", "that would be lost if the price fell to 0. One unit loses only the way from the entry to the stop, and the fees."
        ),
        Mistake("Fees left out", "R / abs(E - T)", "both trades pay a fee, and with it the stop would cost more than the risk."),
        Mistake("Multiplied by the leverage", "R / D * L", "leverage changes the margin that the position takes, not what it loses at the stop."),
    ),
    pick=flat("fee", held=_held),
    compact=("balance", "risk", "entry_price", "stop"),
    presets=(
        Preset("short", "A stop above: a short", {"stop": 62_000.0}),
        Preset("tight-stop", "A tight stop, a large position", {"stop": 59_700.0, "leverage": 5.0}),
        Preset("too-much-leverage", "Too much leverage", {"leverage": 50.0}),
        Preset("wide-stop", "A wide stop", {"stop": 45_000.0}),
        Preset("stop-at-entry", "Stop at the entry", {"stop": 60_000.0}),
    ),
    examples=(
        Example(
            "One per cent of 10,000, stop at 58,000",
            {},
            {"quantity": "0.048567", "loss_at_stop": "100.00", "required": "291.40", "max_leverage": "22.32×", "liquidation_price": "54,271.36"},
        ),
        Example("Without fees the size is risk over distance", {"fee": "0"}, {"quantity": "0.05"}),
        Example("A stop above the entry makes a short", {"stop": "62000"}, {"quantity": "0.04852", "max_leverage": "22.12×"}),
        Example("No stop, no size", {"stop": "60000"}, {"quantity": "none", "max_leverage": "none"}),
    ),
    assumptions=(
        "The stop is filled at its price. In a gap it is filled beyond it, and the loss is larger.",
        "Isolated margin in USDT, one flat maintenance rate, no maintenance amount and no fee in the requirement.",
        "The stop and the liquidation go by the same price; many venues use the last price for one and the mark price for the other.",
        "Funding is left out: paid long enough, it moves the liquidation price towards the stop.",
    ),
)
@naming({"entry": "entry_price", "rate": "maintenance_rate"})
def position_size(
    balance: Annotated[float, money("Balance", above=0, at_most=1e18, slider=(100.0, 1_000_000.0), scale="log", symbol="B", term="wallet-balance")] = 10_000.0,
    risk: Annotated[
        float, percent("Risk", above=0, at_most=0.1, slider=(0.001, 0.1), scale="log", symbol="r", help="The share of the balance that the stop may cost.")
    ] = 0.01,
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    stop: Annotated[
        float,
        money(
            "Stop price",
            above=0,
            at_most=1e9,
            slider=(1_000.0, 200_000.0),
            scale="log",
            symbol="T",
            term="stop-loss-order",
            help="Below the entry it is a long, above it a short.",
        ),
    ] = 58_000.0,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    maintenance_rate: Annotated[float, MAINTENANCE_RATE] = 0.005,
    fee: Annotated[float, percent("Fee of each trade", at_least=0, at_most=0.01, slider=(0.0, 0.001), symbol="f", term="taker-fee")] = 0.0005,
    buffer: Annotated[
        float,
        percent(
            "Buffer",
            at_least=0,
            at_most=10,
            slider=(0.0, 1.0),
            symbol="b",
            help="Room kept between stop and liquidation, as a share of the distance from entry to stop.",
        ),
    ] = 0.2,
) -> Answer:
    """Ask `margin` for the size, then for the highest leverage and the liquidation price."""
    side: margin.Side = "long" if stop < entry_price else "short"
    result, size, own, highest = None, None, None, None
    if stop != entry_price:
        size = margin.quantity_for_risk(balance, risk, entry=entry_price, stop=stop, fee=fee)
        position = margin.Position(side, "linear", size, entry_price)
        own = margin.initial_margin(position, leverage)
        result = margin.isolated_price(position, own, (margin.Bracket(0.0, maintenance_rate),))
        highest = margin.max_leverage_for_stop(side, entry_price, stop, rate=maintenance_rate, buffer=buffer)
    return Answer(
        quantity=size,
        loss_at_stop=balance * risk,
        required=own,
        max_leverage=highest,
        liquidation_price=result.price if result and result.status == "ok" else None,
        side=side,
        rate=maintenance_rate,
        beyond=stop + buffer * (stop - entry_price),
        status=result.status if result else "none",
    )
