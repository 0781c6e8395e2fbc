"""Folders of Markdown in the forms of real glossaries: what is taken over, and every line that is not.

The folders are in CNCF's form (also in Japanese and Bengali), Kubernetes', MDN's and Hugo's; the words are ours.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from termsite.editing.folder import write
from termsite.glossary import read_and_link
from termsite.transfer import commands

CASES = sorted((Path(__file__).parent / "cases").iterdir())
Content = Callable[[Path | None], Path]
SAID = [
    "--area=basics",
    "--level=working",
    "--day=2026-11-29",
    "--publisher=The~harbour~office",
    "--licence=CC~BY~4.0",
]


def run(root: Path, *arguments: str) -> tuple[list[str], str]:
    """Run `import` or `export`; give its problems as text, and what it said."""
    parser = argparse.ArgumentParser()
    commands.declare(parser.add_subparsers(dest="command"))
    problems, said = commands.run(root, parser.parse_args(arguments), write)
    return [str(one) for one in problems], said


def imported(root: Path, case: Path, *arguments: str) -> tuple[list[str], str]:
    """Import the folder of a case with its own options."""
    options = (case / "options.txt").read_text("utf-8").splitlines()
    said = [word.replace("~", " ") for word in SAID]
    return run(root, "import", str(case / "source"), *options, *said, *arguments)


def whole(root: Path, losses: Path) -> str:
    """Everything that an import wrote, as one text."""
    files = [losses, *sorted((root / "terms").glob("*.md"))]
    return "\n".join(f"==== {file.name}\n{file.read_text('utf-8')}" for file in files if file.exists())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_holds_is_written_and_the_rest_is_listed(case: Path, content: Content, tmp_path: Path) -> None:
    root, losses = content(None), tmp_path / "losses.txt"
    problems, _ = imported(root, case, f"--losses={losses}")
    assert problems == []
    said, expected = whole(root, losses), case / "expected.txt"
    if not expected.exists() and "CI" not in os.environ:
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_taken_over_is_a_glossary_without_a_problem(
    case: Path, content: Content, tmp_path: Path
) -> None:
    root = content(None)
    imported(root, case, f"--losses={tmp_path / 'losses.txt'}")
    glossary, _, problems = read_and_link(root)
    assert problems == []
    assert glossary.terms
    ids = [one for prose in glossary.prose.values() for _, one in prose.headings]
    assert all(ids)


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.name.startswith("cncf-")], ids=lambda c: c.name
)
def test_nothing_is_written_where_something_would_be_lost(case: Path, content: Content) -> None:
    root = content(None)
    problems, said = imported(root, case)
    assert said == ""
    assert any("nothing was written" in one for one in problems)
    assert not (root / "terms").exists()


def test_whose_texts_they_are_must_be_said(content: Content) -> None:
    root, case = content(None), CASES[0]
    problems, _ = run(root, "import", str(case / "source"), "--losses=x")
    assert [one.partition("\n")[0] for one in problems] == [
        "source: 3 terms without 'areas'",
        "source: 3 terms without 'level'",
        "source: no source is named for these texts",
        "source: no publisher is named for these texts",
        "source: no licence is named for these texts",
    ]
    assert not (root / "terms").exists()


def test_a_term_that_is_there_stays_as_it_is(content: Content, tmp_path: Path) -> None:
    root, case = content(None), next(case for case in CASES if case.name == "hugo")
    imported(root, case, f"--losses={tmp_path / 'one.txt'}")
    before = whole(root, tmp_path / "one.txt")
    (root / "terms" / "reef.md").write_text("not a term yet", "utf-8")
    before = before.partition("==== reef.md")[0]
    imported(root, case, f"--losses={tmp_path / 'two.txt'}")
    assert whole(root, tmp_path / "one.txt").startswith(before)
    assert (root / "terms" / "reef.md").read_text("utf-8") == "not a term yet"
    assert (
        "sail.md:1: a term that is here: terms/sail.md is here already" in (tmp_path / "two.txt").read_text()
    )


def test_a_name_of_two_terms_and_near_duplicates_are_told(content: Content, tmp_path: Path) -> None:
    root, source = content(None), tmp_path / "harbour"
    source.mkdir()
    for name, title in (("bow-line", "bow line"), ("bowline", "bowline"), ("bow-lines", "bow lines")):
        text = f"---\ntitle: {title}\naka: [line of the bow]\n---\nThis {title} is a rope at the front of a boat.\n"
        (source / f"{name}.md").write_text(text, "utf-8")
    losses = tmp_path / "losses.txt"
    run(root, "import", str(source), "--own", "--area=basics", "--level=deep", f"--losses={losses}")
    said = losses.read_text("utf-8")
    assert "bow-lines.md:2: does not hold here: 'bow-lines' is nearly 'bow-line'" in said
    assert "bowline.md:3: a name of two terms: 'line of the bow' is 'bow-line'" in said
    assert sorted(file.name for file in (root / "terms").iterdir()) == ["bow-line.md", "bowline.md"]


def test_what_names_a_term_that_is_left_out_stays(content: Content, tmp_path: Path) -> None:
    """Links are set anew once a term is known not to hold."""
    root, source, losses = content(None), tmp_path / "harbour", tmp_path / "losses.txt"
    source.mkdir()
    for name, text in (
        ("reef knot", "A reef knot ties two ropes of the same size.\n\n| a | b |\n|---|---|\n| one |\n"),
        ("square sail", "A square sail hangs from a yard. It is taken in by a reef knot."),
    ):
        (source / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n{text}\n", "utf-8")
    options = ("--own", "--area=basics", "--level=deep", f"--losses={losses}")
    assert run(root, "import", str(source), *options)[0] == []
    assert "reef knot.md:8: does not hold here" in losses.read_text("utf-8")
    assert [file.name for file in (root / "terms").iterdir()] == ["square-sail.md"]


def test_a_near_duplicate_of_a_term_that_is_here_stays_out(content: Content, tmp_path: Path) -> None:
    root, source, losses = content(None), tmp_path / "harbour", tmp_path / "losses.txt"
    source.mkdir()
    (source / "ropes.md").write_text(
        "---\ntitle: ropes\n---\nRopes are strands that are laid together.\n", "utf-8"
    )
    own = "---\ntitle: a rope\nsummary: Strands that are laid together.\nareas: [basics]\nlevel: deep\npublished: 2026-11-21\n---\n"
    (root / "terms").mkdir()
    (root / "terms" / "rope.md").write_text(own.replace("a rope", "rope"), "utf-8")
    options = ("--own", "--area=basics", "--level=deep", f"--losses={losses}")
    assert run(root, "import", str(source), *options) == (
        [],
        f"0 terms written to terms/; {losses} lists what was not taken over.",
    )
    assert "harbour/ropes.md:2: does not hold here: 'ropes' is nearly 'rope'" in losses.read_text("utf-8")
    assert "there is something of that name" in run(root, "import", str(source), *options)[0][0]
    (root / "terms" / "rope.md").rename(root / "terms" / "ropes-of-old.md")
    (root / "terms" / "ropes-of-old.md").write_text(own.replace("a rope", "rope"), "utf-8")
    problems, _ = run(root, "import", str(source), *options[:-1])
    assert "terms/ropes-of-old.md:2: 'ropes-of-old' is nearly 'ropes'" in problems[0]
    assert [file.name for file in (root / "terms").iterdir()] == ["ropes-of-old.md"]


HOSTILE = {
    "../../outside.md": "---\ntitle: {0}\nslug: ../../outside\n---\n{1}",
    "bomb.md": "---\ntitle: bomb\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
    "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
    "f: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n---\n{1}",
    "hidden.md": '---\ntitle: "turned \\u202e round"\n---\n{1}',
    "script.md": "---\ntitle: script\n---\n{1} <script>alert(1)</script>\n",
    "handler.md": '---\ntitle: handler\n---\n{1} <b onclick="x()">b</b>\n',
    "address.md": "---\ntitle: address\n---\n{1} [x](javascript:alert(1))\n",
}
SENTENCE = "This is a sentence that would do as a summary. And this is another.\n"


def test_hostile_files_are_left_out_and_nothing_else_is_touched(content: Content, tmp_path: Path) -> None:
    root, source, losses = content(None), tmp_path / "hostile", tmp_path / "losses.txt"
    source.mkdir()
    for name, text in HOSTILE.items():
        file = source / Path(name).name
        file.write_text(text.replace("{0}", "outside").replace("{1}", SENTENCE), "utf-8")
    (source / "marked.md").write_bytes(b"\xef\xbb\xbf---\ntitle: marked\n---\n" + SENTENCE.encode())
    (source / "wide.md").write_bytes(f"---\ntitle: wide\n---\n{SENTENCE}".encode("utf-16"))
    (source / "large.md").write_text(f"---\ntitle: large\n---\n{SENTENCE}" + "x" * 1_000_000, "utf-8")
    (tmp_path / "secret.md").write_text(f"---\ntitle: secret\n---\n{SENTENCE}", "utf-8")
    (source / "secret.md").symlink_to(tmp_path / "secret.md")
    run(root, "import", str(source), "--own", "--area=basics", "--level=deep", f"--losses={losses}")
    assert [file.name for file in (root / "terms").iterdir()] == ["outside.md"]
    said = losses.read_text("utf-8")
    for name in ("bomb", "hidden", "script", "handler", "address", "marked", "wide", "large", "secret"):
        assert f"hostile/{name}.md" in said
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "content",
        "hostile",
        "losses.txt",
        "secret.md",
    ]


def folder(at: Path, files: dict[str, str]) -> Path:
    """A folder of files by their paths."""
    for name, text in files.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_text(text, "utf-8")
    return at


LOOSE = ("--own", "--area=basics", "--level=deep")


@pytest.mark.parametrize("ending", [".MD", ".Markdown", ".mdown", ".mkd"])
def test_markdown_is_read_by_each_of_its_endings(content: Content, tmp_path: Path, ending: str) -> None:
    text = f"---\ntitle: rope\n---\n{SENTENCE}\nSee [sail](sail{ending}).\n"
    sail = f"---\ntitle: sail\n---\n{SENTENCE}"
    source = folder(tmp_path / "words", {f"rope{ending}": text, f"sail{ending}": sail})
    root = content(None)
    assert run(root, "import", str(source), *LOOSE) == ([], "2 terms written to terms/.")
    assert "See [[sail]]." in (root / "terms" / "rope.md").read_text("utf-8")


def test_every_file_that_is_not_read_is_told(content: Content, tmp_path: Path) -> None:
    names = ("a.mdx", "b.rst", "c.adoc", "d.txt", "e.HTML", "sub/f.csv", "g.png", "LICENSE", ".DS_Store")
    files = {"rope.md": f"---\ntitle: rope\n---\n{SENTENCE}"} | dict.fromkeys(names, "words")
    source, losses = folder(tmp_path / "words", files), tmp_path / "losses.txt"
    (source / "elsewhere").symlink_to(tmp_path)
    root = content(None)
    assert run(root, "import", str(source), *LOOSE, f"--losses={losses}")[0] == []
    said = losses.read_text("utf-8")
    for name, reason in {
        "a.mdx": "MDX, Markdown with programs in it; terms are Markdown, in files that end in .md",
        "b.rst": "reStructuredText; terms",
        "c.adoc": "AsciiDoc; terms",
        "d.txt": "plain text; terms",
        "e.HTML": "HTML; terms",
        "sub/f.csv": "no Markdown; terms",
        "g.png": "a picture beside no term that shows it",
        "LICENSE": "no Markdown; terms",
        "elsewhere": "a link or a folder, not a file",
    }.items():
        assert f"words/{name}: a file that is not read: {reason}" in said
    assert ".DS_Store" not in said
    assert [file.name for file in (root / "terms").iterdir()] == ["rope.md"]


def test_where_no_file_is_a_term_each_says_why(content: Content, tmp_path: Path) -> None:
    files = {
        "draft.md": f"---\ntitle: draft\ndraft: true\n---\n{SENTENCE}",
        "hugo.md": f'+++\ntitle = "hugo"\n+++\n{SENTENCE}',
        "bare.md": SENTENCE,
        "page.rst": SENTENCE,
    }
    problems, _ = run(content(None), "import", str(folder(tmp_path / "words", files)), *LOOSE)
    assert problems == [
        "words: there are no terms\n    Why not, is told of each of its files.",
        "words/bare.md:1: cannot be read: no front matter\n    the term is left out. A file begins with a line '---', "
        "its keys, and another line '---'.",
        "words/draft.md:3: a draft: the source does not publish it yet\n    the term is left out",
        "words/hugo.md:1: cannot be read: its keys are TOML, between lines '+++'\n    the term is left out. "
        "Write its keys as YAML, between two lines '---'.",
        "words/page.rst: a file that is not read: reStructuredText; terms are Markdown, in files that end in .md\n"
        "    left out",
    ]


def test_one_text_with_several_names_is_told(content: Content, tmp_path: Path) -> None:
    text = f"---\ntitle: peel\naka: shovel, baker's peel\n---\n{SENTENCE}"
    source = folder(tmp_path / "words", {"peel.md": text})
    problems, _ = run(content(None), "import", str(source), *LOOSE)
    assert problems[0].startswith("words/peel.md:3: 'aka' may hold several names: 'shovel, baker's peel'")
