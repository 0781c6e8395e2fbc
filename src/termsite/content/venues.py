"""The venues' files to values, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from termsite.content.facts import read_facts
from termsite.content.frontmatter import Front
from termsite.content.shape import did_you_mean
from termsite.kept import Shelf
from termsite.model import FactFile, Place, Problem


def read_venues(
    root: Path, folder: str, kept: Shelf[Any] | None = None
) -> tuple[tuple[FactFile, ...], list[Problem]]:
    """Read the folder of venues, named from the root: one file, one venue."""
    return read_facts(root, folder, "venue", _contradictions, kept)


def _contradictions(front: Front) -> Iterator[Problem]:
    """Yield what no schema sees: sources that are not named, and tables that cannot be right."""
    titles = [source["title"] for source in front.values["sources"]]
    yield from _unnamed(front, titles, front.values.get("fees", {}), "fees")
    for n, edition in enumerate(front.values["editions"]):
        yield from _unnamed(front, titles, edition, "editions", n)
        yield from _twice(front, edition, n)
        for m, table in enumerate(edition.get("tables", ())):
            place = front.place("editions", n, "tables", m)
            yield from _impossible(place, table, len(edition["columns"]))


def _unnamed(
    front: Front, titles: Sequence[str], holder: Mapping[str, Any], *keys: str | int
) -> Iterator[Problem]:
    if "source" in holder and holder["source"] not in titles:
        hint = did_you_mean(holder["source"], titles) or "It is the title of one of the 'sources'."
        yield Problem(front.place(*keys, "source"), f"no source '{holder['source']}'", hint)


def _twice(front: Front, edition: Mapping[str, Any], n: int) -> Iterator[Problem]:
    seen: set[str] = set()
    for key in ("tables", "scaled"):
        for m, table in enumerate(edition.get(key, ())):
            for market in table["markets"]:
                if market in seen:
                    place = front.place("editions", n, key, m)
                    yield Problem(place, f"market '{market}' twice in one edition", "Keep one.")
                seen.add(market)


def _impossible(place: Place, table: Mapping[str, Any], columns: int) -> Iterator[Problem]:
    rows, market = table["brackets"], table["markets"][0]
    if any(len(row) != columns for row in rows):
        yield Problem(place, f"'{market}': a bracket needs {columns} numbers", "One for each of 'columns'.")
        return
    if rows[0][0] != 0:
        yield Problem(place, f"'{market}': the first floor is {rows[0][0]}", "It must be 0.")
    for before, row in pairwise(rows):
        if row[0] <= before[0]:
            yield Problem(place, f"'{market}': floor {row[0]} follows {before[0]}", "Floors must increase.")
        if row[1] < before[1]:
            yield Problem(place, f"'{market}': rate {row[1]} follows {before[1]}", "Rates must not decrease.")
    if rows[-1][1] >= 1:
        yield Problem(place, f"'{market}': rate {rows[-1][1]}", "A rate is a fraction below 1.")
    if table["cap"] is not None and table["cap"] <= rows[-1][0]:
        yield Problem(place, f"'{market}': cap {table['cap']} is not above the last floor", "Correct one.")
