"""How much of a position is closed to bring its margin back?"""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Round, Rounds, Rows, Step, Words, calculator, count, money, multiple, naming, percent, quantity
from calckit.chart import Axis, Bar, BarsChart, Chart, Dot, Line, Part, XYChart, meeting

from ._fields import ROW_MAINTENANCE_RATE, UP_TO
from ._market import tiers


@dataclass(frozen=True, slots=True)
class Tier:
    """One line of the venue's table, as a row of the form."""

    up_to: Annotated[float, UP_TO]
    rate: Annotated[float, ROW_MAINTENANCE_RATE]


@dataclass(frozen=True, slots=True)
class Cut:
    """One step down: what it closes and how the position then stands."""

    number: Annotated[int, count("Step")]
    cut: Annotated[float, quantity("Closed", digits=6)]
    value: Annotated[float, money("Value left", term="notional-value")]
    own: Annotated[float, money("Equity", term="equity")]
    asked: Annotated[float, money("Maintenance", term="maintenance-margin")]
    ratio: Annotated[float | None, multiple("Equity over maintenance")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is closed bracket by bracket, and the least that would have done."""

    closed: Annotated[
        float | None, quantity("Closed, bracket by bracket", said="closed part of the position", symbol="C", digits=6, term="partial-liquidation")
    ]
    left: Annotated[float, quantity("Quantity left", digits=6)]
    equity_after: Annotated[float, money("Equity afterwards", symbol="Y", term="equity")]
    fees: Annotated[float, money("Fees of the liquidation", term="liquidation-penalty")]
    maintenance: Annotated[float, money("Maintenance before", symbol="R", term="maintenance-margin")]
    least: Annotated[float | None, quantity("Least that reaches the target", symbol="K", digits=6)]
    steps: Annotated[tuple[Cut, ...], Rows(label="Step by step", of=Cut)]
    position_value: float
    least_value: float | None
    table: tuple[margin.Bracket, ...]


def words(case: Case) -> Words:
    """Say how much is closed in how many steps, and what less would have done."""
    have, needed = f"{case['equity']} {case.local('USDT')}", f"{case['maintenance']} {case.local('USDT')}"
    if case.closed is None:
        return Words(
            "Of this position",
            "closed",
            f"Its equity, {have}, is more than the {needed} of maintenance. **Less equity or a larger position** would make the venue cut it.",
            instead="nothing is closed",
        )
    count_of = "one step" if len(case.steps) == 1 else f"{len(case.steps)} steps"
    if case.left == 0:
        after = f"That is **all of it**, in {count_of}: in no bracket does the equity exceed the maintenance. {_rest(case)}"
    else:
        after = f"In {count_of} it falls to {case.show('equity', case.steps[-1].value)} {case.local('USDT')}, where {case['equity_after']} {case.local('USDT')} of equity is enough again. "
        after += _least(case)
    return Words("To bring the margin back, the venue closes", "closed", after)


def _rest(case: Case) -> str:
    if case.equity_after < 0:
        return f"The equity does not cover the fees: {case.show('equity', -case.equity_after)} {case.local('USDT')} are missing."
    rest = f"{case['equity_after']} {case.local('USDT')} are left over."
    return f"{rest} {_least(case)}" if case.least else rest


def _least(case: Case) -> str:
    if case.least is None:
        return f"No partial close would reach {case['target']} of the maintenance."
    return f"Closing only **{case['least']} {case.local('BTC')}** would already lift the equity to {case['target']} of the maintenance."


def working(case: Case) -> tuple[Step, ...]:
    """The requirement before; what the steps close, and what they leave; the least that would do."""
    index = margin.bracket_at(case.position_value, case.table)
    v = {"q": case.quantity, "P": case.price, "Q": case.equity, "f": case.fee, "r": case.target}
    v |= {"m": case.table[index].rate, "A": case.table[index].amount}
    first = Step(
        "The position's value q × P asks for its bracket's rate m, less the [[maintenance-amount|maintenance amount]] A", "R = q * P * m - A", v, "maintenance"
    )
    if case.closed is None:
        return first, Step("The equity is above it by", "Q - (q * P * m - A)", v, unit="USDT")
    before = (case.position_value, *(cut.value for cut in case.steps[:-1]))
    rows = {"a": before, "b": tuple(cut.value for cut in case.steps), "P": case.price}
    say = "Each step sells the value from a down to the next bracket's floor b; in units, together"
    steps = [
        first,
        Step(f"{say}", "C = sum((a - b) / P)", rows, "closed"),
        Step("The fee on what is closed comes out of the equity", "Y = Q - f * C * P", v | {"C": case.closed}, "equity_after"),
    ]
    if case.least:
        steps.append(_least_step(case, v))
    return tuple(steps)


def _least_step(case: Case, v: dict[str, float]) -> Step:
    """Solve for the least close, in the bracket in which what is left then lies."""
    there = case.table[margin.bracket_at(case.least_value, case.table)]
    v |= {"g": there.rate, "B": there.amount or 0.0}
    say = "At the least close, equity after the fee is r times the requirement of what is left, with the rate g and amount B of its bracket. Solved for what is closed"
    return Step(say, "K = q - (Q - f * q * P + r * B) / (r * g - f) / P", v, "least")


def chart(case: Case) -> Chart:
    """Equity and requirement against what is left of the position, with every step."""
    return _path(case, len(case.steps))


def _path(case: Case, now: int) -> XYChart:
    """The same after some steps: closing lowers the requirement faster than the equity."""
    value = case.position_value
    places = sorted({value * i / 30 for i in range(31)} | {b.floor for b in case.table if b.floor < value})
    needed = [(x, margin.maintenance_margin(x, case.table)) for x in places]
    wanted = tuple((x, y * case.target) for x, y in needed)
    drawn = XYChart(
        title="Equity and maintenance against what is left of the position",
        x=Axis("Value left", case.local("USDT"), low=0.0, high=value * 1.08),
        y=Axis("Equity", case.local("USDT"), low=min(0.0, *(y for _, y in _equity(case)))),
        lines=(
            Line("Equity after fees", _equity(case), "main", "Equity"),
            Line("Maintenance", tuple(needed), "required"),
            *((Line(f"{case['target']} of it", wanted, "third"),) if case.target > 1 else ()),
        ),
        dots=(Dot(value, case.equity, "Start", drop=True), *_cuts(case, now)),
    )
    if not case.least:
        return drawn
    own, least = case.equity - case.fee * (value - case.least_value), f"{case['least']} {case.local('BTC')}"
    note = f"equity = {case['target']} maintenance"
    return meeting(drawn, case.least_value, own, least, "is enough", note, title=f"{least} closed is enough")


def _equity(case: Case) -> tuple[tuple[float, float], ...]:
    value = case.position_value
    return ((0.0, case.equity - case.fee * value), (value, case.equity))


def _cuts(case: Case, now: int) -> list[Dot]:
    return [
        Dot(cut.value, cut.own, f"Step {cut.number}: {case.show('closed', cut.cut)} {case.local('BTC')} closed", f"Step {cut.number}", ring=cut.number == now)
        for cut in case.steps[:now]
    ]


def rounds(case: Case) -> Rounds:
    """What the venue finds at first, then every step down with its own working."""
    found = _looked(case, case.position_value, case.equity, case.maintenance)
    first = Round("S", "**The venue** looks at the account", case.show("equity", case.position_value), found, "before any step")
    return Rounds(
        title="Step by step",
        rounds=(first, *(_round(case, cut) for cut in case.steps)),
        charts=lambda now: (_path(case, now), _slices(case, now)),
        end=_end(case),
        unit=f"{case.local('USDT')} left",
        each="step",
        instead_of=("steps",),
    )


def _round(case: Case, cut: Cut) -> Round:
    show = partial(case.show, "equity")
    before = case.steps[cut.number - 2] if cut.number > 1 else None
    value, own = (before.value, before.own) if before else (case.position_value, case.equity)
    bracket = margin.bracket_at(cut.value, case.table) + 1
    sold = f"({show(value)} − {show(cut.value)}) / {case['price']} = **{case.show('closed', cut.cut)} {case.local('BTC')}**"
    return Round(
        name=str(cut.number),
        say=f"**Step {cut.number}** closes {case.show('closed', cut.cut)} {case.local('BTC')}",
        figure=show(cut.value),
        words=f"{sold}, at a fee of {show(own - cut.own)}. {_looked(case, cut.value, cut.own, cut.asked)}",
        note=f"down to the floor of bracket {bracket}" if cut.value else "all that was left",
    )


def _looked(case: Case, value: float, own: float, asked: float) -> str:
    """Work the requirement of a value, and say whether the equity is enough."""
    show, bracket = partial(case.show, "equity"), case.table[margin.bracket_at(value, case.table)]
    if value == 0:
        return f"Nothing is left to close, and the equity is {show(own)}."
    less = f" − {show(bracket.amount)}" if bracket.amount else ""
    needed = f"{show(value)} × {case.show('fee', bracket.rate)}{less} = **{show(asked)}** are required"
    if own > asked:
        return f"{needed}; the equity of **{show(own)}** is more, so it stays open."
    return f"{needed}; the equity of **{show(own)}** is not more, so part of it is closed."


def _end(case: Case) -> str:
    if case.closed is None:
        return "**Nothing is closed.**"
    if case.left == 0:
        return f"**All of it is closed.** {_rest(case)}"
    return f"**It stops at {case['left']} {case.local('BTC')}.** {_least(case)}"


def _slices(case: Case, now: int) -> BarsChart:
    """What of the position lies in each bracket after a step: closed before, closed in it, left."""
    values = (case.position_value, *(cut.value for cut in case.steps))
    before, after = values[max(now - 1, 0)], values[now]
    ends = (*(bracket.floor for bracket in case.table[1:]), case.position_value)
    bars = []
    for number, (bracket, end) in reversed(list(enumerate(zip(case.table, ends, strict=True), 1))):
        low, high = bracket.floor, min(end, case.position_value)
        if low >= high:
            continue
        sold, here, left = (max(top - bottom, 0.0) for top, bottom in ((high, max(low, before)), (min(high, before), max(low, after)), (min(high, after), low)))
        parts = (Part(sold, "taken"), Part(here, "now"), Part(left, "left"))
        name = f"Bracket {number}, {case.show('fee', bracket.rate)}"
        shown = f"{_short(left)} / {_short(high - low)}"
        bars.append(Bar(name, tuple(part for part in parts if part.amount > 0), shown, current=here > 0))
    return BarsChart(
        title="What of the position lies in each bracket",
        bars=tuple(bars),
        head="Bracket",
        shown_head="left of, USDT",
        legend=(("taken", "closed before"), ("now", "this step"), ("left", "left")),
    )


def _short(value: float) -> str:
    return count("").show(value)


def _tiers(name: str) -> tuple[Tier, ...]:
    """Return a published table as rows of the form."""
    table = margin.BRACKET_TABLES[name]
    ends = [*(bracket.floor for bracket in table.brackets[1:]), table.cap or 1e12]
    return tuple(Tier(end, bracket.rate) for end, bracket in zip(ends, table.brackets, strict=True))


BTC = margin.BRACKET_TABLES["binance_btc"]
SOURCE = f"{BTC.source}; {BTC.title}, as of {BTC.as_of}"


@calculator(
    title="Step-down liquidation",
    question="How much of a position is closed to bring its margin back?",
    group="Liquidation",
    terms=("partial-liquidation", "maintenance-margin", "maintenance-amount", "liquidation-penalty", "equity"),
    words=words,
    working=working,
    chart=chart,
    solve=(("equity", "left"), ("equity", "equity_after")),
    mistakes=(
        Mistake(
            "In proportion to what is missing",
            "q * (1 - Q / (q * P * m - A))",
            "that takes maintenance to fall in step with the size. The venue closes down to the floor of the next bracket and looks again.",
        ),
        Mistake(
            "The least that would do",
            "q - (Q - f * q * P + r * B) / (r * g - f) / P",
            "that close would reach the target, but the venue goes down bracket by bracket and closes more.",
        ),
        Mistake("Value, not quantity", "sum(a - b)", "that is what the steps sell in money; divided by the price it is a quantity."),
    ),
    rounds=rounds,
    pick=tiers(lambda end, bracket: Tier(end, bracket.rate)),
    compact=("quantity", "price", "equity", "target"),
    presets=(
        Preset("one-step", "One step is enough", {"equity": 40_000.0}, SOURCE, "2026-11-21"),
        Preset("high-fee", "A fee that eats the margin", {"equity": 18_500.0, "fee": 0.005}),
        Preset("whole-position", "Down to nothing", {"equity": 500.0}),
        Preset("flat-rate", "One flat rate: all or nothing", {"equity": 25_000.0, "brackets": (Tier(1e12, 0.005),)}),
        Preset("enough-equity", "Nothing to close", {"equity": 60_000.0}),
    ),
    examples=(
        Example(
            "A hundred bitcoin with 18,500 behind them", {}, {"closed": "86.6667", "left": "13.3333", "equity_after": "15,900.00", "maintenance": "48,000.00"}
        ),
        Example("One step when the equity is higher", {"equity": "40000"}, {"closed": "50", "equity_after": "38,500.00"}),
        Example("A single bracket leaves only the whole", {"equity": "500"}, {"left": "0", "equity_after": "−2,500.00"}),
        Example("Equity above the requirement", {"equity": "60000"}, {"closed": "none", "least": "none"}),
    ),
    assumptions=(
        "Every step is filled at the same price. A large sale moves the price and makes further steps likelier.",
        "The venue closes down to the floor of the next lower bracket and looks again; some close a fixed share first.",
        "The liquidation fee is taken from the equity at once, on the value closed.",
        "No other position or balance helps. Equity already counts the loss so far.",
    ),
)
def partial_liquidation(
    quantity: Annotated[float, quantity("Quantity", above=0, at_most=1e12, slider=(1.0, 1_000.0), scale="log", symbol="q")] = 100.0,
    price: Annotated[float, money("Price", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="P", term="mark-price")] = 60_000.0,
    equity: Annotated[
        float, money("Equity", at_least=-1e18, at_most=1e18, slider=(0.0, 100_000.0), symbol="Q", term="equity", help="Margin and the gain or loss so far.")
    ] = 18_500.0,
    target: Annotated[float, multiple("Target, equity over maintenance", at_least=1, at_most=2, slider=(1.0, 2.0), symbol="r", term="margin-ratio")] = 1.2,
    fee: Annotated[float, percent("Liquidation fee", above=-0.01, at_most=0.01, slider=(0.0, 0.005), symbol="f", term="liquidation-penalty")] = 0.0005,
    brackets: Annotated[
        tuple[Tier, ...],
        Rows(
            label="Brackets",
            of=Tier,
            row="bracket",
            most=40,
            term="risk-limit",
            help="Binance BTCUSDT as of 2026-09-29; the last row holds for all that is larger.",
        ),
    ] = _tiers("binance_btc"),
) -> Answer:
    """Ask `margin` for the steps down the brackets and for the least that would reach the target."""
    floors = (0.0, *(tier.up_to for tier in brackets[:-1]))
    with naming({f"brackets[{i}].floor": f"brackets[{i - 1}].up_to" for i in range(1, len(brackets))}):
        table = margin.normalise([margin.Bracket(f, tier.rate) for f, tier in zip(floors, brackets, strict=True)])
    position = margin.Position("long", "linear", quantity, price)
    value = margin.notional(position, price)
    steps = margin.step_down(position, equity, price, brackets=table, fee=fee)
    needed = margin.maintenance_margin(value, table)
    least = None
    if steps and fee < target * table[margin.bracket_at(value, table)].rate:
        least = margin.partial_close_by_brackets(position, equity, price, brackets=table, target=target, fee=fee)
    reached = least is not None and least.restored
    remaining = quantity - sum(step.closed for step in steps)
    return Answer(
        closed=sum(step.closed for step in steps) if steps else None,
        left=0.0 if steps and steps[-1].notional == 0 else remaining,
        equity_after=steps[-1].equity if steps else equity,
        fees=equity - steps[-1].equity if steps else 0.0,
        maintenance=needed,
        least=least.quantity if least and reached else None,
        steps=tuple(_cut(i + 1, step) for i, step in enumerate(steps)),
        position_value=value,
        least_value=max(value - least.quantity * price, 0.0) if least and reached else None,
        table=table,
    )


def _cut(number: int, step: margin.Step) -> Cut:
    ratio = margin.equity_over_maintenance(step.equity, step.maintenance)
    return Cut(number, step.closed, step.notional, step.equity, step.maintenance, ratio)
