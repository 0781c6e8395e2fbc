"""How much margin does a portfolio need if it must survive sixteen possible tomorrows?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Words, calculator, count, money, percent, plain
from calckit.chart import Axis, Chart, Column, ColumnsChart

KINDS = {"call": "Call", "put": "Put", "underlying": "Underlying"}
DAYS_A_YEAR = 365
MOVES = (0.0, 1 / 3, -1 / 3, 2 / 3, -2 / 3, 1.0, -1.0)
"""The moves in parts of the scan range, in the published order; each comes with volatility up and down."""
ORDINARY = 14
"""Scenarios before the two extreme ones."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One leg of the portfolio, as a row of the form."""

    kind: Annotated[str, Choice(label="What", options=KINDS, help="Underlying is a share, a coin or a future.")]
    quantity: Annotated[float, plain("Quantity", at_least=-1e12, at_most=1e12, help="Below 0 when sold.")]
    strike: Annotated[float, money("Strike price", above=0, at_most=1e9, help="Of an option.", term="strike-price")]
    days: Annotated[float, plain("Days to expiry", at_least=0.1, at_most=36_500, help="Of an option.", term="expiry")]
    volatility: Annotated[float, percent("Volatility, a year", at_least=0.001, at_most=10, help="Of an option.", term="implied-volatility")]


@dataclass(frozen=True, slots=True)
class Tomorrow:
    """One scenario and what it does to the portfolio."""

    number: Annotated[int, count("Scenario")]
    price_then: Annotated[float, money("Price")]
    volatility_change: Annotated[float, percent("Volatility changes by")]
    cover: Annotated[float, percent("Counts")]
    profit: Annotated[float, money("Profit or loss counted")]


@dataclass(frozen=True, slots=True)
class Answer:
    """The requirement, the scenario it comes from, and all sixteen."""

    requirement: Annotated[float, money("Margin", unit="USDT", symbol="M", term="portfolio-margin")]
    scan_risk: Annotated[float, money("Largest loss of the scenarios", unit="USDT", symbol="L", term="scanning-risk")]
    minimum: Annotated[float, money("Minimum for options sold", unit="USDT", symbol="B", term="short-option-minimum")]
    worst_number: Annotated[int | None, count("Scenario that decides")]
    value_now: Annotated[float, money("Value of the portfolio now", unit="USDT")]
    tomorrows: Annotated[tuple[Tomorrow, ...], Rows(label="The sixteen scenarios", of=Tomorrow)]
    deciding: margin.Scenario
    falls: tuple[float, ...]


def words(case: Case) -> Words:
    """Say what is required and which scenario asks for it."""
    if case.requirement == 0:
        return Words(
            "This portfolio needs",
            "requirement",
            "No scenario makes it lose: what one leg loses the others gain. **Changing one quantity** would leave a loss to cover.",
            instead="no margin",
            status="none",
        )
    if case.minimum > case.scan_risk:
        return Words(
            "This portfolio needs a margin of",
            "requirement",
            f"The scenarios would ask for only **{case['scan_risk']} USDT**; the minimum for options sold is higher and decides.",
        )
    each = case.deciding
    volatility = "" if each.volatility_change == 0 else f" and volatility {_points(each.volatility_change)}"
    after = f"That is the loss of **scenario {each.number}**: the price at {case.show('price', each.price)} USDT{volatility}."
    if each.cover < 1:
        after += f" It is an extreme move, of which {percent('').show(each.cover)} count."
    return Words("This portfolio needs a margin of", "requirement", after)


def _points(change: float) -> str:
    shown = plain("", digits=4).show(abs(change) * 100)
    return f"{'up' if change > 0 else 'down'} by {shown} {'point' if shown == '1' else 'points'}"


def working(case: Case) -> tuple[Step, ...]:
    """Price and volatility in the deciding scenario, the loss, the minimum, the larger of both."""
    each = case.deciding
    move = MOVES[(each.number - 1) // 2] if each.number <= ORDINARY else case.extreme_multiplier * (1.0 if each.number == ORDINARY + 1 else -1.0)
    legs = case.legs
    sold = tuple(max(0.0, -leg.quantity) if leg.kind != "underlying" else 0.0 for leg in legs)
    loss = {"c": each.cover, "n": tuple(leg.quantity for leg in legs), "d": case.falls}
    return (
        Step(
            f"Scenario {each.number} moves the price by k times the [[scanning-risk|scan range]]",
            "S = P + k * R",
            {"P": case.price, "k": move, "R": case.price_range},
            unit="USDT",
        ),
        Step(
            "One unit of each leg is worth d less in the scenario than before, options by the [[black-scholes-model|Black-Scholes model]]. All legs together, as far as it counts",
            "L = max(0, c * sum(n * d))",
            loss,
            "scan_risk",
        ),
        Step("Each option sold asks for a minimum", "B = b * sum(x)", {"b": case.short_option_minimum, "x": sold}, "minimum"),
        Step("The larger of both is the margin", "M = max(L, B)", {"L": case.scan_risk, "B": case.minimum}, "requirement"),
    )


def chart(case: Case) -> Chart:
    """Profit or loss in each scenario, the deciding one marked."""
    return ColumnsChart(
        title=f"Profit and loss in sixteen scenarios, margin {case['requirement']}",
        columns=tuple(Column(str(each.number), each.profit, case.show("scan_risk", each.profit), each.number == case.worst_number) for each in case.tomorrows),
        y=Axis("Profit or loss counted", "USDT"),
        head="Scenario",
    )


def _leg(holding: Holding) -> margin.Leg:
    return margin.Leg(holding.kind, holding.quantity, strike=holding.strike, years=holding.days / DAYS_A_YEAR, volatility=holding.volatility)


def _value(leg: margin.Leg, price: float, change: float, rate: float) -> float:
    """Return what one unit of a leg is worth, as the scenarios value it."""
    if leg.kind == "underlying":
        return price
    return margin.bsm(leg.kind, price, leg.strike, years=leg.years, volatility=leg.volatility + change, rate=rate)


CALL = Holding("call", -1.0, 66_000.0, 30.0, 0.6)
PUT = Holding("put", -1.0, 54_000.0, 30.0, 0.6)
COIN = Holding("underlying", 1.0, 60_000.0, 30.0, 0.6)


@calculator(
    title="Scenario margin, SPAN-like",
    question="How much margin does a portfolio need to survive sixteen possible tomorrows?",
    group="Stress",
    terms=("portfolio-margin", "scanning-risk", "black-scholes-model", "short-option-minimum", "margin-stress-testing"),
    words=words,
    working=working,
    chart=chart,
    solve=(("price_range", "requirement"), ("volatility_range", "requirement")),
    mistakes=(
        Mistake(
            "The extreme move counted whole",
            "sum(n * d)",
            "the two extreme scenarios go far beyond the range and are unlikely, so only a part of their loss counts.",
        ),
        Mistake(
            "Losses without gains", "c * sum(max(0, n * d))", "in one scenario all legs stand at one price: what one gains is set against what another loses."
        ),
    ),
    compact=("price", "price_range", "volatility_range"),
    presets=(
        Preset("naked-call", "The call alone", {"legs": (CALL,)}),
        Preset("covered-by-the-coin", "A call, covered by a coin", {"legs": (CALL, COIN)}),
        Preset(
            "far-options",
            "Far options, held by the minimum",
            {"legs": (Holding("call", -5.0, 90_000.0, 7.0, 0.5), Holding("put", -5.0, 40_000.0, 7.0, 0.5)), "short_option_minimum": 500.0},
        ),
        Preset("older-texts", "As older texts have it: 2×, 35%", {"extreme_multiplier": 2.0, "extreme_cover": 0.35}),
        Preset("nothing-at-risk", "Long and short the same", {"legs": (COIN, Holding("underlying", -1.0, 60_000.0, 30.0, 0.6))}),
    ),
    examples=(
        Example("A strangle sold around 60,000", {}, {"requirement": "3,158.50", "worst_number": "15"}),
        Example(
            "One coin alone loses the range, or a third of three ranges",
            {"legs.0.kind": "underlying", "legs.0.quantity": "1", "legs.0.strike": "60000", "legs.0.days": "30", "legs.0.volatility": "60"},
            {"requirement": "6,000.00", "worst_number": "13", "value_now": "60,000.00"},
        ),
        Example("A minimum above all losses", {"short_option_minimum": "5000"}, {"requirement": "10,000.00", "minimum": "10,000.00"}),
    ),
    assumptions=(
        "One underlying and one day: time does not pass in the scenarios, and offsets between underlyings are left out.",
        "Options are repriced with Black-Scholes-Merton; a clearing house uses its own model and publishes the losses as arrays.",
        "The three ranges, 3× and 33% are parameters: editions of the method differ, and older texts have 2× and 35%.",
        "SPAN is a mark of CME; this follows the published method and is not its software.",
    ),
)
def span_scan(
    price: Annotated[float, money("Price of the underlying", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="P")] = 60_000.0,
    price_range: Annotated[
        float, money("Price scan range", at_least=0, at_most=1e9, slider=(500.0, 19_000.0), symbol="R", help="The move that a day may bring.")
    ] = 6_000.0,
    volatility_range: Annotated[
        float, percent("Volatility scan range", at_least=0, at_most=5, slider=(0.0, 0.3), help="Added to and taken from every option's volatility.")
    ] = 0.1,
    legs: Annotated[tuple[Holding, ...], Rows(label="Legs", of=Holding, row="leg", most=20)] = (CALL, PUT),
    extreme_multiplier: Annotated[float, plain("Extreme move", unit="ranges", at_least=0, at_most=100, slider=(1.0, 5.0), symbol="k")] = 3.0,
    extreme_cover: Annotated[float, percent("Part of it that counts", at_least=0, at_most=1, slider=(0.2, 0.5), symbol="c")] = 0.33,
    short_option_minimum: Annotated[float, money("Minimum for an option sold", at_least=0, at_most=1e9, slider=(0.0, 1_000.0), symbol="b")] = 0.0,
    rate: Annotated[float, percent("Interest rate", at_least=-0.5, at_most=1, slider=(-0.05, 0.2))] = 0.0,
) -> Answer:
    """Ask `margin.span_scan` for the requirement, and for each leg's value in the deciding scenario."""
    held = tuple(_leg(holding) for holding in legs)
    scan = margin.span_scan(
        held,
        price,
        price_range=price_range,
        volatility_range=volatility_range,
        extreme_multiplier=extreme_multiplier,
        extreme_cover=extreme_cover,
        short_option_minimum=short_option_minimum,
        rate=rate,
    )
    deciding = scan.scenarios[(scan.worst or 1) - 1]
    before = tuple(_value(leg, price, 0.0, rate) for leg in held)
    return Answer(
        requirement=scan.requirement,
        scan_risk=scan.scan_risk,
        minimum=scan.minimum,
        worst_number=scan.worst,
        value_now=sum(leg.quantity * value for leg, value in zip(held, before, strict=True)),
        tomorrows=tuple(Tomorrow(each.number, each.price, each.volatility_change, each.cover, each.profit) for each in scan.scenarios),
        deciding=deciding,
        falls=tuple(value - _value(leg, deciding.price, deciding.volatility_change, rate) for leg, value in zip(held, before, strict=True)),
    )
