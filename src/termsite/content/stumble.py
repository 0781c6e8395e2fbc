"""Where YAML cannot be read, in the words of who wrote it: the line that is wrong, and what to do there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

_QUOTE = "Put quotes around the whole value."
_COLUMN = "Keys of one thing begin in one column. What goes on from the line above stands further in."
_ITEMS = "Items begin with '- ' in one column, and the keys of an item stand below each other."
_CLOSE = "Close it, and put quotes around what holds a comma, a bracket or ': '."
_INSIDE = "The quotes hold the whole value. One inside is \\\" in double quotes, '' in single ones."
_PAIR = re.compile(r"\s*(?:- +)?[\w-]+: +\S")  # a key and the first letter of its value
_NO_ITEM = re.compile(r"\s*-\w")
_NO_KEY = re.compile(r"\s*(?:- +)?[\w-]+ *[:：][^ ]")  # it lacks a blank, or has another script's colon


@dataclass(frozen=True, slots=True)
class Stumble:
    """What is wrong in which line of the block, counted from 0."""

    line: int
    message: str
    hint: str


def stumble(error: yaml.MarkedYAMLError, rows: Sequence[str]) -> Stumble:
    """Say what an editor did where YAML gave up, which may be a line or more below that."""
    said, around = str(error.problem), str(error.context)
    line, column = _at(error.problem_mark or error.context_mark, rows)
    first, start = _at(error.context_mark or error.problem_mark, rows)
    if "quoted scalar" in around:
        if "escape" in said:
            return Stumble(line, "a backslash in double quotes", "Write two for one, or use single quotes.")
        return Stumble(first, "a quote that is never closed", "Close it where the value ends.")
    if "flow node" in around:
        return Stumble(line, "a comma or a bracket where a value belongs", "Write the value, or take it out.")
    if "flow" in around:
        opened = rows[first][start : start + 1]
        return Stumble(first, f"'{opened}' is not closed, or a value in it needs quotes", _CLOSE)
    if "simple key" in around:
        return _no_key(rows[first], first)
    if any(word in f"{around} {said}" for word in ("block scalar", "anchor", "alias", "tag")):
        return Stumble(first, f"a value begins with '{rows[first][start : start + 1]}'", _QUOTE)
    if "cannot start" in said:
        return Stumble(line, f"a value begins with '{rows[line][column : column + 1]}'", _QUOTE)
    if "mapping values" in said:
        return _colon(rows, line, column)
    return _displaced(rows, line, column, said)


def _at(mark: yaml.Mark | None, rows: Sequence[str]) -> tuple[int, int]:
    """The line and the column of a mark, inside the block."""
    return (min(mark.line, len(rows) - 1), mark.column) if mark else (0, 0)


def _no_key(row: str, line: int) -> Stumble:
    """A line that is neither a key with its value nor a part of the value above."""
    if _NO_KEY.match(row):
        return Stumble(line, f"{_shown(row)} is no key", "A key ends in ':', and a blank follows it.")
    return Stumble(line, f"{_shown(row)} is neither a key nor a part of the line above", _COLUMN)


def _colon(rows: Sequence[str], line: int, column: int) -> Stumble:
    """A colon where none can be: inside a value, or behind a key that stands in a wrong column."""
    before = rows[line][:column]
    for at in (line, line - 1):
        if at >= 0 and _NO_ITEM.match(rows[at]):
            return Stumble(at, f"{_shown(rows[at])} is no item", "A blank follows the '-' of an item.")
    if _PAIR.match(before):
        return Stumble(line, f"a second ': ' in {_shown(rows[line])}", _QUOTE)
    hint = f"{_COLUMN} A sentence that holds ': ' stands in quotes."
    return Stumble(line, f"the key '{before.strip(' -')}' cannot stand here", hint)


def _displaced(rows: Sequence[str], line: int, column: int, said: str) -> Stumble:
    """What stands in a wrong column, or behind the end of its value."""
    row, before = rows[line], rows[line][:column].rstrip()
    if "document" in said or row.startswith("%"):
        ends = next((at for at in range(line, -1, -1) if rows[at].startswith(("...", "%"))), line)
        return Stumble(ends, f"{_shown(rows[ends])} among the keys", "Take it out.")
    if "sequence entries" in said:
        return Stumble(line, "a list begins in the line of its key", f"Write it below. {_ITEMS}")
    if before.endswith(("'", '"')):
        if before.count(before[-1]) % 2:
            return Stumble(line, "a quote from a line above is closed here", "Close it in its own line.")
        return Stumble(line, f"words behind the closing quote: {_shown(row[column:])}", _INSIDE)
    if before:
        return Stumble(line, f"words behind the end of the value: {_shown(row[column:])}", _QUOTE)
    hint = _ITEMS if "'-'" in said or row.lstrip().startswith("-") else _COLUMN
    return Stumble(line, f"{_shown(row)} cannot stand here", hint)


def _shown(row: str) -> str:
    words = row.strip()
    return f"'{words if len(words) <= 40 else f'{words[:39]}…'}'"
