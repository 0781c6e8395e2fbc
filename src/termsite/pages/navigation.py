"""Where a page stands: the landmarks every breadcrumb passes, and the list of areas at the left."""

from __future__ import annotations

from termsite.pages.page import Link, NavItem
from termsite.pages.workshop import Workshop

HOME = Link("Home", "")
ALL_TERMS = Link("Terms", "terms/")
CALCULATORS = Link("Calculators", "calculators/")
PATHS = Link("Paths", "paths/")


def hand_nav(shop: Workshop, active: str) -> tuple[str, tuple[NavItem, ...]]:
    """The section of the navigation that holds a path, and its pages."""
    for section in shop.site.sections:
        if active in dict(section.pages).values():
            items = (NavItem(title, path, path == active) for title, path in section.pages)
            return section.title, tuple(items)
    return "", ()


def terms_nav(shop: Workshop, active: str) -> tuple[NavItem, ...]:
    """All terms, then the areas; `active` is the path of the one to mark."""
    if active not in shop.navs:
        areas = (shop.area(area) for area in shop.glossary.areas.values())
        links = [Link("All terms", ALL_TERMS.path), *areas]
        shop.navs[active] = tuple(NavItem(link.title, link.path, link.path == active) for link in links)
    return shop.navs[active]
