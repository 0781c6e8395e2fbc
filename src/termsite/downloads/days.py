"""The prices of real days as files: each as it was written, and a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from termsite.downloads.as_json import as_json
from termsite.model import Document, FactFile, Place
from termsite.pages.days import address, typed

INDEX = "data/replays.json"


def days_documents(files: Sequence[FactFile]) -> tuple[Document, ...]:
    """Make the files and their list, if there are any."""
    if not files:
        return ()
    listed = as_json([_entry(file) for file in files], lines=True)
    index = Document(INDEX, listed, Place("src/termsite/downloads/days.py"))
    return (index, *(Document(address(file), file.content, file.place) for file in files))


def _entry(file: FactFile) -> dict[str, Any]:
    values, days = file.values, typed(file)
    told = {name: values[name] for name in ("title", "what", "licence", "sha256")}
    return {
        "slug": file.slug,
        **told,
        "first": days[0],
        "last": days[-1],
        "days": len(days),
        "path": address(file),
    }
