"""At which price does a stablecoin vault lose its collateral?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, percent, quantity
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, meeting

from ._fields import COLLATERAL, COLLATERAL_PRICE


@dataclass(frozen=True, slots=True)
class Answer:
    """How well the vault covers its coins, where it no longer does, and what may still be done."""

    liquidation_price: Annotated[float | None, money("Liquidation price", unit="USD", symbol="P", term="liquidation-price")]
    ratio: Annotated[float | None, percent("Collateral ratio", term="collateral-ratio")]
    drop: Annotated[float | None, percent("Fall until then")]
    mintable: Annotated[float, money("May still be minted", most=True, unit="coins", symbol="B")]
    withdrawable: Annotated[float, quantity("May be withdrawn", most=True, unit="ETH")]
    collateral_value: Annotated[float, money("Collateral value", unit="USD", symbol="W", term="collateral")]
    debt_with_penalty: Annotated[float, money("Debt with penalty", unit="coins", term="liquidation-penalty")]
    left: Annotated[float | None, money("Left, if sold at that price", unit="USD")]
    owed: float
    liquidatable: bool


def words(case: Case) -> Words:
    """Say at which price the vault is liquidated and what would be left of it."""
    if case.debt == 0:
        return Words(
            "This vault has",
            "liquidation_price",
            "No coins are owed, so it can never be liquidated. **Any debt above 0** gives a price.",
            instead="no liquidation price",
        )
    if case.liquidatable:
        return Words(
            "This vault may be liquidated",
            "liquidation_price",
            f"Its [[collateral-ratio]] of **{case['ratio']}** is below the required "
            f"{case['minimum_ratio']}. From a price of {case['liquidation_price']} USD on it would be in order.",
            instead="now",
            status="now",
        )
    after = f"Its [[collateral-ratio]] is **{case['ratio']}**; at that price, **{case['drop']}** lower, it is down to {case['minimum_ratio']}. "
    if case.drop < 5e-5:
        after = f"Its [[collateral-ratio]] is **{case['ratio']}**, the least it may be: the smallest fall is enough. "
    if case.left < 0:
        return Words(
            "This vault is liquidated when the price falls below", "liquidation_price", after + "A sale there would not even raise the debt and its penalty."
        )
    return Words(
        "This vault is liquidated when the price falls below",
        "liquidation_price",
        after + f"The auction must raise "
        f"{case['debt_with_penalty']} coins; sold at that very price, **{case['left']} USD** of the collateral would be left for you.",
    )


def working(case: Case) -> tuple[Step, ...]:
    """Value, ratio, the price at the minimum, what may still be minted, the debt with its penalty."""
    v = {"C": case.collateral_amount, "p": case.price, "D": case.owed, "k": case.minimum_ratio, "h": case.penalty}
    v |= {"d": case.debt, "e": case.reserve}
    steps = []
    if case.debt:
        if case.reserve:
            steps = [Step("A reserve e counts as owed too, though you never receive it", "D = d + e", v, unit="coins")]
        steps += [
            Step("The [[collateral]] over the coins owed, each worth 1 USD", "r = C * p / D", v, "ratio"),
            Step("The price at which that is the least ratio k", "P = D * k / C", v, "liquidation_price"),
        ]
    steps += [
        Step("The same ratio says how many coins the collateral carries; less those owed, so many may be minted", _mintable(case), v, "mintable"),
        Step("A liquidation adds the [[liquidation-penalty|penalty]] to the debt", "A = D * (1 + h)", v, "debt_with_penalty"),
    ]
    if case.debt:
        say = "At the liquidation price the collateral is worth D times k. What is above the debt and the penalty comes back"
        steps.append(Step(say, "L = D * k - D * (1 + h)", v, "left"))
    return tuple(steps)


def _mintable(case: Case) -> str:
    return "B = max(0, C * p / k - d - e)" if case.reserve else "B = max(0, C * p / k - D)"


def chart(case: Case) -> Chart:
    """The collateral ratio against the price, with the least ratio and what debt and penalty need."""
    at = case.liquidation_price
    low, high = min(case.price, at or case.price) * 0.5, max(case.price, at or case.price) * 1.25
    drawn = XYChart(
        title="Collateral ratio against the price of the collateral",
        x=Axis("Collateral price", "USD", low=low, high=high),
        y=Axis("Collateral ratio", "", "percent", low=0.0),
        lines=(
            Line("Collateral ratio", tuple((p, _ratio(case, p)) for p in (low, high)) if case.debt else (), "main", "Ratio"),
            Line(f"Least ratio, {case['minimum_ratio']}", ((low, case.minimum_ratio), (high, case.minimum_ratio)), "required", "Least"),
        ),
        dots=(Dot(case.price, case.ratio, f"Now {case['ratio']}", case["ratio"], drop=True),) if case.debt else (),
        levels=(
            Level(1 + case.penalty, f"Debt and penalty, {case.show('ratio', 1 + case.penalty)}", short=f"With penalty {case.show('ratio', 1 + case.penalty)}"),
        ),
    )
    way, shown = (case.price, case["drop"]) if case.drop else None, case["liquidation_price"]
    return meeting(drawn, at, case.minimum_ratio, "Liquidation", shown, "ratio = least ratio", band=("May be liquidated", "Open"), way=way)


def _ratio(case: Case, price: float) -> float:
    return margin.cdp(case.collateral_amount, price, case.debt, reserve=case.reserve).ratio or 0.0


@calculator(
    title="Stablecoin vault",
    question="At which collateral price is a stablecoin vault liquidated, and what may it still mint?",
    group="Lending",
    terms=("collateralised-debt-position", "collateral-ratio", "liquidation-penalty", "liquidation-price", "overcollateralisation"),
    words=words,
    working=working,
    chart=chart,
    solve=(("debt", "liquidation_price"), ("debt", "ratio"), ("collateral_amount", "liquidation_price")),
    mistakes=(
        Mistake(
            "Least ratio left out",
            "D / C",
            "there the collateral is worth no more than the debt. The vault is open earlier, while it is still worth the least ratio k times the debt.",
        ),
        Mistake("Divided by the least ratio", "D / (C * k)", "k asks for more collateral than debt, so it raises the price: multiply by it."),
        Mistake("Penalty added", "D * k * (1 + h) / C", "the penalty is added once the vault is liquidated. When that happens is decided by the debt alone."),
    ),
    compact=("collateral_amount", "price", "debt", "minimum_ratio"),
    presets=(
        Preset("minted-to-the-limit", "Minted to the limit", {"debt": 20_000.0}),
        Preset("lower-ratio", "A vault that needs 130%", {"minimum_ratio": 1.3}),
        Preset("already-open", "Below the least ratio", {"price": 2_200.0}),
        Preset("thin-cushion", "A penalty above the cushion", {"minimum_ratio": 1.1}),
        Preset("no-coins-owed", "No coins owed", {"debt": 0.0}),
        Preset(
            "reserve-in-the-debt",
            "Liquity: 2,000 borrowed, 2,210 owed",
            {"collateral_amount": 1.0, "debt": 2_010.0, "minimum_ratio": 1.1, "penalty": 0.0, "reserve": 200.0},
            "@liquity/lib-base 3.0.0",
            "2026-11-28",
        ),
    ),
    examples=(
        Example(
            "Ten ether behind 15,000 coins",
            {},
            {
                "liquidation_price": "2,250.00",
                "ratio": "200.00%",
                "drop": "25.00%",
                "mintable": "5,000.00",
                "withdrawable": "2.5",
                "debt_with_penalty": "16,950.00",
                "left": "5,550.00",
            },
        ),
        Example(
            "At the limit nothing may be minted or withdrawn",
            {"debt": "20000"},
            {"liquidation_price": "3,000.00", "ratio": "150.00%", "mintable": "0.00", "withdrawable": "0"},
        ),
        Example(
            "A reserve of 200 in the debt",
            {"collateral_amount": "1", "debt": "2010", "minimum_ratio": "110", "penalty": "0", "reserve": "200"},
            {"liquidation_price": "2,431.00", "ratio": "135.75%", "mintable": "517.27"},
        ),
        Example("No coins owed", {"debt": "0"}, {"liquidation_price": "none", "ratio": "none", "mintable": "20,000.00"}),
    ),
    assumptions=(
        "One kind of collateral; each coin owed counts as 1 USD, whatever it trades at.",
        "A reserve counts as owed once anything is; who closes the vault gets it back.",
        "The stability fee is not added. It makes the debt, and with it the liquidation price, grow day by day.",
        "The vault is valued at the protocol's oracle price, which may lag behind the market.",
        "The collateral is sold by auction; what it really brings may be more or less than the price at liquidation.",
    ),
)
def cdp(
    collateral_amount: Annotated[float, COLLATERAL] = 10.0,
    price: Annotated[float, COLLATERAL_PRICE] = 3_000.0,
    debt: Annotated[
        float,
        money(
            "Coins owed",
            said="debt",
            unit="coins",
            at_least=0,
            at_most=1e15,
            slider=(100.0, 200_000.0),
            scale="log",
            symbol="D",
            help="What was minted, fees included.",
            term="collateralised-debt-position",
        ),
    ] = 15_000.0,
    minimum_ratio: Annotated[float, percent("Least collateral ratio", at_least=1, at_most=10, slider=(1.1, 3.0), symbol="k", term="collateral-ratio")] = 1.5,
    penalty: Annotated[float, percent("Liquidation penalty", at_least=0, at_most=1, slider=(0.0, 0.25), symbol="h", term="liquidation-penalty")] = 0.13,
    reserve: Annotated[
        float, money("Reserve in the debt", unit="coins", at_least=0, at_most=1e6, symbol="e", help="Owed, but never received: it pays whoever liquidates.")
    ] = 0.0,
) -> Answer:
    """Ask `margin.cdp` for one vault."""
    vault = margin.cdp(collateral_amount, price, debt, minimum_ratio=minimum_ratio, penalty=penalty, reserve=reserve)
    at = vault.liquidation_price
    worth = None if at is None else margin.cdp(collateral_amount, at, debt).collateral_value
    return Answer(
        liquidation_price=at,
        ratio=vault.ratio,
        drop=None if at is None or vault.liquidatable else margin.liquidation_distance(at, price),
        mintable=vault.mintable,
        withdrawable=vault.withdrawable,
        collateral_value=vault.collateral_value,
        debt_with_penalty=vault.debt_with_penalty,
        left=None if worth is None else worth - vault.debt_with_penalty,
        owed=vault.owed,
        liquidatable=vault.liquidatable,
    )
