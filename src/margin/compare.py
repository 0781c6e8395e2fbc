"""When two computed numbers are equal: the one rule of this package, and its reason.

People type decimals and floats hold binary fractions: 0.1 + 0.3 − 0.4 leaves 5.6e-17. Who compares such
numbers bare puts what lies exactly on a line on either side of it, as the last digit falls. Therefore:

* Quantities that are only added and taken away (what a book, a queue, a debt holds) are counted as they were
  typed, in whole lots: `margin.lots`. Nothing is left over, not even the last digit.
* Numbers that a formula made are equal when they differ by no more than `NOISE` of the largest amount that
  went into them. A formula here rounds some tens of times, each time by 1.1e-16 of an amount at most: that
  stays far below 1e-13. What people mean to tell apart differs by far more: a cent in ten billion by 1e-12.

On which side of a line equality falls is the venue's rule: every function that draws one says so, and where
venues differ it takes a `Trigger`.
"""

import math
from collections.abc import Sequence
from typing import Literal

from margin import checks

Trigger = Literal["at_or_below", "below"]

TRIGGERS: tuple[Trigger, ...] = ("at_or_below", "below")
NOISE = 1e-13


def left(what: str, *amounts: float, of: float = 0.0) -> float:
    """Return the sum of amounts, what is taken away with its minus; 0.0 when all that is left is rounding.

    `of` is the largest amount that went into them, where it is larger than any of them; `what` names the sum.
    """
    rest, scale = checks.total(what, amounts), of
    for amount in amounts:
        scale = max(scale, amount, -amount)
    return 0.0 if abs(rest) <= NOISE * scale else rest


def same(first: float, second: float) -> bool:
    """Return whether two computed numbers are equal."""
    return abs(first - second) <= NOISE * max(abs(first), abs(second))


def ratio(what: str, top: float, bottom: float) -> float:
    """Return a quotient, exactly 1.0 where both are equal: most lines are drawn at 1."""
    return 1.0 if same(top, bottom) else checks.quotient(what, top, bottom)


def most(number: float) -> float:
    """Return the largest number that is equal to this one, which is not negative."""
    return number * (1 + NOISE)


def least(number: float) -> float:
    """Return the smallest number that is equal to this one, which is not negative."""
    return number * (1 - NOISE)


def ranked(numbers: Sequence[float], *, of: float = 0.0) -> list[int]:
    """Return the places of numbers by falling size, those of equal numbers in the order given.

    `of` is the largest amount that went into them, where it is larger than any of them.
    """
    groups: list[list[int]] = []
    for place in sorted(range(len(numbers)), key=lambda place: -numbers[place]):
        first = numbers[groups[-1][0]] if groups else math.inf
        if abs(first - numbers[place]) <= NOISE * max(abs(first), abs(numbers[place]), of) < math.inf:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [place for group in groups for place in sorted(group)]


def ceiling(number: float) -> int:
    """Return the least whole number that is not below, where a number next to a whole one is that one."""
    nearest = round(number)
    return nearest if same(number, nearest) else math.ceil(number)


def floor(number: float) -> int:
    """Return the greatest whole number that is not above, where a number next to a whole one is that one."""
    nearest = round(number)
    return nearest if same(number, nearest) else math.floor(number)


def reached(room: float, trigger: Trigger) -> bool:
    """Return whether a line is reached, given what `left` says is between it and the number above it."""
    return room <= 0 if trigger == "at_or_below" else room < 0
