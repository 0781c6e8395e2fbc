"""The glossary as files for other programs: JSON, CSV, SQLite, SKOS, an Anki deck, names, records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from termsite.downloads.alike import alike
from termsite.downloads.as_json import as_json
from termsite.downloads.database import database
from termsite.downloads.days import days_documents
from termsite.downloads.inventory import inventory
from termsite.downloads.notes import notes
from termsite.downloads.package import package
from termsite.downloads.records import Record, names, whole
from termsite.downloads.schemas import schemas
from termsite.downloads.skos import turtle
from termsite.downloads.tables import TABLES, as_csv, csv_path
from termsite.downloads.twin import twins
from termsite.downloads.venues import venue_documents
from termsite.kept import Shelf, digest
from termsite.model import Document, Glossary, Place, Site, Term
from termsite.pages.data import schema_path
from termsite.pages.page import LICENCE
from termsite.pages.term import concept_path, record_path
from termsite.pages.workshop import Workshop


def downloads(glossary: Glossary, site: Site, kept: Shelf[Any] | None = None) -> tuple[Document, ...]:
    """Make every file of /data/ that is not for the search box; `kept` are those that were made before."""
    every, made = whole(glossary, site), kept or Shelf()
    together, concepts = turtle(glossary, site, LICENCE)
    said = [_described("term", one, site) for one in every["terms"]]
    called = [_name("record", one) for one in said]
    around = {key: value for key, value in every.items() if key != "terms"}
    files = {
        **made.take(_name("records", around, called, site), lambda: _as_one(every, site)),
        "terms.ttl": together.encode(),
        "terms.apkg": _deck(Workshop(glossary, site), made),
        "alike.json": as_json(alike(glossary.catalogue, glossary.answers)),
        "names.json": as_json(names(glossary), lines=True),
    }
    return (
        *(_document(f"data/{name}", content) for name, content in files.items()),
        *_records(zip(glossary.terms.values(), said, called, strict=True), made),
        *_concepts(concepts),
        inventory(glossary, site, made),
        *schemas(glossary, site),
        *twins(glossary, site),
        *venue_documents(glossary.facts["venues"]),
        *days_documents(glossary.facts["days"]),
    )


def _as_one(every: Record, site: Site) -> Mapping[str, bytes]:
    """All records in one file, in each of the ways in which programs read them."""
    tables = {csv_path(table): as_csv(table, every) for table in TABLES}
    return {
        "terms.json": as_json(_described("terms", every, site), lines=True),
        "terms.jsonl": b"".join(as_json(one) + b"\n" for one in every["terms"]),
        **tables,
        "datapackage.json": as_json(package(tables, site), lines=True),
        "terms.db": database(every),
    }


def _deck(shop: Workshop, kept: Shelf[bytes]) -> bytes:
    asked = notes(shop)

    def made() -> bytes:
        from termsite.downloads.anki import deck  # with a library that takes long to load

        return deck(shop, asked)

    return kept.take(_name("deck", asked, shop.site, shop.glossary.ledger), made)


def _name(kind: str, *values: object) -> str:
    """A name for what is made of these values alone."""
    return digest(kind, *map(repr, values))


def _document(path: str, content: bytes) -> Document:
    return Document(path, content, Place("src/termsite/downloads/all.py"))


def _records(
    told: Iterable[tuple[Term, Mapping[str, object], str]], kept: Shelf[bytes]
) -> Iterator[Document]:
    """One file a term: what it says, under a name for that."""
    for term, said, name in told:
        content = kept.take(name, partial(as_json, said, lines=True))
        yield Document(record_path(term), content, Place(term.body.place.path))


def _concepts(said: Iterable[tuple[Term, str]]) -> Iterator[Document]:
    """One file a term."""
    for term, concept in said:
        yield Document(concept_path(term), concept.encode(), Place(term.body.place.path))


def _described(kind: str, values: Record, site: Site) -> Mapping[str, object]:
    """Values with the address of their schema, by which editors know what may stand in them."""
    return {"$schema": site.address + schema_path(kind), **values}
