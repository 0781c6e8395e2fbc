"""The page that offers the glossary as files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from termsite.model import Glossary
from termsite.pages.days import DaysShown, shown
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
    of: str = ""  # the facts without which there is no such file


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Page):
    """The glossary as files for other programs."""

    template: ClassVar[str] = "data.html"
    lead: str
    offers: tuple[Offer, ...]
    areas: tuple[Link, ...]
    schemas: tuple[Link, ...]  # what each kind of file may hold
    example: Link  # the record of one term
    named: Link  # that term by its name
    days: tuple[DaysShown, ...]
    modified: date


def newest(glossary: Glossary) -> date:
    """The last day on which a term came or was read again; an early one if there are none."""
    days = (day for term in glossary.terms.values() for day in (term.published, term.reviewed) if day)
    return max(days, default=date(2000, 1, 1))


PATH = "data/"
TOC = (
    TocItem("Files", "files"),
    TocItem("One term", "one-term"),
    TocItem("What may stand in them", "schemas"),
    TocItem("Prices of real days", "days"),
    TocItem("Links from other documentation", "inventory"),
    TocItem("What changed", "changed"),
)
JSON = "application/json"
DOWNLOADS = (
    Offer("JSON", "data/terms.json", JSON, "Every term with all that its page says, and the version."),
    Offer("JSON Lines", "data/terms.jsonl", "application/jsonl", "The same terms, one a line."),
    Offer("CSV", "data/terms.csv", "text/csv", "Terms in rows, for a spreadsheet; its letters are UTF-8."),
    Offer(
        "Tables", "data/datapackage.json", JSON,
        "Each list of the terms as CSV too, every column described as Frictionless reads it.",
    ),
    Offer("SQLite", "data/terms.db", "application/vnd.sqlite3", "The same tables in one file."),
    Offer("SKOS", "data/terms.ttl", "text/turtle", "Concepts, labels and relations, for a thesaurus."),
    Offer(
        "Anki deck",
        "data/terms.apkg",
        "application/zip",
        "Cards: meanings, questions, sums, in order of study.",
    ),
    Offer(
        "Venues", "data/venues.json", JSON, "Maintenance tables and lending parameters by venue, with dates.",
        "venues",
    ),
    Offer(
        "Real days", "data/replays.json", JSON, "Prices of days of crashes, each with the page that has it.",
        "days",
    ),
    Offer("Names", "data/names.json", JSON, "Every name and symbol with the slugs of its terms."),
    Offer(
        "Inventory", "objects.inv", "application/octet-stream",
        "Every name with its page, for links from Sphinx and MkDocs.",
    ),
)  # fmt: skip
# What may stand in each kind of file, and the facts without which there is none.
SCHEMAS = {"terms": "", "term": "", "names": "", "venues": "venues", "venue": "venues"}
SCHEMAS |= {"replays": "days", "replay": "days"}


def schema_path(name: str) -> str:
    """Where the schema of a kind of file stands."""
    return f"data/schemas/{name}.schema.json"


def schemas_of(glossary: Glossary) -> tuple[str, ...]:
    """The kinds of file that this glossary gives."""
    return tuple(name for name, of in SCHEMAS.items() if _has(glossary, of))


def _has(glossary: Glossary, facts: str) -> bool:
    return not facts or bool(glossary.facts[facts])


def data_page(shop: Workshop) -> DataPage:
    """The page that offers the files, with how to take one term alone."""
    section, nav = hand_nav(shop, PATH)
    terms = shop.glossary.terms
    first = next(iter((*shop.glossary.order, "")))
    days = tuple(map(shown, shop.glossary.facts["days"]))
    return DataPage(
        path=PATH,
        title="The glossary as data",
        head_title="The glossary as data: JSON, CSV, SQLite, SKOS, Anki",
        description="All terms as JSON, CSV, SQLite, SKOS and Anki deck, and a lasting record of each term.",
        section=section,
        crumbs=(HOME, Link("The glossary as data", PATH)),
        nav=nav,
        toc=tuple(item for item in TOC if item.anchor != "days" or days),
        lead=f"All {len(terms)} terms with their meanings, other names, relations, formulas, questions and "
        "sources, made anew with every version of the site.",
        offers=tuple(one for one in DOWNLOADS if _has(shop.glossary, one.of)),
        schemas=tuple(Link(name, schema_path(name)) for name in schemas_of(shop.glossary)),
        areas=tuple(shop.area(area) for area in shop.glossary.areas.values()),
        example=Link(f"data/terms/{first}.json", f"data/terms/{first}.json"),
        named=shop.term(first) if first else Link("a name", "", slug="a-name"),
        days=days,
        modified=newest(shop.glossary),
    )
