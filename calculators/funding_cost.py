"""What does funding cost in time, and what does it do to the liquidation price?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Words, calculator, count, money, percent, plain
from calckit.chart import Axis, Chart, Dot, Level, Line, Vertical, XYChart, meeting

from ._fields import ENTRY_PRICE, LEVERAGE, MAINTENANCE_RATE, QUANTITY, SIDE
from ._market import flat

HOURS = {"1": "Every hour", "4": "Every 4 hours", "8": "Every 8 hours"}
DAY = 86_400.0
POINTS = 24  # of the path; more would lie on the same line


@dataclass(frozen=True, slots=True)
class Answer:
    """What is paid in the time asked for, and how the liquidation price moves meanwhile."""

    total: Annotated[float, money("Funding paid", said="funding payment", symbol="T", term="funding-rate")]
    payment: Annotated[float, money("Each payment", symbol="Z")]
    of_margin: Annotated[float, percent("Funding paid, of the margin")]
    annualised: Annotated[float, percent("Rate of a year", term="annualised-rate")]
    price_before: Annotated[float | None, money("Liquidation price now", term="liquidation-price")]
    price_after: Annotated[float | None, money("Liquidation price then", symbol="P")]
    drift: Annotated[float | None, money("Moved by")]
    days_left: Annotated[float | None, plain("Days until funding alone closes it", unit="days", digits=4)]
    own: float
    intervals: int
    closed: bool
    now: bool
    position: margin.Position


def words(case: Case) -> Words:
    """Say what is paid or received and when, if ever, funding alone closes the position."""
    if case.now:
        return Words(
            f"This {case.side} would be closed",
            "total",
            f"Its margin, {case.show('total', case.own)} {case.local('USDT')}, is not above the "
            "[[maintenance-margin|maintenance margin]] at entry. **Lower leverage** would let it live to pay funding.",
            instead="before any funding",
            status="now",
        )
    span = case.with_unit("days")
    if case.closed:
        when = f"before the {span} {'is' if case.days == 1 else 'are'} over" if case.days_left < case.days else f"with the last payment of the {span}"
        return Words(
            f"Until funding alone closes it this {case.side} pays",
            "total",
            f"After **{case.with_unit('days_left')}**, {when}, "
            f"its equity is down to the [[maintenance-margin|maintenance margin]]. The price has not moved at all.",
        )
    if case.total < 0:
        return Words(f"Over {span} at a still price the funding paid by this {case.side} is", "total", _meaning(case))
    return Words(f"Over {span} at a still price this {case.side} pays", "total", _meaning(case))


def _meaning(case: Case) -> str:
    a_year = case.show("annualised", abs(case.annualised))  # who pays has been said; the rate's own sign is for the long
    share = f"It is **{case['of_margin']}** of its margin, or {a_year} of its value a year. "
    if case.total < 0:
        received = case.show("of_margin", -case.of_margin)
        share = f"The minus means that it receives **{received}** of its margin, at a rate of {a_year} of the value a year. "
    if case.payment == 0:
        return "No funding flows at a rate of 0, and the liquidation price stays where it is."
    if case.price_after is None:
        return share + "It still has no [[liquidation-price|liquidation price]]."
    if case.price_before is None:
        return share + f"It had no liquidation price; now it is **{case['price_after']}**."
    move = "nearer" if case.total > 0 else "further away"
    return share + f"The [[liquidation-price|liquidation price]] moves {move}, from {case['price_before']} to **{case['price_after']}**."


def working(case: Case) -> tuple[Step, ...]:
    """One payment, their number, the sum, the price afterwards, and how long the margin lasts."""
    v = {"s": float(case.position.sign), "q": case.quantity, "E": case.entry_price, "r": case.funding_rate}
    v |= {"D": float(case.days), "H": float(case.interval), "L": case.leverage, "m": case.maintenance_rate}
    v |= {"n": float(case.intervals), "Z": case.payment, "T": case.total}
    steps = [Step("Each payment is the position's value times the rate; s is 1 for a long, −1 for a short", "Z = s * q * E * r", v, "payment")]
    if case.closed:
        say = "What the margin has above the [[maintenance-margin|maintenance margin]] lasts for so many payments; a part counts as a whole"
        steps.append(Step(say, "(q * E / L - q * E * m) / Z", v, style="plain", unit="payments"))
    else:
        steps.append(Step("So many payments fall into the time", "n = D * 24 / H", v, style="plain", unit="payments"))
    steps.append(Step("Together", "T = n * Z", v, "total"))
    if case.price_after is not None:
        say = "The payments come out of the margin. The liquidation price with what is left of it"
        steps.append(Step(say, "P = (s * q * E - (q * E / L - T)) / (q * (s - m))", v, "price_after"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """The liquidation price through time, walking towards a price that stands still."""
    days = _horizon(case)
    points = _path(case, days)
    end = case.days_left if case.days_left is not None and case.days_left <= days else None
    asked = tuple(point for point in points if point[0] <= case.days)
    mark = case.entry_price
    seen = [mark, *(price for _, price in points)]
    room = max(max(seen) - min(seen), mark * 0.01) * 0.2
    low, high = min(seen) - room, max(seen) + room
    drawn = XYChart(
        title="The liquidation price through time, at a still price",
        x=Axis("Days", "", "days", low=0.0, high=days),
        y=Axis("Price", case.local("USDT"), low=low, high=high),
        lines=(
            Line("Mark price", ((0.0, mark), (days, mark)), "main"),
            Line("Liquidation price", asked, "required", "Liquidation"),
            Line("", points[max(len(asked) - 1, 0) :], "ghost"),
        ),
        dots=_marked(case),
        verticals=(Vertical(float(case.days), f"Day {case['days']}: {case['total']} {case.local('USDT')}", f"Day {case['days']}"),) if not case.closed else (),
        levels=_level(case, points, mark - room / 2),
    )
    left, closed = case.with_unit("days_left"), ("Position closed", "Closed")
    return meeting(drawn, end, mark, "Closed", left, "equity = maintenance", title=f"Closed after {left}", above=True, band=closed)


def _level(case: Case, points: tuple[tuple[float, float], ...], low: float) -> tuple[Level, ...]:
    """Return the price of a path that is no line: none at all, or closed as it opens."""
    if not points:
        told = f"No liquidation price; each payment is {case['payment']} {case.local('USDT')}"
        return (Level(low, told, short="No liquidation price"),)
    if case.now:
        return (Level(points[0][1], f"Liquidation price {case['price_before']}", hit=True, short="Liquidation"),)
    return ()


def _marked(case: Case) -> tuple[Dot, ...]:
    if case.price_before is None or case.price_after is None or case.closed:
        return ()
    start = Dot(0.0, case.price_before, case["price_before"])
    return (start, Dot(float(case.days), case.price_after, case["price_after"]))


def _horizon(case: Case) -> float:
    """Return the days to draw: to the close where it is in sight, else half as far again as asked."""
    left: float | None = case.days_left
    if left and left <= 4 * case.days:
        return max(left, float(case.days)) * 1.1
    return float(case.days) * 1.5


def _path(case: Case, days: float) -> tuple[tuple[float, float], ...]:
    """Return day and price after some of the payments, the last before the end or the close among them."""
    a_day = 24 / float(case.interval)
    last = int(days * a_day)
    if case.days_left is not None:
        last = min(last, round(case.days_left * a_day))
    every = max(last // POINTS, 1)
    drawn = _walk(case.position, case.own, case.maintenance_rate, case.funding_rate * every, last // every)
    whole = _walk(case.position, case.own, case.maintenance_rate, case.funding_rate * last, 1)[1:]
    points = {point.interval * every: point.price for point in drawn} | {point.interval * last: point.price for point in whole}
    return tuple((payments / a_day, price) for payments, price in points.items() if price is not None)


def _walk(position: margin.Position, own: float, rate: float, funding_rate: float, times: int) -> tuple[margin.FundingPoint, ...]:
    """Pay at a rate so many times; several payments at once leave the same margin as one after the other."""
    brackets = (margin.Bracket(0.0, rate),)
    return margin.funding_path(position, own, brackets, mark=position.entry, rate=funding_rate, intervals=times)


@calculator(
    title="Funding costs",
    question="What does funding cost, and how does it move the liquidation price?",
    group="Profit and cost",
    terms=("funding-rate", "perpetual-contract", "liquidation-price", "maintenance-margin", "mark-price"),
    words=words,
    working=working,
    chart=chart,
    solve=(("funding_rate", "total"),),
    mistakes=(
        Mistake("One payment only", "Z", "that is paid at every interval, not once."),
        Mistake("One payment a day", "D * Z", "a day has 24 hours over the interval's hours of payments."),
        Mistake("Funding on the margin", "n * Z / L", "funding is paid on the value of the whole position, not on its margin."),
    ),
    pick=flat(),
    compact=("side", "entry_price", "quantity", "funding_rate", "interval", "days"),
    presets=(
        Preset("short-receives", "The short receives", {"side": "short"}),
        Preset("closed-by-funding", "Closed by funding alone", {"leverage": 25.0, "funding_rate": 0.0005}),
        Preset("hourly", "The same rate, every hour", {"interval": "1"}),
        Preset("too-much-leverage", "Closed as it opens", {"leverage": 100.0, "maintenance_rate": 0.01}),
        Preset(
            "kraken-example",
            "Kraken's example in dollars",
            {"side": "short", "entry_price": 7_000.0, "quantity": 100_000 / 7_000, "funding_rate": 0.0001785, "interval": "1", "days": 1},
            "Inverse Crypto-Collateral Perpetual Contract Specifications, Kraken Derivatives",
            "2026-11-21",
        ),
    ),
    examples=(
        Example(
            "A month at 0.01% every eight hours",
            {},
            {
                "payment": "3.00",
                "total": "270.00",
                "of_margin": "9.00%",
                "annualised": "10.95%",
                "price_before": "54,271.36",
                "price_after": "54,814.07",
                "days_left": "316.7",
            },
        ),
        Example(
            "Kraken's first example: a short of 100,000 dollars receives 17.85 an hour",
            {"side": "short", "entry_price": "7000", "quantity": "14.28571428571", "funding_rate": "0.01785", "interval": "1"},
            {"payment": "−17.85"},
        ),
        Example("Who receives is never closed by funding", {"side": "short"}, {"total": "−270.00", "days_left": "none"}),
        Example("Closed in the third week", {"leverage": "25", "funding_rate": "0.05"}, {"total": "1,050.00", "days_left": "23.33"}),
    ),
    assumptions=(
        "The price stands still at the entry price; only funding moves. In truth every payment follows the price.",
        "The rate stays as it is. It changes at every interval and often changes sign.",
        "Payments come out of the position's own margin. Some venues take them from the available balance first.",
        "Isolated margin in USDT with one flat maintenance rate and no fee in the requirement.",
    ),
)
def funding_cost(
    side: Annotated[margin.Side, SIDE] = "long",
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    quantity: Annotated[float, QUANTITY] = 0.5,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    maintenance_rate: Annotated[float, MAINTENANCE_RATE] = 0.005,
    funding_rate: Annotated[
        float,
        percent(
            "Funding rate",
            at_least=-0.01,
            at_most=0.01,
            slider=(-0.001, 0.001),
            symbol="r",
            term="funding-rate",
            help="Of one interval; above 0 the long pays the short.",
        ),
    ] = 0.0001,
    interval: Annotated[str, Choice(label="Paid", options=HOURS, term="funding-interval")] = "8",
    days: Annotated[int, count("Days", unit="days", at_least=1, at_most=365, slider=(1.0, 90.0), symbol="D")] = 30,
) -> Answer:
    """Ask `margin` for the path of one position under funding alone."""
    position = margin.Position(side, "linear", quantity, entry_price)
    own, seconds = margin.initial_margin(position, leverage), float(interval) * 3600
    payment = margin.funding_payment(position, entry_price, funding_rate)
    left = margin.funding_time_to_liquidation(position, own, (margin.Bracket(0.0, maintenance_rate),), mark=entry_price, rate=funding_rate, interval=seconds)
    asked = int(days * DAY / seconds)
    paid = asked if left is None else min(asked, round(left / seconds))
    total = paid * payment
    path = _walk(position, own, maintenance_rate, funding_rate * paid, 1)
    before, after = path[0], path[-1]
    moved = None if before.price is None or after.price is None else after.price - before.price
    return Answer(
        total=total,
        payment=payment,
        of_margin=margin.return_on_equity(total, own),
        annualised=funding_rate * 365 * DAY / seconds,
        price_before=before.price,
        price_after=after.price,
        drift=moved,
        days_left=None if left is None else left / DAY,
        own=own,
        intervals=paid,
        closed=left is not None and left <= days * DAY,
        now=left == 0,
        position=position,
    )
