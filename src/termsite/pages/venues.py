"""The page of the venues' parameters: of which day, from where, and what could not be had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from termsite.model import VenueFile
from termsite.pages.headline import capital
from termsite.pages.navigation import HOME, hand_nav
from termsite.pages.page import Link, Page, TocItem
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class EditionShown:
    """A venue's parameters as of one day; the rows are those of its first market."""

    as_of: str
    dated_by: str
    source: Link  # the path is an address, or empty
    count: int
    markets: tuple[str, ...]  # the first of them
    of: str  # the market whose table is shown; empty where all are
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class VenueShown:
    """A venue with everything that its file holds."""

    title: str
    anchor: str
    product: str
    about: str
    fees: str
    editions: tuple[EditionShown, ...]
    looked_for: tuple[str, ...]
    file: str  # path of the file that is published


@dataclass(frozen=True, slots=True, kw_only=True)
class VenuesPage(Page):
    """The venues' parameters."""

    template: ClassVar[str] = "venues.html"
    venues: tuple[VenueShown, ...]


PATH = "venue-tables/"
TITLE = "Venue tables"
SIZES = {"value": "Position value from", "coins": "Coins from", "contracts": "Contracts from"}
COLUMNS = {"rate": "Maintenance rate", "max_leverage": "Highest leverage", "initial_rate": "Initial rate"}
FIRST = 8  # so many markets are named; the file has all


def venues_page(shop: Workshop) -> VenuesPage:
    """The page of all tables, each with its date and source."""
    section, nav = hand_nav(shop, PATH)
    venues = tuple(_venue(file) for file in shop.glossary.venues)
    return VenuesPage(
        path=PATH,
        title=TITLE,
        head_title=f"{TITLE}: maintenance margin by market and date",
        description="Maintenance margin tables and lending parameters of venues, each with its date "
        "and source, as files; and what could not be had.",
        section=section,
        crumbs=(HOME, Link(TITLE, PATH)),
        nav=nav,
        toc=tuple(TocItem(venue.title, venue.anchor) for venue in venues),
        venues=venues,
    )


def address(file: VenueFile) -> str:
    """Where the file is published."""
    return f"data/venues/{file.slug}.json"


def markets(edition: Mapping[str, Any]) -> list[str]:
    """Every market of an edition, in the order of the file."""
    tables = [*edition.get("tables", ()), *edition.get("scaled", ())]
    return [market for table in tables for market in table["markets"]]


def _venue(file: VenueFile) -> VenueShown:
    values = file.values
    urls = {source["title"]: source.get("url", "") for source in values["sources"]}
    return VenueShown(
        title=values["venue"],
        anchor=file.slug,
        product=values["product"],
        about=values["about"],
        fees=_fees(values.get("fees")),
        editions=tuple(_edition(edition, urls) for edition in values["editions"]),
        looked_for=tuple(values["looked_for"]),
        file=address(file),
    )


def _fees(fees: Mapping[str, Any] | None) -> str:
    return f"Taker {_percent(fees['taker'])}, maker {_percent(fees['maker'])}." if fees else ""


def _edition(edition: Mapping[str, Any], urls: Mapping[str, str]) -> EditionShown:
    known = markets(edition)
    head, rows = _rows(edition)
    return EditionShown(
        as_of=edition["as_of"],
        dated_by=capital(edition["dated_by"]),
        source=Link(edition["source"], urls[edition["source"]]),
        count=len(known),
        markets=tuple(known[:FIRST]),
        of=known[0] if "tables" in edition else "",
        head=head,
        rows=rows,
    )


def _rows(edition: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The first market's table, or whatever else the edition holds, as text."""
    if "tables" in edition:
        names = edition["columns"][1:]
        head = (SIZES[edition["size"]], *(COLUMNS[name] for name in names))
        return head, tuple(_bracket(row, names) for row in edition["tables"][0]["brackets"])
    if "scaled" in edition:
        head = ("Market", "Initial base", "Maintenance base", "Added for each coin")
        return head, tuple(
            (one["markets"][0], *map(_percent, (one["initial"], one["maintenance"], one["slope"])))
            for one in edition["scaled"]
        )
    if "assets" in edition:
        head = ("Asset", "Largest loan", "Threshold", "Bonus", "As of")
        return head, tuple(_asset(one) for one in edition["assets"])
    return ("What", "Value"), tuple((one["means"], f"{one['value']:,}") for one in edition["constants"])


def _bracket(row: Sequence[float], names: Sequence[str]) -> tuple[str, ...]:
    cells = [
        f"{value:g}×" if name == "max_leverage" else _percent(value)
        for name, value in zip(names, row[1:], strict=True)
    ]
    return (f"{row[0]:,}", *cells)


def _asset(one: Mapping[str, Any]) -> tuple[str, ...]:
    bonus = one["liquidation_bonus"]
    rates = (_percent(one["max_ltv"]), _percent(one["liquidation_threshold"]))
    return (one["asset"], *rates, "not shown" if bonus is None else _percent(bonus), one["as_of"])


def _percent(fraction: float) -> str:
    return f"{fraction * 100:.6g}%".replace("-", "−")
