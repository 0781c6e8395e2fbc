"""Ordinary words with signs in them are left alone: they are shown as they are typed."""

import pytest

from termsite.linking.alone import alone
from termsite.linking.texts import Written
from termsite.model import Place, Text

WORDS = r"""
P&L and R&D of an S&P 500 company, AT&T's 24/7 desk, 50/50 at 1:10, C++ and C++20.
It costs $100, $100.50 or US$1,000, not $5 to $6; it is worth €4.60 (= $5) and £4 = $5.
A$/US$ = 0.65 and C$/US$ = 0.74; 5% of 60% is 3%; ±2%, ~5 and ~6, -5 and +5.
5 * 3 and 5 * 3 * 2, price * quantity, 5 × 3, 2*3 alone.
A rate* and another*. *Only for members.
x^2 + y^2 = z^2, `2^3`, `a*b*c` and `(1+r)**2`.
equity = assets - debt; m = E / (E + D); a < b, b > a, a <= b, a -> b.
snake_case, _emphasis_, __strong__, f_1 and f_2, E_t/E_{0}.
**Note:** what is bold, **L**oan **t**o **v**alue, **call**s, *call*-like, **10**x, *up to 10*x, *plan b*s, *n*th, state*less* apps, OP**eration**S, eration**S**, **5**%, ***both***, "*quoted*" and (*bracketed*).
[brackets] and (round ones), [1] and [2], f(x)[0], [sic] (as written), [words](https://example.org/a_(b)) and [[equity]].
At 12:30:45 on 2026-11-21, a:b:c, and/or, C:\Users, \\server, \*escaped\* and \[shown\].
The #1 of 3, No. 5, item (a) or (1), e.g. 1) or 2), 1.5x and 2.0x, i.e. a) and b).
10 - 5 = 5, 10 – 5, 10 — 5, −5 °C, x: y, x; y. "Quoted" and 'so', it's O'Neil's.
保证金（维持保证金）是＊比例＊，价格为100美元；**重点**内容，*斜体*字。①与②、○或×。
الهامش: ٥٠٪ و(١) و١٫٥، ٥ أو ٦.
"""
BLOCKS = (
    "- one\n- two\n    - three\n\n1. one\n2. two",
    "* one *word*\n* two **words**",
    "| a | b* |\n|---|---|\n| *1* | 2*3 |\n| **x** | [[equity|y]] |",
    "> *one*\n> two",
    "***\n\n* * *\n\n---\n\n___",
    "```\n- [ ] $x^2$ \\textbf{x} a*b*c\n```\n\n    1.one\n    2.two",
    "Word\n:   What it *means*.\n\nA note[^1].\n\n[^1]: A *note*.",
    "<div>\n<p>2*3*4 = 24, a_b_c, rate* and <code>*x*</code>, 5 - 3, &lt;b&gt; and #1.</p>\n<pre>\n- *x*\n</pre>\n</div>",
    '<details markdown="1">\n<summary>More</summary>\n\n- *one*\n- two\n\n</details>',
    "<!-- *a* remark -->\n\n<br>\n\nH<sub>2</sub>O and <b>*both*</b>.",
    "\u3000\u3000段落。\n\n٥٠٪ من القيمة.",
    "In the years\n2024. and\n2025. it was so.",
)


@pytest.mark.parametrize("words", [*WORDS.strip().split("\n"), *BLOCKS])
def test_nothing_is_told(words: str) -> None:
    problems, _ = alone([Written(Text(words, Place("terms/x.md", 1)), "terms/x/", body=True)])
    assert not [str(one) for one in problems]
