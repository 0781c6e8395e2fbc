"""Who pays when a liquidated position is closed at a price worse than its bankruptcy price?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Text, Words, calculator, count, money, multiple, percent, quantity
from calckit.chart import Axis, Band, Chart, Dot, Level, Line, Vertical, XYChart, curves

from ._fields import ENTRY_PRICE, LEVERAGE, QUANTITY, ROW_ENTRY_PRICE


@dataclass(frozen=True, slots=True)
class Trader:
    """A position on the winning side, as a row of the form."""

    size: Annotated[float, quantity("Quantity", above=0, at_most=1e12)]
    entry: Annotated[float, ROW_ENTRY_PRICE]
    times: Annotated[float, multiple("Leverage", at_least=1, at_most=150, term="leverage")]


@dataclass(frozen=True, slots=True)
class Place:
    """A trader's place in the queue and what deleveraging takes."""

    trader: Annotated[int, count("Trader")]
    score: Annotated[float | None, quantity("Score", unit="", digits=4, term="auto-deleveraging")]
    hit: Annotated[str, Text(label="Hit")]
    taken: Annotated[float, quantity("Closed")]
    forgone: Annotated[float, money("Profit given up")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the close leaves or lacks, and who bears it."""

    gap: Annotated[float | None, money("Loss beyond the margin", symbol="G", term="bad-debt")]
    bankruptcy_price: Annotated[float | None, money("Bankruptcy price", symbol="B", term="bankruptcy-price")]
    remaining: Annotated[float, money("Left of the margin", symbol="K")]
    collected: Annotated[float, money("Liquidation fee collected", term="liquidation-penalty")]
    fund_after: Annotated[float, money("Fund afterwards", symbol="U", term="insurance-fund")]
    deleveraged: Annotated[float, quantity("Closed against other traders", term="auto-deleveraging")]
    uncovered: Annotated[float, quantity("For which nobody is left")]
    queue: Annotated[tuple[Place, ...], Rows(label="The queue, first to be closed first", of=Place)]
    own: float
    position: margin.Position
    empty_at: float | None


def words(case: Case) -> Words:
    """Say what is missing and who pays it: nobody, the fund, or the traders on the other side."""
    if case.gap is None:
        kept = case.show("gap", case.remaining - case.collected)
        return Words(
            f"After a close at {case['fill_price']}",
            "gap",
            f"It leaves **{case['remaining']} USDT** of the margin. The liquidation fee takes {case['collected']} USDT "
            f"for the [[insurance-fund|fund]], and {kept} USDT go back to the owner. {_possible(case)}",
            instead="nothing is missing",
        )
    if case.deleveraged == 0 and case.uncovered == 0:
        return Words(
            "Beyond its margin this position loses",
            "gap",
            f"The [[insurance-fund|insurance fund]] pays it and keeps **{case['fund_after']} USDT**. The queue of traders on the other side is not touched.",
        )
    first = next((place for place in case.queue if place.taken), None)
    after = f"The fund of {case['fund']} USDT cannot pay that. Instead of a close at {case['fill_price']} the position is closed at its "
    after += f"[[bankruptcy-price|bankruptcy price]] of {case['bankruptcy_price']} against traders on the other side. "
    if first is not None:
        after += f"**Trader {first.trader}** comes first and gives up {case.show('gap', first.forgone)} USDT of profit."
    return Words("Beyond its margin this position loses", "gap", after, warnings=_nobody(case))


def _possible(case: Case) -> str:
    """Say which input would leave a gap."""
    if case.bankruptcy_price is None:
        return "The margin covers the whole value, so no price leaves a gap. **More leverage** would make one possible."
    return f"**A fill beyond {case['bankruptcy_price']}** would leave a gap."


def _nobody(case: Case) -> tuple[str, ...]:
    if case.uncovered > 0:
        return (f"The traders listed do not suffice: for {case['uncovered']} BTC nobody is left, and the loss on it has to be shared out.",)
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """Bankruptcy price, what the close leaves, the gap, the fee, the fund; the score of the first in the queue."""
    v = {"E": case.entry_price, "q": case.quantity, "L": case.leverage, "F": case.fill_price, "c": case.fee}
    v |= {"s": float(case.position.sign), "D": case.fund, "K": case.remaining}
    steps = []
    if case.bankruptcy_price is not None:
        say = "The margin, value at entry over leverage, is used up at the [[bankruptcy-price|bankruptcy price]]; s is 1 for a long, −1 for a short"
        steps.append(Step(say, "B = E - s * (q * E / L) / q", v, "bankruptcy_price"))
    steps.append(Step("Closed at the fill price F, this is left of the margin", "K = q * E / L + s * q * (F - E)", v, "remaining"))
    if case.gap is not None:
        steps.append(Step("Less than nothing is left, so this is missing", "G = max(0, -K)", v, "gap"))
    if case.deleveraged == 0 and case.uncovered == 0:
        say = "The fund D gains the fee, which is never more than is left, and pays the gap"
        steps.append(Step(say, "U = D + min(max(K, 0), c * q * F) - max(0, -K)", v, "fund_after"))
    elif case.queue[0].score is not None:
        steps.append(_score(case))
    return tuple(steps)


def _score(case: Case) -> Step:
    """Work the score that puts the first trader first."""
    place = case.queue[0]
    trader = case.traders[place.trader - 1]
    sign = -float(case.position.sign)
    say = f"The fund cannot pay, so the queue counts. Trader {place.trader} is first with profit over entry value, times value over equity (s is now {'1' if sign > 0 else '−1'})"
    if sign * (case.fill_price - trader.entry) <= 0:
        say = f"The fund cannot pay, so the queue counts. Nobody in it gains; trader {place.trader} loses least for its leverage (s is now {'1' if sign > 0 else '−1'})"
        formula = "s * (F - e) / e / (F / (e / l + s * (F - e)))"
    else:
        formula = "s * (F - e) / e * (F / (e / l + s * (F - e)))"
    values = {"s": sign, "F": case.fill_price, "e": trader.entry, "l": trader.times}
    return Step(f"{say}", formula, values, style="plain")


def chart(case: Case) -> Chart:
    """The fund afterwards against the fill price."""
    low, high, marks = _prices(case)
    (points,) = curves(lambda price: (_fund_at(case, price),), low, high, marks)
    long, empty = case.side == "long", case.empty_at
    shown = empty if empty is not None and low < empty < high else None
    marked = case.bankruptcy_price
    return XYChart(
        title="The insurance fund afterwards, against the fill price",
        x=Axis("Fill price", "USDT", low=low, high=high),
        y=Axis("Insurance fund", "USDT", low=min(0.0, _fund_at(case, case.fill_price) * 1.2)),
        lines=_lines(points, float(case.fund)),
        bands=(Band(None if long else shown, shown if long else None, f"Deleveraging: {_first(case)} first", f"{_first(case).capitalize()} first"),)
        if shown is not None
        else (),
        dots=(Dot(case.fill_price, float(case.fund_after), f"Closed at {case['fill_price']}", case["fill_price"], ring=True),),
        verticals=(Vertical(marked, f"Bankruptcy {case['bankruptcy_price']}", "Bankrupt"),) if marked is not None and low < marked < high else (),
        levels=(Level(case.fund, f"Before: {case['fund']} USDT", short=f"Before {case['fund']}"),),
    )


def _lines(points: tuple[tuple[float, float], ...], fund: float) -> tuple[Line, ...]:
    """Return the fund as it is afterwards: it pays whole or not at all; and what it would have lacked."""
    paid, lacked = (tuple(p for p in points if p[1] * side >= 0) for side in (1, -1))
    lines = (Line("Fund afterwards", paid, "main", "Fund"),)
    if len(lacked) < 2:
        return lines
    kept = Line("", ((lacked[0][0], fund), (lacked[-1][0], fund)), "main")
    return (*lines, kept, Line("What it would have lacked", lacked, "ghost", "Lacked"))


def _first(case: Case) -> str:
    """Name the trader at the front of the queue."""
    return next((f"trader {place.trader}" for place in case.queue if place.score is not None), "nobody")


def _fund_at(case: Case, price: float) -> float:
    return float(case.fund) + _change(case.position, case.own, price, case.fee)


def _change(position: margin.Position, own: float, price: float, rate: float) -> float:
    """Return what the fund gains by a close at a price: the fee on what is left, or the gap as a loss."""
    draw = margin.insurance_fund_draw(position, own, price)
    left = margin.insurance_fund_change(position, own, price)
    return margin.liquidation_penalty(left, margin.notional(position, price), rate) - draw


def _prices(case: Case) -> tuple[float, float, list[float]]:
    """Return the range of prices to draw, and the line's corners: no margin, no fund, margin for the whole fee."""
    ends = [case.fill_price, case.entry_price]
    corners = [price for price in (case.bankruptcy_price, case.empty_at) if price is not None]
    ends += [price for price in corners if min(ends) / 3 < price < max(ends) * 3]
    span = max(max(ends) - min(ends), case.entry_price * 0.02)
    low, high = max(min(ends) - span * 0.35, min(ends) * 0.2), max(ends) + span * 0.15
    whole_fee = margin.isolated_price(case.position, case.own, (margin.Bracket(0.0, case.fee),)).price
    return low, high, [*corners, case.fill_price, *([whole_fee] if whole_fee is not None else [])]


@calculator(
    title="Bankruptcy gap, fund and ADL",
    question="Who pays when a liquidated position is closed at a price worse than its bankruptcy price?",
    group="Liquidation",
    terms=("insurance-fund", "auto-deleveraging", "bankruptcy-price", "liquidation-penalty", "bad-debt"),
    words=words,
    working=working,
    chart=chart,
    solve=(("fill_price", "gap"), ("leverage", "gap"), ("leverage", "bankruptcy_price")),
    mistakes=(
        Mistake("Margin left out", "q * abs(F - E)", "that is the whole loss. The margin bears the first part of it, down to the bankruptcy price."),
        Mistake(
            "Margin of the fill price",
            "q * abs(F - E) - q * F / L",
            "the margin was set aside when the position was opened, from its value at the entry price.",
        ),
        Mistake("Fee added", "c * q * F - K", "the fee is taken only from what a close leaves. Here nothing is left, so there is none."),
    ),
    compact=("side", "entry_price", "quantity", "leverage", "fill_price", "fund"),
    presets=(
        Preset("good-fill", "A good fill: no gap", {"fill_price": 54_200.0}),
        Preset("fund-too-small", "Fund too small: the queue pays", {"fund": 300.0}),
        Preset("too-few-traders", "Too few traders", {"fund": 0.0, "traders": (Trader(0.1, 62_000.0, 20.0),)}),
        Preset("fully-backed", "Fully backed", {"leverage": 1.0}),
        Preset(
            "dydx-example",
            "dYdX's example",
            {"entry_price": 1.0, "quantity": 500.0, "leverage": 5.0, "fill_price": 0.801, "fund": 0.0, "fee": 0.015, "traders": (Trader(500.0, 1.0, 5.0),)},
            "Contract Loss Mechanisms, dYdX documentation",
            "2026-11-21",
        ),
    ),
    examples=(
        Example(
            "Closed 1,000 below the bankruptcy price",
            {},
            {"bankruptcy_price": "54,000.00", "remaining": "−500.00", "gap": "500.00", "fund_after": "1,500.00", "deleveraged": "0"},
        ),
        Example("A fund of 300 cannot pay 500", {"fund": "300"}, {"gap": "500.00", "fund_after": "300.00", "deleveraged": "0.5"}),
        Example(
            "dYdX's documentation: 0.50 is left of a deposit of 100",
            {"entry_price": "1", "quantity": "500", "leverage": "5", "fill_price": "0.8010", "fee": "1.5"},
            {"gap": "none", "remaining": "0.50", "collected": "0.50"},
        ),
        Example(
            "dYdX's documentation: a short of 500 at 1 with 100 behind it is bankrupt at 1.20",
            {"side": "short", "entry_price": "1", "quantity": "500", "leverage": "5", "fill_price": "1.1"},
            {"bankruptcy_price": "1.20"},
        ),
        Example("A good fill leaves no gap", {"fill_price": "54200"}, {"gap": "none", "collected": "100.00"}),
    ),
    assumptions=(
        "Whether it would hit you: see Your place in the ADL queue.",
        "The fund pays a gap whole or not at all; some venues let it pay a part and deleverage the rest.",
        "The fee goes to the fund and is never more than the close leaves; what remains goes back to the owner.",
        "The queue ranks by BitMEX's score: profit ratio times effective leverage for winners, divided by it for losers.",
        "The fill price is also the mark price by which the traders are ranked.",
        "Traders are closed at the bankruptcy price, without a fee.",
    ),
)
def insurance_fund_adl(
    side: Annotated[margin.Side, Choice(label="Side that is liquidated", options={"long": "Long", "short": "Short"})] = "long",
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    quantity: Annotated[float, QUANTITY] = 0.5,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    fill_price: Annotated[
        float,
        money(
            "Fill price",
            above=0,
            at_most=1e9,
            slider=(1_000.0, 200_000.0),
            scale="log",
            symbol="F",
            help="The average price at which the venue closes the position.",
        ),
    ] = 53_000.0,
    fund: Annotated[float, money("Insurance fund", at_least=0, at_most=1e18, slider=(0.0, 10_000.0), symbol="D", term="insurance-fund")] = 2_000.0,
    fee: Annotated[
        float,
        percent(
            "Liquidation fee",
            at_least=0,
            at_most=0.05,
            slider=(0.0, 0.02),
            symbol="c",
            term="liquidation-penalty",
            help="On the value at the fill price, at most what is left.",
        ),
    ] = 0.01,
    traders: Annotated[tuple[Trader, ...], Rows(label="Traders on the other side", of=Trader, row="trader", most=10, term="auto-deleveraging")] = (
        Trader(0.3, 60_000.0, 5.0),
        Trader(0.2, 62_000.0, 20.0),
        Trader(1.0, 56_000.0, 10.0),
    ),
) -> Answer:
    """Ask `margin` for the gap, the fee and, where the fund is too small, the queue."""
    position = margin.Position(side, "linear", quantity, entry_price)
    own = margin.initial_margin(position, leverage)
    draw = margin.insurance_fund_draw(position, own, fill_price)
    left = margin.insurance_fund_change(position, own, fill_price)
    bankrupt = margin.bankruptcy_price(position, own)
    short_of = margin.account_equity(fund, (-draw,)) < 0
    queue, uncovered = _queue(traders, position, fill_price, bankrupt, quantity if short_of else 0.0)
    return Answer(
        gap=draw if draw > 0 else None,
        bankruptcy_price=bankrupt,
        remaining=left,
        collected=margin.liquidation_penalty(left, margin.notional(position, fill_price), fee),
        fund_after=fund if short_of else fund + _change(position, own, fill_price, fee),
        deleveraged=sum(place.taken for place in queue),
        uncovered=uncovered,
        queue=queue,
        own=own,
        position=position,
        empty_at=margin.target_price(position, -(own + fund)),
    )


def _queue(traders: tuple[Trader, ...], position: margin.Position, mark: float, bankrupt: float | None, needed: float) -> tuple[tuple[Place, ...], float]:
    """Rank the traders and close them from the front until the position is matched."""
    other: margin.Side = "short" if position.side == "long" else "long"
    held = {i + 1: margin.Position(other, "linear", trader.size, trader.entry) for i, trader in enumerate(traders)}
    scores = {i: margin.deleveraging_score(each, margin.initial_margin(each, traders[i - 1].times), mark) for i, each in held.items()}
    ranked = [margin.Candidate(str(i), held[i].size, score) for i, score in scores.items() if score is not None]
    done = margin.deleverage(ranked, needed)
    taken = dict(done.closed)
    order = [int(name) for name in margin.deleveraging_order(ranked)]
    order += [i for i, score in scores.items() if score is None]
    places = []
    for i in order:
        closed = taken.get(str(i), 0.0)
        forgone = 0.0
        if closed and bankrupt is not None:
            part = margin.Position(other, "linear", closed, traders[i - 1].entry)
            forgone = margin.pnl(part, mark) - margin.pnl(part, bankrupt)
        places.append(Place(i, scores[i], _hit(closed, held[i].size), closed, forgone))
    return tuple(places), done.unfilled


def _hit(closed: float, size: float) -> str:
    """Say what becomes of a trader's position."""
    if closed == 0:
        return "no"
    return "in part" if closed < size else "whole"
