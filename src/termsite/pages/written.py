"""What every page written by hand has: its address, its titles and where it stands."""

from __future__ import annotations

from typing import TypedDict

from termsite.model import Doc
from termsite.pages.navigation import hand_nav, home_of
from termsite.pages.page import Link, NavItem
from termsite.pages.workshop import Workshop


class Written(TypedDict):
    """The values of a Page that its own file says."""

    path: str
    title: str
    head_title: str
    description: str
    section: str
    crumbs: tuple[Link, ...]
    nav: tuple[NavItem, ...]
    source: str


def written(shop: Workshop, doc: Doc) -> Written:
    """What a page's own file says of it."""
    section, nav = hand_nav(shop, doc.path)
    return Written(
        path=doc.path,
        title=doc.title,
        head_title=doc.head_title or doc.title,
        description=doc.description,
        section=section,
        crumbs=(home_of(shop), Link(doc.title, doc.path)),
        nav=nav,
        source=doc.body.place.path,
    )
