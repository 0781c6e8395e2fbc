"""Documents to a folder: built whole beside it, then swapped in; what is the same is not written again."""

from __future__ import annotations

import os
import shutil
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
            _write(document, folder / document.path, staging / document.path)
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
    for at, _, names in os.walk(staging, topdown=False):
        inside = Path(at).relative_to(staging).as_posix()
        for name in names:
            if (name if inside == "." else f"{inside}/{name}") not in wanted:
                Path(at, name).unlink()
        if next(Path(at).iterdir(), None) is None:
            Path(at).rmdir()


def _write(document: Document | Standing, before: Path, after: Path) -> None:
    if isinstance(document, Standing) or _same(before, document.content):
        if not _one(before, after):
            _room(after)
            _link(before, after)
    elif not _same(after, document.content):
        _room(after)  # never over what is there: it may be a second name of a file that is published
        after.write_bytes(document.content)


def _room(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)


def _link(before: Path, after: Path) -> None:
    try:
        os.link(before, after)
    except OSError:  # a file system without links
        shutil.copy2(before, after)


def _one(before: Path, after: Path) -> bool:
    return after.exists() and after.samefile(before)


def _same(file: Path, content: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content


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
