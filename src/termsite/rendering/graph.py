"""A graph of structured data: nodes, each told once, and what points to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from termsite.model import Site
from termsite.pages.headline import capital
from termsite.pages.page import LICENCE, Link, Page
from termsite.pages.parts import QuestionShown

Node = dict[str, Any]


class Graph:
    """Gathers the nodes of a page; each is named once, and whoever needs it points to it."""

    def __init__(self, page: Page, site: Site) -> None:
        self.nodes: dict[str, Node] = {}
        self.site = site
        self.shown = page
        self.here = site.address + page.path

    def add(self, kind: str, address: str, **facts: Any) -> Node:
        """Add a node and give a pointer to it."""
        node = {
            "@type": kind,
            "@id": address,
            **{name: fact for name, fact in facts.items() if fact not in ("", [], None)},
        }
        known = self.nodes.setdefault(address, node)
        known |= node
        return {"@id": address}

    def written(self) -> list[Node]:
        """The page's node, every other where it is first pointed to; what nothing points to is beside it."""
        others = dict(self.nodes)
        tree = [_inlined(others.pop(self.here), others)]
        while others:
            tree.append(_inlined(others.pop(next(iter(others))), others))
        return tree

    def page(self, kind: str = "WebPage", **facts: Any) -> None:
        """The page itself, with the site, the publisher and the breadcrumb."""
        publisher = self.add("Organization", f"{self.site.address}#org", name=self.site.name)
        site = self.add("WebSite", f"{self.site.address}#website", name=self.site.name)
        self.add(
            kind, self.here, url=self.here, name=self.shown.title, description=self.shown.description,
            inLanguage=self.site.language, isPartOf=site, publisher=publisher, license=LICENCE,
            breadcrumb=self.breadcrumb(), image=self.images(), **facts,
        )  # fmt: skip

    def images(self) -> list[Node]:
        """The pictures in its text."""
        return [
            self.add(
                "ImageObject", self.here + one.picture.name, contentUrl=self.here + one.picture.name,
                description=one.words, caption=one.caption,
                width=one.picture.width, height=one.picture.height,
            )
            for one in self.shown.pictures
        ]  # fmt: skip

    def collection(self, **facts: Any) -> None:
        """A page that lists others."""
        self.page("CollectionPage", **facts)

    def breadcrumb(self) -> Node | None:
        """The way that is shown at the top of the page."""
        if not self.shown.path:
            return None
        items = [
            {"@type": "ListItem", "position": n, "name": crumb.title, "item": self.site.address + crumb.path}
            for n, crumb in enumerate(self.shown.crumbs, 1)
        ]
        return self.add("BreadcrumbList", f"{self.here}#breadcrumb", itemListElement=items)

    def stub(self, link: Link) -> Node:
        """Another page's term."""
        address = self.site.address + link.path
        return self.add("DefinedTerm", f"{address}#term", name=capital(link.title))

    def app(self, link: Link) -> Node:
        """Another page's calculator."""
        address = self.site.address + link.path
        return self.add("WebApplication", f"{address}#app", name=link.title)

    def page_stub(self, link: Link) -> Node:
        """Another page."""
        address = self.site.address + link.path
        return self.add("WebPage", address, name=link.title)

    def area_set(self, link: Link) -> Node:
        """The terms of an area."""
        address = self.site.address + link.path
        return self.add("DefinedTermSet", f"{address}#set", name=link.title)

    def glossary(self, **facts: Any) -> Node:
        """All terms."""
        address = f"{self.site.address}terms/"
        return self.add("DefinedTermSet", f"{address}#set", name=self.site.name, **facts)

    def questions(self, questions: Iterable[QuestionShown]) -> list[Node]:
        """Questions with their answers, as shown."""
        return [
            self.add(
                "Question",
                f"{self.here}#{one.anchor}",
                name=one.ask,
                acceptedAnswer={"@type": "Answer", "text": one.plain},
            )
            for one in questions
        ]


def _inlined(value: Any, others: dict[str, Node]) -> Any:
    """A value in which the first pointer to a node of `others` is that node; it is then no longer there."""
    if isinstance(value, list):
        return [_inlined(item, others) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"@id"}:
        value = others.pop(value["@id"], value)
    return {name: _inlined(fact, others) for name, fact in value.items()}
