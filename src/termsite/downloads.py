"""The glossary as files for other programs: JSON, CSV, SKOS, an Anki deck, names, and one record a term."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from termsite.anki import deck
from termsite.model import Document, Glossary, Place, Site
from termsite.records import Record, names, records
from termsite.schema import LICENCE
from termsite.shown import Shown
from termsite.skos import turtle


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is offered: where it is, what it is, and who has a use for it."""

    path: str
    title: str
    format: str  # media type
    words: str


JSON = "application/json"
DOWNLOADS = (
    Download("data/terms.json", "JSON", JSON, "Every term with its relations, formula and sources."),
    Download("data/terms.csv", "CSV", "text/csv", "The same in rows, for a spreadsheet."),
    Download("data/terms.ttl", "SKOS", "text/turtle", "Concepts, labels and relations, for a thesaurus."),
    Download("data/terms.apkg", "Anki deck", "application/zip", "Cards: meanings, questions, sums."),
    Download("data/names.json", "Names", JSON, "Every name, alias and symbol with the slug of its term."),
)
COLUMNS = (
    *("slug", "title", "summary", "url", "aliases", "symbols", "areas", "level", "broader", "requires"),
    *("related", "contrast", "formula", "latex", "published", "reviewed"),
)


def downloads(glossary: Glossary, site: Site) -> tuple[Document, ...]:
    """Make every file of /data/ that is not for the search box."""
    known = records(glossary, site)
    whole = {"name": site.name, "url": site.address, "license": LICENCE, "terms": known}
    files = {
        "data/terms.json": _json(whole),
        "data/terms.csv": rows(known).encode(),
        "data/terms.ttl": turtle(glossary, site, LICENCE).encode(),
        "data/terms.apkg": deck(Shown(glossary, glossary.catalogue, site)),
        "data/names.json": _json(names(glossary)),
    }
    place = Place("src/termsite/downloads.py")
    each = [
        Document(f"data/terms/{one['slug']}.json", _json(one), Place(f"terms/{one['slug']}.md"))
        for one in known
    ]
    return (*(Document(path, content, place) for path, content in files.items()), *each)


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


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
