"""The venues' files to values: read with every problem found on the way, each at the line where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from termsite.content.frontmatter import Front, Key, Loader
from termsite.content.shape import check, did_you_mean
from termsite.content.stray import is_file
from termsite.kept import Shelf, digest
from termsite.model import Place, Problem, Text, VenueFile


def read_venues(
    root: Path, folder: str, kept: Shelf[Any] | None = None
) -> tuple[tuple[VenueFile, ...], list[Problem]]:
    """Read the folder of venues, named from the root: one file, one venue."""
    files, known = filter(is_file, sorted((root / folder).glob("*.json"))), kept or Shelf()
    named = ((f"{folder}/{file.name}", file.read_bytes()) for file in files)
    read = [known.take(digest(path, raw), partial(_read, path, raw)) for path, raw in named]
    return tuple(venue for venue, _ in read if venue), [one for _, found in read for one in found]


def _read(path: str, content: bytes) -> tuple[VenueFile | None, list[Problem]]:
    place = Place(path)
    try:
        values = json.loads(content)
    except json.JSONDecodeError as error:
        hint = "Most often a comma too many or too few, or a quote that is missing."
        return None, [Problem(Place(place.path, error.lineno), f"broken JSON: {error.msg}", hint)]
    except UnicodeDecodeError:
        return None, [Problem(place, "not UTF-8", "Save the file as UTF-8.")]
    if not isinstance(values, dict):
        return None, [Problem(place, "holds no keys", "Begin with '{\"venue\": …'.")]
    front = Front(place.path, values, _lines(content), Text("", place))
    problems = check(front, "venue") or list(_contradictions(front))
    return (None if problems else VenueFile(Path(path).stem, values, content, place)), problems


def _lines(content: bytes) -> dict[Key, int]:
    """Return the line of every value; JSON is YAML, whose reader remembers them."""
    loader = Loader(content)
    try:
        return dict(_placed(loader.get_single_node(), ()))
    except yaml.YAMLError:  # a tab, which JSON allows: the problems then name the file alone
        return {}
    finally:
        loader.dispose()


def _placed(node: yaml.Node, keys: Key) -> Iterator[tuple[Key, int]]:
    yield keys, node.start_mark.line + 1
    inside = node.value if isinstance(node.value, list) else []
    for n, item in enumerate(inside):
        named = isinstance(item, tuple)
        yield from _placed(item[1] if named else item, (*keys, str(item[0].value) if named else n))


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
