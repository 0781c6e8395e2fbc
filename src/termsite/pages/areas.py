"""Areas to pages: the text and the questions on the first, thirty terms on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from termsite.kept import digest
from termsite.linking.concept_map import KIND, NEEDED, SUCH, ConceptMap, concept_map
from termsite.linking.standing import PER_PAGE
from termsite.model import Area
from termsite.pages.map_drawing import narrow, svg, wide
from termsite.pages.navigation import ALL_TERMS, home_of, tab, terms_nav, terms_of
from termsite.pages.page import Link, Page, TocItem, card_path, root_of
from termsite.pages.parts import Member, QuestionShown
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class MapShown:
    """How terms hang together, drawn twice and told in words: a term, a sentence for both, the other."""

    wide: Markup
    narrow: Markup
    told: tuple[tuple[Link, Markup, Link], ...]


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
    title = area.title if first else shop.say("{area}, page {number}", area=area.title, number=number)
    here = shop.say(
        "{area}: terms {first} to {last} of {total}, each with its meaning.",
        area=area.title, first=members[0].number, last=members[-1].number, total=total,
    )  # fmt: skip
    return AreaPage(
        path=path,
        title=title,
        head_title=shop.say("{title}: terms and calculators", title=title)
        if calculators
        else shop.say("{title}: terms", title=title),
        description=area.summary if first else here,
        section=tab(shop, ALL_TERMS),
        crumbs=(home_of(shop), terms_of(shop), Link(area.title, path)),
        nav=terms_nav(shop, area.path),
        toc=_toc(
            shop, prose.headings if first else (), drawn is not None, bool(questions), bool(calculators)
        ),
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
        next=Link(shop.say("Next page"), links[number].path) if number < len(links) else None,
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
    name = shop.say("How the terms of {area} hang together", area=area.title)
    said = digest("map", repr(drawn), repr(links), name, root, shop.site.words.name)
    shown: MapShown = shop.glossary.texts.take(said, lambda: _map_shown(shop, drawn, links, name, root))
    return shown


def _map_shown(
    shop: Workshop, drawn: ConceptMap, links: Mapping[str, Link], name: str, root: str
) -> MapShown:
    say = shop.site.words.markup
    titles = {slug: link.title for slug, link in links.items()}
    how = {
        NEEDED: (say("needed for"), say("{start} is needed for {end}")),
        SUCH: (say("such as"), say("{start} such as {end}")),
        KIND: (say("is a kind of"), say("{start} is a kind of {end}")),
    }
    labels = {kind: label for kind, (label, _) in how.items()}
    return MapShown(
        svg(wide(drawn, titles, labels), drawn.hub, name, links, root),
        svg(narrow(drawn, titles, labels), drawn.hub, name, links, root),
        tuple((links[edge.start], how[edge.words][1], links[edge.end]) for edge in drawn.edges),
    )


def _toc(
    shop: Workshop, headings: tuple[tuple[str, str], ...], drawn: bool, questions: bool, calculators: bool
) -> tuple[TocItem, ...]:
    say = shop.say
    before = [(say("How the words hang together"), "map")] * drawn + [(say("In learning order"), "terms")]
    after = [(say("Questions"), "questions")] * questions + [
        (say("Calculators"), "calculators")
    ] * calculators
    return tuple(TocItem(words, anchor) for words, anchor in (*headings, *before, *after))
