"""Files that were made once and stay, each under the digest of all that went into it."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

_WEEK = 7 * 24 * 3600  # seconds


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
