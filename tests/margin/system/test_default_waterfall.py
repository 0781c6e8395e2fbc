"""Who bears a clearing member's default: every unit of the loss is borne once, and in the order of the layers."""

from dataclasses import replace
from fractions import Fraction

import pytest

import margin
from tests.margin.exact import Chance, F, t

DRAWS = 800
SEED = 20261128
PLAIN = margin.ClearingResources(500, 60, 20, [100, 80, 60, 40, 20], assessment=2)


def exact(value: float) -> Fraction:
    """The decimal that somebody reads."""
    return F(repr(value))


def drawn(c: Chance) -> margin.ClearingResources:
    places = c.choice([0, 1, 2, 3])
    first, second, third = (t(c.typed(0.001, 900, places)) * c.choice([0, 1, 1]) for _ in range(3))
    return margin.ClearingResources(
        first,
        second,
        third,
        [t(c.typed(0.001, 90, places)) for _ in range(c.randint(0, 7))],
        second_skin=c.choice([0.0, t(c.typed(0.1, 50, 1))]),
        assessment=c.choice([0.0, 1.0, 2.0, 2.75]),
        further=c.choice([0.0, 0.0, t(c.typed(0.1, 50, 1))]),
        capital=c.choice([0.0, 30.0]),
    )


def edges(resources: margin.ClearingResources) -> list[Fraction]:
    """The losses at which a layer is used up exactly."""
    ends = [F(0)]
    for layer in margin.default_waterfall(0, resources).layers:
        ends.append(ends[-1] + exact(layer.available))
    return ends[1:]


def test_every_unit_of_the_loss_is_borne_once_to_the_last_digit() -> None:
    c = Chance(SEED)
    for _ in range(DRAWS):
        held = drawn(c)
        loss = c.choice([*edges(held), c.typed(0.01, 3_000, 2)])
        done = margin.default_waterfall(float(loss), held)
        assert sum(exact(layer.used) for layer in done.layers) + exact(done.uncovered) == loss
        defaulter = sum(exact(layer.used) for layer in done.layers[:2])
        others = sum(map(exact, (*done.fund, *done.assessed)), F(0))
        assert defaulter + others + exact(done.clearing_house) + exact(done.uncovered) == loss


def test_a_layer_is_touched_only_when_the_one_before_is_used_up() -> None:
    c = Chance(SEED + 1)
    for _ in range(DRAWS):
        held = drawn(c)
        loss = c.choice([*edges(held), c.typed(0.01, 3_000, 2)])
        done, left = margin.default_waterfall(float(loss), held), loss
        for layer in done.layers:
            assert exact(layer.used) == min(left, exact(layer.available))
            left -= exact(layer.used)
        assert exact(done.uncovered) == left


@pytest.mark.parametrize("step", [-1, 0, 1])
def test_a_loss_at_the_end_of_a_layer_and_one_unit_beside_it(step: int) -> None:
    c = Chance(SEED + 2)
    for _ in range(DRAWS // 4):
        held = drawn(c)
        place = c.randrange(6)
        loss = edges(held)[place] + F(step, 100)
        if loss < 0:
            continue
        done = margin.default_waterfall(float(loss), held)
        beyond = [layer.used for layer in done.layers[place + 1 :]] + [done.uncovered]
        assert (sum(map(exact, beyond), F(0)) > 0) == (step > 0)


def test_shares_are_in_proportion_to_within_a_unit_and_never_above_what_is_owed() -> None:
    c = Chance(SEED + 3)
    for _ in range(DRAWS // 4):
        held = replace(drawn(c), second_skin=0.0, further=0.0)
        loss = float(c.typed(0.01, 3_000, 2))
        done = margin.default_waterfall(loss, held)
        unit = F(1, 100)
        for layer, shares, multiple in ((3, done.fund, F(1)), (4, done.assessed, exact(held.assessment))):
            used, whole = exact(done.layers[layer].used), exact(done.layers[layer].available)
            for share, member in zip(shares, held.members, strict=True):
                owed = exact(member) * multiple
                assert exact(share) <= owed
                assert whole == 0 or abs(exact(share) - used * owed / whole) < unit


def test_nobody_pays_more_than_three_contributions_where_assessments_are_two() -> None:
    # Assessments and replenishment, Eurex Clearing
    for loss in (0, 600, 700, 900, 1_480, 5_000):
        done = margin.default_waterfall(loss, PLAIN)
        for fund, call, member in zip(done.fund, done.assessed, PLAIN.members, strict=True):
            assert fund + call <= 3 * member
    assert margin.default_waterfall(1_480, PLAIN).uncovered == 0
    assert margin.default_waterfall(1_480.01, PLAIN).uncovered == 0.01


def test_the_second_skin_is_lost_beside_the_others_contributions() -> None:
    # Contribution of Eurex Clearing: 143 million first, 57 million with the members' contributions
    held = margin.ClearingResources(0, 0, 143, [1_000, 2_800, 1_143], second_skin=57)
    assert margin.default_waterfall(143, held).clearing_house == 143
    half = margin.default_waterfall(143 + 2_500, held)
    assert half.clearing_house == 143 + 28.5
    assert half.fund == (500.0, 1_400.0, 571.5)


def test_a_rest_goes_to_the_largest_remainders_and_then_to_the_first() -> None:
    held = margin.ClearingResources(0, 0, 0, [10, 10, 10])
    assert margin.default_waterfall(0.01, held).fund == (0.01, 0.0, 0.0)
    assert margin.default_waterfall(0.02, held).fund == (0.01, 0.01, 0.0)
    uneven = margin.ClearingResources(0, 0, 0, [10, 11])
    assert margin.default_waterfall(0.01, uneven).fund == (0.0, 0.01)
