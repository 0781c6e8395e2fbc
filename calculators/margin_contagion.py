"""Which accounts fall because others had to sell what they hold too?"""

from dataclasses import dataclass
from string import ascii_uppercase
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Round, Rounds, Rows, Step, Text, Words, calculator, count, money, naming, percent, quantity
from calckit.chart import Axis, Band, Cell, Chart, Dot, GridChart, Line, XYChart

NEAR = 1.25
"""Equity of less than this many times the requirement is shown as close to the limit."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One account: its cash and what it holds."""

    cash: Annotated[float, money("Cash", at_least=-1e18, at_most=1e18, help="Below 0 when borrowed.")]
    bitcoin: Annotated[float, quantity("Bitcoin", unit="BTC", at_least=-1e9, at_most=1e9, help="Below 0 when sold short.")]
    ether: Annotated[float, quantity("Ether", unit="ETH", at_least=-1e9, at_most=1e9)]
    own_rate: Annotated[float, percent("Own maintenance rate", at_least=0, at_most=0.5, help="0: the rate of all accounts.")] = 0.0


@dataclass(frozen=True, slots=True)
class Fall:
    """One round: who falls, what that sells, and where it leaves the prices."""

    number: Annotated[int, count("Round")]
    who: Annotated[str, Text(label="Who falls")]
    bitcoin_flow: Annotated[float, quantity("Bought or sold, BTC", unit="")]
    ether_flow: Annotated[float, quantity("Bought or sold, ETH", unit="")]
    btc_after: Annotated[float, money("BTC after")]
    eth_after: Annotated[float, money("ETH after")]


@dataclass(frozen=True, slots=True)
class Answer:
    """How many fall, in how many rounds, and where the prices end."""

    fallen: Annotated[int, count("Accounts that fall", said="number of accounts that fall", symbol="N")]
    fallen_rounds: Annotated[int, count("Rounds")]
    btc_final: Annotated[float, money("BTC at the end", unit="USDT", symbol="P")]
    eth_final: Annotated[float, money("ETH at the end", unit="USDT", symbol="H")]
    bad_debt: Annotated[float, money("Bad debt", unit="USDT", term="bad-debt")]
    falls: Annotated[tuple[Fall, ...], Rows(label="Round by round", of=Fall)]
    outcome: margin.Contagion
    below_before: tuple[int, ...]


def words(case: Case) -> Words:
    """Say how many fall, in which round, and who fell without holding what was shocked."""
    total = len(case.accounts)
    if case.fallen == 0:
        return Words(
            "This shock brings down",
            "fallen",
            f"Each of the {total} accounts still has more equity than is required of it. **A larger shock or more borrowed cash** would bring one down.",
            instead="no account",
            status="none",
        )
    first = case.outcome.rounds[0].liquidated
    later = case.fallen - len(first)
    names = _letters(first)
    if later == 0:
        after = f"{names} {_fall(first)} at once. What that sells is not enough to bring down another."
    else:
        rest = "account falls" if later == 1 else "accounts fall"
        after = f"{names} {_fall(first)} at once. **{later} more {rest}** because of what was sold before, in {case.fallen_rounds} rounds."
    after += _untouched(case)
    return Words(f"Of {total} accounts this shock brings down", "fallen", after, warnings=_warnings(case))


def _fall(places: tuple[int, ...]) -> str:
    return "falls" if len(places) == 1 else "fall"


def _letters(places: tuple[int, ...]) -> str:
    return ", ".join(ascii_uppercase[place] for place in places)


def _untouched(case: Case) -> str:
    """Name an account that fell although it held nothing of what was shocked."""
    shocked = [shock != 0 for shock in (case.btc_shock, case.ether_shock)]
    for place in case.outcome.liquidated:
        held = (case.accounts[place].bitcoin, case.accounts[place].ether)
        if place not in case.below_before and not any(moved and amount != 0 for moved, amount in zip(shocked, held, strict=True)) and any(held):
            return f" Account {ascii_uppercase[place]} held nothing of what was shocked."
    return ""


def _warnings(case: Case) -> tuple[str, ...]:
    told = []
    if case.below_before:
        told.append(f"Below the requirement before any shock: {_letters(case.below_before)}.")
    if case.bad_debt > 0:
        told.append(f"Accounts that fell owed {case['bad_debt']} USDT more than they held: [[bad-debt]] that somebody else has to bear.")
    return tuple(told)


def working(case: Case) -> tuple[Step, ...]:
    """The shock, equity and requirement of the first to fall, the price after the last round, the count."""
    rounds = case.outcome.rounds
    place = rounds[0].liquidated[0] if rounds else 0
    name, account = ascii_uppercase[place], case.accounts[place]
    bitcoin, ether = case.outcome.shocked_prices
    v = {"c": account.cash, "b": account.bitcoin, "e": account.ether, "P_1": bitcoin, "H_1": ether, "m": _rate(case, account)}
    steps = [
        Step(
            "The shock moves the price of bitcoin",
            "P_1 = P_0 * (1 + z)",
            {"P_0": case.btc_price, "z": case.btc_shock},
            "" if rounds else "btc_final",
            unit="USDT",
        ),
        Step(
            f"Account {name} has its cash and the value of what it holds as [[equity]]",
            "Q = c + b * P_1 + e * H_1",
            {n: v[n] for n in ("c", "b", "P_1", "e", "H_1")},
            unit="USDT",
        ),
        Step(
            f"So much is required of it. {'It has less, so it is sold' if rounds else 'It has as much or more'}",
            "R = m * (abs(b) * P_1 + abs(e) * H_1)",
            {n: v[n] for n in ("m", "b", "P_1", "e", "H_1")},
            unit="USDT",
        ),
    ]
    if not rounds:
        return tuple(steps)
    return (
        *steps,
        _last(case, rounds[-1]),
        Step(
            "The accounts of the first round and those of the later ones",
            "N = N_1 + sum(n)",
            {"N_1": float(len(rounds[0].liquidated)), "n": tuple(float(len(each.liquidated)) for each in rounds[1:]) or (0.0,)},
            "fallen",
        ),
    )


def _rate(case: Case, account: Holder) -> float:
    return account.own_rate or float(case.maintenance_rate)


def _last(case: Case, each: margin.ContagionRound) -> Step:
    """Work the price after the last round: of bitcoin, or of ether where no bitcoin was sold."""
    held = [case.accounts[place] for place in each.liquidated]
    coin, market = ("bitcoin", 0) if any(account.bitcoin for account in held) else ("ether", 1)
    amounts = tuple(getattr(account, coin) for account in held)
    say = f"In round {each.number} all that fall are closed together. What they held in {coin} moves its price by k for each"
    formula, rate, gives = (("P = p * (1 - k * sum(b))", case.btc_impact, "btc_final"), ("H = p * (1 - k * sum(b))", case.ether_impact, "eth_final"))[market]
    return Step(say, formula, {"p": each.prices[market], "k": rate, "b": amounts}, gives, unit="USDT")


def chart(case: Case) -> Chart:
    """Every account in every round: its equity over what is required of it."""
    return _grid(case, len(case.outcome.rounds))


def _grid(case: Case, now: int) -> GridChart:
    """The same as far as it is known after some rounds."""
    columns = (*(f"Round {each.number}" for each in case.outcome.rounds), "End")[: now + 1]
    rows = tuple((ascii_uppercase[place], _cells(case, place)[: now + 1]) for place in range(len(case.accounts)))
    return GridChart(
        title="Equity over what is required, round by round",
        across="Below 1 an account falls",
        columns=columns,
        down="Account",
        rows=rows,
        legend=(("plain", "stands"), ("near", f"below {NEAR:g}"), ("bad", "falls in this round")),
    )


def _cells(case: Case, place: int) -> tuple[Cell, ...]:
    cells = []
    for each in case.outcome.rounds:
        equity, needed = each.equities[place], each.requirements[place]
        cells.append(Cell("gone") if equity is None or needed is None else _cell(equity, needed, place in each.liquidated))
    if place in case.outcome.liquidated:
        return (*cells, Cell("gone"))
    prices, account = case.outcome.final_prices, case.accounts[place]
    values = [account.bitcoin * prices[0], account.ether * prices[1]]
    brackets = (margin.Bracket(0.0, _rate(case, account)),)
    needed = margin.maintenance_margin(sum(abs(value) for value in values), brackets)
    return (*cells, _cell(margin.account_equity(account.cash, values), needed, False))


def _cell(equity: float, needed: float, falls: bool) -> Cell:
    ratio = margin.equity_over_maintenance(equity, needed)
    if ratio is None:
        return Cell("falls", "bad") if falls else Cell("none due")
    shown = quantity("", digits=3).show(ratio)
    return Cell(shown, "bad" if falls else "near" if ratio < NEAR else "plain")


def rounds(case: Case) -> Rounds:
    """The shock, then every round with its own working, and accounts and prices after it."""
    return Rounds(
        title="Round by round",
        rounds=(_shock(case), *(_round(case, each) for each in case.outcome.rounds)),
        charts=lambda now: (_grid(case, now), _prices(case, now)),
        end=_end(case),
        unit="accounts down",
        instead_of=("falls",),
    )


def _shock(case: Case) -> Round:
    bitcoin, ether = case.outcome.shocked_prices
    moved = [
        _move(name, case.show("btc_final", before), case.show("btc_shock", shock), case.show("btc_final", after))
        for name, before, shock, after in (("BTC", case.btc_price, case.btc_shock, bitcoin), ("ETH", case.ether_price, case.ether_shock, ether))
        if shock
    ]
    words = f"{' '.join(moved) or 'No price moves.'} {_below(case, 0)}"
    return Round("S", "**The shock** moves the prices", f"0 of {len(case.accounts)}", words, "nobody has sold yet")


def _move(name: str, before: str, change: str, after: str) -> str:
    joined = f"− {change[1:]}" if change.startswith("−") else f"+ {change}"
    return f"{name}: {before} × (1 {joined}) = **{after}**."


def _round(case: Case, each: margin.ContagionRound) -> Round:
    """One round: who falls, what their holdings do to each price, and who is reached by that."""
    down = sum(len(earlier.liquidated) for earlier in case.outcome.rounds[: each.number])
    moved = [_flow(case, market, each) for market in range(len(each.prices)) if each.net_flows[market]]
    words = f"{' '.join(moved) or 'Nothing is sold.'} {_below(case, each.number)}"
    who = "Account" if len(each.liquidated) == 1 else "Accounts"
    ratios = [_cells(case, place)[each.number - 1].shown for place in each.liquidated]
    return Round(
        name=str(each.number),
        say=f"**{who} {_letters(each.liquidated)}** {_fall(each.liquidated)}",
        figure=f"{down} of {len(case.accounts)}",
        words=words,
        note=f"equity over what is required: {', '.join(ratios)}",
    )


def _flow(case: Case, market: int, each: margin.ContagionRound) -> str:
    """Work how the net flow of a round moves one price."""
    name, impact = (("BTC", case["btc_impact"]), ("ETH", case["ether_impact"]))[market]
    flow = each.net_flows[market]
    amount = quantity("").show(abs(flow))
    before, after = (case.show("btc_final", prices[market]) for prices in (each.prices, each.prices_after))
    verb, sign = ("bought", "+") if flow > 0 else ("sold", "−")
    return f"{amount} {name} are {verb}: {before} × (1 {sign} {amount} × {impact}) = **{after}**."


def _below(case: Case, after: int) -> str:
    """Say who is below the requirement after a round, with equity and requirement."""
    if after == len(case.outcome.rounds):
        return "Nobody else is below the requirement." if after else "Nobody is below the requirement."
    found = case.outcome.rounds[after]
    told = [
        f"{ascii_uppercase[place]} has {_amount(case, found.equities[place])} of the {_amount(case, found.requirements[place])} required"
        for place in found.liquidated
    ]
    return f"Now {'; '.join(told)}."


def _amount(case: Case, value: float | None) -> str:
    return case.show("btc_final", value)


def _end(case: Case) -> str:
    if case.fallen == 0:
        return "**Nobody falls.**"
    if case.fallen == len(case.accounts):
        return "**It stops because no account is left.**"
    return f"**It stops at {case['fallen']}**: each account that is left has the equity required of it."


def _prices(case: Case, now: int) -> XYChart:
    """Both prices as a change from before the shock, until a round; what is to come is not drawn."""
    start = (case.btc_price, case.ether_price)
    path = ((*start,), case.outcome.shocked_prices, *(each.prices_after for each in case.outcome.rounds))
    names = ("shock", *(str(each.number) for each in case.outcome.rounds))
    lines = [tuple((place - 1.0, prices[market] / start[market] - 1) for place, prices in enumerate(path[: now + 2])) for market in (0, 1)]
    ends = [line[-1][1] for line in lines]
    return XYChart(
        title="Prices, against those before the shock",
        x=Axis("Round", names=names, current=now, low=-1.0, high=len(names) - 0.5),
        y=Axis("Change", "", "percent"),
        lines=(Line("BTC", (*lines[0], (now + 0.25, ends[0])), "main", step=True), Line("ETH", (*lines[1], (now + 0.25, ends[1])), "second", step=True)),
        bands=(Band(now - 0.5, now + 0.5, kind="now"),),
        dots=tuple(
            Dot(now + 0.25, end, f"{name} {case.show('btc_shock', end)}", case.show("btc_shock", end), ring=True)
            for name, end in zip(("BTC", "ETH"), ends, strict=True)
        ),
    )


HOLDERS = (Holder(-520_000.0, 10.0, 0.0), Holder(-367_000.0, 5.0, 40.0), Holder(-284_000.0, 0.0, 100.0), Holder(0.0, -2.0, 60.0), Holder(-100_000.0, 3.0, 0.0))


@calculator(
    title="Contagion between accounts",
    question="Which accounts fall because others had to sell what they hold too?",
    group="Stress",
    terms=("margin-call-contagion", "liquidation-cascade", "bad-debt", "maintenance-margin", "equity", "market-depth"),
    words=words,
    working=working,
    chart=chart,
    rounds=rounds,
    solve=(("btc_shock", "bad_debt"),),
    mistakes=(
        Mistake(
            "The first round only", "N_1", "their sale moves the prices of what others hold too: look at every account again until a round brings nobody down."
        ),
        Mistake("The later rounds only", "sum(n)", "those whom the shock itself brings down count as well."),
    ),
    compact=("btc_shock", "ether_shock", "btc_impact", "ether_impact", "maintenance_rate"),
    presets=(
        Preset("deep-markets", "Markets twice as deep", {"btc_impact": 0.001, "ether_impact": 0.0001}),
        Preset("deeper-shock", "A shock of 20%", {"btc_shock": -0.2}),
        Preset("below-before-the-shock", "Below before any shock", {"maintenance_rate": 0.1}),
        Preset(
            "a-stricter-rate-for-one",
            "A stricter rate for one account",
            {"btc_shock": -0.05, "accounts": (HOLDERS[0], Holder(-367_000.0, 5.0, 40.0, 0.1), *HOLDERS[2:])},
        ),
        Preset("nobody-falls", "Nobody falls", {"btc_shock": -0.05}),
    ),
    examples=(
        Example(
            "Bitcoin falls 10%, and an account without bitcoin falls in the third round",
            {},
            {"fallen": "3", "fallen_rounds": "3", "btc_final": "52,390.80", "eth_final": "2,916.48"},
        ),
        Example("Half the shock brings down nobody", {"btc_shock": "-5"}, {"fallen": "0", "btc_final": "57,000.00"}),
        Example(
            "Without price impact nobody pulls another down",
            {"btc_impact": "0", "ether_impact": "0"},
            {"fallen": "1", "fallen_rounds": "1", "btc_final": "54,000.00"},
        ),
    ),
    assumptions=(
        "There is no published standard for contagion: this is a model of the site, the same for every example here.",
        "All accounts that fall in a round are closed together, whole; their net flow moves each price once, by a constant share for each unit.",
        "Accounts are independent: nobody adds cash, nobody buys the dip, and prices do not recover between rounds.",
        "The maintenance rate is of the gross value of what an account holds: one rate for all, or its own. An account falls when its equity is below that.",
        "Two markets; accounts fall together only through the prices of what they hold, not through debts to each other.",
    ),
)
@naming({"impacts[0]": "btc_impact", "impacts[1]": "ether_impact", "shocks[0]": "btc_shock", "shocks[1]": "ether_shock"})
def margin_contagion(
    btc_price: Annotated[float, money("Price of bitcoin", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="P")] = 60_000.0,
    btc_shock: Annotated[float, percent("Shock to bitcoin", above=-1, at_most=10, slider=(-0.5, 0.5), symbol="z", help="Below 0 for a fall.")] = -0.1,
    btc_impact: Annotated[
        float,
        percent("Impact of 1 BTC", at_least=0, at_most=1, slider=(0.0, 0.01), symbol="k", term="market-depth", help="How far selling 1 BTC moves its price."),
    ] = 0.002,
    ether_price: Annotated[float, money("Price of ether", above=0, at_most=1e9, slider=(100.0, 10_000.0), scale="log", symbol="H")] = 3_000.0,
    ether_shock: Annotated[float, percent("Shock to ether", above=-1, at_most=10, slider=(-0.5, 0.5), help="Below 0 for a fall.")] = 0.0,
    ether_impact: Annotated[
        float, percent("Impact of 1 ETH", at_least=0, at_most=1, slider=(0.0, 0.001), term="market-depth", help="How far selling 1 ETH moves its price.")
    ] = 0.0002,
    maintenance_rate: Annotated[
        float,
        percent(
            "Maintenance rate", at_least=0, at_most=0.5, slider=(0.0, 0.2), symbol="m", term="maintenance-margin", help="Of the gross value of what is held."
        ),
    ] = 0.05,
    accounts: Annotated[tuple[Holder, ...], Rows(label="Accounts, from A", of=Holder, row="account", most=20)] = HOLDERS,
) -> Answer:
    """Ask `margin.contagion` for every round that the shock sets off."""
    held = tuple(_account(f"accounts[{index}]", each) for index, each in enumerate(accounts))
    outcome = margin.contagion(
        held, (btc_price, ether_price), shocks=(btc_shock, ether_shock), impacts=(btc_impact, ether_impact), maintenance_rate=maintenance_rate
    )
    still = margin.contagion(held, (btc_price, ether_price), shocks=(0.0, 0.0), impacts=(0.0, 0.0), maintenance_rate=maintenance_rate)
    return Answer(
        fallen=len(outcome.liquidated),
        fallen_rounds=len(outcome.rounds),
        btc_final=outcome.final_prices[0],
        eth_final=outcome.final_prices[1],
        bad_debt=outcome.bad_debt,
        falls=tuple(Fall(each.number, _letters(each.liquidated), *each.net_flows, *each.prices_after) for each in outcome.rounds),
        outcome=outcome,
        below_before=still.liquidated,
    )


def _account(row: str, holder: Holder) -> margin.Account:
    with naming({"maintenance_rate": "own_rate"}, row):
        return margin.Account(holder.cash, (holder.bitcoin, holder.ether), holder.own_rate or None)
