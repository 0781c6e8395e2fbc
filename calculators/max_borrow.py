"""How much may be borrowed against deposits, and what does borrowing to deposit again build?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Words, calculator, count, money, multiple, naming, percent, plain, quantity
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart

MODES = {"off": "Off", "on": "On"}
IN_MODE = {"no": "Own rates", "yes": "E-mode rates"}
MOST_LOOPS = 20


@dataclass(frozen=True, slots=True)
class Asset:
    """One deposit, as a row of the form."""

    amount: Annotated[float, quantity("Amount", unit="", above=0, at_most=1e12)]
    price: Annotated[float, money("Price", unit="USD", above=0, at_most=1e9)]
    max_ltv: Annotated[float, percent("Maximum loan to value", at_least=0, at_most=0.99, term="loan-to-value")]
    threshold: Annotated[float, percent("Liquidation threshold", at_least=0, at_most=0.99, term="liquidation-threshold")]
    category: Annotated[str, Choice(label="In e-mode", options=IN_MODE, term="efficiency-mode")] = "no"


@dataclass(frozen=True, slots=True)
class Answer:
    """What may be borrowed at once, and the position that looping builds."""

    max_borrow: Annotated[float, money("May be borrowed", most=True, said="amount that may be borrowed", unit="USD", symbol="B")]
    collateral_value: Annotated[float, money("Deposits", unit="USD", symbol="V", term="collateral")]
    loop_ltv: Annotated[float, percent("Borrowed of each deposit", term="loan-to-value")]
    exposure: Annotated[float, money("Exposure after the loops", unit="USD", symbol="X", term="looping")]
    loop_debt: Annotated[float, money("Debt after the loops", unit="USD", symbol="D")]
    multiplier: Annotated[float, multiple("Leverage", term="effective-leverage")]
    limit: Annotated[float, multiple("Leverage of endless loops")]
    health_factor: Annotated[float | None, plain("Health factor", symbol="H", term="health-factor", digits=4)]
    drop: Annotated[float | None, percent("Fall until liquidation")]
    counted: float
    rates: tuple[tuple[float, float], ...]
    path: margin.Loop


def words(case: Case) -> Words:
    """Say what may be borrowed and how thin the looped position is."""
    if case.max_borrow == 0:
        return Words(
            "Against these deposits you may borrow",
            "max_borrow",
            "Their maximum [[loan-to-value]] is 0, so they back no loan and cannot be looped. **A maximum above 0%** would give an amount.",
            instead="nothing",
            status="none",
        )
    loops = "once" if case.loops == 1 else f"{case['loops']} times"
    if case.health_factor is None:
        return Words("Against these deposits you may borrow", "max_borrow", "Nothing is borrowed here, so there is no health factor.")
    after = (
        f"Borrowed and deposited again {loops}, the deposits of {case['collateral_value']} USD become an exposure of "
        f"**{case['exposure']} USD**, {case['multiplier']}, with a [[health-factor]] of **{case['health_factor']}**"
    )
    if case.health_factor < 1:
        return Words("Against these deposits you may borrow", "max_borrow", f"{after}: below 1, so it could be liquidated at once.")
    return Words("Against these deposits you may borrow", "max_borrow", f"{after}: a fall of {case['drop']} against what is owed liquidates it.")


def working(case: Case) -> tuple[Step, ...]:
    """Value, borrowing limit, what each loop borrows, the sum of the series, the health factor."""
    v = {"C": tuple(a.amount for a in case.assets), "p": tuple(a.price for a in case.assets)}
    v |= {"l": tuple(ltv for _, ltv in case.rates), "T": tuple(rate for rate, _ in case.rates)}
    w = {"u": case.used, "B": case.max_borrow, "V": case.collateral_value, "a": case.loop_ltv}
    w |= {"n": float(case.loops), "X": case.exposure, "D": case.loop_debt}
    steps = [
        Step("The deposits are worth", "V = sum(C * p)", v, "collateral_value"),
        Step(
            "The maximum [[loan-to-value]] of each, in e-mode that of the category, says how much of it may be borrowed", "B = sum(C * p * l)", v, "max_borrow"
        ),
        Step("Each loop borrows so much of what was deposited before", "a = u * B / V", w, "loop_ltv"),
        Step("Deposit, loan, loan on the loan: the sum after n loops", "X = V * (1 - a ** (n + 1)) / (1 - a)", w, "exposure"),
    ]
    if case.health_factor is not None:
        say = "All but the first deposit is owed. The [[health-factor]] is what counts of the exposure over that debt"
        formula = "H = sum(C * p * T) * (1 - a ** (n + 1)) / (V * a * (1 - a ** n))"
        steps.append(Step(say, formula, {**v, **w}, "health_factor"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """Exposure and debt loop by loop, approaching the limit of endless loops."""
    shown = min(max(case.loops + 4, 10), MOST_LOOPS)
    done, to_come = case.path.steps[: case.loops + 1], case.path.steps[case.loops : shown + 1]
    health = "no debt" if case.health_factor is None else f"health factor {case['health_factor']}"
    label = f"{case['multiplier']}, {health}"
    return XYChart(
        title="Exposure and debt, loop by loop",
        x=Axis("Loop", names=tuple(str(n) for n in range(shown + 1)), current=case.loops),
        y=Axis("", "USD", low=0.0),
        lines=(
            Line("Exposure", tuple((float(s.loops), s.exposure) for s in done)),
            Line("", tuple((float(s.loops), s.exposure) for s in to_come), "ghost"),
            Line("Debt", tuple((float(s.loops), s.debt) for s in case.path.steps[: shown + 1]), "required"),
        ),
        dots=(Dot(float(case.loops), case.exposure, label, case["multiplier"], ring=True),),
        levels=(
            Level(case.collateral_value * case.limit, f"Endless loops, {case['limit']}", short=f"Endless {case['limit']}"),
            Level(case.max_borrow, f"May be borrowed at once, {case['max_borrow']}", short=f"At once {case['max_borrow']}"),
        ),
    )


ETH = Asset(10.0, 3_000.0, 0.80, 0.83)
STAKED = Asset(10.0, 3_000.0, 0.775, 0.80, "yes")


@calculator(
    title="Borrow capacity and loop leverage",
    question="How much may you borrow against your deposits, and what does looping make of it?",
    group="Lending",
    terms=("loan-to-value", "looping", "efficiency-mode", "health-factor", "liquidation-threshold", "collateral"),
    words=words,
    working=working,
    chart=chart,
    solve=(("used", "multiplier"), ("used", "health_factor")),
    mistakes=(
        Mistake(
            "Threshold in place of the maximum",
            "sum(C * p * T)",
            "the liquidation threshold says when a loan is liquidated; what may be borrowed is limited by the lower maximum loan to value.",
        ),
        Mistake("All of the deposits", "sum(C * p)", "each deposit backs a loan only up to its maximum loan to value."),
        Mistake(
            "Loops counted in", "V * (1 - a ** (n + 1)) / (1 - a) - V", "that is the debt after all loops. The question is what the deposits themselves allow."
        ),
    ),
    compact=("loops", "used", "emode"),
    presets=(
        Preset("efficiency-mode", "The same, in e-mode", {"assets": (STAKED,), "emode": "on", "loops": 10}),
        Preset("two-assets", "Two assets", {"assets": (ETH, Asset(10_000.0, 1.0, 0.75, 0.78)), "loops": 3}),
        Preset("half-the-limit", "Half the limit each time", {"used": 0.5}),
        Preset("one-loan", "One loan, deposited once", {"loops": 1}),
        Preset("no-collateral", "An asset that backs no loan", {"assets": (Asset(10.0, 3_000.0, 0.0, 0.0),)}),
    ),
    examples=(
        Example(
            "Ten ether at 80%, five loops",
            {},
            {"max_borrow": "24,000.00", "exposure": "110,678.40", "loop_debt": "80,678.40", "multiplier": "3.689×", "limit": "5×", "health_factor": "1.139"},
        ),
        Example("One loop only", {"loops": "1"}, {"exposure": "54,000.00", "loop_debt": "24,000.00", "health_factor": "1.867", "drop": "46.45%"}),
        Example(
            "E-mode at 93%, ten loops",
            {
                "assets.0.amount": "10",
                "assets.0.price": "3000",
                "assets.0.max_ltv": "77.5",
                "assets.0.threshold": "80",
                "assets.0.category": "yes",
                "emode": "on",
                "loops": "10",
            },
            {"max_borrow": "27,900.00", "limit": "14.29×", "health_factor": "1.089"},
        ),
        Example("Nothing may be borrowed", {"assets.0.max_ltv": "0"}, {"max_borrow": "0.00", "health_factor": "none"}),
    ),
    assumptions=(
        "Nothing is owed at the start; a debt would take its amount off what may be borrowed.",
        "What is borrowed is changed without cost into the same mix of deposits, at the same rates.",
        "No interest: looping pays only while the deposit earns more than the loan costs.",
        "The fall is measured against what is owed: for two assets that move together it is the fall of their ratio.",
        "Supply and borrow caps of the protocol are left out.",
    ),
)
def max_borrow(
    assets: Annotated[tuple[Asset, ...], Rows(label="Deposits", of=Asset, row="deposit", most=10, term="collateral")] = (ETH,),
    loops: Annotated[
        int,
        count(
            "Loops",
            at_least=1,
            at_most=MOST_LOOPS,
            slider=(1.0, 20.0),
            symbol="n",
            term="looping",
            help="How often the loan is deposited and borrowed against again.",
        ),
    ] = 5,
    used: Annotated[
        float,
        percent("Share of the limit borrowed each time", said="share of the limit, borrowed each time,", above=0, at_most=1, slider=(0.1, 1.0), symbol="u"),
    ] = 1.0,
    emode: Annotated[str, Choice(label="E-mode", options=MODES, term="efficiency-mode")] = "off",
    emode_max_ltv: Annotated[float, percent("E-mode maximum loan to value", at_least=0, at_most=0.99, slider=(0.8, 0.97))] = 0.93,
    emode_threshold: Annotated[float, percent("E-mode liquidation threshold", at_least=0, at_most=0.99, slider=(0.8, 0.98))] = 0.95,
) -> Answer:
    """Ask `margin.max_borrow` for the deposits and `margin.loop` for what looping makes of them."""
    deposits, mode = _deposits(assets), None
    if emode == "on":
        with naming({"max_ltv": "emode_max_ltv", "liquidation_threshold": "emode_threshold"}):
            mode = margin.EMode(emode_threshold, emode_max_ltv)
    loan = margin.lending_position(deposits, 0.0, emode=mode)
    ltv = used * (loan.max_ltv or 0.0)
    path = margin.loop(loan.collateral_value, MOST_LOOPS, loan_to_value=ltv, liquidation_threshold=loan.liquidation_threshold or 0.0)
    last = path.steps[loops]
    return Answer(
        max_borrow=margin.max_borrow(deposits, emode=mode),
        collateral_value=loan.collateral_value,
        loop_ltv=ltv,
        exposure=last.exposure,
        loop_debt=last.debt,
        multiplier=last.leverage,
        limit=path.limit,
        health_factor=last.health_factor,
        drop=last.drop_to_liquidation,
        counted=loan.counted_collateral,
        rates=tuple((mode.liquidation_threshold, mode.max_ltv) if mode and a.category == "yes" else (a.threshold, a.max_ltv) for a in assets),
        path=path,
    )


def _deposits(assets: tuple[Asset, ...]) -> tuple[margin.Collateral, ...]:
    """Return the rows as `margin` knows them."""
    return tuple(_deposit(f"assets[{index}]", asset) for index, asset in enumerate(assets))


def _deposit(row: str, asset: Asset) -> margin.Collateral:
    with naming({"liquidation_threshold": "threshold"}, row):
        return margin.Collateral(asset.amount, asset.price, asset.threshold, asset.max_ltv, asset.category == "yes")
