"""`build.py rename`: everything that names a term follows, nothing else moves, and its old name keeps."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from termsite.content.ledger import text_of
from termsite.content.settings import read_site
from termsite.content.shape import slug_of
from termsite.editing.references import moved
from termsite.glossary import read_and_link
from termsite.ledger import EARLY, Ledger, Part, Row, origins
from tests.draws import some
from tests.termsite.editing.conftest import Shelf

NAMING = """\
broader: equity
requires: [equity, margin]
related:
  - {term: "equity", why: "See [[equity|what is left]], `[[equity]]` and [[equity]]."}
contrast:
  - term: equity
    difference: >
      Not [[equity]],

      but [[ equity | its twin ]].
no_autolink: [ equity ]
symbols:
  E: {means: "[[equity]]", value: "1"}
formula: 2 * E
questions:
  - ask: What is equity?
    answer: An [[equity]] is not [[equity-value]]. The word equity stays.
venues:
  - {venue: A, rule: "[[equity]]", source: equity, checked: 2026-11-21}
sources:
  - title: equity
    publisher: equity
    url: https://example.org/equity
    checked: 2026-11-21
    supports: equity
"""
BODY = "[[equity]] and\n[[equity|it]] and `[[equity]]`, equity.\n\n```\n[[equity]]\n```\n\n| a |\n|---|\n| [[equity\\|b]] |\n"


def full(shelf: Shelf) -> None:
    """A project in which a term is named in every way there is."""
    shelf.put("equity", "", "What [[equity]] is.\n")
    shelf.put("margin", "", "Words.\n")
    shelf.put("equity-value", "", "What equity is worth; the word is linked by itself.\n")
    shelf.put("collateral", NAMING, BODY)
    words = 'questions:\n  - ask: What is it?\n    answer: "It is [[equity]]."\n'
    shelf.write(
        "docs/areas/basics.md",
        f"---\ntitle: Basics\nsummary: The few words with which it begins.\norder: 1\n{words}---\n[[equity]].\n",
    )
    shelf.write(
        "docs/paths/first.md",
        "---\ntitle: First\nsummary: What comes first and what then.\norder: 1\nminutes: 5\n"
        "terms: [margin, equity]\n---\n[[equity|It]].\n",
    )
    shelf.write(
        "docs/index.md",
        "---\ntitle: Halves\ndescription: What a half is and who needs one.\noften_asked: [equity]\n---\n[[equity]]\n",
    )
    half = shelf.root / "calculators" / "half.py"
    half.write_text(half.read_text("utf-8").replace('money("Half"', 'money("Half", term="equity"'), "utf-8")
    mkdocs = shelf.root / "mkdocs.yml"
    mkdocs.write_text(
        mkdocs.read_text("utf-8").replace("index.md\n", "index.md\n  - Equity: terms/equity.md # équité\n"),
        "utf-8",
    )
    assert shelf.problems() == []


def test_whatever_names_a_term_follows_and_nothing_else(shelf: Shelf) -> None:
    full(shelf)
    before = shelf.files()
    assert shelf.do("rename", "equity", "own funds") == 0
    after = shelf.files()
    assert set(after) == set(before) - {"terms/equity.md"} | {"terms/own-funds.md"}
    names = re.compile(rb"(?<=\[\[)equity(?=\]\]|\||\\\|)|(?<=\[\[ )equity(?= \|)")
    for path, raw in before.items():
        new = after[path.replace("equity.md", "own-funds.md") if path == "terms/equity.md" else path]
        wanted = raw
        if path == "terms/collateral.md":
            code = raw.replace(b"`[[equity]]`", b"`[[\0]]`").replace(b"```\n[[equity]]", b"```\n[[\0]]")
            wanted = names.sub(b"own-funds", code).replace(b"\0", b"equity")
            for old in (
                b"broader: equity",
                b"[equity, margin]",
                b'term: "equity"',
                b"term: equity",
                b"[ equity ]",
            ):
                wanted = wanted.replace(old, old.replace(b"equity", b"own-funds"))
            behind = b"its twin ]].\n"  # the comparison keeps its address
            wanted = wanted.replace(behind, behind + b"    aliases: [collateral-or-equity]\n")
        elif path == "terms/equity.md":
            wanted = names.sub(b"own-funds", raw).replace(b"title: equity", b"title: own funds")
            wanted = wanted.replace(b"areas:", b"aliases: [equity]\nareas:")
        elif path != "terms/equity-value.md":
            wanted = names.sub(b"own-funds", raw)
            for old in (b"[margin, equity]", b"[equity]", b'term="equity"', b"terms/equity.md"):
                wanted = wanted.replace(old, old.replace(b"equity", b"own-funds"))
        assert new == wanted, path
    assert shelf.problems() == []


def test_cards_keep_and_the_old_address_leads_on(shelf: Shelf) -> None:
    shelf.put("equity", "aliases: [own means]")
    row = Row(Part("term equity", "terms/equity/", "equity", "0" * 16), EARLY)
    shelf.write("ledger.tsv", text_of(Ledger({row.part.key: row})))
    for new in ("own funds", "what is left", "own-means"):
        (slug,) = (path.stem for path in (shelf.root / "terms").iterdir())
        assert shelf.do("rename", slug, new) == 0
        glossary, _, problems = read_and_link(shelf.root)
        (now,) = glossary.terms
        assert problems == []
        assert glossary.redirects["equity"] == now
        assert origins(glossary.terms, glossary.redirects, glossary.ledger) == {now: "equity"}
    assert read_and_link(shelf.root)[0].terms["own-means"].aliases == ("what is left", "equity", "own funds")


def test_pictures_go_along(shelf: Shelf) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1" viewBox="0 0 2 1"><path d="M0 0h1v1z"/></svg>'
    shelf.put("equity", "", "![Half of it](half.svg)\n")
    shelf.write("terms/equity/half.svg", drawn)
    assert shelf.problems() == []
    assert shelf.do("rename", "equity", "own funds") == 0
    assert shelf.problems() == []
    there = {path for path in shelf.files() if path.startswith("terms/")}
    assert there == {"terms/own-funds.md", "terms/own-funds/half.svg"}
    assert not (shelf.root / "terms" / "equity").exists()


PLACES = """\
[a](../equity/#in-short) and [b](../equity/) and [c][c], `[d](../equity/#in-short)` and
<a href="../equity/#in-short">e</a>, [f](../equity-value/#equity), [g](https://equity.example/terms/equity/#in-short).

[c]: ../equity/#in-short
"""


def test_the_way_to_a_place_on_its_page_follows(shelf: Shelf) -> None:
    shelf.put("equity", "", "Words.\n\n## In short\n\n[it](#in-short), [again](../equity/#in-short)\n")
    shelf.put("equity-value", "", "Words.\n\n## Equity\n\nWords.\n")
    why = 'related:\n  - {term: equity, why: "Not `[a](../equity/#in-short)`, but [a](../equity/#in-short)."}'
    shelf.put("margin", why, PLACES)
    basics = "---\ntitle: Basics\nsummary: The few words with which it begins.\norder: 1\n---\n"
    shelf.write("docs/areas/basics.md", f"{basics}[a](../../terms/equity/#in-short)\n")
    about = "---\ntitle: About\ndescription: What all of this is about, in a sentence.\n---\n"
    shelf.write("docs/about.md", f"{about}[a](../terms/equity/#in-short), [b](terms/equity.md#in-short)\n")
    assert shelf.problems() == []
    before = shelf.files()
    assert shelf.do("rename", "equity", "own funds") == 0
    assert shelf.problems() == []
    after = shelf.files()
    for path in ("terms/margin.md", "docs/areas/basics.md", "docs/about.md"):
        kept = (
            before[path]
            .replace(b"`[a](../equity/", b"`[a](../\0/")
            .replace(b"`[d](../equity/", b"`[d](../\0/")
        )
        kept = kept.replace(b"terms/equity/#in-short), [", b"terms/equity/#in-short), [")
        wanted = kept.replace(b"../equity/", b"../own-funds/").replace(b"term: equity,", b"term: own-funds,")
        wanted = wanted.replace(b"/terms/equity/#", b"/terms/own-funds/#").replace(
            b"(terms/equity.md", b"(terms/own-funds.md"
        )
        wanted = wanted.replace(b"equity.example/terms/own-funds/", b"equity.example/terms/equity/")
        assert after[path] == wanted.replace(b"\0", b"equity"), path
    assert "[it](#in-short), [again](../own-funds/#in-short)" in shelf.text("own-funds")


def test_the_ways_to_comparisons_and_whole_addresses_follow(shelf: Shelf) -> None:
    home = read_site(shelf.root, "")[0].address
    shelf.put("equity", "", "Words.\n\n## In short\n\nWords.\n")
    shelf.put("margin", "contrast:\n  - {term: equity, difference: It is not the same.}", "Words.\n")
    shelf.put("call", "", f"[a](../../compare/equity-or-margin/#x=1), <{home}terms/equity/#in-short>\n")
    assert shelf.problems() == []
    assert shelf.do("rename", "equity", "own funds") == 0
    assert shelf.problems() == []
    moved = f"[a](../../compare/margin-or-own-funds/#x=1), <{home}terms/own-funds/#in-short>\n"
    assert shelf.text("call").endswith(moved)


def test_the_way_to_a_place_by_numbers_and_in_other_scripts(shelf: Shelf) -> None:
    shelf.put("保证金", "", "Words.\n\n## Kurz\n\nWords.\n")
    shelf.put("margin", "", "[a](../%E4%BF%9D%E8%AF%81%E9%87%91/#kurz) and [b](../保证金/#kurz)\n")
    assert shelf.do("rename", "保证金", "担保") == 0
    assert shelf.problems() == []
    assert "[a](../%E6%8B%85%E4%BF%9D/#kurz) and [b](../担保/#kurz)" in shelf.text("margin")


@pytest.mark.parametrize("name", ["123", "on", "null", "1e3", "2026-01-01", "0x1f", "yes", "1_000"])
def test_a_name_that_yaml_takes_for_something_else_is_quoted(shelf: Shelf, name: str) -> None:
    shelf.put("equity", "", "Words.\n")
    shelf.put("margin", "broader: equity\nrequires: [equity]\nno_autolink:\n  - equity\n", "Words.\n")
    shelf.put("call", 'contrast:\n  - {term: equity, difference: "It is."}', "Words.\n")
    path = "---\ntitle: First\nsummary: What comes first and what then.\norder: 1\nminutes: 5\n"
    path += "terms: [equity, margin]\nchecks:\n  equity: half.half\n---\nWords.\n"
    shelf.write("docs/paths/first.md", path)
    assert shelf.problems() == []
    assert shelf.do("rename", "equity", name) == 0
    assert shelf.problems() == []
    slug = slug_of(name)
    assert read_and_link(shelf.root)[0].terms[slug].title == name.replace("-", " ")
    assert read_and_link(shelf.root)[0].paths["first"].terms[0].slug == slug


NAMES = [
    ("Equity", "Equity", ()),  # only a capital: no other address, no other name
    ("equity-value", "equity value", ("equity",)),
    ("a/b: \"so\" #1", "a/b: \"so\" #1", ("equity",)),
    ("../../up", "../../up", ("equity",)),
    ("保证金 🚀", "保证金 🚀", ("equity",)),
    ("x" * 60, "x" * 60, ("equity",)),
]  # fmt: skip


@pytest.mark.parametrize(("new", "title", "aliases"), NAMES)
def test_any_name_can_be_taken(shelf: Shelf, new: str, title: str, aliases: tuple[str, ...]) -> None:
    shelf.put("equity", "", "Words.\n")
    shelf.put("margin", "requires: [equity]", "Words.\n")
    assert shelf.do("rename", "equity", "--", new) == 0
    glossary, _, problems = read_and_link(shelf.root)
    assert problems == []
    (slug,) = set(glossary.terms) - {"margin"}
    assert (glossary.terms[slug].title, glossary.terms[slug].aliases) == (title, aliases)
    assert sorted(path.name for path in (shelf.root / "terms").iterdir()) == sorted(
        (f"{slug}.md", "margin.md")
    )


def test_a_slug_that_is_not_its_titles_keeps_its_address(shelf: Shelf) -> None:
    shelf.put("equity-1", "", "", title="own funds")
    assert shelf.do("rename", "equity-1", "mark-to-market", "--title", "mark-to-market") == 0
    glossary, _, problems = read_and_link(shelf.root)
    assert problems == []
    assert glossary.terms["mark-to-market"].title == "mark-to-market"
    assert glossary.redirects == {"own-funds": "mark-to-market", "equity-1": "mark-to-market"}


REFUSED = [
    (("equty", "x"), "no term 'equty'\n    Did you mean 'equity'?"),
    (("own-funds", "x"), "no term 'own-funds'\n    It is a name of 'equity'."),
    (("../terms/equity", "x"), "no term '../terms/equity'"),
    (("Equity", "x"), "no term 'Equity'"),
    (("equity", "margin"), "'margin' leads to 'margin' already\n    If both are one term: build.py merge equity into margin"),
    (("equity", "house money"), "'house-money' leads to 'margin' already"),
    (("equity", "margins"), "'margins' is nearly 'margin'"),
    (("equity", "equity"), "it is called that already"),
    (("equity", "🚀"), "'🚀' is no name"),
    (("equity", "a\0b"), "a character that cannot be shown: U+0000"),
    (("equity", "x" * 61), "'title' has 61 characters, 60 at most"),
    (("equity", "x" * 400), "'title' has 400 characters, 60 at most"),
    (("equity", "**x**"), "'title' would show '**x**' as it is typed"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said"), REFUSED)
def test_what_check_would_not_take_moves_nothing(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], given: tuple[str, str], said: str
) -> None:
    shelf.put("equity", "aliases: [own funds]")
    shelf.put("margin", "aliases: [house money]\nrequires: [equity]")
    before = shelf.files()
    assert shelf.do("rename", "--", *given) == 1
    assert said in capsys.readouterr().err
    assert shelf.files() == before


def test_nothing_moves_while_a_file_cannot_be_read(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put("equity")
    shelf.put("margin", "requires: [equity")
    before = shelf.files()
    assert shelf.do("rename", "equity", "own funds") == 1
    said = capsys.readouterr().err
    assert "nothing is moved while there are problems" in said
    assert "terms/margin.md:6: broken YAML" in said
    assert shelf.files() == before


def test_a_link_to_a_file_is_left_and_told(
    shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "equity.md"
    shelf.put("margin", "", "Words.\n")
    outside.write_bytes((shelf.root / "terms" / "margin.md").read_bytes())
    (shelf.root / "terms" / "equity.md").symlink_to(outside)
    assert shelf.do("rename", "margin", "deposit") == 1
    assert "this is a link, not a file" in capsys.readouterr().err
    assert (shelf.root / "terms" / "margin.md").exists()


def test_what_a_calculator_puts_together_is_told(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put("equity")
    half = shelf.root / "calculators" / "half.py"
    half.write_text(
        half.read_text("utf-8").replace('money("Half"', 'money("Half", term="equi" + "ty"'), "utf-8"
    )
    before = shelf.files()
    assert shelf.do("rename", "equity", "own funds") == 1
    assert "calculators/half.py:1: no term 'equity'" in capsys.readouterr().err
    assert shelf.files() == before


def test_a_link_by_its_numbers_is_told(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put("equity")
    shelf.put("margin", 'related:\n  - term: equity\n    why: "\\u005b[equity]]"')
    before = shelf.files()
    assert shelf.do("rename", "equity", "own funds") == 1
    assert "terms/margin.md:8: the link to 'equity' cannot be moved" in capsys.readouterr().err
    assert shelf.files() == before


PYTHON = [
    ('A = money("x", term="equity")', 'A = money("x", term="own")'),
    ("B = rows(terms=('equity', 'margin', \"equity\"))", "B = rows(terms=('own', 'margin', \"own\"))"),
    ('C = "équité [[equity]] [[equity|so]] [[equity-value]] equity"', 'C = "équité [[own]] [[own|so]] [[equity-value]] equity"'),
    ('D = f"é {x} [[equity]]" "[[equity]]"', 'D = f"é {x} [[own]]" "[[own]]"'),
    ("E = [[equity]]; F = x(use='equity')  # [[equity]]", None),
    ('G = """a\n  [[equity]]\r\n"""', 'G = """a\n  [[own]]\r\n"""'),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), PYTHON)
def test_calculators_are_read_as_python(written: str, wanted: str | None) -> None:
    assert moved("calculators/x.py", written.encode(), "equity", "own").decode() == (wanted or written)


@pytest.mark.parametrize("seed", some(range(30), 10))
def test_there_and_back_leaves_no_more_than_a_name(shelf: Shelf, seed: int) -> None:
    dice = random.Random(seed)
    words = ["equity", "margin", "call", "loan", "limit-price", "C", "保证金"]
    slugs = [word.lower() for word in dice.sample(words, 5)]
    for number, slug in enumerate(slugs):
        others = [one for one in slugs[:number] if dice.random() < 0.6]
        more = f"requires: [{', '.join(others)}]\n" if others else ""
        more += "".join(f"related:\n  - term: {one}\n    why: It is [[{one}]].\n" for one in others[:1])
        body = "\n\n".join(f"A [[{one}|thing]] and `[[{one}]]`." for one in dice.choices(slugs, k=3))
        text = shelf.put(slug, more.rstrip(), body + "\n").read_bytes()
        (shelf.root / "terms" / f"{slug}.md").write_bytes(text.replace(b"\n", dice.choice([b"\n", b"\r\n"])))
    assert shelf.problems() == []
    before, slug = shelf.files(), dice.choice(slugs)
    assert shelf.do("rename", slug, "another name") == 0
    assert shelf.problems() == []
    assert shelf.do("rename", "another-name", slug, "--title", slug.replace("-", " ")) == 0
    assert shelf.problems() == []
    path = f"terms/{slug}.md"
    after = shelf.files()
    after[path] = re.sub(rb"aliases: \[another name\]\r?\n", b"", after[path])
    assert after == before
