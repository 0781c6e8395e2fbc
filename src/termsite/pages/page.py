"""What every page has: complete values that a template only has to lay out.

Each kind of page is a class beside what makes it, and names its template, which gets `page` and `site` and
renders the inside of <article>, h1 included, or the whole document if it stands alone. Every path is relative
to the site's root ("terms/spring-tide/", "" is home); the template filter `url` turns it into a link from the
page at hand and leaves other addresses as they are (`"x/" | url`). Markup is finished HTML with its links
already right for its page. Two more templates fill the frame: nav.html (the items of the left list, from
`page.nav`) and toc.html (the whole contents list, from `page.toc`).

The theme renders one frame per kind of page, whose values are sentinels, and rendering sets the page into
it: `{{ config.extra.fill.HEAD }}` in the block extrahead of every page, and where `page.meta.frame` holds,
`{{ config.extra.fill.NAV }}` for the items in partials/nav.html and `{{ config.extra.fill.TOC }}` for the
contents in partials/toc.html. BODY comes as page.content; `page.meta.section` is the tab to light.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from termsite.picture import Shown

LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # of the texts


@dataclass(frozen=True, slots=True)
class Link:
    """A page by name, address and one sentence."""

    title: str
    path: str
    summary: str = ""
    slug: str = ""  # set where the link leads to a term


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the list at the left; `items` are below it."""

    title: str
    path: str
    active: bool = False
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class TocItem:
    """A heading of the page."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has."""

    template: ClassVar[str] = ""
    standalone: ClassVar[bool] = False  # a whole document; all others are set into a frame
    article: ClassVar[bool] = False  # a text about one thing; all others are ways to somewhere
    own_frame: ClassVar[bool] = False  # the theme sets its text too; all others share frames
    anywhere: ClassVar[bool] = False  # it is shown at any address
    elsewhere: ClassVar[bool] = False  # it is shown on other sites
    shows_frames: ClassVar[bool] = False  # it shows, as other sites do, what is shown there
    path: str
    title: str  # h1, starts with a capital
    head_title: str  # <title>
    description: str
    section: str  # the tab that is lit: Home, Terms, Calculators, Paths, About
    crumbs: tuple[Link, ...]  # from home to the page itself, which is last
    nav: tuple[NavItem, ...] = ()
    toc: tuple[TocItem, ...] = ()
    source: str = ""  # the file one edits, "terms/spring-tide.md"
    hide: tuple[str, ...] = ()  # of "navigation", "toc"
    index: bool = True  # False: noindex, and not in the sitemap
    card: str = "assets/cards/home.png"  # the picture that other sites show beside a link to it
    pictures: tuple[Shown, ...] = ()  # in its text

    @property
    def file(self) -> str:
        """Where it is written, from the site's root."""
        return self.path if self.path.endswith(".html") else f"{self.path}index.html"


def card_path(path: str) -> str:
    """Where the card of a page stands that has one of its own."""
    return f"assets/cards/{path.strip('/') or 'home'}.png"


def root_of(path: str) -> str:
    """The way from a page to the site's root."""
    return "../" * path.count("/")
