"""The page that offers the glossary as files."""

from __future__ import annotations

from dataclasses import dataclass

from termsite.pages.shown import Shown
from termsite.pages.trail import HOME, hand_nav
from termsite.pages.values import DataPage, Link, Offer, TocItem

PATH = "data/"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is offered: where it is, what it is, and who has a use for it."""

    path: str
    title: str
    format: str  # media type
    words: str


JSON = "application/json"
DOWNLOADS = (
    Download("data/terms.json", "JSON", JSON, "Every term with its relations, formula and sources."),
    Download("data/terms.csv", "CSV", "text/csv", "The same in rows, for a spreadsheet."),
    Download("data/terms.ttl", "SKOS", "text/turtle", "Concepts, labels and relations, for a thesaurus."),
    Download("data/terms.apkg", "Anki deck", "application/zip", "Cards: meanings, questions, sums."),
    Download(
        "data/venues.json", "Venues", JSON, "Maintenance tables and lending parameters by venue, with dates."
    ),
    Download("data/names.json", "Names", JSON, "Every name, alias and symbol with the slug of its term."),
)


def data_page(shown: Shown) -> DataPage:
    """Make the page."""
    section, nav = hand_nav(shown, PATH)
    terms = shown.glossary.terms
    first = next(iter((*shown.glossary.order, "")))
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
        offers=tuple(Offer(one.title, one.path, one.format, one.words) for one in DOWNLOADS),
        areas=tuple(shown.area(area) for area in shown.glossary.areas.values()),
        example=Link(f"data/terms/{first}.json", f"data/terms/{first}.json"),
        modified=shown.glossary.newest,
    )
