"""The glossary as files for other programs: JSON, CSV, SKOS, an Anki deck, names, and one record a term."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from termsite.downloads.alike import alike
from termsite.downloads.anki import deck
from termsite.downloads.as_json import as_json
from termsite.downloads.records import Record, names, whole
from termsite.downloads.skos import turtle
from termsite.downloads.twin import twins
from termsite.downloads.venues import venue_documents
from termsite.model import LICENCE, Document, Glossary, Place, Site
from termsite.pages.workshop import Workshop

COLUMNS = (
    *("slug", "title", "summary", "url", "aliases", "symbols", "areas", "level", "broader", "requires"),
    *("related", "contrast", "formula", "latex", "published", "reviewed"),
)


def downloads(glossary: Glossary, site: Site) -> tuple[Document, ...]:
    """Make every file of /data/ that is not for the search box."""
    every = whole(glossary, site)
    known = every["terms"]
    files = {
        "data/terms.json": as_json(every, lines=True),
        "data/terms.csv": rows(known).encode(),
        "data/terms.ttl": turtle(glossary, site, LICENCE).encode(),
        "data/terms.apkg": deck(Workshop(glossary, site)),
        "data/alike.json": as_json(alike(glossary.catalogue)),
        "data/names.json": as_json(names(glossary), lines=True),
    }
    place = Place("src/termsite/downloads/all.py")
    each = [
        Document(f"data/terms/{one['slug']}.json", as_json(one, lines=True), Place(f"terms/{one['slug']}.md"))
        for one in known
    ]
    whole_files = (Document(path, content, place) for path, content in files.items())
    return (*whole_files, *each, *twins(glossary, site), *venue_documents(glossary.venues))


def rows(known: Iterable[Record]) -> str:
    """The records as CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in known:
        formula: Mapping[str, str] = one["formula"] or {}
        flat = {**one, "formula": formula.get("text"), "latex": formula.get("latex")}
        writer.writerow([_cell(flat[column]) for column in COLUMNS])
    return text.getvalue()


def _cell(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else value or ""
