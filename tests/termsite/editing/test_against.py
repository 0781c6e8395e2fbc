"""What readers would see change between a revision and the folder: pages, numbers, cards, worked examples."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import build
from termsite.editing.against import against, in_words
from termsite.editing.differences import differences
from termsite.editing.history import NoHistory
from termsite.editing.side import side
from tests.termsite.editing.repository import commit, git, term, write

Content = Callable[[Path | None], Path]

ASKED = "\n- ask: How much is half?\n  answer: It is {half.half} USD."
BEFORE = {
    "docs/index.md": "---\ntitle: Halves\ndescription: A glossary of halves, for a test alone.\nlead: Halves.\n---\nHere.\n",
    "terms/half.md": term(
        "half", "Half of 100 is\n{half.half}.", calculators="\n- {use: half, preset: large}", questions=ASKED
    ),
    "terms/rest.md": term("rest", "What a half leaves.\n\n## Where\n\nHere.\n\n## When\n\nNow."),
    "terms/gone.md": term("gone"),
}
AFTER = {
    "terms/rest.md": term(
        "rest", "What a half leaves.\n\n## Where\n\nThere.\n\n## When\n\nNow.", aliases="[remainder]"
    ),
    "terms/fresh.md": term("fresh"),
}
SAID = "Half of it is {} USDT. The rest is as much."


@pytest.fixture
def project(content: Content) -> Path:
    """A repository whose folder has gone on since its one commit: terms, and the code of a calculator."""
    root = write(content(None), BEFORE)
    commit(root)
    return root


def edited(root: Path) -> Path:
    """The folder after an afternoon's work."""
    code = (root / "calculators/half.py").read_text("utf-8")
    code = code.replace("Answer(whole / 2, whole / 2)", "Answer(whole / 4, whole / 2)").replace(
        "1_000.0", "3_000.0"
    )
    (root / "calculators/half.py").write_text(code, "utf-8")
    (root / "terms/gone.md").unlink()
    return write(root, AFTER)


def listed(root: Path) -> set[tuple[str, bytes]]:
    return {
        (path.relative_to(root).as_posix(), path.read_bytes()) for path in root.rglob("*") if path.is_file()
    }


def placed(one: dict[str, Any]) -> str:
    return f"{one['place']['path']}:{one['place']['line']}"


def test_all_that_changes_is_told_with_its_numbers(project: Path) -> None:
    root = edited(project)
    before = listed(root)
    problems, said = against(root, "HEAD", as_json=True)
    assert problems == []
    assert listed(root) == before
    told = json.loads(said)
    assert told["against"] == {"revision": "HEAD", "commit": git(root, "rev-parse", "HEAD")}
    assert {one["name"]: (one["how"], one["parts"]) for one in told["terms"]} == {
        "half": ("changed", []),
        "rest": ("changed", ["aliases", "section 'Where'"]),
        "gone": ("gone", []),
        "fresh": ("new", []),
    }
    (half,) = (one for one in told["terms"] if one["name"] == "half")
    assert {(placed(one), one["name"], one["old"], one["new"]) for one in half["numbers"]} == {
        ("terms/half.md:14", "{half.half}", "50.00", "25.00"),
        ("terms/half.md:8", "half:large: Whole", "1,000.00", "3,000.00"),
        ("terms/half.md:8", "half:large: Half", "500.00", "750.00"),
        ("terms/half.md:8", "half:large: Rest", "500.00", "1,500.00"),
        ("terms/half.md:8", "half:large: Answer", SAID.format("500.00"), SAID.format("750.00")),
    }
    assert [(one["name"], one["how"], placed(one)) for one in told["examples"]] == [
        ("half", "changed", "calculators/half.py:1"),
        ("half:large", "changed", "calculators/half.py:42"),
    ]
    cards = {(one["name"], one["how"], *one["parts"]) for one in told["cards"]}
    assert cards == {
        ("Fresh", "new"),
        ("Gone", "gone"),
        ("Rest", "changed", "Also"),
        ("Half: How much is half?", "changed", "Answer"),
        ("Half", "changed", "Answer"),
        ("Half: Large", "changed", "Answer", "Given", "Working"),
    }
    (asked,) = (one for one in told["cards"] if one["name"] == "Half: How much is half?")
    assert [(one["name"], one["old"], one["new"]) for one in asked["numbers"]] == [
        ("Answer", "50.00", "25.00")
    ]
    pages = {one["name"]: one["how"] for one in told["pages"]}
    assert pages["calculators/half/large/"] == "changed"
    assert not {f"terms/{slug}/" for slug in ("half", "rest", "gone", "fresh")} & set(pages)
    assert sys.modules["calculators.half"].half.function(100.0).half == 25.0


@pytest.mark.long
def test_nothing_has_changed_where_nothing_has(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "ROOT", project)
    assert build.main(["check", "--diff"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Nothing that readers see is another than in HEAD (")
    assert said.err == ""


def test_it_is_told_in_words_with_place_old_and_new(project: Path) -> None:
    old = side(project)
    new = side(
        write(
            project,
            AFTER | {"terms/half.md": BEFORE["terms/half.md"].replace("{half.half}", "{half:large.half}")},
        )
    )
    assert not differences(old, old)
    there, back = differences(old, new), differences(new, old)
    turned = {"new": "gone", "gone": "new", "changed": "changed"}
    for name in ("terms", "cards", "examples", "pages"):
        assert [(one.name, turned[one.how]) for one in getattr(there, name)] == [
            (one.name, one.how) for one in getattr(back, name)
        ]
    said = "\n".join(in_words(there, "then"))
    assert "Against then:\n\nTerms: 2 changed, 1 new\n  terms/fresh.md: new\n" in said
    assert "  terms/half.md: question 'How much is half?', the opening\n" in said
    assert "  terms/half/: Half: How much is half?: Answer\n    Answer: 50.00 → 500.00\n" in said


SPOILT = {
    "a term": (
        {"terms/half.md": term("half", "[[nowhere]]")},
        r"does not pass the check itself \(terms/half.md:8: no term",
    ),
    "a calculator": ({"calculators/half.py": "raise SystemExit(7)\n"}, "cannot be read: it ended with 7"),
    "the settings": ({"mkdocs.yml": "extra: [1]\n"}, r"does not pass the check itself \(mkdocs.yml"),
}


@pytest.mark.long  # each starts a process of its own
@pytest.mark.parametrize("what", SPOILT)
def test_a_revision_that_cannot_be_built_is_told(what: str, content: Content) -> None:
    spoil, said = SPOILT[what]
    root = write(content(None), BEFORE)
    whole = {path: (root / path).read_text("utf-8") for path in spoil}
    commit(write(root, spoil))
    write(root, whole)
    with pytest.raises(NoHistory, match=f"^'HEAD' {said}"):
        against(root, "HEAD", as_json=False)


def test_a_revision_without_a_glossary_is_told(
    content: Content, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(content(None), BEFORE)
    settings = (root / "mkdocs.yml").rename(root / "mkdocs.later")
    commit(root)
    settings.rename(root / "mkdocs.yml")
    monkeypatch.setattr(build, "ROOT", root)
    assert build.main(["check", "--diff", "HEAD"]) == 1
    assert capsys.readouterr() == (
        "",
        "There was no mkdocs.yml at that revision, so no glossary was there.\n",
    )


def test_what_is_wrong_now_is_told_as_check_tells_it(project: Path) -> None:
    write(project, {"terms/half.md": term("half", "[[nowhere]]")})
    problems, said = against(project, "HEAD", as_json=False)
    assert [str(one).partition("\n")[0] for one in problems] == ["terms/half.md:8: no term 'nowhere'"]
    assert said == ""


def test_annotations_and_differences_are_not_asked_for_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build.main(["check", "--diff", "--annotate", "github"])
    assert "ask for one of them" in capsys.readouterr().err
