"""What changed: the versions of the formulas, then the days on which terms came or were read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from termsite.content.shape import slug_of
from termsite.ledger import Release
from termsite.pages.navigation import hand_nav, home_of
from termsite.pages.page import Link, Page, TocItem, root_of
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class ReleaseShown:
    """What changed with one version: headings and texts, formulas first."""

    title: str
    anchor: str
    parts: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class DayShown:
    """The terms that a day brought, and those that were read a second time."""

    day: date
    published: tuple[Link, ...]
    reviewed: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage(Page):
    """What changed, newest first."""

    template: ClassVar[str] = "changes.html"
    releases: tuple[ReleaseShown, ...]
    days: tuple[DayShown, ...]


PATH = "changes/"
_DAYS = 30  # more is history, and that is kept with the sources


def changes_page(shop: Workshop) -> ChangesPage:
    """The page of all that changed."""
    section, nav = hand_nav(shop, PATH)
    releases, days = tuple(_release(shop, one) for one in shop.glossary.changelog), _days(shop)
    toc = [TocItem(one.title, one.anchor) for one in releases]
    return ChangesPage(
        path=PATH,
        title=shop.say("What changed"),
        head_title=shop.say("What changed: formulas, terms, calculators"),
        description=shop.say(
            "Every change of a formula by version; the terms that were added or read again, by day."
        ),
        section=section,
        crumbs=(home_of(shop), Link(shop.say("What changed"), PATH)),
        nav=nav,
        toc=(*toc, *([TocItem(shop.say("Terms by day"), "days")] if days else [])),
        releases=releases,
        days=days,
    )


def _release(shop: Workshop, release: Release) -> ReleaseShown:
    parts = ((words, shop.writer.block(text, root_of(PATH))) for words, text in release.parts)
    return ReleaseShown(release.title, slug_of(f"version {release.title}"), tuple(parts))


def _days(shop: Workshop) -> tuple[DayShown, ...]:
    published: dict[date, list[str]] = {}
    reviewed: dict[date, list[str]] = {}
    for slug, term in shop.glossary.terms.items():
        published.setdefault(term.published, []).append(slug)
        if term.reviewed:
            reviewed.setdefault(term.reviewed, []).append(slug)
    newest = sorted({*published, *reviewed}, reverse=True)[:_DAYS]
    return tuple(DayShown(day, _of(shop, published, day), _of(shop, reviewed, day)) for day in newest)


def _of(shop: Workshop, by_day: Mapping[date, Sequence[str]], day: date) -> tuple[Link, ...]:
    return shop.terms(by_day.get(day, ()))
