"""What a source has under a key of ours in another shape than ours: no sentence of it is made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from termsite.transfer.entry import Entry, Loss

_WORDS = frozenset(("aliases", "symbol_aliases", "areas", "requires"))
# Lists whose items have keys, and the one of these by which everything is found.
_ITEMS: Mapping[str, str] = {
    "related": "term",
    "contrast": "term",
    "calculators": "use",
    "questions": "ask",
    "venues": "venue",
    "sources": "title",
}


def shaped(entry: Entry) -> Entry:
    """The entry without values of another shape; each is told."""
    losses = []
    values = dict(entry.values)
    for key, value in entry.values.items():
        if instead := "; ".join(_wrong(key, value)):
            del values[key]
            place = entry.at(entry.lines.get(key, 0))
            losses.append(Loss(place, f"key '{key}'", short(value), f"left out: {instead}"))
    return replace(entry, values=values, losses=(*entry.losses, *losses))


def short(value: Any) -> str:
    """A value as a list of what was left out shows it."""
    words = " ".join(str(value).split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _wrong(key: str, value: Any) -> Iterator[str]:
    """How the value of a key would have to be."""
    every = value if isinstance(value, list) else []
    if key == "broader" and not isinstance(value, str):
        yield "it names one term"
    if key in _WORDS and (not isinstance(value, list) or not all(isinstance(one, str) for one in every)):
        yield "it is a list of words"
    name = _ITEMS.get(key)
    if name and not (isinstance(value, list) and all(_named(one, name) for one in every)):
        yield f"each of its items has keys, '{name}' among them"


def _named(item: Any, name: str) -> bool:
    return isinstance(item, dict) and isinstance(item.get(name), str)
