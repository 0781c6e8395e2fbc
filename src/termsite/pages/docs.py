"""The pages written by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from termsite.linking.prose import without_code
from termsite.model import Doc
from termsite.pages.navigation import HOME, hand_nav
from termsite.pages.page import Link, Page, TocItem
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class DocPage(Page):
    """A page written by hand in docs/, rendered by MkDocs."""


def docs(shop: Workshop) -> list[Page]:
    """The pages written by hand; their text is rendered with the theme."""
    return [_doc(shop, doc) for path, doc in shop.glossary.docs.items() if path and not doc.lists]


def _doc(shop: Workshop, doc: Doc) -> DocPage:
    section, nav = hand_nav(shop, doc.path)
    headings = re.findall(r"^## +(.+?)(?: +#*)?$", without_code(doc.body.text), re.MULTILINE)
    return DocPage(
        path=doc.path,
        title=doc.title,
        head_title=doc.head_title or doc.title,
        description=doc.description,
        section=section,
        crumbs=(HOME, Link(doc.title, doc.path)),
        nav=nav,
        toc=tuple(TocItem(words, slugify(words, "-")) for words in headings),  # ids as Markdown makes them
        source=doc.body.place.path,
    )
