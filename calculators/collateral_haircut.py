"""What do several assets count for as collateral?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Words, calculator, money, percent, plain
from calckit.chart import Bar, BarsChart, Chart, Part

ASSETS = {"BTC": "BTC", "ETH": "ETH", "SOL": "SOL", "XRP": "XRP", "USDT": "USDT", "USDC": "USDC", "EUR": "EUR", "USD": "USD"}


@dataclass(frozen=True, slots=True)
class Item:
    """One balance of the wallet, as a row of the form."""

    asset: Annotated[str, Choice(label="Asset", options=ASSETS)]
    amount: Annotated[float, plain("Amount", at_least=-1e12, at_most=1e12, help="Below 0 for a debt.")]
    price: Annotated[float, money("Price", unit="USD", above=0, at_most=1e9)]
    haircut: Annotated[float, percent("Haircut", at_least=0, at_most=0.99, term="collateral-haircut")]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one balance is worth and what it counts for."""

    asset: Annotated[str, Choice(label="Asset", options=ASSETS)]
    value: Annotated[float, money("Value", unit="USD")]
    counts: Annotated[float, money("Counts", unit="USD")]


@dataclass(frozen=True, slots=True)
class Answer:
    """The wallet's value, what the haircuts take off it, and what that leaves above the requirement."""

    equity: Annotated[float, money("Equity after haircuts", unit="USD", symbol="Q", term="equity")]
    value: Annotated[float, money("Value of the balances", unit="USD", symbol="V", term="wallet-balance")]
    lost: Annotated[float, money("Taken off by haircuts", unit="USD", term="collateral-haircut")]
    margin_ratio: Annotated[float | None, percent("Margin ratio", term="margin-ratio")]
    short_by: Annotated[float, money("Missing", unit="USD", term="margin-call")]
    by_asset: Annotated[tuple[Counted, ...], Rows(label="Each balance", of=Counted)]


def words(case: Case) -> Words:
    """Say what the balances count for, and whether that covers the positions."""
    if case.short_by or case.margin_ratio == 1:
        return Words(
            "As collateral this wallet is",
            "equity",
            f"It counts for **{case['equity']} USD**; more than {case['maintenance']} USD must be left, or the positions are liquidated. "
            f"**More than {case['short_by']} USD** in a currency without haircut, or more of the others, would bring it back.",
            instead="not enough",
            status="now",
        )
    if case.lost == 0:
        after = "No haircut takes anything off. "
    else:
        after = f"The balances are worth {case['value']} USD; [[collateral-haircut|haircuts]] take **{case['lost']} USD** off. "
    if case.margin_ratio is None:
        return Words("As collateral this wallet counts for", "equity", after + "Nothing must be maintained, so there is no margin ratio.")
    return Words(
        "As collateral this wallet counts for", "equity", after + f"The [[margin-ratio]] is **{case['margin_ratio']}**; at 100% the positions are liquidated."
    )


def working(case: Case) -> tuple[Step, ...]:
    """Value, what the haircuts take, equity, ratio, and what is missing."""
    rows = {"x": tuple(i.amount for i in case.balances), "p": tuple(i.price for i in case.balances)}
    rows["h"] = tuple(i.haircut for i in case.balances)
    steps = [
        Step("The balances at their prices; a debt counts below 0", "V = sum(x * p)", {n: rows[n] for n in "xp"}, "value"),
        Step("The [[collateral-haircut|haircut]] falls on what is held and never makes a debt smaller", "L = sum(max(0, x * p) * h)", rows, "lost"),
        Step(
            "What counts of each, and the unrealised result of the positions", "Q = sum(min(x * p, x * p * (1 - h))) + U", rows | {"U": case.profit}, "equity"
        ),
    ]
    values = {"M": case.maintenance, "Q": case.equity}
    if case.margin_ratio is not None:
        say = "What must be maintained over that is the [[margin-ratio]]"
        steps.append(Step(say, "r = M / Q", values, "margin_ratio"))
    if case.short_by:
        say = "What is missing until the two are equal"
        steps.append(Step(say, "K = max(0, M - Q)", values, "short_by"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """Each balance split into what counts and what the haircut takes, then the account against its requirement."""
    bars = [_balance(case, item, counted) for item, counted in zip(case.balances, case.by_asset, strict=True)]
    unrealised = Part(case.profit, "left" if case.profit >= 0 else "now")
    equity = Part(case.equity, "left" if case.equity >= 0 else "now")
    account = "Account"
    bars += [
        Bar("Unrealised result", (unrealised,), case["profit"], account),
        Bar("Equity", (equity,), case["equity"], account, current=True),
        Bar("Maintenance", (Part(case.maintenance, "now"),), case["maintenance"], account),
    ]
    return BarsChart(
        title="What counts of each balance, and what it must cover",
        bars=tuple(bars),
        shown_head="counts, USD",
        legend=(("left", "counts"), ("taken", "haircut"), ("now", "owed or required")),
    )


def _balance(case: Case, item: Item, counted: Counted) -> Bar:
    shown = case.show("equity", counted.counts)
    if counted.value < 0:
        return Bar(f"{item.asset}, owed", (Part(counted.value, "now"),), shown, "Balances")
    name = f"{item.asset}, haircut {item.haircut:.4%}".replace("00%", "%")
    return Bar(name, (Part(counted.counts), Part(counted.value - counted.counts, "taken")), shown, "Balances")


BTC = Item("BTC", 0.5, 60_000.0, 0.05)
ETH = Item("ETH", 5.0, 3_000.0, 0.1)
USD = Item("USD", 10_000.0, 1.0, 0.0)


@calculator(
    title="Haircuts and collateral value",
    question="What do your different balances count for as collateral after haircuts?",
    group="Margin",
    terms=("collateral-haircut", "collateral", "equity", "margin-ratio", "wallet-balance"),
    words=words,
    working=working,
    chart=chart,
    solve=(("profit", "margin_ratio"), ("profit", "equity")),
    mistakes=(
        Mistake("Haircuts left out", "sum(x * p) + U", "that is what the balances are worth. As collateral each counts only for what its haircut leaves."),
        Mistake("The haircut itself", "sum(x * p * h) + U", "the haircut is what is taken off; what counts is the rest, 1 − h."),
        Mistake(
            "Unrealised result left out",
            "sum(min(x * p, x * p * (1 - h)))",
            "gains and losses of open positions are part of the equity, in full and without a haircut.",
        ),
    ),
    compact=("profit", "maintenance"),
    presets=(
        Preset("dollars-only", "The same value in dollars", {"balances": (Item("USD", 55_000.0, 1.0, 0.0),)}),
        Preset("with-a-debt", "A debt gets no haircut", {"balances": (BTC, ETH, Item("USDT", -20_000.0, 1.0, 0.02))}),
        Preset("volatile-asset", "Half of it does not count", {"balances": (Item("SOL", 300.0, 150.0, 0.5), USD)}),
        Preset("not-enough", "Worth enough, counted too little", {"balances": (Item("SOL", 300.0, 150.0, 0.5),), "profit": -5_000.0, "maintenance": 18_000.0}),
    ),
    examples=(
        Example("Three balances", {}, {"value": "55,000.00", "lost": "3,000.00", "equity": "50,000.00", "margin_ratio": "24.00%", "short_by": "0.00"}),
        Example("A larger loss", {"profit": "-42000"}, {"equity": "10,000.00", "margin_ratio": "120.00%", "short_by": "2,000.00"}),
        Example(
            "A debt is owed in full",
            {"balances.0.asset": "USDT", "balances.0.amount": "-1000", "balances.0.price": "1", "balances.0.haircut": "5", "profit": "0", "maintenance": "0"},
            {"equity": "−1,000.00", "lost": "0.00", "margin_ratio": "none"},
        ),
    ),
    assumptions=(
        "One haircut for each balance, whatever its size; many venues raise it for larger amounts.",
        "A debt counts in full; some venues add a margin for borrowing on top.",
        "Prices are the venue's index prices. Haircuts can be changed at short notice.",
        "The unrealised result is in US dollars and is not cut.",
    ),
)
def collateral_haircut(
    balances: Annotated[tuple[Item, ...], Rows(label="Balances", of=Item, row="balance", most=20, term="wallet-balance")] = (BTC, ETH, USD),
    profit: Annotated[
        float,
        money(
            "Unrealised result",
            unit="USD",
            at_least=-1e15,
            at_most=1e15,
            slider=(-50_000.0, 50_000.0),
            symbol="U",
            term="unrealised-profit-and-loss",
            help="Of all positions; below 0 for a loss.",
        ),
    ] = -2_000.0,
    maintenance: Annotated[
        float, money("Maintenance margin", unit="USD", at_least=0, at_most=1e15, slider=(100.0, 100_000.0), scale="log", symbol="M", term="maintenance-margin")
    ] = 12_000.0,
) -> Answer:
    """Ask `margin.haircut_equity` for the wallet and for each balance alone."""
    held = tuple(margin.Balance(item.amount, item.price, item.haircut) for item in balances)
    whole = tuple(margin.Balance(item.amount, item.price) for item in balances)
    equity = margin.haircut_equity(held, (profit,))
    rows = tuple(
        Counted(item.asset, margin.haircut_equity((full,)), margin.haircut_equity((cut,))) for item, full, cut in zip(balances, whole, held, strict=True)
    )
    return Answer(
        equity=equity,
        value=margin.haircut_equity(whole),
        lost=sum(row.value - row.counts for row in rows),
        margin_ratio=margin.maintenance_over_equity(equity, maintenance) if maintenance else None,
        short_by=margin.margin_call(equity, maintenance),
        by_asset=rows,
    )
