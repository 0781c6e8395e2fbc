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
aliases: [moiety, 半分, half a ﬁgure, "a; b", "c, d", '"so"', 'a "b" c']
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
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1" viewBox="0 0 2 1"><path d="M0 0h1v1z"/></svg>'
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
    assert "another site" not in listed  # it is this one
    for slug, key in lost:
        assert f"'{key}': of '{slug}'" in listed, (slug, key)


def test_nothing_is_written_over(content: Content, tmp_path: Path) -> None:
    root, out = glossary(content(None)), tmp_path / "out.csv"
    out.write_text("mine", "utf-8")
    problems, _ = run(root, "export", "--form=csv", f"--to={out}")
    assert [one.partition("\n")[0] for one in problems] == [f"{out}: there is something of that name"]
    assert out.read_text("utf-8") == "mine"


def pictured(root: Path) -> dict[str, bytes]:
    """The same glossary with pictures; they and the texts, by their paths."""
    glossary(root)
    with (root / "terms" / "whole.md").open("a", encoding="utf-8") as out:
        out.write('![Two halves](two.svg)\n\nWords.\n\n![Both of them](both.svg "One.")\n')
    (root / "terms" / "whole").mkdir()
    for name in ("two", "both"):
        (root / "terms" / "whole" / f"{name}.svg").write_text(DRAWN.replace("h1v1z", f"h1v1z M{len(name)} 0"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "terms").rglob("*.*")}


def emptied(root: Path) -> None:
    for file in sorted((root / "terms").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()


def test_pictures_come_along_as_markdown(content: Content, tmp_path: Path) -> None:
    root = content(None)
    before, out = pictured(root), tmp_path / "out"
    assert run(root, "export", "--form=markdown", f"--to={out}") == ([], f"4 terms written to {out}.")
    emptied(root)
    assert run(root, "import", str(out), "--own") == ([], "4 terms written to terms/.")
    after = {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "terms").rglob("*.*")}
    drawn = {path for path in before if path.endswith(".svg")}
    assert {path: after[path] for path in drawn} == {path: before[path] for path in drawn}
    assert {*after} == {*before}
    assert terms(root)


@pytest.mark.parametrize(("form", "name"), [("json", "out.json"), ("csv", "out.csv"), ("skos", "out.ttl")])
def test_pictures_that_stay_behind_are_told_both_times(
    content: Content, tmp_path: Path, form: str, name: str
) -> None:
    root = content(None)
    pictured(root)
    out, losses = tmp_path / name, tmp_path / "losses.txt"
    problems, said = run(root, "export", f"--form={form}", f"--to={out}")
    assert problems == []
    assert said.endswith("2 pictures among it; --form markdown takes them along.")
    beside = (tmp_path / f"{name}.losses.txt").read_text("utf-8")
    for picture in ("both", "two"):
        assert f"terms/whole/{picture}.svg: a picture: of 'whole'\n    not in this form\n" in beside
    emptied(root)
    asked = ("--own", "--level=deep", "--area=basics", f"--losses={losses}")
    assert run(root, "import", str(out), *asked)[0] == []
    assert len(terms(root)) == 4
    if form != "skos":  # it has no texts, and so no pictures in them
        told = losses.read_text("utf-8")
        assert "a picture: 'two.svg'" in told and "a picture: 'both.svg'" in told


def test_pictures_that_do_not_hold_are_told(content: Content, tmp_path: Path) -> None:
    root = content(None)
    pictured(root)
    out = tmp_path / "out"
    run(root, "export", "--form=markdown", f"--to={out}")
    emptied(root)
    (out / "whole" / "two.svg").write_text("no drawing")
    (out / "whole" / "more.svg").write_text(DRAWN)
    losses = tmp_path / "losses.txt"
    assert run(root, "import", str(out), "--own", f"--losses={losses}")[0] == []
    assert sorted(file.name for file in (root / "terms" / "whole").iterdir()) == ["both.svg"]
    told = losses.read_text("utf-8")
    assert "out/whole/more.svg: a picture: no text shows it" in told
    assert "out/whole/two.svg: a picture: " in told
    assert (
        "out/whole.md:8: a picture: 'two.svg'\n    left out: no file of it came along that holds here" in told
    )
    assert len(terms(root)) == 4
