"""Quantities counted as they were typed: whole lots of the last decimal place, added up without a residue.

A float is read at its shortest decimal, which is what somebody typed: 0.1 is a tenth. Numbers of one kind are
counted in lots of the finest place that any of them has, as an exchange counts contracts.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lot:
    """The unit in which quantities are counted: ten to a power.

    Args:
        power: The decimal place: −2 counts hundredths.
    """

    power: int

    def count(self, value: float) -> int:
        """Return how many lots a quantity is; its own last place must not be finer."""
        digits, place = decimal(value)
        return int(digits * 10 ** (place - self.power))

    def amount(self, count: int, over: int = 1) -> float:
        """Return the float next to a number of lots, or to that number over another."""
        scale = int(10 ** abs(self.power))
        return count * scale / over if self.power >= 0 else count / (over * scale)

    def times(self, other: "Lot") -> "Lot":
        """Return the lot of products: of money, when this one counts quantities and the other prices."""
        return Lot(self.power + other.power)


def decimal(value: float) -> tuple[int, int]:
    """Return the digits and the last place of the shortest decimal that reads as this float."""
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, part = mantissa.partition(".")
    if part == "0":
        part = ""
    return int(whole + part), int(exponent or 0) - len(part)


def lot_of(values: Iterable[float]) -> Lot:
    """Return the coarsest lot that counts all of them whole; ones, for none."""
    return Lot(min((decimal(value)[1] for value in values), default=0))


def difference(whole: float, part: float) -> float:
    """Return what is left of an amount when a part is taken away, to the last digit typed."""
    lot = lot_of((whole, part))
    return lot.amount(lot.count(whole) - lot.count(part))
