"""The page that offers the glossary as files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from termsite.pages.navigation import HOME, hand_nav
from termsite.pages.page import Link, Page, TocItem
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that is offered: what it is, where, and who has a use for it."""

    title: str
    path: str
    format: str  # media type
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Page):
    """The glossary as files for other programs."""

    template: ClassVar[str] = "data.html"
    lead: str
    offers: tuple[Offer, ...]
    areas: tuple[Link, ...]
    example: Link  # the record of one term
    modified: date


PATH = "data/"


JSON = "application/json"
DOWNLOADS = (
    Offer("JSON", "data/terms.json", JSON, "Every term with its relations, formula and sources."),
    Offer("CSV", "data/terms.csv", "text/csv", "The same in rows, for a spreadsheet."),
    Offer("SKOS", "data/terms.ttl", "text/turtle", "Concepts, labels and relations, for a thesaurus."),
    Offer(
        "Anki deck",
        "data/terms.apkg",
        "application/zip",
        "Cards: meanings, questions, sums, in order of study.",
    ),
    Offer(
        "Venues", "data/venues.json", JSON, "Maintenance tables and lending parameters by venue, with dates."
    ),
    Offer("Names", "data/names.json", JSON, "Every name, alias and symbol with the slug of its term."),
)


def data_page(shop: Workshop) -> DataPage:
    """The page that offers the files, with how to take one term alone."""
    section, nav = hand_nav(shop, PATH)
    terms = shop.glossary.terms
    first = next(iter((*shop.glossary.order, "")))
    return DataPage(
        path=PATH,
        title="The glossary as data",
        head_title="The glossary as data: JSON, CSV, SKOS, Anki",
        description="All terms as JSON, CSV, SKOS and an Anki deck, and a lasting record of each term.",
        section=section,
        crumbs=(HOME, Link("The glossary as data", PATH)),
        nav=nav,
        toc=(TocItem("Files", "files"), TocItem("One term", "one-term"), TocItem("What changed", "changed")),
        lead=f"All {len(terms)} terms with their meanings, other names, relations, formulas and sources, "
        "made anew with every version of the site.",
        offers=DOWNLOADS,
        areas=tuple(shop.area(area) for area in shop.glossary.areas.values()),
        example=Link(f"data/terms/{first}.json", f"data/terms/{first}.json"),
        modified=shop.glossary.newest,
    )
