"""A venue's file, read from beside this module."""

from typing import Any

from margin.beside import facts


def venue_file(name: str) -> dict[str, Any]:
    """Return what the file of a venue says; `src/termsite/content/venue.schema.json` describes it.

    It is the same for every asker, and not to be changed.
    """
    return facts(f"venues/{name}.json")
