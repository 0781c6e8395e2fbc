"""Files that look like content and are none, because of where they lie or what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from termsite.model import Place, Problem

READ = ("terms", "docs", "docs/areas", "docs/paths", "docs/software")  # folders whose `*.md` are read
_WRITTEN = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rst", ".adoc", ".txt"}


def stray(root: Path) -> list[Problem]:
    """A problem for every such file; whatever begins with a dot is an editor's own."""
    return [_unread(path) for folder in ("terms", "docs") for path in _written(root / folder, root)]


def _written(folder: Path, root: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(root)
        hidden = any(part.startswith(".") for part in path.parts)
        read = path.parent.as_posix() in READ and path.name.endswith(".md")
        if file.suffix.lower() in _WRITTEN and not hidden and not read and file.is_file():
            yield path.as_posix()


def _unread(path: str) -> Problem:
    file = Path(path)
    if file.parent.as_posix() in READ:
        return Problem(Place(path, 0), "this file is not read", f"Name it '{file.stem}.md'.")
    near = next(read for read in ("terms", "docs") if path.startswith(f"{read}/"))
    return Problem(Place(path, 0), "this file is not read", f"Move it to '{near}/', beside the others.")
