"""At which price does a CFD or currency account draw a margin call, and when is it stopped out?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Text, Words, calculator, count, money, multiple, naming, percent, plain
from calckit.chart import Axis, Chart, Dot, Level, Line, XYChart, meeting

from ._fields import SIDE

MARKETS = {"eurusd": "EUR/USD", "gbpusd": "GBP/USD", "gold": "Gold", "oil": "Oil", "index": "Index", "share": "Share"}
MARKET = Choice(label="Market", options=MARKETS)
ORDERS: dict[str, str] = {
    "largest_loss": "Largest loss first",
    "largest_margin": "Most margin first",
    "oldest": "Oldest first",
    "losing_then_all": "All losing ones, then the rest",
    "all": "All at once",
}


@dataclass(frozen=True, slots=True)
class Held:
    """One position of the account, the oldest first."""

    market: Annotated[str, MARKET]
    side: Annotated[margin.Side, SIDE]
    quantity: Annotated[float, plain("Quantity", above=0, at_most=1e12, help="Lots times contract size.")]
    entry_price: Annotated[float, plain("Entry price", unit="USD", above=0, at_most=1e9)]
    price_now: Annotated[float, plain("Price now", unit="USD", above=0, at_most=1e9)]
    leverage: Annotated[float, multiple("Leverage", at_least=1, at_most=1000, term="leverage")]


@dataclass(frozen=True, slots=True)
class Closing:
    """One step of the stop-out."""

    number: Annotated[int, count("Step")]
    what: Annotated[str, Text(label="Closed")]
    realised: Annotated[float, money("Profit or loss", unit="USD")]
    used: Annotated[float, money("Used margin left", unit="USD")]
    after: Annotated[float | None, percent("Margin level after")]


@dataclass(frozen=True, slots=True)
class Answer:
    """How the account stands, the two prices of the chosen market, and what the stop-out closes."""

    price: Annotated[float | None, plain("Stop-out price", unit="USD", digits=6, symbol="P", term="stop-out-level")]
    call_price: Annotated[float | None, plain("Margin call price", unit="USD", digits=6, symbol="C", term="margin-call")]
    margin_level: Annotated[float | None, percent("Margin level now", said="present margin level", symbol="l", term="margin-level")]
    equity: Annotated[float, money("Equity", unit="USD", symbol="Q", term="equity")]
    used_margin: Annotated[float, money("Used margin", unit="USD", symbol="U")]
    free_margin: Annotated[float, money("Free margin", unit="USD", term="available-margin")]
    closings: Annotated[tuple[Closing, ...], Rows(label="What the stop-out closes", of=Closing)]
    called: bool
    stopped: bool
    now: float
    others_profit: float


def words(case: Case) -> Words:
    """Say at which price of the chosen market the stop-out comes, and what it closes first."""
    market = MARKETS[case.target]
    first = case.closings[0].what if case.closings else ""
    if case.stopped:
        return Words(
            "This account is stopped out",
            "price",
            f"Its [[margin-level|margin level]] of **{case['margin_level']}** is not above {case['stop_level']}. Closed first: {first}.",
            instead="now",
            status="now",
        )
    if case.price is None:
        return Words(
            f"Through {market} alone this account has",
            "price",
            f"No price of {market} above 0 brings the [[margin-level|margin level]] down to {case['stop_level']}. **A larger position** on one side or a smaller balance would.",
            instead="no stop-out price",
        )
    move = "falls" if case.price <= case.now else "rises"
    after = f"There the [[margin-level|margin level]] is {case['stop_level']}; now it is **{case['margin_level']}**. Closed first: {first}."
    if case.called:
        after += f" The call at {case['call_level']} has come already."
    elif case.call_price is not None and case.call_level == case.stop_level:
        after += " The call comes at the same price."
    elif case.call_price is not None:
        after += f" The call comes before, at {case['call_price']}."
    return Words(f"This account is stopped out when {market} {move} to", "price", after)


def working(case: Case) -> tuple[Step, ...]:
    """Equity, used margin and their ratio; then the two prices of the chosen market."""
    held = case.positions
    rows = {"s": _signs(held), "q": tuple(each.quantity for each in held), "K": tuple(each.price_now for each in held)}
    rows |= {"E": tuple(each.entry_price for each in held), "L": tuple(each.leverage for each in held)}
    steps = [
        Step(
            "The balance and the gain or loss of every position make the [[equity]]",
            "Q = B + sum(s * q * (K - E))",
            {"B": case.balance} | {n: rows[n] for n in "sqKE"},
            "equity",
        ),
        Step("Each position uses its value at entry over its leverage", "U = sum(q * E / L)", {n: rows[n] for n in "qEL"}, "used_margin"),
        Step("The [[margin-level|margin level]] is equity over used margin", "l = Q / U", {"Q": case.equity, "U": case.used_margin}, "margin_level"),
    ]
    own = [each for each in held if each.market == case.target]
    values = {"B": case.balance, "U": case.used_margin, "G": case.others_profit, "s": _signs(own)}
    values |= {"q": tuple(each.quantity for each in own), "E": tuple(each.entry_price for each in own)}
    if case.call_price is not None:
        say = f"With the gain G of the other markets fixed, equity is y times the used margin at one price of {MARKETS[case.target]}: the call"
        steps.append(Step(say, "C = (y * U - B - G + sum(s * q * E)) / sum(s * q)", values | {"y": case.call_level}, "call_price"))
    if case.price is not None:
        say = "At the [[stop-out-level|stop-out level]] x it is likewise"
        steps.append(Step(say, "P = (x * U - B - G + sum(s * q * E)) / sum(s * q)", values | {"x": case.stop_level}, "price"))
    return tuple(steps)


def _signs(held: tuple[Held, ...] | list[Held]) -> tuple[float, ...]:
    return tuple(1.0 if each.side == "long" else -1.0 for each in held)


def chart(case: Case) -> Chart:
    """The margin level against the price of the chosen market, and where the first closing lifts it."""
    marked = [price for price in (case.price, case.call_price) if price is not None and not case.stopped]
    ends = [case.now, *marked]
    span = max(max(ends) - min(ends), case.now * 0.05)
    low, high = max(min(ends) - span * 0.35, min(ends) * 0.1), max(ends) + span * 0.35
    drawn = XYChart(
        title=f"Margin level against the price of {MARKETS[case.target]}",
        x=Axis(f"Price of {MARKETS[case.target]}", "USD", low=low, high=high),
        y=Axis("Margin level", "", "percent"),
        lines=(Line("Margin level", tuple((price, _level_at(case, price)) for price in (low, high)), "main", "Level"),),
        levels=(
            Level(case.call_level, f"Margin call, {case['call_level']}", short=f"Call {case['call_level']}"),
            Level(case.stop_level, f"Stop-out, {case['stop_level']}", short=f"Stop {case['stop_level']}"),
        ),
        dots=_dots(case),
    )
    if case.price is None or case.stopped:
        return drawn
    above, out = case.price > case.now, ("Stopped out", "Out")
    return meeting(drawn, case.price, case.stop_level, "Stop-out", case["price"], "level = stop-out level", above=above, band=out)


def _dots(case: Case) -> tuple[Dot, ...]:
    """Now, and the account when its first closing is done."""
    dots = [Dot(case.now, case.margin_level, f"Now {case['margin_level']}", "Now", drop=True)]
    if case.closings and case.closings[0].after is not None:
        first, at = case.closings[0], case.now if case.stopped else case.price
        dots.append(Dot(at, first.after, f"After closing {first.what}: {case.show('margin_level', first.after)}", "After", ring=True))
    return tuple(dots)


def _level_at(case: Case, price: float) -> float:
    account = margin.cfd_account(case.balance, _positions(case.positions, case.target, price), call_level=case.call_level, stop_level=case.stop_level)
    return account.margin_level or 0.0


def _positions(held: tuple[Held, ...], moved: str = "", price: float = 0.0) -> tuple[margin.CfdPosition, ...]:
    return tuple(
        margin.CfdPosition(each.market, each.side, each.quantity, each.entry_price, price if each.market == moved else each.price_now, 1 / each.leverage)
        for each in held
    )


GOLD = Held("gold", "long", 5.0, 2_400.0, 2_360.0, 20.0)
EURO = Held("eurusd", "long", 20_000.0, 1.10, 1.08, 30.0)
SHARE = Held("share", "long", 40.0, 100.0, 105.0, 5.0)


@calculator(
    title="Margin level and stop-out",
    question="At which price does a CFD or currency account draw a margin call, and when is it stopped out?",
    group="Brokerage",
    terms=("stop-out-level", "margin-level", "margin-close-out", "margin-call", "leverage"),
    words=words,
    working=working,
    chart=chart,
    solve=(("balance", "price"), ("balance", "call_price"), ("balance", "margin_level")),
    mistakes=(
        Mistake(
            "The price of the call",
            "(U - B - G + sum(s * q * E)) / sum(s * q)",
            "there equity is the whole used margin. The stop-out comes later, at x times it.",
        ),
        Mistake(
            "Nothing left",
            "(sum(s * q * E) - B - G) / sum(s * q)",
            "there the account is empty. It is stopped out while x times the used margin is still left.",
        ),
        Mistake("Other markets left out", "(x * U - B + sum(s * q * E)) / sum(s * q)", "what the other positions have won or lost counts in the equity too."),
    ),
    compact=("balance", "target", "stop_level"),
    start="Three positions, EU and UK retail",
    presets=(
        Preset("stop-at-20", "A stop-out level of 20%", {"stop_level": 0.2}),
        Preset("short-index", "Short an index", {"balance": 1_500.0, "target": "index", "positions": (Held("index", "short", 5.0, 5_000.0, 5_050.0, 20.0),)}),
        Preset("hedged", "Long and short of one market", {"target": "gold", "positions": (GOLD, Held("gold", "short", 5.0, 2_420.0, 2_360.0, 20.0))}),
        Preset("stopped-already", "Below the level already", {"balance": 1_300.0}),
        Preset(
            "mdfx-example",
            "MDFX's example: 1 lot at 500×",
            {"balance": 1_000.0, "stop_level": 0.4, "positions": (Held("eurusd", "long", 100_000.0, 1.0, 1.0, 500.0),)},
            "What is your Stop Out Level? How is it calculated?, MDFX help; with a price of 1",
            "2026-11-28",
        ),
    ),
    examples=(
        Example(
            "Three positions",
            {},
            {"equity": "2,300.00", "used_margin": "2,133.33", "margin_level": "107.81%", "free_margin": "166.67", "call_price": "1.07167", "price": "1.01833"},
        ),
        Example("A lower stop-out level", {"stop_level": "20"}, {"price": "0.986333"}),
    ),
    assumptions=(
        "Used margin stays what opening took, as in the EU's rule; brokers that follow the price ask for a little more or less.",
        "All prices are in the account's currency; another one would add its own rate.",
        "Only the chosen market moves. Spread, overnight costs and slippage are left out, so a real closing leaves less.",
        "Long and short of one market both use margin; some brokers ask for one side only.",
        "Call and stop-out come when their level is reached exactly; some brokers, and the rules of the EU and Australia, wait until it is passed.",
        "Positions are closed whole, at the price at which the level is reached.",
    ),
)
@naming({"price": "price_now", "entry": "entry_price"})
def stop_out(
    balance: Annotated[
        float, money("Balance", unit="USD", at_least=0, at_most=1e18, slider=(100.0, 100_000.0), scale="log", symbol="B", help="Deposits and closed profits.")
    ] = 2_700.0,
    target: Annotated[str, Choice(label="Market that moves", options=MARKETS)] = "eurusd",
    call_level: Annotated[float, percent("Margin call level", at_least=0, at_most=10, slider=(0.5, 2.0), symbol="y", term="margin-call")] = 1.0,
    stop_level: Annotated[float, percent("Stop-out level", at_least=0, at_most=10, slider=(0.1, 1.0), symbol="x", term="stop-out-level")] = 0.5,
    order: Annotated[margin.ClosingOrder, Choice(label="What is closed first", options=ORDERS)] = "largest_loss",
    positions: Annotated[tuple[Held, ...], Rows(label="Positions", of=Held, row="position", most=10)] = (GOLD, EURO, SHARE),
) -> Answer:
    """Ask `margin` for the account, for the two prices, and for the closings at the second of them."""
    held = _positions(positions)
    account = margin.cfd_account(balance, held, call_level=call_level, stop_level=stop_level, trigger="at_or_below")
    price = margin.margin_level_price(balance, held, target, level=stop_level)
    there = held if account.stopped or price is None else _positions(positions, target, price)
    done = margin.stop_out(balance, there, stop_level=stop_level, order=order, trigger="at_or_below")
    return Answer(
        price=None if account.stopped else price,
        call_price=None if account.called else margin.margin_level_price(balance, held, target, level=call_level),
        margin_level=account.margin_level,
        equity=account.equity,
        used_margin=account.used_margin,
        free_margin=account.free_margin,
        closings=tuple(_closing(number, step, positions) for number, step in enumerate(done.steps, 1)),
        called=account.called,
        stopped=account.stopped,
        now=next(each.price_now for each in positions if each.market == target),
        others_profit=margin.account_equity(0.0, [each.profit for each in held if each.symbol != target]),
    )


def _closing(number: int, step: margin.StopOutStep, held: tuple[Held, ...]) -> Closing:
    what = ", ".join(f"{MARKETS[held[place].market]} {held[place].side}" for place in step.places)
    return Closing(number, what, step.realised, step.used_margin, step.margin_level)
