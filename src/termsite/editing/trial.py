"""A change tried before anything is written: `check` on a copy of the project in which it is made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from termsite.editing.folder import Files
from termsite.glossary import read_and_link
from termsite.kept import Memory
from termsite.model import Problem


def tried(root: Path, files: Files, memory: Memory) -> list[Problem]:
    """What `check` would say of a project in which these files stand.

    The memory gives what was read, answered and linked before; where names are others, one without links.
    """
    with laid(root, files) as copy:
        return read_and_link(copy, memory=memory)[-1]


@contextmanager
def laid(root: Path, files: Files) -> Iterator[Path]:
    """A copy of a project in which these files stand, for as long as it is looked at."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        copy.mkdir()
        touched = {path.partition("/")[0] for path in files}
        for part in root.iterdir():
            _stand(part.resolve(), copy / part.name, copied=part.name in touched)
        for path, content in files.items():
            (copy / path).unlink(missing_ok=True)
            if content is not None:
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                (copy / path).write_bytes(content)
        yield copy


def brought(root: Path, files: Files, memory: Memory) -> list[Problem]:
    """The problems that these files would bring, sorted.

    What was wrong elsewhere before hinders nobody; a file that is written must be right.
    """
    told = set(tried(root, files, memory))
    if not told:
        return []
    before = set(read_and_link(root, memory=memory)[-1])
    return sorted(one for one in told if one not in before or one.place.path in files)


def _stand(part: Path, at: Path, *, copied: bool) -> None:
    """Let a part of a project stand in its copy; what is not touched is only led to."""
    if not copied:
        at.symlink_to(part, target_is_directory=part.is_dir())
    elif part.is_dir():
        shutil.copytree(part, at, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(part, at)
