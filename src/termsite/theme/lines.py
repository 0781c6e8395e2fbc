"""Where a line may end: at blanks, and in scripts that leave none, between words.

Which words those are, Node knows: it brings dictionaries of Thai, Lao, Khmer, Burmese, Chinese and Japanese.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from termsite.engine.node import step

_BLANKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")  # but those that keep together what stands beside them
_WITHOUT = (  # scripts that leave no blanks between words, with their punctuation
    "\u0e01-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Burmese, Khmer
    "\u2e80-\u312f\u31a0-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f"  # Han, Kana, Yi
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_DENSE = re.compile(f"[{_WITHOUT}]")
_OPENS = ("Ps", "Pi", "Sc")  # kinds of signs after which no line ends
_CLOSES = ("Pe", "Pf", "Pd", "Po", "Lm", "Mn", "Mc", "Me")  # and before which none does
_JOINS = "\u200d"  # what makes one picture of two


class Lines:
    """Cuts texts into lines, by words that are asked for once for many texts."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        dense = dict.fromkeys(word for text in texts for word in _BLANKS.split(text) if _DENSE.search(word))
        self._parts = dict(zip(dense, _apart(tuple(dense)), strict=True))

    def words(self, text: str) -> Iterator[tuple[str, ...]]:
        """What stands between blanks, each in the parts between which a line may end."""
        for word in filter(None, _BLANKS.split(text)):
            if _DENSE.search(word) and word not in self._parts:
                self._parts[word], *_ = _apart((word,))
            yield self._parts.get(word, (word,))


def letters(text: str) -> list[str]:
    """A word in what can stand for itself: each letter with its marks, a hyphen with what is before it."""
    found: list[str] = []
    for letter in text:
        if found and (unicodedata.category(letter)[0] == "M" or _JOINS in (letter, found[-1][-1])):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _apart(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    given = json.dumps(words) if words else ""
    segments = json.loads(step(Path(__file__).with_name("segments.mjs"), given=given)) if given else ()
    yield from (_joined(one) for one in segments)


def _joined(segments: Iterable[str]) -> tuple[str, ...]:
    """Words with the punctuation that belongs to them, and in one what no dense script cuts."""
    found: list[str] = []
    for one in segments:
        if found and not _between(found[-1][-1], one[0]):
            found[-1] += one
        else:
            found.append(one)
    return tuple(found)


@cache
def _between(last: str, first: str) -> bool:
    """Whether a line may end between two signs, of which one is of such a script."""
    kinds = unicodedata.category(last), unicodedata.category(first)
    small = "LETTER SMALL" in unicodedata.name(first, "")  # as っ and ャ, which belong to the sign before
    dense = _DENSE.match(last) or _DENSE.match(first)
    return bool(dense) and kinds[0] not in _OPENS and kinds[1] not in _CLOSES and not small
