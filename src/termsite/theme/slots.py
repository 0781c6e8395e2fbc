"""A page with places left open: cut once, filled many times, every value escaped for where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from termsite.model import Place

NAMES = ("TITLE", "BY", "DESCRIPTION", "CANONICAL", "HEAD", "NAV", "TOC", "BODY", "CRUMBS")
MARKUP = frozenset({"HEAD", "NAV", "TOC", "BODY", "CRUMBS"})  # finished HTML; all other values are plain text


_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "text": lambda value: escape(value, quote=False),
    "attribute": lambda value: escape(value, quote=True),
    "percent": lambda value: quote(value, safe=""),
    "markup": lambda value: value,
}


class BadFrame(RuntimeError):
    """A frame cannot be made, cut or filled: the message says which and why, `place` in which template."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True, slots=True)
class Slot:
    """An open place: whose value goes there, and how it is escaped."""

    name: str
    context: str  # "text" | "attribute" | "percent" | "markup"


@dataclass(frozen=True, slots=True)
class Frame:
    """Literal text and slots in turn; it begins and ends with text."""

    texts: tuple[str, ...]
    slots: tuple[Slot, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Set a value into every slot; each value must be given, and none may be left over."""
        needed = {slot.name for slot in self.slots}
        if needed != set(values):
            raise BadFrame(f"slots {sorted(needed)} do not match values {sorted(values)}")
        pieces = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            pieces += (_ESCAPES[slot.context](values[slot.name]), text)
        return "".join(pieces)

    def count(self, name: str) -> int:
        """How often a value is set in."""
        return sum(slot.name == name for slot in self.slots)


def sentinel(name: str, nonce: str) -> str:
    """The mark that stands for a value while the theme is rendered."""
    return f"@@{name}-{nonce}@@"


def cut(html: str, nonce: str) -> Frame:
    """Cut a rendered page at its sentinels, in one pass."""
    mark = re.compile(rf"(?P<open>@@|%40%40)(?P<name>{'|'.join(NAMES)})-{nonce}(?P=open)")
    texts, slots, at = [], [], 0
    for match in mark.finditer(html):
        texts.append(html[at : match.start()])
        slots.append(Slot(match["name"], _context(html, match)))
        at = match.end()
    frame = Frame((*texts, html[at:]), tuple(slots))
    if any(nonce in text for text in frame.texts):
        raise BadFrame("a sentinel was taken apart by the theme")
    return frame


def _context(html: str, match: re.Match[str]) -> str:
    if match["name"] in MARKUP:
        return "markup"
    if match["open"] != "@@":
        return "percent"
    inside_tag = html.rfind("<", 0, match.start()) > html.rfind(">", 0, match.start())
    return "attribute" if inside_tag else "text"
