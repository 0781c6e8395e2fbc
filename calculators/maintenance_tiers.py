"""How much maintenance margin does a table of brackets ask for?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Rows, Step, Unfit, Words, calculator, count, money, multiple, naming, percent
from calckit.chart import Axis, Chart, Dot, Level, Line, Vertical, XYChart

from ._fields import ROW_MAINTENANCE_RATE, UP_TO
from ._market import NO_END, tiers


@dataclass(frozen=True, slots=True)
class Tier:
    """One line of the venue's table, as a row of the form."""

    up_to: Annotated[float, UP_TO]
    rate: Annotated[float, ROW_MAINTENANCE_RATE]
    leverage: Annotated[float, multiple("Highest leverage", at_least=1, at_most=500)]


@dataclass(frozen=True, slots=True)
class Slice:
    """What one bracket holds of the position, and what it asks for."""

    number: Annotated[int, count("Bracket")]
    held: Annotated[float, money("In this bracket")]
    slice_rate: Annotated[float, percent("Rate")]
    amount_there: Annotated[float, money("Maintenance amount", term="maintenance-amount")]
    asked: Annotated[float, money("Maintenance of the slice")]


@dataclass(frozen=True, slots=True)
class Answer:
    """The requirement, the two numbers that give it, and what it comes to on the whole."""

    maintenance: Annotated[float | None, money("Maintenance margin", symbol="R", term="maintenance-margin")]
    bracket_rate: Annotated[float | None, percent("Rate of its bracket", symbol="m")]
    amount: Annotated[float | None, money("Maintenance amount", symbol="A", term="maintenance-amount")]
    effective_rate: Annotated[float | None, percent("Rate on the whole", said="rate on the whole value")]
    max_leverage: Annotated[float | None, multiple("Highest leverage", term="risk-limit")]
    slices: Annotated[tuple[Slice, ...], Rows(label="Slice by slice", of=Slice)]
    table: tuple[margin.Bracket, ...]
    index: int


def words(case: Case) -> Words:
    """Say what the position asks for and why that is less than its bracket's rate suggests."""
    if case.maintenance is None:
        end = case.show("value", case.brackets[-1].up_to)
        return Words(
            "A position of this size",
            "maintenance",
            f"The table ends at {end} {case.local('USDT')}; {case['value']} {case.local('USDT')} may not be held at all. **A smaller position** or another table would give a margin.",
            instead="is not allowed",
        )
    if case.index == 0:
        after = f"It lies in the first bracket, where every dollar asks for **{case['bracket_rate']}**. Up to {case['max_leverage']} is allowed."
    else:
        after = (
            f"Its bracket asks for {case['bracket_rate']}, but only of the part above {case.show('value', case.table[case.index].floor)}. On the whole it "
            f"is **{case['effective_rate']}**, as the [[maintenance-amount|maintenance amount]] takes {case['amount']} off. Up to "
            f"{case['max_leverage']} is allowed."
        )
    return Words(f"To stay open, a position of {case['value']} {case.local('USDT')} needs", "maintenance", after)


def working(case: Case) -> tuple[Step, ...]:
    """The amount from the brackets passed, the requirement, the same slice by slice, the rate on the whole."""
    passed = case.table[: case.index + 1]
    rates = tuple(bracket.rate for bracket in passed)
    v = {"f": tuple(bracket.floor for bracket in passed), "g": rates, "b": (0.0, *rates[:-1])}
    if case.maintenance is None:
        return (Step("The part that lies beyond the end of the table", "n - c", {"n": case.value, "c": case.brackets[-1].up_to}, unit="USDT"),)
    w = {"w": tuple(each.held for each in case.slices), "g": rates}
    n = {"n": case.value, "m": case.bracket_rate, "A": case.amount}
    return (
        Step(
            "Each bracket passed, with its floor f, raises the rate from b to g. The [[maintenance-amount|maintenance amount]] adds up what that would take too much",
            "A = sum(f * (g - b))",
            v,
            "amount",
        ),
        Step("The rate m of its bracket on the whole value, less that amount", "R = n * m - A", n, "maintenance"),
        Step("The same as asking each slice w for its own rate g", "R = sum(w * g)", w, "maintenance"),
        Step("On the whole value that is", "e = R / n", {"R": case.maintenance, "n": case.value}, "effective_rate"),
    )


def chart(case: Case) -> Chart:
    """The bracket's rate in steps, and the rate on the whole that follows it smoothly from below."""
    low, high, end = _window(case)
    last = min(high, end)
    floors = [bracket.floor for bracket in case.table[1:] if bracket.floor < last]
    steps = [(low, case.table[0].rate), *((b.floor, b.rate) for b in case.table[1:] if b.floor < last)]
    steps.append((last, steps[-1][1]))
    rates = [(x, margin.maintenance_margin(x, case.table) / x) for x in _grid(low, last, floors)]
    return XYChart(
        title="Maintenance rate against position value",
        x=Axis("Position value", case.local("USDT"), "plain", "log", low=low, high=high),
        y=Axis("Maintenance rate", "", "percent", low=0.0),
        lines=(Line("Rate of the bracket", tuple(steps), "required", "Bracket", step=True), Line("Rate on the whole", tuple(rates), "main", "On the whole")),
        dots=_here(case),
        verticals=() if high < end else (Vertical(end, f"Table ends, {case.show('max_leverage', case.brackets[-1].leverage)}", "End"),),
        levels=(
            Level(
                case.bracket_rate,
                f"Bracket {case.index + 1}: {case['bracket_rate']}, up to {case['max_leverage']}",
                short=f"{case['bracket_rate']}, {case['max_leverage']}",
            ),
        )
        if case.maintenance is not None
        else (),
    )


def _window(case: Case) -> tuple[float, float, float]:
    """Return the values to show, from the first bracket to some way beyond the position, and the table's end."""
    end = case.brackets[-1].up_to
    first = [case.value, *(bracket.floor for bracket in case.table[1:2])]
    high = case.value if case.value > end else min(max(first) * 6, end)
    return min(*first, end) / 3, high, end


def _here(case: Case) -> tuple[Dot, ...]:
    if case.maintenance is None:
        return (Dot(case.value, case.table[-1].rate, "Not allowed", drop=True),)
    label = f"{case['effective_rate']}: {case['maintenance']} {case.local('USDT')}"
    return (Dot(case.value, case.effective_rate, label, case["effective_rate"], drop=True, ring=True),)


def _grid(low: float, high: float, floors: list[float]) -> list[float]:
    """Return values from low to high, evenly on a log scale, with the corners among them."""
    steps = [low * (high / low) ** (i / 40) for i in range(41)]
    return sorted({*steps[:-1], high, *(floor for floor in floors if floor < high)})


def _tiers(name: str) -> tuple[Tier, ...]:
    """Return a published table as rows of the form."""
    table = margin.BRACKET_TABLES[name]
    ends = [*(bracket.floor for bracket in table.brackets[1:]), table.cap or NO_END]
    return tuple(Tier(end, bracket.rate, bracket.max_leverage or 1.0) for end, bracket in zip(ends, table.brackets, strict=True))


def _source(name: str) -> str:
    table = margin.BRACKET_TABLES[name]
    return f"{table.source}; {table.title}, as of {table.as_of}"


@calculator(
    title="Maintenance by brackets",
    question="How much maintenance margin does a position of this size need?",
    group="Margin",
    terms=("maintenance-margin", "maintenance-amount", "risk-limit", "notional-value", "leverage"),
    words=words,
    working=working,
    chart=chart,
    solve=(("value", "maintenance"), ("value", "effective_rate")),
    mistakes=(
        Mistake(
            "Amount left out",
            "n * m",
            "that asks the bracket's rate of the whole position. The parts in lower brackets keep their lower rates, and the maintenance amount takes the difference off.",
        ),
        Mistake("Amount added", "n * m + A", "the maintenance amount is taken off: lower brackets ask for less, not for more."),
    ),
    pick=tiers(lambda end, bracket: Tier(end, bracket.rate, bracket.max_leverage or 1.0), levered=True),
    compact=("value",),
    presets=(
        Preset("binance-btc", "Binance BTCUSDT, 100,000", {"value": 100_000.0}, _source("binance_btc"), "2026-11-21"),
        Preset("binance-doge", "The same value in DOGEUSDT", {"brackets": _tiers("binance_doge")}, _source("binance_doge"), "2026-11-21"),
        Preset(
            "two-years-earlier",
            "The table two years earlier",
            {"value": 100_000.0, "brackets": _tiers("binance_btc_2024")},
            _source("binance_btc_2024"),
            "2026-11-21",
        ),
        Preset(
            "hyperliquid-btc",
            "Hyperliquid BTC",
            {"value": 200_000_000.0, "brackets": _tiers("hyperliquid_btc")},
            f"{_source('hyperliquid_btc')}. No end is stated: 1,000,000,000,000 stands for none",
            "2026-11-21",
        ),
        Preset("beyond-the-table", "Beyond the end", {"value": 500_000_000.0, "brackets": _tiers("binance_doge")}, _source("binance_doge"), "2026-11-21"),
    ),
    examples=(
        Example(
            "Five million in BTCUSDT",
            {},
            {"maintenance": "38,000.00", "amount": "12,000.00", "bracket_rate": "1.00%", "effective_rate": "0.76%", "max_leverage": "50×"},
        ),
        Example("The published amount of bracket 5", {"value": "20000000"}, {"amount": "132,000.00", "maintenance": "268,000.00"}),
        Example("The first bracket has no amount", {"value": "100000"}, {"amount": "0.00", "maintenance": "400.00", "effective_rate": "0.40%"}),
        Example("Beyond the end of the table", {"value": "2000000000"}, {"maintenance": "none", "max_leverage": "none"}),
    ),
    assumptions=(
        "The rate belongs to the position's value at the mark price: the bracket changes when the price does.",
        "The first row begins at 0 and each row where the one before it ends; a floor belongs to the higher bracket.",
        "Maintenance amounts are derived from the rates, so that the requirement never jumps. The venue prints the same numbers.",
        "One position. Some venues add up several positions or accounts before they look up the bracket.",
        "Tables are as of their date; venues change them without notice.",
    ),
)
def maintenance_tiers(
    value: Annotated[
        float, money("Position value", above=0, at_most=1e18, slider=(10_000.0, 2_000_000_000.0), scale="log", symbol="n", term="notional-value")
    ] = 5_000_000.0,
    brackets: Annotated[
        tuple[Tier, ...],
        Rows(
            label="Brackets", of=Tier, row="bracket", most=40, term="risk-limit", help="Binance BTCUSDT as of 2026-09-29. Each row ends where the next begins."
        ),
    ] = _tiers("binance_btc"),
) -> Answer:
    """Ask `margin` for the requirement, whole and slice by slice."""
    floors = (0.0, *(tier.up_to for tier in brackets[:-1]))
    rows = zip(floors, brackets, strict=True)
    last = len(brackets) - 1
    with naming({f"brackets[{i + 1}].floor": f"brackets[{i}].up_to" for i in range(last)}):
        table = margin.normalise([margin.Bracket(floor, tier.rate, None, tier.leverage) for floor, tier in rows])
    if brackets[last].up_to <= floors[last]:
        raise Unfit(f"brackets[{last}].up_to", "above", brackets[last].up_to, floors[last], f"brackets[{last - 1}].up_to")
    index = margin.bracket_at(value, table)
    if value > brackets[-1].up_to:
        return Answer(None, None, None, None, None, (), table, index)
    asked = margin.maintenance_margin(value, table)
    return Answer(
        maintenance=asked,
        bracket_rate=table[index].rate,
        amount=table[index].amount,
        effective_rate=margin.return_on_equity(asked, value),
        max_leverage=margin.max_leverage(value, table),
        slices=_slices(value, table[: index + 1]),
        table=table,
        index=index,
    )


def _slices(value: float, table: tuple[margin.Bracket, ...]) -> tuple[Slice, ...]:
    """Return what each bracket holds of the value and what it adds to the requirement."""
    ends = [*(bracket.floor for bracket in table[1:]), value]
    return tuple(
        Slice(
            number=i + 1,
            held=end - bracket.floor,
            slice_rate=bracket.rate,
            amount_there=bracket.amount or 0.0,
            asked=margin.maintenance_margin(end, table) - margin.maintenance_margin(bracket.floor, table),
        )
        for i, (bracket, end) in enumerate(zip(table, ends, strict=True))
    )
