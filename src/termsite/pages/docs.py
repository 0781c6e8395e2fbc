"""The pages written by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from termsite.linking.prose import without_code
from termsite.model import Doc
from termsite.pages.page import Page, TocItem
from termsite.pages.workshop import Workshop
from termsite.pages.written import written


@dataclass(frozen=True, slots=True, kw_only=True)
class DocPage(Page):
    """A page written by hand in docs/, rendered by MkDocs."""


def docs(shop: Workshop) -> list[Page]:
    """The pages written by hand; their text is rendered with the theme."""
    return [_doc(shop, doc) for path, doc in shop.glossary.docs.items() if path and not doc.lists]


def _doc(shop: Workshop, doc: Doc) -> DocPage:
    headings = re.findall(r"^## +(.+?)(?: +#*)?$", without_code(doc.body.text), re.MULTILINE)
    return DocPage(
        **written(shop, doc),
        toc=tuple(TocItem(words, slugify(words, "-")) for words in headings),  # ids as Markdown makes them
    )
