"""A formula as pages, records and cards show it: worked out once, however many of them do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from calckit import latex, mathml, parse
from calckit.formula.line import line, plain_line
from calckit.saying import Speech, speaking
from termsite.kept import Shelf, digest

_NAME = re.compile(r"[^\W\d_][^,;:]*")  # what a meaning begins with; that of a sign begins with a number


@dataclass(frozen=True, slots=True)
class Shown:
    """An expression as MathML, as LaTeX, and in one line; `alike` is whether two of its letters sound so."""

    mathml: str
    latex: str
    line: str
    alike: bool


def shown(expression: str, kept: Shelf[Any], speech: Speech) -> Shown:
    """Draw a restricted Python expression, which linking has found to be one, or take it as it was drawn."""
    drawn: Shown = kept.take(digest("formula", speech.name, expression), lambda: _drawn(expression, speech))
    return drawn


def _drawn(expression: str, speech: Speech) -> Shown:
    formula = parse(expression)
    letters = {formula.target, *formula.names}
    alike = len({letter.casefold() for letter in letters}) < len(letters)
    with speaking(speech):
        in_line = plain_line(line(formula, {}, lambda name, _: name))
        return Shown(mathml(formula), latex(formula), in_line, alike)


def in_words(expression: str, meanings: Mapping[str, str], speech: Speech) -> str:
    """Return an equation with meanings in the place of its letters, for where two of them sound alike.

    Orca says m and M alike, and of MathML it reads the text alone. A meaning counts to its first comma, colon
    or semicolon; a letter whose meaning begins with a number stays.
    """
    formula = parse(expression)
    heads = {letter: _NAME.match(meanings.get(letter, "")) for letter in (formula.target, *formula.names)}
    named = {letter: head[0].strip() if head else letter for letter, head in heads.items()}
    with speaking(speech):
        said = line(replace(formula, target=""), dict.fromkeys(formula.names, 1), lambda name, _: named[name])
    return f"{named[formula.target]} = {plain_line(said)}" if formula.target else plain_line(said)
