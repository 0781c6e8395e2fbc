"""One law for every line that the package draws: what lies exactly on it, by exact fractions, and just beside it.

A law draws short decimals of which the last is made so that it lies on the line, moves that one by `step` units
of its last place, asks the package, and says whether the answer is the one that exact arithmetic gives.
"""

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor
from typing import Any

import margin
from margin import Bracket, Holding, Position
from margin.broker.stop_out import CLOSING_ORDERS
from margin.compare import TRIGGERS
from margin.exchange.types import Contract, Side
from tests.margin.answers import there
from tests.margin.exact import Chance, F, short, t, ulp

Law = Callable[[Chance, int], bool]
LAWS: dict[str, Law] = {}
BELOW = replace(margin.BINANCE, trigger="below")
FLAT = (Bracket(0.0, 0.0),)


def law(line: str) -> Callable[[Law], Law]:
    """Register a law under "function: line"; "a, b: line" for a line that several functions draw."""

    def keep(function: Law) -> Law:
        assert line not in LAWS, line
        LAWS[line] = function
        return function

    return keep


def refused(call: Callable[[], object], words: str) -> bool:
    """Whether a call is refused in these words."""
    try:
        call()
    except ValueError as refusal:
        return words in str(refusal)
    return False


def moved(value: F, step: int) -> F:
    return value + step * ulp(value)


# ---- exchange: equity at maintenance


def isolated_case(c: Chance, step: int) -> tuple[Position, F, F]:
    """A position marked at its entry, its rate, and a margin that is exactly what is required, moved by a step."""
    rate, entry, size = c.typed(0.001, 0.2, 3), c.typed(1, 2000, 1), c.typed(0.1, 60, 1)
    contract: Contract = c.choice(["linear", "inverse", "quanto"])
    face = size * entry if contract == "inverse" else size
    value = size if contract == "inverse" else size * entry
    return Position(c.side(), contract, t(face), t(entry)), rate, moved(rate * value, step)


@law("isolated_price: equity at maintenance")
def _(c: Chance, step: int) -> bool:
    position, rate, own = isolated_case(c, step)
    result = margin.isolated_price(position, t(own), [Bracket(0, t(rate))])
    return (result.status == "liquidatable_now") == (step <= 0) and result.status != "none"


@law("isolated_price: equity at maintenance, by a rule with the trigger below")
def _(c: Chance, step: int) -> bool:
    position, rate, own = isolated_case(c, step)
    result = margin.isolated_price(position, t(own), [Bracket(0, t(rate))], rule=BELOW)
    return (result.status == "liquidatable_now") == (step < 0)


@law("isolated_price: equity at maintenance away from entry, with extra margin")
def _(c: Chance, step: int) -> bool:
    size, entry, mark, rate = (
        c.typed(0.1, 60, 1),
        c.typed(100, 2000, 1),
        c.typed(100, 2000, 1),
        c.typed(0.001, 0.2, 3),
    )
    side = c.side()
    gain = (mark - entry) * size * (1 if side == "long" else -1)
    funds = rate * size * mark - gain
    if funds <= 0:
        return True
    own = funds * F(c.randint(0, 10), 10)
    extra = moved(funds - own, step) if own < funds else F(0)
    if own == funds:
        own = moved(own, step)
    if own < 0 or extra < 0:
        return True
    result = margin.isolated_price(
        Position(side, "linear", t(size), t(entry)),
        t(own),
        [Bracket(0, t(rate))],
        extra=t(extra),
        mark=t(mark),
    )
    return (result.status == "liquidatable_now") == (step <= 0)


@law("isolated_price: equity at a least maintenance with a reserve, at the edge of a band")
def _(c: Chance, step: int) -> bool:
    size, entry, mark = c.typed(0.1, 60, 1), c.typed(100, 2000, 1), c.typed(100, 2000, 1)
    rate, band, reserve = c.typed(0.001, 0.2, 3), c.choice([F(0), F(1, 200), F(1, 50)]), c.typed(0.1, 9, 1)
    side = c.side()
    sign = 1 if side == "long" else -1
    counted = mark * (1 - sign * band)
    least = c.choice([F(0), c.typed(0.1, 5000, 1), F(0) + rate * size * counted])
    needed = max(rate * size * counted, least) + reserve
    own = moved(needed - sign * size * (counted - entry), step)
    if own < 0:
        return True
    result = margin.isolated_price(
        Position(side, "linear", t(size), t(entry)),
        t(own),
        [Bracket(0, t(rate))],
        reserve=t(reserve),
        least=t(least),
        band=t(band),
        mark=t(mark),
    )
    return (result.status == "liquidatable_now") == (step <= 0)


@law("isolated_price: equity at maintenance with the fee in the rate")
def _(c: Chance, step: int) -> bool:
    size, entry, rate, fee = (
        c.typed(0.1, 60, 1),
        c.typed(1, 2000, 1),
        c.typed(0.001, 0.2, 3),
        c.typed(0.0001, 0.002, 4),
    )
    own = moved((rate + fee) * size * entry, step)
    position = Position(c.side(), "linear", t(size), t(entry))
    result = margin.isolated_price(position, t(own), [Bracket(0, t(rate))], rule=margin.GATE, fee=t(fee))
    return (result.status == "liquidatable_now") == (step <= 0)


@law("isolated_price: a rate that grows with size, at maintenance")
def _(c: Chance, step: int) -> bool:
    size, entry, rate, slope = (
        c.typed(0.1, 60, 1),
        c.typed(1, 2000, 0),
        c.typed(0.001, 0.2, 3),
        F(c.randint(1, 9), 1000),
    )
    own = moved((rate + slope * size) * size * entry, step)
    position = Position(c.side(), "linear", t(size), t(entry))
    result = margin.isolated_price(
        position, t(own), [Bracket(0, t(rate))], rule=margin.DERIBIT, slope=t(slope)
    )
    return (result.status == "liquidatable_now") == (step <= 0)


@law("isolated_price: a rate that grows with size reaches 100 %")
def _(c: Chance, step: int) -> bool:
    size, rate = c.typed(1, 50, 0), c.typed(0.01, 0.5, 2)
    slope = (1 - rate) / size
    if not short(slope):
        size = F(c.choice([2, 4, 5, 8, 10, 16, 20, 25, 40, 50]))
        slope = (1 - rate) / size
    slope = moved(slope, step)
    call = lambda: margin.isolated_price(  # noqa: E731
        Position("long", "linear", t(size), 100),
        10,
        [Bracket(0, t(rate))],
        rule=margin.DERIBIT,
        slope=t(slope),
    )
    return refused(call, "slope gives a rate") == (step >= 0)


@law("isolated_price: margin and value")
def _(c: Chance, step: int) -> bool:
    size, entry = c.typed(0.1, 60, 1), c.typed(1, 2000, 1)
    if c.random() < 0.5:
        position, value = Position("long", "linear", t(size), t(entry)), size * entry
    else:
        position, value = Position("short", "inverse", t(size * entry), t(entry)), size
    own, rate = t(moved(value, step)), t(c.typed(0, 0.3, 3) - F(1, 1000))
    result = margin.isolated_price(position, own, [Bracket(0, rate)])
    return (result.price is None) == (step >= 0) and (result.status == "none") == (step >= 0)


@law("bankruptcy_price: margin and value")
def _(c: Chance, step: int) -> bool:
    size, entry, fee = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(0.0001, 0.002, 4)
    if c.random() < 0.5:
        position, value = Position("long", "linear", t(size), t(entry)), size * entry
    else:
        position, value = Position("short", "inverse", t(size * entry), t(entry)), size
    return (margin.bankruptcy_price(position, t(moved(value, step)), fee=t(fee)) is None) == (step >= 0)


@law("target_price: the whole value as profit")
def _(c: Chance, step: int) -> bool:
    size, entry = c.typed(0.1, 60, 1), c.typed(1, 2000, 1)
    if c.random() < 0.5:
        position, value = Position("short", "linear", t(size), t(entry)), size * entry
    else:
        position, value = Position("long", "inverse", t(size * entry), t(entry)), size
    return (margin.target_price(position, t(moved(value, step))) is None) == (step >= 0)


@law("break_even: funding received that pays for the whole position")
def _(c: Chance, step: int) -> bool:
    size, entry, fee = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(0.0001, 0.002, 4)
    position, paid = Position("long", "linear", t(size), t(entry)), size * entry * (1 + fee)
    price = margin.break_even(position, open_fee=t(fee), close_fee=t(fee), funding=t(-moved(paid, step)))
    return (price is None) == (step >= 0)


@law("isolated_price, bracket_at, maintenance_margin, max_leverage: a notional at the floor of a bracket")
def _(c: Chance, step: int) -> bool:
    size, entry = c.typed(0.1, 60, 1), c.typed(1, 2000, 1)
    floor = moved(size * entry, -step)
    low, high = sorted((c.typed(0.001, 0.1, 3), c.typed(0.101, 0.2, 3)))
    table = [Bracket(0, t(low), max_leverage=20), Bracket(t(floor), t(high), max_leverage=10)]
    position, inside = Position(c.side(), "linear", t(size), t(entry)), step >= 0
    value = margin.notional(position, t(entry))
    whole = margin.isolated_price(position, value / 2, table, rule=margin.OKX)
    expected = float((high if inside else low) * size * entry)
    return (
        margin.bracket_at(value, table) == int(inside)
        and margin.max_leverage(value, table) == (10 if inside else 20)
        and whole.bracket == int(inside)
        and abs(whole.maintenance / expected - 1) < 1e-9
    )


@law("isolated_price, cross_price, stress: rate and fee of 100 % together")
def _(c: Chance, step: int) -> bool:
    fee = c.typed(0.001, 0.3, 4)
    rate = moved(1 - fee, step)
    if rate >= 1:
        return True
    position, table = Position("long", "linear", 1, 100), [Bracket(0, t(rate))]
    held = [Holding("a", position, 100, table)]
    calls = [
        lambda: margin.isolated_price(position, 10, table, rule=margin.GATE, fee=t(fee)),
        lambda: margin.cross_price(10, held, "a", rule=margin.GATE, fee=t(fee)),
        lambda: margin.stress(10, held, [{}], rule=margin.GATE, fee=t(fee)),
    ]
    return all(refused(call, "must be below 1") == (step >= 0) for call in calls)


@law("isolated_price_on_curve, cross_price_on_curves: equity at what a curve asks")
def _(c: Chance, step: int) -> bool:
    size, entry, base = c.typed(1, 60, 0), c.typed(1, 90, 0), c.typed(0.001, 0.1, 3)
    factor = c.choice([F(1, 10**5), F(3, 10**6), F(2, 10**5)])
    own = moved((base + factor * size * entry) * size * entry, step)
    position = Position(c.side(), "linear", t(size), t(entry))
    curve = margin.RateCurve(t(base), t(factor), 1.0, 1.0)
    alone = margin.isolated_price_on_curve(position, t(own), curve)
    item = Holding("A", position, t(entry), FLAT)
    shared = margin.cross_price_on_curves(t(own), [item], "A", curves={"A": curve})
    reached = step <= 0
    return (alone.status == "liquidatable_now") == (shared.status == "liquidatable_now") == reached


@law("isolated_price_on_curve, curve_rate: a rate by size that reaches 100 %")
def _(c: Chance, step: int) -> bool:
    size, base = F(c.choice([2, 4, 5, 8, 10, 16, 20, 25, 40, 50])), c.typed(0.01, 0.5, 2)
    curve = margin.RateCurve(t(base), t(moved((1 - base) / size, step)), 1.0, 1.0, "size")
    position = Position("long", "linear", t(size), 100)
    call = lambda: margin.isolated_price_on_curve(position, 10, curve)  # noqa: E731
    return refused(call, "curve asks for") == (step >= 0)


# ---- exchange: the shared wallet


def wallet_case(c: Chance, step: int) -> tuple[F, list[Holding], bool]:
    """A wallet of one to four holdings whose equity is exactly what they require, moved by a step."""
    missing, held, inverse = F(0), [], c.random() < 0.3
    for number in range(c.randint(1, 4)):
        side, rate, size = c.side(), c.typed(0.001, 0.2, 3), c.typed(0.1, 60, 1)
        entry = c.typed(1, 2000, 1)
        mark = entry if inverse else c.typed(max(0.1, float(entry) * 0.8), float(entry) * 1.2, 1)
        gain = F(0) if inverse else (mark - entry) * size * (1 if side == "long" else -1)
        missing += rate * (size if inverse else size * mark) - gain
        position = Position(
            side, "inverse" if inverse else "linear", t(size * entry if inverse else size), t(entry)
        )
        held.append(Holding(f"m{number}", position, t(mark), [Bracket(0, t(rate))]))
    return moved(missing, step), held, inverse


@law("cross_price: equity at maintenance")
def _(c: Chance, step: int) -> bool:
    wallet, held, _ = wallet_case(c, step)
    return (margin.cross_price(t(wallet), held, "m0").status == "liquidatable_now") == (step <= 0)


@law("cross_price: equity at maintenance, by a rule with the trigger below")
def _(c: Chance, step: int) -> bool:
    wallet, held, _ = wallet_case(c, step)
    return (margin.cross_price(t(wallet), held, "m0", rule=BELOW).status == "liquidatable_now") == (step < 0)


@law("stress: equity at maintenance after a shock")
def _(c: Chance, step: int) -> bool:
    wallet, held, _ = wallet_case(c, step)
    shock = F(c.choice([-20, -10, -5, 25, 50, 60]), 100)
    if held[0].position.contract == "linear":
        marks = [F(repr(h.mark)) / (1 + shock) for h in held]
        before = [replace(h, mark=t(m)) if short(m) else h for h, m in zip(held, marks, strict=True)]
        shocks = {b.symbol: t(shock) for b, h in zip(before, held, strict=True) if b is not h}
    else:
        before, shocks = held, {}
    (result,) = margin.stress(t(wallet), before, [shocks])
    (below,) = margin.stress(t(wallet), before, [shocks], rule=BELOW)
    return (
        result.liquidated == (step <= 0)
        and below.liquidated == (step < 0)
        and (result.ratio == 1) == (step == 0)
    )


@law("cross_price: a wallet that covers every long")
def _(c: Chance, step: int) -> bool:
    size, entry, mark = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(1, 2000, 1)
    held = [
        Holding(
            "a",
            Position("long", "linear", t(size), t(entry)),
            t(mark),
            [Bracket(0, t(c.typed(0.001, 0.2, 3)))],
        )
    ]
    result = margin.cross_price(t(moved(size * entry, step)), held, "a")
    return result.status == "liquidatable_now" or (result.status == "none") == (step >= 0)


@law("cross_price: legs that hedge each other exactly")
def _(c: Chance, step: int) -> bool:
    first, second, mark = c.typed(0.1, 9, 1), c.typed(0.1, 9, 1), c.typed(1, 2000, 1)
    legs: list[tuple[Side, F]] = [
        ("long", first),
        ("long", second),
        ("short", first + second + step * F(1, 100)),
    ]
    c.shuffle(legs)
    held = [Holding("a", Position(side, "linear", t(size), t(mark)), t(mark), FLAT) for side, size in legs]
    result = margin.cross_price(t(mark / 1000), held, "a")
    return (result.status == "none") == (step == 0)


@law("cross_price_from_equity: equity at maintenance")
def _(c: Chance, step: int) -> bool:
    size, price, rate, other = (
        c.typed(0.1, 60, 1),
        c.typed(1, 2000, 1),
        c.typed(0.001, 0.2, 3),
        c.typed(0.1, 90, 2),
    )
    equity, sign = t(moved(size * price * rate + other, step)), c.choice([1, -1])
    both = [
        margin.cross_price_from_equity(
            equity, sign * t(size), t(price), rate=t(rate), other_maintenance=t(other), trigger=trigger
        ).status
        == "liquidatable_now"
        for trigger in ("at_or_below", "below")
    ]
    return both == [step <= 0, step < 0]


@law("cross_price_from_equity: equity that covers the whole long")
def _(c: Chance, step: int) -> bool:
    size, price, rate, other = (
        c.typed(0.1, 60, 1),
        c.typed(1, 2000, 1),
        c.typed(0.001, 0.2, 3),
        c.typed(0.1, 90, 2),
    )
    result = margin.cross_price_from_equity(
        t(moved(size * price + other, step)), t(size), t(price), rate=t(rate), other_maintenance=t(other)
    )
    return (result.status == "none") == (step >= 0)


@law("coin_collateral_price: equity at maintenance, with coins of the market and of another")
def _(c: Chance, step: int) -> bool:
    size, entry, mark, rate = (
        c.typed(0.1, 60, 1),
        c.typed(1, 900, 1),
        c.typed(1, 900, 1),
        c.typed(0.01, 0.2, 2),
    )
    coins, haircut, side = c.typed(0.1, 9, 1), c.choice([F(0), F(1, 10)]), c.side()
    price = c.choice([None, c.typed(1, 900, 1)])
    held = coins * (1 - haircut) * (mark if price is None else price)
    gain = (1 if side == "long" else -1) * size * (mark - entry)
    own = moved(rate * size * mark - gain - held, step)
    found = margin.coin_collateral_price(
        Position(side, "linear", t(size), t(entry)),
        t(coins),
        [Bracket(0, t(rate))],
        coin_price=None if price is None else t(price),
        haircut=t(haircut),
        wallet=t(own),
        mark=t(mark),
    )
    return (found.result.status == "liquidatable_now") == (step <= 0)


@law("coin_collateral_price: coins that are not needed, to a last unit")
def _(c: Chance, step: int) -> bool:
    size, entry, rate = c.typed(0.1, 60, 1), c.typed(1, 900, 1), c.typed(0.01, 0.2, 2)
    own = moved(rate * size * entry, step)
    held = Position(c.side(), "linear", t(size), t(entry))
    found = margin.coin_collateral_price(held, 3, [Bracket(0, t(rate))], coin_price=5e6, wallet=t(own))
    return (found.coin_price is None) == (step >= 0)


# ---- exchange: funding


@law("funding_path, funding_time_to_liquidation: the interval at which equity meets maintenance")
def _(c: Chance, step: int) -> bool:
    size, entry, keep = c.typed(0.1, 60, 1), c.typed(10, 2000, 0), c.typed(0.001, 0.02, 3)
    rate, count, side = c.typed(0.00001, 0.001, 5), c.randint(1, 40), c.side()
    own, payment = size * entry * (keep + count * rate), size * entry * rate
    lasts = count + (moved(own, step) - own) / payment  # in intervals
    call: dict[str, Any] = {
        "position": Position(side, "linear", t(size), t(entry)),
        "margin": t(moved(own, step)),
        "brackets": [Bracket(0, t(keep))],
        "mark": t(entry),
        "rate": t(rate if side == "long" else -rate),
    }
    at, below = max(0, ceil(lasts)), max(0, floor(lasts) + 1)
    return (
        margin.funding_time_to_liquidation(**call, interval=1) == at
        and margin.funding_path(**call, intervals=at + 5)[-1].interval == at
        and margin.funding_time_to_liquidation(**call, interval=1, rule=BELOW) == below
        and margin.funding_path(**call, intervals=at + 5, rule=BELOW)[-1].interval == below
    )


@law("funding_path, funding_time_to_liquidation: the interval under a fee at bankruptcy")
def _(c: Chance, step: int) -> bool:
    # margin − k·F − fee·(n − d·(margin − k·F)) / (1 − d·fee) = m·n, solved for the margin, which is then short
    size, entry, keep = c.typed(0.1, 60, 1), c.typed(10, 2000, 0), c.typed(0.001, 0.02, 3)
    rate, count, side = c.typed(0.00001, 0.001, 5), c.randint(1, 40), c.side()
    fee, direction = c.typed(0.0001, 0.002, 4), 1 if side == "long" else -1
    value = size * entry
    left = keep * value * (1 - direction * fee) + fee * value
    own = left + count * rate * value + step * F(1, 10**6)
    lasts = count + step * F(1, 10**6) / (rate * value)
    call: dict[str, Any] = {
        "position": Position(side, "linear", t(size), t(entry)),
        "margin": t(own),
        "brackets": [Bracket(0, t(keep))],
        "mark": t(entry),
        "rate": t(rate if side == "long" else -rate),
        "rule": margin.BYBIT_2019,
        "fee": t(fee),
    }
    at = max(0, ceil(lasts))
    return (
        margin.funding_time_to_liquidation(**call, interval=1) == at
        and margin.funding_path(**call, intervals=at + 5)[-1].interval == at
    )


# ---- exchange: the account


@law("margin_call: equity at the target")
def _(c: Chance, step: int) -> bool:
    need, target = c.typed(0.1, 900, 2), c.typed(0.5, 3, 2)
    call = margin.margin_call(t(moved(need * target, step)), t(need), target=t(target))
    return (call == 0) == (step >= 0)


@law("portfolio_margin_status: a computed ratio at a threshold")
def _(c: Chance, step: int) -> bool:
    names = ["liquidation and possible claim", "liquidation", "no new positions", "reminder", "free"]
    place = c.randrange(4)
    line, need = (F("1"), F("1.05"), F("1.2"), F("1.5"))[place], c.typed(0.1, 90, 1)
    ratio = there(margin.equity_over_maintenance(t(line * need + step * F(1, 1000)), t(need)))
    return margin.portfolio_margin_status(ratio) == names[place + (step > 0)]


@law("equity_over_maintenance, maintenance_over_equity: both equal, one of them computed")
def _(c: Chance, step: int) -> bool:
    size, price, rate = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(0.001, 0.2, 3)
    need, equity = float(size) * float(price) * float(rate), t(moved(size * price * rate, step))
    return (margin.equity_over_maintenance(equity, need) == 1) == (step == 0) and (
        margin.maintenance_over_equity(equity, need) == 1
    ) == (step == 0)


@law("account_equity, available_balance, haircut_equity: sums that cancel")
def _(c: Chance, step: int) -> bool:
    first, second = c.typed(0.1, 900, 2), c.typed(0.1, 900, 2)
    rest = moved(first + second, step)
    sums = [
        margin.account_equity(t(-rest), [t(first), t(second)]),
        margin.available_balance(t(first), t(rest), isolated_profit=t(-second)),
        margin.haircut_equity([margin.Balance(t(first), 1), margin.Balance(t(-rest), 1)], [t(second)]),
    ]
    return all((value > 0) - (value < 0) == -step for value in sums)


# ---- exchange: closing


@law("partial_close, partial_close_by_brackets: equity at the target")
def _(c: Chance, step: int) -> bool:
    size, price, rate, target = (
        c.typed(0.1, 60, 1),
        c.typed(1, 2000, 1),
        c.typed(0.001, 0.2, 3),
        c.typed(1, 3, 1),
    )
    position, equity = (
        Position(c.side(), "linear", t(size), t(price)),
        t(moved(size * price * rate * target, step)),
    )
    flat = margin.partial_close(position, equity, t(price), rate=t(rate), target=t(target))
    table = margin.partial_close_by_brackets(
        position, equity, t(price), brackets=[Bracket(0, t(rate))], target=t(target)
    )
    return (flat.quantity == 0) == (step >= 0) and (table.quantity == 0) == (step >= 0)


@law("partial_close, partial_close_by_brackets: a fee at target times rate")
def _(c: Chance, step: int) -> bool:
    rate, target = c.typed(0.001, 0.02, 3), c.typed(1, 3, 1)
    fee, position = t(moved(rate * target, step)), Position("long", "linear", 1, 100)
    calls = [
        lambda: margin.partial_close(position, 0, 100, rate=t(rate), target=t(target), fee=fee),
        lambda: margin.partial_close_by_brackets(
            position, 0, 100, brackets=[Bracket(0, t(rate))], target=t(target), fee=fee
        ),
    ]
    return all(refused(call, "closing cannot restore margin") == (step >= 0) for call in calls)


@law("partial_close, partial_close_by_brackets: equity that just pays for closing the whole")
def _(c: Chance, step: int) -> bool:
    size, price, fee = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(0.0001, 0.002, 4)
    position, equity = Position(c.side(), "linear", t(size), t(price)), t(moved(size * price * fee, step))
    flat = margin.partial_close(position, equity, t(price), rate=0.2, fee=t(fee))
    table = margin.partial_close_by_brackets(
        position, equity, t(price), brackets=[Bracket(0, 0.2)], fee=t(fee)
    )
    return flat.restored == table.restored == (step >= 0)


@law("step_down: equity at maintenance")
def _(c: Chance, step: int) -> bool:
    size, price, rate = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(0.001, 0.2, 3)
    position, equity = Position(c.side(), "linear", t(size), t(price)), t(moved(size * price * rate, step))
    table = [Bracket(0, t(rate))]
    cut = bool(margin.step_down(position, equity, t(price), brackets=table))
    below = bool(margin.step_down(position, equity, t(price), brackets=table, trigger="below"))
    return (cut, below) == (step <= 0, step < 0)


@law("step_down: a notional at a cap")
def _(c: Chance, step: int) -> bool:
    size, price = c.typed(0.1, 60, 1), c.typed(1, 2000, 1)
    position, cap = Position(c.side(), "linear", t(size), t(price)), moved(size * price, -step)
    steps = margin.step_down(position, 0, t(price), brackets=[Bracket(0, 0.1)], caps=[t(cap), 0])
    return len(steps) == 1 + (step > 0)


@law("insurance_fund_change, insurance_fund_draw: a loss of exactly the margin")
def _(c: Chance, step: int) -> bool:
    size, entry, fill, side = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(1, 2000, 1), c.side()
    loss = size * (entry - fill) * (1 if side == "long" else -1)
    own = moved(loss, step)
    if own <= 0:
        return True
    position = Position(side, "linear", t(size), t(entry))
    change, draw = (
        f(position, t(own), t(fill)) for f in (margin.insurance_fund_change, margin.insurance_fund_draw)
    )
    return (change > 0) - (change < 0) == step and (draw > 0) == (step < 0)


@law("max_leverage_for_stop: a buffer that moves the stop to 0")
def _(c: Chance, step: int) -> bool:
    buffer, gap = c.typed(0.1, 9, 1), c.typed(0.1, 90, 1)
    stop = buffer * gap - step * F(1, 1000)
    call = lambda: margin.max_leverage_for_stop(  # noqa: E731
        "long", t(stop + gap), t(stop), rate=0, buffer=t(buffer)
    )
    return refused(call, "must stay above 0") == (step >= 0)


# ---- system


@law("deleverage: candidates that are closed whole")
def _(c: Chance, step: int) -> bool:
    sizes = [c.typed(0.1, 9, 1) for _ in range(c.randint(2, 6))]
    whole = c.randint(1, len(sizes))
    asked = moved(sum(sizes[:whole], F(0)), step)
    queue = [margin.Candidate(str(i), t(size), float(-i)) for i, size in enumerate(sizes)]
    done, expected, left = margin.deleverage(queue, t(asked)), [], asked
    for size in sizes:
        expected.append(min(size, left))
        left -= expected[-1]
    return [F(repr(part)) for _, part in done.closed] == [part for part in expected if part] and (
        F(repr(done.unfilled)) == left
    )


@law("deleveraging_score: equity at 0")
def _(c: Chance, step: int) -> bool:
    size, entry, mark, side = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(1, 2000, 1), c.side()
    own = moved(size * (entry - mark) * (1 if side == "long" else -1), step)
    if own < 0:
        return True
    score = margin.deleveraging_score(Position(side, "linear", t(size), t(entry)), t(own), t(mark))
    return (score is None) == (step <= 0)


@law("deleveraging_margin: the score of a winner without margin")
def _(c: Chance, step: int) -> bool:
    # nothing but the profit is left: the leverage is value over profit, so that the score is mark over entry
    size, entry, times = c.typed(0.1, 60, 1), c.typed(1, 2000, 1), c.typed(1.1, 9, 1)
    long = Position("long", "linear", t(size), t(entry))
    own = margin.deleveraging_margin(long, t(moved(times, step)), t(entry * times))
    return (own is None) == (step > 0)


@law("deleverage, deleveraging_order: computed scores that are equal")
def _(c: Chance, step: int) -> bool:
    # profit ratio a − 1 at leverage b, and the other way round, as products of floats
    a, b, d = c.typed(0.1, 9, 1), c.typed(1, 60, 1), c.typed(1, 60, 1)
    scores = [float(a) * float(b) * float(d), t(moved(a * b * d, step)), float(d) * float(a) * float(b)]
    names = margin.deleveraging_order([margin.Candidate(str(i), 1, score) for i, score in enumerate(scores)])
    return "".join(names) == ("012" if step == 0 else "102" if step > 0 else "021")


@law("contagion: equity at the requirement")
def _(c: Chance, step: int) -> bool:
    rate = c.typed(0.001, 0.2, 3)
    prices, held = (
        [c.typed(1, 900, 1) for _ in range(2)],
        [c.typed(0.1, 9, 1) * c.choice([1, -1]) for _ in range(2)],
    )
    value = sum(q * p for q, p in zip(held, prices, strict=True))
    cash = moved(rate * sum(abs(q) * p for q, p in zip(held, prices, strict=True)) - value, step)
    account = margin.Account(t(cash), tuple(map(t, held)))
    end = margin.contagion(
        [account], list(map(t, prices)), shocks=[0, 0], impacts=[0, 0], maintenance_rate=t(rate)
    )
    return bool(end.liquidated) == (step < 0)


@law("contagion: a flow that pushes a price to 0")
def _(c: Chance, step: int) -> bool:
    impact = c.choice([F(1, 10), F(1, 5), F(1, 2), F(1, 4), F(1, 20), F(1, 100)])
    parts = [c.typed(0.1, float(1 / impact) / 3, 1) for _ in range(2)]
    last = moved(1 / impact - sum(parts), step)
    accounts = [margin.Account(-1e6, (t(part),)) for part in (*parts, last)]
    call = lambda: margin.contagion(  # noqa: E731
        accounts, [t(c.typed(1, 90, 1))], shocks=[0], impacts=[t(impact)], maintenance_rate=0
    )
    return refused(call, "zero or below") == (step >= 0)


@law("contagion: forced flows that cancel")
def _(c: Chance, step: int) -> bool:
    first, second = c.typed(0.1, 9, 1), c.typed(0.1, 9, 1)
    rows = [first, second, -moved(first + second, step)]
    c.shuffle(rows)
    accounts = [margin.Account(-1e6, (t(row),)) for row in rows]
    (only,) = margin.contagion(accounts, [100], shocks=[0], impacts=[0.001], maintenance_rate=0).rounds
    (flow,) = only.net_flows
    return (flow > 0) - (flow < 0) == step


# ---- lending


@law("health_factor, morpho_health_factor, lending_position: a health factor of 1")
def _(c: Chance, step: int) -> bool:
    amount, price, rate = c.typed(0.1, 60, 1), c.typed(0.1, 2000, 1), c.typed(0.01, 1, 2)
    debt = t(moved(amount * price * rate, step))
    whole = margin.lending_position([margin.Collateral(t(amount), t(price), t(rate))], debt)
    factors = [
        whole.health_factor,
        margin.morpho_health_factor(t(amount), debt, price=t(price), lltv=t(rate)),
        margin.health_factor(t(amount) * t(price), debt, liquidation_threshold=t(rate)),
    ]
    return all((there(f) < 1, f == 1) == (step > 0, step == 0) for f in factors) and whole.liquidatable == (
        step > 0
    )


@law("lending_position, max_borrow: a debt at the borrowing limit")
def _(c: Chance, step: int) -> bool:
    rows = [
        (c.typed(0.1, 60, 1), c.typed(0.1, 900, 1), c.typed(0.01, 0.9, 2)) for _ in range(c.randint(1, 4))
    ]
    debt = t(moved(sum((a * p * r for a, p, r in rows), F(0)), step))
    deposits = [margin.Collateral(t(a), t(p), 1, t(r)) for a, p, r in rows]
    free = margin.lending_position(deposits, debt).available, margin.max_borrow(deposits, debt)
    return all((value > 0) == (step < 0) for value in free)


@law("lending_position, collateral_liquidation_price: a debt that the other deposits carry alone")
def _(c: Chance, step: int) -> bool:
    amount, price, rate = c.typed(0.1, 60, 1), c.typed(0.1, 900, 1), c.typed(0.01, 0.9, 2)
    debt = t(moved(amount * price * rate, step))
    deposits = [margin.Collateral(1, 1000, 0.5), margin.Collateral(t(amount), t(price), t(rate))]
    first, _ = margin.lending_position(deposits, debt).liquidation_prices
    alone = margin.collateral_liquidation_price(
        1, debt, liquidation_threshold=0.5, other_counted=t(amount) * t(price) * t(rate)
    )
    return (first is None) == (alone is None) == (step <= 0)


@law("drop_to_liquidation, interest_time_to_liquidation: a computed health factor of 1")
def _(c: Chance, step: int) -> bool:
    amount, price, rate = c.typed(0.1, 60, 1), c.typed(0.1, 2000, 1), c.typed(0.01, 1, 2)
    factor = float(amount) * float(price) * float(rate) / t(moved(amount * price * rate, step))
    drop = margin.drop_to_liquidation(factor)
    time = there(margin.interest_time_to_liquidation(factor, borrow_rate=0.05))
    return (drop > 0) - (drop < 0) == -step and (time > 0) == (step < 0)


@law("repay_for_health_factor, liquidation_for_health_factor: a target that is met")
def _(c: Chance, step: int) -> bool:
    debt, target = c.typed(0.1, 900, 2), c.typed(1.01, 3, 2)
    counted = t(moved(debt * target, step))
    repaid = margin.repay_for_health_factor(counted, t(debt), target=t(target))
    taken = margin.liquidation_for_health_factor(
        counted, t(debt), target=t(target), liquidation_threshold=0.8, liquidation_bonus=0.05
    )
    return (repaid == 0) == (taken == 0) == (step >= 0)


@law("liquidation_for_health_factor: a unit repaid that costs what it gains")
def _(c: Chance, step: int) -> bool:
    debt, rate, bonus = c.typed(0.1, 900, 2), c.typed(0.01, 0.9, 2), c.typed(0.01, 0.1, 2)
    counted = t(moved(debt * rate * (1 + bonus), step))
    repaid = margin.liquidation_for_health_factor(
        counted, t(debt), target=1.2, liquidation_threshold=t(rate), liquidation_bonus=t(bonus)
    )
    return (repaid is None) == (step < 0)


@law("liquidation_for_health_factor: a target at what a unit costs")
def _(c: Chance, step: int) -> bool:
    debt, rate, bonus = c.typed(0.1, 900, 2), c.typed(0.01, 0.9, 2), c.typed(0.01, 0.1, 2)
    target = moved(rate * (1 + bonus), step)
    counted = debt * target / 2
    repaid = margin.liquidation_for_health_factor(
        float(counted), t(debt), target=t(target), liquidation_threshold=t(rate), liquidation_bonus=t(bonus)
    )
    return repaid is None if step <= 0 else (repaid is None) == (counted < rate * (1 + bonus) * debt)


@law("cdp: a ratio at the minimum")
def _(c: Chance, step: int) -> bool:
    amount, price, least = c.typed(0.1, 60, 1), c.typed(0.1, 900, 1), F(c.choice([5, 8, 10, 16, 20]), 8)
    debt = moved(amount * price / least, step)
    vaults = [
        margin.cdp(t(amount), t(price), t(debt), minimum_ratio=t(least), trigger=trigger)
        for trigger in ("below", "at_or_below")
    ]
    return [vault.liquidatable for vault in vaults] == [step > 0, step >= 0] and all(
        (vault.mintable > 0) == (vault.withdrawable > 0) == (step < 0) for vault in vaults
    )


def loan(c: Chance, factor: F, step: int, **more: float) -> margin.AavePosition | None:
    """A borrower whose health factor is exactly this, but for a step of the debt."""
    amount, price, rate = c.typed(0.1, 60, 1), c.typed(10, 2000, 1), c.typed(0.5, 0.9, 2)
    debt = amount * price * rate / factor
    if not short(debt) or debt < 3000:
        return None
    debt = moved(debt, step)
    return margin.AavePosition(t(amount), t(price), t(debt), 1, t(rate), 0.05, **more)


@law("liquidate_aave, max_liquidatable_debt: a health factor of 1")
def _(c: Chance, step: int) -> bool:
    position = loan(c, F(1), step)
    if position is None:
        return True
    call = margin.liquidate_aave(position)
    worth = position.collateral_amount * position.collateral_price
    most = margin.max_liquidatable_debt(
        position.debt_amount,
        position.debt_amount,
        collateral_value=worth,
        health_factor=worth * position.liquidation_threshold / position.debt_amount,
    )
    return (call.status == "healthy") == (most == 0) == (step <= 0)


@law("liquidate_aave, max_liquidatable_debt: a health factor at which all may be repaid")
def _(c: Chance, step: int) -> bool:
    factor = c.choice([F("0.95"), F("0.8"), F("0.5")])
    position = loan(c, factor, step)
    if position is None:
        return True
    rules = replace(margin.AAVE_V3_3, full_close_health_factor=t(factor))
    call = margin.liquidate_aave(position, rules=rules)
    return (call.repayable == position.debt_amount) == (step >= 0)


@law("liquidate_aave, max_liquidatable_debt: a debt of exactly the value below which all may be repaid")
def _(c: Chance, step: int) -> bool:
    units, price = c.typed(0.1, 60, 1), c.typed(10, 2000, 1)
    value = moved(units * price, -step)
    rules = replace(margin.AAVE_V3_3, full_close_value=t(value))
    position = margin.AavePosition(float(units * price) * 1.2, 1, t(units), t(price), 0.82, 0.05)
    call = margin.liquidate_aave(position, rules=rules)
    return (call.repayable < position.debt_amount) == (step >= 0)


@law("liquidate_aave: exactly the least is left of the debt")
def _(c: Chance, step: int) -> bool:
    least, repay = F(1000), c.typed(1001, 3000, 1)
    debt = moved(least + repay, step)
    position = margin.AavePosition(t(debt), 10, t(debt), 1, 0.05, 0.05)
    rules = replace(margin.AAVE_V3_3, close_factor=1)
    call = margin.liquidate_aave(position, t(repay), rules=rules)
    return (call.status == "ok") == (step >= 0) and F(repr(call.debt_left)) == debt - repay


@law("liquidate_aave: exactly the least is left of the collateral")
def _(c: Chance, step: int) -> bool:
    price, repaid, bonus = (
        c.choice([F(1), F(2), F(4), F(5), F(8)]),
        c.typed(100, 900, 1),
        c.typed(0.01, 0.15, 2),
    )
    seized, least = repaid * (1 + bonus) / price, c.typed(10, 90, 1)
    amount = moved(seized + least, step)
    position = margin.AavePosition(t(amount), t(price), 9000, 1, 0.1, t(bonus))
    rules = replace(margin.AAVE_V3_3, least_left_value=t(least * price))
    return (margin.liquidate_aave(position, t(repaid), rules=rules).status == "ok") == (step >= 0)


@law("liquidate_aave: a call that takes exactly all of the collateral")
def _(c: Chance, step: int) -> bool:
    price, repaid, bonus = (
        c.choice([F(1), F(2), F(4), F(5), F(8)]),
        c.typed(100, 900, 1),
        c.typed(0.01, 0.15, 2),
    )
    amount = moved(repaid * (1 + bonus) / price, step)
    position = margin.AavePosition(t(amount), t(price), 9000, 1, 0.1, t(bonus))
    rules = replace(margin.AAVE_V3_3, least_left_value=0.0)
    call = margin.liquidate_aave(position, t(repaid), rules=rules)
    return (call.collateral_left == 0, call.bad_debt > 0, call.limited_by) == (
        step <= 0,
        step <= 0,
        "collateral" if step < 0 else "request",
    )


@law("liquidate_aave: a request of exactly what may be repaid")
def _(c: Chance, step: int) -> bool:
    debt, price = c.typed(30, 900, 1) * 100, c.typed(1, 9, 1)
    half = moved(debt / 2, step)
    position = margin.AavePosition(t(debt * price), 1, t(debt), t(price), 0.96, 0.02)
    call = margin.liquidate_aave(position, t(half))
    return (call.limited_by == "request") == (step < 0)


@law("liquidate_aave: a health factor that a unit repaid does not change")
def _(c: Chance, step: int) -> bool:
    debt, rate, bonus = c.typed(3000, 9000, 1), c.typed(0.5, 0.8, 2), c.typed(0.01, 0.1, 2)
    worth = moved(debt * (1 + bonus), step)
    position = margin.AavePosition(t(worth), 1, t(debt), 1, t(rate), t(bonus))
    return margin.liquidate_aave(position).helps == (step > 0)


@law("auction_price, auction_time_to_price: the drop after exactly so many steps")
def _(c: Chance, step: int) -> bool:
    pace, drops, top = c.typed(0.1, 90, 1), c.randint(1, 5), c.typed(1, 900, 0)
    price = margin.auction_price(
        "stairstep", t(top), t(pace * drops + step * F(1, 1000)), step=t(pace), cut=0.99
    )
    expected = top * F("0.99") ** (drops - (step < 0))
    target = top * F("0.99") ** drops * (1 + step * F(1, 10**6))
    time = there(margin.auction_time_to_price("stairstep", t(top), float(target), step=t(pace), cut=0.99))
    return abs(price / float(expected) - 1) < 1e-12 and abs(time - float(pace * (drops + (step < 0)))) < 1e-9


@law("auction_needs_reset: a price at the smallest fraction")
def _(c: Chance, step: int) -> bool:
    top, cusp = c.typed(1, 900, 1), c.typed(0.01, 0.9, 2)
    return margin.auction_needs_reset(t(moved(top * cusp, step)), t(top), 1, tail=9, cusp=t(cusp)) == (
        step < 0
    )


# ---- brokers and options


@law("margin_call_amount, margin_excess, buying_power: equity at the requirement")
def _(c: Chance, step: int) -> bool:
    value, rate = c.typed(0.1, 900, 2), c.typed(0.01, 0.9, 2)
    owed = t(moved(value * (1 - rate), step))
    call = margin.margin_call_amount(t(value), owed, maintenance_rate=t(rate))
    excess = margin.margin_excess(t(value), owed, initial_rate=t(rate))
    power = margin.buying_power(t(value), owed, initial_rate=t(rate))
    return (
        call.called == (call.cash > 0) == (call.securities > 0) == (step > 0)
        and (excess > 0) - (excess < 0) == -step
        and (power > 0) == (step < 0)
    )


@law("cfd_account, stop_out: equity at the stop-out level")
def _(c: Chance, step: int) -> bool:
    trigger, order = c.choice(TRIGGERS), c.choice(CLOSING_ORDERS)
    level, rows = c.choice([F(1, 2), F(1, 5), F(7, 10)]), [cfd_case(c, symbol) for symbol in "AB"]
    needed = sum((level * rate * size * entry for _, _, size, entry, _, rate in rows), F(0))
    gains = sum(
        ((1 if side == "long" else -1) * size * (now - entry) for _, side, size, entry, now, _ in rows), F(0)
    )
    own = t(moved(needed - gains, step))
    held = [margin.CfdPosition(name, side, *map(t, rest)) for name, side, *rest in rows]
    stands = margin.cfd_account(own, held, stop_level=t(level), trigger=trigger)
    called = margin.cfd_account(own, held, call_level=t(level), stop_level=0, trigger=trigger)
    done = margin.stop_out(own, held, stop_level=t(level), trigger=trigger, order=order)
    reached = step < 0 or (step == 0 and trigger == "at_or_below")
    return stands.stopped == called.called == bool(done.steps) == reached


@law("cfd_account: equity at the used margin, and at 0")
def _(c: Chance, step: int) -> bool:
    name, side, size, entry, _, rate = cfd_case(c, "A")
    held = [margin.CfdPosition(name, side, t(size), t(entry), t(entry), t(rate))]
    stands = margin.cfd_account(t(moved(rate * size * entry, step)), held)
    level, free = there(stands.margin_level), stands.free_margin
    return (level > 1) - (level < 1) == (free > 0) - (free < 0) == step


@law("margin_level_price: a price of 0")
def _(c: Chance, step: int) -> bool:
    name, _, size, entry, now, rate = cfd_case(c, "A")
    level = c.choice([F(1), F(1, 2)])
    held = [margin.CfdPosition(name, "long", *map(t, (size, entry, now, rate)))]
    own = t(moved(size * entry + level * rate * size * entry, step))
    return (margin.margin_level_price(own, held, "A", level=t(level)) is None) == (step >= 0)


@law("margin_level_price: a hedge that is full")
def _(c: Chance, step: int) -> bool:
    size, entry = c.typed(1, 90, 1), c.typed(1, 900, 1)
    parts = [c.typed(0.1, 0.9, 1) for _ in range(3)]
    sizes = [*parts, size]
    held = [margin.CfdPosition("A", "long", t(each), t(entry), t(entry), 0.5) for each in sizes]
    whole = moved(sum(sizes, F(0)), step)
    held.append(margin.CfdPosition("A", "short", t(whole), t(entry), t(entry), 0.5))
    price = margin.margin_level_price(step * 1e7, held, "A")
    return (price is None) == (step == 0)


@law("stop_out: losses that are equal, and the larger one")
def _(c: Chance, step: int) -> bool:
    a, b, d = c.typed(1.1, 9, 1), c.typed(1, 60, 1), c.typed(1, 60, 1)
    made = [(a, d), (moved(a, step), d), (d, a)]
    held = [
        margin.CfdPosition(str(i), "long", t(size), 100.0, t(100 - b), 0.5, t(rate))
        for i, (size, rate) in enumerate(made)
    ]
    closed = margin.stop_out(0, held, order="largest_loss").steps
    names = "".join(str(each.places[0]) for each in closed)
    return names == ("012" if step == 0 else "102" if step > 0 else "021")


@law("stop_out: margins that are equal, and the larger one")
def _(c: Chance, step: int) -> bool:
    a, b, d = c.typed(1.1, 9, 1), c.typed(1, 60, 1), c.typed(1, 60, 1)
    made = [(a, b, d), (moved(a, step), b, d), (d, a, b)]
    held = [  # the later one loses more
        margin.CfdPosition(str(i), "long", t(size), t(entry), t(entry) / (i + 2), 0.5, t(rate))
        for i, (size, entry, rate) in enumerate(made)
    ]
    closed = margin.stop_out(0, held, order="largest_margin").steps
    names = "".join(str(each.places[0]) for each in closed)
    return names == ("210" if step == 0 else "120" if step > 0 else "201")


@law("stop_out: a position that neither wins nor loses")
def _(c: Chance, step: int) -> bool:
    name, side, size, entry, _, rate = cfd_case(c, "A")
    now = moved(entry, -step if side == "long" else step)
    held = [
        margin.CfdPosition(name, side, t(size), t(entry), t(now), t(rate)),
        margin.CfdPosition("B", "long", 1.0, 100.0, 99.0, 0.5),
    ]
    first = margin.stop_out(-1e6, held, order="losing_then_all").steps[0].places
    return first == ((0, 1) if step > 0 else (1,))


def cfd_case(c: Chance, name: str) -> tuple[str, Side, F, F, F, F]:
    """A symbol with its side, quantity, entry, price and margin rate."""
    rate = c.choice([F(1, 20), F(1, 10), F(1, 5), F(1, 2)])
    return name, c.side(), c.typed(0.1, 60, 1), c.typed(1, 900, 2), c.typed(1, 900, 2), rate


@law("margin_call_price_short_low_priced: a credit of exactly the least minimum")
def _(c: Chance, step: int) -> bool:
    shares = c.typed(10, 900, 1)
    price = margin.margin_call_price_short_low_priced(t(moved(shares * F("2.5"), step)), t(shares))
    return (price is None) == (step <= 0)


@law("short_option_margin_us: both parts equal")
def _(c: Chance, step: int) -> bool:
    spot, percent, least = c.typed(1, 900, 1), c.typed(0.15, 0.3, 2), c.typed(0.01, 0.14, 2)
    strike = moved(spot + (percent - least) * spot, -step)
    leg = margin.short_option_margin_us(
        "call", t(spot), t(strike), premium=1, percent=t(percent), minimum_percent=t(least)
    )
    return leg.binding == ("basic" if step > 0 else "minimum")


@law("short_straddle_margin_us: legs with equal whole requirements")
def _(c: Chance, step: int) -> bool:
    spot, away, gap = c.typed(10, 900, 1), c.typed(0, 9, 1), c.typed(0.1, 9, 1)
    spot = spot + 200
    call, put, first = spot + away + gap, spot - away, c.typed(1, 9, 1)
    second = moved(first - gap, -step) if first > gap else None
    if second is None or second < 0:
        return True
    both = margin.short_straddle_margin_us(
        t(spot), call_strike=t(call), call_premium=t(first), put_strike=t(put), put_premium=t(second)
    )
    return both.greater == ("call" if step >= 0 else "put")


@law("covered_call: a strike at the outlay")
def _(c: Chance, step: int) -> bool:
    stock, premium, fee = c.typed(10, 900, 2), c.typed(0.1, 9, 2), c.choice([F(0), c.typed(0.01, 2, 2)])
    strike = t(moved(stock - premium + fee, step))
    each = margin.covered_call(t(stock), strike, t(premium), open_fee=t(fee))
    best = each.max_profit
    return (each.break_even is None) == (step < 0) and (best > 0) - (best < 0) == step


@law("covered_call: an outlay of nothing, and a best case of nothing after the fee of leaving")
def _(c: Chance, step: int) -> bool:
    stock, fee, leaving = c.typed(10, 900, 2), c.typed(0.01, 2, 2), c.typed(0.01, 2, 2)
    free = margin.covered_call(t(stock), 2000, t(moved(stock + fee, -step)), open_fee=t(fee))
    strike = moved(stock + leaving, step)
    best = margin.covered_call(t(stock), t(strike), 0, assignment_fee=t(leaving)).max_profit
    return (free.break_even is not None) == (free.max_loss > 0) == (step > 0) and (best > 0) - (
        best < 0
    ) == step


@law("covered_call_profit: called away above the strike, not at it")
def _(c: Chance, step: int) -> bool:
    strike, fee = c.typed(10, 900, 2), c.typed(0.01, 2, 2)
    gain = margin.covered_call_profit(
        t(moved(strike, step)), t(strike), t(strike), premium=5, assignment_fee=t(fee)
    )
    expected = 5 - (fee if step > 0 else -step * ulp(strike))
    return abs(gain - float(expected)) < 1e-9


@law("covered_call_profit: a price at which nothing is won or lost")
def _(c: Chance, step: int) -> bool:
    stock, premium = c.typed(10, 900, 2), c.typed(0.1, 9, 2)
    profit = margin.covered_call_profit(t(moved(stock - premium, step)), t(stock), 2000, premium=t(premium))
    return (profit > 0) - (profit < 0) == step


@law("implied_volatility: a price of exactly the intrinsic value")
def _(c: Chance, step: int) -> bool:
    strike, worth = c.typed(1, 900, 2), c.typed(0.1, 90, 2)
    call = lambda: margin.implied_volatility(  # noqa: E731
        "call", t(moved(worth, step)), t(strike + worth), strike=t(strike), years=50
    )
    return refused(call, "no-arbitrage bounds") == (step <= 0)


@law("span_scan: extreme moves of exactly the price")
def _(c: Chance, step: int) -> bool:
    reach, times = c.typed(0.1, 90, 1), c.typed(1.1, 4, 1)
    legs = [margin.Leg("underlying", 1)]
    call = lambda: margin.span_scan(  # noqa: E731
        legs,
        t(moved(reach * times, -step)),
        price_range=t(reach),
        volatility_range=0,
        extreme_multiplier=t(times),
    )
    return refused(call, "must be below price") == (step >= 0)


@law("span_scan, tims_grid: legs that hedge each other exactly")
def _(c: Chance, step: int) -> bool:
    first, second, price = c.typed(0.1, 9, 1), c.typed(0.1, 9, 1), c.typed(10, 900, 1)
    sizes = [first, second, -moved(first + second, step)]
    c.shuffle(sizes)
    legs = [margin.Leg("underlying", t(size)) for size in sizes]
    span = margin.span_scan(legs, t(price), price_range=1, volatility_range=0)
    tims = margin.tims_grid(legs, t(price), intervals=2)
    return (span.worst is None) == (tims.worst is None) == (span.scan_risk == 0) == (step == 0)


@law("span_scan: losses that are equal")
def _(c: Chance, step: int) -> bool:
    # an extreme loss of 2.5 ranges, of which 0.4 count, is the loss of one range: the first of both is the worst
    reach, size, cover = c.typed(0.1, 9, 1), c.typed(0.1, 60, 1), F("0.4")
    span = margin.span_scan(
        [margin.Leg("underlying", t(size))],
        t(reach + 1000),
        price_range=t(reach),
        volatility_range=0,
        extreme_multiplier=2.5,
        extreme_cover=t(cover + step * F(1, 100)),
    )
    return span.worst == (13 if step <= 0 else 16)


@law("covered_call_margin_us: a premium that pays for the whole margin")
def _(c: Chance, step: int) -> bool:
    stock, rate = c.typed(10, 900, 2), c.typed(0.01, 0.9, 2)
    premium = t(moved(stock * rate, step))
    needed = margin.covered_call_margin_us(t(stock), t(stock), premium=premium, initial_rate=t(rate))
    return (needed.initial_net_of_premium > 0) == (step < 0)


@law("sell_to_open_margin_okx: an order that pays for the whole margin and fee")
def _(c: Chance, step: int) -> bool:
    price, each, fee = c.typed(0.01, 0.9, 3), c.typed(0.1, 9, 1), c.typed(0.001, 0.009, 3)
    held = price * each - fee
    if held <= 0:
        held, fee = price * each, F(0)
    frozen = margin.sell_to_open_margin_okx(
        t(moved(held, step)), t(price), contract_multiplier=t(each), fee_per_contract=t(fee), minimum=0
    )
    return (frozen > 0) == (step > 0)


@law("liquidation_distance: a computed price at the mark")
def _(c: Chance, step: int) -> bool:
    size, price = c.typed(0.1, 60, 1), c.typed(1, 2000, 1)
    there = t(size) * t(price) / t(moved(size * price, step)) * t(price)
    return (margin.liquidation_distance(there, t(price)) == 0) == (step == 0)


# ---- lending: debts with a weight, shares that grow, whole numbers of a contract


def weighed(c: Chance, step: int) -> tuple[list[margin.Collateral], list[margin.Debt], F]:
    """Deposits and debts that count for exactly as much, but for a step of the last debt; and the band."""
    band = c.choice([F(0), F(0), F(1, 5), F(3, 5)])
    rows = [
        (c.typed(0.1, 60, 1), c.typed(0.1, 900, 1), c.typed(0.01, 0.9, 2)) for _ in range(c.randint(1, 3))
    ]
    counted = sum((a * p * r for a, p, r in rows), F(0)) * (1 - band)
    other, weight = counted / 4, c.choice([F(1), F(5, 4), F(8, 5), F(2)])
    last = moved((counted - other) / weight / (1 + band), step)
    first = margin.Debt(t(other / (1 + band)), 1) if short(other / (1 + band)) else None
    if first is None or not short(last):
        return [], [], band
    deposits = [margin.Collateral(t(a), t(p), t(r), t(r)) for a, p, r in rows]
    return deposits, [first, margin.Debt(t(last), 1, t(weight))], band


@law("weighted_loan: a health factor of 1, deposits and debts weighted, with and without a band")
def _(c: Chance, step: int) -> bool:
    deposits, debts, band = weighed(c, step)
    if not debts:
        return True
    loans = [
        margin.weighted_loan(deposits, debts, band=t(band), trigger=trigger)
        for trigger in ("below", "at_or_below")
    ]
    factor = there(loans[0].health_factor)
    drop, rise = there(loans[0].drop_to_liquidation), there(loans[0].rise_to_liquidation)
    return (
        [loan.liquidatable for loan in loans] == [step > 0, step >= 0]
        and (factor < 1, factor == 1) == (step > 0, step == 0)
        and ((drop > 0) - (drop < 0)) == ((rise > 0) - (rise < 0)) == -step
    )


@law("weighted_loan: debts at the borrowing limit")
def _(c: Chance, step: int) -> bool:
    deposits, debts, band = weighed(c, step)
    if not debts:
        return True
    loan = margin.weighted_loan(deposits, debts, band=t(band))
    return (loan.available > 0) == all(units > 0 for units in loan.borrowable) == (step < 0)


@law("weighted_loan, debt_liquidation_price: other debts that use up the collateral alone")
def _(c: Chance, step: int) -> bool:
    deposits, debts, band = weighed(c, step)
    if not debts:
        return True
    loan = margin.weighted_loan(deposits, [*debts, margin.Debt(1, 1)], band=t(band))
    alone = margin.debt_liquidation_price(
        1, loan.counted_collateral, other_counted=loan.counted_debt - 1 - t(band)
    )
    return (loan.debt_prices[-1] is None) == (alone is None) == (step >= 0)


@law("cdp: a ratio at the minimum with a reserve in the debt")
def _(c: Chance, step: int) -> bool:
    amount, price, least = c.typed(0.1, 60, 1), c.typed(0.1, 900, 1), F(c.choice([5, 8, 10, 16, 20]), 8)
    whole = amount * price / least
    reserve = whole * F(c.randint(1, 9), 10)
    debt = moved(whole - reserve, step)
    vault = margin.cdp(t(amount), t(price), t(debt), minimum_ratio=t(least), reserve=t(reserve))
    return vault.liquidatable == (step > 0) and (vault.mintable > 0) == (vault.withdrawable > 0) == (step < 0)


@law("opening_debt: exactly the least debt")
def _(c: Chance, step: int) -> bool:
    borrowed, rate = c.typed(0.1, 9000, 2), c.typed(0.001, 0.05, 4)
    least = moved(borrowed * (1 + rate), step)
    opened = margin.opening_debt(t(borrowed), fee_rate=t(rate), least_debt=t(least))
    return opened.enough == (step <= 0)


@law("share_by_time: a computed shortage of exactly the small one")
def _(c: Chance, step: int) -> bool:
    required, small = c.typed(100, 900, 2), c.typed(1, 90, 2)
    equity = moved(required - small, -step)
    return (margin.share_by_time(t(required) - t(equity), 0, small=t(small)) == 1) == (step < 0)


@law("share_by_time: exactly as much freed as may be by now")
def _(c: Chance, step: int) -> bool:
    whole, slots = c.typed(100, 900, 1), F(c.choice([15, 30, 45, 60, 75, 90]))
    freed = moved(whole * (F(1, 10) + slots / 150), step)
    share = margin.share_by_time(t(whole - freed), t(slots), freed=t(freed), small=0)
    return (share > 0) == (step < 0)


@law("bonus_by_health, discount_by_health: a computed health factor of 1")
def _(c: Chance, step: int) -> bool:
    amount, price, rate = c.typed(0.1, 60, 1), c.typed(0.1, 2000, 1), c.typed(0.01, 1, 2)
    factor = float(amount) * float(price) * float(rate) / t(moved(amount * price * rate, step))
    bonus = margin.bonus_by_health(factor, start=0.01, slope=2, most=0.1)
    return (bonus > 0) == (margin.discount_by_health(factor, most=0.1) > 0) == (step > 0)


@law("liquidate_morpho: a debt of exactly what may be owed, in smallest units")
def _(c: Chance, step: int) -> bool:
    amount, price, lltv = c.typed(0.1, 60, 1), c.typed(0.1, 2000, 1), c.typed(0.01, 0.98, 2)
    debt = amount * price * lltv + step * F(1, 10**6)
    held = margin.morpho_position(t(amount), t(debt), price=t(price), lltv=t(lltv))
    return (margin.liquidate_morpho(held).status == "ok") == (step > 0)


@law("contagion: equity at the requirement of the account's own rate")
def _(c: Chance, step: int) -> bool:
    rate, price, held = c.typed(0.001, 0.2, 3), c.typed(1, 900, 1), c.typed(0.1, 9, 1) * c.choice([1, -1])
    cash = moved(rate * abs(held) * price - held * price, step)
    account = margin.Account(t(cash), (t(held),), t(rate))
    end = margin.contagion([account], [t(price)], shocks=[0], impacts=[0], maintenance_rate=0.9)
    return bool(end.liquidated) == (step < 0)
