"""A piece of HTML as words in one line, in which nothing runs together: formulas keep their signs.

Where only the tags are taken out, 375 over 500 is 375500, and the result below it grows onto it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from xml.etree.ElementTree import Element, ParseError, fromstring

from termsite.linking.untagged import plain

_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_END = re.compile(r"</(?:p|div|li|dd|tr|td|th|ul|ol|dl)>|<br\b[^<>]*>")
_NAME_END = re.compile(r"</dt>")
_PART, _NAME = "\x02", "\x03"  # signs that no text holds, until it is known what stands around them
_PARTED = re.compile(rf"([.:;,?!…]?)(?:\s*{_PART})+")
_OPENING, _CLOSING = "([{|√^_", ")]}|,"
_UNSAID = ("annotation", "annotation-xml", "mspace", "mphantom")


def in_line(html: str) -> str:
    """The words of a piece of HTML, its formulas as lines of text, its paragraphs set apart."""
    html = _MATH.sub(lambda found: escape(formula_line(found[0]), quote=False), html)
    html = _NAME_END.sub(f"{_NAME}\\g<0>", _END.sub(f"{_PART}\\g<0>", html))
    words = _PARTED.sub(lambda found: f"{found[1] or ';'} ", plain(html).rstrip(f"{_PART} "))
    return " ".join(words.replace(_NAME, ": ").split())


def formula_line(math: str) -> str:
    """A formula in MathML as a line: `v = 375 ÷ 500`."""
    try:
        return " ".join(_said(fromstring(math)).split())
    except ParseError:  # what LaTeX was made into may name signs that XML does not know
        return plain(re.sub(r"<", " <", math))


def _said(node: Element) -> str:
    """One element: a sign between two others with blanks around it, a bracket without."""
    kind = node.tag.rpartition("}")[2]
    inside = list(node)
    match kind, inside:
        case "mo", _:
            sign = (node.text or "").strip()
            return sign if sign in _OPENING or sign in _CLOSING else f" {sign} "
        case "mfrac", [above, below]:
            return f"{_held(above)} ÷ {_held(below)}"
        case "msup" | "mover", [base, over]:
            return f"{_held(base)}^{_held(over)}"
        case "msub" | "munder", [base, under]:
            return f"{_said(base).strip()}_{_held(under)}"
        case "msubsup" | "munderover", [base, under, over]:
            return f"{_said(base).strip()}_{_held(under)}^{_held(over)}"
        case "mroot", [base, root]:
            return f"{_held(base)}^(1 ÷ {_held(root)})"
        case "msqrt", _:
            return f"√({_joined(inside)})"
        case "mtr", _:
            return f"{_joined(inside)}; "
        case _:
            if kind in _UNSAID:
                return " "
            return _joined(inside) if inside else " ".join((node.text or "").split())


def _held(node: Element) -> str:
    """An element in brackets, if it is more than a sign or a number."""
    said = " ".join(_said(node).split())
    whole = said.startswith("(") and said.find(")") == len(said) - 1
    return f"({said})" if " " in said and not whole else said


def _joined(nodes: Iterable[Element]) -> str:
    """Elements beside each other; two without a sign between them stand apart."""
    text = ""
    for said in map(_said, nodes):
        if text and said and not (text[-1] in f" {_OPENING}" or said[0] in f" {_CLOSING}{_OPENING}"):
            text += " "
        text += f"{said} " if said == "," else said
    return text
