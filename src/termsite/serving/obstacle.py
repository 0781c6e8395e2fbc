"""What a machine refuses a build, in one sentence with what to do: no room, no right, nothing installed."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

NO_ROOM = "there is no room left on the disk; free some (a build takes about 100 MB) and build again"
NO_RIGHT = "you may not write there; build from a copy of this folder that is yours"

# By the name that Python's and Node's messages both give.
WORDS: Mapping[str, str] = {
    "ENOSPC": NO_ROOM,
    "EDQUOT": NO_ROOM,
    "EROFS": "the disk can only be read; build from a copy of this folder on one that can be written",
    "EACCES": NO_RIGHT,
    "EPERM": NO_RIGHT,
}
NOT_INSTALLED = "is not installed; run: make install"


def obstacle(error: Exception) -> str:
    """Return the sentence for what a machine refused, or nothing for what is a fault of ours."""
    if isinstance(error, FileNotFoundError) and "node_modules" in Path(str(error.filename)).parts:
        return f"Nothing is built: {error.filename} {NOT_INSTALLED}."
    words = next((words for name, words in WORDS.items() if name in _named(error)), "")
    return words and f"Nothing is built: {_place(error)}{words}."


def _named(error: Exception) -> str:
    """Return a text that holds the error's name, as Node's words do."""
    if isinstance(error, OSError) and error.errno:
        return errno.errorcode.get(error.errno, "")
    return str(error)


def _place(error: Exception) -> str:
    return f"{error.filename}: " if isinstance(error, OSError) and error.filename else ""
