"""Values that are shown as they are typed: cards, descriptions and lists set no links and no figures in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from termsite.content.characters import UNSEEN
from termsite.content.frontmatter import Front, Key
from termsite.content.signs import marks_in_line
from termsite.model import Problem

KEYS = frozenset(
    (
        *("title", "summary", "aliases", "symbol_aliases", "description", "lead", "head_title", "ask"),
        *("publisher", "supports", "venue", "unit"),
    )
)
_NAMES = frozenset(("title", "aliases", "symbol_aliases"))
MARK = re.compile(
    r"\[\[.*?\]\]|\{[\w-]+(?::[\w-]+)?\.[\w.]+\}|\*\*\S.*?\*\*|\[[^\]]+\]\([^)]*\)|`[^`]+`|</?[A-Za-z][^<>]*>"
)


def plain(front: Front) -> Iterator[Problem]:
    """A problem for every mark of Markdown in such a value, and for a name that no text can hold."""
    for keys, words in _values(front.values, ()):
        name = next(key for key in reversed(keys) if isinstance(key, str))
        mark = _mark(words) if name in KEYS else ""
        if mark:
            hint = "Say it in plain words; links and figures are for the text and the answers."
            yield Problem(front.place(*keys), f"'{name}' would show '{mark}' as it is typed", hint)
        if name in _NAMES and (unseen := UNSEEN.search(words)):
            hint = "Type the name anew, without what pasting brought along: no text would have it like this."
            message = f"'{name}' holds a character that nobody sees: U+{ord(unseen[0]):04X}"
            yield Problem(front.place(*keys), message, hint)


def _mark(words: str) -> str:
    """The first mark of a value; empty where it has none."""
    found = MARK.search(words)
    return found[0] if found else next(marks_in_line(words), "")


def _values(value: Any, keys: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _values(one, (*keys, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _values(one, (*keys, number))
