"""Everything of a site beside its pages and its engine: what search, programs and browsers ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from termsite.copied import SiteFile
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
from termsite.model import Glossary, Site
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
) -> Iterator[SiteFile]:
    """Make the files that pages or other programs ask for; `styles` are the theme's, before ours.

    `kept` are those that were made before, and `part` knows what the ledger keeps of a page.
    """
    yield from search(pages, root / "node_modules", kept)
    yield from downloads(glossary, site, kept)
    yield from robots(pages, site, glossary.ledger, part)
    yield feed(pages, site)
    yield llms(pages, site)
    yield from oembed(pages, site)
    yield marked(glossary)
    yield headers(pages, site)
    yield from code(root, glossary.sources, site.package, kept)
    yield from look(root, site, styles, kept)
    yield from cards_drawn(cards(pages, site.words), root, site)
    yield from pictures_drawn(root, glossary.pictures)
