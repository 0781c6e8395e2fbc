"""Files are written all or none, whatever stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsite.editing.folder import Files, write


def standing(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_bytes(name.encode())
    return tmp_path


def test_all_are_written_and_what_is_the_same_is_left(root: Path) -> None:
    (root / "a.md").chmod(0o640)
    same = (root / "b.md").stat()
    write(root, {"a.md": b"new", "b.md": b"b", "c.md": None, "deep/er/d.md": b"d"})
    assert standing(root) == {"a.md": b"new", "b.md": b"b", "deep/er/d.md": b"d"}
    assert (root / "a.md").stat().st_mode & 0o777 == 0o640
    assert (root / "b.md").stat().st_mtime_ns == same.st_mtime_ns
    assert (root / "b.md").stat().st_ino == same.st_ino


BLOCKED: list[tuple[str, Files]] = [
    ("a folder where the new file is made", {"a.md": b"new", "b.md": b"new"}),
    ("a file where a folder is needed", {"a.md": b"new", "c.md/d.md": b"d"}),
    ("a folder that another file needs", {"a.md": b"new", "c.md": None, "deep": b"x", "deep/er.md": b"y"}),
    ("a folder where a file is to stand", {"a.md": b"new", "folder": b"d"}),
]


@pytest.mark.parametrize(("what", "files"), BLOCKED, ids=[what for what, _ in BLOCKED])
def test_whatever_stands_in_the_way_all_is_as_before(root: Path, what: str, files: Files) -> None:
    (root / ".b.md.new" / "x").mkdir(parents=True)
    (root / "folder" / "x").mkdir(parents=True)
    before = standing(root)
    with pytest.raises(OSError):
        write(root, files)
    assert standing(root) == before
