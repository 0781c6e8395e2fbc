"""What counts as code when a text is checked is what the converter makes code of."""

import random
import re

import pytest
from markdown import Markdown

from termsite.linking.code import open_fence, outside_code, without_code
from termsite.linking.dialect import Dialect

SEED = 20261128
SIGN = "[[x]]"

TEXTS = [
    # text                                            whether its sign is code
    ("a [[x]] b",                                     False),
    ("a `[[x]]` b",                                   True),
    ("a ``b ` [[x]]`` c",                             True),
    ("a \\`[[x]] b",                                  False),
    ("a ` [[x]]\n\nb ` c",                            False),
    ("a ` b\n[[x]] ` c",                              True),
    ("```\n[[x]]\n```",                               True),
    ("~~~ yaml\n[[x]]\n~~~",                          True),
    ("```\n[[x]]",                                    False),
    ("a\n\n    [[x]]",                                True),
    ("a\n    [[x]]",                                  False),
    ("- a\n\n    [[x]]",                              False),
    ("- a\n\n        [[x]]",                          True),
    ("- a\n\n    ```\n    [[x]]\n    ```",            True),
    ("- a\n    - b\n\n        [[x]]",                 False),
    ("- a\n\nb\n\n    [[x]]",                         True),
    ("1. a\n\n        [[x]]",                         True),
    ("> ```\n> [[x]]\n> ```",                         True),
    ("a\n:   b\n\n    [[x]]",                         False),
    ("a[^1]\n\n[^1]: b\n\n    [[x]]",                 False),
    ("| `[[x]]` | b |\n|---|---|\n| a | b |",         True),
    ("## a `[[x]]`",                                  True),
]  # fmt: skip

# What a text is put together from; every piece is a block of its own.
BLOCKS = [
    "words {0} go on", "words `{0}` go on", "## heading {0}", "```\n{0}\n```", "~~~\n{0}\n\n    {0}\n~~~", "    {0}",
    "- item {0}\n- item `{0}`", "- item\n\n    {0}", "- item\n\n    ```\n    {0}\n    ```", "- item\n\n        {0}",
    "1. item\n    - item {0}\n    - item `{0}`", "> words {0}\n> `{0}`", "| {0} | `{0}` |\n|---|---|\n| {0} | b |",
]  # fmt: skip


def code(text: str) -> list[bool]:
    """Of every sign in the converted text, whether it stands in code; by its number."""
    html = Markdown(extensions=[Dialect(lambda slug, words: None)], output_format="html").convert(text)
    inside = "".join(re.findall(r"(?s)<code[^>]*>.*?</code>", html))
    return [f"x{n}]]" in re.sub(r"<[^>]+>", "", inside) for n in range(text.count("[[x"))]


def seen(text: str) -> list[bool]:
    left = without_code(text)
    assert len(left) == len(text) and left.count("\n") == text.count("\n")
    return [f"x{n}]]" not in left for n in range(text.count("[[x"))]


def numbered(text: str) -> str:
    parts = text.split("[[x]]")
    return "".join(f"{part}[[x{n}]]" for n, part in enumerate(parts[:-1])) + parts[-1]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=range(len(TEXTS)))
def test_code_is_what_the_converter_takes_for_it(text: str, expected: bool) -> None:
    assert code(numbered(text)) == seen(numbered(text)) == [expected]


def test_texts_put_together_at_random_have_the_same_code_for_both() -> None:
    draw = random.Random(SEED)
    for _ in range(150):
        blocks = draw.choices(BLOCKS, k=draw.randint(1, 5))
        text = numbered("\n\n".join(block.format(SIGN) for block in blocks))
        assert seen(text) == code(text), f"seed {SEED}\n{text}"


def test_what_is_outside_code_is_changed_and_nothing_else() -> None:
    assert outside_code("a `a` a\n\n    a\n\na", str.upper) == "A `a` A\n\n    a\n\nA"


@pytest.mark.parametrize(
    ("text", "line"), [("a\n\n```\nb\n", 2), ("```\na\n```\n", None), ("- a\n\n    ```\n", 2), ("a", None)]
)
def test_a_fence_that_stays_open_is_found(text: str, line: int | None) -> None:
    assert open_fence(text) == line
