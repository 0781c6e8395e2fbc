"""The page of the venues' parameters: of which day, from where, and what could not be had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from termsite.linking.own import listed
from termsite.model import Doc, FactFile
from termsite.pages.headline import capital
from termsite.pages.page import Link, Page, TocItem, root_of
from termsite.pages.workshop import Workshop
from termsite.pages.written import written


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
    article: ClassVar[bool] = True
    lead: str
    body: Markup
    venues: tuple[VenueShown, ...]


MULTIPLES = {"max_leverage"}  # all other columns are fractions
FIRST = 8  # so many markets are named; the file has all


@dataclass(frozen=True, slots=True)
class Labels:
    """What a key of the files is called where its own name does not say it; and the interface's words."""

    named: Mapping[str, str]
    say: Callable[[str], str]


def venues_page(shop: Workshop, doc: Doc) -> VenuesPage:
    """The page of all tables, each with its date and source; its first words are written by hand."""
    labels = Labels(doc.labels, shop.say)
    venues = tuple(_venue(file, labels) for file in shop.glossary.facts["venues"])
    return VenuesPage(
        **written(shop, doc),
        toc=tuple(TocItem(venue.title, venue.anchor) for venue in venues),
        lead=doc.lead,
        body=shop.writer.block(doc.body.text, root_of(doc.path), listed(venue.anchor for venue in venues)),
        venues=venues,
    )


def address(file: FactFile) -> str:
    """Where the file is published."""
    return f"data/venues/{file.slug}.json"


def markets(edition: Mapping[str, Any]) -> list[str]:
    """Every market of an edition, in the order of the file."""
    tables = [*edition.get("tables", ()), *edition.get("scaled", ())]
    return [market for table in tables for market in table["markets"]]


def _venue(file: FactFile, labels: Labels) -> VenueShown:
    values = file.values
    urls = {source["title"]: source.get("url", "") for source in values["sources"]}
    return VenueShown(
        title=values["venue"],
        anchor=file.slug,
        product=values["product"],
        about=values["about"],
        fees=_fees(values.get("fees", {}), labels),
        editions=tuple(_edition(edition, urls, labels) for edition in values["editions"]),
        looked_for=tuple(values["looked_for"]),
        file=address(file),
    )


def _called(key: str, labels: Labels) -> str:
    return labels.named.get(key) or key.replace("_", " ")


def _heads(keys: Iterable[str], labels: Labels) -> tuple[str, ...]:
    return tuple(capital(_called(key, labels)) for key in keys)


def _fees(fees: Mapping[str, Any], labels: Labels) -> str:
    said = [f"{_called(key, labels)} {_percent(fee, labels)}" for key, fee in fees.items() if key != "source"]
    return f"{capital(', '.join(said))}." if said else ""


def _edition(edition: Mapping[str, Any], urls: Mapping[str, str], labels: Labels) -> EditionShown:
    known = markets(edition)
    head, rows = _rows(edition, labels)
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


def _rows(edition: Mapping[str, Any], labels: Labels) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The first market's table, or whatever else the edition holds, as text."""
    if "tables" in edition:
        names = edition["columns"][1:]
        rows = tuple(_bracket(row, names, labels) for row in edition["tables"][0]["brackets"])
        return _heads((edition["size"], *names), labels), rows
    if "scaled" in edition:
        keys = ("initial", "maintenance", "slope")
        return (labels.say("Market"), *_heads(keys, labels)), tuple(
            (one["markets"][0], *(_percent(one[key], labels) for key in keys)) for one in edition["scaled"]
        )
    if "assets" in edition:
        keys = tuple(key for key in edition["assets"][0] if key not in ("asset", "as_of"))
        return (labels.say("Asset"), *_heads(keys, labels), labels.say("As of")), tuple(
            (one["asset"], *(_percent(one[key], labels) for key in keys), one["as_of"])
            for one in edition["assets"]
        )
    return (labels.say("What"), labels.say("Value")), tuple(
        (one["means"], f"{one['value']:,}") for one in edition["constants"]
    )


def _bracket(row: Sequence[float], names: Sequence[str], labels: Labels) -> tuple[str, ...]:
    cells = [
        f"{value:g}×" if name in MULTIPLES else _percent(value, labels)
        for name, value in zip(names, row[1:], strict=True)
    ]
    return (f"{row[0]:,}", *cells)


def _percent(fraction: float | None, labels: Labels) -> str:
    return labels.say("not shown") if fraction is None else f"{fraction * 100:.6g}%".replace("-", "−")
