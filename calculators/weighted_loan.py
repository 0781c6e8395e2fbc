"""How healthy is a loan with several deposits and several debts, each counted by its own weight?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Text, Words, calculator, money, multiple, naming, percent, plain, quantity
from calckit.chart import Bar, BarsChart, Chart, Part

ASSETS = {"ETH": "ETH", "BTC": "BTC", "SOL": "SOL", "USDC": "USDC", "USDT": "USDT", "EUR": "EUR", "USD": "USD"}


@dataclass(frozen=True, slots=True)
class Deposit:
    """One deposit, as a row of the form."""

    asset: Annotated[str, Choice(label="Asset", options=ASSETS)]
    amount: Annotated[float, quantity("Amount", unit="", above=0, at_most=1e12)]
    price: Annotated[float, money("Price", unit="USD", above=0, at_most=1e9, term="oracle-price")]
    threshold: Annotated[float, percent("Liquidation threshold", at_least=0, at_most=1, term="liquidation-threshold")]
    max_ltv: Annotated[float, percent("Maximum loan to value", at_least=0, at_most=1, term="loan-to-value")]


@dataclass(frozen=True, slots=True)
class Owed:
    """One debt, as a row of the form."""

    asset: Annotated[str, Choice(label="Asset", options=ASSETS)]
    amount: Annotated[float, quantity("Amount", unit="", at_least=0, at_most=1e12)]
    price: Annotated[float, money("Price", unit="USD", above=0, at_most=1e9, term="oracle-price")]
    borrow_factor: Annotated[float, multiple("Borrow factor", at_least=1, at_most=10, help="What each dollar of it counts for.")] = 1.0


@dataclass(frozen=True, slots=True)
class Alone:
    """What one asset counts for, and the price of it alone at which the loan is open."""

    asset: Annotated[str, Choice(label="Asset", options=ASSETS)]
    side: Annotated[str, Text(label="Held or owed")]
    value: Annotated[float, money("Value", unit="USD")]
    counts: Annotated[float, money("Counts", unit="USD")]
    opens_at: Annotated[float | None, money("Liquidation price", unit="USD", term="liquidation-price")]
    moves: Annotated[float | None, percent("Move until then")]


@dataclass(frozen=True, slots=True)
class Answer:
    """How well what counts of the deposits covers what counts of the debts, and what ends that."""

    health_factor: Annotated[float | None, plain("Health factor", symbol="H", term="health-factor", digits=4)]
    counted_collateral: Annotated[float, money("The deposits count for", unit="USD", symbol="W", term="collateral")]
    counted_debt: Annotated[float, money("The debts count for", unit="USD", symbol="O")]
    used: Annotated[float | None, percent("Debts over deposits, as counted")]
    drop: Annotated[float | None, percent("All deposits may fall", symbol="F")]
    rise: Annotated[float | None, percent("All debts may rise", symbol="R")]
    available: Annotated[float, money("More may be counted as debt", most=True, unit="USD", symbol="B")]
    by_asset: Annotated[tuple[Alone, ...], Rows(label="Each asset alone", of=Alone)]
    limit: float
    liquidatable: bool


def words(case: Case) -> Words:
    """Say how far the loan is from liquidation from either side, or that it is past it, or that nothing is owed."""
    if case.health_factor is None:
        return Words(
            "This loan has",
            "health_factor",
            "Nothing is owed, so nothing can be liquidated. **Any debt above 0** gives a health factor.",
            instead="no health factor",
        )
    counts = f"The deposits count for {case['counted_collateral']} USD and the debts for **{case['counted_debt']} USD**."
    if case.liquidatable:
        after = f"{counts} The health factor is below 1, so the loan may be liquidated now."
        return Words("Your health factor is", "health_factor", after, warnings=("Each dollar repaid helps most on the debt with the largest borrow factor.",))
    if case.drop == 0:
        after = f"{counts} At exactly 1 the loan stands: **the smallest fall** of the deposits, or rise of what is owed, and it may be liquidated."
        return Words("Your health factor is", "health_factor", after)
    after = f"{counts} The health factor reaches 1 when all deposits fall together by **{case['drop']}**, or all that is owed rises by **{case['rise']}**."
    return Words("Your health factor is", "health_factor", after + _nearest(case))


def _nearest(case: Case) -> str:
    """Say which asset alone needs the smallest move to open the loan."""
    moving = [one for one in case.by_asset if one.moves is not None and one.asset != "USD"]  # in which all is counted
    if not moving:
        return ""
    one = min(moving, key=lambda each: abs(each.moves))
    verb, far, to = "fall" if one.moves < 0 else "rise", case.show("drop", abs(one.moves)), case.show("available", one.opens_at)
    return f" Of the single assets {one.asset} is nearest: alone it would have to {verb} **{far}**, to {to} USD."


def working(case: Case) -> tuple[Step, ...]:
    """What counts on each side, their quotient, how far each side may move, and the room to borrow."""
    held = {"C": tuple(d.amount for d in case.deposits), "p": tuple(d.price for d in case.deposits), "T": tuple(d.threshold for d in case.deposits)}
    owed = {"d": tuple(d.amount for d in case.debts), "q": tuple(d.price for d in case.debts), "w": tuple(d.borrow_factor for d in case.debts)}
    v = {"W": case.counted_collateral, "O": case.counted_debt, "b": case.band, "V": tuple(d.max_ltv for d in case.deposits)}
    low, high = (" * (1 - b)", " * (1 + b)") if case.band else ("", "")
    below, above = (", taken below its price by the share b", ", above it by the same share") if case.band else ("", "")
    steps = [
        Step(f"Each deposit counts by its [[liquidation-threshold|threshold]]{below}", f"W = sum(C * p{low} * T)", held | v, "counted_collateral"),
        Step(f"Each debt counts by its borrow factor{above}", f"O = sum(d * q{high} * w)", owed | v, "counted_debt"),
    ]
    if case.health_factor is not None:
        steps.append(Step("What counts on the one side, divided by what counts on the other, is the [[health-factor]]", "H = W / O", v, "health_factor"))
    if case.drop is not None:
        steps.append(Step("So far all deposits may fall together", "F = 1 - O / W", v, "drop"))
    if case.rise is not None:
        steps.append(Step("And so far all debts may rise together", "R = W / O - 1", v, "rise"))
    say = "The maximum [[loan-to-value]] of each deposit limits what more may be owed, counted the same way"
    return (*steps, Step(say, f"B = max(0, sum(C * p{low} * V) - O)", held | v, "available"))


def chart(case: Case) -> Chart:
    """Every deposit and debt by what counts of it, and the two sums beside the limit for new debt."""
    bars = [_held(case, deposit, alone) for deposit, alone in zip(case.deposits, case.by_asset, strict=False)]
    bars += [_owed(case, debt, alone) for debt, alone in zip(case.debts, case.by_asset[len(case.deposits) :], strict=True)]
    together = "Together"
    bars += [
        Bar("Deposits", (Part(case.counted_collateral),), case["counted_collateral"], together, current=True),
        Bar("Debts", (Part(case.counted_debt, "now"),), case["counted_debt"], together),
        Bar("Limit for new debt", (Part(case.limit),), case.show("available", case.limit), together),
    ]
    return BarsChart(
        title="What each deposit and each debt counts for",
        bars=tuple(bars),
        shown_head="counts, USD",
        legend=(("left", "counts"), ("taken", "left out"), ("now", "counts as owed")),
    )


def _held(case: Case, deposit: Deposit, alone: Alone) -> Bar:
    name = f"{deposit.asset}, {deposit.threshold:.4%}".replace("00%", "%")
    return Bar(name, (Part(alone.counts), Part(alone.value - alone.counts, "taken")), case.show("available", alone.counts), "Deposits")


def _owed(case: Case, debt: Owed, alone: Alone) -> Bar:
    return Bar(f"{debt.asset}, {multiple('').show(debt.borrow_factor)}", (Part(alone.counts, "now"),), case.show("available", alone.counts), "Debts")


ETH = Deposit("ETH", 10.0, 3_000.0, 0.83, 0.80)
BTC = Deposit("BTC", 0.2, 60_000.0, 0.78, 0.73)
USDC = Owed("USDC", 20_000.0, 1.0)
SOL = Owed("SOL", 40.0, 150.0, 1.25)


@calculator(
    title="Loan in several coins",
    question="How healthy is a loan with several deposits and several debts, each with its own weight?",
    group="Lending",
    terms=("health-factor", "collateral-haircut", "liquidation-threshold", "collateral", "oracle-price", "liquidation-price"),
    words=words,
    working=working,
    chart=chart,
    solve=(("band", "health_factor"),),
    mistakes=(
        Mistake("Debts at their worth", "W / sum(d * q)", "each debt counts by its borrow factor, which is more than it is worth for coins that move."),
        Mistake("Thresholds left out", "sum(C * p) / O", "of each deposit only the share that its threshold names counts."),
        Mistake(
            "Upside down", "O / W", "the health factor is what counts of the deposits over what counts of the debts, so that a safer loan has a higher one."
        ),
    ),
    compact=("band",),
    start="Two deposits, two debts",
    presets=(
        Preset("doubtful-prices", "Prices taken 5% to the bad side", {"band": 0.05}),
        Preset("the-debt-has-risen", "The coin that is owed has risen", {"debts": (USDC, Owed("SOL", 40.0, 300.0, 1.25))}),
        Preset(
            "owing-a-coin",
            "Dollars held, a coin owed",
            {"deposits": (Deposit("USD", 1_000.0, 1.0, 1.0, 1.0),), "debts": (Owed("SOL", 5.0, 100.0, 1.25),)},
            "@mrgnlabs/marginfi-client-v2 6.4.2",
            "2026-11-28",
        ),
        Preset(
            "one-debt",
            "One debt at a borrow factor of 1.2",
            {"deposits": (Deposit("ETH", 1.0, 2_000.0, 0.8, 0.75),), "debts": (Owed("USDC", 1_000.0, 1.0, 1.2),)},
            "@folks-finance/algorand-sdk 0.2.6",
            "2026-11-28",
        ),
        Preset("nothing-owed", "Nothing owed", {"debts": (Owed("USDC", 0.0, 1.0),)}),
    ),
    examples=(
        Example(
            "Two deposits, two debts", {}, {"counted_collateral": "34,260.00", "counted_debt": "27,500.00", "health_factor": "1.246", "available": "5,260.00"}
        ),
        Example(
            "Folks Finance: three quarters are used",
            {
                "deposits.0.asset": "ETH",
                "deposits.0.amount": "1",
                "deposits.0.price": "2000",
                "deposits.0.threshold": "80",
                "deposits.0.max_ltv": "75",
                "debts.0.asset": "USDC",
                "debts.0.amount": "1000",
                "debts.0.price": "1",
                "debts.0.borrow_factor": "1.2",
            },
            {"used": "75.00%", "health_factor": "1.333", "counted_debt": "1,200.00"},
        ),
    ),
    assumptions=(
        "All rows of one asset move together: a price that is named for one moves them all.",
        "At exactly 1 the loan stands, as with most lenders; with Euler it does not.",
        "One threshold and one borrow factor for each asset; some lenders raise the factor or lower the threshold for large amounts.",
        "The share by which prices are taken to the bad side is the same for all; lenders take it from the doubt of each price, or from its average.",
        "No interest is added. New debt may be held to a larger borrow factor than the one at which a loan is liquidated.",
    ),
)
def weighted_loan(
    deposits: Annotated[tuple[Deposit, ...], Rows(label="Deposits", of=Deposit, row="deposit", most=10, term="collateral")] = (ETH, BTC),
    debts: Annotated[tuple[Owed, ...], Rows(label="Debts", of=Owed, row="debt", most=10)] = (USDC, SOL),
    band: Annotated[
        float,
        percent(
            "Prices taken to the bad side",
            said="move of prices to the bad side",
            at_least=0,
            at_most=0.5,
            slider=(0.0, 0.1),
            symbol="b",
            term="oracle-price",
            help="Deposits below their price, debts above it, by this share.",
        ),
    ] = 0.0,
) -> Answer:
    """Ask `margin.weighted_loan` for the whole loan, and without its debts for the limit."""
    held = tuple(_deposit(f"deposits[{index}]", each) for index, each in enumerate(deposits))
    owed = tuple(_debt(f"debts[{index}]", each) for index, each in enumerate(debts))
    loan = margin.weighted_loan(held, owed, band=band)
    return Answer(
        health_factor=loan.health_factor,
        counted_collateral=loan.counted_collateral,
        counted_debt=loan.counted_debt,
        used=loan.used,
        drop=None if loan.liquidatable else loan.drop_to_liquidation,
        rise=None if loan.liquidatable else loan.rise_to_liquidation,
        available=loan.available,
        by_asset=_alone(deposits, debts, held, owed, band),
        limit=margin.weighted_loan(held, (), band=band).available,
        liquidatable=loan.liquidatable,
    )


def _deposit(row: str, each: Deposit) -> margin.Collateral:
    with naming({"liquidation_threshold": "threshold"}, row):
        return margin.Collateral(each.amount, each.price, each.threshold, each.max_ltv)


def _debt(row: str, each: Owed) -> margin.Debt:
    with naming({"weight": "borrow_factor"}, row):
        return margin.Debt(each.amount, each.price, each.borrow_factor)


def _alone(
    deposits: tuple[Deposit, ...], debts: tuple[Owed, ...], held: tuple[margin.Collateral, ...], owed: tuple[margin.Debt, ...], band: float
) -> tuple[Alone, ...]:
    """Return each row with what it counts for, and where its asset opens the loan: all rows of one asset move together."""
    shares = {asset: _share(asset, deposits, debts, held, owed, band) for asset in {*(d.asset for d in deposits), *(d.asset for d in debts)}}
    rows = []
    for each, collateral in zip(deposits, held, strict=True):
        counts = margin.weighted_loan((collateral,), (), band=band).counted_collateral
        rows.append(Alone(each.asset, "held", collateral.value, counts, *_move(each.price, shares[each.asset])))
    for one, debt in zip(debts, owed, strict=True):
        counts = margin.weighted_loan((), (debt,), band=band).counted_debt
        rows.append(Alone(one.asset, "owed", debt.value, counts, *_move(one.price, shares[one.asset])))
    return tuple(rows)


def _share(
    asset: str, deposits: tuple[Deposit, ...], debts: tuple[Owed, ...], held: tuple[margin.Collateral, ...], owed: tuple[margin.Debt, ...], band: float
) -> float | None:
    """Return to which share of its price an asset must come to open the loan: down where more of it is held, else up."""
    own, rest = (
        margin.weighted_loan(
            tuple(collateral for each, collateral in zip(deposits, held, strict=True) if (each.asset == asset) is mine),
            tuple(debt for one, debt in zip(debts, owed, strict=True) if (one.asset == asset) is mine),
            band=band,
        )
        for mine in (True, False)
    )
    net = margin.account_equity(own.counted_collateral, (-own.counted_debt,))
    if net > 0:
        return margin.collateral_liquidation_price(net, rest.counted_debt, liquidation_threshold=1.0, other_counted=rest.counted_collateral)
    return margin.debt_liquidation_price(-net, rest.counted_collateral, other_counted=rest.counted_debt)


def _move(now: float, share: float | None) -> tuple[float | None, float | None]:
    """Return the price at a share of the present one, and how far that is from it."""
    return (None, None) if share is None else (now * share, share - 1)
