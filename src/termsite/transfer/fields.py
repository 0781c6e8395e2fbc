"""What records and tables say of a term, as the keys of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from termsite.content.shape import did_you_mean, keys_of
from termsite.model import Place, Problem
from termsite.transfer.asked import Asked
from termsite.transfer.entry import Entry, Loss
from termsite.transfer.shapes import short

# The keys of our records that follow from others, and those that are no key of a term's file.
TEXTS = ("text", "body")  # what stands below the keys
_DERIVED = frozenset(("url", "unlocks", "$schema", "slug", "pictures", *TEXTS))
_LISTS = frozenset(("aliases", "symbol_aliases", "areas", "requires"))
_NAMES = frozenset(("aliases", "symbol_aliases", "symbols"))  # lists of words as people write them
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_ITEM = re.compile(r"""(\s*"(?:[^"]|"")*"\s*(?=;|$)|[^;]+)""")
PARTED = re.compile(r"[;,|\n]")  # what may stand between several names
_WHOLE = {  # what a cell cannot hold the whole of
    "related": "the reasons are in no cell",
    "contrast": "the differences are in no cell",
    "formula": "its letters are explained in no cell",
    "calculators": "a cell has their addresses, and not which example is shown",
    "sources": "what they are cited for is in no cell",
    "questions": "question and answer are in no cell",
    "venues": "rule and source are in no cell",
    "symbols": "what they mean is in no cell",
}


def entry_of(record: Mapping[str, Any], place: Place, asked: Asked, *, cells: bool = False) -> Entry:
    """One record as an entry; in cells all is text, and lists have ';' between their items."""
    named = {asked.key(theirs) or theirs: (theirs, value) for theirs, value in _own_first(record, asked)}
    values: dict[str, Any] = {}
    losses = []
    if cells and named.get("formula", ("", ""))[1]:
        named.pop("latex", None)  # it follows from the formula
    for key, (theirs, value) in named.items():
        if value in (None, "", [], {}) or key in _DERIVED or theirs in asked.drop:
            continue
        held = dict(_held(key, value))
        if cells and key in _WHOLE and not (key == "symbols" and "symbol_aliases" in held):
            losses.append(Loss(place, f"column '{theirs}'", f"{_WHOLE[key]}: {short(value)}", "left out"))
        elif {*held} <= {*keys_of("term")}:
            values |= held
            losses += [_doubtful(one, place, theirs) for one in _doubted(key, value)]
        elif not cells:  # of a column it is told once
            losses.append(Loss(place, f"key '{theirs}'", short(value), "left out"))
    text = next((named[key][1] or "" for key in TEXTS if key in named), "")
    if not isinstance(text, str):
        losses.append(Loss(place, "a text", short(text), "left out: it is no text"))
        text = ""
    name = str((named.get("slug") or ("", ""))[1] or values.get("title") or "")
    return Entry(place=place, name=name, values=values, body=text, losses=tuple(losses))


def misnamed(asked: Asked, place: Place) -> Iterator[Problem]:
    """What was said to be a key of ours, and is none."""
    known = (*keys_of("term"), "slug", *TEXTS)
    for ours, theirs in asked.columns.items():
        if ours not in known:
            hint = did_you_mean(ours, known) or f"Keys of a term: {', '.join(known)}."
            yield Problem(place, f"no key '{ours}' for '{theirs}'", hint)


def unknown(columns: Mapping[str, int], place: Place, asked: Asked) -> Iterator[Loss]:
    """Columns of which no term has anything."""
    for theirs in columns:
        key = asked.key(theirs) or theirs
        if key not in {*keys_of("term"), *_DERIVED} and theirs not in asked.drop:
            hint = f"left out; --column KEY={theirs} says what it is"
            yield Loss(place, f"column '{theirs}'", "", hint)


def _own_first(record: Mapping[str, Any], asked: Asked) -> list[tuple[str, Any]]:
    """What was said to be a key stands last, and so has the last word."""
    return sorted(record.items(), key=lambda one: bool(asked.key(one[0])))


def _held(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A key of ours with its value, or several; records call some of them otherwise than files do."""
    if key == "symbols" and not isinstance(value, dict):
        yield "symbol_aliases", _items(value)
    elif key == "formula" and isinstance(value, dict):
        letters = [one for one in value.get("letters") or () if isinstance(one, dict)]
        yield from ((name, value[name]) for name in ("latex",) if not value.get("text") and value.get(name))
        yield from (("formula", value["text"]) for _ in range(1) if value.get("text"))
        if letters:
            yield "symbols", {str(one.get("letter")): _said(one, "means", "unit", "value") for one in letters}
    elif key == "calculators" and isinstance(value, list) and all(isinstance(one, dict) for one in value):
        yield key, [{"use": one.get("use") or one.get("calculator"), **_said(one, "preset")} for one in value]
    else:
        yield key, _items(value) if key in _LISTS else value


def _said(record: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: record[key] for key in keys if record.get(key) not in (None, "")}


def _items(value: Any) -> Any:
    if isinstance(value, str):
        return list(dict.fromkeys(one for one in map(_bare, _ITEM.findall(value)) if one))
    return value


def _bare(item: str) -> str:
    """An item of a cell without the quotes in which it may hold a ';'."""
    item = item.strip()
    return item[1:-1].replace('""', '"') if _QUOTED.fullmatch(item) else item


def quoted(item: str) -> str:
    """An item as it stands in a cell: in quotes where it would be taken for several, or for another."""
    return '"' + item.replace('"', '""') + '"' if PARTED.search(item) or _QUOTED.fullmatch(item) else item


def _doubted(key: str, value: Any) -> list[str]:
    """Items of a list in one text that may be several: other signs than ours stand between their words."""
    if key not in _NAMES or not isinstance(value, str):
        return []
    items = [one.strip() for one in _ITEM.findall(value)]
    return [one for one in items if PARTED.search(one) and not _QUOTED.fullmatch(one)]


def _doubtful(item: str, place: Place, theirs: str) -> Loss:
    """That a name may be meant as several."""
    instead = "taken over as one name; where several are meant, put ';' between them"
    return Loss(place, f"'{theirs}' may hold several names", f"'{short(item)}'", instead)
