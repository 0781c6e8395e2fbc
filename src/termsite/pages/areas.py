"""Areas to pages: the text and the questions on the first, thirty terms on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from termsite.kept import digest
from termsite.model import Area
from termsite.pages.concept_map import ConceptMap, concept_map
from termsite.pages.map_drawing import narrow, svg, wide
from termsite.pages.navigation import ALL_TERMS, HOME, terms_nav
from termsite.pages.page import Link, Page, TocItem, card_path, root_of
from termsite.pages.parts import Member, QuestionShown
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class MapShown:
    """How terms hang together, drawn twice and told in words: what, how, what."""

    wide: Markup
    narrow: Markup
    told: tuple[tuple[Link, str, Link], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage(Page):
    """An area, one page of its list."""

    template: ClassVar[str] = "area.html"
    slug: str
    summary: str
    body: Markup  # on the first page only
    map: MapShown | None  # on the first page only
    questions: tuple[QuestionShown, ...]  # on the first page only
    members: tuple[Member, ...]
    total: int
    number: int  # this page …
    of: int  # … of so many
    pages: tuple[Link, ...]  # all of them; the title is the number
    next: Link | None
    calculators: tuple[Link, ...]


PER_PAGE = 30


def area_pages(shop: Workshop) -> list[Page]:
    """The pages of every area."""
    made: list[Page] = []
    for slug, area in shop.glossary.areas.items():
        members = [shop.member(term, n) for n, term in enumerate(shop.glossary.members[slug], 1)]
        parts = [tuple(members[n : n + PER_PAGE]) for n in range(0, len(members), PER_PAGE)]
        made += [_area_page(shop, area, parts, number) for number in range(1, len(parts) + 1)]
    return made


def _page_path(area: Area, number: int) -> str:
    return area.path if number == 1 else f"{area.path}page/{number}/"


def _area_page(shop: Workshop, area: Area, parts: list[tuple[Member, ...]], number: int) -> AreaPage:
    first, path, members = number == 1, _page_path(area, number), parts[number - 1]
    prose, total = shop.glossary.prose[area.path], sum(len(part) for part in parts)
    links = tuple(Link(str(n), _page_path(area, n)) for n in range(1, len(parts) + 1))
    questions = shop.questions(area.questions, root_of(path)) if first else ()
    calculators = _calculators(shop, area)
    drawn = _map(shop, area, root_of(path)) if first else None
    title = area.title if first else f"{area.title}, page {number}"
    here = (
        f"{area.title}: terms {members[0].number} to {members[-1].number} of {total}, each with its meaning."
    )
    return AreaPage(
        path=path,
        title=title,
        head_title=f"{title}: terms and calculators" if calculators else f"{title}: terms",
        description=area.summary if first else here,
        section="Terms",
        crumbs=(HOME, ALL_TERMS, Link(area.title, path)),
        nav=terms_nav(shop, area.path),
        toc=_toc(prose.headings if first else (), drawn is not None, bool(questions), bool(calculators)),
        source=area.body.place.path,
        card=card_path(area.path),
        pictures=shop.glossary.pictures.get(path, ()),
        slug=area.slug,
        summary=area.summary,
        body=prose.lead + prose.rest if first else Markup(),
        map=drawn,
        questions=questions,
        members=members,
        total=total,
        number=number,
        of=len(parts),
        pages=links,
        next=Link("Next page", links[number].path) if number < len(links) else None,
        calculators=calculators,
    )


def _calculators(shop: Workshop, area: Area) -> tuple[Link, ...]:
    terms = (shop.glossary.terms[slug] for slug in shop.glossary.members[area.slug])
    slugs = dict.fromkeys(use.calculator for term in terms for use in term.calculators)
    return tuple(shop.calculator(slug) for slug in slugs)


def _map(shop: Workshop, area: Area, root: str) -> MapShown | None:
    drawn = concept_map(shop.glossary, area.slug)
    if drawn is None:
        return None
    links = {slug: shop.term(slug) for row in drawn.rows for slug in row}
    name = f"How the terms of {area.title} hang together"
    said = digest("map", repr(drawn), repr(links), name, root)
    shown: MapShown = shop.glossary.texts.take(said, lambda: _map_shown(drawn, links, name, root))
    return shown


def _map_shown(drawn: ConceptMap, links: Mapping[str, Link], name: str, root: str) -> MapShown:
    titles = {slug: link.title for slug, link in links.items()}
    return MapShown(
        svg(wide(drawn, titles), drawn.hub, name, links, root),
        svg(narrow(drawn, titles), drawn.hub, name, links, root),
        tuple((links[edge.start], edge.words, links[edge.end]) for edge in drawn.edges),
    )


def _toc(
    headings: tuple[tuple[str, str], ...], drawn: bool, questions: bool, calculators: bool
) -> tuple[TocItem, ...]:
    headings = (*headings, *([("How the words hang together", "map")] if drawn else []))
    after = [("Questions", "questions")] * questions + [("Calculators", "calculators")] * calculators
    return tuple(
        TocItem(words, anchor) for words, anchor in (*headings, ("In learning order", "terms"), *after)
    )
