"""Markdown inside HTML in which the converter reads none: it would be shown as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from termsite.linking.below import DEFINED
from termsite.linking.code import without_code
from termsite.linking.raw import INLINE, SIGN, VOID, WORDS
from termsite.model import Place, Problem, Text

_TYPED = frozenset(
    ("code", "kbd", "pre", "samp")
)  # what stands in them is shown as typed, and is meant to be
_ONLY_WORDS = WORDS | {"dd", "dt", "li", "summary", "td", "th"}  # in them the converter reads no lists
_READ = re.compile(r"""\bmarkdown(?:\s*=\s*["']?(?P<how>1|block|span)\b|(?=\s|/|$))""")
_FENCE = re.compile(r"^[ \t]*(?P<sign>`{3,}|~{3,}).*?^[ \t]*(?P=sign)[ \t]*$", re.MULTILINE | re.DOTALL)
# What is more than words: items, quotes, headings, rows of tables, lines across.
_BLOCK = re.compile(
    r"^[ \t]*(?:(?:[-*+]|1\.)[ \t]+(?=[^\s\x01])|>[ \t]*\w|\#{1,6}[ \t]+\w"
    r"|\|(?=[^\n]*\|[ \t]*$)|:?-+:?[ \t]*\||([-*_])[ \t]*(?:\1[ \t]*){2,}$)[^\n\x01]*",
    re.MULTILINE,
)
_MARK = re.compile(
    r"\[\[[^\n]*?\]\]|\*\*(?=[^\s*])[^\n]*?\*\*|\]\(|`[^`\n]+`|\[\^[^\[\]\s]+\]"
    r"|(?<![\w*)\]}])\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*(?![\w*])"
    r"|(?<!\w)(?P<line>_{1,2})(?=[^\s_])[^\n]*?(?<=[^\s_])(?P=line)(?!\w)"
    r"|\[[^\[\]\n]+\]\[[^\[\]\n]*\]|\\[`*_{}\[\]()>#+.!|-]"
)
_BRACKETS = re.compile(r"\[[^\[\]\n]+\]")
_AS_HTML = 'Write HTML here, such as <em>, <strong>, <code> and <a href="…">'
_LISTED = "Write HTML here, such as <ul> and <li>, or let it stand outside."


@dataclass(slots=True)
class _Open:
    """An element that is open: its name, and how the converter reads what stands in it."""

    name: str
    at: int
    how: str  # "block", "span", "raw" or "typed"
    fresh: bool = True  # nothing but elements has stood in it


class _Piece(NamedTuple):
    """Words between two tags, in which elements they stand, and how they are read."""

    start: int
    end: int
    around: tuple[str, ...]
    opened: int  # where the innermost of them begins
    how: str


def unread(text: Text) -> Iterator[Problem]:
    """What would be shown with its signs, and elements that the converter would not see as such."""
    if "<" not in text.text:
        return
    walk = _Walk(text)
    yield from walk.problems()
    given = {found["label"].lower() for found in DEFINED.finditer(text.text)}
    for how in ("raw", "span"):
        pieces = [one for one in walk.pieces if one.how == how]
        if pieces:
            yield from _told(text, pieces, given)


def as_typed(text: str) -> Iterator[tuple[int, int]]:
    """Where words begin and end in which the converter reads nothing."""
    if "<" in text:
        walk = _Walk(Text(text, Place("")))
        list(walk.problems())
        yield from ((one.start, one.end) for one in walk.pieces if one.how in ("raw", "typed"))


def _told(text: Text, pieces: list[_Piece], given: set[str]) -> Iterator[Problem]:
    """What is no HTML in these pieces."""
    masked, at = "", 0
    for piece in pieces:
        masked += re.sub(r"[^\n]", "\x01", text.text[at : piece.start]) + text.text[piece.start : piece.end]
        at = piece.end
    masked = _FENCE.sub(lambda found: re.sub(r"[^\n]", "\x01", found[0]), masked)
    told: set[int] = set()
    signs = [(found, True) for found in _BLOCK.finditer(masked)]
    if pieces[0].how == "raw":
        signs += [(found, False) for found in _MARK.finditer(masked)]
        signs += [(found, False) for found in _BRACKETS.finditer(masked) if found[0].lower() in given]
    for found, more in sorted(signs, key=lambda one: one[0].start()):
        piece = next(one for one in pieces if found.start() < one.end)
        if piece.opened not in told:  # the others of this element follow from it
            shown = found[0].strip()
            said = f"'{shown if len(shown) <= 40 else shown[:39] + '…'}' inside <{piece.around[-1]}>"
            yield Problem(text.at(found.start()), said, _hint(piece.around, more=more))
            told.add(piece.opened)


def _hint(around: tuple[str, ...], *, more: bool) -> str:
    """What works there; `more` than words no tag can have that holds words alone."""
    if more and around[-1] in _ONLY_WORDS:
        return _LISTED
    if len(around) == 1:
        return f'Write <{around[0]} markdown="1">, and it is read as Markdown.'
    tags = [f"<{name}>" for name in around]
    return (
        f'{_AS_HTML}; or write markdown="1" into {", ".join(tags[:-1])} and {tags[-1]}, each on its own line.'
    )


class _Walk:
    """Through a text from tag to tag, as the converter sees them."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._words = without_code(text.text)
        self._opened: list[_Open] = []
        self.pieces: list[_Piece] = []

    def problems(self) -> Iterator[Problem]:
        """Walk."""
        at = 0
        for tag in SIGN.finditer(self._words):
            if tag["gap"]:
                continue
            self._piece(at, tag.start())
            name = (tag["name"] or "").lower()
            if tag["end"]:
                self._close(name)
            elif name and name not in INLINE | VOID:
                yield from self._open(name, tag)
            elif name in _TYPED and self._how == "raw":
                self._opened.append(_Open(name, tag.start(), "typed"))
            elif self._opened:
                self._opened[-1].fresh = False
            if not name and self._how == "raw" and tag["remark"] is None:
                said = f"'{tag[0]}' inside <{self._opened[-1].name}>"
                yield Problem(self._text.at(tag.start()), said, 'Write <a href="address">words</a>.')
            at = tag.end()

    @property
    def _how(self) -> str:
        return self._opened[-1].how if self._opened else ""

    def _piece(self, start: int, end: int) -> None:
        if self._opened and start < end:
            self._opened[-1].fresh = False
            self.pieces.append(
                _Piece(start, end, tuple(one.name for one in self._opened), self._opened[-1].at, self._how)
            )

    def _open(self, name: str, tag: re.Match[str]) -> Iterator[Problem]:
        line = self._words[: tag.start()].rpartition("\n")[2]
        begins = (len(line) < 4 and not line.strip()) or bool(self._opened and self._opened[-1].fresh)
        if self._how in ("raw", "typed"):
            self._opened.append(_Open(name, tag.start(), self._how if name not in _TYPED else "typed"))
        elif begins:
            self._opened.append(_Open(name, tag.start(), self._read(name, tag["rest"])))
        elif self._opened:
            said = f"<{name}> behind other words or four blanks, inside <{self._opened[-1].name}>"
            yield Problem(
                self._text.at(tag.start()), said, "Let it begin a line, as all that Markdown reads."
            )

    def _read(self, name: str, rest: str) -> str:
        """How the converter reads what stands in an element that begins a line."""
        asked = _READ.search(rest)
        if name in _TYPED:
            return "typed"
        if asked is None:
            return "raw"
        return "span" if asked["how"] == "span" or self._how == "span" or name in _ONLY_WORDS else "block"

    def _close(self, name: str) -> None:
        """Leave an element; one that was none to the converter is none here."""
        if any(one.name == name for one in self._opened):
            while self._opened.pop().name != name:
                pass
