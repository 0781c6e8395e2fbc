"""How far does one sale carry the price when each forced sale sets off the next?"""

from dataclasses import dataclass
from string import ascii_uppercase
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Round, Rounds, Rows, Step, Text, Words, calculator, count, money, multiple, percent, quantity
from calckit.chart import Axis, Band, Bar, BarsChart, Chart, Dot, Level, Line, Part, XYChart

AMOUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Bid:
    """A price at which buyers wait."""

    price: Annotated[float, money("Bid price", above=0, at_most=1e9)]
    waiting: Annotated[float, quantity("Quantity", unit="", above=0, at_most=1e12)]


@dataclass(frozen=True, slots=True)
class Account:
    """A long that the venue sells when the price reaches its liquidation price."""

    quantity: Annotated[float, quantity("Quantity", unit="", above=0, at_most=1e12)]
    liquidation: Annotated[float, money("Liquidation price", above=0, at_most=1e9, term="liquidation-price")]
    bankruptcy: Annotated[float, money("Bankruptcy price", above=0, at_most=1e9, term="bankruptcy-price")]


@dataclass(frozen=True, slots=True)
class Sale:
    """One round: who sells what, at which prices, and what that does."""

    number: Annotated[int, count("Round")]
    seller: Annotated[str, Text(label="Who sells")]
    sold: Annotated[float, quantity("Quantity", unit="")]
    average: Annotated[float | None, money("Average price")]
    price_after: Annotated[float, money("Price after")]
    fund_change: Annotated[float, money("Insurance fund")]
    told: Annotated[str, Text(label="What happens")]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the book at the end."""

    price: Annotated[float, money("Bid price")]
    taken: Annotated[str, Text(label="Taken")]
    left: Annotated[float, quantity("Left", unit="")]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where it ends, who was sold, and what the insurance fund has left."""

    final_price: Annotated[float, money("Price at the end", unit="USDT", symbol="P")]
    fall: Annotated[float, percent("Change from the start")]
    forced_rounds: Annotated[int, count("Rounds of forced sales")]
    forced_quantity: Annotated[float, quantity("Sold by force", unit="", symbol="Q", term="liquidation")]
    unfilled: Annotated[float, quantity("Found no buyer", unit="")]
    fund_after: Annotated[float, money("Insurance fund after it", unit="USDT", symbol="F", term="insurance-fund")]
    sales: Annotated[tuple[Sale, ...], Rows(label="Every sale", of=Sale)]
    book: Annotated[tuple[Rung, ...], Rows(label="Buyers in the book", of=Rung)]
    outcome: margin.Cascade


def words(case: Case) -> Words:
    """Say where the price ends, how much of that is the sale itself, and why it stops."""
    sale, start = case["initial_quantity"], case["start_price"]
    if case.unfilled > 0:
        return Words(
            f"A sale of {sale} carries the price from {start} to {case['final_price']}, where it finds",
            "final_price",
            f"**{case['unfilled']}** could not be sold at any price in this book. **A deeper book or smaller accounts** would let it stop.",
            instead="no more buyers",
            status="none",
            warnings=_warnings(case),
        )
    moved = case.final_price != case.start_price
    before = f"A sale of {sale} carries the price from {start} to" if moved else f"A sale of {sale} leaves the price at"
    return Words(before, "final_price", f"{_share(case)} {_why_it_stops(case)}", warnings=_warnings(case))


def _share(case: Case) -> str:
    own = case.start_price - case.outcome.rounds[0].price_after
    if not case.outcome.liquidated:
        return "It forces nobody else to sell."
    fallen = case.show("final_price", case.start_price - case.final_price)
    rounds = case.forced_rounds
    amount = AMOUNTS[rounds] if rounds < len(AMOUNTS) else str(rounds)
    what = f"{amount} {'round' if rounds == 1 else 'rounds'} of forced sales, {case['forced_quantity']} in all"
    only = "Only " if own < (case.start_price - case.final_price) / 2 else ""
    return f"{only}**{case.show('final_price', own)}** of the fall of {fallen} is the sale itself. The rest is {what}."


def _why_it_stops(case: Case) -> str:
    waiting = [place for place in range(len(case.positions)) if place not in case.outcome.liquidated]
    if not waiting:
        return "It stops because nobody is left to be sold."
    nearest = max(waiting, key=lambda place: case.positions[place].liquidation)
    price = case.show("final_price", case.positions[nearest].liquidation)
    return f"It stops because the next account, {ascii_uppercase[nearest]}, is closed only at {price}."


def _warnings(case: Case) -> tuple[str, ...]:
    if case.fund_after < 0:
        return (
            f"The [[insurance-fund|insurance fund]] is used up and {case.show('fund_after', -case.fund_after)} USDT short. A venue then closes profitable "
            "positions of others, see [[auto-deleveraging]].",
        )
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """The sale's average price, what is sold by force, the falls added up, and the insurance fund."""
    rounds = case.outcome.rounds
    steps = []
    if rounds[0].fills:
        fills = {"p": tuple(fill.price for fill in rounds[0].fills), "x": tuple(fill.quantity for fill in rounds[0].fills)}
        steps.append(Step("The sale takes the best bids first. Its average price", "a = sum(p * x) / sum(x)", fills, unit="USDT"))
    steps.append(
        Step(
            "Each fall of the price reaches further accounts, which are sold in the next round",
            "Q = sum(q)",
            {"q": tuple(each.quantity for each in rounds[1:]) or (0.0,)},
            "forced_quantity",
        )
    )
    falls = tuple(before - each.price_after for before, each in zip(_prices_before(case), rounds, strict=True))
    steps.append(
        Step(
            "Each round ends at the last bid it touches. The opening sale takes the first fall off the start price, and each round of forced sales one more",
            "P = S - d_0 - sum(d)",
            {"S": case.start_price, "d_0": falls[0], "d": falls[1:] or (0.0,)},
            "final_price",
        )
    )
    brought = {"p": (0.0,), "x": (0.0,)} | {
        name: tuple(getattr(fill, of) for each in rounds[1:] for fill in each.fills) or (0.0,) for name, of in (("p", "price"), ("x", "quantity"))
    }
    owed = [(case.positions[place], each) for each in rounds[1:] for place in each.liquidated]
    values = {
        "F_0": case.fund,
        **brought,
        "b": tuple(account.bankruptcy for account, _ in owed) or (0.0,),
        "q": tuple(account.quantity * _filled(each) for account, each in owed) or (0.0,),
    }
    steps.append(
        Step(
            "The fund gets what the forced sales bring above the [[bankruptcy-price|bankruptcy prices]] b, and pays what they bring below",
            "F = F_0 + sum(p * x) - sum(b * q)",
            values,
            "fund_after",
        )
    )
    return tuple(steps)


def _filled(each: margin.Round) -> float:
    """Return the part of a round's order that found buyers."""
    return 1.0 if each.unfilled == 0 else each.filled / each.quantity


def _prices_before(case: Case) -> tuple[float, ...]:
    return (case.start_price, *(each.price_after for each in case.outcome.rounds[:-1]))


def chart(case: Case) -> Chart:
    """The price round by round to the end, and the prices at which accounts are closed."""
    return _prices(case, len(case.outcome.rounds) - 1)


def _prices(case: Case, now: int) -> XYChart:
    """The price until a round, what is still to come dotted, and the accounts reached so far."""
    rounds = case.outcome.rounds
    names = ("sale", *(str(each.number) for each in rounds[1:]))
    path = [(-0.5, case.start_price), *((float(each.number), each.price_after) for each in rounds)]
    price, last = rounds[now].price_after, len(rounds) - 1
    done = Line("Price", (*path[: now + 2], (now + 0.25, price)), "main", step=True)
    ahead = Line("", ((now + 0.25, price), *path[now + 2 :], (last + 0.25, case.final_price)), "ghost", step=True)
    shown = case.show("final_price", price)
    end = f"{shown}, fund {case.show('fund_after', rounds[now].fund)}"
    average = case.sales[0].average
    fetched = () if average is None else (Dot(0.0, average, f"Sale at {case.show('final_price', average)} on average", "Sale"),)
    return XYChart(
        title="Price, round by round",
        x=Axis("Round", names=names, current=now),
        y=Axis("Price", "USDT", low=_lowest(case)),
        lines=(done,) if now == last else (done, ahead),
        bands=(Band(now - 0.5, None if now == last else now + 0.5, kind="now"),) if last else (),
        dots=(*fetched, Dot(now + 0.25, price, end, shown, ring=True)),
        levels=_triggers(case, now),
    )


def _triggers(case: Case, now: int) -> tuple[Level, ...]:
    """The liquidation prices in sight, each drawn until the round that reached it."""
    reached = {place: each.number for each in case.outcome.rounds[: now + 1] for place in each.triggered}
    return tuple(
        Level(account.liquidation, ascii_uppercase[place], float(reached[place]) if place in reached else None, place in reached)
        for place, account in enumerate(case.positions)
        if account.liquidation >= _lowest(case)
    )


def rounds(case: Case) -> Rounds:
    """Every sale with its own working, and price and order book after it."""
    told = tuple(_round(case, sale) for sale in case.sales)
    return Rounds(
        title="Sale by sale",
        unit="USDT after it",
        rounds=told,
        charts=lambda now: (_prices(case, now), _book(case, now)),
        end=_end(case),
        instead_of=("sales",),
    )


def _round(case: Case, sale: Sale) -> Round:
    fund = case.show("fund_after", abs(sale.fund_change))
    words = sale.told
    if sale.average is not None:
        words += f" On average it fetches **{case.show('final_price', sale.average)}**."
    if sale.number and sale.fund_change:
        words += f" The [[insurance-fund|insurance fund]] {'gains' if sale.fund_change > 0 else 'pays'} {fund}."
    prices = ", ".join(case.show("final_price", case.positions[place].liquidation) for place in case.outcome.rounds[sale.number].liquidated)
    return Round(
        name=str(sale.number) if sale.number else "S",
        say=f"**{sale.seller}** sells {quantity('').show(sale.sold)}",
        figure=case.show("final_price", sale.price_after),
        words=words,
        note=f"liquidation price {prices}" if prices else "somebody sells at market",
    )


def _end(case: Case) -> str:
    if case.unfilled > 0:
        return f"**It ends without buyers**: {case['unfilled']} could not be sold."
    return f"**It stops at {case['final_price']}**{_why_it_stops(case).removeprefix('It stops')}"


def _book(case: Case, now: int) -> BarsChart:
    """What waits at each bid after a round: taken before, taken in this round, left."""
    show = quantity("").show
    bars = []
    for place, bid in enumerate(case.levels):
        fills = [(each.number, fill.quantity) for each in case.outcome.rounds[: now + 1] for fill in each.fills if fill.level == place]
        here, before = (sum(part for number, part in fills if (number == now) is this) for this in (True, False))
        waiting = bid.waiting * case.depth
        left = max(waiting - here - before, 0.0)
        parts = (Part(before, "taken"), Part(here, "now"), Part(left, "left"))
        bars.append(Bar(show(bid.price), tuple(part for part in parts if part.amount > 0), f"{show(left)} / {show(waiting)}", current=here > 0))
    return BarsChart(
        title="Buyers in the book",
        bars=tuple(bars),
        head="Bid price",
        shown_head="left of",
        legend=(("taken", "taken before"), ("now", "this round"), ("left", "left")),
    )


def _lowest(case: Case) -> float:
    """Return the lowest price to show: the next account waiting, unless it lies so far below that the steps would shrink."""
    fallen = max(case.start_price - case.final_price, case.start_price * 0.005)
    waiting = [account.liquidation for account in case.positions if account.liquidation < case.final_price]
    near = [price for price in waiting if price > case.final_price - max(0.8 * fallen, case.start_price * 0.04)]
    return float(max(min([case.final_price, *near]) - max(0.15 * fallen, case.start_price * 0.002), case.final_price * 0.01))


def _sale(each: margin.Round, before: float) -> Sale:
    """Tell one round in words, so that it can be followed step by step."""
    seller = "Opening sale" if each.number == 0 else ("Account " if len(each.liquidated) == 1 else "Accounts ") + _letters(each.liquidated)
    show = quantity("").show
    fills = [f"{show(fill.quantity)} at {show(fill.price)}" for fill in each.fills]
    if len(fills) > 5:
        fills = [*fills[:2], "…", *fills[-2:]]
    told = f"Fills {', '.join(fills)}." if fills else "Finds no buyer." if each.quantity else "Nothing is sold."
    if each.unfilled and fills:
        told += f" {show(each.unfilled)} find no buyer."
    moved = f" The price goes from {show(before)} to {show(each.price_after)}" if each.price_after != before else f" The price stays at {show(before)}"
    reached = f", which reaches {_letters(each.triggered)}." if each.triggered else ", which reaches nobody."
    return Sale(each.number, seller, each.quantity, each.average, each.price_after, each.fund_change, told + moved + reached)


def _letters(places: tuple[int, ...]) -> str:
    return ", ".join(ascii_uppercase[place] for place in places)


def _rungs(levels: tuple[margin.Level, ...], outcome: margin.Cascade) -> tuple[Rung, ...]:
    """Return what every level had and what is left of it, with the rounds that took from it."""
    found = []
    show = quantity("").show
    for place, level in enumerate(levels):
        taken = [(each.number, fill.quantity) for each in outcome.rounds for fill in each.fills if fill.level == place]
        words = ", ".join(f"{show(part)} by {'the sale' if number == 0 else f'round {number}'}" for number, part in taken)
        left = level.quantity - sum(part for _, part in taken)
        found.append(Rung(level.price, words or "nothing", max(left, 0.0)))
    return tuple(found)


def _bids(*waiting: float) -> tuple[Bid, ...]:
    return tuple(Bid(100.0 - 0.5 * place, each) for place, each in enumerate(waiting))


BOOK = _bids(30.0, 25.0, 40.0, 35.0, 45.0, 50.0, 60.0, 60.0, 80.0, 90.0, 140.0, 160.0)
ACCOUNTS = (
    Account(45.0, 99.0, 98.6),
    Account(30.0, 98.6, 98.2),
    Account(80.0, 98.2, 97.7),
    Account(70.0, 97.4, 97.0),
    Account(90.0, 96.7, 96.3),
    Account(60.0, 94.8, 94.4),
    Account(120.0, 93.9, 93.5),
)


@calculator(
    title="Liquidation cascade",
    question="How far does one sale carry the price when each forced sale sets off the next?",
    group="Stress",
    terms=("liquidation-cascade", "liquidation-price", "bankruptcy-price", "insurance-fund", "open-interest", "order-book"),
    words=words,
    working=working,
    chart=chart,
    rounds=rounds,
    solve=(("depth", "final_price"), ("initial_quantity", "final_price")),
    mistakes=(
        Mistake("The opening sale alone", "S - d_0", "that is the price before anybody is forced. It has reached accounts whose sale carries it further."),
        Mistake("The forced sales alone", "S - sum(d)", "the opening sale has moved the price first."),
        Mistake("The average of the forced sales", "sum(p * x) / sum(x)", "that is what they fetch together; the price is left at the last bid they touch."),
    ),
    compact=("initial_quantity", "depth", "start_price", "fund"),
    presets=(
        Preset("deep-book", "A deep book", {"depth": 3.0}),
        Preset("one-large-account", "One large account", {"positions": (Account(320.0, 99.0, 98.4), *ACCOUNTS[5:])}),
        Preset("stops-by-itself", "It stops by itself", {"initial_quantity": 50.0}),
        Preset("gap-below-the-price", "A gap below the last price", {"start_price": 102.0}),
        Preset("fund-used-up", "The fund is used up", {"fund": 10.0}),
        Preset("no-buyers-left", "No buyers left", {"depth": 0.5}),
    ),
    examples=(
        Example(
            "A sale of 80 and what it sets off",
            {},
            {"final_price": "96.00", "fall": "−4.00%", "forced_rounds": "5", "forced_quantity": "315", "fund_after": "21.50"},
        ),
        Example("A sale that forces nobody", {"initial_quantity": "50"}, {"final_price": "99.50", "forced_quantity": "0", "forced_rounds": "0"}),
        Example("Half the book: more to sell than buyers", {"depth": "0.5"}, {"unfilled": "47.5"}),
    ),
    assumptions=(
        "There is no published standard for a cascade: this is a model of the site, the same for every example here.",
        "All accounts that a price reaches are sold at once, whole, at market. Real venues sell in steps and pause between.",
        "Nobody adds bids while the price falls. In truth some buyers come back, and others withdraw.",
        "Liquidation follows the last trade; venues use a mark price that lags it.",
        "Longs only. A cascade of shorts is its mirror image upwards.",
    ),
)
def liquidation_cascade(
    initial_quantity: Annotated[
        float, quantity("Opening sale", unit="", at_least=0, at_most=1e12, slider=(0.0, 400.0), help="A market order that starts it.")
    ] = 80.0,
    depth: Annotated[float, multiple("Depth of the book", at_least=0.01, at_most=1_000, slider=(0.25, 4.0), scale="log", help="Multiplies every bid.")] = 1.0,
    start_price: Annotated[float, money("Price before it", above=0, at_most=1e9, slider=(100.0, 110.0), help="Not below the best bid.")] = 100.0,
    fund: Annotated[float, money("Insurance fund", at_least=0, at_most=1e18, slider=(0.0, 200.0), symbol="F", term="insurance-fund")] = 50.0,
    levels: Annotated[tuple[Bid, ...], Rows(label="Bids, best first", of=Bid, row="bid", most=30)] = BOOK,
    positions: Annotated[tuple[Account, ...], Rows(label="Accounts, from A", of=Account, row="account", most=20)] = ACCOUNTS,
) -> Answer:
    """Ask `margin.cascade` for every round that the sale sets off."""
    book = tuple(margin.Level(bid.price, bid.waiting * depth) for bid in levels)
    held = tuple(margin.LeveragedPosition(each.quantity, each.liquidation, each.bankruptcy) for each in positions)
    outcome = margin.cascade(start_price, book, held, initial_quantity=initial_quantity, fund=fund)
    before = (start_price, *(each.price_after for each in outcome.rounds[:-1]))
    return Answer(
        final_price=outcome.final_price,
        fall=(outcome.final_price - start_price) / start_price,
        forced_rounds=len(outcome.rounds) - 1,
        forced_quantity=outcome.liquidated_quantity,
        unfilled=outcome.unfilled,
        fund_after=outcome.fund,
        sales=tuple(_sale(each, price) for each, price in zip(outcome.rounds, before, strict=True)),
        book=_rungs(book, outcome),
        outcome=outcome,
    )
