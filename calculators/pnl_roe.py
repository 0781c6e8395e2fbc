"""What does a trade earn after its costs, on the margin that was put up?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, percent
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, meeting

from ._fields import ENTRY_PRICE, LEVERAGE, QUANTITY, SIDE


@dataclass(frozen=True, slots=True)
class Answer:
    """What is left of the price change, what it is of the margin, and where it begins to pay."""

    net: Annotated[float, money("Profit after costs", symbol="N", term="realised-profit-and-loss")]
    gross: Annotated[float, money("Profit before costs", symbol="G", term="unrealised-profit-and-loss")]
    costs: Annotated[float, money("Fees and funding", symbol="C")]
    roe: Annotated[float, percent("Return on equity, after costs", said="return on equity after costs", term="return-on-equity")]
    gross_roe: Annotated[float, percent("Return on equity, before costs")]
    break_even: Annotated[float | None, money("Break-even price", symbol="B", term="break-even-price")]
    margin_used: Annotated[float, money("Margin put up", symbol="M", term="initial-margin")]
    position: margin.Position


def words(case: Case) -> Words:
    """Say what is left after costs and from which exit price on anything is left."""
    after = f"That is **{case['roe']}** of the {case['margin_used']} USDT of [[initial-margin|margin]] put up. "
    if case.break_even is None:
        after += _never(case)
    else:
        side = "above" if case.side == "long" else "below"
        after += f"Only {side} **{case['break_even']} USDT** does the {case.side} earn more than its costs."
    return Words(f"After costs the result of this {case.side} is", "net", after, warnings=_warnings(case))


def _never(case: Case) -> str:
    if case.side == "long":
        return "Funding received has already paid for everything: **no exit price above 0** ends in a loss."
    return "The costs are more than a fall to 0 could earn: there is **no break-even price**. Less funding paid would give one."


def _warnings(case: Case) -> tuple[str, ...]:
    if case.roe <= -1:
        return (
            "The loss is as large as the margin or larger. An isolated position would have been closed before it "
            "got there, see the [[liquidation-price|liquidation price]].",
        )
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """Profit before costs, costs, what is left, its share of the margin, the break-even price."""
    v = {"s": float(case.position.sign), "q": case.quantity, "E": case.entry_price, "X": case.exit_price}
    v |= {"f": case.open_fee, "g": case.close_fee, "F": case.funding, "L": case.leverage}
    v |= {"G": case.gross, "C": case.costs, "N": case.net}
    steps = [
        Step("The price change on the quantity, s being 1 for a long and −1 for a short", "G = s * q * (X - E)", v, "gross"),
        Step("Each trade pays its fee on what is traded; [[funding-rate|funding]] comes on top", "C = q * (E * f + X * g) + F", v, "costs"),
        Step("What is left", "N = G - C", v, "net"),
        Step("[[return-on-equity|Return on equity]] is that over the margin, the value at entry over the leverage", "R = N / (q * E / L)", v, "roe"),
    ]
    if case.break_even is not None:
        say = "The exit price at which the profit equals the costs"
        steps.append(Step(say, "B = (E * (1 + s * f) + s * F / q) / (1 - s * g)", v, "break_even"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """Return on equity against the exit price at three leverages; all of them meet at the break-even price."""
    low, high = _prices(case)
    flatter, steeper = (1.0, case.leverage * 2) if case.leverage > 1 else (2.0, 5.0)
    roes = {x: tuple((p, _roe(case, p, x)) for p in (low, high)) for x in (flatter, case.leverage, steeper)}
    main = roes[case.leverage]
    even = case.break_even if case.break_even is not None and low < case.break_even < high else None
    drawn = XYChart(
        title="Return on equity against the exit price, at three leverages",
        x=Axis("Exit price", "USDT", low=low, high=high),
        y=Axis("Return on equity after costs", "", "percent"),
        lines=(
            Line(case.show("leverage", flatter), roes[flatter], "second"),
            Line(case.show("leverage", steeper), roes[steeper], "third"),
            Line(f"{case['leverage']}, yours", main, "main"),
        ),
        dots=(Dot(case.exit_price, case.roe, f"Exit: {case['net']} USDT", case["net"], drop=True),),
        levels=(Level(-1.0, "Margin used up"),) if min(y for _, y in main) < -0.8 else (),
    )
    short, losing = case.side == "short", ("Loss after costs", "Loss")
    return meeting(drawn, even, 0.0, "Break-even", case["break_even"], "profit = costs", above=short, band=losing)


def _prices(case: Case) -> tuple[float, float]:
    """Return the prices to show: entry, exit and break-even with room, unless the last is out of sight."""
    ends = [case.entry_price, case.exit_price]
    if case.break_even is not None and min(ends) / 3 < case.break_even < max(ends) * 3:
        ends.append(case.break_even)
    span = max(max(ends) - min(ends), case.entry_price * 0.002)
    return max(min(ends) - 0.8 * span, min(ends) * 0.2), max(ends) + 0.4 * span


def _roe(case: Case, price: float, leverage: float) -> float:
    costs = margin.trade_costs(case.position, price, open_fee=case.open_fee, close_fee=case.close_fee, funding=case.funding)
    own = margin.initial_margin(case.position, leverage)
    return margin.return_on_equity(margin.pnl(case.position, price) - costs, own)


@calculator(
    title="Profit, ROE and break-even",
    question="What does a trade earn after fees and funding, and from which exit price on?",
    group="Profit and cost",
    terms=("return-on-equity", "unrealised-profit-and-loss", "break-even-price", "taker-fee", "funding-rate"),
    words=words,
    working=working,
    chart=chart,
    solve=(("exit_price", "net"), ("exit_price", "roe"), ("quantity", "net")),
    mistakes=(
        Mistake("Costs left out", "s * q * (X - E)", "that is the profit before fees and funding."),
        Mistake(
            "Leverage counted twice", "s * q * (X - E) * L - C", "the quantity is already the whole position; leverage changes the margin, not the profit."
        ),
        Mistake("One fee only", "G - q * E * f - F", "both trades pay a fee, the closing one on the exit price."),
    ),
    compact=("side", "entry_price", "exit_price", "quantity", "leverage"),
    presets=(
        Preset("short", "Short into a fall", {"side": "short", "exit_price": 54_000.0}),
        Preset("too-small-a-move", "Right, and still a loss", {"exit_price": 60_050.0}),
        Preset("held-for-weeks", "Held for weeks", {"exit_price": 61_000.0, "funding": 650.0}),
        Preset("no-break-even", "No break-even price", {"side": "short", "exit_price": 54_000.0, "funding": 31_000.0}),
        Preset(
            "dydx-example",
            "dYdX's example",
            {"entry_price": 1.0, "exit_price": 0.801, "quantity": 500.0, "leverage": 5.0, "open_fee": 0.0, "close_fee": 0.0},
            "Contract Loss Mechanisms, dYdX documentation",
            "2026-11-21",
        ),
    ),
    examples=(
        Example(
            "Ten per cent up at ten times",
            {},
            {"gross": "3,000.00", "costs": "31.50", "net": "2,968.50", "roe": "98.95%", "gross_roe": "100.00%", "break_even": "60,060.03"},
        ),
        Example(
            "dYdX's documentation: 500 from 1 to 0.801 on a deposit of 100",
            {"entry_price": "1", "exit_price": "0.8010", "quantity": "500", "leverage": "5", "open_fee": "0", "close_fee": "0"},
            {"gross": "−99.50", "margin_used": "100.00", "roe": "−99.50%"},
        ),
        Example("Right about the direction, and still a loss", {"exit_price": "60050"}, {"gross": "25.00", "net": "−5.01"}),
        Example("More funding than a short can earn", {"side": "short", "funding": "31000"}, {"break_even": "none"}),
    ),
    assumptions=(
        "A contract whose margin and profit are in USDT; coin-margined ones pay in coin.",
        "One fill at opening and one at closing, each at the price given, without slippage.",
        "Fees are taken on what is traded, not on the margin; a rebate is a negative fee.",
        "The position was not closed on the way: whether the margin lasted is another question.",
        "Venues usually show the return before costs; both are given here.",
    ),
)
def pnl_roe(
    side: Annotated[margin.Side, SIDE] = "long",
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    exit_price: Annotated[float, money("Exit price", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="X")] = 66_000.0,
    quantity: Annotated[float, QUANTITY] = 0.5,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    open_fee: Annotated[float, percent("Opening fee", above=-0.01, at_most=0.01, slider=(0.0, 0.001), symbol="f", term="taker-fee")] = 0.0005,
    close_fee: Annotated[float, percent("Closing fee", above=-0.01, at_most=0.01, slider=(0.0, 0.001), symbol="g", term="taker-fee")] = 0.0005,
    funding: Annotated[
        float,
        money(
            "Funding paid",
            at_least=-1e18,
            at_most=1e18,
            slider=(-1_000.0, 1_000.0),
            symbol="F",
            term="funding-rate",
            help="All payments until the exit; below 0 when received.",
        ),
    ] = 0.0,
) -> Answer:
    """Ask `margin` for profit, costs, margin and break-even of one trade."""
    position = margin.Position(side, "linear", quantity, entry_price)
    gross = margin.pnl(position, exit_price)
    costs = margin.trade_costs(position, exit_price, open_fee=open_fee, close_fee=close_fee, funding=funding)
    own = margin.initial_margin(position, leverage)
    return Answer(
        net=gross - costs,
        gross=gross,
        costs=costs,
        roe=margin.return_on_equity(gross - costs, own),
        gross_roe=margin.return_on_equity(gross, own),
        break_even=margin.break_even(position, open_fee=open_fee, close_fee=close_fee, funding=funding),
        margin_used=own,
        position=position,
    )
