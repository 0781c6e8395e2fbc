"""What `check` would say if a project held other files: asked of a copy, before anything is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from termsite.glossary import read_and_link
from termsite.kept import Memory
from termsite.model import Problem

COPIED = ("terms", "docs")  # all else of the copy is a link to the folder itself


def refused(root: Path, files: Mapping[str, bytes | None], memory: Memory) -> list[Problem]:
    """Return the problems that these files would bring, sorted; None is a file that goes.

    What was wrong elsewhere before hinders nobody; a file that is written must be right.
    """
    (root / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="trial-", dir=root / "build") as folder:
        trial = Path(folder)
        _copy(root, trial)
        for path, content in files.items():
            (trial / path).unlink(missing_ok=True)  # its bytes are those of the folder itself
            if content is not None:
                (trial / path).write_bytes(content)
        told = set(read_and_link(trial, memory=memory)[-1])
    if not told:
        return []
    before = set(read_and_link(root, memory=memory)[-1])
    return sorted(one for one in told if one not in before or one.place.path in files)


def _copy(root: Path, trial: Path) -> None:
    for one in root.iterdir():
        if one.name in COPIED:
            shutil.copytree(one, trial / one.name, symlinks=True, copy_function=os.link)
        elif one.name != "build":
            (trial / one.name).symlink_to(one)
