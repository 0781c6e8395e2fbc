"""What a term says otherwise than at its last review, found in a repository made here."""

from pathlib import Path

import pytest

import build
from termsite.editing.history import NoHistory
from termsite.editing.review import review
from tests.termsite.editing.repository import commit, git, term, write

SOURCES = """
- title: "On halves"
  publisher: A publisher
  url: https://example.org/halves
  checked: 2026-11-01
  supports: A half is one of two equal portions of the whole amount.
- title: "On rests"
  publisher: Another
  url: https://example.org/rests
  checked: 2026-11-01
  supports: Something else entirely, about brokers."""
FIRST = "A half is one of two equal portions of any amount.\n\n## Where\n\nHere."


def half(body: str = FIRST, reviewed: str = "2026-11-22", **keys: str) -> str:
    return term("half", body, sources=SOURCES, **({"reviewed": reviewed} if reviewed else {}), **keys)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A term that was written, reviewed in a commit of its own, and changed twice since."""
    write(tmp_path, {"terms/half.md": half(reviewed="")})
    commit(tmp_path, day="2026-11-21")
    write(tmp_path, {"terms/half.md": half()})
    commit(tmp_path, day="2026-11-22")
    write(tmp_path, {"terms/half.md": half(level="working")})
    commit(tmp_path, day="2026-11-23")
    write(tmp_path, {"terms/half.md": half(FIRST.replace("any amount", "a whole amount"), level="working")})
    commit(tmp_path, day="2026-11-24")
    return tmp_path


def test_what_changed_is_told_by_part_and_word_with_the_source_beside_it(project: Path) -> None:
    then = git(project, "rev-parse", "HEAD~2")
    problems, said = review(project, "half")
    assert problems == []
    assert said == (
        f"terms/half.md was last reviewed in commit {then[:10]} of 2026-11-22.\n"
        "\nterms/half.md:5: level\n"
        "    [-starter-]{+working+}\n"
        "\nterms/half.md:20: the opening\n"
        "    A half is one of two equal portions of [-any-]{+a whole+} amount.\n"
        "  Open beside it:\n"
        "    https://example.org/halves\n"
        "      A publisher: A half is one of two equal portions of the whole amount.\n"
        "\nWhen all of it holds, write the day on which you read it into the file, and commit that alone:\n"
        "    reviewed: YYYY-MM-DD\n"
        "    git commit -m 'Review half' -- terms/half.md"
    )


def test_an_edit_that_is_not_committed_counts_and_a_new_review_begins_again(project: Path) -> None:
    write(
        project, {"terms/half.md": half(FIRST, summary="Another sentence that says what half of a thing is.")}
    )
    said = review(project, "half")[1]
    assert ": summary\n" in said
    assert "the opening" not in said
    write(project, {"terms/half.md": half(FIRST, reviewed="2026-11-25")})
    reviewed = commit(project, day="2026-11-25")
    said = review(project, "half")[1]
    assert said.startswith(
        f"terms/half.md was last reviewed in commit {reviewed[:10]} of 2026-11-25.\nNothing in it"
    )


def test_a_renamed_term_keeps_its_review(project: Path) -> None:
    git(project, "mv", "terms/half.md", "terms/moiety.md")
    commit(project, day="2026-11-25")
    said = review(project, "moiety")[1]
    assert f"last reviewed in commit {git(project, 'rev-parse', 'HEAD~3')[:10]} of 2026-11-22" in said


def test_a_renamed_term_keeps_its_review_before_that_is_committed(project: Path) -> None:
    write(
        project,
        {"terms/rest.md": term("rest", "What a half leaves, in another file.", reviewed="2026-11-22")},
    )
    commit(project, day="2026-11-25")
    then = git(project, "rev-parse", "HEAD~3")
    text = (
        (project / "terms/half.md")
        .read_text("utf-8")
        .replace("title: half", "title: moiety\naliases: [half]")
    )
    (project / "terms/half.md").unlink()
    (project / "terms/rest.md").unlink()
    write(project, {"terms/moiety.md": text, "terms/third.md": term("third", "Something of its own.\n" * 30)})
    said = review(project, "moiety")[1]
    assert f"last reviewed in commit {then[:10]} of 2026-11-22" in said
    assert "never been reviewed" in review(project, "third")[1]


def test_what_was_never_reviewed_is_to_be_read_whole(tmp_path: Path) -> None:
    write(tmp_path, {"terms/half.md": half(reviewed="")})
    commit(tmp_path)
    said = review(tmp_path, "half")[1]
    assert said.startswith("terms/half.md has never been reviewed: read all of it, beside its sources.\n")
    assert "https://example.org/rests" in said


def test_a_file_of_another_form_is_to_be_read_whole(tmp_path: Path) -> None:
    write(tmp_path, {"terms/half.md": half().replace("summary:", "definition:")})
    commit(tmp_path)
    write(tmp_path, {"terms/half.md": half()})
    assert "today's rules do not read it (" in review(tmp_path, "half")[1]


@pytest.mark.parametrize("slug", ["haalf", "../half", "", "--help", "half\n"])
def test_a_term_that_is_none_is_told(slug: str, project: Path) -> None:
    problems, said = review(project, slug)
    assert [one.message for one in problems] == [f"no term '{slug}'"]
    assert said == ""


def test_without_git_it_is_one_sentence(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "ROOT", project)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert build.main(["review", "half"]) == 1
    assert capsys.readouterr() == (
        "",
        "git is not installed, and without it nothing tells how this was before.\n",
    )
    with pytest.raises(NoHistory):
        review(project, "half")
