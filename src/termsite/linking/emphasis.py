"""Stars and lines below that the converter takes for marks, or leaves as typed, where nobody meant that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor

from termsite.linking.below import DEFINED
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE
from termsite.linking.rows import RULE
from termsite.linking.targets import INLINE
from termsite.linking.unread import as_typed
from termsite.model import Problem, Text

_HELD = "\x01"  # for what the converter has put aside by then: no file can hold this sign
# What is put aside, and where a tag stands that opens something: words begin behind it.
_ESCAPED = re.compile(r"\\([)\]}])|\\[^\n]")
_ASIDE = re.compile(r"<(?:[A-Za-z][\w+.-]*:|[^<>@\s]+@|/)[^<>\n]*>")
_TAG = re.compile(r"<[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
# Where one run of words ends and the next begins, which no mark reaches beyond.
_PART = re.compile(
    r"\n[ \t>]*(?=\n)|^[ \t>]*(?:(?:[-*+]|\d+\.|:|\[\^[^\]\s]+\]:|#{1,6})[ \t]+)+"
    r"|^ *(?:([*_-]) *)(?:\1 *){2,}$",
    re.MULTILINE,
)
_RUN = re.compile(r"\*+|_+")
_MARK = re.compile(r"\*|(?<!\w)_|_(?!\w)")  # inside a word the second is none
_BESIDE_CODE = re.compile(r"`[*_]|[*_]`")
# Marks as nearly all are written: they touch their words, and no word stands before them.
_USUAL = re.compile(r"(?<![\w*)\]}%\x01_>\\])(\*{1,2}|_{1,2})(?![\s*_])[^*_\n|<]*[^\s*_|<\\]\1(?![*_\w(])")
# What a product has on its left: a figure, a letter of a script with blanks, a bracket's end.
_LEFT = re.compile(r"[\d)\]}%\x01A-Za-zÀ-ɏͰ-ԯ]")
# A product at a mark's end: *Note: 2*3, *where x*y; but *up to 10*x and *word for word*s are words.
_FACTORS = (
    (re.compile(r"\s.*[\d)\]}%\x01]\Z", re.DOTALL), re.compile(r"\d|\((?=[\w\s]+[-+*/])")),
    (re.compile(r"\s(?:.*[(\[\s])?(?:[A-Za-z]|[^\s()]*\))\Z", re.DOTALL), re.compile(r"[A-RT-WY-Za-rt-z]\b")),
)
# Scripts without blanks between words: there a mark stands between two letters.
_UNPARTED = re.compile(
    r"[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
)
_PART_OF_A_WORD = re.compile(r"[^\W\d_]{2}\Z")  # a factor of a product is mostly one letter
_LOOSE = 60  # letters between a mark that touches its words and the one behind a blank that belongs to it

_TIMES = r"Write × for times, or set the formula in `backticks`; \* shows a star. Marks begin after a blank."
_PAIR = (
    "Bold words stand between two of them, in one paragraph, with no blank inside; a power, in `backticks`."
)
_LINE = r"Set the formula in `backticks`; \_ shows the sign itself."
_TOUCH = "Write them without a blank inside: *word*."


class _Pair(NamedTuple):
    """Where a pair of marks begins and ends, each with how long it is."""

    start: int
    inner: int
    end: int
    after: int


_markdown = cache(Markdown)  # made where a text is read, not where this is loaded


class _Pairs(DelimiterProcessor):
    """The converter's own way to pair marks, which notes each pair."""

    def __init__(self) -> None:
        self.found: list[_Pair] = []
        super().__init__("*", "strong,em", _markdown())
        self.add("_", "strong,em", smart=True)

    def add_region(self, delim: object, a: int, b: int, c: int, d: int, size: int) -> None:
        """Note a pair."""
        self.found.append(_Pair(a, b, c, d))
        super().add_region(delim, a, b, c, d, size)  # type: ignore[arg-type]

    def read(self, words: str) -> list[_Pair]:
        """All pairs of a run of words."""
        self.reset()
        self.found, at = [], 0
        while found := self.compiled_re.search(words, at):
            _, _, end = self.handleMatch(found, words)
            at = max(end or 0, found.end())
        return sorted(self.found)


def emphasis(text: Text, words: str) -> Iterator[Problem]:
    """Every pair that eats the stars of a product, and every mark that would be shown as typed.

    `words` are the text without code.
    """
    if not _BESIDE_CODE.search(text.text) and not _MARK.search(_USUAL.sub(".", words)):
        return  # as nearly all
    pairs, words = _Pairs(), _bare(text.text)
    for start, end in _parts(words):
        part = words[start:end]
        if _RUN.search(_USUAL.sub("", part)):
            for at, message, hint in _wrong(pairs.read(part), part, text.text[start:end]):
                yield Problem(text.at(start + at), message, hint)


def _bare(text: str) -> str:
    """The text with other signs for what holds no marks: code, addresses, tags, HTML that is not read."""
    words = without_code(text, _HELD)
    for start, end in as_typed(text):
        words = words[:start] + re.sub(r"[^\n]", " ", words[start:end]) + words[end:]
    words = DEFINED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), REFERENCE.sub(_held, words))
    words = _ESCAPED.sub(lambda found: f".{found[1] or '.'}", INLINE.sub(_addressed, words))
    words = _ASIDE.sub(_held, words)
    return _TAG.sub(lambda found: re.sub(r"[^\n]", "'", found[0]), words)


def _held(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _HELD, found[0])


def _addressed(found: re.Match[str]) -> str:
    """A link with its words, which may be marked, and without its address."""
    end = found.end("words") - found.start()
    return found[0][:end] + re.sub(r"[^\n]", _HELD, found[0][end:])


def _parts(words: str) -> Iterator[tuple[int, int]]:
    """Where each run of words begins and ends: a paragraph, an item, a heading, a cell."""
    at = 0
    for found in [*_PART.finditer(words), None]:
        end = found.start() if found else len(words)
        if any(RULE.fullmatch(row.strip()) for row in words[at:end].split("\n") if "-" in row):
            yield from (
                (at + cell.start(), at + cell.end()) for cell in re.finditer(r"[^|\n]+", words[at:end])
            )
        elif at < end:
            yield at, end
        at = found.end() if found else end


def _wrong(pairs: list[_Pair], part: str, written: str) -> Iterator[tuple[int, str, str]]:
    """What is wrong in one run of words: where, what, and what to do."""
    for pair in pairs:
        if _eaten(part, pair, pairs):
            kind = "bold" if pair.inner - pair.start > 1 else "italic"
            said = f"'{_cut(written[pair.start : pair.after])}' inside a word or a formula would be {kind}"
            yield pair.start, f"{said}, without its signs", _TIMES if part[pair.start] == "*" else _LINE
    used = {at for pair in pairs for at in (*range(pair.start, pair.inner), *range(pair.end, pair.after))}
    left = [run for run in _RUN.finditer(part) if not used.issuperset(range(*run.span()))]
    alone = (run for run in left if run[0].startswith("**") or not used.isdisjoint(range(*run.span())))
    for run in islice(alone, 1):  # the others follow from it
        yield run.start(), f"'{run[0]}' without its pair", _PAIR
    for one, other in pairwise(left):
        if one[0] == other[0] != "**" and _loose(part, one, other):
            yield (
                one.start(),
                f"'{_cut(written[one.start() : other.end()])}' would be shown with its signs",
                _TOUCH,
            )


def _eaten(part: str, pair: _Pair, pairs: list[_Pair]) -> bool:
    """Whether a pair opens inside a word or a formula, or ends in a product."""
    run = pair.start
    while run and part[run - 1] == part[pair.start]:
        run -= 1
    if any(run < other.after <= pair.start for other in pairs):  # another one ends where it begins
        return False
    before, after = part[run - 1 : run], part[pair.inner : pair.inner + 1]
    words = part[pair.inner : pair.end]
    if any(one.search(words) and other.match(part, pair.after) for one, other in _FACTORS):
        return True
    if not _LEFT.match(before) and not _UNPARTED.match(before):
        return False
    if _PART_OF_A_WORD.search(part[:run]) and words.isalpha() and _ends_a_word(part, pair):
        return False
    if not (_UNPARTED.match(before) or _UNPARTED.match(after)):
        return True
    behind = part[pair.after : pair.after + 1]
    return pair.inner - pair.start == 1 and bool(re.match(r"[\dA-Za-z(\[{]", behind))


def _ends_a_word(part: str, pair: _Pair) -> bool:
    """Whether a part of a word is marked, state*less* or eration**S**, and no factor follows it."""
    return pair.inner - pair.start == 2 or not re.match(r"[\w(\[{]", part[pair.after : pair.after + 1])


def _loose(part: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two marks would be a pair but for a blank on the inner side of one of them."""
    between = part[one.end() : other.start()]
    if len(between) > _LOOSE or not re.fullmatch(r"[^\d\W](?:[^\d*_/=+]*[^\d\W])?", between.strip()):
        return False
    outer = f" {part}"[one.start()] + f"{part} "[other.end()]
    return between != between.strip() and not re.search(r"[\w/]", outer)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 40 else f"{words[:39]}…"
