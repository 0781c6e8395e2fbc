"""Tables as they are written: rows that lose cells, and what is no table to the converter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termsite.content.counted import counted
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE
from termsite.model import Place, Problem, Text

_BLOCK = re.compile(r"(?:^ *[^\s>][^\n]*(?:\n|\Z))+", re.MULTILINE)  # lines without an empty one between them
_QUOTED = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_QUOTE = re.compile(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_BEFORE = re.compile(r"^ {0,3}>[^\n]*\n\Z", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_APART = "Leave an empty line before it."
Wrong = Iterator[tuple[int, str, str]]  # the line from 0, what is wrong, and what to do
RULE = re.compile(r"\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?|\|? *:?-+:?(?: *\| *:?-+:?)+ *\|?")


def tables(text: Text) -> Iterator[Problem]:
    """Every row that is not as long as its table's first one, and what was meant as a table and is none."""
    if "|" not in text.text:
        return
    words = REFERENCE.sub(lambda found: found[0].replace("|", "."), without_code(text.text, "."))
    for number, message, hint in _told(words):
        yield Problem(Place(text.place.path, text.place.line + number), message, hint)


def _told(words: str) -> Wrong:
    """What is wrong in these lines, and in the quotes among them."""
    for block in _BLOCK.finditer(words):
        rows = [row.strip() for row in block[0].rstrip("\n").split("\n")]
        first = words.count("\n", 0, block.start())
        if any(map(RULE.fullmatch, rows)):
            if _QUOTE_BEFORE.search(words[: block.start()]):
                yield first, "a table right after a quote", _APART
            if _QUOTED.match(words, block.end()):
                yield first + len(rows), "a quote right after a table", _APART
        for number, message, hint in _wrong(rows):
            yield first + number, message, hint
    for quote in _QUOTE.finditer(words):
        first = words.count("\n", 0, quote.start())
        for number, message, hint in _told(_QUOTED.sub("", quote[0])):
            yield first + number, message, hint


def _wrong(rows: list[str]) -> Wrong:
    rule = next((number for number, row in enumerate(rows) if RULE.fullmatch(row)), None)
    wide = _cells(rows[0])
    if rule == 1 and _cells(rows[1]) == wide:
        for number, row in enumerate(rows[2:], 2):
            if "|" not in row:  # it, and all that follows it, would be cells
                yield number, "a line right after a table", _APART
                break
            if _cells(row) != wide:
                hint = r"Each '|' parts two cells; write \| for one that is shown."
                yield number, f"cells in this row: {_cells(row)}, columns of the table: {wide}", hint
    elif rule == 1:
        hint = f"Below the first row of {counted(wide, 'cell')} stand as many lines: {'|---' * wide}|."
        yield 1, f"a line below the names of the columns that has {counted(_cells(rows[1]), 'cell')}", hint
    elif rule:
        yield rule - 1, "a table right after a line", _APART
    elif len(rows) > 1 and all(row.startswith("|") for row in rows):
        hint = f"Write {'|---' * wide}| below its first row, the names of the columns."
        yield 0, "a table without names of its columns", hint


def _cells(row: str) -> int:
    """How many cells a row has; the bars at its ends part nothing."""
    inner = row.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith(r"\|") else inner
    return len(_BAR.findall(inner)) + 1
