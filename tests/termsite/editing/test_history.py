"""What git is asked, in repositories made here: files as they were, renames, and the sentence where there is none."""

from pathlib import Path

import pytest

from termsite.editing.history import NoHistory, history_of
from tests.termsite.editing.repository import commit, git, write

NAMES = ["terms/保证金.md", "terms/a b.md", 'terms/"quoted".md', "terms/two\nlines.md", "terms/\x01tab\t.md"]


def test_names_of_every_kind_come_out_as_they_went_in(tmp_path: Path) -> None:
    root = write(tmp_path / "glossary", {name: f"{name}\r\nno end" for name in NAMES} | {"other/x.md": "x"})
    (root / "terms/link.md").symlink_to("/etc/passwd")
    kept = commit(root)
    to = tmp_path / "then"
    history = history_of(root)
    history.export(history.commit("HEAD"), to, lambda path: path.startswith("terms/"))
    found = {path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*") if path.is_file()}
    assert found == {name: f"{name}\r\nno end".encode() for name in NAMES}
    versions = history.versions("terms")
    assert set(NAMES) < set(versions)
    assert all([one.commit for one in versions[name]] == [kept] for name in NAMES)


def test_a_folder_inside_a_repository_is_read_as_if_it_were_alone(tmp_path: Path) -> None:
    write(tmp_path, {"glossary/terms/a.md": "a\n", "terms/a.md": "not this one\n"})
    commit(tmp_path)
    history = history_of(tmp_path / "glossary")
    (only,) = history.versions("terms")["terms/a.md"]
    assert list(history.contents([only.blob])) == [b"a\n"]
    history.export(only.commit, tmp_path / "then", lambda path: True)
    assert [path.name for path in (tmp_path / "then").rglob("*.*")] == ["a.md"]


def test_a_file_is_followed_through_renames_and_not_into_another_of_its_name(tmp_path: Path) -> None:
    long = "".join(f"line {number}\n" for number in range(20))
    write(tmp_path, {"terms/old.md": long, "terms/new.md": "another file of that name\n"})
    first = commit(tmp_path)
    (tmp_path / "terms/new.md").unlink()
    commit(tmp_path)
    git(tmp_path, "mv", "terms/old.md", "terms/new.md")
    moved = commit(tmp_path)
    write(tmp_path, {"terms/new.md": long + "more\n", "terms/old.md": "a new beginning\n"})
    last = commit(tmp_path)
    versions = history_of(tmp_path).versions("terms")
    assert [(one.commit, one.path) for one in versions["terms/new.md"]] == [
        (last, "terms/new.md"),
        (moved, "terms/new.md"),
        (first, "terms/old.md"),
    ]
    assert [one.commit for one in versions["terms/old.md"]] == [last]


@pytest.mark.parametrize("asked", ["HEAD~1", "nowhere", "--output=x", "", "HEAD:terms", "a\nb"])
def test_a_revision_that_is_none_is_told(asked: str, tmp_path: Path) -> None:
    write(tmp_path, {"terms/a.md": "a\n"})
    commit(tmp_path)
    with pytest.raises(NoHistory, match=r"^There is no revision '") as told:
        history_of(tmp_path).commit(asked)
    assert f"'{asked}'" in str(told.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "terms"]


def test_without_a_repository_or_without_a_commit_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoHistory, match=r"^This folder is in no git repository"):
        history_of(tmp_path)
    git(tmp_path, "init", "--quiet")
    with pytest.raises(NoHistory, match=r"^There is no revision 'HEAD'"):
        history_of(tmp_path).versions("terms")


def test_without_git_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match=r"^git is not installed, and without it .*\.$"):
        history_of(tmp_path)
