"""Which parts of a Markdown text are code, as the converter sees it: nothing there is linked or filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

_FENCE = re.compile(r"([> ]*)(~{3,}|`{3,})[^`\n]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.|:|\[\^[^\]\s]+\]:)[ \t]+\S")
_INLINE = re.compile(r"(?<!\\)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
STEP = 4  # blanks, for code and for what belongs to an item


@lru_cache(maxsize=8)  # of one text after the other, many rules ask it
def without_code(text: str, instead: str = " ") -> str:
    """The text with another sign for every one of code, so that what is left keeps its place."""
    done, at = "", 0
    for start, end in _spans(text):
        done += text[at:start] + re.sub(r"[^\n]", instead, text[start:end])
        at = end
    return done + text[at:]


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text changed, but for its code, which is kept to the letter."""
    done, at = "", 0
    for start, end in _spans(text):
        done, at = done + change(text[at:start]) + text[start:end], end
    return done + change(text[at:])


def open_fence(text: str) -> int | None:
    """The line, from 0, of a fence that is never closed; None where there is none."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        end = _closed(lines, at)
        if end is None:
            return at
        at = end + 1
    return None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where code begins and ends."""
    if not any(sign in text for sign in ("`", "~~~", "    ", "\t")):
        return
    run, at = 0, 0  # where the words began that may hold code, and where the line at hand does
    for line, code in lines(text.split("\n")):
        if code or not line.strip():
            yield from _inline(text, run, at)
            run = at + len(line) + 1
        if code:
            yield at, at + len(line)
        at += len(line) + 1
    yield from _inline(text, run, len(text))


def _inline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _INLINE.finditer(text, start, end))


def lines(rows: list[str]) -> Iterator[tuple[str, bool]]:
    """Each line with whether it is code: inside a fence, or further in than its item is."""
    return ((line, code) for line, code, _ in _walk(rows))


def deep_fences(text: str) -> list[int]:
    """The lines, from 0, of fences further in than their item is: their signs would be shown as code."""
    if "```" not in text and "~~~" not in text:  # as in most
        return []
    return [n for n, (_, _, deep) in enumerate(_walk(text.split("\n"))) if deep]


def _walk(rows: list[str]) -> Iterator[tuple[str, bool, bool]]:
    """Each line with whether it is code, and whether a fence opens there that is too far in."""
    level, free, fenced = 0, True, -1  # items around; whether code can begin here; the last fence's end
    for n, line in enumerate(rows):
        indent = indent_of(line)
        deep = False
        if n > fenced and (end := _closed(rows, n)) is not None and end > n:
            deep = indent >= STEP * (level + 1)
            level, fenced = min(level, indent // STEP), end
        if n <= fenced or not line.strip():
            free = True
            yield line, n <= fenced, deep
            continue
        level = min(level, indent // STEP) if free else level
        code = free and indent >= STEP * (level + 1)
        if not code:
            free = False
            level = max(level, indent // STEP + 1) if _ITEM.match(line) else level
        yield line, code, False


def indent_of(line: str) -> int:
    """The blanks before a line; a tab goes on to the next place that a list can begin at."""
    wide = line.expandtabs(STEP)
    return len(wide) - len(wide.lstrip(" "))


def _closed(lines: list[str], at: int) -> int | None:
    """The last line of the fence that opens in a line; that line if none does, None if it stays open."""
    opened = _FENCE.match(lines[at])
    if opened is None:
        return at
    closing = re.compile(rf"[> ]*{opened[2]} *$")
    return next((n for n in range(at + 1, len(lines)) if closing.match(lines[n])), None)
