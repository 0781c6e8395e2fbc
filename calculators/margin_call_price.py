"""At what price does the broker call for more?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Words, calculator, count, money, percent, quantity
from calckit.chart import Axis, Band, Chart, Dot, Line, XYChart, meeting


@dataclass(frozen=True, slots=True)
class Answer:
    """Where equity is down to the maintenance requirement, today and after interest."""

    call_price: Annotated[float | None, money("Margin-call price", unit="USD", symbol="P", term="margin-call")]
    distance: Annotated[float | None, percent("Distance from the trade's price")]
    later: Annotated[float | None, money("Call price after the days", unit="USD")]
    initial_margin: Annotated[float, money("Own money put up", unit="USD", term="initial-margin")]
    loan: Annotated[float | None, money("Loan", unit="USD", symbol="D")]
    credit: Annotated[float | None, money("Credit balance of the short", unit="USD", symbol="C")]
    equity_there: Annotated[float | None, money("Equity at the call", unit="USD", term="equity")]
    required: float
    opening: float
    loan_later: float


def words(case: Case) -> Words:
    """Say where the call comes, or that it is there at once, or that there is nothing to call for."""
    if margin.margin_call(case.initial_margin, case.required):
        own = f"The {case['initial_margin']} USD put up are less than the {case.show('loan', case.required)} USD to be maintained"
        return Words(
            "The broker calls",
            "call_price",
            f"{own}. **A higher initial margin**, or a lower maintenance rate, would leave room for a move.",
            instead="at once",
            status="now",
        )
    if case.call_price is None:
        return Words(
            "These shares have",
            "call_price",
            "They are fully paid: nothing is borrowed, so there is nothing to call for. "
            "**An initial margin below 100%** would leave a loan, and with it a price.",
            instead="no margin-call price",
        )
    there = f"your [[equity]] is then **{case['equity_there']} USD**"
    if case.side == "short":
        return Words(
            "The broker calls when the shares rise above",
            "call_price",
            f"That is **{case['distance']}** above the price received; {there}.",
            warnings=_warnings(case),
        )
    after = f"That is **{case['distance']}** below the price paid; {there}."
    if case.later > case.call_price:
        after += f" Interest adds to the loan: after {case.with_unit('days')} the call comes at **{case['later']} USD**."
    return Words("The broker calls when the shares fall below", "call_price", after, warnings=_warnings(case))


def _warnings(case: Case) -> tuple[str, ...]:
    if margin.margin_call(case.initial_margin, case.opening):
        return (
            f"The account itself needs {case.show('loan', case.opening)} USD of equity before anything may be borrowed "
            "(2,000 USD, or the whole price of a smaller purchase). It is left out here.",
        )
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """What is owed, the price at which equity is the requirement, how far that is, and what interest does."""
    v = {"n": case.shares, "E": case.price, "i": case.initial_rate, "m": case.maintenance_rate}
    v |= {"r": case.annual_rate, "t": float(case.days), "P": case.call_price or 0.0}
    if case.side == "short":
        v["c"] = case.credit / case.shares
        steps = [
            Step("The sale's proceeds and your own money stand as credit", "C = n * E * (1 + i)", v, "credit"),
            Step("A share", "c = C / n", v | {"C": case.credit}, unit="USD"),
        ]
        if case.call_price is None:
            return (*steps, Step("Even the least minimum, 2.50 a share, is not covered at a price above 0", "P = c - 2.5", v, unit="USD"))
        say = "Credit less the shares' value is down to the requirement: 2.50 a share at least, 5 from a price of 5 on (below it the price), m of the value"
        steps.append(Step(say, "P = min(c - 2.5, max(c / 2, c - 5), c / (1 + m))", v, "call_price"))
    else:
        v["D"] = case.loan
        steps = [Step("The broker lends what you do not put up", "D = n * E * (1 - i)", v, "loan")]
        if case.call_price is None:
            return (*steps, Step("Without a loan, equity meets the requirement only at", "P = D / (n * (1 - m))", v, unit="USD"))
        say = "Value less loan is the share m of the value. Solved for the [[margin-call|margin-call]] price"
        steps.append(Step(say, "P = D / (n * (1 - m))", v, "call_price"))
    if case.distance is not None:
        steps.append(Step("From the trade's price that is", "d = abs(P / E - 1)", v, "distance"))
    if case.later is not None:
        say = "With simple interest the loan grows to D (1 + r t / 365), and the call price with it"
        steps.append(Step(say, "F = D * (1 + r * t / 365) / (n * (1 - m))", v, "later"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """Equity and requirement against the share price, crossing at the call."""
    ends = [price for price in (case.price, case.call_price, case.later) if price]
    span = max(max(ends) - min(ends), case.price * 0.1)
    low, high = max(min(ends) - span * 0.6, min(ends) * 0.3), max(ends) + span * 0.6
    if case.call_price is None:
        low = case.price * 0.01  # nearly nothing: however low the price, the two lines do not meet
    prices = sorted({low, high, case.price, *(p for p in _bends(case) if low < p < high)})
    now = tuple((p, *_at(case, p, case.loan)) for p in prices)
    drawn = XYChart(
        title="Equity and requirement against the share price",
        x=Axis("Share price", "USD", low=low, high=high),
        y=Axis("", "USD"),
        lines=(
            Line("Equity", tuple((p, e) for p, e, _ in now)),
            Line(f"Required: {_rule(case)}", tuple((p, r) for p, _, r in now), "required", "Required"),
            *_after_interest(case, low, high),
        ),
        bands=(Band(None, None, "Margin call"),) if case.call_price is None and case.side == "short" else (),
        dots=_dots(case),
    )
    where = "below" if case.side == "long" else "above"
    return meeting(
        drawn,
        case.call_price,
        case.equity_there or 0.0,
        f"Call {where}",
        case["call_price"],
        "equity = requirement",
        title=f"Margin call {where} {case['call_price']}",
        above=case.side == "short",
        band=("Margin call", "Call"),
        way=(case.price, case["distance"]) if case.distance else None,
    )


def _rule(case: Case) -> str:
    share = f"{case['maintenance_rate']} of the value"
    return share if case.side == "long" else f"{share}, 2.50 to 5 a share at least"


def _bends(case: Case) -> tuple[float, ...]:
    """The prices at which the minimums per share of a short give way to the next rule."""
    return (2.5, 5.0, 5.0 / case.maintenance_rate) if case.side == "short" and case.maintenance_rate else ()


def _at(case: Case, price: float, loan: float) -> tuple[float, float]:
    """Return equity and requirement at a share price."""
    value = case.shares * price
    if case.side == "short":
        return case.credit - value, margin.short_maintenance(case.shares, price, maintenance_rate=case.maintenance_rate)
    account = margin.margin_call_amount(value, loan, maintenance_rate=case.maintenance_rate)
    return account.equity, account.required


def _after_interest(case: Case, low: float, high: float) -> tuple[Line, ...]:
    if case.later is None or case.loan_later == case.loan:
        return ()
    points = tuple((p, _at(case, p, case.loan_later)[0]) for p in (low, high))
    return (Line(f"Equity after {case.with_unit('days')}", points, "second", "Later"),)


def _dots(case: Case) -> tuple[Dot, ...]:
    verb = "Bought" if case.side == "long" else "Sold"
    words = f"{verb} at {case['price']}, equity {case['initial_margin']}"
    start = Dot(case.price, _at(case, case.price, case.loan)[0], words, verb, drop=True)
    if case.later is None or case.loan_later == case.loan:
        return (start,)
    return (start, Dot(case.later, _at(case, case.later, case.loan_later)[0], case["later"]))


@calculator(
    title="Margin-call price",
    question="At what share price does your broker make a margin call?",
    group="Brokerage",
    terms=("margin-call", "maintenance-margin", "regulation-t", "initial-margin", "equity"),
    words=words,
    working=working,
    chart=chart,
    solve=(("initial_rate", "call_price"),),
    mistakes=(
        Mistake(
            "Maintenance left out",
            "D / n",
            "at that price nothing of your own is left. The call comes earlier, while equity is still the share m of the value.",
        ),
        Mistake(
            "Maintenance of the purchase price", "D / n + m * E", "the requirement was taken at the price paid. It falls with the price, so divide by 1 − m."
        ),
        Mistake("Divided by 1 + m", "D / (n * (1 + m))", "that is the formula of a short sale; for bought shares the loan is divided by 1 − m."),
        Mistake("Divided by 1 − m", "C / (n * (1 - m))", "that is the formula of bought shares; for a short sale the credit is divided by 1 + m."),
    ),
    compact=("side", "shares", "price", "initial_rate", "maintenance_rate"),
    presets=(
        Preset("long-house-30", "A house that asks for 30%", {"maintenance_rate": 0.3}),
        Preset("short-sale", "Sold short", {"side": "short", "maintenance_rate": 0.3}),
        Preset(
            "sapling-example",
            "A published example",
            {"shares": 1.0, "price": 40.0, "initial_rate": 0.6},
            "How to calculate maintenance margin, Sapling",
            "2026-11-21",
        ),
        Preset("low-priced-short", "Low-priced short, called at once", {"side": "short", "price": 3.0, "shares": 5_000.0, "maintenance_rate": 0.3}),
        Preset("fully-paid", "Fully paid", {"initial_rate": 1.0}),
    ),
    examples=(
        Example(
            "Half borrowed; a loan of 5,000 on 100 shares is also Certfuel's example (66.67)",
            {},
            {"call_price": "66.67", "loan": "5,000.00", "distance": "33.33%", "later": "72.00", "equity_there": "1,666.67"},
        ),
        Example("Sapling: 40 paid, 60% initial", {"shares": "1", "price": "40", "initial_rate": "60"}, {"call_price": "21.33", "loan": "16.00"}),
        Example("Sold short at 100", {"side": "short", "maintenance_rate": "30"}, {"call_price": "115.38", "credit": "15,000.00", "distance": "15.38%"}),
        Example("Fully paid", {"initial_rate": "100"}, {"call_price": "none", "loan": "0.00"}),
    ),
    assumptions=(
        "One stock in the account and nothing else; several are added up, each with its own requirement.",
        "Interest is simple and added to the loan; dividends, fees and the lending fee of a short are left out.",
        "A short also has the minimums per share: 2.50 USD, and 5 USD from a price of 5 USD on.",
        "Brokers may raise their requirement without notice and may sell without a call.",
        "The least equity of a margin account, 2,000 USD, is not applied.",
    ),
)
def margin_call_price(
    side: Annotated[margin.Side, Choice(label="Trade", options={"long": "Bought on margin", "short": "Sold short"}, term="margin-trading")] = "long",
    shares: Annotated[float, quantity("Shares", unit="shares", above=0, at_most=1e12, slider=(1.0, 10_000.0), scale="log", symbol="n")] = 100.0,
    price: Annotated[float, money("Price of the trade", unit="USD", above=0, at_most=1e9, slider=(1.0, 1_000.0), scale="log", symbol="E")] = 100.0,
    initial_rate: Annotated[
        float,
        percent(
            "Initial margin",
            at_least=0,
            at_most=1,
            slider=(0.2, 1.0),
            symbol="i",
            term="regulation-t",
            help="Your own share of the trade; Regulation T asks for 50%.",
        ),
    ] = 0.5,
    maintenance_rate: Annotated[
        float,
        percent(
            "Maintenance rate",
            at_least=0,
            at_most=0.5,
            slider=(0.2, 0.5),
            symbol="m",
            term="maintenance-margin",
            help="FINRA: 25% long, 30% short. Many brokers ask for more.",
        ),
    ] = 0.25,
    annual_rate: Annotated[
        float, percent("Interest a year", at_least=0, at_most=1, slider=(0.0, 0.15), symbol="r", help="On the loan; a short has none.")
    ] = 0.08,
    days: Annotated[int, count("Days of interest", unit="days", at_least=0, at_most=3650, slider=(0.0, 730.0), symbol="t")] = 365,
) -> Answer:
    """Ask `margin` for the loan or credit and for the price at which equity is the requirement."""
    own = margin.opening_requirement(shares, price, initial_rate=initial_rate, minimum_equity=0.0)
    opening = margin.opening_requirement(shares, price, initial_rate=initial_rate)
    if side == "short":
        credit = margin.short_credit(shares, price, initial_rate=initial_rate)
        call = margin.margin_call_price_short_low_priced(credit, shares, maintenance_rate=maintenance_rate)
        required = margin.short_maintenance(shares, price, maintenance_rate=maintenance_rate)
        there = None if call is None else margin.short_maintenance(shares, call, maintenance_rate=maintenance_rate)
        loan = owed = 0.0
    else:
        loan = margin.margin_loan(shares, price, initial_rate=initial_rate)
        owed = margin.loan_with_interest(loan, annual_rate=annual_rate, years=days / 365)
        call = margin.margin_call_price_long(loan, shares, maintenance_rate=maintenance_rate)
        required = margin.margin_call_amount(shares * price, loan, maintenance_rate=maintenance_rate).required
        there = None if call is None else margin.margin_call_amount(shares * call, loan, maintenance_rate=maintenance_rate).required
    return Answer(
        call_price=call,
        distance=None if call is None or margin.margin_call(own, required) else margin.liquidation_distance(call, price),
        later=margin.margin_call_price_long(owed, shares, maintenance_rate=maintenance_rate) if side == "long" else None,
        initial_margin=own,
        loan=loan if side == "long" else None,
        credit=credit if side == "short" else None,
        equity_there=there,
        required=required,
        opening=opening,
        loan_later=owed,
    )
