"""A Markdown file with YAML on top: its values, the line of each, and its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from termsite.model import Place, Problem, Text

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times faster

Key = tuple[str | int, ...]
Value = dict[str, Any] | list[Any] | str | int | bool | None


@dataclass(frozen=True, slots=True)
class Front:
    """What a file says: `values`, the line of each by its keys, and the Markdown below."""

    path: str
    values: Mapping[str, Any]
    lines: Mapping[Key, int]
    body: Text

    def place(self, *keys: str | int) -> Place:
        """Where a value stands; a value inside it that is not there stands where its parent does."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return Place(self.path, self.lines.get(keys, 1))

    def text(self, *keys: str | int) -> Text:
        """A Markdown value with its place; empty where there is none."""
        value: Any = self.values
        for key in keys:
            value = value.get(key, "") if isinstance(value, Mapping) else value[key]
        return Text(str(value), self.place(*keys))


class Unreadable(Exception):
    """The file cannot be read at all; carries the one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_front(file: Path, path: str) -> tuple[Front | None, list[Problem]]:
    """Read one file; `path` is how it is named in problems."""
    try:
        return _split(_decoded(file.read_bytes(), path), path)
    except Unreadable as unreadable:
        return None, [unreadable.problem]


def read_yaml(file: Path, path: str) -> tuple[Front | None, list[Problem]]:
    """Read a file that is YAML alone; its body is empty, and so is a file that is not there."""
    reader = _Reader(path, first=1, deepest=12)
    try:
        values = reader.read(_decoded(file.read_bytes() if file.exists() else b"", path))
    except Unreadable as unreadable:
        return None, [unreadable.problem]
    return Front(path, values, reader.lines, Text("", Place(path))), reader.problems


def _decoded(raw: bytes, path: str) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Unreadable(
            Problem(Place(path), "begins with a byte order mark", "Save it as UTF-8 without BOM.")
        )
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte 0x{raw[error.start]:02x}"
        raise Unreadable(Problem(Place(path, line), message, "Save the file as UTF-8.")) from None


def _split(text: str, path: str) -> tuple[Front | None, list[Problem]]:
    lines = text.split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        hint = "A file begins with a line '---', its keys, and another line '---'."
        return None, [Problem(Place(path), "no front matter", hint)]
    end = lines.index("---", 1)
    for number, line in enumerate(lines[1:end], 2):
        if "\t" in line:
            return None, [Problem(Place(path, number), "a tab in the front matter", "Indent with spaces.")]
    reader = _Reader(path)
    values = reader.read("\n".join(lines[1:end]) + "\n")
    body = lines[end + 1 :]
    while body and not body[0].strip():  # the body begins where its first words do
        body, end = body[1:], end + 1
    front = Front(path, values, reader.lines, Text("\n".join(body).rstrip() + "\n", Place(path, end + 2)))
    return front, reader.problems


class _Reader:
    """Turns YAML nodes into values and remembers lines; dates and decimals stay the text that was written."""

    def __init__(self, path: str, first: int = 2, deepest: int = 6) -> None:
        """Take the line in which the block begins, and how many keys may lead to a value."""
        self.path, self.first, self.deepest = path, first, deepest
        self.lines: dict[Key, int] = {}
        self.problems: list[Problem] = []

    def read(self, block: str) -> Mapping[str, Any]:
        loader = Loader(block)
        try:
            node = loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + self.first if mark else 1  # YAML counts from 0
            hint = "A value that holds ': ' or begins with a sign needs quotes around it."
            raise Unreadable(Problem(Place(self.path, line), f"broken YAML: {error.problem}", hint)) from None
        except yaml.reader.ReaderError as error:
            code = error.character if isinstance(error.character, int) else ord(error.character)
            line = block.count("\n", 0, block.index(chr(code))) + self.first
            message = f"a character that cannot stand in YAML: U+{code:04X}"
            raise Unreadable(Problem(Place(self.path, line), message, "Take it out.")) from None
        finally:
            loader.dispose()
        if not isinstance(node, yaml.MappingNode):
            hint = "Keys are written 'key: value', one a line."
            raise Unreadable(Problem(Place(self.path, self.first), "there are no keys", hint))
        value = self._value(node, ())
        return value if isinstance(value, dict) else {}

    def _value(self, node: yaml.Node, keys: Key) -> Value:
        if len(keys) > self.deepest:
            place = Place(self.path, node.start_mark.line + self.first)
            raise Unreadable(Problem(place, "nested too deeply"))
        block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        self.lines.setdefault(keys, node.start_mark.line + self.first + block)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*keys, n)) for n, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, keys: Key) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + self.first
            if name in found:
                first = self.lines[(*keys, name)]
                hint = f"It stands in line {first} already; keep one."
                self.problems.append(Problem(Place(self.path, line), f"key '{name}' twice", hint))
                continue
            if not (isinstance(value, yaml.ScalarNode) and value.style in ("|", ">")):
                self.lines[(*keys, name)] = line
            found[name] = self._value(value, (*keys, name))
        return found


def _scalar(node: yaml.Node) -> Value:
    text = str(node.value)
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text.lower() in ("true", "yes", "on")
        case "int" if text.lstrip("-").isdecimal():
            return int(text)
        case _:
            return text
