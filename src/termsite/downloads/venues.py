"""The venues' parameters as files: each as it was written, and a list of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from termsite.model import Document, FactFile, Place
from termsite.pages.venues import address, markets

INDEX = "data/venues.json"


def venue_documents(venues: Sequence[FactFile]) -> tuple[Document, ...]:
    """Make the files and their list, if there are any."""
    if not venues:
        return ()
    listed = json.dumps([_entry(file) for file in venues], ensure_ascii=False, indent=1) + "\n"
    index = Document(INDEX, listed.encode(), Place("src/termsite/downloads/venues.py"))
    return (index, *(Document(address(file), file.content, file.place) for file in venues))


def _entry(file: FactFile) -> dict[str, Any]:
    values = file.values
    editions = [{"as_of": one["as_of"], "markets": len(markets(one))} for one in values["editions"]]
    told = {name: values.get(name, "") for name in ("venue", "product", "kind", "rule")}
    return {"slug": file.slug, **told, "editions": editions, "path": address(file)}
