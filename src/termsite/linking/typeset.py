"""Formulas in LaTeX before a page sets them: what cannot be drawn, and what would be drawn as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_SIGN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}$]")
_AROUND = ("$", r"\(", r"\)", r"\[", r"\]")
_NAME = re.compile(r"\\[A-Za-z]*|&")
_BARE = re.compile(r"&(?!#?\w+;)")  # as the converter leaves it
# How many parts each has; one that is missing is drawn as nothing.
_PARTS = {
    "mfrac": 2,
    "msub": 2,
    "msup": 2,
    "mroot": 2,
    "munder": 2,
    "mover": 2,
    "msubsup": 3,
    "munderover": 3,
}
_MISSING = r"Behind signs such as ^, _, \frac, \sqrt and \left something is missing, or one is not closed."
_ALONE = "Write the formula alone, without signs around it."


def fault(latex: str) -> tuple[str, str] | None:
    """What is wrong with a formula, and what to do; None if it can be drawn."""
    return next(_faults(latex), None)


def _faults(latex: str) -> Iterator[tuple[str, str]]:
    depth = 0
    for sign in _SIGN.findall(latex):
        if sign in _AROUND:
            yield f"'{sign}' in a formula", _ALONE
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            break
    if depth:
        yield "a brace without its pair in a formula", r"Each '{' has its '}'; one that is shown is \{ or \}."
    try:
        drawn = ElementTree.fromstring(_converted(latex))
    except Exception:  # what is no LaTeX raises anything
        yield "this formula cannot be drawn", _MISSING
        return
    for element in drawn.iter():
        name, typed = element.tag.rpartition("}")[2], _NAME.match((element.text or "").strip())
        if typed and name != "mtext" and rf"\{typed[0]}" not in latex:
            yield f"'{typed[0]}' would be shown as it is typed", "It is no sign of LaTeX that is known here."
        if len(element) != _PARTS.get(name, len(element)):
            yield "this formula cannot be drawn", _MISSING
        if "href" in element.attrib:
            yield "a link in a formula", "Links stand in the text."


def _converted(latex: str) -> str:
    from latex2mathml.converter import convert  # it takes long to load

    return _BARE.sub("&amp;", convert(latex))
