"""What changed: the versions of the formulas, then the days on which terms came or were read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from termsite.content.shape import slug_of
from termsite.model import Release
from termsite.pages.shown import Shown, root_of
from termsite.pages.trail import HOME, hand_nav
from termsite.pages.values import ChangesPage, DayShown, Link, ReleaseShown, TocItem

PATH = "changes/"
_DAYS = 30  # more is history, and that is kept with the sources


def changes_page(shown: Shown) -> ChangesPage:
    """Make the page."""
    section, nav = hand_nav(shown, PATH)
    releases, days = tuple(_release(shown, one) for one in shown.glossary.changelog), _days(shown)
    toc = [TocItem(one.title, one.anchor) for one in releases]
    return ChangesPage(
        path=PATH,
        title="What changed",
        head_title="What changed: formulas, terms, calculators",
        description="Every change of a formula by version; the terms that were added or read again, by day.",
        section=section,
        crumbs=(HOME, Link("What changed", PATH)),
        nav=nav,
        toc=(*toc, *([TocItem("Terms by day", "days")] if days else [])),
        releases=releases,
        days=days,
    )


def _release(shown: Shown, release: Release) -> ReleaseShown:
    parts = ((words, shown.writer.block(text, root_of(PATH))) for words, text in release.parts)
    return ReleaseShown(release.title, slug_of(f"version {release.title}"), tuple(parts))


def _days(shown: Shown) -> tuple[DayShown, ...]:
    published: dict[date, list[str]] = {}
    reviewed: dict[date, list[str]] = {}
    for slug, term in shown.glossary.terms.items():
        published.setdefault(term.published, []).append(slug)
        if term.reviewed:
            reviewed.setdefault(term.reviewed, []).append(slug)
    newest = sorted({*published, *reviewed}, reverse=True)[:_DAYS]
    return tuple(DayShown(day, _of(shown, published, day), _of(shown, reviewed, day)) for day in newest)


def _of(shown: Shown, by_day: Mapping[date, Sequence[str]], day: date) -> tuple[Link, ...]:
    return shown.terms(by_day.get(day, ()))
