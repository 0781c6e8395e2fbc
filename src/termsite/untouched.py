"""Whether anything was touched since the last build: by names, sizes and times, before all else is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

# What a project's folder holds and no site is made of; of what is installed the lists tell enough.
_APART = {"build", "node_modules", "__pycache__"}


def of_site(root: Path, to: Path) -> Path:
    """Where a project keeps what it knows of a site that it made."""
    return root / "build" / "kept" / "sites" / _mill([os.fspath(to)])


class Untouched:
    """A project and the site that was made of it, as both were seen."""

    def __init__(self, root: Path, to: Path, *options: str) -> None:
        """Look at the project now, so that what is edited from here on counts as edited."""
        self._to = to
        self._file = of_site(root, to) / "seen"
        self._project = _mill([sys.version, *options, *_installed(root), *_inputs(root, to)])

    def holds(self) -> bool:
        """Whether the site stands as the last build left it, and would be made the same again."""
        try:
            seen = self._file.read_text("utf-8").split()
        except OSError:
            return False
        return seen[:1] == [self._project] and seen[1:] == [self._site()]

    def keep(self) -> None:
        """Write down that the site was just made of the project as it was seen."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(f"{self._project} {self._site()}\n", "utf-8")

    def _site(self) -> str:
        return _mill(_below(os.fspath(self._to)))


def _inputs(root: Path, to: Path) -> Iterator[str]:
    for one in sorted(os.scandir(root), key=lambda one: one.name):
        if one.name in _APART or one.name.startswith(".") or Path(one.path) == to:
            continue
        if one.is_dir():  # a link is followed here, and no deeper, where it could lead in a circle
            yield from _below(one.path)
        else:
            yield _told(one)


def _installed(root: Path) -> Iterator[str]:
    """The packages beside this Python, and the list that npm keeps of its own."""
    for folder in sys.path:
        if folder.endswith("site-packages"):
            yield from sorted(one.name for one in os.scandir(folder) if one.name.endswith("-info"))
    npm = root / "node_modules" / ".package-lock.json"
    yield str(npm.stat().st_mtime_ns) if npm.exists() else ""


def _below(folder: str) -> Iterator[str]:
    left = [folder]
    while left:
        try:
            inside = sorted(os.scandir(left.pop()), key=lambda one: one.name)
        except FileNotFoundError:
            continue
        for one in inside:
            if not one.is_dir(follow_symlinks=False):
                yield _told(one)
            elif one.name not in _APART:
                left.append(one.path)


def _told(one: os.DirEntry[str]) -> str:
    found = one.stat(follow_symlinks=False)
    return f"{one.path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ino}"


def _mill(told: Iterator[str] | list[str]) -> str:
    mill = blake2b(digest_size=16)
    for one in told:
        mill.update(one.encode("utf-8", "surrogateescape") + b"\1")
    return mill.hexdigest()
