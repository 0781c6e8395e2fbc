"""Markdown as plain words, and the first sentence of a text, for a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from termsite.linking.linker import SENTENCE
from termsite.transfer.waiting import links

_LINKED = re.compile(
    r"!?\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s[^()]*)?\)|\[[^\[\]]*\])"
)
_MARKS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)(?P<words>.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ENDS = re.compile(r"\S(?=\s|$)|[。！？](?=[”」』）]?)")
_CUT_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|[A-Z])|^)\.$")
_BLOCK = re.compile(r"(?:^|\n)(?P<block>[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*)")
_NO_WORDS = re.compile(r" {0,3}(?:#+ |>|\||```|~~~|[-*+] |\d+[.)] |<(?!code)|\[[^\]]+\]: )| {4}")
_MARKED = re.compile("[\x02`]|\\]\\(|\\]\\[")  # what a summary cannot hold, and a text can
_FAR = 3000  # signs, with addresses among them


def plainly(text: str) -> str:
    """The words alone, on one line."""
    text = links(text, lambda link: link.words or link.name)
    text = _LINKED.sub(lambda found: found["words"], text)
    for _ in range(3):  # bold inside a slant inside bold
        text = _MARKS.sub(lambda found: found["words"], text)
    text = unescape(_TAG.sub("", text.replace("`", "")))
    return " ".join(re.sub(r"\\([^\w\s])", r"\1", text).split())


def first_sentence(body: str) -> tuple[int, int]:
    """Where the first sentence of the first paragraph stands; (0, 0) where a text begins otherwise."""
    for found in _BLOCK.finditer(body):
        block, start = found["block"], found.start("block")
        if re.match(r" {0,3}#+ ", block):
            rest = block.partition("\n")[2]
            block, start = rest, start + len(block) - len(rest)
        if not block.strip():
            continue
        if _NO_WORDS.match(block):
            return 0, 0
        return start, start + _end(block)
    return 0, 0


def moved(body: str, start: int, end: int) -> str:
    """The body without these words, its lines in their places; all of it where they hold a link or code."""
    words = body[start:end]
    if _MARKED.search(words):
        return body
    return body[:start] + "\n" * words.count("\n") + body[end:].lstrip(" \t")


def _end(block: str) -> int:
    """Where the first sentence of a paragraph ends; it is looked for where a summary could end."""
    block = block[:_FAR]
    first = _first(plainly(block))
    for end in (found.end() for found in _ENDS.finditer(block)):
        if plainly(block[:end]) == first:
            return end
    return len(block)


def _first(words: str) -> str:
    for cut in _cuts(words):
        if not _CUT_SHORT.search(words[:cut]):
            return words[:cut]
    return words


def _cuts(words: str) -> Iterator[int]:
    for found in SENTENCE.finditer(words):
        yield found.start() + len(found[0].rstrip())
