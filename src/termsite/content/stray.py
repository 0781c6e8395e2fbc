"""Files that look like content and are none, because of where they lie or what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from termsite.model import Place, Problem

READ = ("terms", "docs", "docs/areas", "docs/paths", "docs/software")  # folders whose `*.md` are read
_WRITTEN = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rst", ".adoc", ".txt"}


def stray(root: Path) -> list[Problem]:
    """A problem for every such file; whatever begins with a dot is an editor's own."""
    return [_unread(path) for folder in ("terms", "docs") for path in _written(root / folder, root)]


def linked(root: Path, folders: Iterable[str]) -> list[Problem]:
    """A problem for every name in these folders that is a link, or a folder where a file is looked for.

    A link shows what lies elsewhere, which nobody meant to publish, or nothing.
    """
    named = [(file, file.relative_to(root)) for name in folders for file in sorted((root / name).rglob("*"))]
    return [
        problem
        for file, path in named
        if not any(part.startswith(".") for part in path.parts)
        for problem in _no_file(file, path.as_posix())
    ]


def is_file(file: Path) -> bool:
    """Whether this is a file itself, neither a link nor a folder; `linked` tells what is not."""
    return not file.is_symlink() and not file.is_dir()


def _no_file(file: Path, path: str) -> Iterator[Problem]:
    if file.is_symlink():
        hint = "Put the file itself here; what lies elsewhere is not published."
        yield Problem(Place(path, 0), "this is a link, not a file", hint)
    elif file.suffix == ".md" and file.is_dir():
        yield Problem(Place(path, 0), "this is a folder, not a file", "Give it a name without '.md'.")


def _written(folder: Path, root: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(root)
        hidden = any(part.startswith(".") for part in path.parts)
        read = path.parent.as_posix() in READ and path.name.endswith(".md")
        if file.suffix.lower() in _WRITTEN and not hidden and not read and is_file(file):
            yield path.as_posix()


def _unread(path: str) -> Problem:
    file = Path(path)
    if file.parent.as_posix() in READ:
        return Problem(Place(path, 0), "this file is not read", f"Name it '{file.stem}.md'.")
    near = next(read for read in ("terms", "docs") if path.startswith(f"{read}/"))
    return Problem(Place(path, 0), "this file is not read", f"Move it to '{near}/', beside the others.")
