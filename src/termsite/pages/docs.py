"""The pages written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from termsite.model import Doc
from termsite.pages.page import Page, TocItem
from termsite.pages.workshop import Workshop
from termsite.pages.written import written


@dataclass(frozen=True, slots=True, kw_only=True)
class DocPage(Page):
    """A page written by hand in docs/, rendered by MkDocs."""

    article: ClassVar[bool] = True
    own_frame: ClassVar[bool] = True
    addresses: bool  # whether where to report mistakes follows its text


def docs(shop: Workshop) -> list[Page]:
    """The pages written by hand; their text is rendered with the theme."""
    return [_doc(shop, doc) for path, doc in shop.glossary.docs.items() if path and not doc.lists]


def _doc(shop: Workshop, doc: Doc) -> DocPage:
    headings = shop.writer.headings(doc.body.text)
    return DocPage(
        **written(shop, doc),
        toc=tuple(TocItem(words, anchor) for words, anchor in headings),
        pictures=shop.glossary.pictures.get(doc.path, ()),
        addresses=doc.addresses,
    )
