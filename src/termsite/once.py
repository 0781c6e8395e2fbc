"""A folder or a file that is made once, named by what goes into it, and found by later builds."""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_MAKING = "making-"
_KILLED = 3600  # s after which nobody can still be making it
_WEEK = 7 * 24 * 3600  # seconds


def once(cache: Path, key: str, make: Callable[[Path], None], *, most: int) -> Path:
    """Return the folder of that name in a cache of so many, the ones last used.

    Where there is none, `make` fills an empty one, beside which it may leave what is of no use afterwards.
    """
    folder = cache / key
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=_MAKING) as work:
            made = Path(work) / "out"
            made.mkdir()
            make(made)
            # Another build may have been faster; its folder is as good as ours.
            if not folder.exists():
                made.rename(folder)
    os.utime(folder)
    _prune(cache, most)
    return folder


def _prune(cache: Path, most: int) -> None:
    """Forget all but the ones last used, and what a killed build left behind."""
    ages = {path: path.stat().st_mtime for path in cache.iterdir()}
    made = sorted((path for path in ages if not path.name.startswith(_MAKING)), key=lambda path: -ages[path])
    left = [path for path in ages if path.name.startswith(_MAKING) and ages[path] < time.time() - _KILLED]
    for path in [*made[most:], *left]:
        shutil.rmtree(path, ignore_errors=True)


class Kept:
    """What was made, in a folder, under the digest of all that went into it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def once(self, said: str, ending: str, make: Callable[[], bytes]) -> Path:
        """The file that is made of what is said, made now or before."""
        file = self._folder / (hashlib.sha256(said.encode()).hexdigest()[:24] + ending)
        if not file.exists():
            making = file.with_suffix(f".{os.getpid()}")
            making.write_bytes(make())
            making.replace(file)
        os.utime(file)
        return file

    def forget(self) -> None:
        """Drop what no build has asked for in a week."""
        for file in self._folder.iterdir():
            if file.stat().st_mtime < time.time() - _WEEK:
                file.unlink(missing_ok=True)
