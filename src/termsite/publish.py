"""Documents to a folder: built whole beside it, then swapped in; what is the same is not written again."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from termsite.copied import SiteFile
from termsite.model import Document, Place, Problem
from termsite.swap import swapped

Check = Callable[[Path], list[Problem]]
_SIGNS = ("data/search.json", "data/texts.json")  # of a site that a build has made


@dataclass(frozen=True, slots=True)
class Standing:
    """A file that stands, or is to stay as it is: its path, and what it was made from."""

    path: str
    place: Place


def clashes(documents: Iterable[Standing]) -> list[Problem]:
    """Documents that want one path; on some systems Case.html and case.html are one."""
    first: dict[str, Standing] = {}
    problems = []
    for document in documents:
        other = first.setdefault(document.path.casefold(), document)
        if other is not document:
            message = f"two documents want '{document.path}'"
            problems.append(Problem(document.place, message, f"The other comes from {other.place.path}."))
    return problems


def unfit(folder: Path) -> list[Problem]:
    """Why a site cannot be put there: it would take the place of what somebody else has there."""
    made = any((folder / name).is_file() for name in _SIGNS)
    if not folder.exists() or made or (folder.is_dir() and next(folder.iterdir(), None) is None):
        return []
    what = "holds what no build has made" if folder.is_dir() else "is a file"
    hint = "Name an empty folder, or one that is not there yet: a site takes the whole of it."
    return [Problem(Place(os.fspath(folder), 0), f"the folder for the site {what}", hint)]


def publish(
    documents: Iterable[SiteFile],
    folder: Path,
    check: Check = lambda _: [],
    standing: Sequence[Standing] = (),
    spare: Path | None = None,
) -> list[Problem]:
    """Write the site beside `folder`, check it there, and swap it in; with a problem nothing is published.

    Each document is written as it comes, so that they need not all be had at once. `spare` is where the site
    before the last one may stay, on the same disk: the next is made of it by what is other there, instead of
    anew.
    """
    _healed(folder)
    staging = spare or folder.with_name(f".{folder.name}.new")
    written: list[Standing] = []
    every: Iterable[SiteFile | Standing] = chain(documents, standing)
    try:
        for one in every:
            _write(one, os.fspath(folder), os.fspath(staging))
            written.append(Standing(one.path, one.place))
        problems = clashes(sorted(written, key=lambda one: one.path))
        if not problems:
            _emptied(staging, {one.path for one in written})
            problems = check(staging)
        if not problems:
            _swap(staging, folder)
    except BaseException:  # a disk that became full among them
        spare = None
        raise
    finally:
        if not spare:
            shutil.rmtree(staging, ignore_errors=True)
    return problems


def spare_of(known: Path, to: Path) -> Path | None:
    """Where the site before the last one stays: among what is `known`, if that is on the site's own disk."""
    for folder in (known, to.parent):
        folder.mkdir(parents=True, exist_ok=True)
    return known / "spare" if known.stat().st_dev == to.parent.stat().st_dev else None


def renew(
    documents: Sequence[Document],
    folder: Path,
    check: Check,
    spare: Path,
    other: Set[str],
) -> list[Problem]:
    """Publish a site that differs from the last one by these documents alone, at once or not at all.

    The site before the last one, at `spare`, differs from the last by the `other` files. With a problem the
    last one stays.
    """
    _healed(folder)
    names = {document.path for document in documents}
    for path in names | other:
        before, after = f"{folder}/{path}", f"{spare}/{path}"
        if not os.path.lexists(before):
            _away(Path(after), spare)
        elif not _one(before, after):
            _room(after, os.fspath(spare))
            _link(before, after)
    for document in documents:
        _room(f"{spare}/{document.path}", os.fspath(spare))
        Path(spare, document.path).write_bytes(document.content)
    problems = check(spare)
    if not problems:
        _swap(spare, folder)
    return problems


def _away(file: Path, root: Path) -> None:
    """Take away a file, and the folders above it that are empty without it."""
    file.unlink(missing_ok=True)
    for room in file.parents:
        if room == root or not room.is_dir() or any(room.iterdir()):
            break
        room.rmdir()


def apart(folder: Path, spare: Path) -> frozenset[str]:
    """The files that are not the same one in both folders, wherever they stand."""
    here, there = (dict(_found(os.fspath(one))) for one in (folder, spare))
    return frozenset(path for path in here.keys() | there.keys() if here.get(path) != there.get(path))


def _found(folder: str) -> Iterator[tuple[str, int]]:
    """The path of each file below a folder, and its number on the disk."""
    left = [folder] if Path(folder).is_dir() else []
    while left:
        for one in os.scandir(left.pop()):
            if one.is_dir(follow_symlinks=False):
                left.append(one.path)
            else:
                yield one.path[len(folder) + 1 :].replace(os.sep, "/"), one.inode()


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


def _write(document: SiteFile | Standing, folder: str, staging: str) -> None:
    before, after = f"{folder}/{document.path}", f"{staging}/{document.path}"
    content = None if isinstance(document, Standing) else document.content
    if content is None or _same(before, content):
        if not _one(before, after):
            _room(after, staging)
            _link(before, after)
    elif not _same(after, content):
        _room(after, staging)  # never over what is there: it may be a second name of a published file
        Path(after).write_bytes(content)


def _room(file: str, root: str) -> None:
    """Make room for a file in a folder of which some other site may be left."""
    path = Path(file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
    except OSError:  # a file stands where a folder is to be, or a folder where the file is
        for above in reversed(path.parents):
            if above.is_relative_to(root) and above.is_file():
                above.unlink()
        if path.is_dir():
            shutil.rmtree(path)
        path.parent.mkdir(parents=True, exist_ok=True)


def _link(before: str, after: str) -> None:
    try:
        os.link(before, after)
    except OSError:  # a file system without links
        shutil.copy2(before, after)


def _one(before: str, after: str) -> bool:
    try:
        return os.path.samestat(os.lstat(before), os.lstat(after))
    except OSError:
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
