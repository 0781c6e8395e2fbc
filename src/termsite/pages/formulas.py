"""A formula as pages, records and cards show it: worked out once, however many of them do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calckit import latex, mathml, parse
from calckit.formula.line import line, plain_line
from calckit.saying import Speech, speaking
from termsite.kept import Shelf, digest


@dataclass(frozen=True, slots=True)
class Shown:
    """An expression as MathML, as LaTeX, and in one line of plain text."""

    mathml: str
    latex: str
    line: str


def shown(expression: str, kept: Shelf[Any], speech: Speech) -> Shown:
    """Draw a restricted Python expression, which linking has found to be one, or take it as it was drawn."""
    drawn: Shown = kept.take(digest("formula", speech.name, expression), lambda: _drawn(expression, speech))
    return drawn


def _drawn(expression: str, speech: Speech) -> Shown:
    formula = parse(expression)
    with speaking(speech):
        in_line = plain_line(line(formula, {}, lambda name, _: name))
        return Shown(mathml(formula), latex(formula), in_line)
