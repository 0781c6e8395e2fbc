"""Files that look like content and are none, because of where they lie or what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from termsite.model import Place, Problem

READ = ("terms", "docs", "docs/areas", "docs/paths", "docs/software")  # folders whose `*.md` are read
WRITTEN = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rst", ".adoc", ".txt"}


def stray(root: Path) -> list[Problem]:
    """A problem for every such file."""
    return [_unread(path) for file, path in _seen(root, ("terms", "docs")) if _misplaced(file, path)]


def linked(root: Path, folders: Iterable[str]) -> list[Problem]:
    """A problem for every name in these folders that is a link, or a folder where a file is looked for.

    A link shows what lies elsewhere, which nobody meant to publish, or nothing.
    """
    return [problem for file, path in _seen(root, folders) for problem in _no_file(file, path)]


def is_file(file: Path) -> bool:
    """Whether this is a file itself, neither a link nor a folder; `linked` tells what is not."""
    return not file.is_symlink() and not file.is_dir()


def _no_file(file: Path, path: str) -> Iterator[Problem]:
    if file.is_symlink():
        hint = "Put the file itself here; what lies elsewhere is not published."
        yield Problem(Place(path, 0), "this is a link, not a file", hint)
    elif file.suffix == ".md" and file.is_dir():
        yield Problem(Place(path, 0), "this is a folder, not a file", "Give it a name without '.md'.")


def _seen(root: Path, folders: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """Yield all that lies in these folders, and its path from the root; what is hidden is an editor's own."""
    named = [(file, file.relative_to(root)) for name in folders for file in sorted((root / name).rglob("*"))]
    for file, path in named:
        if not any(part.startswith(".") for part in path.parts):
            yield file, path.as_posix()


def _misplaced(file: Path, path: str) -> bool:
    """Whether this was written to be read, and is not."""
    read = Path(path).parent.as_posix() in READ and file.name.endswith(".md")
    return file.suffix.lower() in WRITTEN and not read and is_file(file)


def _unread(path: str) -> Problem:
    file = Path(path)
    if file.parent.as_posix() in READ:
        name = f"{file.stem.removesuffix('.md')}.md"
        return Problem(Place(path, 0), "this file is not read", f"Name it '{name}'.")
    near = next(read for read in ("terms", "docs") if path.startswith(f"{read}/"))
    return Problem(Place(path, 0), "this file is not read", f"Move it to '{near}/', beside the others.")
