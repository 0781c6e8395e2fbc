"""A glossary to pages: which there are, and everything that each shows."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify
from markupsafe import Markup

from termsite.linking.prose import without_code
from termsite.model import Doc, Glossary, Site
from termsite.pages.areas import area_pages
from termsite.pages.calculators import calculator_pages
from termsite.pages.changes import changes_page
from termsite.pages.contrasts import contrast_pages, contrast_path
from termsite.pages.data import data_page
from termsite.pages.shown import Shown
from termsite.pages.software import software_page, tried_with
from termsite.pages.terms import term_pages
from termsite.pages.trail import ALL_TERMS, HOME, PATHS, hand_nav, terms_nav
from termsite.pages.values import (
    DocPage,
    HomePage,
    IndexPage,
    Letter,
    Link,
    Member,
    NavItem,
    NotFoundPage,
    Page,
    PathPage,
    PathsPage,
    RedirectPage,
    TocItem,
)
from termsite.pages.venues import venues_page

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def pages(glossary: Glossary, site: Site) -> tuple[Page, ...]:
    """Every page of the site, in the order of their addresses."""
    shown = Shown(glossary, site)
    made: list[Page] = [home(shown), index(shown), paths(shown), not_found(shown)]
    made += term_pages(shown) + area_pages(shown) + contrast_pages(shown) + calculator_pages(shown)
    made += [learning_path(shown, slug) for slug in glossary.paths]
    made += redirects(shown)
    made.append(redirect("areas/", Link("All terms", ALL_TERMS.path)))
    made += [*docs(shown), data_page(shown), changes_page(shown)]
    made += [software_page(shown)] if glossary.accounts else []
    made += [venues_page(shown)] if glossary.venues else []
    return tuple(sorted(made, key=lambda page: page.path))


def home(shown: Shown) -> HomePage:
    """The first page: what this is, a calculator at work, and where to go."""
    glossary, site = shown.glossary, shown.site
    doc = glossary.docs.get("")
    slugs = list(shown.catalogue)
    asked = [reference.slug for reference in doc.often_asked] if doc else []
    uses = [use.calculator for slug in asked for use in glossary.terms[slug].calculators]
    first = next(iter((*uses, *slugs)), "")  # the calculator of what is asked most often
    counts = ((len(glossary.terms), "terms"), (len(slugs), "calculators"), (len(glossary.areas), "areas"))
    return HomePage(
        path="",
        title=doc.title if doc else site.name,
        head_title=doc.title.rstrip(".") if doc else site.name,
        description=doc.description if doc else site.description,
        section="Home",
        crumbs=(HOME,),
        source="docs/index.md" if doc else "",
        hide=("navigation", "toc"),
        lead=doc.lead if doc else site.description,
        body=shown.writer.block(doc.body.text, "") if doc and doc.body.text.strip() else Markup(),
        panel=shown.panel(first, "", "compact", "") if first else None,
        asked=shown.terms(asked),
        counts=counts,
        areas=shown.areas(),
        paths=tuple(shown.path(path) for path in glossary.paths.values()),
        feature=shown.panel(doc.feature.slug, "", "full", "") if doc and doc.feature else None,
        tried=tried_with(shown, doc.feature.slug) if doc and doc.feature else (),
    )


def index(shown: Shown) -> IndexPage:
    """All terms, A–Z."""
    members = [shown.member(slug, number) for number, slug in enumerate(shown.glossary.terms, 1)]
    by_letter: dict[str, list[Member]] = {letter: [] for letter in LETTERS}
    for member in members:
        by_letter.setdefault(member.link.title[:1].upper(), []).append(member)
    letters = tuple(Letter(letter, tuple(entries)) for letter, entries in by_letter.items())
    return IndexPage(
        path=ALL_TERMS.path,
        title="All terms",
        head_title="All terms, A to Z",
        description=f"All {len(members)} terms from A to Z, each with its meaning in one sentence.",
        section="Terms",
        crumbs=(HOME, Link("All terms", ALL_TERMS.path)),
        nav=terms_nav(shown, ALL_TERMS.path),
        hide=("toc",),
        letters=letters,
        areas=shown.areas(),
        total=len(members),
    )


def _paths_nav(shown: Shown, active: str) -> tuple[NavItem, ...]:
    links = [
        Link("All paths", PATHS.path),
        *(shown.path(path).link for path in shown.glossary.paths.values()),
    ]
    return tuple(NavItem(link.title, link.path, link.path == active) for link in links)


def paths(shown: Shown) -> PathsPage:
    """The list of learning paths."""
    return PathsPage(
        path=PATHS.path,
        title="Learning paths",
        head_title="Learning paths",
        description="Terms in an order in which no word is used before it is explained.",
        section="Paths",
        crumbs=(HOME, Link("Learning paths", PATHS.path)),
        nav=_paths_nav(shown, PATHS.path),
        hide=("toc",),
        paths=tuple(shown.path(path) for path in shown.glossary.paths.values()),
    )


def learning_path(shown: Shown, slug: str) -> PathPage:
    """Terms in the order in which to read them."""
    path = shown.glossary.paths[slug]
    prose = shown.glossary.prose[path.path]
    headings = tuple(TocItem(words, anchor) for words, anchor in prose.headings)
    return PathPage(
        path=path.path,
        title=path.title,
        head_title=path.title,
        description=path.summary,
        section="Paths",
        crumbs=(HOME, Link("Learning paths", PATHS.path), Link(path.title, path.path)),
        nav=_paths_nav(shown, path.path),
        toc=(*headings, TocItem("In this order", "terms")),
        source=path.body.place.path,
        summary=path.summary,
        minutes=path.minutes,
        body=prose.lead + prose.rest,
        members=tuple(shown.member(reference.slug, n) for n, reference in enumerate(path.terms, 1)),
    )


def redirects(shown: Shown) -> list[RedirectPage]:
    """Other addresses of terms, of comparisons and of areas."""
    glossary = shown.glossary
    made = [redirect(f"terms/{slug}/", shown.term(target)) for slug, target in glossary.redirects.items()]
    made += [
        redirect(f"terms/{slug}/", _comparison(shown, *pair)) for slug, pair in glossary.compared.items()
    ]
    made += [
        redirect(f"areas/{alias}/", shown.area(area))
        for area in glossary.areas.values()
        for alias in area.aliases
    ]
    return made


def _comparison(shown: Shown, one: str, other: str) -> Link:
    left, right = (shown.term(slug) for slug in sorted((one, other)))
    return Link(f"{left.title} or {right.title}", contrast_path(one, other), left.summary)


def redirect(path: str, link: Link) -> RedirectPage:
    """Another address of a page."""
    return RedirectPage(
        path=path,
        title=link.title,
        head_title=link.title,
        description=link.summary,
        section="",
        crumbs=(),
        index=False,
        target=link,
    )


def not_found(shown: Shown) -> NotFoundPage:
    """What is shown where there is no page."""
    doc = shown.glossary.docs.get("")
    asked = [reference.slug for reference in doc.often_asked] if doc else list(shown.glossary.order)[:4]
    return NotFoundPage(
        path="404.html",
        title="No such page",
        head_title="No such page",
        description=f"There is no page of {shown.site.name} at this address.",
        section="",
        crumbs=(HOME,),
        hide=("navigation", "toc"),
        index=False,
        terms=shown.terms(asked),
    )


def docs(shown: Shown) -> list[Page]:
    """The pages written by hand; their text is rendered with the theme."""
    return [_doc(shown, doc) for path, doc in shown.glossary.docs.items() if path]


def _doc(shown: Shown, doc: Doc) -> DocPage:
    section, nav = hand_nav(shown, doc.path)
    headings = re.findall(r"^## +(.+?)(?: +#*)?$", without_code(doc.body.text), re.MULTILINE)
    return DocPage(
        path=doc.path,
        title=doc.title,
        head_title=doc.title,
        description=doc.description,
        section=section,
        crumbs=(HOME, Link(doc.title, doc.path)),
        nav=nav,
        toc=tuple(TocItem(words, slugify(words, "-")) for words in headings),  # ids as Markdown makes them
        source=doc.body.place.path,
    )
