"""Files of facts, which are JSON, to values: every problem is found, at the line where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from termsite.content.frontmatter import Front, Key, Loader
from termsite.content.plain import in_one_line
from termsite.content.shape import check
from termsite.content.stray import is_file
from termsite.kept import Shelf, digest
from termsite.model import FactFile, Place, Problem, Text

Contradictions: TypeAlias = Callable[[Front], Iterable[Problem]]  # what no schema sees


def read_facts(
    root: Path, folder: str, kind: str, contradictions: Contradictions, kept: Shelf[Any] | None = None
) -> tuple[tuple[FactFile, ...], list[Problem]]:
    """Read every JSON file of a folder, named from the root; `kind` names their schema."""
    files, known = filter(is_file, sorted((root / folder).glob("*.json"))), kept or Shelf()
    named = ((f"{folder}/{file.name}", file.read_bytes()) for file in files)
    read = [
        known.take(digest(path, raw), partial(_read, path, raw, kind, contradictions)) for path, raw in named
    ]
    return tuple(file for file, _ in read if file), [one for _, found in read for one in found]


def _read(
    path: str, content: bytes, kind: str, contradictions: Contradictions
) -> tuple[FactFile | None, list[Problem]]:
    place = Place(path)
    try:
        values = json.loads(content)
    except json.JSONDecodeError as error:
        hint = "Most often a comma too many or too few, or a quote that is missing."
        return None, [Problem(Place(place.path, error.lineno), f"broken JSON: {error.msg}", hint)]
    except UnicodeDecodeError:
        return None, [Problem(place, "not UTF-8", "Save the file as UTF-8.")]
    if not isinstance(values, dict):
        return None, [Problem(place, "holds no keys", f"Begin with '{{\"{FIRST[kind]}\": …'.")]
    front = Front(place.path, values, _lines(content), Text("", place))
    problems = [*check(front, kind), *in_one_line(front)] or list(contradictions(front))
    return (None if problems else FactFile(Path(path).stem, values, content, place)), problems


FIRST = {"venue": "venue", "replay": "title"}  # the first key of a file of each kind


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
