"""Code in a fence is a block of its own on the page, whatever stands right before or after it."""

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

import pytest
from html5lib import HTMLParser
from markdown import Markdown

from termsite.linking.dialect import Dialect

FENCE = "```\nx = y\n\nz\n```"
TOLD = {"blockquote", "dd", "dl", "dt", "h2", "li", "p", "pre", "section", "ul"}
BOX = '<section markdown="1">\n{}\n</section>'

# What stands around it, and in which elements the words before, the code and those after it are.
TEXTS = [
    ("one\n{}\ntwo",           ["p", "pre", "p"]),
    ("one\n\n{}\n\ntwo",       ["p", "pre", "p"]),
    ("{}\n{}",                 ["pre"]),
    ("## one\n{}\n## two",     ["h2", "pre", "h2"]),
    ("> one\n> {}\n> two",     ["blockquote p", "blockquote pre", "blockquote p"]),
    (BOX.format("one\n{}\ntwo"), ["section p", "section pre", "section p"]),
    ("- one\n{}\ntwo",         ["ul li", "pre", "p"]),
    ("- one\n    {}\n    two", ["ul li p", "ul li pre", "ul li p"]),
    ("- one\n    {}\n- two", ["ul li p", "ul li pre", "ul li p"]),
    ("one[^1]\n\n[^1]: two\n\n    {}", ["p", "li p", "li pre", "li p"]),
    ("- one\n\n    {}\n\n    two", ["ul li p", "ul li pre", "ul li p"]),
    ("one\n: two\n{}",         ["dl dt", "dl dd", "pre"]),
]  # fmt: skip


def fenced(around: str) -> str:
    """The text with the fence in it, each of its lines as far in as the first."""

    def put(found: re.Match[str]) -> str:
        return "\n".join(f"{found[1]}{line}".rstrip() for line in FENCE.split("\n"))

    return re.sub(r"(?m)^([> ]*)\{\}", put, around)


def standing(element: Element, around: str = "") -> Iterator[str]:
    """In which elements each piece of words stands."""
    inner = f"{around} {element.tag}".strip() if element.tag in TOLD else around
    if (element.text or "").strip():
        yield inner
    for child in element:
        yield from standing(child, inner)
        if (child.tail or "").strip():
            yield inner


@pytest.mark.parametrize(("around", "expected"), TEXTS)
def test_code_is_a_block_of_its_own(around: str, expected: list[str]) -> None:
    converter = Markdown(extensions=[Dialect(lambda slug, words: Element("a"))])
    read = HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(
        converter.convert(fenced(around))
    )
    assert [one for one, _ in groupby(standing(read))] == expected
