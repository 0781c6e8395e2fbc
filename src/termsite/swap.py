"""Two folders that change places in one step, where the system has such a step."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

# The call of each system's C library, what it wants around the two names, and its flag for "change places".
_HERE, _PLACES = -100, 2
_CALLS: Mapping[str, str] = {"linux": "renameat2", "darwin": "renamex_np"}


def swapped(one: Path, other: Path) -> bool:
    """Let two folders change places; False where that cannot be done at once, and then nothing has moved."""
    call = getattr(ctypes.CDLL(None), _CALLS[sys.platform], None) if sys.platform in _CALLS else None
    if call is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    given = (_HERE, names[0], _HERE, names[1]) if sys.platform == "linux" else names
    return bool(call(*given, _PLACES) == 0)
