"""Signs of other programs' Markdown in words: what each is called, and what is written here instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

_FORMULA = "A formula has the key 'formula', or 'latex'."
_LINK = "Write [words](address), without a blank between the two and in the address."
_BACKSLASH = r"Leave the backslash out; it is for \ ` * _ { } [ ] ( ) > # + - . ! | alone."
_LATEX = r"(?:\\[A-Za-z]{2,}|[_^]\{)"
# $x$, $x = y + 2$ and $x^2$, but no prices; \(x_1\), but no bracket that is shown; \cite{x}, but no folder.
_SHORT_LATEX = (
    r"(?<![\w$\\])\$(?![\s$]|\d[\d,.]*[\s)])(?:[A-Za-z]|[A-Za-z]\w{0,3}(?: ?[-+*/<>=] ?[\w().]+)+"
    r"|[^$\n]{0,80}[\^_][^$\n]{0,80})(?<=\S)\$(?![\w$])"
    r"|\\\([^\n\\]*[\^_=][^\n\\]*\\\)|\\\[[^\n\\\[\]]*[\^_=][^\n\\\[\]]*\\\]"
    r"|\\[A-Za-z]{2,}\*?(?:\[[^\[\]\n]*\])?\{[^{}\n]*\}"
)
# What they know of words.
_WORDS = (
    (r"~~\S(?:[^~\n]*\S)?~~", "a line struck through", "Leave the words out.", ("~~",)),
    (
        r"(?<![\w=])==(?=[^\s=])[^=\n]*[^\s=]==(?![\w=])",
        "a word marked",
        "Set it in bold: **word**.",
        ("==",),
    ),
    (r"'''[^'\n]+'''", "a word in bold", "Write **word**.", ("'''",)),
    (r"(?<=\w)~[^~\s]+~(?!~)", "a sign set low", "Write <sub>2</sub>.", ("~",)),
    (r"(?<=\w)\^[^^\s]+\^", "a sign set high", "Write <sup>2</sup>.", ("^",)),
    (r"(?<![\w+])\+\+\w[\w+-]*\+\+", "a key to press", "Write <kbd>Ctrl</kbd>.", ("++",)),
    (
        r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])",
        "a sign by its name",
        "Write the sign itself, or a word.",
        (":",),
    ),
    (r"^\*\[[^\[\]\n]+\]:", "an abbreviation", 'Write <abbr title="its meaning">word</abbr>.', ("*[",)),
    (
        r"\^\[[^\[\]\n]+\]",
        "a note in a line",
        "Write [^1], and below, in a line of its own, '[^1]: …'.",
        ("^[",),
    ),
    (r"\$\$", "a formula in LaTeX", _FORMULA, ("$$",)),
    (
        rf"\$(?=\S)[^$\n]*?{_LATEX}[^$\n]*?(?<=\S)\$|\\[(\[][^$\n]*?{_LATEX}[^$\n]*?\\[)\]]|{_SHORT_LATEX}",
        "a formula in LaTeX",
        _FORMULA,
        ("$", "\\"),
    ),
    (
        r"(?<!\\)\\\{[\w-]+(?::[\w-]+)?\.[\w.]+\}|(?<!\\)\\\[\[[^\[\]\n]+\]\]",
        "a figure or a link behind a backslash",
        "Leave the backslash out; to show the signs themselves, set them in `backticks`.",
        ("\\{", "\\[["),
    ),
    (r"(?<!\\)\\[\"$%&',/:;<=?@^~]", "a sign behind a backslash", _BACKSLASH, ("\\",)),
    (r"(?<!\\)\\$", "a line's end by a backslash", "End the line by two blanks, or by <br>.", ("\\",)),
    (r"(?<!\\)\[https?://[^\s\[\]]+ +[^\[\]\n]+\](?![(\[])", "a link of a wiki", _LINK, ("[http",)),
    (r"\([^()\n]+\)\[(?:https?://|\.\./)[^\[\]\n]*\]", "a link with its brackets exchanged", _LINK, (")[",)),
    (
        r"(?<![\\!\w\]])\[[^\[\]()\n]+\((?:https?://|mailto:|\.\./)[^()\s]*\)(?![^\[\]\n]*\])",
        "a link without a bracket",
        _LINK,
        ("(http", "(mailto:", "(../"),
    ),
    (r"［［[^\n]*?］］|\[［[^\n]*?］\]", "a link in wide brackets", "Write [[slug]].", ("［",)),
    (
        r"[\[［][^\[\]［］\n]+[\]］](?:（(?:https?:|\.\./)[^（）\n]*）|（(?:https?:|\.\./)[^（）\n]*\))",
        "a link in wide brackets",
        _LINK,
        ("（",),
    ),
    (
        r"＊＊(?=\S)[^＊\n]+＊＊|＿＿(?=\S)[^＿\n]+＿＿",
        "a word between wide signs",
        "Write **word**.",
        ("＊＊", "＿＿"),
    ),
    (r"｀[^｀\n]+｀", "code between wide signs", "Write `code`.", ("｀",)),
    (
        r"[｛{][\w-]+(?:[:：][\w-]+)?[.．][\w.]+｝|｛[\w-]+(?:[:：][\w-]+)?[.．][\w.]+\}",
        "a figure in wide brackets",
        "Write {calculator.output}.",
        ("｛", "｝"),
    ),
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, what it is called, what to write instead, and what is in every text that holds it."""

    pattern: re.Pattern[str]
    name: str
    hint: str
    marks: tuple[str, ...]  # one of these; nothing where it could be anything


def signs_in(words: str, signs: Iterable[Sign]) -> Iterator[tuple[Sign, re.Match[str]]]:
    """Each of these signs wherever it stands; asked of every text, so that nothing is called in vain."""
    for sign in signs:
        for mark in sign.marks or ("",):
            if mark in words:
                yield from ((sign, found) for found in sign.pattern.finditer(words))
                break


IN_WORDS = tuple(
    Sign(re.compile(sign, re.MULTILINE), name, hint, marks) for sign, name, hint, marks in _WORDS
)
# What texts hold and a value of one line does not: signs by their names, and words that are marked.
_MARKED = re.compile(
    r"(?<![\w*)\]}])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![\w*])|(?<!\w)(_{1,2})(?=[^\s_])[^\n]*?(?<=[^\s_])\1(?!\w)"
    r"|\\[\\`*_{}\[\]()>#+.!|-]|^#{1,6}\s|\[\^[^\[\]\s]+\]"
)
_NAMED = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]+);")


def marks_in_line(words: str) -> Iterator[str]:
    """What of a value that is shown as it is typed is a mark of Markdown, of HTML or of other programs.

    `plain.py` tells links, figures, bold words, code and tags.
    """
    yield from (found[0] for _, found in signs_in(words, IN_WORDS))
    if any(sign in words for sign in "*_\\#["):
        yield from (found[0] for found in _MARKED.finditer(words))
    if "&" in words:
        yield from (found[0] for found in _NAMED.finditer(words) if unescape(found[0]) != found[0])
