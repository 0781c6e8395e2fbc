"""A file of content with other values: what is not changed keeps its bytes, remarks and all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import yaml

from termsite.content.frontmatter import Loader, front_of
from termsite.editing.scalar import scalar

Values = Mapping[str, Any]


class Unchangeable(Exception):
    """The file is written in a way that cannot be changed piece by piece; the message says so."""


def amended(raw: bytes, path: str, values: Values, body: str, order: Sequence[str]) -> bytes:
    """Return the bytes of a file that says `values` and `body`; keys that are new stand in this `order`.

    Unchangeable: it cannot be read, or is written so that it would not say them.
    """
    front, problems = front_of(raw, path)
    if front is None or problems:
        raise Unchangeable(str(problems[0]))
    if front.values == values and front.body.text == body:
        return raw
    text = raw.decode("utf-8").replace("\r\n", "\n")
    block, rest = _cut(text)
    new = _Page(block, order).said(yaml.compose(block, Loader=Loader), front.values, values, 0)
    blank = rest[: len(rest) - len(rest.lstrip("\n"))]
    words = rest if front.body.text == body else blank + body
    return _read_back(f"---\n{new}\n---\n{words}", path, values, body, b"\r\n" in raw)


def _cut(text: str) -> tuple[str, str]:
    """The block of keys, and everything behind it; `front_of` has seen that both are there."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def written(path: str, values: Values, body: str, order: Sequence[str]) -> bytes:
    """Return the bytes of a new file."""
    block = "\n".join(_entry(key, values[key], 0) for key in _ordered(values, order))
    return _read_back(f"---\n{block}\n---\n{body}", path, values, body, returns=False)


def _read_back(text: str, path: str, values: Values, body: str, returns: bool) -> bytes:
    content = (text.replace("\n", "\r\n") if returns else text).encode()
    front, problems = front_of(content, path)
    if problems:
        raise Unchangeable(str(problems[0]))
    if front is None or front.values != values or front.body.text != body:
        raise Unchangeable(f"{path}:1: this cannot be written here\n    Change the file in a text editor.")
    return content


@dataclass(frozen=True, slots=True)
class _Part:
    """An item of a list, or a key with its value, from its first letter to its last."""

    name: str  # of a key
    node: yaml.Node  # the value
    start: int
    end: int


class _Page:
    """A block of YAML and where in it everything stands."""

    def __init__(self, block: str, order: Sequence[str]) -> None:
        self.block, self.order = block, order
        self.starts = [0]
        for row in block.split("\n"):
            self.starts.append(self.starts[-1] + len(row) + 1)

    def said(self, node: Any, old: Any, new: Any, column: int, *, inside: bool = False) -> str:
        """The text of a node that shall say something new; `inside` brackets it stands in one line."""
        if old == new:
            return self.block[self._at(node.start_mark) : self._end(node)]
        inside = inside or bool(getattr(node, "flow_style", False))
        kind = {yaml.MappingNode: dict, yaml.SequenceNode: list}.get(type(node))
        if kind and new and isinstance(new, kind):
            return self._gathered(node, old, new, node.start_mark.column, inside=inside)
        if isinstance(new, str) and getattr(node, "style", None) in ("'", '"'):
            return json.dumps(new, ensure_ascii=False)  # who put it in quotes, or a remark behind it, goes on
        return _value(new, column, inside=inside)

    def _gathered(self, node: Any, old: Any, new: Any, column: int, *, inside: bool) -> str:
        """The text of a list, or of keys with their values: each part, and what stands between them."""
        parts = list(self._parts(node))
        between = ", " if inside else "\n" + " " * column
        texts = [""]  # a part, what is behind it, a part …
        for index, name, value in _plan(old, new, self.order):
            gap = between if index is None else self._gap(parts, index) or between
            if value is _GONE:
                texts[-1] += gap.lstrip() if "#" in gap else ""  # a remark stays
            elif index is None:
                texts += [_piece(name, value, column, inside=inside), gap]
            else:
                was = old[name if isinstance(old, Mapping) else index]
                texts += [self._part(parts[index], was, value, column, inside=inside), gap]
        whole = "".join(texts[:-1])
        return (f"[{whole}]" if isinstance(new, list) else f"{{{whole}}}") if inside else whole

    def _part(self, part: _Part, old: Any, new: Any, column: int, *, inside: bool) -> str:
        if old == new:
            return self.block[part.start : part.end]
        at = self._at(part.node.start_mark)
        return self.block[part.start : at] + self.said(part.node, old, new, column + 2, inside=inside)

    def _gap(self, parts: Sequence[_Part], index: int) -> str:
        last = index + 1 == len(parts)
        return "" if last else self.block[parts[index].end : parts[index + 1].start]

    def _parts(self, node: Any) -> Iterator[_Part]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield _Part(str(key.value), value, self._at(key.start_mark), self._end(value))
        else:
            for item in node.value:
                start = self._at(item.start_mark)
                dash = start if node.flow_style else self.block.rindex("-", 0, start)
                yield _Part("", item, dash, self._end(item))

    def _end(self, node: Any) -> int:
        """Where the last letter of a node stands: to YAML a block ends only where the next begins."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = self._at(node.start_mark), self._at(node.end_mark)
        return start + len(self.block[start:end].rstrip())

    def _at(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column


_GONE: Any = object()


def _plan(old: Any, new: Any, order: Sequence[str]) -> Iterator[tuple[Any, str, Any]]:
    """Yield each part in its place: its number among the old ones or None, its key, its value or `_GONE`."""
    if isinstance(new, Mapping):
        yield from _plan_of_keys(list(old), new, order)
        return
    for what, a, b, c, d in SequenceMatcher(
        None, [*map(repr, old)], [*map(repr, new)], autojunk=False
    ).get_opcodes():
        both = range(min(b - a, d - c)) if what in ("equal", "replace") else range(0)
        yield from ((a + n, "", new[c + n]) for n in both)
        yield from ((n, "", _GONE) for n in range(a + len(both), b))
        yield from ((_same(old, new[n]), "", new[n]) for n in range(c + len(both), d))


def _same(old: list[Any], item: Any) -> int | None:
    """Where an item stood before it was moved."""
    return old.index(item) if item in old else None


def _plan_of_keys(old: list[str], new: Values, order: Sequence[str]) -> Iterator[tuple[Any, str, Any]]:
    added = _ordered([key for key in new if key not in old], order)
    for index, name in enumerate(old):
        while added and _rank(added[0], order) < _rank(name, order):
            yield None, added[0], new[added.pop(0)]
        yield index, name, new.get(name, _GONE)
    yield from ((None, name, new[name]) for name in added)


def _ordered(names: Any, order: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: _rank(name, order))


def _rank(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


def _piece(name: str, value: Any, column: int, *, inside: bool) -> str:
    """A new part: a key with its value, or an item."""
    if name:
        return f"{name}: {_value(value, column, inside=True)}" if inside else _entry(name, value, column)
    return _value(value, column, inside=True) if inside else f"- {_value(value, column + 2)}"


def _entry(name: str, value: Any, column: int) -> str:
    """A key with its value, at a column: what holds keys is written below it, all else beside it."""
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        below = " " * (column + 2)
        return f"{name}:\n{below}" + f"\n{below}".join(f"- {_value(item, column + 4)}" for item in value)
    if isinstance(value, Mapping) and any(isinstance(item, Mapping) for item in value.values()):
        below = " " * (column + 2)
        lines = (f"{_text(key)}: {_value(item, 0, inside=True)}" for key, item in value.items())
        return f"{name}:\n{below}" + f"\n{below}".join(lines)
    return f"{_text(name)}: {_value(value, column, inside=not isinstance(value, str))}"


def _value(value: Any, column: int, *, inside: bool = False) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value(item, 0, inside=True) for item in value)}]"
    if isinstance(value, Mapping):
        if inside:
            return "{" + ", ".join(f"{_text(k)}: {_value(v, 0, inside=True)}" for k, v in value.items()) + "}"
        return ("\n" + " " * column).join(_entry(key, one, column) for key, one in value.items())
    if isinstance(value, str):
        return scalar(value, inside=inside, day=True)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(name: str) -> str:
    return scalar(name, inside=True)
