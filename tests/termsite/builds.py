"""Builds as the command makes them, and the site that a clean one makes of the same folder."""

import shutil
from pathlib import Path

from termsite.least import Done, least
from termsite.site import build


def done(root: Path, to: str = "site") -> Done:
    """Do what the command does."""
    return least(root, root / to, (), lambda: build(root, root / to, engine=lambda *_: ()))


def built(root: Path, to: str = "site") -> dict[str, bytes]:
    """Do that, and give every file."""
    problems = done(root, to).problems
    assert not problems, "\n".join(map(str, problems))
    return files(root / to)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def clean(root: Path) -> dict[str, bytes]:
    """The site as it is made where nothing is known; frames stay, for they have a key of their own."""
    kept, aside = root / "build" / "kept", root / "aside"
    kept.rename(aside)
    try:
        return built(root, "clean")
    finally:
        for folder in (root / "clean", kept):
            shutil.rmtree(folder, ignore_errors=True)  # a build that failed has told its reason
        aside.rename(kept)
