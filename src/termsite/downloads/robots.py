"""The sitemap and robots.txt: what search engines may read."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import quote

from termsite.ledger import STAMP, Ledger, Part, digest
from termsite.model import Document, Place, Site
from termsite.pages.page import Page

SITEMAP = "sitemap.xml"
_PLACE = Place("src/termsite/downloads/robots.py")
_TAG = re.compile(r"<[^>]*>")
# No words of the page's own.
AROUND = ("path", "section", "crumbs", "nav", "toc", "source", "hide", "index", "card", "concept")


def robots(
    pages: Iterable[Page], site: Site, ledger: Ledger, part: Callable[[Page], Part] | None = None
) -> tuple[Document, ...]:
    """Name every page that is to be found, as XML, and packed, and where that is; `part` tells its part."""
    found = sorted(filter(in_sitemap, pages), key=lambda page: page.path)
    entries = "".join(entry(page, site, ledger, part or page_part) for page in found)
    sitemap = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    ).encode()
    allowed = f"User-agent: *\nAllow: /\nSitemap: {site.address}{SITEMAP}\n".encode()
    return (*sitemaps(sitemap), Document("robots.txt", allowed, _PLACE))


def sitemaps(sitemap: bytes) -> tuple[Document, ...]:
    """The sitemap, and packed."""
    packed = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(sitemap)
    return Document(SITEMAP, sitemap, _PLACE), Document(f"{SITEMAP}.gz", packed.getvalue(), _PLACE)


def in_sitemap(page: Page) -> bool:
    """Whether a page is to be found."""
    return page.index


def key_of(page: Page) -> str:
    """What the ledger calls a page."""
    return f"page {page.path}"


def page_part(page: Page) -> Part:
    """What the ledger keeps of a page: its words, whatever their markup and their order."""
    shown = (getattr(page, field.name) for field in fields(page) if field.name not in AROUND)
    return Part(key_of(page), page.path, page.title, digest(sorted(_words(shown))))


def _words(value: Any) -> list[str]:
    """Every text of a value, in no order."""
    found: list[str] = []
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            found.append(" ".join(_TAG.sub(" ", one).split()))
        elif is_dataclass(one):
            left += (getattr(one, field.name) for field in fields(one))
        elif isinstance(one, Iterable):
            left += one.values() if isinstance(one, Mapping) else one
        else:
            found.append(str(one))
    return found


def entry(page: Page, site: Site, ledger: Ledger, part: Callable[[Page], Part] = page_part) -> str:
    """A page's address, and since when it is as it is where that was released."""
    since = ledger.since(part(page)) if key_of(page) in ledger.rows else None  # else it is never asked
    changed = f"<lastmod>{since:{STAMP}}</lastmod>" if since else ""
    return f"<url><loc>{escape(site.address + quote(page.path))}</loc>{changed}</url>\n"
