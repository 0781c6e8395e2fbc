"""Terms to pages: each with everything that its record says and that others say of it."""

from __future__ import annotations

from typing import Any

from termsite.linking.order import way
from termsite.linking.standing import USES, has_more
from termsite.model import Term
from termsite.pages.headline import capital
from termsite.pages.navigation import ALL_TERMS, home_of, tab, terms_nav, terms_of
from termsite.pages.page import Link, Page, card_path, root_of
from termsite.pages.recorded import recorded_head, recorded_parts
from termsite.pages.software import tried_for
from termsite.pages.stations import asked_of, stations
from termsite.pages.term import (
    TermPage,
    UsesPage,
    concept_path,
    contents,
    every_use,
    record_path,
    twin_path,
    uses_path,
)
from termsite.pages.workshop import Workshop


def term_pages(shop: Workshop) -> list[Page]:
    """One page for each term."""
    slugs = list(shop.glossary.terms)
    neighbours: dict[str, tuple[str | None, str | None]] = {
        slug: (before, after)
        for before, slug, after in zip([None, *slugs], slugs, [*slugs[1:], None], strict=False)
    }
    terms = shop.glossary.terms
    many = [_uses_page(shop, term) for term in terms.values() if _many(shop, term)]
    return [*(_term_page(shop, term, *neighbours[slug]) for slug, term in terms.items()), *many]


def _term_page(shop: Workshop, term: Term, before: str | None, after: str | None) -> TermPage:
    glossary, prose = shop.glossary, shop.glossary.prose[term.path]
    root, title = root_of(term.path), capital(term.title)
    areas = tuple(shop.area(glossary.areas[reference.slug]) for reference in term.areas)
    parts = {**recorded_parts(shop, term, root), **_parts(shop, term, root)}
    recorded = recorded_head(shop, term, root)
    return TermPage(
        path=term.path,
        section=tab(shop, ALL_TERMS),
        crumbs=(home_of(shop), terms_of(shop), areas[0], Link(title, term.path)),
        nav=terms_nav(shop, areas[0].path),
        toc=contents(shop.say, recorded["formula"], prose.headings, parts),
        source=term.body.place.path,
        card=card_path(term.path if shop.site.cards == "terms" else areas[0].path),
        pictures=glossary.pictures.get(term.path, ()),
        slug=term.slug,
        record=record_path(term),
        concept=concept_path(term),
        twin=twin_path(term),
        areas=areas,
        way=shop.terms(way(term.slug, glossary.terms)),
        unlocks=shop.terms(glossary.unlocks[term.slug]),
        lead=prose.lead,
        body=prose.rest,
        stations=tuple(stations(shop, term.slug)),
        tried=tried_for(shop, term.slug),
        all_uses=every_use(shop.site.words, term.path, len(glossary.uses[term.slug]))
        if _many(shop, term)
        else None,
        mentions=shop.meanings(glossary.mentions[term.slug]),
        before=shop.term(before) if before else None,
        after=shop.term(after) if after else None,
        **recorded,
        **parts,
    )


def _parts(shop: Workshop, term: Term, root: str) -> dict[str, Any]:
    """What `sections` names, as far as others say it."""
    return {
        "panels": tuple(
            shop.panel(use.calculator, use.preset or "", "compact", root) for use in term.calculators
        ),
        "asked": asked_of(shop, term.slug, root),
        "uses": shop.uses(shop.glossary.uses[term.slug][:USES]),
    }


def _many(shop: Workshop, term: Term) -> bool:
    return has_more(len(shop.glossary.uses[term.slug]), len(shop.glossary.unlocks[term.slug]))


def _uses_page(shop: Workshop, term: Term) -> UsesPage:
    """Every use of a term that is used more often than its own page has room for."""
    area = shop.area(shop.glossary.areas[term.areas[0].slug])
    title, path = shop.say("Where “{term}” is used", term=term.title), uses_path(term.path)
    return UsesPage(
        path=path,
        title=title,
        head_title=title,
        description=shop.say("Every place where {term} is used, with the sentence.", term=term.title),
        section=tab(shop, ALL_TERMS),
        crumbs=(home_of(shop), terms_of(shop), area, Link(capital(term.title), term.path), Link(title, path)),
        nav=terms_nav(shop, area.path),
        hide=("toc",),
        index=False,
        term=shop.term(term.slug),
        uses=shop.uses(shop.glossary.uses[term.slug]),
        unlocks=shop.terms(shop.glossary.unlocks[term.slug]),
    )
