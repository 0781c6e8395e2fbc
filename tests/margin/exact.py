"""Short decimals, drawn and worked out exactly: the second opinion on what lies on a line, and on which side."""

import random
from fractions import Fraction

from margin.exchange.types import SIDES, Side

F = Fraction
PLACES = [F(1, 10**places) for places in range(20)]


class Chance(random.Random):
    """Draws numbers as people type them."""

    def typed(self, low: float, high: float, places: int) -> Fraction:
        """A decimal with at most so many places, from low to high, neither of them 0."""
        unit = 10**places
        return F(self.randint(max(1, round(low * unit)), round(high * unit)), unit)

    def side(self) -> Side:
        return self.choice(SIDES)


def t(value: Fraction) -> float:
    """The float that somebody gets who types this decimal; fails for one that nobody can type exactly."""
    typed = float(value)
    assert short(value), f"{value} is no short decimal"
    return typed


def short(value: Fraction) -> bool:
    """Whether a fraction is a decimal that somebody can type."""
    return F(repr(float(value))) == value


def ulp(value: Fraction) -> Fraction:
    """One unit of the last place of a typed decimal, or of its twelfth digit if that is larger."""
    place = next(place for place in PLACES if not value % place)
    while place * 10**11 < abs(value):
        place *= 10
    return place
