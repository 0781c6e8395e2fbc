"""Would auto-deleveraging close your position, how much of it, and what would put you further back?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Rows, Step, Text, Words, calculator, count, money, multiple, percent, plain, quantity
from calckit.chart import Bar, BarsChart, Chart, Part

from ._fields import ENTRY_PRICE, LEVERAGE, QUANTITY, ROW_ENTRY_PRICE, SIDE

YOU = "You"


@dataclass(frozen=True, slots=True)
class Other:
    """Another position on your side, as a row of the form."""

    size: Annotated[float, quantity("Quantity", above=0, at_most=1e12)]
    entry: Annotated[float, ROW_ENTRY_PRICE]
    times: Annotated[float, multiple("Leverage", at_least=1, at_most=150, term="leverage")]


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the queue, and what is closed there."""

    trader: Annotated[str, Text(label="Trader")]
    size: Annotated[float, quantity("Quantity")]
    score: Annotated[float, plain("Score", digits=4, term="auto-deleveraging")]
    closed: Annotated[float, quantity("Closed")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What of your position is closed, where it stands in the queue, and what would put it out of reach."""

    taken: Annotated[float | None, quantity("Closed of your position", said="closed part of your position", symbol="c", term="auto-deleveraging")]
    place: Annotated[int | None, count("Your place in the queue")]
    score: Annotated[float | None, plain("Your score", symbol="S", digits=4, term="auto-deleveraging")]
    gain: Annotated[float, percent("Profit over entry value", symbol="g", term="unrealised-profit-and-loss")]
    effective: Annotated[float | None, multiple("Effective leverage", symbol="l", term="leverage")]
    ahead: Annotated[float | None, quantity("Held by those before you", symbol="A")]
    to_add: Annotated[float | None, money("Margin that would spare you", symbol="D", term="collateral")]
    queue: Annotated[tuple[Place, ...], Rows(label="The queue, first to be closed first", of=Place)]
    position: margin.Position
    own: float
    last: float | None


def words(case: Case) -> Words:
    """Say how much of the position is closed and what would put it out of reach, or why nothing is closed."""
    before = f"Of your {case['quantity']} BTC deleveraging closes"
    if case.score is None:
        after = f"At {case['mark_price']} nothing is left of your margin, so you are **liquidated**, not deleveraged."
        return Words(before, "taken", after, instead="nothing", status="now")
    stands = f"Your score is {case['score']}: place **{case.place} of {len(case.queue)}**"
    if case.taken is None:
        return Words(before, "taken", f"{stands}. Those before you hold {case['ahead']} BTC, and no more than {case['needed']} BTC must be closed.", "nothing")
    after = f"{stands}. Those before you hold {case['ahead']} BTC, and {case['needed']} BTC must be closed. "
    return Words(before, "taken", after + _way_out(case))


def _way_out(case: Case) -> str:
    """Say which margin would put enough others before you, or that none does."""
    if case.last is None:
        return "The others together do not hold so much, so no lower score spares you. **What you close yourself** cannot be taken."
    if case.to_add is None:
        return "Too few of the others are in profit, so no margin puts enough of them before you. **What you close yourself** cannot be taken."
    return f"Just over **{case['to_add']} USDT** more margin would put enough others before you."


def working(case: Case) -> tuple[Step, ...]:
    """Profit ratio, effective leverage, score, what stands before it, what is closed, what would spare it."""
    v = {"s": float(case.position.sign), "E": case.entry_price, "q": case.quantity, "L": case.leverage, "K": case.mark_price, "X": case.extra_margin}
    v |= {"N": case.needed, "g": case.gain}
    gain = Step("Your profit as a share of the value at entry; s is 1 for a long, −1 for a short", "g = s * (K - E) / E", v, "gain")
    if case.score is None or case.effective is None:
        return (gain,)
    v |= {"l": case.effective, "S": case.score, "A": case.ahead}
    before = [one.size for one in case.queue[: case.place - 1]]
    by = "multiplied by it" if case.gain > 0 else "divided by it"
    steps = [
        gain,
        Step("The value now over the margin and the profit is your effective [[leverage]]", "l = q * K / (q * E / L + X + s * q * (K - E))", v, "effective"),
        Step(f"A profit is multiplied by it, a loss divided; here it is {by}", "S = g * l" if case.gain > 0 else "S = g / l", v, "score"),
        Step("Those with a higher score hold", "A = sum(x)", {"x": tuple(before or (0.0,))}, "ahead"),
        _closed(case, v),
    ]
    if case.to_add is not None:
        say = "The margin with which your score is no higher than that of the last who would be closed without you, Z, less the margin you have"
        steps.append(Step(say, f"D = q * K * {'g / Z' if case.gain > 0 else 'Z / g'} - s * q * (K - E) - (q * E / L + X)", v | {"Z": case.last}, "to_add"))
    return tuple(steps)


def _closed(case: Case, v: dict[str, float]) -> Step:
    say = "Of what must be closed, what is left after them falls on you, up to all you have"
    return Step(say, "c = max(0, min(q, N - A))", v, "" if case.taken is None else "taken")


def chart(case: Case) -> Chart:
    """The queue, first to be closed at the top, each with what is closed of it."""
    return BarsChart(
        title="The queue, first to be closed at the top",
        bars=tuple(_bar(case, number, one) for number, one in enumerate(case.queue, 1)),
        shown_head="quantity, BTC",
        legend=(("taken", "closed"), ("left", "left open")),
        format="plain",
    )


def _bar(case: Case, number: int, one: Place) -> Bar:
    parts = (Part(one.closed, "taken"), Part(one.size - one.closed))
    shown = tuple(part for part in parts if part.amount > 0)
    return Bar(f"{number} {one.trader}, {case.show('score', one.score)}", shown, case.show("quantity", one.size), current=one.trader == YOU)


OTHERS = (Other(0.4, 61_000.0, 25.0), Other(1.0, 58_000.0, 5.0), Other(2.0, 64_000.0, 3.0))


@calculator(
    title="Your place in the ADL queue",
    question="Will auto-deleveraging close your position, and how much of it?",
    group="Liquidation",
    terms=("auto-deleveraging", "insurance-fund", "leverage", "unrealised-profit-and-loss"),
    words=words,
    working=working,
    chart=chart,
    solve=(("extra_margin", "score"), ("leverage", "score")),
    mistakes=(
        Mistake("Those before you left out", "min(q, N)", "the queue is closed from the front, so those with a higher score come first."),
        Mistake("What stays open", "q - max(0, min(q, N - A))", "that is what you keep. The question is what is closed."),
    ),
    compact=("side", "quantity", "entry_price", "leverage", "mark_price", "needed"),
    presets=(
        Preset("more-margin", "With more margin", {"extra_margin": 1_200.0}),
        Preset("first-in-line", "More leverage: closed whole", {"leverage": 50.0}),
        Preset("too-few-others", "Too few others", {"needed": 5.0}),
        Preset("short", "A short", {"side": "short", "mark_price": 55_000.0}),
        Preset("nobody-else-wins", "Nobody else is in profit", {"traders": (Other(2.0, 70_000.0, 3.0),)}),
        Preset("liquidated", "Liquidated, not deleveraged", {"mark_price": 53_000.0}),
    ),
    examples=(
        Example(
            "Second of four, closed in part",
            {},
            {"taken": "0.3", "place": "2", "score": "0.55", "gain": "10.00%", "effective": "5.5×", "ahead": "0.4", "to_add": "1,105.00"},
        ),
        Example("With that margin nothing is closed", {"extra_margin": "1105"}, {"taken": "none", "place": "3", "ahead": "1.4"}),
        Example("Less than that does not do", {"extra_margin": "1104"}, {"taken": "0.3", "place": "2"}),
        Example("At 50× you come first", {"leverage": "50"}, {"taken": "0.5", "place": "1", "ahead": "0"}),
    ),
    assumptions=(
        "The queue ranks by BitMEX's score: profit ratio times effective leverage for winners, divided by it for losers. Bybit multiplies the same two; "
        "Hyperliquid ranks by another score, and dYdX takes positions at random.",
        "Nobody sees the other positions of a real queue. A venue shows your place as lights, by fifths; put in what such a place would mean.",
        "What must be closed is the bankrupt position, or the part of it that market and insurance fund could not take.",
        "Of equal scores yours comes last. Each trader has the margin of this position alone.",
        "The price at which you are closed is the bankruptcy price of the other side; this form does not ask for it.",
    ),
)
def adl_queue(
    side: Annotated[margin.Side, SIDE] = "long",
    quantity: Annotated[float, QUANTITY] = 0.5,
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    mark_price: Annotated[float, money("Mark price", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="K", term="mark-price")] = 66_000.0,
    extra_margin: Annotated[float, money("Extra margin", at_least=0, at_most=1e18, slider=(0.0, 10_000.0), symbol="X", term="collateral")] = 0.0,
    needed: Annotated[
        float,
        quantity("To be closed", above=0, at_most=1e12, slider=(0.01, 10.0), scale="log", symbol="N", help="The bankrupt position that nobody else took."),
    ] = 0.7,
    traders: Annotated[tuple[Other, ...], Rows(label="Others on your side", of=Other, row="trader", most=10, term="auto-deleveraging")] = OTHERS,
) -> Answer:
    """Ask `margin` for the scores, the queue with and without you, and the margin that puts you behind it."""
    position = margin.Position(side, "linear", quantity, entry_price)
    own = margin.initial_margin(position, leverage) + extra_margin
    score = margin.deleveraging_score(position, own, mark_price)
    others = _others(side, traders, mark_price)
    queue = _queue((*others, *(() if score is None else (margin.Candidate(YOU, quantity, score),))), needed)
    place = next((number for number, one in enumerate(queue, 1) if one.trader == YOU), None)
    taken = next((one.closed for one in queue if one.trader == YOU and one.closed), None)
    last = _last(others, needed)
    spared = None if taken is None or last is None else margin.deleveraging_margin(position, last, mark_price)
    profit = margin.pnl(position, mark_price)
    return Answer(
        taken=taken,
        place=place,
        score=score,
        gain=profit / margin.notional(position, entry_price),
        effective=None if score is None else margin.effective_leverage((margin.notional(position, mark_price),), own + profit),
        ahead=None if place is None else sum(one.size for one in queue[: place - 1]),
        to_add=None if spared is None else spared - own,
        queue=queue,
        position=position,
        own=own,
        last=last,
    )


def _others(side: margin.Side, traders: tuple[Other, ...], mark: float) -> tuple[margin.Candidate, ...]:
    """Return the other positions with their scores, but for those that have nothing left."""
    held = [margin.Position(side, "linear", one.size, one.entry) for one in traders]
    scores = [margin.deleveraging_score(each, margin.initial_margin(each, one.times), mark) for each, one in zip(held, traders, strict=True)]
    numbered = enumerate(zip(traders, scores, strict=True), 1)
    return tuple(margin.Candidate(f"Trader {number}", one.size, score) for number, (one, score) in numbered if score is not None)


def _queue(candidates: tuple[margin.Candidate, ...], needed: float) -> tuple[Place, ...]:
    closed, named = dict(margin.deleverage(candidates, needed).closed), {one.name: one for one in candidates}
    order = margin.deleveraging_order(candidates)
    return tuple(Place(name, named[name].quantity, named[name].score, closed.get(name, 0.0)) for name in order)


def _last(others: tuple[margin.Candidate, ...], needed: float) -> float | None:
    """Return the score of the last whom it would hit without you; None where the others do not suffice."""
    done = margin.deleverage(others, needed)
    if done.unfilled:
        return None
    return {one.name: one.score for one in others}[done.closed[-1][0]]
