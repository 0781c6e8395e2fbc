"""`build.py merge`: names, addresses and lists go over; whatever else would be lost is told by line first."""

from __future__ import annotations

import random

import pytest

from termsite.glossary import read_and_link
from tests.draws import some
from tests.termsite.editing.conftest import Shelf

LOSER = """\
aliases: [house money]
symbol_aliases: [O]
requires: [equity, loan]
related:
  - term: equity
    why: The same.
  - term: loan
    why: Taken from it.
questions:
  - ask: What are own funds?
    answer: "[[own-funds]] are [[equity|what is left]]."
  - ask: Can it be negative?
    answer: It can.
sources:
  - title: B
    publisher: P
    url: https://example.org/b
    checked: 2026-11-21
    supports: What it is.
  - title: A
    publisher: P
    url: https://example.org/a
    checked: 2026-11-21
    supports: Another thing.
notes: For editors."""
WINNER = """\
aliases: [net worth]
contrast:
  - term: own-funds
    difference: None at all.
questions:
  - ask: Can it be negative?
    answer: Yes.
sources:
  - title: A
    publisher: P
    url: https://example.org/a
    checked: 2026-11-21
    supports: What it is."""


def both(shelf: Shelf) -> None:
    shelf.put("own-funds", LOSER, "Own words.\n\n## A section\n\nMore.\n\n```\n## No section\n```\n")
    shelf.put("equity", WINNER, "Also [[own-funds]], or [[own-funds|yours]]: `[[own-funds]]`.\n")
    shelf.put("loan", "no_autolink: [own-funds, equity]", "Less [[own-funds]].\n")
    shelf.put(
        "margin",
        "requires: [own-funds, equity]\nrelated:\n  - term: equity\n    why: One.\n  - term: own-funds\n    why: Two.",
    )
    shelf.put("call", "broader: own-funds\nrequires:\n  - loan\n  - own-funds")
    shelf.write(
        "docs/paths/first.md",
        "---\ntitle: First\nsummary: What comes first and what then.\norder: 1\nminutes: 5\n"
        "terms: [own-funds, loan, equity]\n---\n[[own-funds|It]].\n",
    )
    assert shelf.problems() == []


TOLD = """\
terms/equity.md:8: what 'contrast' says of 'own-funds' would be lost
terms/margin.md:10: what 'related' says of 'own-funds' would be lost
terms/own-funds.md:3: 'summary' would be lost
terms/own-funds.md:10: what 'related' says of 'equity' would be lost
terms/own-funds.md:17: what 'questions' says of 'Can it be negative?' would be lost
terms/own-funds.md:25: what 'sources' says of 'https://example.org/a' would be lost
terms/own-funds.md:30: 'notes' would be lost
terms/own-funds.md:33: the text would be lost
terms/own-funds.md:35: the section 'A section' would be lost
9 problems in 3 files.
"""

MERGED = """\
---
title: equity
summary: What is meant by equity here.
aliases: [net worth, own funds, house money]
symbol_aliases: [O]
areas: [basics]
level: starter
requires: [loan]
related:
  - term: loan
    why: Taken from it.
questions:
  - ask: Can it be negative?
    answer: Yes.
  - ask: What are own funds?
    answer: own funds are what is left.
sources:
  - title: A
    publisher: P
    url: https://example.org/a
    checked: 2026-11-21
    supports: What it is.
  - title: B
    publisher: P
    url: https://example.org/b
    checked: 2026-11-21
    supports: What it is.
published: 2026-11-21
---
Also own funds, or yours: `[[own-funds]]`.
"""


def test_what_would_be_lost_is_told_first(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    both(shelf)
    before = shelf.files()
    assert shelf.do("merge", "own-funds", "into", "equity") == 1
    hint = "\n    Take over what shall stay; --drop lets the rest go."
    assert capsys.readouterr().err.replace(hint, "") == TOLD
    assert shelf.files() == before


def test_all_else_goes_over(shelf: Shelf) -> None:
    both(shelf)
    before = shelf.files()
    assert shelf.do("merge", "own-funds", "into", "equity", "--drop") == 0
    after = shelf.files()
    assert set(after) == set(before) - {"terms/own-funds.md"}
    assert shelf.text("equity") == MERGED
    margin = before["terms/margin.md"].replace(b"[own-funds, equity]", b"[equity]")
    assert after["terms/margin.md"] == margin.replace(b"  - term: own-funds\n    why: Two.\n", b"")
    loan = before["terms/loan.md"].replace(b"[own-funds, equity]", b"[equity]")
    assert after["terms/loan.md"] == loan.replace(b"[[own-funds]]", b"[[equity]]")
    assert after["terms/call.md"] == before["terms/call.md"].replace(b"own-funds", b"equity")
    path = before["docs/paths/first.md"].replace(b"[own-funds, loan, equity]", b"[loan, equity]")
    assert after["docs/paths/first.md"] == path.replace(b"[[own-funds|It]]", b"[[equity|It]]")
    glossary, _, problems = read_and_link(shelf.root)
    assert problems == []
    assert glossary.redirects == dict.fromkeys(("house-money", "net-worth", "own-funds"), "equity")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("equty", "into", "loan"), "no term 'equty'\n    Did you mean 'equity'?"),
        (("equity", "into", "lone"), "no term 'lone'\n    Did you mean 'loan'?"),
        (("equity", "into", "equity"), "this is one term already"),
        (("../equity", "into", "loan"), "no term '../equity'"),
        (("margin", "into", "equity", "--drop"), "prerequisites go in a circle"),
    ],
)
def test_what_cannot_be_merged_moves_nothing(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    shelf.put("equity")
    shelf.put("loan", "requires: [equity]")
    shelf.put("margin", "requires: [loan]")
    before = shelf.files()
    assert shelf.do("merge", *given) == 1
    assert said in capsys.readouterr().err
    assert shelf.files() == before


def test_remarks_of_the_winner_are_kept_or_told(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put("loan")
    shelf.put("equity", "# of the aliases\naliases: [net worth]")
    assert shelf.do("merge", "loan", "into", "equity", "--drop") == 0
    assert "# of the aliases\naliases: [net worth, loan]\n" in shelf.text("equity")
    shelf.put("loan")
    shelf.put("equity", 'aliases: ["net worth"] # of these')
    assert shelf.do("merge", "loan", "into", "equity", "--drop") == 1
    assert "terms/equity.md:6: the remark '# of these' would be lost" in capsys.readouterr().err


DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1" viewBox="0 0 2 1"><path d="M0 0h1v1z"/></svg>'


def pictured(shelf: Shelf, slug: str, **pictures: str) -> None:
    """A term with pictures, by what differs in them."""
    text = "\n\n".join(f"![What {name} shows of it]({name}.svg)" for name in pictures)
    shelf.put(slug, "", f"Words.\n\n{text}\n")
    for name, more in pictures.items():
        shelf.write(f"terms/{slug}/{name}.svg", DRAWN.replace("h1v1z", f"h1v1z{more}"))


def test_pictures_are_told_and_go_only_by_drop(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    pictured(shelf, "crust", alone="", same="", other="")
    pictured(shelf, "skin", same="", other="M0 0")
    shelf.put("basics-of-it", "requires: [skin]", "Words.\n")
    assert shelf.problems() == []
    before = shelf.files()
    assert shelf.do("merge", "crust", "into", "skin") == 1
    told = capsys.readouterr().err
    assert (
        "terms/crust/alone.svg: the picture would be lost\n"
        "    Show it in 'terms/skin.md', and it comes along; or let it go by --drop."
    ) in told
    assert (
        "terms/crust/other.svg: the picture, other than 'terms/skin/other.svg' of the same name, would be"
        in told
    )
    assert "same.svg" not in told
    assert shelf.files() == before
    assert shelf.do("merge", "crust", "into", "skin", "--drop") == 0
    assert shelf.problems() == []
    after = shelf.files()
    assert {path for path in after if path.endswith(".svg")} == {
        "terms/skin/same.svg",
        "terms/skin/other.svg",
    }
    assert not (shelf.root / "terms" / "crust").exists()
    assert after["terms/skin/other.svg"] == before["terms/skin/other.svg"]


@pytest.mark.parametrize("copied", [True, False])
def test_a_picture_goes_where_its_text_went(shelf: Shelf, copied: bool) -> None:
    pictured(shelf, "crust", brown="")
    text = shelf.text("crust").partition("Words.\n")[2]
    shelf.put("skin", "", f"Words.\n{text}")
    if not copied:
        shelf.put("crust")
    brown = shelf.files()["terms/crust/brown.svg"]
    assert shelf.problems() != []
    assert shelf.do("merge", "crust", "into", "skin", "--drop") == 0
    assert shelf.problems() == []
    after = shelf.files()
    assert {path for path in after if path.startswith("terms/")} == {"terms/skin.md", "terms/skin/brown.svg"}
    assert after["terms/skin/brown.svg"] == brown


def test_the_way_to_a_place_leads_to_where_it_went(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put("crust", "", "Words.\n\n## Its colour\n\nBrown.\n\n## Its smell\n\nGood.\n")
    shelf.put("skin", "", "[a](../crust/#its-smell)\n\n## Its colour\n\nBrown.\n")
    words = "[a](../crust/#its-colour), [b](../crust/#its-smell), [c](../crust/)\n"
    shelf.put("loaf", "", words)
    assert shelf.problems() == []
    assert shelf.do("merge", "crust", "into", "skin") == 1
    told = capsys.readouterr().err
    assert "terms/loaf.md:8: the place '#its-smell' of 'crust', to which this leads, would be lost" in told
    assert "terms/skin.md:8: the place '#its-smell'" in told
    assert "#its-colour'" not in told
    assert shelf.do("merge", "crust", "into", "skin", "--drop") == 0
    assert shelf.problems() == []
    assert shelf.text("loaf").endswith("[a](../skin/#its-colour), [b](../skin/), [c](../skin/)\n")


@pytest.mark.parametrize("seed", some(range(30), 10))
def test_every_address_leads_on(shelf: Shelf, seed: int) -> None:
    dice = random.Random(seed)
    slugs = ["equity", "margin", "loan", "limit-price", "保证金"]
    for number, slug in enumerate(slugs):
        others = [one for one in slugs[:number] if dice.random() < 0.6]
        more = f"aliases: [other {slug}]\n"
        more += f"requires: [{', '.join(others)}]\n" if others else ""
        more += "".join(f"related:\n  - term: {one}\n    why: It is [[{one}]].\n" for one in others[:1])
        shelf.put(
            slug, more.rstrip(), "\n\n".join(f"A [[{one}]]." for one in dice.choices(slugs, k=3)) + "\n"
        )
    assert shelf.problems() == []
    before, _, _ = read_and_link(shelf.root)
    loser, winner = dice.sample(slugs, 2)
    files = shelf.files()
    if shelf.do("merge", loser, "into", winner, "--drop"):
        assert shelf.files() == files  # a circle: told, and nothing moved
        return
    after, _, problems = read_and_link(shelf.root)
    assert problems == []
    assert set(after.terms) == set(before.terms) - {loser}
    assert {*before.terms, *before.redirects} == {*after.terms, *after.redirects}
    assert after.redirects[loser] == winner
