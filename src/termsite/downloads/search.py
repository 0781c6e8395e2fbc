"""What the search box asks for when it is first used: every name on the site, and what looks them up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from termsite.downloads.as_json import as_json
from termsite.downloads.entries import Entry, entries
from termsite.downloads.texts import TEXTS
from termsite.engine.short import shortened
from termsite.kept import Shelf
from termsite.model import Document, Place
from termsite.pages.page import Page

VERSION = 3
LATER = ("comparison", "account")  # kinds that nobody waits for: they come with the meanings


def search(
    pages: Iterable[Page], node_modules: Path, kept: Shelf[bytes] | None = None
) -> tuple[Document, ...]:
    """Give what is found in three layers, and the library as small as it gets.

    The names are enough to find a word as one types it. Meanings, questions and venues' rules follow, then
    the texts; each layer is a list in the order of the names, `more` beginning where the names end.
    """
    known = sorted(entries(pages), key=lambda one: (one.kind in LATER, one))
    first = sum(one.kind not in LATER for one in known)
    layers = {
        "data/search.json": {"entries": _names(known[:first])},
        "data/meanings.json": {"more": _names(known[first:]), "entries": [_said(one) for one in known]},
        TEXTS: {"texts": [one.text for one in known]},
    }
    place = Place("src/termsite/downloads/search.py")
    return (
        *(Document(path, as_json({"v": VERSION, **layer}), place) for path, layer in layers.items()),
        Document("assets/js/glossary/minisearch.js", _minified(node_modules, kept or Shelf()), place),
    )


def _names(known: Sequence[Entry]) -> list[Any]:
    return [(one.kind, one.title, one.path, one.also) for one in known]


def _said(one: Entry) -> tuple[Any, ...]:
    return one.meaning, one.asked, one.rules


def _minified(node_modules: Path, kept: Shelf[bytes]) -> bytes:
    """Return the library without what only its authors read."""
    library = (node_modules / "minisearch/dist/es/index.js").read_bytes()
    return shortened(node_modules, library, kept, ("--module", "--compress", "passes=2", "--mangle"))
