"""`objects.inv`: what pages made with Sphinx or MkDocs elsewhere read, so that `:term:` there links here."""

from __future__ import annotations

from collections.abc import Iterator

from sphobjinv import DataObjStr, Inventory, compress

from termsite.downloads.records import names
from termsite.model import Document, Glossary, Place, Site

_AT_LAST = "-1"  # not among the first results of a search, as Sphinx has it for terms and labels


def inventory(glossary: Glossary, site: Site) -> Document:
    """Make the file: every name as a term, every slug as a label, every calculator as a page."""
    made = Inventory()
    made.project, made.version = site.name, site.version or "0"
    made.objects.extend((*_terms(glossary), *_labels(glossary), *_calculators(glossary)))
    place = Place("src/termsite/downloads/inventory.py")
    return Document("objects.inv", compress(made.data_file()), place)


def _terms(glossary: Glossary) -> Iterator[DataObjStr]:
    """A name that several symbols share leads nowhere: nobody could say whose it is."""
    for name, slugs in names(glossary).items():
        if len(slugs) == 1 or name in glossary.forms:
            yield _object("term", name, glossary.terms[slugs[0]].path)


def _labels(glossary: Glossary) -> Iterator[DataObjStr]:
    for slug, term in glossary.terms.items():
        yield _object("label", slug, term.path, term.title)


def _calculators(glossary: Glossary) -> Iterator[DataObjStr]:
    for slug, calculator in glossary.catalogue.items():
        yield _object("doc", f"calculators/{slug}", f"calculators/{slug}/", calculator.title)


def _object(role: str, name: str, path: str, shown: str = "-") -> DataObjStr:
    return DataObjStr(name=name, domain="std", role=role, priority=_AT_LAST, uri=path, dispname=shown)
