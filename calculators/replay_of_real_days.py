"""What would equity, requirement and margin call have been, day by day, through a real crash?"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Round, Rounds, Rows, Step, Text, Unfit, Words, calculator, count, money, multiple, percent
from calckit.chart import Axis, Band, Chart, Dot, Line, Shortfall, XYChart

SERIES = margin.PRICE_SERIES
NAMES = {name: name.replace("-", " ").capitalize() for name in SERIES}  # short, for a narrow frame
MOST = max(len(series.days) for series in SERIES.values())
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True)
class Day:
    """The account at the end of one day."""

    number: Annotated[int, count("Day")]
    when: Annotated[str, Text(label="Date")]
    price: Annotated[float, money("Price", unit="")]
    value: Annotated[float, money("Value", unit="USD")]
    equity: Annotated[float, money("Equity", unit="USD")]
    required: Annotated[float, money("To be maintained", unit="USD")]
    call: Annotated[float, money("Call", unit="USD")]


@dataclass(frozen=True, slots=True)
class Answer:
    """The account on the day that is looked at, and on every day from the purchase on."""

    call: Annotated[float, money("Margin call", unit="USD", symbol="K", term="margin-call")]
    equity: Annotated[float, money("Equity", unit="USD", symbol="Q", term="equity")]
    required: Annotated[float, money("Equity to be maintained", unit="USD", symbol="R", term="maintenance-margin")]
    value: Annotated[float, money("Value held", unit="USD", symbol="V")]
    price: Annotated[float, money("Price of the day", unit="", symbol="P")]
    change: Annotated[float, percent("Price since the purchase")]
    days: Annotated[tuple[Day, ...], Rows(label="Every day", of=Day)]
    units: float
    loan: float
    paid: float


def words(case: Case) -> Words:
    """Say what would have been called for on the day, and when the first call would have come."""
    day = _now(case)
    return Words(f"On {day.when} the call on this account would have been", "call", f"{_why(case, day)} {_first(case)} {_source(case)}")


def _now(case: Case) -> Day:
    found: Day = case.days[case.day - case.bought]
    return found


def _why(case: Case, day: Day) -> str:
    show = case.show
    if day.equity < 0:
        return f"Everything of yours is gone: the loan is **{show('equity', -day.equity)} USD** more than what the account holds."
    if day.call > 0:
        return f"The [[equity]] of **{show('equity', day.equity)} USD** is less than the {show('required', day.required)} USD to be maintained."
    return f"The [[equity]] of **{show('equity', day.equity)} USD** covers the {show('required', day.required)} USD to be maintained."


def _first(case: Case) -> str:
    first = next((day for day in case.days if day.call > 0), None)
    if first is None:
        return "No day of these would have brought a call."
    return "It is the first call." if first.number == case.day else f"The first call would have come on **{first.when}**."


def _source(case: Case) -> str:
    series = SERIES[case.series]
    return f"Price of that day: {case['price']}, {case['change']} since the purchase, typed from “{series.sources[case.day - 1]}”."


def working(case: Case) -> tuple[Step, ...]:
    """What was bought and owed, then value, equity, requirement and call of the day."""
    v = {"B": case.own, "L": case.leverage, "E": case.paid, "m": case.maintenance_rate, "P": case.price}
    v |= {"q": case.units, "D": case.loan, "V": case.value}
    return (
        Step("Own money B at [[leverage]] L buys so many units at the price E of the day of purchase", "q = B * L / E", v, style="quantity", unit="units"),
        Step("What is not your own is lent", "D = B * L - B", v, unit="USD"),
        Step("At the price P of the day they are worth", "V = q * P", v, "value"),
        Step("Less the loan that is the [[equity]]", "Q = V - D", v, "equity"),
        Step("A share m of the value is to be maintained", "R = m * V", v, "required"),
        Step("What is missing is called for", "K = max(0, m * V - (V - D))", v, "call"),
    )


def chart(case: Case) -> Chart:
    """Equity and requirement of every day, and on the day that is looked at what is missing."""
    return _through(case, case.day - case.bought)


def _through(case: Case, now: int) -> XYChart:
    days, day = case.days, case.days[now]
    show = case.show
    missing = (Shortfall(float(now), day.equity, day.required, f"Call {show('call', day.call)}", day.when),) if day.call > 0 else ()
    return XYChart(
        title=f"{SERIES[case.series].title}: equity and what is to be maintained",
        x=Axis("Day", names=tuple(_short(each.when) for each in days), current=now),
        y=Axis("Money", "USD"),
        lines=(
            Line("Equity", tuple((float(place), each.equity) for place, each in enumerate(days))),
            Line("To be maintained", tuple((float(place), each.required) for place, each in enumerate(days)), "required", "Maintained"),
        ),
        bands=(Band(now - 0.5, now + 0.5, kind="now"),),
        dots=(Dot(float(now), day.equity, f"Equity {show('equity', day.equity)}", show("equity", day.equity), ring=True),),
        shortfalls=missing,
    )


def _short(when: str) -> str:
    day, month, _ = when.split()
    return f"{day} {month[:3]}"


def rounds(case: Case) -> Rounds:
    """Every day from the purchase on, one after the other."""
    return Rounds(
        title="Day by day",
        unit="USD of equity at its end",
        each="day",
        rounds=tuple(_round(case, day) for day in case.days),
        charts=lambda now: (_through(case, now),),
        instead_of=("days",),
        end=_first(case) if all(day.call == 0 for day in case.days) else "",
    )


def _round(case: Case, day: Day) -> Round:
    show = case.show
    called = f"Called for: **{show('call', day.call)} USD**." if day.call > 0 else "No call."
    return Round(
        name=str(day.number),
        say=f"**{day.when}**, price {show('price', day.price)}",
        figure=show("equity", day.equity),
        words=f"Worth {show('value', day.value)} USD, of which {show('required', day.required)} USD are to be maintained. {called}",
        note="bought" if day.number == case.bought else "",
    )


def _preset(slug: str, title: str, series: str, day: int, leverage: float, rate: float) -> Preset:
    sources = ", ".join(dict.fromkeys(SERIES[series].sources))
    return Preset(slug, title, {"series": series, "day": day, "leverage": leverage, "maintenance_rate": rate}, sources, "2026-11-29")


@calculator(
    title="Replay of real days",
    question="What would equity, requirement and margin call have been, day by day, through a real crash?",
    group="Stress",
    terms=("margin-call", "equity", "maintenance-margin", "leverage", "margin-trading"),
    words=words,
    working=working,
    chart=chart,
    rounds=rounds,
    solve=(("leverage", "call"), ("own", "call")),
    mistakes=(
        Mistake("Equity left out", "m * V", "that is the equity to be maintained. What is there already counts towards it."),
        Mistake(
            "The requirement of the first day", "m * B * L - (V - D)", "the requirement is a share of what the account holds now, and falls with the price."
        ),
        Mistake("Maintenance of the loan", "m * D - (V - D)", "the broker asks for a share of what is held, not of what is owed."),
    ),
    compact=("series", "bought", "day", "own", "leverage"),
    start="October 1987, twice the own money",
    presets=(
        _preset("october-1929", "October 1929, four times", "dow-1929", 5, 4.0, 0.1),
        _preset("autumn-2008", "Autumn 2008 at a house that asks for 40%", "dow-2008", 21, 2.0, 0.4),
        _preset("march-2020", "March 2020, twice", "dow-2020", 24, 2.0, 0.25),
        _preset("bitcoin-march-2020", "Bitcoin on 12 March 2020, three times", "bitcoin-2020", 8, 3.0, 0.05),
        _preset("bitcoin-may-2021", "Bitcoin on 19 May 2021, twice", "bitcoin-2021", 12, 2.0, 0.25),
        _preset("bitcoin-october-2025", "Bitcoin on 10 October 2025, eight times", "bitcoin-2025", 6, 8.0, 0.05),
        Preset("nothing-borrowed", "October 1987 without a loan", {"leverage": 1.0}),
    ),
    examples=(
        Example(
            "Black Monday at twice the own money",
            {},
            {"call": "125.00", "equity": "3,166.67", "required": "3,291.67", "value": "13,166.67", "price": "1,738.00", "change": "−34.17%"},
        ),
        Example("The Friday before: no call", {"day": "10"}, {"call": "0.00", "equity": "7,015.15", "price": "2,246.00"}),
        Example("Bought on that Friday", {"bought": "10"}, {"call": "0.00", "change": "−22.62%"}),
        Example("Bitcoin on 12 March 2020, bought a week before", {"series": "bitcoin-2020", "day": "8"}, {"price": "4,970.79", "change": "−45.25%"}),
    ),
    assumptions=(
        "Nothing is paid in, sold or closed after a call: each day shows what would have been called for until then. Brokers and exchanges would have sold.",
        "One price a day. Within a day the price stood lower at times, and an exchange that closes by the minute would have closed earlier.",
        "The index is held as if it were a share; interest, dividends, fees and funding are left out.",
        "One maintenance rate for the whole time. Brokers raised theirs in some of these weeks.",
        "A day that no opened page gives is left out. The data of this site name the page of every price, and what was left out.",
    ),
)
def replay_of_real_days(
    series: Annotated[str, Choice(label="Days", options=NAMES)] = "dow-1987",
    own: Annotated[float, money("Own money", unit="USD", above=0, at_most=1e15, slider=(1_000.0, 100_000.0), scale="log", symbol="B")] = 10_000.0,
    leverage: Annotated[float, multiple("Leverage", at_least=1, at_most=150, slider=(1.0, 20.0), scale="log", symbol="L", term="leverage")] = 2.0,
    maintenance_rate: Annotated[
        float,
        percent(
            "Maintenance rate",
            at_least=0,
            at_most=0.5,
            slider=(0.0, 0.5),
            symbol="m",
            term="maintenance-margin",
            help="Of the value held; for US shares FINRA asks for 25%.",
        ),
    ] = 0.25,
    bought: Annotated[int, count("Bought on day", at_least=1, at_most=MOST, slider=(1.0, float(MOST)), help="1 is the first; bought at its price.")] = 1,
    day: Annotated[int, count("Day to look at", at_least=1, at_most=MOST, slider=(1.0, float(MOST)))] = 11,
) -> Answer:
    """Ask `margin` for the account on each day from the purchase on."""
    chosen = SERIES[series]
    if day > len(chosen.days):
        raise Unfit("day", "at_most", day, len(chosen.days))
    if bought > day:
        raise Unfit("bought", "at_most", bought, day, "day")
    paid = chosen.prices[bought - 1]
    units = margin.max_quantity(own, leverage, paid)
    loan = margin.margin_loan(units, paid, initial_rate=1 / leverage)
    position = margin.Position("long", "linear", units, paid)
    days = tuple(_day(chosen, place, position, loan, maintenance_rate) for place in range(bought - 1, len(chosen.days)))
    now = days[day - bought]
    change = (now.price - paid) / paid
    return Answer(now.call, now.equity, now.required, now.value, now.price, change, days, units, loan, paid)


def _day(series: margin.PriceSeries, place: int, position: margin.Position, loan: float, rate: float) -> Day:
    price = series.prices[place]
    value = margin.notional(position, price)
    account = margin.margin_call_amount(value, loan, maintenance_rate=rate)
    return Day(place + 1, _said(series.days[place]), price, value, account.equity, account.required, account.cash)


def _said(day: str) -> str:
    on = date.fromisoformat(day)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"
