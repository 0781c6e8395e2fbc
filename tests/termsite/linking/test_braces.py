"""Words in braces are shown, or it is told that nobody would see them."""

import random
import re
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown

from termsite.linking.braces import braces
from termsite.linking.dialect import Dialect
from termsite.model import Place, Text

SEED = 20261130

TEXTS = [
    # text                                     what is told, as it is written there
    ("the set {x} of prices",                  []),
    ("**E**{x}",                               ["{x}"]),
    ("**E** {x}",                              []),
    (r"**E**\{x}",                             []),
    ("*E*{1, 2}",                              ["{1, 2}"]),
    ("`E`{x} and `{x}`{y}",                    ["{x}", "{y}"]),
    ("[E](https://example.org/){x}",           ["{x}"]),
    ("**E**{#name}, **F**{.name}, *G*{lang=la}", []),
    ("**E**{half.half}",                       []),  # a figure
    ("## Case {x}",                            ["{x}"]),
    ("## Case {x} and {y}",                    []),
    ("## Case {#x}",                           []),
    ("words\n{x}",                             ["{x}"]),
    ("- item\n    {x}",                        ["{x}"]),
    ("a | b\n---|---\nc {x} | {y}",            ["{x}"]),
    ("> words\n> {x}\n\n{y}",                  ["{x}"]),
    ("words\n{a = b}",                         ["{a = b}"]),
    ("```\n**E**{x}\n```",                     []),
]  # fmt: skip

# What words in braces may stand behind, and in what.
BEFORE = [
    "words ",
    "**E**",
    "*E* ",
    "`E`",
    "[E](https://example.org/)",
    "E",
    "[[E]]",
    "words\n",
    "*E*\n",
    "<b>E</b>",
]
AROUND = [
    "{}",
    "{} more",
    "## {}",
    "- {}\n- more",
    "> {}",
    "| {} | b |\n|---|---|\n| c | {} |",
    "{}\n: more",
    "a[^1]\n\n[^1]: {}",
]


def told(text: str) -> list[str]:
    found = [re.match(r"'(.*?)' would be taken", one.message) for one in braces(Text(text, Place("x", 1)))]
    return [one[1] for one in found if one]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_nobody_would_see_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_it_is_told_in_its_line() -> None:
    assert [str(one.place) for one in braces(Text("a\n\n## b {c}\n\nd\n{e}", Place("x", 8)))] == [
        "x:10",
        "x:13",
    ]


def test_whatever_they_stand_behind_they_are_shown_or_told() -> None:
    draw, asked = random.Random(SEED), 0
    for _ in range(300):
        text, words = draw.choice(AROUND), iter(range(9))
        while "{}" in text:
            text = text.replace("{}", f"{draw.choice(BEFORE)}\x00w{next(words)}\x01", 1)
        if "\n" in text.replace("\n\n", "") and "|" in text and re.search(r"\n\x00", text):
            continue  # a line of a table that breaks off
        text = text.replace("\x00", "{").replace("\x01", "}")
        html = Markdown(extensions=[Dialect(lambda slug, words: Element("a"))]).convert(text)
        for word in re.findall(r"\{w\d\}", text):
            assert (word in re.sub(r"<[^>]+>", "", html)) != (word in told(text)), (
                f"seed {SEED}\n{text}\n{html}"
            )
            asked += 1
    assert asked > 250


UNREAD = [
    # text                                     what would be shown as it is typed
    ("## Case{#x}",                            ["{#x}"]),
    ("words {.name} and {: #id }",             ["{.name}", "{: #id }"]),
    ("**E** {.name}",                          ["{.name}"]),
    ("## Case {#x}\n\n**E**{.name} and words\n{: .name }", []),
    (r"\{#x} and {0.5} and {-1} and `{#x}`",   []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNREAD)
def test_attributes_that_nothing_takes_are_told(text: str, expected: list[str]) -> None:
    found = [re.match(r"'(.*?)' would be shown", one.message) for one in braces(Text(text, Place("x", 1)))]
    assert [one[1] for one in found if one] == expected
