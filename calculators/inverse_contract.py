"""What does a coin-margined position earn in coin, and where does it end?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, quantity
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, curves, meeting

from ._fields import LEVERAGE, MAINTENANCE_RATE, SIDE
from ._market import flat

FARTHEST = 1e9
"""Times the entry price; a liquidation price beyond that is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Profit in coin and in dollars, the margin behind it, and where it is closed."""

    profit: Annotated[float | None, quantity("Profit", symbol="G", digits=6, term="inverse-contract")]
    profit_usd: Annotated[float | None, money("The same in dollars, at the exit price", unit="USD")]
    position_value: Annotated[float, quantity("Position value at entry", symbol="V", digits=6, term="notional-value")]
    own: Annotated[float, quantity("Margin", symbol="M", digits=6, term="initial-margin")]
    liquidation_price: Annotated[float | None, money("Liquidation price", unit="USD", symbol="P", term="liquidation-price")]
    bankruptcy_price: Annotated[float | None, money("Bankruptcy price", unit="USD", term="bankruptcy-price")]
    linear_price: Annotated[float | None, money("Liquidation price if it were USDT-margined", unit="USD")]
    linear_profit: float
    maintenance: float
    status: margin.Status
    position: margin.Position
    twin: margin.Position


def words(case: Case) -> Words:
    """Say what is earned in coin, or that the position was closed on the way."""
    if case.status == "liquidatable_now":
        return Words(
            f"This {case.side} would be closed",
            "profit",
            f"Its margin, {case['own']} BTC, is not above the "
            f"[[maintenance-margin|maintenance margin]] of {case.show('own', case.maintenance)} BTC at entry. **Lower leverage** would let it reach an exit.",
            instead="as soon as it opens",
            status="now",
        )
    if case.profit is None:
        return Words(
            f"On the way to {case['exit_price']} this {case.side}",
            "profit",
            f"Its [[liquidation-price|liquidation price]] is **{case['liquidation_price']} USD**, "
            f"and the margin of {case['own']} BTC is what it loses. **Lower leverage or a nearer exit** would give a profit or loss.",
            instead="is closed",
        )
    return Words(
        f"At {case['exit_price']} the result of this {case.side} is",
        "profit",
        f"At that price it is worth {case['profit_usd']} USD, the same dollars as a USDT-margined contract of that size. {_ending(case)}",
    )


def _ending(case: Case) -> str:
    if case.liquidation_price is None:
        return f"It has **no liquidation price**: however high the price rises, it cannot lose more than the {case['own']} BTC behind it."
    if case.linear_price is None:
        return f"It is closed at **{case['liquidation_price']} USD**, where a USDT-margined one would live on: its margin falls with the coin."
    early = "sooner" if (case.liquidation_price > case.linear_price) == (case.side == "long") else "later"
    return f"It is closed at **{case['liquidation_price']} USD**, {early} than the USDT-margined one at {case['linear_price']}."


def working(case: Case) -> tuple[Step, ...]:
    """Value and margin in coin, the liquidation price, the profit in coin."""
    v = {"S": case.face, "E": case.entry_price, "K": case.exit_price, "L": case.leverage}
    v |= {"m": case.maintenance_rate, "s": float(case.position.sign), "V": case.position_value, "G": case.profit}
    steps = [
        Step("In coin, the face value S at the entry price is", "V = S / E", v, "position_value"),
        Step("Divided by the leverage, the [[initial-margin|margin]]", "M = V / L", v, "own"),
    ]
    if case.liquidation_price is not None:
        say = "Equity in coin has fallen to the requirement m × S / P at one price; s is 1 for a long, −1 for a short"
        steps.append(Step(say, "P = S * (1 + s * m) / (S / E * (1 + s / L))", v, "liquidation_price"))
    elif case.status != "liquidatable_now":
        say = "What the liquidation price would be divided by is not above zero, so there is none"
        steps.append(Step(say, "S / E * (1 + s / L)", v, style="quantity", unit="BTC"))
    if case.profit is None:
        return tuple(steps)
    return (
        *steps,
        Step("The profit is what the face value buys in coin at entry, less what it buys at the exit", "G = s * S * (1 / E - 1 / K)", v, "profit"),
        Step("Those coins are worth", "W = G * K", v, "profit_usd"),
    )


def chart(case: Case) -> Chart:
    """Profit in coin against the price: bent, where a USDT-margined profit in coin of the entry price is straight."""
    low, high = _prices(case)
    marks = [price for price in (case.entry_price, case.exit_price, case.liquidation_price) if price]
    (bent,) = curves(lambda price: (margin.pnl(case.position, price),), low, high, marks)
    drawn = XYChart(
        title=f"Profit of the {case.side} in coin against the price",
        x=Axis("Price", "USD per BTC", low=low, high=high),
        y=Axis("Profit", "BTC"),
        lines=(
            Line("USDT-margined, in BTC of the entry price", tuple((p, _straight(case, p)) for p in (low, high)), "second", "USDT-margined"),
            Line("Coin-margined", bent, "main"),
        ),
        dots=(Dot(case.entry_price, 0.0, "Entry"), *_exit(case)),
        levels=(Level(-case.own, f"Margin of {case['own']} BTC used up", short="Margin used up"),),
    )
    closed = case.liquidation_price
    if closed is None:
        return drawn
    lost, note = margin.pnl(case.position, closed), f"{case['maintenance_rate']} maintenance left"
    band = ("Position closed", "Closed")
    return meeting(drawn, closed, lost, "Closed", case["liquidation_price"], note, above=case.side == "short", band=band)


def _exit(case: Case) -> tuple[Dot, ...]:
    if case.profit is None:
        return (Dot(case.exit_price, margin.pnl(case.position, case.exit_price), "Exit, not reached", "Exit"),)
    return (Dot(case.exit_price, case.profit, f"Exit: {case['profit']} BTC", f"{case['profit']} BTC", drop=True),)


def _straight(case: Case, price: float) -> float:
    """Return the profit of the USDT-margined twin in coin, valued at the entry price."""
    return margin.return_on_equity(margin.pnl(case.twin, price), case.entry_price)


def _prices(case: Case) -> tuple[float, float]:
    """Return a range wide enough for the bend to show, without prices out of all proportion."""
    ends = [case.entry_price * 0.6, case.entry_price * 1.7, case.exit_price]
    closed = case.liquidation_price
    if closed is not None and case.entry_price * 0.2 < closed < case.entry_price * 5:
        ends.append(closed)
    return min(ends) * 0.92, max(ends) * 1.05


@calculator(
    title="Coin-margined contract",
    question="What does a coin-margined position earn in coin, and at what price is it closed?",
    group="Profit and cost",
    terms=("inverse-contract", "quanto-contract", "notional-value", "liquidation-price", "unrealised-profit-and-loss"),
    words=words,
    working=working,
    chart=chart,
    solve=(("leverage", "liquidation_price"), ("exit_price", "profit")),
    mistakes=(
        Mistake("The result in dollars", "s * V * (K - E)", "price change times coins is a number of dollars. Divide it by the exit price to have coins."),
        Mistake(
            "Changed back at the entry price",
            "s * V * (K - E) / E",
            "the coins are paid at the exit, so the dollars are divided by the exit price. That bend is what makes the contract inverse.",
        ),
        Mistake(
            "Leverage counted", "s * S * (1 / E - 1 / K) * L", "the face value is already the whole position; leverage changes the margin, not the profit."
        ),
    ),
    pick=flat(coin=True),
    compact=("side", "face", "entry_price", "exit_price", "leverage"),
    presets=(
        Preset("short-1x", "Short 1×: no liquidation price", {"side": "short", "leverage": 1.0, "exit_price": 90_000.0}),
        Preset("long-1x", "Long 1×: closed near half", {"leverage": 1.0, "exit_price": 40_000.0}),
        Preset("closed-on-the-way", "Closed on the way", {"exit_price": 50_000.0}),
        Preset(
            "bybit-example",
            "Bybit's short of 30,000",
            {"side": "short", "exit_price": 54_000.0},
            "Liquidation Price Calculation under Isolated Mode (Unified Trading Account), Bybit Help Center",
            "2026-11-21",
        ),
        Preset(
            "kraken-example",
            "Kraken's long of 1,000",
            {"face": 1_000.0, "entry_price": 8_000.0, "exit_price": 8_800.0, "leverage": 12.5, "maintenance_rate": 0.01},
            "Equity Protection Process, Kraken Derivatives",
            "2026-11-21",
        ),
    ),
    examples=(
        Example(
            "A long of 30,000 dollars, ten per cent up",
            {},
            {"profit": "0.0454545", "profit_usd": "3,000.00", "own": "0.05", "liquidation_price": "54,818.18", "linear_price": "54,271.36"},
        ),
        Example(
            "Bybit's page of 2026: a short of 30,000 at 60,000",
            {"side": "short", "exit_price": "54000"},
            {"position_value": "0.5", "liquidation_price": "66,333.33"},
        ),
        Example(
            "Kraken's page: 0.01 coin behind a long of 1,000 at 8,000",
            {"face": "1000", "entry_price": "8000", "exit_price": "8800", "leverage": "12.5", "maintenance_rate": "1"},
            {"own": "0.01", "liquidation_price": "7,481.48", "bankruptcy_price": "7,407.41"},
        ),
        Example(
            "Bybit's initial margin: 12,000 at 8,000, fifty times",
            {"face": "12000", "entry_price": "8000", "exit_price": "8100", "leverage": "50"},
            {"own": "0.03"},
        ),
        Example("A short at 1× cannot be liquidated", {"side": "short", "leverage": "1"}, {"liquidation_price": "none"}),
    ),
    assumptions=(
        "Isolated margin in coin with one flat maintenance rate, no maintenance amount, no fee in the requirement.",
        "No trading fees and no funding; both are paid in coin as well.",
        "One contract is one dollar of face value; a venue's contract may be 10 or 100 dollars.",
        "The USDT-margined twin has the same size in coin at entry, the same leverage and the same maintenance rate.",
        "Owning the coin you post is a risk of its own: here only the contract is counted.",
    ),
)
def inverse_contract(
    side: Annotated[margin.Side, SIDE] = "long",
    face: Annotated[
        float, money("Face value", unit="USD", above=0, at_most=1e12, slider=(100.0, 1_000_000.0), scale="log", symbol="S", term="contract-size")
    ] = 30_000.0,
    entry_price: Annotated[float, money("Entry price", unit="USD", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="E")] = 60_000.0,
    exit_price: Annotated[float, money("Exit price", unit="USD", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="K")] = 66_000.0,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    maintenance_rate: Annotated[float, MAINTENANCE_RATE] = 0.005,
) -> Answer:
    """Ask `margin` for the inverse position and its linear twin."""
    position = margin.Position(side, "inverse", face, entry_price)
    value, own = margin.notional(position, entry_price), margin.initial_margin(position, leverage)
    twin = margin.Position(side, "linear", value, entry_price)
    brackets = (margin.Bracket(0.0, maintenance_rate),)
    result = margin.isolated_price(position, own, brackets)
    linear = margin.isolated_price(twin, margin.initial_margin(twin, leverage), brackets)
    price = result.price if result.status == "ok" else None
    if price is not None and price > FARTHEST * entry_price:
        price = None  # the margin covers the whole value but for a rounding error
    reached = result.status != "liquidatable_now"
    if price is not None:
        reached = exit_price > price if side == "long" else exit_price < price
    profit = margin.pnl(position, exit_price)
    return Answer(
        profit=profit if reached else None,
        profit_usd=profit * exit_price if reached else None,
        position_value=value,
        own=own,
        liquidation_price=price,
        bankruptcy_price=margin.bankruptcy_price(position, own),
        linear_price=linear.price if linear.status == "ok" else None,
        linear_profit=margin.pnl(twin, exit_price),
        maintenance=result.maintenance,
        status=result.status,
        position=position,
        twin=twin,
    )
