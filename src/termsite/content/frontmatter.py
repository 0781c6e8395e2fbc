"""A Markdown file with YAML on top: its values, the line of each, and its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from termsite.content.characters import unshown
from termsite.content.stumble import stumble
from termsite.model import Place, Problem, Text

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times faster

# A blank that is none to YAML, where its blanks count: before a key, or right behind its colon.
_ODD = re.compile(r" *(?:- *)?(?:[a-z_]+:)?(?P<blank>[^\S\n ])")
_CURLY = re.compile(r"[“„«‹‘‚][^“”„«»‹›‘‚\"]*[”“»›’‘]")  # a whole value in the quotes of a word processor
_OURS, _THEIRS = re.compile(r"<{7}(?: |$)"), re.compile(r">{7}(?: |$)")

_MOST = 20_000  # values in one file: in memory they are more than they are on the disk

Key = tuple[str | int, ...]
Value = dict[str, Any] | list[Any] | str | int | bool | None


@dataclass(frozen=True, slots=True)
class Front:
    """What a file says: `values`, the line of each by its keys, and the Markdown below."""

    path: str
    values: Mapping[str, Any]
    lines: Mapping[Key, int]
    body: Text
    written: Mapping[Key, str] = field(default_factory=dict)  # the letters of what YAML reads as no text
    starts: Mapping[Key, tuple[int, ...]] = field(default_factory=dict)  # of texts with lines of their own

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
        return Text(str(value), self.place(*keys), self.starts.get(keys))


class Unreadable(Exception):
    """The file cannot be read at all; carries the one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_front(file: Path, path: str) -> tuple[Front | None, list[Problem]]:
    """Read one file; `path` is how it is named in problems."""
    return front_of(file.read_bytes(), path)


def front_of(raw: bytes, path: str) -> tuple[Front | None, list[Problem]]:
    """Read the bytes of a file."""
    try:
        return _split(_decoded(raw, path), path)
    except Unreadable as unreadable:
        return None, [unreadable.problem]


def read_yaml(file: Path, path: str) -> tuple[Front | None, list[Problem]]:
    """Read a file that is YAML alone; its body is empty, and so is a file that is not there."""
    reader = _Reader(path, first=1, deepest=12, remarks=True)
    try:
        values = reader.read(_decoded(file.read_bytes() if file.exists() else b"", path))
    except Unreadable as unreadable:
        return None, [unreadable.problem]
    empty = Text("", Place(path))
    return Front(path, values, reader.lines, empty, reader.written, reader.starts), reader.problems


def _decoded(raw: bytes, path: str) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Unreadable(
            Problem(Place(path), "begins with a byte order mark", "Save it as UTF-8 without BOM.")
        )
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte 0x{raw[error.start]:02x}"
        raise Unreadable(Problem(Place(path, line), message, "Save the file as UTF-8.")) from None
    if problem := unshown(text, path):
        raise Unreadable(problem)
    return text


def _split(text: str, path: str) -> tuple[Front | None, list[Problem]]:
    lines = text.split("\n")
    if conflicts := list(_conflicts(lines, path)):
        return None, conflicts
    if lines[0] != "---" or "---" not in lines[1:]:
        return None, [_no_front(lines, path)]
    end = lines.index("---", 1)
    if odd := list(_odd_blanks(lines[1:end], path)):
        return None, odd
    reader = _Reader(path)
    values = reader.read("\n".join(lines[1:end]) + "\n")
    body = lines[end + 1 :]
    while body and not body[0].strip():  # the body begins where its first words do
        body, end = body[1:], end + 1
    words = Text("\n".join(body).rstrip() + "\n", Place(path, end + 2))
    return Front(path, values, reader.lines, words, reader.written, reader.starts), reader.problems


def _conflicts(lines: Sequence[str], path: str) -> Iterator[Problem]:
    """Where git has put two versions of a file beside each other; its marks are no quotes."""
    begun = [number for number, line in enumerate(lines, 1) if _OURS.match(line)]
    ended = [number for number, line in enumerate(lines, 1) if _THEIRS.match(line)]
    for number in begun if ended else ():
        hint = "Keep one of the two, or both, and take out the lines '<<<<<<<', '=======' and '>>>>>>>'."
        yield Problem(Place(path, number), "two versions stand here, as git left them", hint)


def _odd_blanks(lines: Sequence[str], path: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, 2):
        if "\t" in line:
            yield Problem(Place(path, number), "a tab in the front matter", "Indent with spaces.")
        elif found := _ODD.match(line):
            message = f"a blank of another kind in the front matter: U+{ord(found['blank']):04X}"
            yield Problem(Place(path, number), message, "Write plain spaces.")


def _no_front(lines: list[str], path: str) -> Problem:
    """Why nothing was found: a rule that looks right to whoever wrote it, or none."""
    hint = "A file begins with a line '---', its keys, and another line '---'."
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if first and lines[first] == "---":
        return Problem(Place(path), "an empty line before the front matter", hint)
    for number, line in enumerate(lines[first:], first + 1):
        if line != "---" and line.strip() == "---":
            return Problem(Place(path, number), "a blank beside '---'", "Nothing else stands in that line.")
    return Problem(Place(path), "no front matter", hint)


class _Reader:
    """Turns YAML nodes into values and remembers lines; dates and decimals stay the text that was written."""

    def __init__(self, path: str, first: int = 2, deepest: int = 6, *, remarks: bool = False) -> None:
        """Take the block's first line, how many keys lead to a value, and whether remarks may follow one."""
        self.path, self.first, self.deepest, self.remarks = path, first, deepest, remarks
        self.lines: dict[Key, int] = {}
        self.written: dict[Key, str] = {}
        self.starts: dict[Key, tuple[int, ...]] = {}
        self.problems: list[Problem] = []
        self._rows: list[str] = []
        self._count = 0

    def read(self, block: str) -> Mapping[str, Any]:
        self._rows = block.split("\n")
        loader = Loader(block)
        try:
            node = loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            wrong = stumble(error, self._rows)
            place = Place(self.path, wrong.line + self.first)
            raise Unreadable(Problem(place, f"broken YAML: {wrong.message}", wrong.hint)) from None
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
        self._count += 1
        if self._count > _MOST:  # a few lines say it where one value stands for many others
            place = Place(self.path, node.start_mark.line + self.first)
            raise Unreadable(
                Problem(place, f"more than {_MOST:,} values", "Write less, and no '*' for a list.")
            )
        block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        self.lines.setdefault(keys, node.start_mark.line + self.first + block)
        if not self.remarks:
            self._signed(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*keys, n)) for n, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # there is no fourth kind
        value = _scalar(node)
        if not isinstance(value, str):
            self.written[keys] = str(node.value)
        if node.style != "|" and (node.end_mark.line > node.start_mark.line or "\n" in node.value):
            self.starts[keys] = tuple(self._starts(node, self.lines[keys]))
        if not (self.remarks or node.style):
            self._cut(node)
        if node.style == '"' and (hidden := unshown(node.value, self.path)):  # written by its number
            self.problems.append(replace(hidden, place=Place(self.path, self.lines[keys])))
        return value

    def _starts(self, node: yaml.ScalarNode, line: int) -> Iterator[int]:
        """At which letter of a text each line of the file begins, behind the `line` where its key stands.

        YAML makes one line of several, and several of one: what a line begins with is looked for there.
        """
        first = node.start_mark.line + (node.style == ">")
        yield from (0 for _ in range(line - self.first, first))
        at = 0
        for number in range(first, min(node.end_mark.line + 1, len(self._rows))):
            begin = node.start_mark.column + bool(node.style) if number == node.start_mark.line else 0
            words = self._rows[number][begin:].strip().partition("\\")[0].rstrip("'\"")
            found = node.value.find(words, at) if words else -1
            begins = found if found >= 0 else at
            if number > first:
                yield begins
            at = begins + len(words)

    def _signed(self, node: yaml.Node) -> None:
        """Tell of a first word that YAML takes for a mark of its own, and of quotes that are none to it."""
        place = Place(self.path, node.start_mark.line + self.first)
        rest = self._rows[node.start_mark.line][node.start_mark.column :]
        if rest.startswith(("&", "!")) and not rest.startswith("!!"):  # what has two is no sentence
            hint = "Put quotes around the whole value."
            self.problems.append(Problem(place, f"a value begins with '{rest[0]}'", hint))
        if isinstance(node, yaml.ScalarNode) and not node.style and _CURLY.fullmatch(str(node.value)):
            hint = "Write straight ones, or none; what shall be shown in these has straight ones around it."
            self.problems.append(Problem(place, f"curly quotes around a value: {node.value}", hint))

    def _cut(self, node: yaml.ScalarNode) -> None:
        """Tell of a value that ends at a ' #': to YAML the rest is a remark, to its writer a sentence."""
        line, column = node.end_mark.line, node.end_mark.column
        rest = self._rows[line][column:] if line < len(self._rows) else ""
        if rest.lstrip().startswith("#") and node.value:
            place = Place(self.path, line + self.first)
            hint = "Put quotes around the whole value; a remark has a line of its own."
            self.problems.append(Problem(place, f"the value ends before '{rest.strip()[:30]}'", hint))

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
