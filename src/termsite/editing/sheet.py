"""A file as it is written: where each of its values stands, and its bytes once some of them are others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

import yaml

from termsite.content.frontmatter import Key, Loader


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Other words from `start` to `end`; where both are one, more words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A value as it is written."""

    start: int
    end: int
    node: yaml.Node

    @property
    def inside(self) -> bool:
        """Whether this is a list or are keys in one line, in brackets."""
        return bool(getattr(self.node, "flow_style", False))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a file that can be read, its lines ending in \\n; places are counted in characters."""

    text: str
    returns: tuple[int, ...]  # the ends of lines that are \\r\\n in the file
    spots: Mapping[Key, Spot]
    names: Mapping[Key, Spot]  # the keys themselves
    body: int  # where the Markdown begins

    def words(self, *keys: str | int) -> str:
        """A value as it is written, its quotes included."""
        spot = self.spots[keys]
        return self.text[spot.start : spot.end]

    def line(self, at: int) -> int:
        """The number of the line of a place."""
        return self.text.count("\n", 0, at) + 1

    def after(self, *keys: str | int) -> int:
        """Where the line after a value begins, whatever is inside it."""
        inside = (spot for at, spot in self.spots.items() if at[: len(keys)] == keys)
        end = max(spot.end for spot in inside if spot.inside or isinstance(spot.node, yaml.ScalarNode))
        return end if self.text[end - 1] == "\n" else self.text.index("\n", end) + 1

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes of the file with these words; all others stay as they are."""
        raw, eol = self._raw(), "\r\n" if self.returns else "\n"
        for edit in sorted(set(edits), reverse=True):
            start, end = (at + bisect_left(self.returns, at) for at in (edit.start, edit.end))
            raw = raw[:start] + edit.words.replace("\n", eol) + raw[end:]
        return raw.encode()

    def _raw(self) -> str:
        if not self.returns:
            return self.text
        marked = {*self.returns}
        return "".join("\r\n" if at in marked else sign for at, sign in enumerate(self.text))


def sheet(raw: bytes, *, bare: bool = False) -> Sheet:
    """Read a file without problems of its own; `bare` is YAML alone."""
    written = raw.decode()
    text = written.replace("\r\n", "\n")
    lines = text.split("\n")
    end = len(lines) if bare else lines.index("---", 1)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    spots: dict[Key, Spot] = {}
    names: dict[Key, Spot] = {}
    first = 0 if bare else 1
    node = _tree("\n".join(lines[first:end]) + "\n")
    if node is not None:
        _walk(node, (), starts[first:], spots, names)
    body = len(text) if bare else min(starts[end + 1], len(text))
    return Sheet(text, tuple(_returns(written)), spots, names, body)


def _returns(written: str) -> Iterable[int]:
    at = written.find("\r\n")
    found = 0
    while at >= 0:
        yield at - found
        found += 1
        at = written.find("\r\n", at + 2)


def _tree(block: str) -> yaml.Node | None:
    loader = Loader(block)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _walk(
    node: yaml.Node, keys: Key, starts: list[int], spots: dict[Key, Spot], names: dict[Key, Spot]
) -> None:
    spots[keys] = _spot(node, starts)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            names[(*keys, str(key.value))] = _spot(key, starts)
            _walk(value, (*keys, str(key.value)), starts, spots, names)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _walk(item, (*keys, number), starts, spots, names)


def _spot(node: yaml.Node, starts: list[int]) -> Spot:
    start, end = node.start_mark, node.end_mark
    return Spot(starts[start.line] + start.column, starts[end.line] + end.column, node)
