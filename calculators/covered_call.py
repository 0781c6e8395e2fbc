"""What can a covered call earn, and below which price does it lose?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, percent, plain
from calckit.chart import Axis, Band, Chart, Dot, Level, Line, Vertical, XYChart, meeting

from ._fields import STRIKE_PRICE


@dataclass(frozen=True, slots=True)
class Answer:
    """Where profit ends and loss begins, and what the position asks of a margin account."""

    break_even: Annotated[float | None, money("Break-even price", unit="USD", symbol="B", term="break-even-price")]
    profit: Annotated[float, money("Profit at that expiry price", unit="USD", symbol="N", term="realised-profit-and-loss")]
    max_profit: Annotated[float, money("Most that can be earned", unit="USD", symbol="G")]
    max_loss: Annotated[float, money("Most that can be lost", unit="USD")]
    assigned_return: Annotated[float, percent("Return when called away", symbol="R", term="assignment")]
    annualised_return: Annotated[float | None, percent("The same, a year", said="yearly return", term="annualised-rate")]
    downside_protection: Annotated[float, percent("Fall that the premium pays for")]
    shares_alone: Annotated[float, money("Shares alone, at that price", unit="USD")]
    margin_to_open: Annotated[float, money("Margin to buy the shares", unit="USD", term="regulation-t")]
    outlay: float


def words(case: Case) -> Words:
    """Say from which price on it pays and what the cap costs, or why no price divides gain from loss."""
    most = f"The most it can earn is **{case['max_profit']} USD**, at {case['strike']} and above"
    if case.break_even is None and case.outlay <= 0:
        return Words(
            "This covered call has",
            "break_even",
            f"The premium paid for the whole share: even at 0 nothing is lost. {most}. **A premium below the share's price** would give one.",
            instead="no break-even price",
        )
    if case.break_even is None:
        short = case.show("max_profit", -case.max_profit)
        return Words(
            "This covered call has",
            "break_even",
            f"The shares are called away at {case['strike']}, which with the premium is less "
            f"than they cost: at least **{short} USD** is lost at every price. **A higher strike or premium** would give one.",
            instead="no break-even price",
        )
    after = f"That is **{case['downside_protection']}** below what the shares cost: so far the premium pays. {most}, "
    after += f"**{case['assigned_return']}** of their cost in {case.with_unit('days')}."
    return Words("This covered call loses money only below", "break_even", after, warnings=_warnings(case))


def _warnings(case: Case) -> tuple[str, ...]:
    if case.shares_alone > case.profit:
        missed = case.show("profit", case.shares_alone - case.profit)
        return (
            f"At an expiry price of {case['expiry_price']} the shares alone would have brought {missed} USD more: the call has sold that part of the rise.",
        )
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """Break-even, best case, its return, and the profit at the chosen price."""
    v = {"S": case.stock_price, "K": case.strike, "p": case.premium, "n": case.shares, "P": case.expiry_price}
    steps = [
        Step(
            "What the shares cost less the [[option-premium|premium]] received; at that price nothing is won or lost",
            "B = S - p",
            v,
            "" if case.break_even is None else "break_even",
            unit="USD",
        ),
        Step("At the strike or above, the shares are called away at the strike", "G = n * (K - S + p)", v, "max_profit"),
    ]
    v |= {"G": case.max_profit}
    return (
        *steps,
        Step("Over what the shares cost", "R = G / (n * S)", {x: v[x] for x in "GnS"}, "assigned_return"),
        Step("At the chosen expiry price the shares bring that price, but no more than the strike", "N = n * (min(P, K) - S + p)", v, "profit"),
    )


def chart(case: Case) -> Chart:
    """Profit against the price at expiry, with the call and without it."""
    ends = (case.stock_price, case.strike, case.expiry_price)
    room = max((max(ends) - min(ends)) * 0.5, max(ends) * 0.1)
    low, high = max(min(ends) - room, min(ends) * 0.1), max(ends) + room
    prices = sorted({low, high, *ends})
    covered = tuple((price, _profit(case, price)) for price in prices)
    alone = tuple((price, case.shares * (price - case.stock_price)) for price in prices)
    even = case.break_even if case.break_even is not None and low < case.break_even < high else None
    drawn = XYChart(
        title="Profit of the covered call against the price at expiry",
        x=Axis("Share price at expiry", "USD", low=low, high=high),
        y=Axis("Profit", "USD"),
        lines=(Line("Covered call", covered, "main"), Line("Shares alone", alone, "second", "Shares")),
        bands=(Band(None, None, "Loss at every price", "Loss"),) if case.break_even is None and case.outlay > 0 else (),
        dots=(Dot(case.expiry_price, case.profit, f"At expiry {case['profit']}", "Expiry", drop=True),),
        verticals=(Vertical(case.strike, f"Strike {case['strike']}", "Strike"),),
        levels=(Level(case.max_profit, f"Most: {case['assigned_return']} in {case.with_unit('days')}", short=f"Most: {case['assigned_return']}"),),
    )
    title, note = f"Break-even {case['break_even']}", f"{case['downside_protection']} below cost"
    return meeting(drawn, even, 0.0, "Break-even", case["break_even"], note, title=title, band=("Loss", "Loss"))


def _profit(case: Case, price: float) -> float:
    each = margin.covered_call_profit(price, case.stock_price, case.strike, premium=case.premium)
    return float(case.shares * each)


@calculator(
    title="Covered call",
    question="What can a covered call earn, and below which price does it lose?",
    group="Options",
    terms=("covered-call", "call-option", "option-premium", "break-even-price", "assignment"),
    words=words,
    working=working,
    chart=chart,
    solve=(("premium", "break_even"), ("premium", "annualised_return")),
    mistakes=(
        Mistake("Premium added", "S + p", "the premium was received, so it lowers what the shares cost you; added, it would have been paid."),
        Mistake("Counted from the strike", "K - p", "that is where a written put breaks even. You own the shares, so begin at the price you paid for them."),
        Mistake("The buyer's break-even", "K + p", "from there on the buyer of the call gains. You wrote it, and own the shares at the price you paid."),
    ),
    compact=("stock_price", "strike", "premium", "expiry_price"),
    presets=(
        Preset("the-share-falls", "The share falls", {"expiry_price": 90.0}),
        Preset("strong-rise", "A strong rise, sold away", {"expiry_price": 125.0}),
        Preset("in-the-money", "A strike below the price", {"strike": 95.0, "premium": 7.0}),
        Preset("strike-below-cost", "A loss at every price", {"stock_price": 120.0, "strike": 105.0, "premium": 3.0}),
    ),
    examples=(
        Example(
            "100 shares at 100, the call at 105 sold for 3", {}, {"break_even": "97.00", "max_profit": "800.00", "assigned_return": "8.00%", "profit": "800.00"}
        ),
        Example("The share falls to 90", {"expiry_price": "90"}, {"profit": "−700.00", "shares_alone": "−1,000.00"}),
        Example("A strike below what the share cost", {"stock_price": "120"}, {"break_even": "none", "max_profit": "−1,200.00"}),
        Example("A year's return", {"days": "365"}, {"annualised_return": "8.00%", "max_loss": "9,700.00", "margin_to_open": "4,700.00"}),
    ),
    assumptions=(
        "One call is sold for every share held, and both are kept until expiry. Early assignment is left out.",
        "No dividends, fees or taxes, and no interest on money borrowed for the shares.",
        "The return is on what the shares cost, not on the margin; a year's return assumes the same again and again.",
        "The margin is Regulation T's half of the shares' price less the premium; for the calls themselves none is asked.",
    ),
)
def covered_call(
    stock_price: Annotated[float, money("Share price paid", unit="USD", above=0, at_most=1e9, slider=(10.0, 1_000.0), scale="log", symbol="S")] = 100.0,
    strike: Annotated[float, STRIKE_PRICE] = 105.0,
    premium: Annotated[
        float,
        money("Premium received", unit="USD", at_least=0, at_most=1e9, slider=(0.1, 50.0), scale="log", symbol="p", term="option-premium", help="Per share."),
    ] = 3.0,
    expiry_price: Annotated[
        float, money("Share price at expiry", unit="USD", at_least=0, at_most=1e9, slider=(10.0, 1_000.0), scale="log", symbol="P", term="expiry")
    ] = 110.0,
    shares: Annotated[float, plain("Shares", unit="shares", above=0, at_most=1e12, slider=(100.0, 10_000.0), scale="log", symbol="n")] = 100.0,
    days: Annotated[
        float, plain("Days to expiry", unit="days", at_least=0.01, at_most=36_500, slider=(1.0, 365.0), scale="log", symbol="D", term="expiry")
    ] = 30.0,
) -> Answer:
    """Ask `margin.covered_call` for one share, and give the amounts for all of them."""
    each = margin.covered_call(stock_price, strike, premium, days=days)
    needed = margin.covered_call_margin_us(stock_price, strike, premium=premium, shares=shares)
    return Answer(
        break_even=each.break_even,
        profit=shares * margin.covered_call_profit(expiry_price, stock_price, strike, premium=premium),
        max_profit=shares * each.max_profit,
        max_loss=shares * each.max_loss,
        assigned_return=each.assigned_return,
        annualised_return=each.annualised_return,
        downside_protection=each.downside_protection,
        shares_alone=shares * (expiry_price - stock_price),
        margin_to_open=needed.initial_net_of_premium,
        outlay=each.outlay,
    )
