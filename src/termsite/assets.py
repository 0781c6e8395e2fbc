"""Everything of a site beside its pages and its engine: what search, programs and browsers ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from termsite.downloads.all import downloads
from termsite.downloads.feed import feed
from termsite.downloads.headers import headers
from termsite.downloads.llms import llms
from termsite.downloads.marked import marked
from termsite.downloads.oembed import oembed
from termsite.downloads.robots import robots
from termsite.downloads.search import search
from termsite.engine.code import code
from termsite.kept import Shelf
from termsite.ledger import Part
from termsite.model import Document, Glossary, Site
from termsite.pages.card import cards
from termsite.pages.page import Page
from termsite.pictures.sizes import pictures_drawn
from termsite.theme.cards import cards_drawn
from termsite.theme.look import look


def assets(
    root: Path,
    pages: Sequence[Page],
    glossary: Glossary,
    site: Site,
    styles: bytes,
    kept: Shelf[Any] | None = None,
    part: Callable[[Page], Part] | None = None,
) -> tuple[Document, ...]:
    """Make the files that pages or other programs ask for; `styles` are the theme's, before ours.

    `kept` are those that were made before, and `part` knows what the ledger keeps of a page.
    """
    return (
        *search(pages, root / "node_modules", kept),
        *downloads(glossary, site, kept),
        *robots(pages, site, glossary.ledger, part),
        feed(pages, site),
        llms(pages, site),
        *oembed(pages, site),
        marked(glossary),
        headers(pages, site),
        *code(root, glossary.sources, site.package, kept),
        *look(root, site, styles, kept),
        *cards_drawn(cards(pages, site.words), root, site),
        *pictures_drawn(root, glossary.pictures),
    )
