"""Terms to pages: each with everything that its record says and that others say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from markupsafe import Markup

from termsite.linking.names import contrast_path
from termsite.linking.order import way
from termsite.model import Prose, Source, Term
from termsite.pages.headline import capital, headline
from termsite.pages.navigation import ALL_TERMS, home_of, tab, terms_nav, terms_of
from termsite.pages.page import Link, Page, TocItem, card_path, root_of
from termsite.pages.parts import (
    Asked,
    FormulaBlock,
    Meaning,
    Note,
    Panel,
    QuestionShown,
    Station,
    UseShown,
    VenueRow,
)
from termsite.pages.software import tried_for
from termsite.pages.stations import asked_of, stations
from termsite.pages.workshop import Workshop, rank
from termsite.words.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage(Page):
    """A term."""

    template: ClassVar[str] = "term.html"
    article: ClassVar[bool] = True
    slug: str
    record: str  # where the term stands for programs
    concept: str  # and where as SKOS
    twin: str  # and where as Markdown
    summary: str
    level: str
    rank: int
    aliases: tuple[str, ...]
    areas: tuple[Link, ...]
    published: date
    reviewed: date | None
    broader: Link | None
    requires: tuple[Link, ...]  # "Read first"
    way: tuple[Link, ...]  # the shortest chain of prerequisites from a term that needs none, if it is longer
    unlocks: tuple[Link, ...]  # "Then"
    lead: Markup  # the body up to its first heading
    formula: FormulaBlock | None
    body: Markup  # the body from its first heading on
    panels: tuple[Panel, ...]
    asked: Asked | None
    stations: tuple[Station, ...]  # where it stands on learning paths
    venues: tuple[VenueRow, ...]
    tried: Link | None  # an account that real software was asked about
    questions: tuple[QuestionShown, ...]
    contrasts: tuple[Note, ...]
    related: tuple[Note, ...]
    uses: tuple[UseShown, ...]  # the first few
    all_uses: Link | None  # the page that holds all, if there are more
    sources: tuple[Source, ...]
    checked: date | None  # when all sources were, if that was one day
    mentions: tuple[Meaning, ...]  # the terms its text links to
    before: Link | None  # neighbours in A–Z
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesPage(Page):
    """Every place where a term is used, for terms that are used in many."""

    template: ClassVar[str] = "uses.html"
    term: Link
    uses: tuple[UseShown, ...]
    unlocks: tuple[Link, ...]


USES, THEN = 3, 4  # so many uses and next terms stand on a term's page; the rest on a page of their own
FORMULA = "formula"  # the id of that part
ALSO = 3  # and so many other names; search and addresses know the rest


def sections(say: Callable[[str], str]) -> tuple[tuple[str, str, str], ...]:
    """The parts that the template adds to a term's text: what they show, id, heading."""
    return (
        ("panels", "numbers", say("With your numbers")),
        ("venues", "venues", say("Same word, other rule")),
        ("questions", "questions", say("Questions")),
        ("asked", "check", say("Check yourself")),
        ("contrasts", "contrast", say("Not the same as")),
        ("related", "related", say("Related")),
        ("uses", "used-in", say("Used in")),
        ("sources", "sources", say("Sources")),
    )


def record_path(term: Term) -> str:
    """Where the term stands as JSON."""
    return f"data/terms/{term.slug}.json"


def concept_path(term: Term) -> str:
    """Where the term stands as SKOS."""
    return f"data/terms/{term.slug}.ttl"


def twin_path(term: Term) -> str:
    """Where the term stands as Markdown."""
    return f"terms/{term.slug}.md"


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
    formula, parts = shop.formula(term, root), _parts(shop, term, root)
    return TermPage(
        path=term.path,
        title=title,
        head_title=_head_title(shop, title, bool(formula), bool(term.calculators)),
        description=term.summary,
        section=tab(shop, ALL_TERMS),
        crumbs=(home_of(shop), terms_of(shop), areas[0], Link(title, term.path)),
        nav=terms_nav(shop, areas[0].path),
        toc=_toc(shop.say, formula, prose.headings, parts),
        source=term.body.place.path,
        card=card_path(term.path if shop.site.cards == "terms" else areas[0].path),
        pictures=glossary.pictures.get(term.path, ()),
        slug=term.slug,
        record=record_path(term),
        concept=concept_path(term),
        twin=twin_path(term),
        summary=term.summary,
        level=term.level,
        rank=rank(term),
        aliases=term.aliases[:ALSO],
        areas=areas,
        published=term.published,
        reviewed=term.reviewed,
        broader=shop.term(term.broader.slug) if term.broader else None,
        requires=shop.terms(reference.slug for reference in term.requires),
        way=shop.terms(way(term.slug, glossary.terms)),
        unlocks=shop.terms(glossary.unlocks[term.slug]),
        lead=prose.lead,
        formula=formula,
        body=prose.rest,
        stations=tuple(stations(shop, term.slug)),
        tried=tried_for(shop, term.slug),
        all_uses=_all_uses(shop.site.words, term.path, len(glossary.uses[term.slug]))
        if _many(shop, term)
        else None,
        checked=_one_day(term),
        mentions=shop.meanings(glossary.mentions[term.slug]),
        before=shop.term(before) if before else None,
        after=shop.term(after) if after else None,
        **parts,
    )


def _parts(shop: Workshop, term: Term, root: str) -> dict[str, Any]:
    """What `sections` names."""
    return {
        "panels": tuple(
            shop.panel(use.calculator, use.preset or "", "compact", root) for use in term.calculators
        ),
        "venues": shop.venues(term.venues, term.sources, root),
        "questions": shop.questions(term.questions, root),
        "asked": asked_of(shop, term.slug, root),
        "contrasts": shop.notes(_contrasts(shop, term), root),
        "related": shop.notes(((r.term, r.why.text, None) for r in term.related), root),
        "uses": shop.uses(shop.glossary.uses[term.slug][:USES]),
        "sources": term.sources,
    }


def _toc(
    say: Callable[[str], str],
    formula: FormulaBlock | None,
    headings: Iterable[tuple[str, str]],
    parts: Mapping[str, Any],
) -> tuple[TocItem, ...]:
    toc = [TocItem(say("The formula"), FORMULA)] if formula else []
    toc += [TocItem(words, anchor) for words, anchor in headings]
    return (*toc, *(TocItem(words, anchor) for name, anchor, words in sections(say) if parts[name]))


def retold(page: TermPage, prose: Prose, mentions: tuple[Meaning, ...], words: Words) -> TermPage:
    """The page of a term of which the text alone is another."""
    toc = _toc(words.say, page.formula, prose.headings, _parts_of(page, words))
    return replace(page, toc=toc, lead=prose.lead, body=prose.rest, mentions=mentions)


def reused(page: TermPage, uses: tuple[UseShown, ...], words: Words) -> TermPage:
    """The page of a term of which all is as it was, but where it is used."""
    many = has_more(len(uses), len(page.unlocks))
    every = _all_uses(words, page.path, len(uses)) if many else None
    other = replace(page, uses=uses[:USES], all_uses=every)
    ours = {FORMULA, *(anchor for _, anchor, _ in sections(words.say))}
    headings = ((item.title, item.anchor) for item in page.toc if item.anchor not in ours)
    return replace(other, toc=_toc(words.say, page.formula, headings, _parts_of(other, words)))


def _parts_of(page: TermPage, words: Words) -> dict[str, Any]:
    return {name: getattr(page, name) for name, _, _ in sections(words.say)}


def has_more(uses: int, unlocks: int) -> bool:
    """Whether a term that is used so often, and needed by so many, has a second page."""
    return uses > USES or unlocks > THEN


def _many(shop: Workshop, term: Term) -> bool:
    return has_more(len(shop.glossary.uses[term.slug]), len(shop.glossary.unlocks[term.slug]))


def _all_uses(words: Words, path: str, uses: int) -> Link:
    """The way to the second page."""
    return Link(words.many(uses, "{n} place", "All {n} places") if uses > USES else "", uses_path(path))


def uses_path(path: str) -> str:
    """Where the second page of a term stands, of which the first stands at this path."""
    return f"{path}used-in/"


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


def _head_title(shop: Workshop, title: str, formula: bool, calculator: bool) -> str:
    say = shop.say
    match formula, calculator:
        case True, True:
            whole = say("{title}: meaning, formula, calculator", title=title)
        case True, False:
            whole = say("{title}: meaning, formula", title=title)
        case False, True:
            whole = say("{title}: meaning, calculator", title=title)
        case _:
            whole = say("{title}: what it means", title=title)
    return headline(shop.site.name, whole, say("{title}: meaning", title=title), title)


def _one_day(term: Term) -> date | None:
    days = {source.checked for source in term.sources}
    return days.pop() if len(days) == 1 else None


def _contrasts(shop: Workshop, term: Term) -> list[tuple[str, str, Link | None]]:
    return [
        (c.term, c.difference.text, Link(shop.say("Side by side"), contrast_path(term.slug, c.term)))
        for c in term.contrast
    ]
