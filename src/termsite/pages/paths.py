"""Learning paths to pages: the list, and each with its terms in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from termsite.linking.standing import worksheet
from termsite.model import LearningPath
from termsite.pages.navigation import PATHS, home_of, tab
from termsite.pages.page import Link, NavItem, Page, TocItem, root_of
from termsite.pages.parts import Asked, Member, PathCard
from termsite.pages.stations import SHEET, asked
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class PathsPage(Page):
    """All learning paths."""

    template: ClassVar[str] = "paths.html"
    paths: tuple[PathCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPage(Page):
    """A learning path."""

    template: ClassVar[str] = "path.html"
    article: ClassVar[bool] = True
    summary: str
    minutes: int
    body: Markup
    members: tuple[Member, ...]
    sheet: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage(Page):
    """The questions of a learning path to print, with numbers of their own, the key on a sheet of its own."""

    template: ClassVar[str] = "sheet.html"
    number: int
    learning: Link  # the path
    asked: tuple[Asked, ...]


def _paths_nav(shop: Workshop, active: str) -> tuple[NavItem, ...]:
    links = [
        Link(shop.say("All paths"), PATHS),
        *(shop.path(path).link for path in shop.glossary.paths.values()),
    ]
    return tuple(NavItem(link.title, link.path, link.path == active) for link in links)


def paths(shop: Workshop) -> PathsPage:
    """The list of learning paths."""
    return PathsPage(
        path=PATHS,
        title=shop.say("Learning paths"),
        head_title=shop.say("Learning paths"),
        description=shop.say("Terms in an order in which no word is used before it is explained."),
        section=tab(shop, PATHS),
        crumbs=(home_of(shop), Link(shop.say("Learning paths"), PATHS)),
        nav=_paths_nav(shop, PATHS),
        hide=("toc",),
        paths=tuple(shop.path(path) for path in shop.glossary.paths.values()),
    )


def learning_path(shop: Workshop, slug: str) -> PathPage:
    """Terms in the order in which to read them."""
    path = shop.glossary.paths[slug]
    prose = shop.glossary.prose[path.path]
    headings = tuple(TocItem(words, anchor) for words, anchor in prose.headings)
    return PathPage(
        path=path.path,
        title=path.title,
        head_title=path.title,
        description=path.summary,
        section=tab(shop, PATHS),
        crumbs=(home_of(shop), Link(shop.say("Learning paths"), PATHS), Link(path.title, path.path)),
        nav=_paths_nav(shop, path.path),
        toc=(
            *headings,
            TocItem(shop.say("In this order"), "terms"),
            *((TocItem(shop.say("To work by hand"), "worksheet"),) if path.checks else ()),
        ),
        source=path.body.place.path,
        pictures=shop.glossary.pictures.get(path.path, ()),
        summary=path.summary,
        minutes=path.minutes,
        body=prose.lead + prose.rest,
        members=tuple(shop.member(reference.slug, n) for n, reference in enumerate(path.terms, 1)),
        sheet=Link(shop.say("Worksheet"), worksheet(path)) if path.checks else None,
    )


def sheets(shop: Workshop) -> list[Page]:
    """The worksheet of each path that asks something."""
    return [_sheet(shop, path) for path in shop.glossary.paths.values() if path.checks]


def _sheet(shop: Workshop, path: LearningPath) -> SheetPage:
    here, learning = worksheet(path), Link(path.title, path.path)
    title = shop.say("Worksheet: {path}", path=path.title)
    return SheetPage(
        path=here,
        title=title,
        head_title=title,
        description=shop.say(
            "Exercises on the terms of “{path}”, to work by hand, with a key.", path=path.title
        ),
        section=tab(shop, PATHS),
        crumbs=(
            home_of(shop),
            Link(shop.say("Learning paths"), PATHS),
            learning,
            Link(shop.say("Worksheet"), here),
        ),
        nav=_paths_nav(shop, path.path),
        hide=("toc",),
        number=SHEET,
        learning=learning,
        asked=asked(shop, path, root_of(here)),
    )
