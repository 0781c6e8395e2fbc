"""Documents to a folder: built whole beside it, then swapped in; what is the same is not written again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from termsite.model import Document, Problem

Check = Callable[[Path], list[Problem]]


def clashes(documents: Iterable[Document]) -> list[Problem]:
    """Documents that want one path; on some systems Case.html and case.html are one."""
    first: dict[str, Document] = {}
    problems = []
    for document in documents:
        other = first.setdefault(document.path.casefold(), document)
        if other is not document:
            message = f"two documents want '{document.path}'"
            problems.append(Problem(document.place, message, f"The other comes from {other.place.path}."))
    return problems


def publish(documents: Iterable[Document], folder: Path, check: Check = lambda _: []) -> list[Problem]:
    """Write the site beside `folder`, check it there, and swap it in; with a problem nothing is published."""
    written = sorted(documents, key=lambda document: document.path)
    if problems := clashes(written):
        return problems
    staging = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        for document in written:
            _write(document, folder / document.path, staging / document.path)
        if problems := check(staging):
            return problems
        _swap(staging, folder)
    finally:  # also of a disk that became full
        shutil.rmtree(staging, ignore_errors=True)
    return []


def _write(document: Document, before: Path, after: Path) -> None:
    after.parent.mkdir(parents=True, exist_ok=True)
    if _same(before, document.content):
        try:
            os.link(before, after)
        except OSError:  # a file system without links
            after.write_bytes(document.content)
    else:
        after.write_bytes(document.content)


def _same(file: Path, content: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content


def _swap(staging: Path, folder: Path) -> None:
    """Two renames: whoever reads between them finds nothing for a moment, never half a site."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    staging.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
