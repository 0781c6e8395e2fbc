"""The signs of other programs' Markdown, what each is called, and what is written here instead."""

from __future__ import annotations

import re

from termsite.content.characters import UNSEEN
from termsite.content.signs import IN_WORDS, Sign

_BOX = "Write a paragraph, and set its first words in bold: **Note.**"
_LINK = "Write [words](address), without a blank between the two and in the address."
_ITEM = "Write '- ' before each item."
_ITEMS = "Write '- ' before each item, or '1. ' and '2. ', with the blank."
_HEADING = "A line that begins with '## ' and has words is one."
_WIDE = "Write the sign as an English keyboard has it, and a blank behind it."
_TABLE = "Write rows as | a | b |, and below the first one |---|---|."
_BLANKS = "\u00a0\u2000-\u200a\u202f\u3000"
_REMARK = "What is for other editors has the key 'notes'."
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
    (
        r"^ *(?:[-*+]|\d+\.) +\[[ xX]\](?![(\[])",
        "a list of tasks",
        "Write a plain list.",
        ("[ ]", "[x]", "[X]"),
    ),
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
# How others begin items, one line after another; of ○ and ① a single one may be a sign among words.
_TEN = "一二三四五六七八九十"
_RUN_ON = rf"[oO]\t|[○◯〇①-⑳・･－]|(?:\d+|[{_TEN}]+)、|（(?:\d+|[a-z{_TEN}]+)）|[０-９]+[．.]"
_TABBED = r"(?! *(?:[-*+:#>]|\d+[.)]|\[\^|[oO]\t))[^\s|][^\t\n|]*\t+[^\s|][^\n|]*"
# What is written otherwise here.
_FORMS = (
    (r"^ {1,3}#{1,6}(?: .*)?$", "a heading behind a blank", _HEADING, (" #",)),
    (r"^#{2,6}[ #]*$", "a heading without words", _HEADING, ("##",)),
    (r"^(={2,6}) ?[^=\n]+ ?\1 *$", "a heading of a wiki", _HEADING, ("==",)),
    (r"^ {0,3}\d+\)\s", "a list that begins with a bracket", "Write '1.' for '1)'.", (")",)),
    (r"^ *[•●◦▪▫‣·∙⁃■□➢➤►▶❖✓✔]\s*\S", "a list with signs of its own", _ITEM, ()),
    (r"^ *([–—]) .*(?=\n *\1 )", "a list with signs of its own", _ITEM, ("–", "—")),
    (
        rf"^[{UNSEEN.pattern[1:-1]}]+ *(?:#{{1,6}} |[-*+] |\d+[.)] |> |\||```)",
        "a mark behind a character that nobody sees",
        "Type the beginning of the line anew.",
        (),
    ),
    (
        rf"^ *(?:[-*+]|\d+\.)[{_BLANKS}]|^ *[{_BLANKS}][{_BLANKS} ]*(?:[-*+]|\d+\.|#{{1,6}}) ",
        "a mark beside a blank of another kind",
        "Write a blank as the space bar makes it.",
        ("\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u3000"),
    ),
    (r"^ {0,3}＃{1,6}[ \u3000]*\S|^ {0,3}＞[ \u3000]*\S", "a mark in a wide form", _WIDE, ("＃", "＞")),
    (r"^ {0,3}｜.*｜ *$", "a row of a table between wide signs", _TABLE, ("｜",)),
    (r"^ *\{\|", "a table of a wiki", _TABLE, ("{|",)),
    (r"^ *\+(?:[-=]{2,}\+)+ *$", "a table with frames", _TABLE, ("+--", "+==")),
    (rf"^{_TABBED}\n(?={_TABBED}$)", "a row whose cells are parted by tabs", _TABLE, ("\t",)),
    (r"^ *(?=\d+\.\s)(?!\d*[0-9])\d+\.", "a list with other figures", "Write its numbers with 0 to 9.", ()),
    (rf"^ *(?:{_RUN_ON}).*(?=\n *(?:{_RUN_ON}))", "a list with signs of its own", _ITEMS, ()),
    (
        r"^ *(?:\(1\)|\(?(?:a|i)[.)]) .*(?=\n *(?:\(2\)|\(?(?:b|ii)[.)]) )",
        "a list with signs of its own",
        _ITEMS,
        (") ", ". "),
    ),
    (
        r"^ *(?:\d+\.|[-+])(?=[^\W\d]).*(?=\n *(?:\d+\.|[-+])[^\W\d])",
        "a list without a blank behind its sign",
        _ITEMS,
        ("-", "+", "."),
    ),
    (r"\[[^\[\]\n]+\] +\((?:https?:|mailto:|\.\./|#)[^()\n]*\)?", "a link in two parts", _LINK, ("] ",)),
    (r"\]\((?:https?:|\.\./)[^()\s\"<>]* [^()\"'\n]*\)", "an address with a blank", _LINK, ("](",)),
)


SIGNS = (
    *(Sign(re.compile(sign, re.M), name, hint, marks) for sign, name, hint, marks in (*_PARTS, *_FORMS)),
    *IN_WORDS,
)
