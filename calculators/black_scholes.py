"""What is an option worth before it expires, and what moves its price?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Unfit, Words, calculator, money, percent, plain
from calckit.chart import Axis, Chart, Dot, Line, Shortfall, Vertical, XYChart, curves

DAYS_A_YEAR = 365
FARTHEST = 1e12  # times that strike and price may lie apart: beyond it a price has no digits left
"""Points of a curve: enough that its bends look round at 640 pixels."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The model's price, what it consists of, and how it answers to each input."""

    price: Annotated[float, money("Option price", symbol="V", term="black-scholes-model")]
    intrinsic: Annotated[float, money("Intrinsic value", term="intrinsic-value")]
    time_value: Annotated[float, money("Time value", term="time-value")]
    delta: Annotated[float, plain("Delta", symbol="Δ", digits=4, term="delta")]
    gamma: Annotated[float, plain("Gamma", digits=4, term="gamma")]
    vega: Annotated[float, money("Vega, for one point of volatility", term="vega")]
    theta: Annotated[float, money("Theta, for one day", term="theta")]
    rho: Annotated[float, money("Rho, for one point of interest", term="greeks")]
    break_even: Annotated[float | None, money("Break-even at expiry", term="break-even-price")]


def words(case: Case) -> Words:
    """Say what the option costs, how much of it is time, and what a day takes away."""
    if case.time_value < 0:
        after = f"Exercising now would bring **{case['intrinsic']}**, but it can be exercised only at expiry. If nothing else changes, {_change(case)}."
    else:
        after = (
            f"**{case['intrinsic']}** of it is what exercising now would bring, **{case['time_value']}** is paid for the "
            f"{_days(case)} left. If nothing else changes, {_change(case)}."
        )
    return Words(f"By the [[black-scholes-model|Black-Scholes model]] this {case.option_type} is worth", "price", after, warnings=_warnings(case))


def _days(case: Case) -> str:
    return "day that is" if case.days == 1 else f"{case.with_unit('days')} that are"


def _change(case: Case) -> str:
    if -case.theta >= case.price:
        return "all of that is gone at expiry"
    verb = "takes" if case.theta <= 0 else "adds"
    return f"one day {verb} about **{case.show('theta', abs(case.theta))} USDT**"


def _warnings(case: Case) -> tuple[str, ...]:
    if case.time_value < 0:
        return (
            "The price is below what exercising now would bring: the model's option can be exercised only at expiry, "
            "and interest or yield makes waiting cost money.",
        )
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """Time, the two distances, the price, and delta."""
    v = {"S": case.spot, "K": case.strike, "D": case.days, "r": case.rate, "y": case.dividend_yield}
    time = Step("The time that is left, in years", "T = D / 365", {"D": case.days}, style="plain")
    v |= {"T": time.value, "sigma": case.volatility}
    say = "How far the spot price stands from the strike, in standard deviations, interest and yield counted"
    first = Step(say, "d_1 = (ln(S / K) + (r - y + sigma**2 / 2) * T) / (sigma * sqrt(T))", v, style="plain")
    v |= {"d_1": first.value}
    second = Step("The same without the half of the variance that lies between the two", "d_2 = d_1 - sigma * sqrt(T)", v, style="plain")
    v |= {"d_2": second.value}
    call = case.option_type == "call"
    price = "V = S * exp(-y * T) * Phi(d_1) - K * exp(-r * T) * Phi(d_2)" if call else "V = K * exp(-r * T) * Phi(-d_2) - S * exp(-y * T) * Phi(-d_1)"
    get, give = ("the asset", "the strike") if call else ("the strike", "the asset")
    say = f"What {get} received is worth today, less what {give} given for it is worth today, both only where the option is exercised; Φ is the normal distribution"
    delta = "Delta = exp(-y * T) * Phi(d_1)" if call else "Delta = -exp(-y * T) * Phi(-d_1)"
    return (
        time,
        first,
        second,
        Step(say, price, v, "price"),
        Step("[[delta|Delta]], how much the price moves when the spot price moves by 1", delta, v, "delta"),
    )


def chart(case: Case) -> Chart:
    """The price against the spot price: now, at half the time, and at expiry."""
    low, high = _range(case)
    marks = {case.spot, case.strike}
    now, half, expiry = curves(lambda spot: _prices(case, spot), low, high, marks)
    bar = (Shortfall(case.spot, case.intrinsic, case.price, "Time value", case["time_value"]),) if case.time_value > 0 else ()
    return XYChart(
        title=f"Price of the {case.option_type} against the spot price",
        x=Axis("Spot price", "USDT", low=low, high=high),
        y=Axis("Option price", "USDT"),
        lines=(
            Line(f"Now, days left: {case['days']}", now, "main", "Now"),
            Line("Half the time left", half, "second", "Half the time"),
            Line("At expiry", expiry, "required", "Expiry"),
        ),
        dots=(Dot(case.spot, case.price, f"Spot {case['spot']}", "Spot"),),
        verticals=(Vertical(case.strike, f"Strike {case['strike']}", "Strike"),),
        shortfalls=bar,
    )


def _prices(case: Case, spot: float) -> tuple[float, float, float]:
    """Return the option's price at a spot price now, at half the time and at expiry."""
    intrinsic = margin.intrinsic_value(case.option_type, spot, case.strike)
    return _price(case, spot, case.days), _price(case, spot, case.days / 2), intrinsic


def _price(case: Case, spot: float, days: float) -> float:
    return margin.bsm(
        case.option_type, spot, case.strike, years=days / DAYS_A_YEAR, volatility=case.volatility, rate=case.rate, dividend_yield=case.dividend_yield
    )


def _range(case: Case) -> tuple[float, float]:
    """Return the spot prices to show: spot and strike, and about one and a half standard deviations around them."""
    near, far = sorted((case.spot, case.strike))
    move = 1.5 * case.volatility * (case.days / DAYS_A_YEAR) ** 0.5
    room = max(far * min(max(move, 0.04), 1.0), (far - near) * 0.4)
    return max(near - room, near * 0.2), far + room


@calculator(
    title="Option price and Greeks",
    question="What is an option worth before it expires, and what moves its price?",
    group="Options",
    terms=("black-scholes-model", "call-option", "put-call-parity", "implied-volatility", "time-value", "delta"),
    words=words,
    working=working,
    chart=chart,
    solve=(("volatility", "price"), ("strike", "price"), ("spot", "delta")),
    mistakes=(
        Mistake(
            "The put's price",
            "K * exp(-r * T) * Phi(-d_2) - S * exp(-y * T) * Phi(-d_1)",
            "that is what the put of this strike is worth. A call's holder gets the asset and gives the strike, so the two parts change places and signs.",
        ),
        Mistake(
            "The call's price",
            "S * exp(-y * T) * Phi(d_1) - K * exp(-r * T) * Phi(d_2)",
            "that is what the call of this strike is worth. A put's holder gets the strike and gives the asset, so the two parts change places and signs.",
        ),
        Mistake(
            "One probability for both",
            "(S * exp(-y * T) - K * exp(-r * T)) * Phi(d_1)",
            "the asset is weighed with d₁, the strike with d₂. With d₁ for both, the strike is paid too often and the call comes out too cheap.",
        ),
    ),
    compact=("option_type", "spot", "strike", "days", "volatility"),
    presets=(
        Preset("put-of-the-same-strike", "The put of the same strike", {"option_type": "put"}),
        Preset("last-day", "One day left", {"days": 1.0}),
        Preset("calm-market", "Half the volatility", {"volatility": 0.3}),
        Preset(
            "below-its-intrinsic-value",
            "Worth less than exercising it",
            {"option_type": "put", "strike": 90_000.0, "days": 365.0, "volatility": 0.2, "rate": 0.08},
        ),
        Preset(
            "hull-example",
            "Hull's example",
            {"spot": 42.0, "strike": 40.0, "days": 182.5, "volatility": 0.2, "rate": 0.1},
            "Options, Futures and Other Derivatives, Hull",
            "2026-11-21",
        ),
    ),
    examples=(
        Example("A call above the market", {}, {"price": "2,237.87", "intrinsic": "0.00", "delta": "0.3522"}),
        Example(
            "Hull: a call on 42, strike 40, half a year, 20% volatility, 10% interest",
            {"spot": "42", "strike": "40", "days": "182.5", "volatility": "20", "rate": "10"},
            {"price": "4.76", "intrinsic": "2.00"},
        ),
        Example(
            "Hull: the put of the same",
            {"option_type": "put", "spot": "42", "strike": "40", "days": "182.5", "volatility": "20", "rate": "10"},
            {"price": "0.8086", "intrinsic": "0.00"},
        ),
        Example("A put that costs more than it can pay", {"option_type": "put", "strike": "40000", "rate": "-50", "days": "3650"}, {"break_even": "none"}),
    ),
    assumptions=(
        "European exercise: only at expiry. An American option is worth as much or more.",
        "One volatility and one interest rate until expiry. Real prices imply a different volatility for each strike.",
        "Returns are normally distributed: no jumps, so far strikes are cheaper here than in the market.",
        "Priced in USDT. A coin-settled option is quoted as this price over the forward price.",
        "Vega and rho are for one percentage point, theta for one calendar day, all else unchanged.",
    ),
)
def black_scholes(
    option_type: Annotated[str, Choice(label="Option", options={"call": "Call", "put": "Put"}, term="call-option")] = "call",
    spot: Annotated[float, money("Spot price", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="S")] = 60_000.0,
    strike: Annotated[float, money("Strike price", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="K", term="strike-price")] = 65_000.0,
    days: Annotated[
        float, plain("Days to expiry", unit="days", at_least=0.01, at_most=36_500, slider=(1.0, 730.0), scale="log", symbol="D", term="expiry")
    ] = 30.0,
    volatility: Annotated[
        float,
        percent(
            "Volatility, a year",
            said="yearly volatility",
            at_least=0.001,
            at_most=10,
            slider=(0.05, 2.0),
            scale="log",
            symbol="σ",
            term="implied-volatility",
            help="The standard deviation of the return over a year.",
        ),
    ] = 0.6,
    rate: Annotated[float, percent("Interest rate", at_least=-0.5, at_most=1, slider=(-0.05, 0.2), symbol="r", help="Continuously compounded.")] = 0.0,
    dividend_yield: Annotated[
        float,
        percent(
            "Yield of the asset",
            at_least=-0.5,
            at_most=1,
            slider=(-0.05, 0.2),
            symbol="y",
            help="Dividends or staking rewards that the option's holder misses.",
        ),
    ] = 0.0,
) -> Answer:
    """Ask `margin` for price and Greeks of one European option."""
    if strike <= spot / FARTHEST:
        raise Unfit("strike", "above", strike, spot / FARTHEST)
    if strike >= spot * FARTHEST:
        raise Unfit("strike", "below", strike, spot * FARTHEST)
    years = days / DAYS_A_YEAR
    terms = {"years": years, "volatility": volatility, "rate": rate, "dividend_yield": dividend_yield}
    price = margin.bsm(option_type, spot, strike, **terms)
    greeks = margin.greeks(option_type, spot, strike, **terms)
    intrinsic = margin.intrinsic_value(option_type, spot, strike)
    even = strike + price if option_type == "call" else strike - price
    return Answer(
        price=price,
        intrinsic=intrinsic,
        time_value=price - intrinsic,
        delta=greeks.delta,
        gamma=greeks.gamma,
        vega=greeks.vega / 100,  # margin's Greeks are for a whole unit of each input; people quote points and days
        theta=greeks.theta / DAYS_A_YEAR,
        rho=greeks.rho / 100,
        break_even=even if even > 0 else None,
    )
