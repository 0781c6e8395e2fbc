"""The first page: what this is, a calculator at work, and where to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from termsite.linking.own import HOME
from termsite.pages.navigation import home_of, tab
from termsite.pages.page import Link, Page
from termsite.pages.parts import AreaCard, Panel, PathCard
from termsite.pages.software import tried_with
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The first page."""

    template: ClassVar[str] = "home.html"
    lead: str
    body: Markup
    panel: Panel | None
    asked: tuple[Link, ...]  # four terms often asked for
    doors: tuple[Link, ...]  # what somebody in trouble says, and the calculator for it
    counts: tuple[Markup, ...]  # "<b>12</b> terms", …
    ordered: str  # how many paths there are, and what they are for
    areas: tuple[AreaCard, ...]
    paths: tuple[PathCard, ...]
    feature: Panel | None  # a question whose answer is shown, with its chart
    tried: Link | None  # an account that it was asked about beside real software


def home(shop: Workshop) -> HomePage:
    """The first page: what this is, a calculator at work, and where to go."""
    glossary, site = shop.glossary, shop.site
    doc = glossary.docs.get("")
    slugs = list(shop.catalogue)
    asked = [reference.slug for reference in doc.often_asked] if doc else []
    uses = [use.calculator for slug in asked for use in glossary.terms[slug].calculators]
    first = next(iter((*uses, *slugs)), "")  # the calculator of what is asked most often
    many = site.words.markup_many
    counts = (
        many(len(glossary.terms), "<b>{n}</b> term", "<b>{n}</b> terms"),
        many(len(slugs), "<b>{n}</b> calculator", "<b>{n}</b> calculators"),
        many(len(glossary.areas), "<b>{n}</b> area", "<b>{n}</b> areas"),
    )
    return HomePage(
        path="",
        title=doc.title if doc else site.name,
        head_title=doc.title.rstrip(".") if doc else site.name,
        description=doc.description if doc else site.description,
        section=tab(shop, ""),
        crumbs=(home_of(shop),),
        source="docs/index.md" if doc else "",
        hide=("navigation", "toc"),
        lead=doc.lead if doc else site.description,
        body=shop.writer.block(doc.body.text, "", HOME) if doc and doc.body.text.strip() else Markup(),
        panel=shop.panel(first, "", "compact", "") if first else None,
        asked=shop.terms(asked),
        doors=tuple(Link(say, shop.calculator(to.slug).path) for say, to in doc.doors) if doc else (),
        counts=counts,
        ordered=_ordered(shop, len(glossary.paths)),
        areas=shop.areas(),
        paths=tuple(shop.path(path) for path in glossary.paths.values()),
        feature=shop.panel(doc.feature.slug, "", "full", "") if doc and doc.feature else None,
        tried=tried_with(shop, doc.feature.slug) if doc and doc.feature else None,
    )


def _ordered(shop: Workshop, count: int) -> str:
    say = shop.say
    words = (say("One path"), say("Two paths"), say("Three paths"), say("Four paths"), say("Five paths"))
    paths = words[count - 1] if 1 <= count <= len(words) else say("Paths")
    return say("{paths}, in an order where no word is used before it is explained.", paths=paths)
