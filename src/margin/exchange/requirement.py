"""What a rule requires of a position, as straight lines in its notional: rate × n − amount."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from margin import checks, compare
from margin.exchange.brackets import find, normalise
from margin.exchange.position import notional
from margin.exchange.types import Bracket, Position, Rule


class Line(NamedTuple):
    """From `floor` on, the requirement is rate × notional − amount; the rate includes the rule's fee."""

    floor: float
    rate: float
    amount: float


def requirement_lines(
    position: Position, brackets: Sequence[Bracket], rule: Rule, fee: float
) -> tuple[Line, ...]:
    """Return the requirement's lines; convex and continuous, so the requirement is the largest of them."""
    table, value = normalise(brackets), notional(position, position.entry)
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
    return lines


def line_at(lines: Sequence[Line], value: float) -> Line:
    """Return the line that holds at a notional; floors are inclusive."""
    if len(lines) == 1:
        return lines[0]
    return lines[bisect_right(lines, compare.most(value), key=attrgetter("floor")) - 1]


def required(lines: Sequence[Line], value: float) -> float:
    """Return the requirement at a notional."""
    line = line_at(lines, value)
    return line.rate * value - line.amount
