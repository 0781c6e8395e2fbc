"""What other sites' Markdown knows and this one's does not: it would be shown as typed, or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termsite.content.signs import signs_in
from termsite.linking.below import NOTE, addresses, notes
from termsite.linking.code import deep_fences, open_fence, without_code
from termsite.linking.dialect import REFERENCE
from termsite.linking.emphasis import emphasis
from termsite.linking.halves import halves
from termsite.linking.signs import SIGNS
from termsite.linking.targets import INLINE
from termsite.model import Place, Problem, Text

_TITLE = re.compile(r"^#(?!#).*$|^[^\n]+\n=+ *$", re.MULTILINE)
_HEADING = re.compile(r"^#+.*$|^[^\n]+\n(?:=+|-+) *$", re.MULTILINE)
_LINK = re.compile(r"\x01|(?<!!)\[[^\[\]]*\]\(")


def foreign(text: Text, *, body: bool) -> Iterator[Problem]:
    """Everything of the kind in one text; what is no body has neither headings nor notes."""
    words = without_code(text.text)
    for sign, found in signs_in(words, SIGNS):
        said = f"'{_shown(found[0])}' is {sign.name}, which there is not here"
        yield Problem(text.at(found.start()), said, sign.hint)
    for place in re.finditer(r"\[\[|\]\]", REFERENCE.sub(lambda found: "." * len(found[0]), words)):
        hint = "Write [[slug]] or [[slug|words]], without brackets inside."
        yield Problem(text.at(place.start()), f"'{place[0]}' without its pair", hint)
    line = open_fence(text.text)
    if line is not None:
        yield Problem(
            Place(text.place.path, text.place.line + line),
            "a fence of code that is never closed",
            "Close it by the same signs.",
        )
    for line in deep_fences(text.text):
        hint = "Let it begin its line, or stand four blanks behind the beginning of its item."
        yield Problem(Place(text.place.path, text.place.line + line), "a fence of code too far in", hint)
    yield from _headed(text, words) if body else _too_much(text, words)
    yield from addresses(text, words)
    yield from _linked(text, words)
    yield from halves(text, words)
    yield from emphasis(text, words)


def _headed(text: Text, words: str) -> Iterator[Problem]:
    for found in _TITLE.finditer(words):
        hint = "A page has one title, its own; sections begin with '## '."
        yield Problem(text.at(found.start()), f"a second title: '{_shown(found[0])}'", hint)
    yield from notes(text, words)


def _too_much(text: Text, words: str) -> Iterator[Problem]:
    for found in _HEADING.finditer(words):
        hint = "Headings stand in the text below the front matter."
        yield Problem(text.at(found.start()), f"a heading in a short text: '{_shown(found[0])}'", hint)
    for found in NOTE.finditer(words):
        hint = "Footnotes stand in the text below the front matter."
        yield Problem(text.at(found.start()), f"a footnote in a short text: '{found[0]}'", hint)


def _linked(text: Text, words: str) -> Iterator[Problem]:
    """Links that no reader can see or press, because of what stands between their brackets."""
    bare = REFERENCE.sub(lambda found: "\x01" * len(found[0]), words)  # no file can hold this sign
    for found in INLINE.finditer(bare):
        place, shown = text.at(found.start()), _shown(text.text[slice(*found.span())])
        if not text.text[slice(*found.span("words"))].strip():
            hint = "Write into its square brackets what a reader is to press."
            yield Problem(place, f"a link without words: '{shown}'", hint)
        elif _LINK.search(found["words"]):
            hint = "One link ends before the next begins."
            yield Problem(place, f"a link inside a link: '{shown}'", hint)


def _shown(words: str) -> str:
    line = words.split("\n")[0].strip()
    return line if len(line) <= 40 else f"{line[:39]}…"
