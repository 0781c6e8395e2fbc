"""The keys as their schemas say them: nothing is told that the check does not hold, and each example passes it."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from termsite.content.frontmatter import front_of
from termsite.content.keys import KINDS, Key, keys_of
from termsite.content.shape import schema

EVERY = [pytest.param(kind, key, id=f"{kind} {key.name}") for kind in KINDS for key in keys_of(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_told_in_the_order_of_the_schema(kind: str) -> None:
    whole = schema(kind)
    assert [key.name for key in keys_of(kind)] == list(whole["properties"])
    assert {key.name for key in keys_of(kind) if key.required} == set(whole["required"])


@pytest.mark.parametrize(("kind", "key"), EVERY)
def test_every_key_says_what_it_is_for_and_its_example_is_taken(kind: str, key: Key) -> None:
    assert key.about.endswith(".")
    front, problems = front_of(f"---\n{key.example}\n---\n".encode(), "a.md")
    assert front and problems == []
    whole = schema(kind)
    rule = {"$defs": whole.get("$defs", {}), "properties": whole["properties"]}
    assert list(front.values) == [key.name]
    assert list(Draft202012Validator(rule).iter_errors(front.values)) == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("title", "Text, 60 characters at most, required."),
        ("summary", "Text, 20 to 160 characters (from 6 in scripts whose signs say more), required."),
        ("aliases", "A list of texts, each once, 60 characters at most each, may be left out."),
        ("areas", "A list of slugs, 1 or more, each once, required."),
        ("level", "One of starter, working, deep, required."),
        ("broader", "A slug, may be left out."),
        ("symbols", "Keys and values, may be left out."),
        ("sources", "A list of entries, each with keys of its own, may be left out."),
        ("no_autolink", "True or false or a list of slugs, may be left out."),
        ("published", "A day, required."),
    ],
)
def test_the_rule_is_said_in_words(name: str, rule: str) -> None:
    assert {key.name: key.rule for key in keys_of("term")}[name] == rule


def test_what_stands_inside_a_key_is_told() -> None:
    sources = next(key for key in keys_of("term") if key.name == "sources")
    assert [(one.name, one.kind, one.required) for one in sources.inside] == [
        ("title", "text", True),
        ("publisher", "text", True),
        ("url", "an address", True),
        ("checked", "a day", True),
        ("supports", "text", True),
    ]


@pytest.mark.site
def test_the_page_shows_every_key_with_its_example(site_folder: Path) -> None:
    page = (site_folder / "keys" / "index.html").read_text("utf-8")
    for kind in KINDS:
        for key in keys_of(kind):
            assert f"{kind}-{key.name}" in page, key.name
    assert "published: 2026-11-29" in page
