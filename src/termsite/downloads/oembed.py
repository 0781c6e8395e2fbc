"""oEmbed: what a site that reads a pasted address asks for, one static file a calculator."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from termsite.model import Document, Place, Site
from termsite.pages.embeds import USUAL, EmbedPage
from termsite.pages.page import Page


def oembed(pages: Iterable[Page], site: Site) -> tuple[Document, ...]:
    """Make a file beside every embed; the heads of the embed and of the calculator's page lead to it."""
    return tuple(_document(page, site) for page in pages if isinstance(page, EmbedPage))


def _document(page: EmbedPage, site: Site) -> Document:
    told = {
        "version": "1.0",
        "type": "rich",
        "title": page.title,
        "provider_name": site.name,
        "provider_url": site.address,
        "width": USUAL,
        "height": page.height,
        "cache_age": 86_400,
        "html": _html(page, site),
    }
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return Document(f"{page.path}oembed.json", content.encode(), Place("src/termsite/downloads/oembed.py"))


def _html(page: EmbedPage, site: Site) -> str:
    """What WordPress lets pass from anybody: a quotation with the link, then the frame, and nothing else."""
    link = f'<a href="{site.address}{page.canonical}">{escape(page.title)}</a>'
    size = f'width="{USUAL}" height="{page.height}" frameborder="0"'
    frame = f'<iframe src="{site.address}{page.path}" title="{escape(page.title)}" {size}></iframe>'
    return f"<blockquote>{link}</blockquote>{frame}"
