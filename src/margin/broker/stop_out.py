"""An account of contracts for difference: its margin level, the call, and what a stop-out closes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from margin import checks, compare
from margin.compare import TRIGGERS, Trigger

__all__ = [
    "CfdAccount",
    "CfdPosition",
    "ClosingOrder",
    "StopOut",
    "StopOutStep",
    "cfd_account",
    "margin_level_price",
    "stop_out",
]

ClosingOrder = Literal["largest_loss", "largest_margin", "oldest", "losing_then_all", "all"]
UsedMargin = Literal["at_entry", "at_price"]

CLOSING_ORDERS: tuple[ClosingOrder, ...] = (
    "largest_loss",
    "largest_margin",
    "oldest",
    "losing_then_all",
    "all",
)
USED_MARGINS: tuple[UsedMargin, ...] = ("at_entry", "at_price")


@dataclass(frozen=True, slots=True)
class CfdPosition:
    """One open contract for difference, or one currency position, in an account that is kept in money.

    Args:
        symbol: The market's name; positions of one symbol share one price.
        side: "long" or "short".
        quantity: Units of the underlying: lots × contract size. > 0.
        entry: Price at which it was opened, in the quote currency. > 0.
        price: Price now at which it would be closed, in the quote currency. > 0.
        rate: Margin as a fraction of the value: 1 over the leverage. Above 0, at most 1.
        conversion: Account currency for one unit of the quote currency, held fixed. > 0; 1 where they are the
            same.
    """

    symbol: str
    side: Literal["long", "short"]
    quantity: float
    entry: float
    price: float
    rate: float
    conversion: float = 1.0

    def __post_init__(self) -> None:
        checks.instance("symbol", self.symbol, str)
        checks.one_of("side", self.side, ("long", "short"))
        for name in ("quantity", "entry", "price", "conversion"):
            checks.keep(self, **{name: checks.whole_digits(name, getattr(self, name))})
        checks.keep(self, rate=checks.at_most("rate", checks.whole_digits("rate", self.rate), 1))
        checks.whole_digits("quantity × conversion", checks.finite("quantity × conversion", abs(self.size)))
        for name in ("entry", "price"):
            value = abs(self.size) * getattr(self, name)
            checks.whole_digits(
                f"rate × {name} × quantity × conversion", self.rate * checks.finite(name, value)
            )

    @property
    def size(self) -> float:
        """What one point of price is worth, in the account's currency: negative for a short."""
        return (1 if self.side == "long" else -1) * self.quantity * self.conversion

    @property
    def profit(self) -> float:
        """Profit at the price now, in the account's currency."""
        value = self.size * self.price
        return compare.left("profit", value, -self.size * self.entry)

    def used(self, valuation: UsedMargin) -> float:
        """Margin that the position uses, valued at its entry or at the price now."""
        at = self.entry if valuation == "at_entry" else self.price
        return self.rate * abs(self.size) * at


@dataclass(frozen=True, slots=True)
class CfdAccount:
    """How an account stands, in its own currency.

    Attributes:
        equity: Balance and the profit of all open positions; may be negative.
        used_margin: Margin of all open positions. ≥ 0.
        free_margin: Equity less used margin: what is left for new positions; may be negative.
        margin_level: Equity over used margin; exactly 1 where they are equal, None when nothing is open.
        called: Whether the margin call level is reached.
        stopped: Whether the stop-out level is reached.
    """

    equity: float
    used_margin: float
    free_margin: float
    margin_level: float | None
    called: bool
    stopped: bool


@dataclass(frozen=True, slots=True)
class StopOutStep:
    """What is closed in one step of a stop-out.

    Attributes:
        places: Places in the list of the positions closed together, from 0.
        realised: Their profit, in the account's currency; negative is a loss.
        used_margin: Margin that the rest still uses. ≥ 0.
        margin_level: Margin level afterwards; None when nothing is left open.
    """

    places: tuple[int, ...]
    realised: float
    used_margin: float
    margin_level: float | None


@dataclass(frozen=True, slots=True)
class StopOut:
    """What a stop-out closes and what it leaves, in the account's currency.

    Attributes:
        steps: The closings in their order; empty when the level is not reached.
        open: Places of the positions left open, in the order given.
        balance: Balance afterwards; negative when the losses were larger than the account.
        equity: Equity afterwards: closing at the price now does not change it.
        shortfall: What is missing below zero; the broker's loss where negative balance protection holds, the
            customer's debt elsewhere. ≥ 0.
    """

    steps: tuple[StopOutStep, ...]
    open: tuple[int, ...]
    balance: float
    equity: float
    shortfall: float


def cfd_account(
    balance: float,
    positions: Sequence[CfdPosition],
    *,
    call_level: float = 1.0,
    stop_level: float = 0.5,
    valuation: UsedMargin = "at_entry",
    trigger: Trigger = "below",
) -> CfdAccount:
    """Return how an account stands against its margin call level and its stop-out level.

    Equation: equity = B + Σ s·q·(P − E)·c; used margin = Σ rate·q·E·c; margin level = equity / used margin

    Args:
        balance: Balance B: deposits and closed profits, in the account's currency; any sign.
        positions: 0 to 200 open positions; c is their conversion. Hedges are not netted.
        call_level: Margin level of the call, a ratio. ≥ the stop-out level.
        stop_level: Margin level of the stop-out, a ratio; EU and UK, retail: 0.5. ≥ 0.
        valuation: "at_entry": used margin is what opening took; "at_price": it moves with the price.
        trigger: "below": a level equal to the limit still stands; "at_or_below": it is reached.

    Returns:
        A CfdAccount; its margin level is None when nothing is open. Never None itself.

    Raises:
        ValueError: An argument is outside its range, an amount is too large, or positions of one symbol have
            two prices; the message names it.
        TypeError: An argument is of the wrong type.

    Source: [ESMA 35-36-1262 Q&As on Product intervention, Q&A 5.8], ESMA (half of the initial margin of all
        open positions, by account); IAccount.MarginLevel, cTrader (the ratio); "Margin Call and Stop Out
        Levels", Osprey FX, "70% or below" (for the other trigger).
    """
    items, money = _checked(positions, valuation, trigger), checks.number("balance", balance)
    stop = checks.not_negative("stop_level", stop_level)
    call = checks.at_least("call_level", call_level, stop, "stop_level")
    profits, used = [item.profit for item in items], [item.used(valuation) for item in items]
    whole = checks.total("used margin", used)
    scale = _scale(items)
    equity = compare.left("equity", money, *profits, of=scale)
    return CfdAccount(
        equity=equity,
        used_margin=whole,
        free_margin=compare.left("free margin", money, *profits, *(-each for each in used), of=scale),
        margin_level=_level(money, profits, used, scale),
        called=bool(items) and compare.reached(_room(money, profits, used, call, scale), trigger),
        stopped=bool(items) and compare.reached(_room(money, profits, used, stop, scale), trigger),
    )


def stop_out(
    balance: float,
    positions: Sequence[CfdPosition],
    *,
    stop_level: float = 0.5,
    order: ClosingOrder = "largest_loss",
    valuation: UsedMargin = "at_entry",
    trigger: Trigger = "below",
) -> StopOut:
    """Return which positions a stop-out closes, in which order, until the margin level is in order again.

    Equation: while equity < level · Σ used margin of the open ones: close the next. Closing at the price now
        leaves equity as it is and frees the margin.

    Args:
        balance: Balance: deposits and closed profits, in the account's currency; any sign.
        positions: 0 to 200 open positions, the oldest first.
        stop_level: Margin level of the stop-out, a ratio; EU and UK, retail: 0.5. ≥ 0.
        order: "largest_loss": the largest loss first, "largest_margin": the one that uses most margin first
            (of equal ones the larger loss), "oldest": in the order opened; each one by one.
            "losing_then_all": all that lose at once, then the rest; "all": everything at once.
        valuation: "at_entry": used margin is what opening took; "at_price": it moves with the price.
        trigger: "below": a level equal to the limit still stands; "at_or_below": it is reached.

    Returns:
        A StopOut; without steps when the level is not reached. Never None.

    Raises:
        ValueError: An argument is outside its range, an amount is too large, or positions of one symbol have
            two prices; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "What is the stop out level?", Eightcap (largest loss first); "Fair Stop Out", Spotware in the
        cTrader forum (most margin first); "Closing A Position", MG Forex (first in, first out); "How does
        gradual margin close out work?", Capital.com (losing ones, then the rest). Costs of closing are left
        out.
    """
    items, money = _checked(positions, valuation, trigger), checks.number("balance", balance)
    level = checks.not_negative("stop_level", stop_level)
    checks.one_of("order", order, CLOSING_ORDERS)
    profits, used = [item.profit for item in items], [item.used(valuation) for item in items]
    scale, kept, steps = _scale(items), list(range(len(items))), []
    for places in _waves(order, profits, used, scale):
        if not compare.reached(_room(money, profits, [used[place] for place in kept], level, scale), trigger):
            break
        kept = [place for place in kept if place not in places]
        steps.append(_step(places, money, profits, used, kept, scale))
    equity = compare.left("equity", money, *profits, of=scale)
    realised = (profits[place] for step in steps for place in step.places)
    after = compare.left("balance", money, *realised, of=scale)
    return StopOut(tuple(steps), tuple(kept), after, equity, max(0.0, -equity))


def margin_level_price(
    balance: float,
    positions: Sequence[CfdPosition],
    target: str,
    *,
    level: float = 0.5,
    valuation: UsedMargin = "at_entry",
) -> float | None:
    """Return the price of one market at which the account comes to a margin level.

    Equation: B + Σ profit = level · Σ used margin, solved for P of the target, all else as it is: with used
        margin at entry P = (level·U − B − Σ others' profit + Σ s·q·c·E) / Σ s·q·c

    Args:
        balance: Balance B: deposits and closed profits, in the account's currency; any sign.
        positions: 1 to 200 open positions; those of one symbol share its price.
        target: The market whose price moves; one of the positions'.
        level: Margin level asked for, a ratio: 1 for a call at 100 %, 0.5 for the close-out in the EU and UK.
            ≥ 0.
        valuation: "at_entry": used margin U is what opening took; "at_price": it moves with the price.

    Returns:
        The price in the quote currency: the account reaches the level there, whichever side it is on now.
        None when no price above 0 gives it, as with a full hedge.

    Raises:
        ValueError: An argument is outside its range, the price is too large, or positions of one symbol have
            two prices; the message names it.
        TypeError: An argument is of the wrong type.

    Source: arithmetic (the margin level of `cfd_account`, solved for the price).
    """
    items, money = _checked(positions, valuation, "below"), checks.number("balance", balance)
    ratio = checks.not_negative("level", level)
    moving = _of(target, items)
    others = [item for item in items if item.symbol != target]
    fixed = [item.profit for item in others] + [-item.size * item.entry for item in moving]
    needed = [-ratio * item.used(valuation) for item in others]
    slopes = [item.size for item in moving]
    if valuation == "at_entry":
        needed += [-ratio * item.used(valuation) for item in moving]
    else:
        slopes += [-ratio * item.rate * abs(item.size) for item in moving]
    rest = compare.left("price", money, *fixed, *needed, of=_scale(items))
    slope = compare.left("size", *slopes)
    if slope == 0:
        return None
    price = checks.quotient("price of balance, positions and level", -rest, slope)
    return price if price > 0 else None


def _of(target: str, items: Sequence[CfdPosition]) -> list[CfdPosition]:
    checks.instance("target", target, str)
    moving = [item for item in items if item.symbol == target]
    if not moving:
        symbols = tuple(dict.fromkeys(item.symbol for item in items))
        says = f"must be the symbol of one of the positions, got {checks.shown(target)}"
        checks.refuse("target", "one_of", target, symbols, says=says)
    return moving


def _checked(
    positions: Sequence[CfdPosition], valuation: UsedMargin, trigger: Trigger
) -> tuple[CfdPosition, ...]:
    items = checks.sequence("positions", positions, checks.MOST_POSITIONS)
    checks.one_of("valuation", valuation, USED_MARGINS)
    checks.one_of("trigger", trigger, TRIGGERS)
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        checks.instance("positions", item, CfdPosition)
        other = first.setdefault(item.symbol, place)
        checks.same(f"positions[{place}].price", item.price, items[other].price, f"positions[{other}].price")
    return items


def _scale(items: Sequence[CfdPosition]) -> float:
    """Return the largest value of a position, at its entry or now: its profit is their difference."""
    return max((abs(item.size) * max(item.entry, item.price) for item in items), default=0.0)


def _room(
    balance: float, profits: Sequence[float], used: Sequence[float], level: float, scale: float
) -> float:
    """Return what equity has above a margin level."""
    return compare.left("equity", balance, *profits, *(-level * each for each in used), of=scale)


def _level(balance: float, profits: Sequence[float], used: Sequence[float], scale: float) -> float | None:
    if not used:
        return None
    if _room(balance, profits, used, 1.0, scale) == 0:
        return 1.0
    equity = compare.left("equity", balance, *profits, of=scale)
    return checks.quotient("margin level", equity, checks.total("used margin", used))


def _step(
    places: tuple[int, ...],
    balance: float,
    profits: Sequence[float],
    used: Sequence[float],
    kept: Sequence[int],
    scale: float,
) -> StopOutStep:
    left = [used[place] for place in kept]
    realised = compare.left("realised", *(profits[place] for place in places), of=scale)
    level = _level(balance, profits, left, scale)
    return StopOutStep(places, realised, checks.total("used margin", left), level)


def _waves(
    order: ClosingOrder, profits: Sequence[float], used: Sequence[float], scale: float
) -> list[tuple[int, ...]]:
    """Return the places that are closed together, in their order."""
    every = tuple(range(len(profits)))
    by_loss = compare.ranked([-profit for profit in profits], of=scale)
    if order == "all":
        return [every] if every else []
    if order == "losing_then_all":
        losing = tuple(place for place in every if profits[place] < 0)
        rest = tuple(place for place in every if profits[place] >= 0)
        return [places for places in (losing, rest) if places]
    if order == "largest_margin":
        by_margin = compare.ranked([used[place] for place in by_loss])
        return [(by_loss[place],) for place in by_margin]
    return [(place,) for place in (by_loss if order == "largest_loss" else every)]
