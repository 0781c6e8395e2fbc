"""Values that are shown as they are typed: cards, descriptions and lists set no links and no figures in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
# What is shown in one line without being a sentence of its own: in tables, in lists, in the frame of pages.
_LINES = KEYS | frozenset(
    (
        *("sorted_as", "source", "key", "say", "value", "package", "version", "product", "licence", "as_of"),
        *("dated_by", "site_name", "site_description", "notice"),
    )
)
_NAMES = frozenset(("title", "aliases", "symbol_aliases"))
MARK = re.compile(
    r"\[\[.*?\]\]|\{[\w-]+(?::[\w-]+)?\.[\w.]+\}|\*\*\S.*?\*\*|\[[^\]]+\]\([^)]*\)|`[^`]+`|</?[A-Za-z][^<>]*>"
)

_ENDS = re.compile(r"[\n\t]")
_INSIDE = re.compile(r"[\n\t](?=\s*\S)")  # YAML ends a folded text by a line's end, which nobody sees


def in_one_line(front: Front) -> Iterator[Problem]:
    """A problem for every text of one line that has more of them, or a tab."""
    for keys, words in values_of(front.values):
        name = next((key for key in reversed(keys) if isinstance(key, str)), "")
        sign = (_ENDS if name in _NAMES else _INSIDE).search(words) if name in _LINES else None
        if sign:
            said = "a tab" if sign[0] == "\t" else "more than one line"
            hint = "Write it in one line, with single blanks; in a file a long one goes on below '>-'."
            yield Problem(front.place(*keys), f"'{name}' has {said}", hint)


def plain(front: Front) -> Iterator[Problem]:
    """A problem for every mark of Markdown in such a value, and for a name that no text can hold."""
    for keys, words in values_of(front.values):
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


def values_of(value: Any, keys: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every text among the values of a file, with the keys that lead to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from values_of(one, (*keys, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from values_of(one, (*keys, number))
