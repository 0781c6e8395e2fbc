"""A formula as pages, records and cards show it: worked out once, however many of them do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calckit import latex, mathml, parse
from calckit.formula.line import line, plain_line
from termsite.kept import Shelf, digest


@dataclass(frozen=True, slots=True)
class Shown:
    """An expression as MathML, as LaTeX, and in one line of plain text."""

    mathml: str
    latex: str
    line: str


def shown(expression: str, kept: Shelf[Any]) -> Shown:
    """Draw a restricted Python expression, which linking has found to be one, or take it as it was drawn."""
    drawn: Shown = kept.take(digest("formula", expression), lambda: _drawn(expression))
    return drawn


def _drawn(expression: str) -> Shown:
    formula = parse(expression)
    return Shown(mathml(formula), latex(formula), plain_line(line(formula, {}, lambda name, _: name)))
