"""What pages say of themselves that are no term's, as structured data."""

from __future__ import annotations

from termsite.owner import shown
from termsite.pages.areas import AreaPage
from termsite.pages.calculators import CalculatorPage, CalculatorsPage
from termsite.pages.contrasts import ContrastPage
from termsite.pages.data import DataPage
from termsite.pages.docs import DocPage
from termsite.pages.home import HomePage
from termsite.pages.index import IndexPage
from termsite.pages.page import LICENCE, Link, Page
from termsite.pages.paths import PathPage, PathsPage
from termsite.rendering.graph import Graph, Node


def described(writer: Graph, page: Page) -> None:
    """Tell what there is to tell of a page."""
    match page:
        case AreaPage():
            _area(writer, page)
        case IndexPage():
            _index(writer, page)
        case CalculatorPage():
            _calculator(writer, page)
        case CalculatorsPage():
            writer.collection(hasPart=[writer.app(link) for link in page.calculators])
        case PathsPage():
            writer.collection(hasPart=[writer.page_stub(card.link) for card in page.paths])
        case PathPage():
            writer.page(mentions=[writer.stub(member.link) for member in page.members])
        case ContrastPage():
            writer.page(about=[writer.stub(page.left), writer.stub(page.right)])
        case DataPage():
            _data(writer, page)
        case HomePage():
            _home(writer)
        case DocPage(addresses=True):
            _corrections(writer)
        case _:
            writer.page()


def _home(writer: Graph) -> None:
    """The first page: here stand the facts of the site and of whom it is from."""
    publisher = writer.add(
        "Organization", f"{writer.site.address}#org", name=writer.site.name, url=writer.site.address,
        logo=writer.site.owner.logo and writer.site.address + writer.site.owner.logo,
    )  # fmt: skip
    writer.add(
        "WebSite", f"{writer.site.address}#website", url=writer.site.address, name=writer.site.name,
        inLanguage=writer.site.language, publisher=publisher,
    )  # fmt: skip
    writer.page(mainEntity=writer.glossary())


def _corrections(writer: Graph) -> None:
    """The page that tells how mistakes are corrected: here stands where to turn to."""
    owner = writer.site.owner
    points = [("corrections", owner.corrections), ("", owner.contact)]
    writer.page()
    writer.add(
        "Organization", f"{writer.site.address}#org",
        contactPoint=[_point(kind, address) for kind, address in points if address],
        correctionsPolicy=writer.here if owner.corrections else "",
    )  # fmt: skip


def _data(writer: Graph, page: DataPage) -> None:
    """The glossary as a data set."""
    files = [
        {
            "@type": "DataDownload",
            "name": offer.title,
            "encodingFormat": offer.format,
            "contentUrl": writer.site.address + offer.path,
        }
        for offer in page.offers
    ]
    dataset = writer.add(
        "Dataset", f"{writer.site.address}#glossary-data", name=page.title, description=page.lead,
        url=writer.here, license=LICENCE, version=writer.site.version, dateModified=page.modified.isoformat(),
        isAccessibleForFree=True, keywords=[area.title for area in page.areas], distribution=files,
        creator={"@id": f"{writer.site.address}#org"},
    )  # fmt: skip
    writer.page(mainEntity=dataset)


def _area(writer: Graph, page: AreaPage) -> None:
    """An area; its terms are told on its first page, the next pages mention theirs."""
    terms = [writer.stub(member.link) for member in page.members]
    link = Link(page.crumbs[-1].title, f"areas/{page.slug}/")
    area = writer.area_set(link)
    if page.number == 1:
        writer.add(
            "DefinedTermSet", f"{writer.here}#set", url=writer.here, description=page.summary,
            isPartOf=writer.glossary(), hasDefinedTerm=terms,
        )  # fmt: skip
    writer.collection(
        mainEntity=area,
        mentions=terms if page.number > 1 else [],
        hasPart=writer.questions(page.questions),
    )


def _index(writer: Graph, page: IndexPage) -> None:
    """All terms, in the order shown."""
    terms = [writer.stub(member.link) for letter in page.letters for member in letter.entries]
    licence = {"license": LICENCE, "inLanguage": writer.site.language}
    writer.collection(mainEntity=writer.glossary(url=writer.here, hasDefinedTerm=terms, **licence))


def _calculator(writer: Graph, page: CalculatorPage) -> None:
    """A calculator; a preset's page points to it."""
    link = Link(page.panel.description["title"], f"calculators/{page.slug}/")
    app = writer.app(link)
    terms = [writer.stub(one.link) for one in page.terms]
    if page.path == link.path:
        writer.add(
            "WebApplication", f"{writer.here}#app", url=writer.here, description=page.question,
            softwareVersion=writer.site.version,
            applicationCategory="FinanceApplication",
            operatingSystem="Any", browserRequirements="Requires JavaScript and WebAssembly",
            isAccessibleForFree=True, offers={"@type": "Offer", "price": "0", "priceCurrency": "USD"},
            learningResourceType="calculator", interactivityType="active", about=terms, teaches=terms,
        )  # fmt: skip
    writer.page(mainEntity=app, mentions=terms)


def _point(kind: str, address: str) -> Node:
    way = {"email": shown(address)} if address.startswith("mailto:") else {"url": address}
    return {"@type": "ContactPoint", **({"contactType": kind} if kind else {}), **way}
