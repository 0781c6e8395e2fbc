"""What a rule requires of a position, as straight lines in its notional: rate × n − amount."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from margin import checks, compare
from margin.exchange.brackets import find
from margin.exchange.position import worth
from margin.exchange.types import Bracket, Position, Rule


class Line(NamedTuple):
    """From `floor` on, the requirement is rate × notional − amount; the rate includes the rule's fee."""

    floor: float
    rate: float
    amount: float


class Requirement(NamedTuple):
    """What a rule requires of a position: its lines by rising floor, the first at 0; floors are inclusive."""

    lines: tuple[Line, ...]
    starts: tuple[float, ...]  # the least notional that is equal to each floor

    def line(self, value: float) -> Line:
        """Return the line that holds at a notional."""
        return self.lines[bisect_right(self.starts, value) - 1]

    def at(self, value: float) -> float:
        """Return the requirement at a notional."""
        _, rate, amount = self.lines[bisect_right(self.starts, value) - 1]
        return rate * value - amount


def requirement_of(lines: tuple[Line, ...]) -> Requirement:
    """Return the requirement that is made of these lines."""
    return Requirement(lines, tuple(compare.least(line.floor) for line in lines))


def requirement(
    position: Position,
    table: Sequence[Bracket],
    rule: Rule,
    fee: float,
    *,
    least: float = 0.0,
    reserve: float = 0.0,
) -> Requirement:
    """Return what a rule requires by a table whose amounts are derived.

    It is convex and continuous, so it is the largest of its lines. Maintenance is never below `least`, and
    `reserve` is kept beside it whatever the size.
    """
    value = worth(position, position.entry)
    added = checks.fee("fee", fee) if rule.fee_in_rate else 0.0
    here = table[find(value, table)]
    if rule.valuation == "at_entry":
        amount = (here.amount or 0.0) if rule.use_amount else 0.0
        lines: tuple[Line, ...] = (Line(0.0, added, amount - value * here.rate),)
    elif rule.use_amount:
        lines = tuple(Line(item.floor, item.rate + added, item.amount or 0.0) for item in table)
    else:
        lines = (Line(0.0, here.rate + added, 0.0),)
    if compare.left("rate", 1.0, -lines[-1].rate) <= 0:
        rate, most = lines[-1].rate - added, f"brackets[{len(table) - 1}].rate"
        checks.refuse(most, "below", rate, 1 - added, says=f"{rate:g} plus fee {added:g} must be below 1")
    return requirement_of(_raised(lines, added, least, reserve))


def _raised(lines: tuple[Line, ...], added: float, least: float, reserve: float) -> tuple[Line, ...]:
    """Return the lines with a reserve beside them, from where they are above the least maintenance."""
    if least > 0:
        ends = [*(line.floor for line in lines[1:]), math.inf]
        starts = [max(line.floor, _above(line, added, least)) for line in lines]
        kept = [
            Line(start, line.rate, line.amount)
            for line, start, end in zip(lines, starts, ends, strict=True)
            if start < end
        ]
        flat = () if kept and kept[0].floor == 0 else (Line(0.0, added, -least),)
        lines = (*flat, *kept)
    return tuple(Line(floor, rate, amount - reserve) for floor, rate, amount in lines)


def _above(line: Line, added: float, least: float) -> float:
    """Return the notional from which a line without its fee is above an amount."""
    slope = line.rate - added
    if slope > 0:
        return max(0.0, least + line.amount) / slope
    return 0.0 if -line.amount >= least else math.inf
