"""How long does interest alone take to liquidate a loan?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, count, percent, plain
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, meeting

YEAR = 365
POINTS = 24


@dataclass(frozen=True, slots=True)
class Answer:
    """The day on which the health factor is 1, and what is left of it before."""

    days_left: Annotated[float | None, plain("Days left", said="number of days left", unit="days", symbol="t", digits=5)]
    factor_then: Annotated[float, plain("Health factor after the days", symbol="F", term="health-factor", digits=4)]
    net_rate: Annotated[float, percent("Net interest a year", symbol="r")]
    drop_now: Annotated[float | None, percent("Fall in price it stands today")]
    drop_then: Annotated[float | None, percent("Fall it stands after the days")]


def words(case: Case) -> Words:
    """Say on which day the health factor is 1, or why interest never does it."""
    if case.health_factor <= 1:
        below = "is below 1 already, so it needs no interest" if case.health_factor < 1 else f"is exactly 1, where it just stands: {_at_one(case)}"
        return Words(
            "This loan may be liquidated",
            "days_left",
            f"Its [[health-factor]] {below}. **A health factor above 1** would give a number of days.",
            instead="today" if case.health_factor < 1 else "at any moment",
            status="now",
        )
    if case.days_left is None:
        return Words("Interest alone liquidates this loan", "days_left", _never(case), instead="never")
    after = f"That is at still prices. After {case.with_unit('days')} the [[health-factor]] is **{case['factor_then']}**"
    if case.factor_then < 1:
        return Words("Interest alone liquidates this loan after", "days_left", f"{after}: by then anyone may liquidate it.")
    after += f", and a fall of **{case['drop_then']}** in price is enough, instead of {case['drop_now']} today."
    return Words("Interest alone liquidates this loan after", "days_left", after)


def _at_one(case: Case) -> str:
    return "the first interest takes it below" if case.net_rate > 0 else "interest does not take it below, but the smallest fall in price does"


def _never(case: Case) -> str:
    if case.net_rate == 0:
        return (
            f"Collateral and debt grow alike, so the health factor stays at {case['health_factor']}. **A borrow rate above the supply rate** would give a day."
        )
    return (
        f"The collateral earns more than the debt costs: after {case.with_unit('days')} the health factor has risen to "
        f"**{case['factor_then']}**. **A borrow rate above the supply rate** would give a day."
    )


def working(case: Case) -> tuple[Step, ...]:
    """Net rate, the time at which the factor is 1, the factor after the days, the fall it then stands."""
    v = {"H": case.health_factor, "b": case.borrow_rate, "s": case.supply_rate, "n": float(case.days)}
    steps = [Step("The debt grows at b, the [[collateral]] at s. What matters is the difference", "r = b - s", v, "net_rate")]
    if case.days_left is not None:
        say = "The [[health-factor]] shrinks by that rate, compounded all the time, until it is 1. Solved for the time, in days"
        formula = "t = max(0, 365 * ln(H) / (b - s))" if case.borrow_rate > case.supply_rate else "t = 0 if H <= 1 else 1"
        steps.append(Step(say, formula, v, "days_left"))
    steps.append(Step("After n days it is", "F = H * exp((s - b) * n / 365)", v, "factor_then"))
    if case.drop_then is not None:
        say = "A price may fall until what is left of the factor is 1"
        steps.append(Step(say, "d = 1 - exp((b - s) * n / 365) / H", v, "drop_then"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """The health factor through time, falling towards 1 by interest alone."""
    end = _horizon(case)
    met = case.days_left if case.days_left is not None and case.days_left < end else None
    drawn = XYChart(
        title="The health factor through time, at still prices",
        x=Axis("Days", "", "days", low=0.0, high=end),
        y=Axis("Health factor"),
        lines=(*_lines(case, end, met), Line("Liquidation below 1", ((0.0, 1.0), (end, 1.0)), "required", "Limit 1")),
        dots=(Dot(float(case.days), case.factor_then, f"After {case.with_unit('days')} {case['factor_then']}", case["factor_then"], drop=True),),
        levels=(Level(case.health_factor, f"Today {case['health_factor']}"),),
    )
    days, open_to_all = case.with_unit("days_left"), ("May be liquidated", "Open")
    return meeting(drawn, met, 1.0, "Factor 1", days, "health factor 1", title=f"After {days}", above=True, band=open_to_all)


def _lines(case: Case, end: float, met: float | None) -> tuple[Line, ...]:
    """The path of the factor, and what it would have been after the day on which it is 1."""
    marks = {float(case.days), *((met,) if met else ())}
    times = sorted({*(end * i / POINTS for i in range(POINTS + 1)), *marks})
    points = tuple((t, _factor(case, t)) for t in times)
    name = f"Health factor, {case['borrow_rate']} owed, {case['supply_rate']} earned"
    if not met:
        return (Line(name, points, "main", "Health factor"),)
    before, after = (tuple(p for p in points if p[0] <= met), tuple(p for p in points if p[0] >= met))
    return Line(name, before, "main", "Health factor"), Line("", after, "ghost")


def _factor(case: Case, days: float) -> float:
    return margin.health_factor_after_interest(case.health_factor, days / YEAR, borrow_rate=case.borrow_rate, supply_rate=case.supply_rate)


def _horizon(case: Case) -> float:
    """Show the day on which the factor is 1 where it is in sight, else somewhat more than the days asked for."""
    left = case.days_left
    return float(max(left * 1.15, case.days * 1.15) if left and left < 6 * case.days else case.days * 1.15)


@calculator(
    title="Interest until liquidation",
    question="How many days does interest alone take to liquidate your loan?",
    group="Lending",
    terms=("health-factor", "liquidation", "collateral", "looping", "accrued-interest"),
    words=words,
    working=working,
    chart=chart,
    solve=(("borrow_rate", "days_left"),),
    mistakes=(
        Mistake(
            "Interest in a straight line",
            "365 * (H - 1) / (b - s)",
            "interest earns interest too, so the factor falls to 1 sooner: take the logarithm of H, not H − 1.",
        ),
        Mistake(
            "Supply rate left out",
            "365 * ln(H) / b",
            "the collateral grows as well, and only the difference of the two rates wears the factor down. Left out, the time comes out too short.",
        ),
        Mistake("Rates added", "365 * ln(H) / (b + s)", "what the collateral earns works against the debt: take the supply rate off."),
        Mistake("Years, not days", "ln(H) / (b - s)", "the rates are a year's, so that is a number of years; a year has 365 days."),
    ),
    compact=("health_factor", "borrow_rate", "supply_rate", "days"),
    presets=(
        Preset("looped-staking", "A looped position", {"health_factor": 1.03, "borrow_rate": 0.035, "supply_rate": 0.028}),
        Preset("rate-spike", "The rate jumps to 60%", {"borrow_rate": 0.6, "days": 30}),
        Preset("earns-more", "The collateral earns more", {"borrow_rate": 0.02, "supply_rate": 0.03}),
        Preset("already-there", "Below 1 already", {"health_factor": 0.99}),
    ),
    examples=(
        Example(
            "A factor of 1.1 at 6% net", {}, {"days_left": "579.8", "net_rate": "6.00%", "factor_then": "1.036", "drop_now": "9.09%", "drop_then": "3.47%"}
        ),
        Example("A rate of 60%", {"borrow_rate": "60"}, {"days_left": "59.98"}),
        Example("As much earned as owed", {"supply_rate": "8"}, {"days_left": "none", "factor_then": "1.1"}),
        Example("Already open", {"health_factor": "0.99"}, {"days_left": "0"}),
    ),
    assumptions=(
        "Prices stand still; only interest moves. In truth a small fall in price comes long before.",
        "Both rates stay as they are. They follow the use of the pool and can jump within hours.",
        "Interest compounds all the time; a protocol that adds it less often ends a little later.",
        "The liquidation threshold is not changed by a vote in the meantime.",
    ),
)
def collateral_decay(
    health_factor: Annotated[float, plain("Health factor today", above=0, at_most=1e6, slider=(1.0, 2.0), symbol="H", term="health-factor")] = 1.1,
    borrow_rate: Annotated[
        float, percent("Borrow rate a year", said="yearly borrow rate", at_least=0, at_most=10, slider=(0.0, 1.0), symbol="b", term="accrued-interest")
    ] = 0.08,
    supply_rate: Annotated[
        float, percent("Supply rate a year", at_least=0, at_most=10, slider=(0.0, 1.0), symbol="s", help="What the collateral earns, staking included.")
    ] = 0.02,
    days: Annotated[int, count("Look ahead", unit="days", at_least=1, at_most=3650, slider=(1.0, 730.0), symbol="n")] = 365,
) -> Answer:
    """Ask `margin` for the time until the factor is 1, and for the factor after the days."""
    years = margin.interest_time_to_liquidation(health_factor, borrow_rate=borrow_rate, supply_rate=supply_rate)
    then = margin.health_factor_after_interest(health_factor, days / YEAR, borrow_rate=borrow_rate, supply_rate=supply_rate)
    return Answer(
        days_left=None if years is None else years * YEAR,
        factor_then=then,
        net_rate=borrow_rate - supply_rate,
        drop_now=margin.drop_to_liquidation(health_factor) if health_factor >= 1 else None,
        drop_then=margin.drop_to_liquidation(then) if then >= 1 else None,
    )
