"""Cascades of typed decimals against exact fractions: every level, every round, the fund to the last digit."""

import os
from fractions import Fraction
from itertools import pairwise

import pytest

import margin
from margin import Level, LeveragedPosition
from tests.margin.exact import Chance, F, t

COUNT = int(os.environ.get("MARGINARY_BOUNDARY", "2000"))
SEED = 20261128
Rows = list[tuple[Fraction, ...]]


def read(value: float) -> Fraction:
    return F(repr(value))


def book_of(c: Chance, places: int) -> tuple[Fraction, Rows, Rows, Fraction, Fraction]:
    """A start price, bids, longs, an order and a fund; half of the orders use up whole levels exactly."""
    start = c.typed(90, 110, 1)
    prices = sorted((start - c.typed(0.1, 60, 1) for _ in range(c.randint(0, 8))), reverse=True)
    levels: Rows = [(price, c.typed(0.1, 3, places)) for price in prices]
    longs: Rows = []
    for _ in range(c.randint(0, 8)):
        at = start - c.typed(0.1, 60, 1)
        longs.append((c.typed(0.1, 3, places), at, at - c.typed(0.1, 5, 1)))
    whole = sum((quantity for _, quantity in levels[: c.randint(0, len(levels))]), F(0))
    order = whole if c.random() < 0.5 else c.typed(0.1, 9, places)
    return start, levels, longs, order, c.typed(0.1, 20, 1) * c.choice([1, 1, 0, -1])


def worked(
    start: Fraction, levels: Rows, longs: Rows, order: Fraction, fund: Fraction
) -> tuple[list[tuple[Fraction, ...]], list[int]]:
    """The model in plain words: per round what is ordered, filled, left over, the price and the fund."""
    left, price = [quantity for _, quantity in levels], start
    standing, falling, gone = set(range(len(longs))), list[int](), list[int]()
    rounds: Rows = []
    while True:
        rest, money = order, F(0)
        for place, (at, _) in enumerate(levels):
            part = min(rest, left[place])
            if part:
                left[place], rest, money, price = left[place] - part, rest - part, money + part * at, at
        filled = order - rest
        if filled and falling:
            fund += money - sum(longs[i][0] * longs[i][2] for i in falling) * filled / order
        rounds.append((order, filled, rest, price, fund))
        gone += falling
        falling = sorted((i for i in standing if longs[i][1] >= price), key=lambda i: (-longs[i][1], i))
        standing -= set(falling)
        if not falling:
            return rounds, gone
        order = sum((longs[i][0] for i in falling), F(0))


def asked(start: Fraction, levels: Rows, longs: Rows, order: Fraction, fund: Fraction) -> margin.Cascade:
    return margin.cascade(
        t(start),
        [Level(t(price), t(quantity)) for price, quantity in levels],
        [LeveragedPosition(t(q), t(at), t(bankrupt)) for q, at, bankrupt in longs],
        initial_quantity=t(order),
        fund=t(fund),
    )


@pytest.mark.parametrize("places", [0, 1, 3])
def test_a_cascade_is_the_exact_one(places: int) -> None:
    chance = Chance(f"{SEED} {places}")
    for _ in range(COUNT):
        case = book_of(chance, places)
        end, (rounds, gone) = asked(*case), worked(*case)
        got = [
            (read(each.quantity), read(each.filled), read(each.unfilled), read(each.price_after), each.fund)
            for each in end.rounds
        ]
        assert got == [(*row[:4], float(row[4])) for row in rounds], case
        assert end.liquidated == tuple(gone)
        assert end.fund == float(rounds[-1][4])


@pytest.mark.parametrize("places", [0, 1, 3])
def test_what_goes_in_comes_out_to_the_last_digit(places: int) -> None:
    chance = Chance(f"{SEED} sums {places}")
    for _ in range(COUNT):
        start, levels, _, order, _ = case = book_of(chance, places)
        end = asked(*case)
        taken = [F(0)] * len(levels)
        for each in end.rounds:
            assert sum((read(fill.quantity) for fill in each.fills), F(0)) == read(each.filled)
            assert read(each.filled) + read(each.unfilled) == read(each.quantity)
            for fill in each.fills:
                taken[fill.level] += read(fill.quantity)
        assert all(part <= quantity for part, (_, quantity) in zip(taken, levels, strict=True))
        assert sum(taken, F(0)) == read(end.filled)
        assert read(end.filled) + read(end.unfilled) == order + read(end.liquidated_quantity)
        assert read(end.turnover) == sum((q * p for q, (p, _) in zip(taken, levels, strict=True)), F(0))
        last = [place for place, part in enumerate(taken) if part]
        assert read(end.final_price) == (levels[last[-1]][0] if last else start)


def test_shorts_mirror_longs_and_scales_and_orders_of_the_positions_change_nothing() -> None:
    chance = Chance(f"{SEED} neighbours")
    for _ in range(COUNT // 4):
        start, levels, longs, order, fund = case = book_of(chance, 1)
        end = asked(*case)
        many = asked(
            start, [(p, q * 10) for p, q in levels], [(q * 10, *r) for q, *r in longs], order * 10, fund * 10
        )
        assert (many.final_price, many.liquidated) == (end.final_price, end.liquidated)
        assert read(many.filled) == 10 * read(end.filled) and read(many.unfilled) == 10 * read(end.unfilled)
        places = list(range(len(longs)))
        chance.shuffle(places)
        mixed = asked(start, levels, [longs[place] for place in places], order, fund)
        assert (mixed.final_price, mixed.fund, mixed.filled) == (end.final_price, end.fund, end.filled)
        assert sorted(places[place] for place in mixed.liquidated) == sorted(end.liquidated)
        mirror = margin.cascade(
            t(300 - start),
            [Level(t(300 - price), t(quantity)) for price, quantity in levels],
            [LeveragedPosition(t(q), t(300 - at), t(300 - bankrupt)) for q, at, bankrupt in longs],
            initial_quantity=t(order), fund=t(fund), side="short",
        )  # fmt: skip
        assert read(mirror.final_price) == 300 - read(end.final_price)
        assert (mirror.liquidated, mirror.fund) == (end.liquidated, end.fund)


def test_a_grid_of_shocks_ends_as_each_cascade_does() -> None:
    chance = Chance(f"{SEED} grid")
    for _ in range(COUNT // 4):
        start, levels, longs, order, fund = book_of(chance, 1)
        steps = [F(0), order, order + F(1, 10), chance.typed(0.1, 9, 2), F(40)]
        grid = margin.fund_depletion(
            t(start),
            [Level(t(price), t(quantity)) for price, quantity in levels],
            [LeveragedPosition(t(q), t(at), t(bankrupt)) for q, at, bankrupt in longs],
            shocks=list(map(t, steps)),
            fund=t(fund),
        )
        ends = [asked(start, levels, longs, step, fund) for step in steps]
        assert [
            (s.final_price, s.liquidated_quantity, s.rounds, s.unfilled, s.fund) for s in grid.shocks
        ] == [(e.final_price, e.liquidated_quantity, len(e.rounds) - 1, e.unfilled, e.fund) for e in ends]
        empty = [t(step) for step, end in zip(steps, ends, strict=True) if end.fund < 0]
        assert grid.smallest == min(empty, default=None)


def test_a_fund_that_is_paid_out_to_its_last_cent_is_not_negative() -> None:
    chance = Chance(f"{SEED} cent")
    for _ in range(COUNT):
        size, bid, gap = chance.typed(0.1, 9, 1), chance.typed(50, 90, 2), chance.typed(0.01, 9, 2)
        fund, book = size * gap, [Level(t(bid), t(size + 1))]
        held = [LeveragedPosition(t(size), t(bid), t(bid + gap))]
        grid = margin.fund_depletion(100, book, held, shocks=[1], fund=t(fund))
        assert (grid.smallest, grid.shocks[0].fund) == (None, 0)
        short = margin.fund_depletion(100, book, held, shocks=[1], fund=t(fund - F(1, 1000)))
        assert short.smallest == 1


def test_levels_are_met_in_their_order() -> None:
    end = asked(F(101), [(F(100), F("0.1")), (F(99), F("0.3")), (F(90), F(5))], [], F("0.4"), F(0))
    assert [(fill.level, fill.quantity) for fill in end.rounds[0].fills] == [(0, 0.1), (1, 0.3)]
    assert all(a.level < b.level for a, b in pairwise(end.rounds[0].fills))
