"""Structured data: one connected graph a page; a fact stands on its own page, elsewhere only its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from termsite.model import Site, Source
from termsite.owner import shown
from termsite.pages.areas import AreaPage
from termsite.pages.calculators import CalculatorPage, CalculatorsPage
from termsite.pages.contrasts import ContrastPage
from termsite.pages.data import DataPage
from termsite.pages.docs import DocPage
from termsite.pages.headline import capital
from termsite.pages.home import HomePage
from termsite.pages.index import IndexPage
from termsite.pages.page import LICENCE, Link, Page
from termsite.pages.parts import QuestionShown
from termsite.pages.paths import PathPage, PathsPage
from termsite.pages.terms import TermPage

Node = dict[str, Any]


def graph(page: Page, site: Site) -> Node:
    """The graph of one page."""
    writer = _Graph(page, site)
    match page:
        case TermPage():
            writer.term(page)
        case AreaPage():
            writer.area(page)
        case IndexPage():
            writer.index(page)
        case CalculatorPage():
            writer.calculator(page)
        case CalculatorsPage():
            writer.collection(hasPart=[writer.app(link) for link in page.calculators])
        case PathsPage():
            writer.collection(hasPart=[writer.page_stub(card.link) for card in page.paths])
        case PathPage():
            writer.page(mentions=[writer.stub(member.link) for member in page.members])
        case ContrastPage():
            writer.page(about=[writer.stub(page.left), writer.stub(page.right)])
        case DataPage():
            writer.data(page)
        case HomePage():
            writer.home()
        case DocPage(addresses=True):
            writer.corrections()
        case _:
            writer.page()
    return {"@context": "https://schema.org", "@graph": writer.written()}


class _Graph:
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

    def home(self) -> None:
        """The first page: here stand the facts of the site and of whom it is from."""
        publisher = self.add(
            "Organization", f"{self.site.address}#org", name=self.site.name, url=self.site.address,
            logo=self.site.owner.logo and self.site.address + self.site.owner.logo,
        )  # fmt: skip
        self.add(
            "WebSite", f"{self.site.address}#website", url=self.site.address, name=self.site.name,
            inLanguage=self.site.language, publisher=publisher,
        )  # fmt: skip
        self.page(mainEntity=self.glossary())

    def corrections(self) -> None:
        """The page that tells how mistakes are corrected: here stands where to turn to."""
        owner = self.site.owner
        points = [("corrections", owner.corrections), ("", owner.contact)]
        self.page()
        self.add(
            "Organization", f"{self.site.address}#org",
            contactPoint=[_point(kind, address) for kind, address in points if address],
            correctionsPolicy=self.here if owner.corrections else "",
        )  # fmt: skip

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

    def term(self, page: TermPage) -> None:
        """A term: its page, itself, its questions."""
        sets = [self.glossary(), *(self.area_set(area) for area in page.areas)]
        term = self.add(
            "DefinedTerm", f"{self.here}#term", name=page.title, alternateName=list(page.aliases),
            description=page.summary, termCode=page.slug, url=self.here, inDefinedTermSet=sets,
        )  # fmt: skip
        apps = [self.app(Link(panel.title, f"calculators/{panel.slug}/")) for panel in page.panels]
        self.page(
            mainEntity=term,
            mentions=[self.stub(one.link) for one in page.mentions],
            citation=[_cited(source) for source in page.sources],
            hasPart=[*self.questions(page.questions), *apps],
            **(
                {"lastReviewed": page.reviewed.isoformat()}
                if page.reviewed
                else {"datePublished": page.published.isoformat()}
            ),
        )

    def data(self, page: DataPage) -> None:
        """The glossary as a data set."""
        files = [
            {
                "@type": "DataDownload",
                "name": offer.title,
                "encodingFormat": offer.format,
                "contentUrl": self.site.address + offer.path,
            }
            for offer in page.offers
        ]
        dataset = self.add(
            "Dataset", f"{self.site.address}#glossary-data", name=page.title, description=page.lead,
            url=self.here, license=LICENCE, version=self.site.version, dateModified=page.modified.isoformat(),
            isAccessibleForFree=True, keywords=[area.title for area in page.areas], distribution=files,
            creator={"@id": f"{self.site.address}#org"},
        )  # fmt: skip
        self.page(mainEntity=dataset)

    def area(self, page: AreaPage) -> None:
        """An area; its terms are told on its first page, the next pages mention theirs."""
        terms = [self.stub(member.link) for member in page.members]
        link = Link(page.crumbs[-1].title, f"areas/{page.slug}/")
        area = self.area_set(link)
        if page.number == 1:
            self.add(
                "DefinedTermSet", f"{self.here}#set", url=self.here, description=page.summary,
                isPartOf=self.glossary(), hasDefinedTerm=terms,
            )  # fmt: skip
        self.collection(
            mainEntity=area,
            mentions=terms if page.number > 1 else [],
            hasPart=self.questions(page.questions),
        )

    def index(self, page: IndexPage) -> None:
        """All terms, in the order shown."""
        terms = [self.stub(member.link) for letter in page.letters for member in letter.entries]
        licence = {"license": LICENCE, "inLanguage": self.site.language}
        self.collection(mainEntity=self.glossary(url=self.here, hasDefinedTerm=terms, **licence))

    def calculator(self, page: CalculatorPage) -> None:
        """A calculator; a preset's page points to it."""
        link = Link(page.panel.description["title"], f"calculators/{page.slug}/")
        app = self.app(link)
        terms = [self.stub(one.link) for one in page.terms]
        if page.path == link.path:
            self.add(
                "WebApplication", f"{self.here}#app", url=self.here, description=page.question,
                softwareVersion=self.site.version,
                applicationCategory="FinanceApplication",
                operatingSystem="Any", browserRequirements="Requires JavaScript and WebAssembly",
                isAccessibleForFree=True, offers={"@type": "Offer", "price": "0", "priceCurrency": "USD"},
                learningResourceType="calculator", interactivityType="active", about=terms, teaches=terms,
            )  # fmt: skip
        self.page(mainEntity=app, mentions=terms)

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


def _cited(source: Source) -> Node:
    return {"@type": "CreativeWork", "name": source.title, "url": source.url}


def _point(kind: str, address: str) -> Node:
    way = {"email": shown(address)} if address.startswith("mailto:") else {"url": address}
    return {"@type": "ContactPoint", **({"contactType": kind} if kind else {}), **way}


def _inlined(value: Any, others: dict[str, Node]) -> Any:
    """A value in which the first pointer to a node of `others` is that node; it is then no longer there."""
    if isinstance(value, list):
        return [_inlined(item, others) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"@id"}:
        value = others.pop(value["@id"], value)
    return {name: _inlined(fact, others) for name, fact in value.items()}
