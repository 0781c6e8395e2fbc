"""Texts that were converted before: taken again, unless a name in them has come, gone or moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from termsite.kept import Shelf, digest
from termsite.linking.prose import Writer
from termsite.linking.words import small
from termsite.model import Prose

_NAMES = "names"
_MANY = 200  # so many moved names cost more to look for than all texts to convert


class KeptWriter:
    """Converts the texts of one glossary, and keeps them."""

    def __init__(self, writer: Writer, kept: Shelf[Any]) -> None:
        names = writer.names
        before = kept.known.get(_NAMES)
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


def _moved(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The words of every name that no longer leads where it led; a text without them is as it was."""
    for name in {*before, *now}:
        if before.get(name) != now.get(name):
            yield tuple(map(small, name.strip("[]").split()))
