"""`build.py new`: what it writes is what `check` takes, and what check would not take is not written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from termsite.content.frontmatter import front_of
from termsite.content.shape import slug_of
from termsite.editing.new import Draft, new
from tests.termsite.editing.conftest import Shelf

SAID = (
    "--summary",
    "What is kept so that no call comes: a number.",
    "--area",
    "basics",
    "--level",
    "working",
)
ON = ("--published", "2026-11-29")

NAMES = [
    "margin call buffer",
    "a/b",
    "../../etc/passwd",
    "the so-called \"buffer\"",
    "buffer: the second",
    "buffer #2",
    "C#",
    "- a dash",
    "[one, two]",
    "{half.half",
    "yes",
    "null",
    "12",
    "1.5",
    "2026-11-29",
    "it's",
    "100 % of it",
    "@home",
    "rocket 🚀",
    "保证金",
    "هامش الصيانة",
    "मार्जिन कॉल",
    "Ещё залог",
    "a & b",
    "back\\slash",
    "question?",
    "é" * 60,
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_what_was_said(shelf: Shelf, name: str) -> None:
    assert shelf.do("new", *SAID, *ON, "--", name) == 0
    file = shelf.root / "terms" / f"{slug_of(name)}.md"
    front, problems = front_of(file.read_bytes(), "terms/x.md")
    assert (problems, shelf.problems()) == ([], [])
    assert front is not None
    assert dict(front.values) == {
        "title": name,
        "summary": SAID[1],
        "areas": ["basics"],
        "level": "working",
        "published": "2026-11-29",
    }
    assert list((shelf.root / "terms").iterdir()) == [file]


REFUSED = [
    ("", "'' is no name"),
    ("..", "'..' is no name"),
    ("🚀", "'🚀' is no name"),
    ("a\0b", "a character that cannot be shown: U+0000"),
    ("a\u202eb", "a character that cannot be shown: U+202E"),
    ("long " * 20, "'title' has 99 characters, 60 at most"),
    ("**bold** words", "'title' would show '**bold**' as it is typed"),
    ("equity", "'equity' is a term already"),
    ("EQUITY", "'EQUITY' is a term already"),
    ("own funds", "'own funds' is a name of 'equity' already"),
    ("equities", "'equities' is nearly 'equity'"),
    ("call margin", "'call-margin' has in another order the words of 'margin-call'"),
    ("limit", "'limit' is nearly 'limits'"),
]


@pytest.mark.parametrize(("name", "said"), REFUSED)
def test_what_check_would_not_take_is_not_written(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    shelf.put("equity", "aliases: [own funds]")
    shelf.put("margin-call")
    shelf.put("limits")
    before = shelf.files()
    assert shelf.do("new", *SAID, *ON, "--", name) == 1
    assert said in capsys.readouterr().err
    assert shelf.files() == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--area", "bascis"), "no area 'bascis'\n    Did you mean 'basics'?"),
        (("--level", "deeep"), "'level' is 'deeep'\n    Did you mean 'deep'?"),
        (("--published", "yesterday"), "'published' is not a date: 'yesterday'"),
        (("--summary", "Too short."), "'summary' is too short: 'Too short.'"),
        (("--area", "basics"), "'areas' names 'basics' twice"),
    ],
)
def test_each_value_is_judged_as_check_does(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], given: tuple[str, str], said: str
) -> None:
    assert shelf.do("new", "buffer", *SAID, *ON, *given) == 1
    assert said in capsys.readouterr().err
    assert not (shelf.root / "terms").exists()


def test_without_a_terminal_it_is_said_what_is_missing(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shelf.do("new", "buffer", "--level", "deep") == 1
    assert capsys.readouterr().err == (
        "terms/buffer.md: nothing says 'summary' or 'areas' of 'buffer'\n"
        "    Give --summary, --area; on a terminal they are asked for.\n1 problem in 1 file.\n"
    )


def test_an_alias_is_offered_and_changes_nothing_else(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf.put("margin-call", "aliases: [house call]  \nrequires:  [ equity ]", "Some  words. \n")
    shelf.put("equity")
    before = shelf.files()
    assert shelf.do("new", "it's a margin call's", *SAID) == 0  # other words are another term
    assert shelf.do("new", "margin-call-s", *SAID) == 0
    (shelf.root / "terms" / "its-a-margin-calls.md").unlink()
    (shelf.root / "terms" / "margin-call-s.md").unlink()
    assert shelf.do("new", "call margin", *SAID) == 1
    assert "For an alias: build.py new 'call margin' --alias-of margin-call" in capsys.readouterr().err
    assert shelf.do("new", "call margin", "--alias-of", "margin-call") == 0
    changed = before["terms/margin-call.md"].replace(b"[house call]", b"[house call, call margin]")
    assert shelf.files() == {**before, "terms/margin-call.md": changed}
    assert shelf.problems() == []


ALIASES = [
    ("", "aliases: [new: name]\nareas", 'aliases: ["new: name"]\nareas'),
    ("aliases: []", "aliases: []", 'aliases: ["new: name"]'),
    ("aliases: [a, b,]", "[a, b,]", '[a, b, "new: name",]'),
    ('aliases:\n  - a\n  - "b"  # second', "# second\n", '# second\n  - "new: name"\n'),
    ("aliases:\n- a", "- a\n", '- a\n- "new: name"\n'),
    ("aliases: [a,\n  b]", "b]", 'b, "new: name"]'),
]


@pytest.mark.parametrize(("written", "old", "now"), ALIASES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_an_alias_is_written_as_the_others_are(
    shelf: Shelf, written: str, old: str, now: str, eol: str
) -> None:
    text = shelf.put("equity", written, "Words 🚀.\n", title="équité 🚀").read_bytes().decode()
    (shelf.root / "terms" / "equity.md").write_bytes(text.replace("\n", eol).encode())
    assert shelf.do("new", "new: name", "--alias-of", "equity") == 0
    wanted = text.replace(old, now) if written else text.replace("areas:", 'aliases: ["new: name"]\nareas:')
    assert shelf.text("equity") == wanted.replace("\n", eol)


@pytest.mark.parametrize(
    ("name", "of", "said"),
    [
        ("own funds", "equity", "'own funds' is a name of 'equity' already"),
        ("Own  Funds", "equity", "'Own Funds' is a name of 'equity' already"),
        ("deposit", "equity", "'deposit' is a term already"),
        ("deposits", "equity", "alias 'deposits' is the plural of 'deposit'"),
        ("cash", "equty", "no term 'equty'\n    Did you mean 'equity'?"),
        ("cash", "../equity", "no term '../equity'"),
        ("`cash`", "equity", "'aliases' would show '`cash`' as it is typed"),
        ("!", "equity", "'!' is no name"),
        ("cash", "broken", "terms/broken.md:6: broken YAML: "),
    ],
)
def test_an_alias_that_check_would_not_take_is_refused(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], name: str, of: str, said: str
) -> None:
    shelf.put("equity", "aliases: [own funds]")
    shelf.put("deposit")
    shelf.put("broken", "aliases: [one")
    before = shelf.files()
    assert shelf.do("new", name, "--alias-of", of) == 1
    assert said in capsys.readouterr().err
    assert shelf.files() == before


def answers(*given: str) -> Iterator[str]:
    yield from given


def test_who_sits_at_a_terminal_is_asked_until_the_answer_is_one(shelf: Shelf) -> None:
    said = answers("Too short.", "What is kept so that no call comes.", "", "bascis", "basics", "deep")
    heard: list[str] = []

    def ask(question: str) -> str:
        heard.append(question)
        return next(said)

    files, problems = new(shelf.root, Draft("buffer", published="2026-11-29"), ask)
    assert problems == []
    assert files == {
        "terms/buffer.md": b"---\ntitle: buffer\nsummary: What is kept so that no call comes.\nareas: [basics]\n"
        b"level: deep\npublished: 2026-11-29\n---\n"
    }
    assert [question.split("\n")[0] for question in heard] == [
        "What does it mean? One sentence of 20 to 160 characters (from 6 in scripts whose signs say more), which would do alone.",
        "'summary' is too short: 'Too short.'. It has 10 characters, 20 at least. Say it in a sentence.",
        "Where does it belong? The main area first, then others, with commas: basics",
        "Where does it belong? The main area first, then others, with commas: basics",
        "no area 'bascis'. Did you mean 'basics'?",
        "Who is it written for? starter, working, deep",
    ]


def test_a_name_is_judged_before_anything_is_asked(shelf: Shelf) -> None:
    shelf.put("equity")
    files, problems = new(
        shelf.root, Draft("equities", published="2026-11-29"), lambda _: pytest.fail("asked")
    )
    assert (files, [one.message for one in problems]) == ({}, ["'equities' is nearly 'equity'"])


def test_what_is_there_is_never_written_over(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.root / "terms").mkdir()
    other = tmp_path / "other.md"
    (shelf.root / "terms" / "buffer.md").symlink_to(other)
    assert shelf.do("new", "buffer", *SAID) == 1
    assert not other.exists()


def test_a_term_that_two_terms_set_apart_is_new(shelf: Shelf) -> None:
    shelf.put("limit-price", "contrast:\n  - term: price-limit\n    difference: One is asked, one is set.")
    assert shelf.do("new", "price limit", *SAID) == 0
    assert shelf.problems() == []


def test_the_command_itself(shelf: Shelf) -> None:
    root = Path(__file__).parents[3]
    (shelf.root / "build.py").write_bytes((root / "build.py").read_bytes())
    command = [sys.executable, str(shelf.root / "build.py"), "new", "buffer", *SAID]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert (done.stdout, done.stderr) == (
        "terms/buffer.md is there; its text goes below the second '---'.\n",
        "",
    )
    assert shelf.problems() == []
