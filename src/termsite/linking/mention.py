"""The names of all terms, found in running text: the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ \t]*[\n\-‐‑\u00a0 \t][ \t]*")  # a blank, a hyphen and a line's end are one
_LEAF = ""  # no word is empty, so this key of a node can hold the slug


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, from `start` to `end`, and its term."""

    start: int
    end: int
    slug: str


def normal(name: str) -> str:
    """A name as it is compared: words in small letters, except abbreviations, one blank between them."""
    return " ".join(_key(word) for word in _WORD.findall(name))


def plural(name: str) -> str:
    """The plural of a name, by its last word."""
    if re.search(r"[^aeiou]y$", name):
        return name[:-1] + "ies"
    return name + ("es" if re.search(r"(s|x|z|ch|sh)$", name) else "s")


def singular(word: str) -> str:
    """The singular of a word in small letters."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ss|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^su]s$", word) else word


def _key(word: str) -> str:
    return word if is_abbreviation(word) else word.lower()


def is_abbreviation(word: str) -> bool:
    """LTV, but not "a" or "I"; ADL is not "adl"."""
    return len(word) > 1 and word.isupper()


class Mentions:
    """A trie of words over all names."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Take names and their slugs; plurals are added where no name says otherwise."""
        self._root: dict[str, Any] = {}
        known = {normal(form): slug for form, slug in forms.items()}
        for form, slug in known.items():
            self._add(form, slug)
            if plural(form) not in known:
                self._add(plural(form), slug)

    def _add(self, form: str, slug: str) -> None:
        node = self._root
        for word in form.split():
            node = node.setdefault(word, {})
        node[_LEAF] = slug

    def find(self, text: str) -> Iterator[Found]:
        """Give all names in order, none overlapping, the longest at each place."""
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            found, after = self._longest(text, words, at)
            if found is None:
                at += 1
            else:
                yield found
                at = after

    def _longest(self, text: str, words: list[tuple[int, int, str]], at: int) -> tuple[Found | None, int]:
        node: dict[str, Any] | None = self._root
        best: Found | None = None
        after = at
        for n in range(at, len(words)):
            start, end, word = words[n]
            if n > at and not _BETWEEN.fullmatch(text, words[n - 1][1], start):
                break
            node = node and (node.get(word) or node.get(word.lower()))
            if not node:
                break
            if _LEAF in node:
                best, after = Found(words[at][0], end, node[_LEAF]), n + 1
        return best, after
