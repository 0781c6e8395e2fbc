"""Where a page stands: the landmarks every breadcrumb passes, and the list of areas at the left."""

from __future__ import annotations

from termsite.pages.page import Link, NavItem
from termsite.pages.workshop import Workshop

ALL_TERMS, CALCULATORS, PATHS = "terms/", "calculators/", "paths/"  # where the lists stand


def home_of(shop: Workshop) -> Link:
    """The first page, as every breadcrumb begins."""
    return Link(shop.say("Home"), "")


def terms_of(shop: Workshop) -> Link:
    """All terms, in a breadcrumb."""
    return Link(shop.say("Terms"), ALL_TERMS)


def calculators_of(shop: Workshop) -> Link:
    """All calculators, in a breadcrumb."""
    return Link(shop.say("Calculators"), CALCULATORS)


def tab(shop: Workshop, path: str) -> str:
    """The title of the tab that leads to a path; empty where none does."""
    return next((one.title for one in shop.site.sections if one.path == path and not one.pages), "")


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
        links = [Link(shop.say("All terms"), ALL_TERMS), *areas]
        shop.navs[active] = tuple(NavItem(link.title, link.path, link.path == active) for link in links)
    return shop.navs[active]
