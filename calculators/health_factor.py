"""How far is a collateralised loan from its liquidation?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, multiple, naming, percent, plain
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, meeting

from ._fields import COLLATERAL, LIQUIDATION_THRESHOLD


@dataclass(frozen=True, slots=True)
class Answer:
    """How well the collateral covers the debt, and at which price it no longer does."""

    health_factor: Annotated[float | None, plain("Health factor", symbol="H", term="health-factor", digits=4)]
    liquidation_price: Annotated[float | None, money("Liquidation price", unit="USD", symbol="P", term="liquidation-price")]
    drop: Annotated[float | None, percent("Fall until then")]
    loan_to_value: Annotated[float | None, percent("Loan to value", term="loan-to-value")]
    max_borrow: Annotated[float, money("May still borrow", most=True, unit="USD")]
    collateral_value: Annotated[float, money("Collateral value", unit="USD", term="collateral")]
    liquidatable: bool


def words(case: Case) -> Words:
    """Say how far the loan is from liquidation, or that it is past it, or that nothing is owed."""
    if case.health_factor is None:
        return Words(
            "This loan has",
            "health_factor",
            "Nothing is owed, so nothing can be liquidated. **Any debt above 0** gives a health factor.",
            instead="no health factor",
        )
    if case.liquidation_price is None:
        return Words(
            "Your health factor is",
            "health_factor",
            "None of this collateral counts against the debt: the [[liquidation-threshold|threshold]] is 0.",
            status="ok",
            warnings=(_open(case),),
        )
    if case.liquidatable:
        return Words(
            "Your health factor is",
            "health_factor",
            f"It is below 1, so anyone may liquidate the loan now. At {case['liquidation_price']} USD the collateral would just count for the whole debt.",
            warnings=(_open(case),),
        )
    if case.drop == 0:
        return Words(
            "Your health factor is", "health_factor", "At exactly 1 the loan stands. **The smallest fall** of the collateral, and anyone may liquidate it."
        )
    return Words(
        "Your health factor is",
        "health_factor",
        f"If the collateral falls **{case['drop']}**, to **{case['liquidation_price']} USD**, it reaches 1; below that the loan may be liquidated.",
    )


def _open(case: Case) -> str:
    is_more = "is" if case.borrow_factor == 1 else f"counts {case['borrow_factor']}, which is"
    return f"The debt of {case['debt']} USD {is_more} more than the collateral counts for. Repaying or adding collateral mends it."


def working(case: Case) -> tuple[Step, ...]:
    """Collateral value, what counts of it, health factor, liquidation price, room to borrow."""
    v = {"C": case.amount, "p": case.price, "T": case.threshold, "D": case.debt, "W": case.collateral_value, "V": case.max_ltv, "w": case.borrow_factor}
    weight = "" if case.borrow_factor == 1 else " * w"
    divided = "" if case.borrow_factor == 1 else " / w"
    steps = [Step("The [[collateral]] is worth", "W = C * p", v, "collateral_value")]
    if case.health_factor is not None:
        say = "The [[liquidation-threshold|threshold]] says how much of it counts. Divided by the debt"
        if weight:
            say = "The [[liquidation-threshold|threshold]] says how much of it counts, and the borrow factor w how much of the debt does. Divided"
        steps.append(Step(say, f"H = W * T / {f'(D{weight})' if weight else 'D'}", v, "health_factor"))
    if case.liquidation_price is not None:
        say = "The factor reaches 1 where what counts equals the debt. Solved for the price"
        steps.append(Step(say, f"P = D{weight} / (C * T)", v, "liquidation_price"))
    say = "The maximum loan-to-value limits what may still be borrowed"
    steps.append(Step(say, f"B = max(0, W * V{divided} - D)", v, "max_borrow"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """The health factor against the price of the collateral."""
    ends = [case.price, *([case.liquidation_price] if case.liquidation_price else [])]
    low, high = min(ends) * 0.6, max(ends) * 1.25
    line = tuple((price, _health(case, price)) for price in (low, high))
    drawn = XYChart(
        title="Health factor against the price of the collateral",
        x=Axis("Collateral price", "USD", low=low, high=high),
        y=Axis("Health factor", low=0.0),
        lines=(Line("Health factor", line if case.debt else (), "main"), Line("Liquidation below 1", ((low, 1.0), (high, 1.0)), "required", "Limit 1")),
        levels=_no_more_borrowing(case),
        dots=(Dot(case.price, case.health_factor, f"Now {case['health_factor']}", "Now", drop=True),) if case.debt else (),
    )
    way, shown = None if case.liquidatable else (case.price, case["drop"]), case["liquidation_price"]
    band = ("May be liquidated", "Open")
    return meeting(drawn, case.liquidation_price, 1.0, "Factor 1", shown, "counted collateral = debt", band=band, way=way)


def _health(case: Case, price: float) -> float:
    return margin.health_factor(case.amount * price, case.debt * case.borrow_factor, liquidation_threshold=case.threshold) or 0.0


def _no_more_borrowing(case: Case) -> tuple[Level, ...]:
    """The factor at which the debt has reached the maximum loan-to-value."""
    if case.max_ltv < 0.01:
        return ()  # nothing may be borrowed at all, so the level lies far above the picture
    factor = margin.health_factor(1.0, case.max_ltv, liquidation_threshold=case.threshold)
    return (Level(factor or 0.0, "No new borrowing below", short="No new debt"),)


@calculator(
    title="Health factor",
    question="How far may your collateral fall before your loan can be liquidated?",
    group="Lending",
    terms=("health-factor", "liquidation-threshold", "collateral", "liquidation-price"),
    words=words,
    working=working,
    chart=chart,
    solve=(("debt", "health_factor"), ("amount", "health_factor"), ("amount", "liquidation_price"), ("debt", "liquidation_price")),
    mistakes=(
        Mistake("Threshold left out", "W / (w * D)", "only the share of the collateral that the liquidation threshold names counts against the debt."),
        Mistake(
            "Maximum loan to value in place of the threshold",
            "W * V / (w * D)",
            "that limit says what may be borrowed; liquidation looks at the [[liquidation-threshold|threshold]].",
        ),
        Mistake("Upside down", "w * D / (W * T)", "the health factor is what counts over what is owed, so that a safer loan has a higher one."),
    ),
    compact=("amount", "price", "threshold", "debt"),
    start="Ten ether",
    presets=(
        Preset("half-the-debt", "Half the debt", {"debt": 9_000.0}),
        Preset("close-to-the-edge", "Close to the edge", {"debt": 24_500.0}),
        Preset("already-open", "Already open", {"debt": 26_000.0}),
        Preset(
            "aave-documentation",
            "Aave's example",
            {"amount": 10.0, "price": 1_000.0, "threshold": 0.8, "max_ltv": 0.75, "debt": 6_000.0},
            "Liquidations, Aave developer documentation",
            "2026-11-21",
        ),
        Preset(
            "borrow-factor",
            "A debt that counts for more",
            {"amount": 1.0, "price": 2_000.0, "threshold": 0.8, "max_ltv": 0.75, "debt": 1_000.0, "borrow_factor": 1.2},
            "@folks-finance/algorand-sdk 0.2.6",
            "2026-11-28",
        ),
    ),
    examples=(
        Example("Ten ether against 18,000", {}, {"health_factor": "1.383", "loan_to_value": "60.00%", "max_borrow": "6,000.00"}),
        Example("Aave's documentation", {"price": "1000", "threshold": "80", "max_ltv": "75", "debt": "6000"}, {"health_factor": "1.333"}),
        Example(
            "A borrow factor of 1.2",
            {"amount": "1", "price": "2000", "threshold": "80", "max_ltv": "75", "debt": "1000", "borrow_factor": "1.2"},
            {"health_factor": "1.333", "liquidation_price": "1,500.00", "max_borrow": "250.00", "loan_to_value": "50.00%"},
        ),
        Example("Nothing owed", {"debt": "0"}, {"health_factor": "none", "liquidation_price": "none"}),
    ),
    assumptions=(
        "One collateral asset and one debt, both priced in US dollars; the debt is in something that keeps its price. If it rises, the loan opens as well.",
        "No interest is added. Borrowing costs lower the health factor day by day even at a still price.",
        "The protocol reads its own price oracle, which may lag behind or differ from an exchange.",
        "Several assets are added up, each deposit with its own threshold and each debt with its own borrow factor: see Loan in several coins.",
    ),
)
@naming({"liquidation_threshold": "threshold"})
def health_factor(
    amount: Annotated[float, COLLATERAL] = 10.0,
    price: Annotated[float, money("Collateral price", unit="USD", above=0, at_most=1e9, slider=(100.0, 20_000.0), scale="log", symbol="p")] = 3_000.0,
    threshold: Annotated[float, LIQUIDATION_THRESHOLD] = 0.83,
    max_ltv: Annotated[
        float,
        percent(
            "Maximum loan to value", at_least=0, at_most=0.99, slider=(0.3, 0.97), symbol="V", help="The most that may be borrowed; never above the threshold."
        ),
    ] = 0.80,
    debt: Annotated[float, money("Debt", unit="USD", at_least=0, at_most=1e18, slider=(100.0, 200_000.0), scale="log", symbol="D")] = 18_000.0,
    borrow_factor: Annotated[
        float,
        multiple("Borrow factor", at_least=1, at_most=10, slider=(1.0, 2.0), symbol="w", help="What the debt counts for; 1 where lenders count it as it is."),
    ] = 1.0,
) -> Answer:
    """Ask `margin.weighted_loan` for one deposit and one debt."""
    deposit = margin.Collateral(amount, price, threshold, max_ltv)
    loan = margin.weighted_loan((deposit,), (margin.Debt(debt, 1.0, borrow_factor),))
    return Answer(
        health_factor=loan.health_factor,
        liquidation_price=loan.collateral_prices[0],
        drop=None if loan.liquidatable else loan.drop_to_liquidation,
        loan_to_value=margin.loan_to_value(loan.collateral_value, loan.debt_value),
        max_borrow=loan.borrowable[0],
        collateral_value=loan.collateral_value,
        liquidatable=loan.liquidatable,
    )
