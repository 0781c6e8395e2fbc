"""Structured data: one connected graph a page; a fact stands on its own page, elsewhere only its name."""

from __future__ import annotations

from termsite.model import Site, Source
from termsite.pages.page import Link, Page
from termsite.pages.term import TermPage
from termsite.rendering.graph import Graph, Node


def graph(page: Page, site: Site) -> Node:
    """The graph of one page."""
    writer = Graph(page, site)
    if isinstance(page, TermPage):
        _term(writer, page)
    else:
        from termsite.rendering.kinds import described  # no text of a term waits for what these show

        described(writer, page)
    return {"@context": "https://schema.org", "@graph": writer.written()}


def _term(writer: Graph, page: TermPage) -> None:
    """A term: its page, itself, its questions."""
    sets = [writer.glossary(), *(writer.area_set(area) for area in page.areas)]
    term = writer.add(
        "DefinedTerm", f"{writer.here}#term", name=page.title, alternateName=list(page.aliases),
        description=page.summary, termCode=page.slug, url=writer.here, inDefinedTermSet=sets,
    )  # fmt: skip
    apps = [writer.app(Link(panel.title, f"calculators/{panel.slug}/")) for panel in page.panels]
    writer.page(
        mainEntity=term,
        mentions=[writer.stub(one.link) for one in page.mentions],
        citation=[_cited(source) for source in page.sources],
        hasPart=[*writer.questions(page.questions), *apps],
        **(
            {"lastReviewed": page.reviewed.isoformat()}
            if page.reviewed
            else {"datePublished": page.published.isoformat()}
        ),
    )


def _cited(source: Source) -> Node:
    return {"@type": "CreativeWork", "name": source.title, "url": source.url}
