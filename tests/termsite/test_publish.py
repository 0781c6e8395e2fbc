"""A site appears whole or not at all, and only what changed is written."""

from pathlib import Path

from termsite.model import Document, Place, Problem
from termsite.publish import publish


def document(path: str, text: str = "x") -> Document:
    return Document(path, text.encode(), Place(f"source of {path}"))


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_documents_become_files(tmp_path: Path) -> None:
    assert publish([document("a/index.html"), document("b.txt")], tmp_path / "site") == []
    assert names(tmp_path) == ["site/a/index.html", "site/b.txt"]


def test_what_is_no_longer_made_vanishes(tmp_path: Path) -> None:
    publish([document("a/index.html"), document("b.txt")], tmp_path / "site")
    publish([document("b.txt")], tmp_path / "site")
    assert names(tmp_path) == ["site/b.txt"]


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    publish([document("a.txt", "same"), document("b.txt", "old")], tmp_path / "site")
    before = {path.name: path.stat().st_ino for path in (tmp_path / "site").iterdir()}
    publish([document("a.txt", "same"), document("b.txt", "new")], tmp_path / "site")
    after = {path.name: path.stat().st_ino for path in (tmp_path / "site").iterdir()}
    assert before["a.txt"] == after["a.txt"]
    assert before["b.txt"] != after["b.txt"]
    assert (tmp_path / "site" / "b.txt").read_text() == "new"


def test_two_documents_with_one_path_are_a_problem(tmp_path: Path) -> None:
    twins = [document("terms/equity/index.html"), document("terms/Equity/index.html")]
    (problem,) = publish(twins, tmp_path / "site")
    assert "two documents want" in problem.message
    assert names(tmp_path) == []


def test_a_site_that_does_not_pass_its_check_is_not_published(tmp_path: Path) -> None:
    publish([document("a.txt", "good")], tmp_path / "site")
    wrong = Problem(Place("a.txt"), "is bad")
    assert publish([document("a.txt", "bad")], tmp_path / "site", lambda _: [wrong]) == [wrong]
    assert (tmp_path / "site" / "a.txt").read_text() == "good"
    assert names(tmp_path) == ["site/a.txt"]
