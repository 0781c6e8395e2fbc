"""What is exported and imported into an empty glossary is the same, or each loss of it is listed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from termsite.glossary import read_and_link
from termsite.model import Place, Term
from tests.termsite.transfer.test_folders import run

Content = Callable[[Path | None], Path]
NOWHERE = Place("")
RICH = """\
---
title: "half: a ﬁgure"
summary: The smaller or the larger of two parts that are of one size, as they say.
sorted_as: half
aliases: [moiety, 半分, half a ﬁgure]
symbol_aliases: [½, h]
areas: [basics]
level: deep
broader: part
requires: [part]
related:
  - {term: part, why: "It is *one* of them: [[part|the part]]."}
contrast:
  - {term: whole, difference: A whole is two of them., aliases: [half-or-all]}
formula: h = w / 2
symbols:
  h: {means: "[[half]]", unit: cm, value: "{half.half}"}
  w: {means: the whole, unit: cm, value: 10}
calculators:
  - use: half
questions:
  - {ask: Is it much?, key: Is it a lot?, answer: "{half.half}, and so [[whole]]."}
venues:
  - {venue: A market, rule: Halves are sold., source: On halves, checked: 2026-11-21}
sources:
  - {title: On halves, publisher: A press, url: "https://press.example/?a=1&b=2", checked: 2026-11-21, supports: All of it.}
no_autolink: [whole]
published: 2026-11-21
reviewed: 2026-11-22
notes: For whoever comes next.
---
One of two [[part]]s; it is {half.half}.

- one
    - two

| a | b |
|---|---|
| [[part\\|p]] | 1 |

```
[[not-a-term]]
```
"""
PLAIN = "---\ntitle: {0}\nsummary: Something that {0} stands for, in these tests.\nareas: [basics]\nlevel: {1}\npublished: 2026-11-20\n---\n{2}"


def glossary(root: Path) -> Path:
    """A glossary in which each key of a term is used."""
    (root / "terms").mkdir()
    (root / "terms" / "half.md").write_text(RICH, "utf-8")
    (root / "terms" / "part.md").write_text(
        PLAIN.format("part", "starter", 'It is cut, "so"; and; so.\n'), "utf-8"
    )
    (root / "terms" / "whole.md").write_text(PLAIN.format("whole", "working", ""), "utf-8")
    (root / "terms" / "保证金.md").write_text(
        PLAIN.format("保证金", "working", "Text\n\n## Ende\n\nGut.\n"), "utf-8"
    )
    return root


def bare(value: Any) -> Any:
    """A value without where it stood."""
    if isinstance(value, Place):
        return NOWHERE
    if isinstance(value, tuple):
        return tuple(bare(one) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{one.name: bare(getattr(value, one.name)) for one in fields(value)})
    return MappingProxyType({}) if isinstance(value, MappingProxyType) else value


def terms(root: Path) -> dict[str, Term]:
    found, _, problems = read_and_link(root)
    assert problems == []
    return {slug: bare(term) for slug, term in found.terms.items()}


def there_and_back(
    content: Content, tmp_path: Path, form: str, name: str
) -> tuple[dict[str, Term], dict[str, Term], str]:
    """The terms before, those after, and everything that was listed."""
    root = glossary(content(None))
    before, out = terms(root), tmp_path / name
    problems, _ = run(root, "export", f"--form={form}", f"--to={out}")
    assert problems == []
    for file in (root / "terms").iterdir():
        file.unlink()
    losses = tmp_path / "losses.txt"
    problems, _ = run(
        root,
        "import",
        str(out),
        "--own",
        f"--form={form}",
        f"--losses={losses}",
        "--level=working",
        "--area=basics",
        "--day=2026-11-29",
    )
    assert problems == []
    beside = tmp_path / f"{name}.losses.txt"
    listed = "".join(file.read_text("utf-8") for file in (losses, beside) if file.exists())
    return before, terms(root), listed


@pytest.mark.parametrize(("form", "name"), [("markdown", "out"), ("json", "out.json")])
def test_these_forms_hold_everything(content: Content, tmp_path: Path, form: str, name: str) -> None:
    before, after, listed = there_and_back(content, tmp_path, form, name)
    assert len(after) == 4
    assert after == before
    assert listed == ""


def test_notes_come_along_in_json(content: Content, tmp_path: Path) -> None:
    root = glossary(content(None))
    run(root, "export", "--form=json", f"--to={tmp_path / 'out.json'}")
    record = next(
        one
        for one in json.loads((tmp_path / "out.json").read_text("utf-8"))["terms"]
        if one["slug"] == "half"
    )
    assert record["notes"] == "For whoever comes next."


# What a term may have lost in a form, by the key under which it is listed.
LOST = {
    "csv": {
        "sorted_as": "sorted_as",
        "related": "related",
        "contrast": "contrast",
        "formula": "formula",
        "symbols": "symbols",
        "calculators": "calculators",
        "questions": "questions",
        "venues": "venues",
        "sources": "sources",
        "no_autolink": "no_autolink",
    },
    "skos": {
        "sorted_as": "sorted_as",
        "symbol_aliases": "symbol_aliases",
        "level": "level",
        "related": "related",
        "contrast": "contrast",
        "formula": "formula",
        "symbols": "symbols",
        "calculators": "calculators",
        "questions": "questions",
        "venues": "venues",
        "sources": "sources",
        "no_autolink": "no_autolink",
        "body": "text",
        "aliases": "symbol_aliases",
    },
}


def differing(before: Term, after: Term) -> Iterator[str]:
    for one in fields(Term):
        if one.name != "lines" and getattr(before, one.name) != getattr(after, one.name):
            yield one.name


@pytest.mark.parametrize(("form", "name"), [("csv", "out.csv"), ("skos", "out.ttl")])
def test_whatever_these_forms_lose_is_listed(content: Content, tmp_path: Path, form: str, name: str) -> None:
    before, after, listed = there_and_back(content, tmp_path, form, name)
    assert {*after} == {*before}
    lost = {(slug, LOST[form][key]) for slug in before for key in differing(before[slug], after[slug])}
    assert len(lost) > 8
    for slug, key in lost:
        assert f"'{key}': of '{slug}'" in listed, (slug, key)


def test_nothing_is_written_over(content: Content, tmp_path: Path) -> None:
    root, out = glossary(content(None)), tmp_path / "out.csv"
    out.write_text("mine", "utf-8")
    problems, _ = run(root, "export", "--form=csv", f"--to={out}")
    assert [one.partition("\n")[0] for one in problems] == [f"{out}: there is something of that name"]
    assert out.read_text("utf-8") == "mine"
