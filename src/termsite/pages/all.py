"""A glossary to pages: which there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from termsite.model import Doc, Glossary, Site
from termsite.pages.areas import area_pages
from termsite.pages.calculators import calculator_pages
from termsite.pages.changes import changes_page
from termsite.pages.contrasts import contrast_pages
from termsite.pages.data import data_page
from termsite.pages.docs import docs
from termsite.pages.home import home
from termsite.pages.index import index
from termsite.pages.keys import keys_page
from termsite.pages.navigation import ALL_TERMS
from termsite.pages.not_found import not_found
from termsite.pages.page import Link, Page
from termsite.pages.paths import learning_path, paths, sheets
from termsite.pages.redirects import redirect, redirects
from termsite.pages.software import software_page
from termsite.pages.terms import term_pages
from termsite.pages.venues import venues_page
from termsite.pages.versions import versions_page
from termsite.pages.workshop import Workshop

LISTS: Mapping[str, Callable[[Workshop, Doc], Page]] = {
    "accounts": software_page,
    "keys": keys_page,
    "venues": venues_page,
}


def pages(glossary: Glossary, site: Site) -> tuple[Page, ...]:
    """Every page of the site, in the order of their addresses."""
    shop = Workshop(glossary, site)
    made: list[Page] = [home(shop), index(shop), paths(shop), not_found(shop)]
    made += term_pages(shop) + area_pages(shop) + contrast_pages(shop) + calculator_pages(shop)
    made += [learning_path(shop, slug) for slug in glossary.paths]
    made += sheets(shop)
    made += redirects(shop)
    made.append(redirect("areas/", Link(shop.say("All terms"), ALL_TERMS)))
    made += [*docs(shop), data_page(shop), changes_page(shop)]
    made += [versions_page(shop)] if shop.catalogue else []
    made += [LISTS[doc.lists](shop, doc) for doc in glossary.docs.values() if doc.lists]
    return tuple(sorted(made, key=lambda page: page.path))
