"""A formula as pages, records and cards show it: worked out once, however many of them do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from calckit import latex, mathml, parse


@dataclass(frozen=True, slots=True)
class Shown:
    """An expression as MathML and as LaTeX."""

    mathml: str
    latex: str


@cache
def shown(expression: str) -> Shown:
    """Draw a restricted Python expression, which linking has found to be one."""
    formula = parse(expression)
    return Shown(mathml(formula), latex(formula))
