"""JSON: a list of records, or one under `terms`, as our own download has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from termsite.model import Place, Problem
from termsite.transfer.asked import Asked
from termsite.transfer.entry import Entry, Loss, Unreadable
from termsite.transfer.fields import entry_of
from termsite.transfer.sources import text_of

_LISTS = {False: re.compile(r"\s*\["), True: re.compile(r'"terms"\s*:\s*\[')}
_BETWEEN = re.compile(r"[\s,]*")


def read_objects(source: Path, asked: Asked) -> tuple[list[Entry], list[Loss]]:
    """Read every record.

    Raises:
        Unreadable: it is no JSON, or holds no list of records.
    """
    text, name = text_of(source), source.name
    whole = _decoded(text, name)
    records = whole.get("terms") if isinstance(whole, dict) else whole
    if not isinstance(records, list):
        hint = "It is a list of records, or has one under 'terms'."
        raise Unreadable(Problem(Place(name, 1), "there is no list of terms", hint))
    lines = list(_lines(text, isinstance(whole, dict), len(records)))
    strange = [
        Problem(Place(name, line), "this is no record", "A term is an object with keys.")
        for line, one in zip(lines, records, strict=True)
        if not isinstance(one, dict)
    ]
    if strange:
        raise Unreadable(*strange)
    places = [Place(name, line) for line in lines]
    return [entry_of(one, place, asked) for one, place in zip(records, places, strict=True)], []


def _decoded(text: str, name: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Unreadable(Problem(Place(name, error.lineno), f"no JSON: {error.msg}")) from None
    except RecursionError:
        raise Unreadable(Problem(Place(name, 1), "nested too deeply")) from None
    except ValueError as error:
        raise Unreadable(Problem(Place(name, 1), str(error))) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise ValueError(f"key '{twice}' twice in one record; keep one")
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def _lines(text: str, keyed: bool, count: int) -> Iterator[int]:
    """The line on which each record begins; of a list that cannot be found, the first line."""
    decoder, opened = json.JSONDecoder(), _LISTS[keyed].search(text)
    at, before, line = opened.end() if opened else len(text), 0, 1
    for _ in range(count):
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
        line += text.count("\n", before, at)
        before = at
        yield line
        try:
            at = decoder.raw_decode(text, at)[1]
        except ValueError:  # the words stood in a text before the list
            at, line = len(text), 1
