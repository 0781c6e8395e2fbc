"""The signs of other programs' Markdown, what each is called, and what is written here instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BOX = "Write a paragraph, and set its first words in bold: **Note.**"
_LINK = "Write [words](address), without a blank between the two and in the address."
_FORMULA = "A formula has the key 'formula', or 'latex'."
_ITEM = "Write '- ' before each item."
_HEADING = "A line that begins with '## ' and has words is one."
_REMARK = "What is for other editors has the key 'notes'."
_BACKSLASH = r"Leave the backslash out; it is for \ ` * _ { } [ ] ( ) > # + - . ! | alone."
_LATEX = r"(?:\\[A-Za-z]{2,}|[_^]\{)"
_TAKEN = r"""(?:(?:\w+|\{[^}]*\}|\*\s+as\s+\w+)(?:\s*,\s*\{[^}]*\})?\s+from\s+)?['"]"""

# What Hugo, Jekyll, GitHub, Docusaurus, MkDocs, Sphinx and Obsidian put around words or in place of them.
_PARTS = (
    (
        r"\{\{.*?(?:\}\}|$)",
        "a shortcode",
        "Write [[slug]] for a term, {calculator.output} for a figure.",
        ("{{",),
    ),
    (
        r"\{%.*?(?:%\}|$)",
        "a template's tag",
        "There are no templates in texts; write what it shall say.",
        ("{%",),
    ),
    (r"^ {0,3}(?:!!!|\?\?\?\+?|:::) *\w*", "a box", _BOX, ("!!!", "???", ":::")),
    (r"^ *> *\[!\w+\]", "a box", _BOX, ("[!",)),
    (r"^\.\. [\w-]+::", "a box", _BOX, (".. ",)),
    (r"^ *(?:[-*+]|\d+\.) +\[[ xX]\]", "a list of tasks", "Write a plain list.", ("[ ]", "[x]", "[X]")),
    (r"^\[TOC\] *$", "a table of contents", "Leave it out; every page has its own.", ("[TOC]",)),
    (rf"^import\s+{_TAKEN}", "a script", "Leave it out.", ("import",)),
    (r"^export\s+(?:const|let|default|function)\b.*[={(;]", "a script", "Leave it out.", ("export",)),
    (r"\{/\*.*?(?:\*/\}|$)", "a remark", _REMARK, ("{/*",)),
    (r"%%[^%\n]+%%|^%%.*$", "a remark", _REMARK, ("%%",)),
    (r"!\[\[[^\[\]\n]*\]\]", "a file set in", "A picture is written ![what it shows](name.png).", ("![[",)),
    (
        r"(?<=\s)\^(?=[\d-]*[a-z])[\w-]{3,} *$",
        "a name of a paragraph",
        "Leave it out; headings have one.",
        ("^",),
    ),
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
    (rf"(?:\$|\\[(\[])[^$\n]*?{_LATEX}[^$\n]*?(?:\$|\\[)\]])", "a formula in LaTeX", _FORMULA, ("$", "\\")),
    (r"(?<!\\)\\[\"$%&',/:;<=?@^~]", "a sign behind a backslash", _BACKSLASH, ("\\",)),
    (r"(?<!\\)\\$", "a line's end by a backslash", "End the line by two blanks, or by <br>.", ("\\",)),
)
# What is written otherwise here.
_FORMS = (
    (r"^ {1,3}#{1,6}(?: .*)?$", "a heading behind a blank", _HEADING, (" #",)),
    (r"^#{2,6}[ #]*$", "a heading without words", _HEADING, ("##",)),
    (r"^(={2,6}) ?[^=\n]+ ?\1 *$", "a heading of a wiki", _HEADING, ("==",)),
    (r"^ {0,3}\d+\)\s", "a list that begins with a bracket", "Write '1.' for '1)'.", (")",)),
    (r"^ *[•●◦▪▫‣·∙⁃■□➢➤►▶❖✓✔]\s*\S", "a list with signs of its own", _ITEM, ()),
    (r"^ *([–—]) .*(?=\n *\1 )", "a list with signs of its own", _ITEM, ("–", "—")),
    (r"\[[^\[\]\n]+\] +\((?:https?:|mailto:|\.\./|#)[^()\n]*\)?", "a link in two parts", _LINK, ("] ",)),
    (r"\]\((?:https?:|\.\./)[^()\s\"<>]* [^()\"'\n]*\)", "an address with a blank", _LINK, ("](",)),
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, what it is called, what to write instead, and what is in every text that holds it."""

    pattern: re.Pattern[str]
    name: str
    hint: str
    marks: tuple[str, ...]  # one of these; nothing where it could be anything

    def found(self, words: str) -> Iterator[re.Match[str]]:
        """Find it in a text; most have none of its marks, and that is seen much faster."""
        if not self.marks or any(mark in words for mark in self.marks):
            yield from self.pattern.finditer(words)


SIGNS = tuple(
    Sign(re.compile(sign, re.M), name, hint, marks) for sign, name, hint, marks in (*_PARTS, *_WORDS, *_FORMS)
)
