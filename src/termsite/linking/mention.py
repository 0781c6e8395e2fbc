"""The names of all terms, found in running text: the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from termsite.linking.grammar import is_verb
from termsite.linking.words import alone, bare, key, plural, small, words

_BETWEEN = re.compile(
    r"[ \t]*[\n\-‐‑\u00a0 \t][ \t]*|"
)  # a blank, a hyphen, a line's end and nothing are one
_SIGNS = "&/+'.*="  # by one of these a name may go on: P&L, buy/sell ratio, Black's model
_LEAF = ""  # no word is empty, so this key of a node can hold the slug
# A host, a path, a file, an account, a tag: what stands between blanks and is no words.
_SIGN = re.compile(r"[/\\@#_]|[^\W\d_]\.[^\W\d_]")  # without any of these there is none
_ADDRESS = re.compile(
    r"//|^\W*(?:www\.|\.{0,2}/|~/|[@#]\w)|\w:?[/\\].*[/\\.]\w|\w@\w|[^\W\d_]\.[^\W\d_]|[^\W_]_[^\W_]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, from `start` to `end`, and its term."""

    start: int
    end: int
    slug: str


@lru_cache(65_536)
def normal(name: str) -> str:
    """A name as it is compared: words in small letters, except abbreviations, one blank between them."""
    return " ".join(key(word[0]) for word in words(name))


def spelled(name: str) -> str:
    """A name as it is compared, with a sign that parts two of its words before the second."""
    parts: list[str] = []
    after = 0
    for word in words(name):
        sign = _sign(name[after : word.start()]) if parts else ""
        parts.append(sign + key(word[0]))
        after = word.end()
    return " ".join(parts)


class Mentions:
    """A trie of words over all names."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Take names and their slugs; plurals are added where no name says otherwise."""
        known = {way(form): slug for way in (normal, spelled) for form, slug in forms.items()}
        self.forms = {plural(form): slug for form, slug in known.items()} | known

    @classmethod
    def of(cls, forms: dict[str, str]) -> Mentions:
        """Take the `forms` of others, plurals and all."""
        made = cls({})
        made.forms = forms
        return made

    @cached_property
    def _root(self) -> dict[str, Any]:
        root: dict[str, Any] = {}
        for form, slug in self.forms.items():
            if not alone(form):
                _add(root, form, slug)
        return root

    def find(self, text: str) -> Iterator[Found]:
        """Give all names in order, none overlapping, the longest at each place; none in an address."""
        spans = _addresses(text) if _SIGN.search(text) else []
        parts = [(match.start(), match.end(), match.group()) for match in words(text)]
        at = 0
        while at < len(parts):
            found, after = self._longest(text, parts, at)
            if found is None:
                at += 1
                continue
            inside = any(start < found.end and found.start < end for start, end in spans)
            if not inside and (after > at + 1 or not _does(text, parts, at)):
                yield found
            at = after

    def _longest(self, text: str, parts: list[tuple[int, int, str]], at: int) -> tuple[Found | None, int]:
        node: dict[str, Any] | None = self._root
        best: Found | None = None
        after = at
        for n in range(at, len(parts)):
            start, end, word = parts[n]
            ways = _ways(text[parts[n - 1][1] : start], word) if n > at else ("",)
            below = node and _below(node, ways, word)
            if not below:
                if "" in ways:
                    best, after = self._clothed(parts, at, n, node or {}) or (best, after)
                break
            node = below
            if _LEAF in node:
                best, after = Found(parts[at][0], end, node[_LEAF]), n + 1
        return best, after

    def _clothed(
        self, parts: list[tuple[int, int, str]], at: int, n: int, node: dict[str, Any]
    ) -> tuple[Found, int] | None:
        """A name whose last word carries a particle, or whose only word an article."""
        start, _, word = parts[n]
        for first, last in bare(word):
            leaf = node.get(small(word[first:last]), {}).get(_LEAF)
            if leaf and (first == 0 or n == at):
                return Found(start + first if n == at else parts[at][0], start + last, leaf), n + 1
        return None


def _add(node: dict[str, Any], form: str, slug: str) -> None:
    for word in form.split():
        node = node.setdefault(word, {})
    node[_LEAF] = slug


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where the addresses of a text begin and end."""
    return [token.span() for token in re.finditer(r"\S+", text) if _ADDRESS.search(token[0])]


def _below(node: dict[str, Any], ways: tuple[str, ...], word: str) -> dict[str, Any] | None:
    for sign in ways:
        if below := node.get(sign + word) or node.get(sign + small(word)):
            return below  # type: ignore[no-any-return]
    return None


def _ways(between: str, word: str) -> tuple[str, ...]:
    """The signs with which a word may go on with the name before it: HTTP/2, but not spring/tide."""
    if _BETWEEN.fullmatch(between):
        return ("",)
    sign = _sign(between)
    return (sign, "") if sign == between == "/" and word[0].isdigit() else (sign,) if sign else ()


def _sign(between: str) -> str:
    """The one sign between two words of a name; empty where none is, or another."""
    sign = between.strip().replace("’", "'")
    return sign if len(sign) == 1 and sign in _SIGNS else ""


def _does(text: str, parts: list[tuple[int, int, str]], at: int) -> bool:
    """Whether a word is a verb where it stands."""
    start, end, word = parts[at]
    if not word.isascii():
        return False
    before = text[:start].rstrip()[-1:]  # a sign, unless a word stands there
    if at and text[parts[at - 1][1] : start].isspace():
        before = parts[at - 1][2].lower()
    follows = at + 1 < len(parts) and text[end : parts[at + 1][0]].isspace()
    return is_verb(before, word.lower(), parts[at + 1][2].lower() if follows else "")
