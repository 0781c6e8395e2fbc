"""`objects.inv`: what pages made with Sphinx or MkDocs elsewhere read, so that `:term:` there links here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsite.downloads.records import names
from termsite.kept import Shelf, digest
from termsite.model import Document, Glossary, Place, Site

_AT_LAST = "-1"  # not among the first results of a search, as Sphinx has it for terms and labels
_ALIKE = "-"  # shown as it is named


Object = tuple[str, str, str, str]  # its role, its name, where it is, and how it is shown


def inventory(glossary: Glossary, site: Site, kept: Shelf[bytes]) -> Document:
    """Make the file: every name as a term, every slug as a label, every calculator as a page."""
    objects = (*_terms(glossary), *_labels(glossary), *_calculators(glossary))
    about = (site.name, site.version or "0")
    content = kept.take(digest("inventory", repr((objects, about))), lambda: _packed(objects, *about))
    return Document("objects.inv", content, Place("src/termsite/downloads/inventory.py"))


def _packed(objects: Iterable[Object], project: str, version: str) -> bytes:
    from sphobjinv import DataObjStr, Inventory, compress  # it takes long to load

    made = Inventory()
    made.project, made.version = project, version
    made.objects.extend(
        DataObjStr(name=name, domain="std", role=role, priority=_AT_LAST, uri=path, dispname=shown)
        for role, name, path, shown in objects
    )
    packed: bytes = compress(made.data_file())
    return packed


def _terms(glossary: Glossary) -> Iterator[Object]:
    """A name that several symbols share leads nowhere: nobody could say whose it is."""
    for name, slugs in names(glossary).items():
        if len(slugs) == 1 or name in glossary.forms:
            yield "term", name, glossary.terms[slugs[0]].path, _ALIKE


def _labels(glossary: Glossary) -> Iterator[Object]:
    for slug, term in glossary.terms.items():
        yield "label", slug, term.path, term.title


def _calculators(glossary: Glossary) -> Iterator[Object]:
    for slug, calculator in glossary.catalogue.items():
        yield "doc", f"calculators/{slug}", f"calculators/{slug}/", calculator.title
