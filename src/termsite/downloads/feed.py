"""What readers' programs look for by name: the Atom feed, llms.txt, and the headers a host should send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from termsite.model import Document, Place, Site
from termsite.pages.shown import capital
from termsite.pages.values import (
    AreaPage,
    CalculatorPage,
    ChangesPage,
    DataPage,
    DocPage,
    Link,
    Page,
    PathPage,
    TermPage,
)

FEED = "feed.xml"
_ENTRIES = 50
_HEADERS = """\
{base}*
  Content-Security-Policy: object-src 'none'; base-uri 'none'; form-action 'none'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
{base}embed/*
  Access-Control-Allow-Origin: *
{base}assets/*
  Access-Control-Allow-Origin: *
{base}data/*
  Access-Control-Allow-Origin: *
{base}engine/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=31536000, immutable
{base}engine/*.wasm
  Content-Type: application/wasm
{base}engine/*.mjs
  Content-Type: text/javascript; charset=utf-8
{base}data/*.ttl
  Content-Type: text/turtle; charset=utf-8
"""


def notices(pages: Sequence[Page], site: Site) -> tuple[Document, ...]:
    """Make the files; every page says its own strict policy in its head, so headers only add to it."""
    place = Place("src/termsite/downloads/feed.py")
    return (
        Document(FEED, feed(pages, site).encode(), place),
        Document("llms.txt", told(pages, site).encode(), place),
        Document("_headers", _HEADERS.format(base=site.base).encode(), place),
    )


def feed(pages: Iterable[Page], site: Site) -> str:
    """The newest changes of terms as Atom."""
    changes = [change for page in pages if isinstance(page, ChangesPage) for change in _changes(page)]
    newest = sorted(changes, key=lambda change: change[0], reverse=True)[:_ENTRIES]
    entries = "".join(_entry(day, kind, link, site) for day, kind, link in newest)
    updated = _moment(newest[0][0] if newest else date(2000, 1, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">\n'
        f"<id>{escape(site.address)}</id>\n<title>{escape(site.name)}: what changed</title>\n"
        f"<subtitle>{escape(site.description)}</subtitle>\n<updated>{updated}</updated>\n"
        f"<author><name>{escape(site.name)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{escape(site.address)}{FEED}"/>\n'
        f'<link href="{escape(site.address)}changes/"/>\n{entries}</feed>\n'
    )


def _changes(page: ChangesPage) -> Iterator[tuple[date, str, Link]]:
    for day in page.days:
        yield from ((day.day, "New", link) for link in day.published)
        known = {link.slug for link in day.published}
        yield from ((day.day, "Read again", link) for link in day.reviewed if link.slug not in known)


def _entry(day: date, kind: str, link: Link, site: Site) -> str:
    address = escape(site.address + link.path)
    return (
        f"<entry><id>{address}#{day.isoformat()}</id><title>{kind}: {escape(capital(link.title))}</title>"
        f'<link href="{address}"/><updated>{_moment(day)}</updated>'
        f"<summary>{escape(link.summary)}</summary></entry>\n"
    )


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def told(pages: Sequence[Page], site: Site) -> str:
    """llms.txt: what the site is and where everything stands, one line each."""
    sections = (
        ("Areas", [page for page in pages if isinstance(page, AreaPage) and page.number == 1]),
        ("Learning paths", [page for page in pages if isinstance(page, PathPage)]),
        ("Calculators", [p for p in pages if isinstance(p, CalculatorPage) and p.path.count("/") == 2]),
        ("Data", [page for page in pages if isinstance(page, DataPage | ChangesPage)]),
        ("About", [page for page in pages if isinstance(page, DocPage)]),
        ("Terms", [page for page in pages if isinstance(page, TermPage)]),
    )
    lines = [f"# {site.name}", "", f"> {site.description}"]
    for words, members in sections:
        lines += ["", f"## {words}", ""] if members else []
        lines += [f"- [{page.title}]({site.address}{page.path}): {page.description}" for page in members]
    return "\n".join(lines) + "\n"
