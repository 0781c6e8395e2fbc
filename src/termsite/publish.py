"""Documents to a folder: built whole beside it, then swapped in; what is the same is not written again."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from termsite.model import Document, Place, Problem
from termsite.swap import swapped

Check = Callable[[Path], list[Problem]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A file of the last site that is to stay as it is: its path, and what it was made from."""

    path: str
    place: Place


def clashes(documents: Iterable[Document | Standing]) -> list[Problem]:
    """Documents that want one path; on some systems Case.html and case.html are one."""
    first: dict[str, Document | Standing] = {}
    problems = []
    for document in documents:
        other = first.setdefault(document.path.casefold(), document)
        if other is not document:
            message = f"two documents want '{document.path}'"
            problems.append(Problem(document.place, message, f"The other comes from {other.place.path}."))
    return problems


def publish(
    documents: Iterable[Document],
    folder: Path,
    check: Check = lambda _: [],
    standing: Sequence[Standing] = (),
    spare: Path | None = None,
) -> list[Problem]:
    """Write the site beside `folder`, check it there, and swap it in; with a problem nothing is published.

    `spare` is where the site before the last one may stay, on the same disk: the next is made of it by what
    is other there, instead of anew.
    """
    _healed(folder)
    every: list[Document | Standing] = [*documents, *standing]
    written = sorted(every, key=lambda document: document.path)
    if problems := clashes(written):
        return problems
    staging = spare or folder.with_name(f".{folder.name}.new")
    try:
        _emptied(staging, {document.path for document in written})
        for document in written:
            _write(document, f"{folder}/{document.path}", f"{staging}/{document.path}")
        if problems := check(staging):
            return problems
        _swap(staging, folder)
    except BaseException:  # a disk that became full among them
        spare = None
        raise
    finally:
        if not spare:
            shutil.rmtree(staging, ignore_errors=True)
    return []


def _emptied(staging: Path, wanted: Set[str]) -> None:
    """Take out of a folder what is not wanted there."""
    root = os.fspath(staging)
    rooms = {path.rpartition("/")[0] for path in wanted}
    for at, _, names in os.walk(root, topdown=False):
        inside = at[len(root) + 1 :].replace(os.sep, "/")
        for name in names:
            if (f"{inside}/{name}" if inside else name) not in wanted:
                Path(at, name).unlink()
        if inside not in rooms and next(Path(at).iterdir(), None) is None:
            Path(at).rmdir()


def _write(document: Document | Standing, before: str, after: str) -> None:
    if isinstance(document, Standing) or _same(before, document.content):
        if not _one(before, after):
            _room(after)
            _link(before, after)
    elif not _same(after, document.content):
        _room(after)  # never over what is there: it may be a second name of a file that is published
        Path(after).write_bytes(document.content)


def _room(file: str) -> None:
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)


def _link(before: str, after: str) -> None:
    try:
        os.link(before, after)
    except OSError:  # a file system without links
        shutil.copy2(before, after)


def _one(before: str, after: str) -> bool:
    try:
        return os.path.samestat(os.lstat(before), os.lstat(after))
    except FileNotFoundError:
        return False


def _same(file: str, content: bytes) -> bool:
    try:
        found = os.lstat(file)
    except OSError:
        return False
    same = stat.S_ISREG(found.st_mode) and found.st_size == len(content)
    return same and Path(file).read_bytes() == content


def _swap(staging: Path, folder: Path) -> None:
    """Put the new site in, and the last one where the new one was.

    Where no single step does that: two renames, so that whoever reads between them finds nothing for a
    moment, never half a site.
    """
    if not folder.exists():
        staging.rename(folder)
    elif not swapped(staging, folder):
        shutil.rmtree(_old(folder), ignore_errors=True)
        folder.rename(_old(folder))
        staging.rename(folder)
        _old(folder).rename(staging)


def _healed(folder: Path) -> None:
    """Of a build that was killed between the two renames, the last site is put back."""
    if not folder.exists() and _old(folder).exists():
        _old(folder).rename(folder)


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")
