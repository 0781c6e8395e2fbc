"""Why do venues and calculators show different liquidation prices for the same position?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Words, calculator, money, percent, quantity
from calckit.chart import Axis, Chart, Row, RowsChart

from ._fields import ENTRY_PRICE, LEVERAGE, MAINTENANCE_RATE, SIDE
from ._market import flat

FAMILIES = {
    "exact": "Exact, maintenance at the price",
    "with_fee": "Exact, with the closing fee",
    "net_extra": "Extra margin net of the fee",
    "no_amount": "No maintenance amount",
    "at_entry": "Maintenance at entry, exact margin",
    "shortcut": "Shortcut, maintenance at entry",
    "bankruptcy": "Bankruptcy, no maintenance",
}
FORMULAS = {
    "exact": "equity = m × value at P − A",
    "with_fee": "m + f instead of m",
    "net_extra": "X / (1 ∓ f) instead of X",
    "no_amount": "A left out",
    "at_entry": "m × value at entry − A",
    "shortcut": "E × (1 ∓ 1/L ± m)",
    "bankruptcy": "E ∓ margin / q",
}
VENUES = {
    "exact": "Binance, Hyperliquid, Bybit without extra margin",
    "with_fee": "Gate, Bitget, Phemex",
    "net_extra": "Bybit, 2026",
    "no_amount": "Kraken, dYdX",
    "at_entry": "Bybit, 2023 to 2024",
    "shortcut": "most calculator sites",
    "bankruptcy": "no venue: the margin is used up there",
}
WHY = {
    "with_fee": "adds the fee for closing to what must be left, as some venues do and others do not",
    "net_extra": "counts margin added later after the fee for closing it",
    "no_amount": "leaves out the maintenance amount that larger positions may deduct",
    "at_entry": "measures maintenance at the entry price, though the position is worth something else when it is closed",
    "shortcut": "measures maintenance at the entry price and leaves out extra margin and maintenance amount",
    "bankruptcy": "leaves maintenance out: there the margin is gone, but the venue steps in before",
}


@dataclass(frozen=True, slots=True)
class Family:
    """What one family of formulas answers."""

    family: Annotated[str, Choice(label="Formula", options=FAMILIES)]
    used_by: Annotated[str, Choice(label="Used by", options={venue: venue for venue in VENUES.values()})]
    answer: Annotated[float | None, money("Liquidation price")]
    difference: Annotated[float | None, money("Difference")]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answers of all families, and the largest difference from the exact one."""

    gap: Annotated[float | None, money("Largest difference", unit="USDT", symbol="G")]
    gap_of_entry: Annotated[float | None, percent("The same, of the entry price")]
    exact: Annotated[float | None, money("Maintenance at the price", unit="USDT", symbol="P", term="liquidation-price")]
    with_fee: Annotated[float | None, money("With the closing fee", unit="USDT", symbol="P_f", term="taker-fee")]
    at_entry: Annotated[float | None, money("With maintenance at entry", unit="USDT", symbol="P_E", term="maintenance-margin")]
    bankrupt: Annotated[float | None, money("Without maintenance", unit="USDT", symbol="P_0", term="bankruptcy-price")]
    families: Annotated[tuple[Family, ...], Rows(label="Every formula, one position", of=Family)]
    farthest: str
    status: margin.Status


def words(case: Case) -> Words:
    """Say how far apart the formulas are, which is farthest, and what it does differently."""
    if case.status == "liquidatable_now":
        return Words(
            "By the exact formula this position would be closed",
            "gap",
            f"At {case['leverage']} its margin is not above the maintenance of "
            f"{case['maintenance_rate']} at the entry price. **Lower leverage or extra margin** would give prices to compare.",
            instead="as soon as it opens",
            status="now",
        )
    if case.exact is None:
        return Words(
            "By the exact formula this position has",
            "gap",
            f"Its margin covers all that it can lose.{_invented(case)} **Higher leverage** would give a price.",
            instead="no liquidation price",
        )
    if case.gap is None:
        return Words(
            "Only the exact formula has",
            "gap",
            f"It gives {case['exact']} {case.local('USDT')}; no other gives a price above 0.",
            instead="an answer",
            status="none",
        )
    if case.gap < 0.005:
        return Words(
            "For this position the formulas differ by",
            "gap",
            f"They all give {case['exact']} {case.local('USDT')}: without maintenance and fee there is nothing to disagree about.",
        )
    told = f"The exact price is **{case['exact']} {case.local('USDT')}**. The farthest answer, {_price(case, case.farthest)}, {_why(case, case.farthest)}.{_shortcut(case)}"
    return Words("For this one position published formulas differ by up to", "gap", told)


def _why(case: Case, family: str) -> str:
    """Say what a formula does differently; the shortcut leaves out only what is there to be left out."""
    nothing = case.extra_margin == 0 and case.maintenance_amount == 0
    return WHY["at_entry" if family == "shortcut" and nothing else family]


def _found(case: Case, family: str) -> Family:
    found: Family = next(row for row in case.families if row.family == family)
    return found


def _price(case: Case, family: str) -> str:
    return case.show("exact", _found(case, family).answer)


def _invented(case: Case) -> str:
    """Name a shortcut that gives a price where there is none."""
    if _found(case, "shortcut").answer is None:
        return ""
    return f" The common shortcut still gives {_price(case, 'shortcut')}: a price that does not exist."


def _shortcut(case: Case) -> str:
    """Tell about the common shortcut, where another formula is the farthest."""
    row = _found(case, "shortcut")
    if case.farthest == "shortcut" or row.difference is None or abs(row.difference) < 0.005:
        return ""
    word = "high" if row.difference > 0 else "low"
    return f" The common shortcut is {case.show('gap', abs(row.difference))} too {word}: it {_why(case, 'shortcut')}."


def working(case: Case) -> tuple[Step, ...]:
    """Each family's formula with the same numbers, and the largest difference."""
    v = {"s": 1.0 if case.side == "long" else -1.0, "q": case.quantity, "E": case.entry_price, "L": case.leverage}
    v |= {"m": case.maintenance_rate, "f": case.fee, "X": case.extra_margin, "A": case.maintenance_amount}
    steps = [
        Step(
            "Exact: equity meets maintenance where both are valued at the same price (s is 1 for a long, −1 for a short)",
            "P = (s * q * E - q * E / L - X - A) / (q * (s - m))",
            v,
            _if(case.exact, "exact"),
            unit="USDT",
        ),
        Step("With the closing fee in the rate", "P_f = (s * q * E - q * E / L - X - A) / (q * (s - m - f))", v, _if(case.with_fee, "with_fee"), unit="USDT"),
        Step("With maintenance frozen at entry", "P_E = E - s * (q * E / L + X - m * q * E + A) / q", v, _if(case.at_entry, "at_entry"), unit="USDT"),
        Step("Without maintenance", "P_0 = E - s * (q * E / L + X) / q", v, _if(case.bankrupt, "bankrupt"), unit="USDT"),
    ]
    if case.gap is not None:
        far = _found(case, case.farthest).answer
        steps.append(Step("The farthest answer F from the exact one", "G = abs(F - P)", {"F": far or 0.0, "P": case.exact}, "gap"))
    return tuple(steps)


def _if(answer: float | None, name: str) -> str:
    return "" if answer is None else name


def chart(case: Case) -> Chart:
    """One row for each formula, measured against the exact one."""
    return RowsChart(
        title=f"The liquidation price of one {case.side}, by formula",
        x=Axis("Liquidation price", case.local("USDT")),
        rows=tuple(_row(case, row) for row in case.families if _differs(case, row.family)),
    )


def _differs(case: Case, family: str) -> bool:
    """Tell whether a formula has anything to differ about: without extra margin or amount several are one and the same."""
    if family == "net_extra":
        return bool(case.extra_margin > 0)
    if family == "no_amount":
        return bool(case.maintenance_amount > 0)
    return family != "at_entry" or bool(case.extra_margin > 0 or case.maintenance_amount > 0)


def _row(case: Case, row: Family) -> Row:
    difference = ""
    if row.difference is not None and row.family != "exact":
        difference = "same" if abs(row.difference) < 0.005 else ("+" if row.difference > 0 else "") + case.show("gap", row.difference)
    shown = "no price" if row.answer is None else case.show("exact", row.answer)
    return Row(FAMILIES[row.family], row.answer, shown, FORMULAS[row.family], difference)


@calculator(
    title="Why calculators disagree",
    question="Why do venues and calculators show different liquidation prices for the same position?",
    group="Liquidation",
    terms=("liquidation-price", "maintenance-margin", "maintenance-amount", "taker-fee", "bankruptcy-price"),
    words=words,
    working=working,
    chart=chart,
    solve=(("maintenance_rate", "gap"),),
    mistakes=(
        Mistake(
            "Measured from the entry price",
            "abs(F - E)",
            "the formulas are compared with the exact answer, not with the price at which the position was opened.",
        ),
        Mistake(
            "Only the closing fee",
            "abs((s * q * E - q * E / L - X - A) / (q * (s - m - f)) - P)",
            "that is how far the formula with the fee is off; another one is farther.",
        ),
        Mistake(
            "Only the frozen maintenance",
            "abs(E - s * (q * E / L + X - m * q * E + A) / q - P)",
            "that is how far maintenance at the entry price is off; another formula is farther.",
        ),
    ),
    pick=flat("maintenance_amount", "fee"),
    compact=("side", "entry_price", "leverage", "maintenance_rate", "fee"),
    presets=(
        Preset("high-leverage", "At 50×", {"leverage": 50.0}),
        Preset("low-leverage", "At 2×, a short", {"side": "short", "leverage": 2.0}),
        Preset("fully-backed", "A price that does not exist", {"leverage": 1.0}),
        Preset(
            "bybit-older-form",
            "Bybit's older example",
            {"entry_price": 20_000.0, "quantity": 1.0, "leverage": 50.0},
            "Liquidation Price (USDT Contract), Bybit Help Center",
            "2026-11-21",
        ),
        Preset(
            "bybit-2026-form",
            "Bybit's example of 2026",
            {"entry_price": 40_000.0, "quantity": 1.0, "leverage": 50.0, "extra_margin": 3_000.0, "fee": 0.00055},
            "Liquidation Price Calculation under Isolated Mode (Unified Trading Account), Bybit Help Center",
            "2026-11-21",
        ),
    ),
    examples=(
        Example(
            "Half a bitcoin at ten times",
            {},
            {"exact": "54,271.36", "with_fee": "54,298.64", "at_entry": "54,300.00", "bankrupt": "54,000.00", "gap": "271.36"},
        ),
        Example(
            "Bybit's older form: 1 BTC from 20,000 at 50×",
            {"entry_price": "20000", "quantity": "1", "leverage": "50"},
            {"at_entry": "19,700.00", "exact": "19,698.49"},
        ),
        Example("Fully backed: the exact formula has no price", {"leverage": "1"}, {"exact": "none", "at_entry": "300.00", "gap": "none"}),
        Example("No maintenance and no fee", {"maintenance_rate": "0", "fee": "0"}, {"gap": "0.00"}),
    ),
    assumptions=(
        "One isolated position in a USDT-margined contract, in one maintenance bracket.",
        "Venues are named with the formula of their help pages; what a venue's engine does may differ in detail.",
        "A coin-margined contract is another contract, not another formula: its price is farther from all of these.",
        "Bybit's own examples count the formula of their time. Extra margin and maintenance amount of 0 make several families agree.",
    ),
)
def why_calculators_disagree(
    side: Annotated[margin.Side, SIDE] = "long",
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    quantity: Annotated[
        float,
        quantity(
            "Quantity", above=0, at_most=1e12, slider=(0.01, 10.0), scale="log", symbol="q", help="Matters only with extra margin or a maintenance amount."
        ),
    ] = 0.5,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    maintenance_rate: Annotated[float, MAINTENANCE_RATE] = 0.005,
    fee: Annotated[float, percent("Closing fee", above=-0.01, at_most=0.01, slider=(0.0, 0.001), symbol="f", term="taker-fee")] = 0.0005,
    extra_margin: Annotated[
        float, money("Extra margin", at_least=0, at_most=1e18, slider=(0.0, 10_000.0), symbol="X", term="collateral", help="Added after opening.")
    ] = 0.0,
    maintenance_amount: Annotated[
        float,
        money(
            "Maintenance amount",
            at_least=0,
            at_most=1e18,
            slider=(0.0, 1_000.0),
            symbol="A",
            term="maintenance-amount",
            help="The venue's deduction in your bracket, if any.",
        ),
    ] = 0.0,
) -> Answer:
    """Ask `margin.isolated_price` for the same position once by each rule."""
    position = margin.Position(side, "linear", quantity, entry_price)
    own = margin.initial_margin(position, leverage)

    def by(rule: margin.Rule, extra: float = extra_margin, amount: float = maintenance_amount) -> float | None:
        brackets = (margin.Bracket(0.0, maintenance_rate, amount),)
        return margin.isolated_price(position, own, brackets, rule=rule, fee=fee, extra=extra).price

    answers = {
        "exact": by(margin.BINANCE),
        "with_fee": by(margin.GATE),
        "net_extra": by(margin.BYBIT_2026),
        "no_amount": by(margin.KRAKEN),
        "at_entry": by(margin.BYBIT_2023),
        "shortcut": by(margin.BYBIT_2023, extra=0.0, amount=0.0),
        "bankruptcy": margin.bankruptcy_price(position, own + extra_margin),
    }
    brackets = (margin.Bracket(0.0, maintenance_rate, maintenance_amount),)
    status = margin.isolated_price(position, own, brackets, extra=extra_margin).status
    return _compared(answers, entry_price, status)


def _compared(answers: dict[str, float | None], entry: float, status: margin.Status) -> Answer:
    """Measure every answer against the exact one; without an exact price there is nothing to measure."""
    exact = answers["exact"] if status == "ok" else None
    gaps = {name: None if exact is None or price is None else _twelve(price) - _twelve(exact) for name, price in answers.items()}
    others = {name: abs(gap) for name, gap in gaps.items() if gap is not None and name != "exact"}
    farthest = max(others, key=lambda name: others[name], default="")
    gap = others.get(farthest)
    return Answer(
        gap=gap,
        gap_of_entry=None if gap is None else gap / entry,
        exact=exact,
        with_fee=answers["with_fee"],
        at_entry=answers["at_entry"],
        bankrupt=answers["bankruptcy"],
        families=tuple(Family(name, VENUES[name], exact if name == "exact" else price, gaps[name]) for name, price in answers.items()),
        farthest=farthest,
        status=status,
    )


def _twelve(price: float) -> float:
    """Return the price to twelve digits, as the working shows it, so that a reader's subtraction gives the same."""
    return float(f"{price:.12g}")
