"""Whether anything was touched since the last build: by names, sizes and times, before all else is run.

Of the site its folders alone are looked at, which tell of every file that came, went or was put in another's
place: of ten thousand terms there are seventy thousand files. What is written into a published file itself is
seen by the next build of all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

# What a project's folder holds and no site is made of; of what is installed the lists tell enough.
_APART = {"build", "node_modules"}
_ANYWHERE = "__pycache__"


def of_site(root: Path, to: Path) -> Path:
    """Where a project keeps what it knows of a site that it made."""
    return root / "build" / "kept" / "sites" / _mill([os.fspath(to)])


class Untouched:
    """A project and the site that was made of it, as both were seen."""

    def __init__(self, root: Path, to: Path, *options: str) -> None:
        """Look at the project now, so that what is edited from here on counts as edited."""
        self._to = to
        self._file = of_site(root, to) / "seen"
        self._around = _mill([sys.version, *options, *_installed(root)])
        self._files = "\1".join(_inputs(root, to))
        self._seen = ""

    def written(self) -> frozenset[str] | None:
        """The files that were written over since the last build; None if anything else is as it was not."""
        try:
            self._seen = self._file.read_text("utf-8", "surrogateescape")
            around, site, _, files = self._seen.split("\2")
        except (OSError, ValueError):
            return None
        if around != self._around or site != _joined(_paths(site)):
            return None
        return _written(files, self._files)

    def still(self) -> bool:
        """Whether nobody has built the site since that was asked."""
        return self._file.exists() and self._file.read_text("utf-8", "surrogateescape") == self._seen

    def keep(self, touched: Collection[str] | None = None) -> None:
        """Write down that the site was just made of the project as it was seen.

        Where these files were `touched`, the folder of the site before took its place: it is told of as it
        was when it stood there last, but for them. Where none had to be, the site is the one that was seen.
        """
        if touched is None:
            site, before = _joined(_folders(os.fspath(self._to))), ""
        else:
            _, site, before, _ = self._seen.split("\2")
        if touched:
            site, before = self._again(before, touched) if before else _joined(_paths(site)), site
        self._file.parent.mkdir(parents=True, exist_ok=True)
        seen = "\2".join((self._around, site, before, self._files))
        self._file.write_text(seen, "utf-8", "surrogateescape")

    def _again(self, told: str, touched: Iterable[str]) -> str:
        """What is told of folders, looked at again where something was touched."""
        rooms = {os.fspath(self._to), *(os.fspath(Path(self._to, path).parent) for path in touched)}
        lines = told.split("\1")
        return "\1".join(
            _told(path) if path in rooms else line for path, line in zip(_paths(told), lines, strict=True)
        )


def forget(root: Path, to: Path) -> None:
    """Write down that the site is no longer as the last build left it."""
    (of_site(root, to) / "seen").unlink(missing_ok=True)


def _written(before: str, now: str) -> frozenset[str] | None:
    """The files that two lists tell of otherwise; None if one tells of a file of which the other does not."""
    if before == now:
        return frozenset()
    old, new = set(before.split("\1")), set(now.split("\1"))
    there, here = ({one.partition("\0")[0] for one in some} for some in (old - new, new - old))
    return frozenset(here) if here == there else None


def _inputs(root: Path, to: Path) -> Iterator[str]:
    for one in sorted(os.scandir(root), key=lambda one: one.name):
        if one.name in (*_APART, _ANYWHERE) or one.name.startswith(".") or Path(one.path) == to:
            continue
        if one.is_dir():  # a link is followed here, and no deeper, where it could lead in a circle
            yield from _below(one.path)
        else:
            yield _told(one.path)


def _installed(root: Path) -> Iterator[str]:
    """The packages beside this Python, and the list that npm keeps of its own."""
    for folder in sys.path:
        if folder.endswith("site-packages"):
            yield from sorted(one.name for one in os.scandir(folder) if one.name.endswith("-info"))
    npm = root / "node_modules" / ".package-lock.json"
    yield str(npm.stat().st_mtime_ns) if npm.exists() else ""


def _below(folder: str) -> list[str]:
    """What is told of every file below a folder, in the order of their paths."""
    left, found = [folder], []
    while left:
        try:
            inside = list(os.scandir(left.pop()))
        except FileNotFoundError:
            continue
        for one in inside:
            if not one.is_dir(follow_symlinks=False):
                found.append(one.path)
            elif one.name != _ANYWHERE:  # a term may be called build, and have pictures
                left.append(one.path)
    return [_told(path) for path in sorted(found)]


def _folders(folder: str) -> list[str]:
    """A folder and all that are in it, in the order in which they are found."""
    found = [folder]
    for one in found:
        found += [inside.path for inside in os.scandir(one) if inside.is_dir(follow_symlinks=False)]
    return found


def _paths(told: str) -> list[str]:
    return [one.partition("\0")[0] for one in told.split("\1")]


def _joined(paths: Iterable[str]) -> str:
    return "\1".join(map(_told, paths))


def _told(path: str) -> str:
    """What is told of a file; its name alone if it is gone by now, as an editor's own are while it saves."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return path
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ino}"


def _mill(told: Iterable[str]) -> str:
    return blake2b("\1".join(told).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
