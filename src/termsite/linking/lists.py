"""Lists as they are written: items, and what belongs to them, that would be shown elsewhere or run on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from termsite.content.counted import counted
from termsite.linking.below import DEFINED
from termsite.linking.code import STEP, indent_of, lines, without_code
from termsite.model import Place, Problem, Text

_MARKER = re.compile(r"(?! *([-*]) *(?:\1 *){2,}$) *(?P<sign>[-*+]|\d+\.)(?: +\S|(?P<bare>) *$)")
_HOLDER = re.compile(r" *(?::|\[\^[^\]\s]+\]:) +\S")  # a meaning and a note have paragraphs as items have
_QUOTED = re.compile(r" {0,3}> ?")

# What begins a block; right after a line, and further in than that, it would be shown as it is typed.
_BEGUN = re.compile(
    r" *(?:(?P<heading>#{1,6} +[^\s#])|(?P<across>(?P<sign>[-*_]) *(?:(?P=sign) *){2,}$)|(?P<meaning>: +\S))"
)
_BEGUN_AS = {"heading": "a heading", "across": "a line across", "meaning": "a meaning"}

# HTML in which Markdown reads nothing.
_RAW = re.compile(
    r"^<(?P<tag>pre|div|p|table|ul|ol|dl|figure|details|section|blockquote)\b(?![^>]*\bmarkdown=)[^>]*>"
    r".*?</(?P=tag)>",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)

_SURE = ("-", "*", "+", "1.")  # any other number may end a sentence
_APART = "Leave an empty line before it."
Wrong = Iterator[tuple[int, str, str]]  # the line, what is wrong, and what to do


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with its number; `code` if it is none that Markdown reads."""

    number: int
    line: str
    code: bool

    @property
    def indent(self) -> int:
        return indent_of(self.line)

    @property
    def item(self) -> bool:
        return not self.code and bool(_MARKER.match(self.line))

    @property
    def holder(self) -> bool:
        return not self.code and bool(_HOLDER.match(self.line))

    @property
    def text(self) -> bool:
        """Whether it begins what an item may hold: words, or a fence."""
        return self.line.lstrip().startswith(("```", "~~~")) if self.code else not self.item


def lists(text: Text) -> Iterator[Problem]:
    """Every line of a text that would belong to another item than it seems to, or to none."""
    written = [line.expandtabs(STEP) for line in _without_raw(text.text).split("\n")]
    for number, message, hint in _told(list(enumerate(written, text.place.line))):
        yield Problem(Place(text.place.path, number), message, hint)


def _without_raw(text: str) -> str:
    """The text with empty lines for its HTML; a tag in code is none."""
    done, at = "", 0
    for found in _RAW.finditer(without_code(text)):
        done, at = done + text[at : found.start()] + "\n" * found[0].count("\n"), found.end()
    return done + text[at:]


def _told(numbered: Sequence[tuple[int, str]]) -> Wrong:
    """What is wrong in these lines, and in the quotes among them."""
    coded = lines([line for _, line in numbered])
    rows = [_Row(number, line, code) for (number, _), (line, code) in zip(numbered, coded, strict=True)]
    listed = False  # whether what is indented belongs to an item
    for empty, block in groupby(rows, key=lambda row: not (row.code or row.line.strip())):
        paragraph = list(block)
        if empty:
            continue
        first = paragraph[0]
        within = listed and first.indent > 0
        listed = within or first.item or any(row.holder for row in paragraph)
        if within and first.indent % STEP and first.text and not DEFINED.match(first.line):
            further = f"write {STEP * (first.indent // STEP + 1)} for text of an item, none otherwise."
            hint = f"It has {counted(first.indent, 'blank')} before it; {further}"
            yield first.number, "text that belongs to no item", hint
        yield from _Paragraph(listed=within).read(paragraph)
    for quoted, run in groupby(rows, key=lambda row: not row.code and bool(_QUOTED.match(row.line))):
        if quoted:
            yield from _told([(row.number, _QUOTED.sub("", row.line, count=1)) for row in run])


@dataclass(slots=True)
class _Paragraph:
    """Lines without an empty one between them, and the items that are open there, by their level."""

    listed: bool  # whether it belongs to an item itself
    numbers: dict[int, bool] = field(default_factory=dict)  # whether the items of a level have numbers
    least: int = 0  # the level of the first

    def read(self, rows: Sequence[_Row]) -> Wrong:
        """Walk through the lines."""
        further = rows[0].indent + STEP
        for place, row in enumerate(rows):
            further = sys.maxsize if row.holder else further  # what it holds may begin in any line
            item = None if row.code else _MARKER.match(row.line)
            if item and (wrong := self._item(item, row.indent, first=not place)):
                yield row.number, *wrong
            elif place and not row.code and row.indent >= STEP and row.line.lstrip().startswith(">"):
                yield row.number, "a quote right after a line", _APART
            elif row.indent >= further and not row.code and (begun := _BEGUN.match(row.line)):
                kind = next(named for name, named in _BEGUN_AS.items() if begun[name])
                yield row.number, f"{kind} right after a line", _APART

    def _item(self, item: re.Match[str], indent: int, *, first: bool) -> tuple[str, str] | None:
        """What is wrong with an item, which is open from now on."""
        level, numbered = indent // STEP, item["sign"].endswith(".")
        if item["bare"] is not None:
            told = self.numbers or (first and not numbered)
            return ("an item without words", "Say it, or take the sign out.") if told else None
        if not (first or self.listed or self.numbers.get(level) or item["sign"] in _SURE):
            return None  # a figure at the end of a sentence
        if not self.numbers:
            self.numbers, self.least = {level: numbered}, level
            if not first:
                return "a list right after a line", _APART
        if indent % STEP:
            further = f"write {STEP} for a list in a list, none for this one."
            hint = f"It has {counted(indent, 'blank')} before it; {further}"
            return "an item that belongs to no list", hint
        wrong = self._beside(level, numbered=numbered)
        self.numbers = {at: kind for at, kind in self.numbers.items() if at < level} | {level: numbered}
        return wrong

    def _beside(self, level: int, *, numbered: bool) -> tuple[str, str] | None:
        """What is wrong with an item for the sake of those that are open."""
        last = max(self.numbers)
        if level < self.least:
            return "an item that would join the list before it", _APART
        if level > last + 1:
            further = f"write {STEP * (last + 1)} for a list in the one above."
            hint = f"It has {STEP * level} blanks before it; {further}"
            return "an item that belongs to no list", hint
        if self.numbers.get(level, numbered) != numbered:
            return "a list right after another one", f"{_APART[:-1]}, or begin it as those above."
        return None
