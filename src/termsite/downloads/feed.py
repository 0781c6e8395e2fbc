"""The Atom feed: the newest changes of terms, for programs that follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from html import escape as escaped

from termsite.model import Document, Place, Site
from termsite.pages.changes import ChangesPage
from termsite.pages.headline import capital
from termsite.pages.page import Link, Page
from termsite.words.words import Words

FEED = "feed.xml"
escape = partial(escaped, quote=False)  # what XML asks of a text; its library loads a client with it
_ENTRIES = 50


def feed(pages: Iterable[Page], site: Site) -> Document:
    """Make the file."""
    return Document(FEED, _atom(pages, site).encode(), Place("src/termsite/downloads/feed.py"))


def _atom(pages: Iterable[Page], site: Site) -> str:
    changes = [
        change for page in pages if isinstance(page, ChangesPage) for change in _changes(page, site.words)
    ]
    newest = sorted(changes, key=lambda change: change[0], reverse=True)[:_ENTRIES]
    entries = "".join(_entry(day, title, link, site) for day, title, link in newest)
    updated = _moment(newest[0][0] if newest else date(2000, 1, 1))
    title = site.words.say("{site}: what changed", site=site.name)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">\n'
        f"<id>{escape(site.address)}</id>\n<title>{escape(title)}</title>\n"
        f"<subtitle>{escape(site.description)}</subtitle>\n<updated>{updated}</updated>\n"
        f"<author><name>{escape(site.name)}</name></author>\n"
        f"{_icon(site)}"
        f'<link rel="self" type="application/atom+xml" href="{escape(site.address)}{FEED}"/>\n'
        f'<link href="{escape(site.address)}changes/"/>\n{entries}</feed>\n'
    )


def _changes(page: ChangesPage, words: Words) -> Iterator[tuple[date, str, Link]]:
    for day in page.days:
        yield from (
            (day.day, words.say("New: {term}", term=capital(link.title)), link) for link in day.published
        )
        known = {link.slug for link in day.published}
        yield from (
            (day.day, words.say("Read again: {term}", term=capital(link.title)), link)
            for link in day.reviewed
            if link.slug not in known
        )


def _entry(day: date, title: str, link: Link, site: Site) -> str:
    address = escape(site.address + link.path)
    return (
        f"<entry><id>{address}#{day.isoformat()}</id><title>{escape(title)}</title>"
        f'<link href="{address}"/><updated>{_moment(day)}</updated>'
        f"<summary>{escape(link.summary)}</summary></entry>\n"
    )


def _icon(site: Site) -> str:
    """The mark, which is as wide as high, as an icon of a feed is."""
    return f"<icon>{escape(site.address + site.owner.logo)}</icon>\n" if site.owner.logo else ""


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
