"""Links that lack a bracket: their signs and their address would be shown as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.inlinepatterns import LinkInlineProcessor

from termsite.linking.dialect import REFERENCE
from termsite.linking.targets import GAP, INLINE
from termsite.model import Problem, Text

_ESCAPED = re.compile(r"\\.")
_MIDDLE = re.compile(r"\]\([^\s()]*")
_SHOWN = re.compile(r"\\\[[^\[\]\n]*\Z")  # a bracket that is meant to be seen, and what stands in it


class _Reader(LinkInlineProcessor):
    """The converter's own way to find where a link ends; nothing is put aside here."""

    def unescape(self, text: str) -> str:
        """Leave it."""
        return text


_reader = _Reader(r"\[")
_HINT = r"Write [words](address), with all four brackets; \] shows a bracket that is none of a link."


def halves(text: Text, words: str) -> Iterator[Problem]:
    """Every '](' that the converter makes no link of; `words` are the text without code."""
    if "](" not in words:
        return
    bare = _ESCAPED.sub("..", REFERENCE.sub(lambda found: "." * len(found[0]), words))
    left = INLINE.sub(lambda found: re.sub(r"[^\n]", ".", found[0]), bare)
    for found in _MIDDLE.finditer(left):
        if not _whole(bare, found.start()) and not _SHOWN.search(words[: found.start()]):
            yield Problem(text.at(found.start()), f"'{_cut(found[0])}' belongs to no link", _HINT)


def _whole(words: str, middle: int) -> bool:
    """Whether a bracket opens before it, and one closes behind it, in the same paragraph."""
    gaps = [gap.end() for gap in GAP.finditer(words, 0, middle)]
    ends = GAP.search(words, middle)
    part, at = (
        words[gaps[-1] if gaps else 0 : ends.start() if ends else None],
        middle - (gaps[-1] if gaps else 0),
    )
    opened = (found.end() for found in re.finditer(r"\[", part[:at]))
    return any(_reader.getText(part, one)[1] == at + 1 for one in opened) and _reader.getLink(part, at + 1)[3]


def _cut(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
