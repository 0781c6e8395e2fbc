"""How much margin covers a few days of moves, and how much leverage does that leave?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, multiple, percent, plain
from calckit.chart import Axis, Chart, Dot, Level, Line, Vertical, XYChart

CURVES = ((0.25, "second"), (4.0, "third"))
"""Two other lengths of time to compare with: a quarter and four times the days."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rate that covers the moves, and what it leaves of leverage."""

    rate: Annotated[float, percent("Margin rate", symbol="R", term="dynamic-margin-requirement")]
    needed: Annotated[float, money("Margin for the position", symbol="M", term="margin-requirement")]
    max_leverage: Annotated[float | None, multiple("Highest leverage", most=True, symbol="L", term="leverage")]
    move: Annotated[float, percent("Move that is covered", symbol="z σ √t", term="volatility")]
    one_day: Annotated[float, percent("Typical move in one day")]


def words(case: Case) -> Words:
    """Say which rate covers the moves and what leverage is left, and whether the floor decides."""
    before = f"To cover the moves of {case.with_unit('days')} the margin rate must be at least"
    if case.rate == 0:
        return Words(
            "These numbers ask for",
            "rate",
            "Nothing moves, or no time passes, and there is no floor. **Any volatility above 0** gives a rate.",
            instead="no margin",
            status="none",
        )
    if case.max_leverage is None:
        return Words(
            before,
            "rate",
            f"That is more than the whole value, **{case['needed']} USDT** for a position of {case['notional']}: "
            "**no leverage is possible**. Fewer days or less volatility would leave some.",
        )
    left = f"That is **{case['needed']} USDT** for a position of {case['notional']}, which leaves a [[leverage]] of **{case['max_leverage']}** at most."
    if case.move < case.floor:
        left += f" The floor decides: the moves alone would ask for only {case['move']}."
    return Words(before, "rate", left)


def working(case: Case) -> tuple[Step, ...]:
    """The move in those days, the larger of it and the floor, the leverage and the amount."""
    say = "Volatility grows with the square root of time. So many standard deviations of the move in those days"
    values = {"z": case.quantile, "sigma": case.volatility, "t": case.days}
    steps = [
        Step(say, "x = z * sigma * sqrt(t / 365)", values, "move"),
        Step("The margin is that, but never less than the floor", "R = max(F, z * sigma * sqrt(t / 365))", {"F": case.floor} | values, "rate"),
        Step("For the whole position", "M = R * V", {"R": case.rate, "V": case.notional}, "needed"),
    ]
    if case.max_leverage is not None:
        steps.append(Step("Leverage is the position over its margin", "L = 1 / R", {"R": case.rate}, "max_leverage"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """The margin rate against the volatility, for these days and for fewer and more."""
    high = max(case.volatility * 2, 0.2)
    marks = {0.0, case.volatility, high, *(high * step / 12 for step in range(13))}
    turning = _turning(case, case.days)
    if turning is not None and turning < high:
        marks.add(turning)
    lines = [_line(case, case.days, marks, "main", f"Days: {case['days']}, yours")]
    lines += [_line(case, case.days * times, marks, style, f"Days: {case.show('days', case.days * times)}") for times, style in CURVES]
    verticals = (Vertical(turning, "Floor decides to the left", "Floor"),) if turning is not None and 0 < turning < high else ()
    leverage = f"at most {case['max_leverage']}" if case.max_leverage is not None else "no leverage"
    return XYChart(
        title=f"Margin rate against volatility, {case['needed']} USDT for the position",
        x=Axis("Volatility, a year", "", "percent", low=0.0, high=high),
        y=Axis("Margin rate", "", "percent", low=0.0),
        lines=tuple(lines),
        dots=(Dot(case.volatility, case.rate, f"{case['rate']}, {leverage}", case["rate"], drop=True, ring=True),),
        verticals=verticals,
        levels=(Level(1.0, "The whole value"),) if case.rate > 0.6 else (),
    )


def _line(case: Case, days: float, marks: set[float], style: str, name: str) -> Line:
    def rate(volatility: float) -> float:
        return margin.margin_from_volatility(volatility, days, quantile=case.quantile, floor=case.floor)

    turning = _turning(case, days)
    bend = {turning} if turning is not None and turning < max(marks) else set()
    return Line(name, tuple((x, rate(x)) for x in sorted(marks | bend)), style)  # type: ignore[arg-type]


def _turning(case: Case, days: float) -> float | None:
    """Return the volatility from which on the moves and not the floor decide; None when they never do."""
    unit = margin.margin_from_volatility(1.0, days, quantile=case.quantile)
    return case.floor / unit if unit > 0 else None


@calculator(
    title="Margin from volatility",
    question="How much margin covers a few days of moves, and how much leverage does that leave?",
    group="Margin",
    terms=("dynamic-margin-requirement", "volatility", "margin-requirement", "leverage", "value-at-risk"),
    words=words,
    working=working,
    chart=chart,
    solve=(("volatility", "rate"), ("days", "rate")),
    mistakes=(
        Mistake("The lowest rate", "F", "the moves of these days ask for more than that, and the larger of the two counts."),
        Mistake("Time without its root", "z * sigma * t / 365", "moves of single days partly cancel, so volatility grows with the square root of time."),
        Mistake(
            "A year of 252 days",
            "z * sigma * sqrt(t / 252)",
            "that is a year of the stock exchange. This volatility is of a year in which every day is traded, 365 of them.",
        ),
        Mistake("One standard deviation", "sigma * sqrt(t / 365)", "a move of that size is exceeded often; the margin is to cover z of them."),
    ),
    compact=("volatility", "days", "quantile", "floor"),
    presets=(
        Preset("calm-market", "A calm market: the floor decides", {"volatility": 0.15}),
        Preset("turmoil", "Volatility trebles", {"volatility": 1.8}),
        Preset("two-weeks", "Two weeks to close", {"days": 14.0}),
        Preset("more-than-everything", "More than the whole value", {"volatility": 2.5, "days": 30.0, "quantile": 3.0}),
        Preset("nothing-moves", "Nothing moves", {"volatility": 0.0, "floor": 0.0}),
    ),
    examples=(
        Example("60% a year, two days, 2.33 standard deviations", {}, {"rate": "10.35%", "max_leverage": "9.663×", "needed": "3,104.54", "one_day": "3.14%"}),
        Example("Four times the days, twice the margin", {"days": "8"}, {"rate": "20.70%"}),
        Example("A calm market stands on the floor", {"volatility": "15"}, {"rate": "5.00%", "move": "2.59%", "max_leverage": "20×"}),
        Example("More than the value", {"volatility": "250", "days": "30", "quantile": "3"}, {"max_leverage": "none"}),
    ),
    assumptions=(
        "Moves are normal and independent from day to day. Real markets have more large moves than that.",
        "2.33 standard deviations are exceeded in about 1 of 100 normal periods, on the side that hurts.",
        "A year has 365 days: crypto trades on all of them. For shares use 252 days and scale by hand.",
        "Volatility is known and stays. Venues estimate it from the past and raise margins after it has risen.",
        "Fees, funding and the price impact of closing come on top.",
    ),
)
def volatility_margin(
    volatility: Annotated[
        float,
        percent(
            "Volatility, a year",
            said="yearly volatility",
            at_least=0,
            at_most=10,
            slider=(0.05, 2.0),
            scale="log",
            symbol="σ",
            term="volatility",
            help="The standard deviation of the return over a year.",
        ),
    ] = 0.6,
    days: Annotated[
        float,
        plain(
            "Days to cover",
            said="number of days to cover",
            unit="days",
            at_least=0,
            at_most=3_650,
            slider=(0.1, 30.0),
            scale="log",
            symbol="t",
            help="How long it may take to close the position.",
        ),
    ] = 2.0,
    quantile: Annotated[
        float,
        plain("Standard deviations", at_least=0, at_most=10, slider=(1.0, 5.0), symbol="z", help="1.64 covers 95%, 2.33 covers 99% of normal moves, one side."),
    ] = 2.33,
    floor: Annotated[float, percent("Lowest rate", at_least=0, at_most=0.99, slider=(0.0, 0.3), symbol="F", help="The rate is never set below this.")] = 0.05,
    notional: Annotated[
        float, money("Position value", above=0, at_most=1e18, slider=(1_000.0, 1_000_000.0), scale="log", symbol="V", term="notional-value")
    ] = 30_000.0,
) -> Answer:
    """Ask `margin.margin_from_volatility` for the rate, with the floor and without it."""
    rate = margin.margin_from_volatility(volatility, days, quantile=quantile, floor=floor)
    return Answer(
        rate=rate,
        needed=rate * notional,
        max_leverage=margin.effective_leverage((1.0,), rate) if 0 < rate <= 1 else None,
        move=margin.margin_from_volatility(volatility, days, quantile=quantile),
        one_day=margin.margin_from_volatility(volatility, 1.0, quantile=1.0),
    )
