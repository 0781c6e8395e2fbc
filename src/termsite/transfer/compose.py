"""Values and a text as the file of a term, with the source's line for each of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from termsite.content.frontmatter import Front, front_of
from termsite.content.shape import keys_of
from termsite.linking.code import without_code
from termsite.model import Problem
from termsite.transfer.entry import Entry

_DAYS = ("published", "reviewed", "checked")
_ITEM = re.compile(r"(?P<before> *)(?P<sign>[-*+]|\d+\.)(?P<gap> +)(?=\S)")
_STEP = 4  # blanks, by which an item lies in another


@dataclass(frozen=True, slots=True)
class Draft:
    """A term's file as it would be written, and where each line of it comes from."""

    path: str
    content: bytes
    front: Front | None
    problems: tuple[Problem, ...]
    lines: tuple[int, ...]  # the source's line of each line, from the first on; 0: the term as a whole

    def line(self, line: int) -> int:
        """The source's line of a line of the file."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else 0


def draft(entry: Entry, values: Mapping[str, Any], body: str) -> Draft:
    """Write a term as our own files are written, and read it again."""
    path = f"terms/{entry.slug}.md"
    keys = dict.fromkeys((*keys_of("term"), *sorted(values)))
    known = {key: _typed(key, values[key]) for key in keys if key in values}
    head = yaml.dump(known, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=float("inf"))
    text = [*_own_lists(body, entry.first)] if entry.foreign else [*_numbered(body, entry.first)]
    whole = f"---\n{head}---\n" + "".join(f"{line}\n" for _, line in text)
    front, problems = front_of(whole.encode(), path)
    tops = head.count("\n") + 2
    lines = [0] * tops + [number for number, _ in text]
    for path_of, line in front.lines.items() if front else ():
        if path_of and line <= tops:
            lines[line - 1] = entry.lines.get(str(path_of[0]), 0)
    return Draft(path, whole.encode(), front, tuple(problems), tuple(lines))


class _Writer(yaml.SafeDumper):
    """Lists of words stand on one line, as people write them."""

    def represent_sequence(
        self, tag: str, sequence: Any, flow_style: bool | None = None
    ) -> yaml.SequenceNode:
        flow = all(isinstance(one, str) for one in sequence)
        return super().represent_sequence(tag, sequence, flow_style=flow)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _typed(key: str, value: Any) -> Any:
    """The value with its days as days, which need no quotes."""
    if isinstance(value, dict):
        return {name: _typed(name, one) for name, one in value.items()}
    if isinstance(value, list):
        return [_typed(key, one) for one in value]
    if key in _DAYS and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _numbered(body: str, first: int) -> Iterator[tuple[int, str]]:
    """Each line with its number, from the first that is not empty."""
    lines = body.rstrip().split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    for number, line in enumerate(lines[start:], start):
        yield (first + number if first else 0), line


def _own_lists(body: str, first: int) -> Iterator[tuple[int, str]]:
    """The lines with lists as our Markdown has them: an empty line before, four blanks for each level."""
    bare = dict(_numbered(without_code(body), first))
    columns: list[int] = []  # where the words of each open item begin
    empty = True  # whether the line before was
    for number, line in _numbered(body, first):
        depth, inside = len(line) - len(line.lstrip(" ")), bool(columns)
        code = bare.get(number, "")[depth : depth + 1] != line[depth : depth + 1]
        item = None if code else _ITEM.match(line)
        while columns and line.strip() and depth < columns[-1] and (item or empty):
            columns.pop()
        if item and not (inside or empty):
            yield number, ""
        level, further = _STEP * len(columns), depth - (columns[-1] if columns else 0)
        begins = empty and 0 <= further < _STEP and bool(bare.get(number, "").strip())  # a paragraph
        shift = level - columns[-1] if columns and further >= 0 else 0
        yield number, " " * (level if item or begins else depth + shift) + _unended(line.lstrip(" "))
        columns += [item.end()] if item else []
        empty = not line.strip()


def _unended(line: str) -> str:
    """The line without a blank at its end; two of them end it, and stay."""
    return line if line.endswith("  ") else line.rstrip(" ")
