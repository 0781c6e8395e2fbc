"""A venue's file, read from beside this module, also where the package is a wheel that nobody unpacked."""

import json
from os import path
from typing import Any

_FOLDER = path.dirname(__file__)


def venue_file(name: str) -> dict[str, Any]:
    """Return what the file of a venue says; `src/termsite/content/venue.schema.json` describes it."""
    loader: Any = __spec__.loader
    said: dict[str, Any] = json.loads(loader.get_data(path.join(_FOLDER, f"{name}.json")))
    return said
