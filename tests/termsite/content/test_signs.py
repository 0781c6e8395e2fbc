"""What a value of one line cannot hold, because it is shown as it is typed."""

import pytest

from termsite.content.signs import marks_in_line

MARKED = (
    ("A sign by its name, &amp; so.", "&amp;"),
    ("A sign by its number, &#8364; so.", "&#8364;"),
    ("What H~2~O is.", "~2~"),
    ("What 10^6^ is.", "^6^"),
    ("Where $x^2$ rises.", "$x^2$"),
    ("Where \\frac{a}{b} rises.", "\\frac{a}"),
    ("A ==marked== word.", "==marked=="),
    ("A ~~struck~~ word.", "~~struck~~"),
    ("An *italic* word.", "*italic*"),
    ("An _italic_ word.", "_italic_"),
    ("A __bold__ word.", "__bold__"),
    ("A star \\* so.", "\\*"),
    ("A cost of \\$5.", "\\$"),
    ("Press ++ctrl+c++ twice.", "++ctrl+c++"),
    ("So it is :smile: now.", ":smile:"),
    ("So it is[^1].", "[^1]"),
    ("## A heading", "## "),
    ("重点＊＊在这里＊＊。", "＊＊在这里＊＊"),
    ("见［［保证金］］。", "［［保证金］］"),
)
ORDINARY = (
    "P&L and R&D of the S&P 500, AT&T; 24/7, 50/50 at 1:10, C++.",
    "It costs $5 to $6, 5% more, 5 * 3 * 2, 2*3*4, and a rate* or two*.",
    "x^2 + y^2 = z^2, a_b_c, f_1 and f_2, #1, [sic], (as it is), a < b.",
    "1. Introduction",
    "- as it begins",
    "-5 and +5, –5, 1.5 and 1:2:3, 10:30:45, C:\\data, A$/US$ = 0.65.",
)


@pytest.mark.parametrize(("words", "mark"), MARKED)
def test_a_mark_is_found(words: str, mark: str) -> None:
    assert mark in marks_in_line(words)


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_words_hold_none(words: str) -> None:
    assert not list(marks_in_line(words))
