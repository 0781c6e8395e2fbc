"""Everything of a site beside its pages and its engine: search, data, feed, sources, styles, typefaces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from termsite.downloads.all import downloads
from termsite.downloads.feed import notices
from termsite.downloads.search import search
from termsite.engine.code import code
from termsite.model import Document, Glossary, Site
from termsite.pages.values import Page
from termsite.theme.dress import dress


def assets(
    root: Path, pages: Sequence[Page], glossary: Glossary, site: Site, styles: bytes
) -> tuple[Document, ...]:
    """Make the files that pages or other programs ask for; `styles` are the theme's, before ours."""
    return (
        *search(pages, root / "node_modules"),
        *downloads(glossary, site),
        *notices(pages, site),
        *code(root, glossary.sources, site.package),
        *dress(root, site, styles),
    )
