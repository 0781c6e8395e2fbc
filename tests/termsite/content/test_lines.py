"""A place in a text of the front matter is told by its line in the file, however YAML has its lines joined."""

from __future__ import annotations

import re

import pytest

from termsite.content.frontmatter import front_of

VALUES = {
    "folded": "said: >\n  one two\n  three [[A]]\n\n  four [[B]]\n",
    "folded, ended": "said: >-\n  one\n  [[A]] and\n  [[B]]\n",
    "plain": "said: plain text goes\n  on here [[A]]\n  and [[B]]\n\n  after a blank [[C]]\n",
    "plain, below its key": "said:\n  begins below\n  then [[A]]\n",
    "in double quotes": 'said: "quoted \\"text\n  goes [[A]]\n  on \\u00e9 [[B]]"\n',
    "in double quotes, one line": 'said: "one\\n\\ntwo [[A]]"\n',
    "in single quotes": "said: 'single ''quoted''\n  goes [[A]]\n\n  on [[B]]'\n",
    "literal": "said: |\n  as it stands\n  [[A]]\n\n  and [[B]]\n",
    "words that come twice": "said: the [[A]]\n  the\n  the [[B]]\n  the [[C]]\n",
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_place_in_a_text_has_the_line_of_its_file(value: str) -> None:
    file = f"---\ntitle: tide\n{value}more: nothing\n---\nBody.\n"
    front, problems = front_of(file.encode(), "tide.md")
    assert front and not problems
    text, rows = front.text("said"), file.split("\n")
    found = list(re.finditer(r"\[\[\w\]\]", text.text))
    assert len(found) == len(re.findall(r"\[\[\w\]\]", value))
    for one in found:
        assert one[0] in rows[text.at(one.start()).line - 1]
