"""Inputs for any calculator at random, by its own declaration: near its example, at a bound or past it."""

import math
import random
from collections.abc import Iterator

from calckit import Calculator, Choice, Field, Number, Rows

Inputs = dict[str, str]
_BOUNDS = (  # whether a field takes the bound itself, and which way it takes more
    ("at_least", True, math.inf),
    ("above", False, math.inf),
    ("at_most", True, -math.inf),
    ("below", False, -math.inf),
)


def bounds(kind: Number) -> Iterator[tuple[str, float, bool]]:
    """Yield (which, value, whether the field takes it) around each bound."""
    for name, closed, inward in _BOUNDS:
        bound = getattr(kind, name)
        if bound is None:
            continue
        step = 1.0 if kind.style == "count" else None
        inside = bound + math.copysign(step, inward) if step else math.nextafter(bound, inward)
        outside = bound - math.copysign(step, inward) if step else math.nextafter(bound, -inward)
        yield f"{name}, at", bound, closed
        yield f"{name}, just inside", inside, True
        yield f"{name}, just outside", outside, False


def plain(kind: Number, value: float) -> str:
    """Return a value's text; one step beyond a bound may need every digit."""
    return kind.plain(value)


def draw(calculator: Calculator, chance: random.Random) -> Inputs:
    """Draw one set of inputs: about two fields changed, sometimes to an edge and sometimes past it."""
    drawn: Inputs = {}
    for field in calculator.inputs:
        if isinstance(field.kind, Rows):
            if chance.random() < 0.5:
                drawn |= _rows(field, chance)
        elif chance.random() < 0.6:
            drawn[field.name] = one(field, chance)
    return drawn


def _rows(field: Field, chance: random.Random) -> Inputs:
    assert isinstance(field.kind, Rows)
    start = tuple(field.default)
    count = chance.randint(field.kind.least, min(field.kind.most, max(len(start), 1) + 2))
    drawn: Inputs = {}
    for index in range(count):
        row = start[min(index, len(start) - 1)]
        for column in field.columns:
            kept = getattr(row, column.name)
            if chance.random() < 0.3:
                drawn[f"{field.name}.{index}.{column.name}"] = one(column, chance)
            elif isinstance(column.kind, Number):
                drawn[f"{field.name}.{index}.{column.name}"] = column.kind.plain(kept)
            else:
                drawn[f"{field.name}.{index}.{column.name}"] = str(kept)
    return drawn


def one(field: Field, chance: random.Random) -> str:
    """Draw one field's text: near its default, or anywhere, at a bound, past it, or no number."""
    kind = field.kind
    if isinstance(kind, Choice):
        return chance.choice(tuple(kind.options))
    assert isinstance(kind, Number)
    fate = chance.random()
    if fate < 0.04:
        return chance.choice(("", "abc", "1e5", "--1", "1,2,3"))
    if fate < 0.14:
        return plain(kind, chance.choice([value for _, value, _ in bounds(kind)] or [0.0]))
    if fate < 0.3 and kind.slider:
        low, high = kind.slider
        return plain(
            kind,
            float(f"{chance.uniform(low, high):.6g}")
            if kind.style != "count"
            else float(round(chance.uniform(low, high))),
        )
    start = float(field.default or (kind.slider or (1.0, 1.0))[1])
    value = start * 10 ** chance.uniform(-0.5, 0.5)
    return plain(kind, float(round(value)) if kind.style == "count" else float(f"{value:.5g}"))
