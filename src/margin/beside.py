"""A file of facts from the package's own folder, also where that is a wheel that nobody unpacked."""

import json
from functools import cache
from typing import Any

_FOLDER = __file__.rpartition("beside.py")[0]


@cache
def facts(path: str) -> dict[str, Any]:
    """Return what a JSON file says, by its path below the package: "venues/gate.json".

    It is the same for every asker, and not to be changed.
    """
    loader: Any = __spec__.loader  # gives files out of an archive, too
    said: dict[str, Any] = json.loads(loader.get_data(f"{_FOLDER}{path}"))
    return said
