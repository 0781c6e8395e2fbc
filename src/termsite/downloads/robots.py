"""The sitemap and robots.txt: what search engines may read."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from html import escape
from io import BytesIO
from urllib.parse import quote

from termsite.model import Document, Place, Site
from termsite.pages.page import Page


def robots(pages: Iterable[Page], site: Site) -> tuple[Document, ...]:
    """Name every page that is to be found, as XML, and packed, and where that is."""
    addresses = sorted(site.address + quote(page.path) for page in pages if page.index)
    entries = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    sitemap = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    ).encode()
    packed = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(sitemap)
    allowed = f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n".encode()
    place = Place("src/termsite/downloads/robots.py")
    return (
        Document("sitemap.xml", sitemap, place),
        Document("sitemap.xml.gz", packed.getvalue(), place),
        Document("robots.txt", allowed, place),
    )
