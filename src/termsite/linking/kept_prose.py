"""Texts that were converted before: taken again, unless a name in them has come, gone or moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any, TypeVar

from markupsafe import Markup, escape

from termsite.kept import Shelf, digest
from termsite.linking.dialect import REFERENCE
from termsite.linking.own import RECORD, Own
from termsite.linking.prose import SPECIAL, Writer
from termsite.linking.untagged import plain
from termsite.linking.words import small, words
from termsite.model import Prose

T = TypeVar("T")

_NAMES = "names"
_MANY = 200  # so many moved names cost more to look for than all texts to convert


def names_in(kept: Shelf[Any]) -> Mapping[str, str]:
    """All that decided in the last run what is linked, and in which words: `Writer.names`."""
    names: Mapping[str, str] = kept.asked[_NAMES]
    return names


class KeptWriter:
    """Converts the texts of one glossary, and keeps them.

    One run may link several times, as who tries a change does, and each time with other names.
    """

    def __init__(self, writer: Writer, kept: Shelf[Any]) -> None:
        names, before = writer.names, kept.known.get(_NAMES)
        if kept.asked.get(_NAMES, names) != names:
            kept.begin()
        kept.take(_NAMES, lambda: names, anew=before != names)
        self._writer, self._kept = writer, kept
        self._moved = list(_moved(before or {}, names))

    def prose(self, text: str, slug: str, *, root: str, silent: Set[str] = frozenset()) -> Prose:
        """Convert the text of a page, as `Writer.prose` does."""
        filled = self._writer.filled(text)
        prose: Prose = self._kept.take(
            digest(slug, root, ",".join(sorted(silent)), filled),
            lambda: self._writer.prose(text, slug, root=root, silent=silent),
            anew=self._touched(small(filled)),
        )
        return prose

    def _touched(self, text: str) -> bool:
        if len(self._moved) > _MANY:
            return True
        return any(all(word in text for word in words) for words in self._moved)


class KeptLines:
    """Converts short texts of one glossary, in which only written links are set, and keeps them."""

    def __init__(self, writer: Writer, kept: Shelf[Any]) -> None:
        self._writer, self._kept = writer, kept
        self.filled = writer.filled

    def line(self, text: str, root: str) -> Markup:
        """Convert one paragraph without its <p>, as `Writer.line` does."""
        filled = self.filled(text).strip()
        if not SPECIAL.search(filled):
            return escape(filled)
        return self._taken("line", filled, root, lambda: self._writer.line(filled, root))

    def block(self, text: str, root: str, own: Own = RECORD) -> Markup:
        """Convert a few paragraphs, or the text of a page, as `Writer.block` does."""
        kind = " ".join(("block", *sorted(own.names), *own.families))
        return self._taken(kind, self.filled(text), root, lambda: self._writer.block(text, root, own))

    def answer(self, text: str, root: str) -> tuple[Markup, str]:
        """Convert a few paragraphs, and give their words besides."""

        def converted() -> tuple[Markup, str]:
            html = self._writer.block(text, root)
            return html, plain(html)

        return self._taken("answer", self.filled(text), root, converted)

    def headings(self, text: str) -> tuple[tuple[str, str], ...]:
        """The sections of a text: words and id of each."""
        return self._taken("headings", self.filled(text), "", lambda: self._writer.headings(text))

    def _taken(self, kind: str, text: str, root: str, convert: Callable[[], T]) -> T:
        titles = (self._writer.names.get(f"[[{one[1].strip()}]]", "") for one in REFERENCE.finditer(text))
        converted: T = self._kept.take(digest(kind, root, text, *titles), convert)
        return converted


def _moved(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The words of every name that no longer leads where it led; a text without them is as it was."""
    for name in {*before, *now}:
        if before.get(name) != now.get(name):
            yield tuple(small(word[0]) for word in words(name))
