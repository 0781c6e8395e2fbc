"""A venue's file, read from beside this module, also where the package is a wheel that nobody unpacked."""

import json
from functools import cache
from typing import Any

_FOLDER = __file__.rpartition("file.py")[0]


@cache
def venue_file(name: str) -> dict[str, Any]:
    """Return what the file of a venue says; `src/termsite/content/venue.schema.json` describes it.

    It is the same for every asker, and not to be changed.
    """
    loader: Any = __spec__.loader  # gives files out of an archive, too
    said: dict[str, Any] = json.loads(loader.get_data(f"{_FOLDER}{name}.json"))
    return said
