"""A file with other values: the lines that say something new change, and no other."""

import copy
import random
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from termsite.content.frontmatter import front_of
from termsite.content.shape import schema
from termsite.editing.amend import Unchangeable, amended, written
from tests.draws import PROFILE, some

ROOT = Path(__file__).parents[3]
OURS = sorted([*(ROOT / "terms").glob("*.md"), *(ROOT / "docs/areas").glob("*.md")])
ORDER = tuple(schema("term")["properties"])
FILE = """---
title: 'equity'   # in quotes, without need
summary: What is left when every debt is paid.
# Names that others use.
aliases: [own funds,  net worth]
areas:
  - basics
level: starter
related:
  - why: "It is: taken off."
    term: debt
  # the rest
  - term: asset
    why: >
      What is
      owned.
symbols:
  E: {means: equity, unit: USD}
  D: {means: "debt", value: "18,000"}
published: 2026-11-21
---

What is yours.
"""
Edit = Callable[[dict[str, Any]], object]
# What is done to the values, and the lines that differ then.
EDITS: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (lambda v: None, []),
    "a text": (
        lambda v: v.update(summary="What is yours: all of it."),
        ["-summary: What is left when every debt is paid.", '+summary: "What is yours: all of it."'],
    ),
    "a quoted text": (
        lambda v: v.update(title="own equity"),
        ["-title: 'equity'   # in quotes, without need", '+title: "own equity"   # in quotes, without need'],
    ),
    "one of a list": (
        lambda v: v["aliases"].append("a, b"),
        ["-aliases: [own funds,  net worth]", '+aliases: [own funds,  net worth, "a, b"]'],
    ),
    "the only one of a list": (lambda v: v.update(areas=["risk"]), ["-  - basics", "+  - risk"]),
    "a line more": (lambda v: v.update(areas=["basics", "risk"]), ["+  - risk"]),
    "inside a row": (
        lambda v: v["related"][0].update(why="It goes."),
        ['-  - why: "It is: taken off."', '+  - why: "It goes."'],
    ),
    "a row less": (
        lambda v: v["related"].pop(0),
        ['-  - why: "It is: taken off."', "-    term: debt"],
    ),
    "a row first": (
        lambda v: v["related"].insert(0, {"term": "own", "why": "First."}),
        ["+  - term: own", "+    why: First."],
    ),
    "rows turned": (  # a remark between them stands between none of them any more
        lambda v: v["related"].reverse(),
        ['-  - why: "It is: taken off."', "-    term: debt", "-  # the rest", '+  - why: "It is: taken off."', "+    term: debt"],
    ),
    "several lines": (
        lambda v: v["related"][1].update(why="What is owned."),
        ["-    why: >", "-      What is", "-      owned.", "+    why: What is owned."],
    ),
    "inside brackets": (
        lambda v: v["symbols"]["D"].update(value="18,001"),
        ['-  D: {means: "debt", value: "18,000"}', '+  D: {means: "debt", value: "18,001"}'],
    ),
    "a key of an editor's": (
        lambda v: v["symbols"].update(A={"means": "assets, all", "unit": "USD"}),
        ['+  A: {means: "assets, all", unit: USD}'],
    ),
    "a key less": (
        lambda v: v.pop("aliases"),
        ["-aliases: [own funds,  net worth]"],
    ),
    "a key with rows": (
        lambda v: v.update(questions=[{"ask": "Is it mine?", "answer": "Yes: all of it."}]),
        ["+questions:", "+  - ask: Is it mine?", '+    answer: "Yes: all of it."'],
    ),
    "a key at its place": (lambda v: v.update(requires=["debt"]), ["+requires: [debt]"]),
}  # fmt: skip


def said(raw: bytes) -> tuple[dict[str, Any], str]:
    front, problems = front_of(raw, "x.md")
    assert front is not None, problems
    return copy.deepcopy(dict(front.values)), front.body.text


def lines(old: bytes, new: bytes) -> list[str]:
    told = unified_diff(old.decode().split("\n"), new.decode().split("\n"), lineterm="", n=0)
    return [line for line in told if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_only_what_says_something_new_differs(edit: str, ending: str) -> None:
    change, expected = EDITS[edit]
    raw = FILE.replace("\n", ending).encode()
    values, body = said(raw)
    change(values)
    new = amended(raw, "x.md", values, body, ORDER)
    assert sorted(line.rstrip("\r") for line in lines(raw, new)) == sorted(expected)
    assert said(new) == (values, body)
    assert new.count(b"\r\n") == (new.count(b"\n") if ending == "\r\n" else 0)


def test_another_text_below_leaves_the_keys_alone() -> None:
    values, _ = said(FILE.encode())
    assert lines(FILE.encode(), amended(FILE.encode(), "x.md", values, "All of it.\n", ORDER)) == [
        "-What is yours.",
        "+All of it.",
    ]


def test_a_new_file_has_its_keys_in_order() -> None:
    values = {"level": "starter", "title": "equity", "areas": ["basics"], "symbols": {"E": {"means": "it"}}}
    told = written("terms/equity.md", values, "Words.\n", ORDER).decode()
    assert told == (
        "---\ntitle: equity\nareas: [basics]\nlevel: starter\nsymbols:\n  E: {means: it}\n---\nWords.\n"
    )


def test_what_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(Unchangeable) as refused:
        amended(b"---\ntitle: [\n---\n", "terms/x.md", {"title": "x"}, "\n", ORDER)
    assert str(refused.value).startswith("terms/x.md:3: broken YAML")


@pytest.mark.parametrize("seed", range(3 if PROFILE == "thorough" else 1))
def test_our_files_say_what_was_asked_and_nothing_else_changes(seed: int) -> None:
    drawn = random.Random(seed)
    for file in some(OURS, 4):
        raw = file.read_bytes()
        values, body = said(raw)
        assert amended(raw, file.name, values, body, ORDER) == raw
        key = drawn.choice(sorted(values))
        values[key] = _other(values[key], drawn)
        new = amended(raw, file.name, values, body, ORDER)
        assert said(new) == (values, body)
        keys = [line for line in lines(raw, new) if not line[1:].startswith((" ", f"{key}:"))]
        assert keys == [], file


def _other(value: Any, drawn: random.Random) -> Any:
    """Some other value of the same kind: an item or a key more or less, or one of them changed."""
    if isinstance(value, dict) and value:
        name = drawn.choice(sorted(value))
        return {**value, name: _other(value[name], drawn)}
    if isinstance(value, list) and value:
        at = drawn.randrange(len(value))
        several = [value[:at] + value[at + 1 :], [*value[:at], _other(value[at], drawn), *value[at:]]]
        return drawn.choice([one for one in several if one])
    words = (": more", " # more", ", more]", '"more"', " {more}", "\nmore", "'", "")
    return f"{value}{drawn.choice(words)}" if isinstance(value, str) else value
