"""`build.py fmt`: one form for every term's file, which says what was said before."""

from __future__ import annotations

import json
import random
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from termsite.content.frontmatter import front_of
from termsite.content.term import read_term
from termsite.editing import form
from termsite.editing.form import formed
from termsite.model import Place
from tests.draws import some
from tests.termsite.editing.conftest import Shelf

ROOT = Path(__file__).parents[3]
HEAD = "title: equity\nsummary: What is left when every debt is paid.\n"
TAIL = "areas: [basics]\nlevel: starter\npublished: 2026-11-21\n"


def file(more: str = "", body: str = "", tail: str = TAIL) -> bytes:
    return f"---\n{HEAD}{more}{tail}---\n{body}".encode()


def meaning(value: Any) -> Any:
    """A value without the places where it was written."""
    if isinstance(value, Place):
        return None
    if is_dataclass(value):
        kept = [field.name for field in fields(value) if field.name not in ("lines", "starts")]
        return tuple((name, meaning(getattr(value, name))) for name in kept)
    return tuple(map(meaning, value)) if isinstance(value, tuple) else value


FORMS = [
    ("level: starter\nareas: [basics]\npublished: 2026-11-21\n", TAIL),
    ("areas:\n  - basics\nlevel: starter\npublished: 2026-11-21\n", TAIL),
    ("areas: [ 'basics' ]\nlevel:   \"starter\"\npublished: '2026-11-21'\n", TAIL),
    ("areas: [basics,]\n\nlevel: starter\n\n\npublished: 2026-11-21\n", TAIL),
    ('"areas": [basics]\nlevel: starter\npublished: !!str 2026-11-21\n', TAIL),
    (
        "related: [{why: 'It is: so', term: x}]\n" + TAIL,
        TAIL.replace("published", 'related:\n  - term: x\n    why: "It is: so"\npublished'),
    ),
    (
        "symbols:\n  b:\n    value: '10'\n    means: |\n      two\n      lines\n  a: {unit: x, means: \"one\"}\n" + TAIL,
        TAIL.replace(
            "published",
            'symbols:\n  b: {means: "two\\nlines\\n", value: "10"}\n  a: {means: one, unit: x}\npublished',
        ),
    ),
    (
        "notes: >\n  one\n  line\n\n  two\nsymbol_aliases: ['0.5', \"E\", '2026-01-01', \"yes\", a#b]\n" + TAIL,
        f"{TAIL}notes: |\n  one line\n  two\n".replace(
            "areas", 'symbol_aliases: ["0.5", E, "2026-01-01", "yes", a#b]\nareas'
        ),
    ),
    (TAIL + "notes: \"a\\tb\"\n", TAIL + 'notes: "a\\tb"\n'),
    (
        "# first\n" + TAIL.replace("level", "# of the level\n  # more of it\nlevel") + "# last\n",
        "# first\n" + TAIL.replace("level", "# of the level\n# more of it\nlevel") + "# last\n",
    ),
    (
        TAIL + "related:\n# one\n- term: x\n# why\n  why: because\n",
        TAIL.replace("published", "related:\n  # one\n  - term: x\n    # why\n    why: because\npublished"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), FORMS)
def test_front_matter_has_one_form(written: str, wanted: str) -> None:
    assert formed("terms/equity.md", file(tail=written)) == (file(tail=wanted), [])
    assert formed("terms/equity.md", file(tail=wanted)) == (file(tail=wanted), [])


BODIES = [
    ("\n\nWords.\n\n\n\nMore.\n\n\n", "Words.\n\nMore.\n"),
    ("Words. \nMore.  \nEnd.   \n\nLast.  ", "Words.\nMore.  \nEnd.\n\nLast.\n"),
    ("Words.", "Words.\n"),
    ("Words.\n   \nMore.\n", "Words.\n\nMore.\n"),
    ("```\na  \n\n\n  b\n```\n\n\nWords.\n", "```\na  \n\n\n  b\n```\n\nWords.\n"),
    ("Words `a`   \nand  `b` \nmore.\n", "Words `a`  \nand  `b`\nmore.\n"),
    ("# of no remark\n", None),
    ("- one\n\n\n- two\n", "- one\n\n- two\n"),
    ("Words.\r\n\r\n\r\nMore.\r\n", "Words.\n\nMore.\n"),
    ("", ""),
    (" \n\n", ""),
    ("a \n\n    code\n\n\n    more\n", None),
    ("<pre>\na  \n\n\nb\n</pre>\n", None),
    ("-   a\n\n        code  \n\n\n        more\n", "-   a\n\n        code  \n\n        more\n"),
    ("a\tb\n\n    code\tof four\n", None),
    ("| a | b |\n|---|---|\n| 1 | 2 |  \n", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
]


@pytest.mark.parametrize(("written", "wanted"), BODIES)
def test_a_text_loses_nothing_but_blanks(written: str, wanted: str | None) -> None:
    now = file(body=written if wanted is None else wanted)
    assert formed("terms/equity.md", file(body=written)) == (now, [])
    assert formed("terms/equity.md", now) == (now, [])


def test_lines_end_as_they_do_in_unix() -> None:
    raw = file("aliases: [own funds]\n", "Words.\n")
    assert formed("terms/equity.md", raw.replace(b"\n", b"\r\n")) == (raw, [])


REFUSED = [
    (b"\xef\xbb\xbf" + file(), "terms/equity.md:1: begins with a byte order mark"),
    (file("aliases:\t[a]\n"), "terms/equity.md:4: a tab in the front matter"),
    (file("alias: [a]\n"), "terms/equity.md:4: unknown key 'alias'"),
    (file("aliases: [a\n"), "terms/equity.md:4: broken YAML"),
    (file('aliases: ["a"] # of old\n'), "terms/equity.md:4: the remark '# of old' would be lost"),
    (file("aliases: [a,\n  # of old\n  b]\n"), "terms/equity.md:5: the remark '# of old' would be lost"),
    (file("notes: | # of old\n  words # no remark\n"), "terms/equity.md:4: the remark '# of old' would be lost"),
    (file("notes: words # of old\n"), "terms/equity.md:4: the value ends before '# of old'"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "said"), REFUSED)
def test_what_could_not_be_kept_is_told_and_left(raw: bytes, said: str) -> None:
    new, problems = formed("terms/equity.md", raw)
    assert new == raw
    assert [str(one).split("\n")[0].startswith(said) for one in problems] == [True], problems


def test_our_own_terms_are_in_form(capsys: pytest.CaptureFixture[str]) -> None:
    ours = Shelf(ROOT)
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "terms").iterdir()}
    assert ours.do("fmt", "--check") == 0, capsys.readouterr().err
    assert capsys.readouterr().out == f"{len(before)} files in form.\n"
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "terms").iterdir()} == before


def test_check_tells_the_line_and_writes_nothing(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put("equity", "aliases: [ own funds ]")
    shelf.put("margin", "", "Words.\n\n\nMore.\n")
    shelf.put("deposit", "", "Words.\n")
    before = shelf.files()
    assert shelf.do("fmt", "--check") == 1
    assert capsys.readouterr().err == (
        "terms/equity.md:4: this is in another form\n    Run: build.py fmt terms/equity.md\n"
        "terms/margin.md:10: this is in another form\n    Run: build.py fmt terms/margin.md\n"
        "2 problems in 2 files.\n"
    )
    assert shelf.files() == before


def test_one_file_that_cannot_be_formed_leaves_all(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put("equity", "aliases: [ own funds ]")
    broken = shelf.put("margin", 'notes: "a" # b')
    before = shelf.files()
    assert shelf.do("fmt") == 1
    assert shelf.files() == before
    assert shelf.do("fmt", str(broken.with_name("equity.md"))) == 0
    assert capsys.readouterr().out == "1 file read, 1 written.\n"
    assert b"aliases: [own funds]\n" in shelf.files()["terms/equity.md"]
    assert shelf.files()["terms/margin.md"] == before["terms/margin.md"]


@pytest.mark.parametrize("path", ["docs/areas/basics.md", "terms/none.md", "terms", "terms/link.md"])
def test_what_is_no_terms_file_is_told(shelf: Shelf, capsys: pytest.CaptureFixture[str], path: str) -> None:
    (shelf.root / "terms").mkdir()
    (shelf.root / "terms" / "link.md").symlink_to(shelf.root / "docs" / "areas" / "basics.md")
    before = shelf.files()
    assert shelf.do("fmt", str(shelf.root / path)) == 1
    assert "this is no term's file" in capsys.readouterr().err
    assert shelf.files() == before


WORDS = ["margin", "a: b", "#1", "yes", "0.5", "-", "it's", '"so"', "ö 🚀", "a #b", "[x]", "{y}", "&z", "2026-01-02", "x\\y", "null", "%", "@a", "a,b", "!", "?", "保证金", "1:30", "~", "=", "<<", "0x1F", "1e3", ". ", "|", ">", "a\tb"]  # fmt: skip


def drawn(dice: random.Random) -> bytes:
    """A term's file in any way in which YAML can be written."""

    def words() -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(1, 6))).strip()

    values: dict[str, Any] = {
        "title": words()[:60].strip(),
        "summary": f"A sentence that is long enough: {words()}"[:160].strip(),
        "areas": ["basics"],
        "level": dice.choice(["starter", "working", "deep"]),
        "published": "2026-11-21",
    }
    optional: dict[str, Any] = {
        "aliases": [*{words()[:60].strip(): 1 for _ in range(3)}],
        "related": [{"why": f"{words()}\n{words()}" if dice.random() < 0.3 else words(), "term": "x"}],
        "questions": [{"answer": words(), "ask": words(), "key": words()} for _ in range(2)],
        "symbols": {letter: {"value": words(), "means": words()} for letter in dice.sample("yNxab", 2)},
        "notes": f"{words()}\n\n{words()}\n",
        "no_autolink": dice.choice([True, False, ["x", "y-z"]]),
    }
    values |= {key: optional[key] for key in dice.sample(sorted(optional), dice.randint(0, 6))}
    lines = []
    for key in dice.sample(sorted(values), len(values)):
        lines += [f"# about {key} {words()}"] * (dice.random() < 0.2) + [""] * (dice.random() < 0.2)
        lines.append(f"{key}: {json.dumps(values[key], ensure_ascii=False)}")
    pieces = [
        "Words  \nmore. ",
        "```\na  \n\n\nb\n```",
        "- one\n- two\t",
        "    code  ",
        "> so ",
        "",
        "## Head",
        "x `y`  ",
    ]
    body = "\n\n".join(dice.choices(pieces, k=4)) + "\n" * dice.randint(0, 4)
    text = "\n".join(("---", *lines, "---", body))
    return text.replace("\n", "\r\n" if dice.random() < 0.2 else "\n").encode()


@pytest.mark.parametrize("seed", some(range(400), 10))
def test_the_form_is_whole_and_stays(seed: int) -> None:
    raw = drawn(random.Random(seed))
    term, problems = read_term("terms/x.md", raw)
    new, said = formed("terms/x.md", raw)
    if problems or said:
        assert new == raw
        assert said[: len(problems)] == problems
        return
    again, _ = read_term("terms/x.md", new)
    before, after = front_of(raw, "")[0], front_of(new, "")[0]
    assert before and after and term and again
    assert before.values == after.values
    told, kept = ({**dict(meaning(one)), "body": None} for one in (term, again))
    assert told == kept
    assert sorted(line.strip() for line in raw.decode().splitlines() if line.startswith("# about")) == sorted(
        line.strip() for line in new.decode().splitlines() if line.startswith("# about")
    )
    assert formed("terms/x.md", new) == (new, [])


def test_a_value_that_no_form_holds_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "scalar", lambda text, **_: str(text))  # as if it took every text for plain
    raw = file(tail=TAIL + 'notes: "a\\tb"\n')
    new, (problem,) = formed("terms/equity.md", raw)
    assert new == raw
    assert str(problem) == (
        "terms/equity.md:7: 'notes' would say something else in the form that all files have"
        " (a tab in the front matter)\n"
        "    Write the value of 'notes' in other signs; until then the file stays as it is."
    )


def test_most_of_what_is_drawn_can_be_formed() -> None:
    kept = [not formed("terms/x.md", drawn(random.Random(seed)))[1] for seed in range(12)]
    print(f"{sum(kept)} of 12 drawn files, seeds 0 to 11")
    assert sum(kept) > 6
