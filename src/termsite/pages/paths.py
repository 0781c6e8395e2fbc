"""Learning paths to pages: the list, and each with its terms in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from termsite.pages.navigation import HOME, PATHS
from termsite.pages.page import Link, NavItem, Page, TocItem
from termsite.pages.parts import Member, PathCard
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


def _paths_nav(shop: Workshop, active: str) -> tuple[NavItem, ...]:
    links = [
        Link("All paths", PATHS.path),
        *(shop.path(path).link for path in shop.glossary.paths.values()),
    ]
    return tuple(NavItem(link.title, link.path, link.path == active) for link in links)


def paths(shop: Workshop) -> PathsPage:
    """The list of learning paths."""
    return PathsPage(
        path=PATHS.path,
        title="Learning paths",
        head_title="Learning paths",
        description="Terms in an order in which no word is used before it is explained.",
        section="Paths",
        crumbs=(HOME, Link("Learning paths", PATHS.path)),
        nav=_paths_nav(shop, PATHS.path),
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
        section="Paths",
        crumbs=(HOME, Link("Learning paths", PATHS.path), Link(path.title, path.path)),
        nav=_paths_nav(shop, path.path),
        toc=(*headings, TocItem("In this order", "terms")),
        source=path.body.place.path,
        summary=path.summary,
        minutes=path.minutes,
        body=prose.lead + prose.rest,
        members=tuple(shop.member(reference.slug, n) for n, reference in enumerate(path.terms, 1)),
    )
