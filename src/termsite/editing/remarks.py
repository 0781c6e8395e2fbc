"""Remarks in the front matter of a file: each has a line of its own, before what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from termsite.content.frontmatter import Key, Loader
from termsite.editing.sheet import Sheet
from termsite.model import Place, Problem


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is remarked before each value, by its keys; before nothing, at the end."""

    before: Mapping[Key, tuple[str, ...]]
    problems: tuple[Problem, ...]  # those that no other form of the file could keep


def remarks(page: Sheet, path: str) -> Remarks:
    """All remarks of a file that can be read."""
    found: dict[Key, tuple[str, ...]] = {}
    problems = []
    for at, words in _written(page):
        begins = page.text.rindex("\n", 0, at) + 1
        if page.text[begins:at].strip() or _bracketed(page, at):
            line = page.line(at)
            hint = "Put it on a line of its own, before the key or the item that it is about."
            problems.append(Problem(Place(path, line), f"the remark '{words}' would be lost", hint))
        else:
            keys = _next(page, at)
            found[keys] = (*found.get(keys, ()), words)
    return Remarks(found, tuple(problems))


def _bracketed(page: Sheet, at: int) -> bool:
    return any(spot.inside and spot.start < at < spot.end for spot in page.spots.values())


def _next(page: Sheet, at: int) -> Key:
    """The key or the item that begins first after a place; the outermost of those that begin there."""
    items = {keys: spot for keys, spot in page.spots.items() if keys and isinstance(keys[-1], int)}
    begun = [(spot.start, len(keys), keys) for keys, spot in (*items.items(), *page.names.items())]
    return min((one for one in begun if one[0] > at), key=lambda one: one[:2], default=(0, 0, ()))[2]


def _written(page: Sheet) -> Iterator[tuple[int, str]]:
    """Where each remark stands, and its words: what lies between two signs of YAML and is no blank."""
    first, end = page.text.index("\n") + 1, page.body
    starts = [0]
    block = page.text[first : page.text.rindex("---", 0, end)]
    for line in block.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    at = 0
    for token in yaml.scan(block, Loader):
        yield from _between(block, at, starts[token.start_mark.line] + token.start_mark.column, first)
        at = starts[token.end_mark.line] + token.end_mark.column
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            begins = starts[token.start_mark.line] + token.start_mark.column
            yield from _between(block, begins, block.index("\n", begins), first)
    yield from _between(block, at, len(block), first)


def _between(block: str, start: int, end: int, first: int) -> Iterator[tuple[int, str]]:
    at = block.find("#", start, end)
    while at >= 0:
        stop = block.index("\n", at)
        yield first + at, block[at:stop].rstrip()
        at = block.find("#", stop, end)
