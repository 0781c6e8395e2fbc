"""New files put into a project: all of them or none, and never over one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory


def placed(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from the root.

    They are written beside the folder first, so that a full disk shows before the first is in its place.

    Raises:
        FileExistsError: something of that name is there; nothing has been written.
    """
    done: list[Path] = []
    (root / "terms").mkdir(exist_ok=True)
    with TemporaryDirectory(dir=root, prefix=".import-") as beside:
        staged = [(Path(beside) / str(number), root / path) for number, path in enumerate(files)]
        for (file, _), content in zip(staged, files.values(), strict=True):
            file.write_bytes(content)
        try:
            for file, target in staged:
                _moved(file, target)
                done.append(target)
        except BaseException:
            for target in done:
                target.unlink()
            raise


def _moved(file: Path, target: Path) -> None:
    """Give a file its name, which nothing may have."""
    with target.open("xb"):
        pass
    file.replace(target)
