"""The page that offers the glossary as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from termsite.model import Glossary
from termsite.pages.days import DaysShown, shown
from termsite.pages.navigation import hand_nav, home_of
from termsite.pages.page import Link, Page, TocItem
from termsite.pages.workshop import Workshop
from termsite.words.words import ENGLISH


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
JSON = "application/json"
# What may stand in each kind of file, and the facts without which there is none.
SCHEMAS = {"terms": "", "term": "", "names": "", "venues": "venues", "venue": "venues"}
SCHEMAS |= {"replays": "days", "replay": "days"}


def _toc(say: Callable[[str], str]) -> tuple[TocItem, ...]:
    return (
        TocItem(say("Files"), "files"),
        TocItem(say("One term"), "one-term"),
        TocItem(say("What may stand in them"), "schemas"),
        TocItem(say("Prices of real days"), "days"),
        TocItem(say("Links from other documentation"), "inventory"),
        TocItem(say("What changed"), "changed"),
    )


def offers(say: Callable[[str], str] = ENGLISH.say) -> tuple[Offer, ...]:
    """Every file that may be offered."""
    return (
        Offer(
            "JSON", "data/terms.json", JSON,
            say("Every term with all that its page says, and the version."),
        ),
        Offer("JSON Lines", "data/terms.jsonl", "application/jsonl", say("The same terms, one a line.")),
        Offer(
            "CSV", "data/terms.csv", "text/csv",
            say("Terms in rows, for a spreadsheet; its letters are UTF-8."),
        ),
        Offer(
            say("Tables"), "data/datapackage.json", JSON,
            say("Each list of the terms as CSV too, every column described as Frictionless reads it."),
        ),
        Offer("SQLite", "data/terms.db", "application/vnd.sqlite3", say("The same tables in one file.")),
        Offer(
            "SKOS", "data/terms.ttl", "text/turtle", say("Concepts, labels and relations, for a thesaurus."),
        ),
        Offer(
            say("Anki deck"),
            "data/terms.apkg",
            "application/zip",
            say("Cards: meanings, questions, sums, in order of study."),
        ),
        Offer(
            say("Venues"), "data/venues.json", JSON,
            say("Maintenance tables and lending parameters by venue, with dates."),
            "venues",
        ),
        Offer(
            say("Real days"), "data/replays.json", JSON,
            say("Prices of days of crashes, each with the page that has it."),
            "days",
        ),
        Offer(
            say("Names"), "data/names.json", JSON, say("Every name and symbol with the slugs of its terms."),
        ),
        Offer(
            say("Inventory"), "objects.inv", "application/octet-stream",
            say("Every name with its page, for links from Sphinx and MkDocs."),
        ),
    )  # fmt: skip


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
    terms, say = shop.glossary.terms, shop.say
    first = next(iter((*shop.glossary.order, "")))
    days = tuple(shown(one, shop.site.words) for one in shop.glossary.facts["days"])
    return DataPage(
        path=PATH,
        title=say("The glossary as data"),
        head_title=say("The glossary as data: JSON, CSV, SQLite, SKOS, Anki"),
        description=say(
            "All terms as JSON, CSV, SQLite, SKOS and Anki deck, and a lasting record of each term."
        ),
        section=section,
        crumbs=(home_of(shop), Link(say("The glossary as data"), PATH)),
        nav=nav,
        toc=tuple(item for item in _toc(say) if item.anchor != "days" or days),
        lead=shop.many(
            len(terms),
            "{n} term with its meaning, other names, relations, formulas, questions and sources, "
            "made anew with every version of the site.",
            "All {n} terms with their meanings, other names, relations, formulas, questions and sources, "
            "made anew with every version of the site.",
        ),
        offers=tuple(one for one in offers(say) if _has(shop.glossary, one.of)),
        schemas=tuple(Link(name, schema_path(name)) for name in schemas_of(shop.glossary)),
        areas=tuple(shop.area(area) for area in shop.glossary.areas.values()),
        example=Link(f"data/terms/{first}.json", f"data/terms/{first}.json"),
        named=shop.term(first) if first else Link(say("a name"), "", slug="a-name"),
        days=days,
        modified=newest(shop.glossary),
    )
