"""What a tool wants to stand in a project's folder, written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

Files = Mapping[str, bytes | None]  # path from the root → what is to stand there; None: nothing


def write(root: Path, files: Files) -> None:
    """Let the files stand as they are wanted; whatever the machine refuses, all are as before.

    Everything new is on the disk, beside its place, before the first file is replaced.
    """
    before = {path: _read(root / path) for path in files}
    changed = {path: content for path, content in files.items() if content != before[path]}
    try:
        for path, content in changed.items():
            if content is not None:
                _put(root / path, content)
        _swap(root, changed, before)
        _emptied(root, changed)
    finally:
        for path in changed:
            with suppress(OSError):
                _beside(root / path).unlink()


def _swap(root: Path, changed: Files, before: Files) -> None:
    done: list[str] = []
    try:
        for path, content in changed.items():
            done.append(path)
            if content is None:
                (root / path).unlink()
            else:
                _beside(root / path).replace(root / path)
    except BaseException:
        for path in reversed(done):
            _back(root / path, before[path])
        raise


def _emptied(root: Path, changed: Files) -> None:
    """Take away the folders of pictures of which nothing is left; those of texts stay."""
    gone = [path for path, content in changed.items() if content is None and path.count("/") > 1]
    for folder in {(root / path).parent for path in gone if path.startswith("terms/")}:
        with suppress(OSError):  # something is in it
            folder.rmdir()


def _back(file: Path, content: bytes | None) -> None:
    if content is None:
        if file.is_file():
            file.unlink()
    elif _read(file) != content:
        file.write_bytes(content)


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if os.path.lexists(file) else None


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(file)
    with new.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    if file.exists():
        shutil.copymode(file, new)


def _beside(file: Path) -> Path:
    """A name that is read by nothing, on the same disk."""
    return file.with_name(f".{file.name}.new")
