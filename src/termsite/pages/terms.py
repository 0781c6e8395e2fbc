"""Terms to pages: each with everything that its record says and that others say of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from termsite.linking.order import way
from termsite.model import Term
from termsite.pages.contrasts import contrast_path
from termsite.pages.headline import headline
from termsite.pages.shown import Shown, capital, rank, root_of
from termsite.pages.software import tried_for
from termsite.pages.trail import ALL_TERMS, HOME, terms_nav
from termsite.pages.values import Link, Page, TermPage, TocItem, UsesPage

USES, THEN = 3, 4  # so many uses and next terms stand on a term's page; the rest on a page of their own
ALSO = 3  # and so many other names; search and addresses know the rest
SECTIONS = (  # the parts that the template adds to a term's text: what they show, id, heading
    ("panels", "numbers", "With your numbers"),
    ("venues", "venues", "Same word, other rule"),
    ("questions", "questions", "Questions"),
    ("contrasts", "contrast", "Not the same as"),
    ("related", "related", "Related"),
    ("uses", "used-in", "Used in"),
    ("sources", "sources", "Sources"),
)


def term_pages(shown: Shown) -> list[Page]:
    """One page for each term."""
    slugs = list(shown.glossary.terms)
    neighbours: dict[str, tuple[str | None, str | None]] = {
        slug: (before, after)
        for before, slug, after in zip([None, *slugs], slugs, [*slugs[1:], None], strict=False)
    }
    terms = shown.glossary.terms
    many = [_uses_page(shown, term) for term in terms.values() if _many(shown, term)]
    return [*(_term_page(shown, term, *neighbours[slug]) for slug, term in terms.items()), *many]


def _term_page(shown: Shown, term: Term, before: str | None, after: str | None) -> TermPage:
    glossary, prose = shown.glossary, shown.glossary.prose[term.path]
    root, title = root_of(term.path), capital(term.title)
    areas = tuple(shown.area(glossary.areas[reference.slug]) for reference in term.areas)
    formula, parts = shown.formula(term, root), _parts(shown, term, root)
    return TermPage(
        path=term.path,
        title=title,
        head_title=_head_title(shown, title, bool(formula), bool(term.calculators)),
        description=term.summary,
        section="Terms",
        crumbs=(HOME, ALL_TERMS, areas[0], Link(title, term.path)),
        nav=terms_nav(shown, areas[0].path),
        toc=_toc(bool(formula), prose.headings, parts),
        source=term.body.place.path,
        slug=term.slug,
        summary=term.summary,
        level=term.level,
        rank=rank(term),
        aliases=term.aliases[:ALSO],
        areas=areas,
        published=term.published,
        reviewed=term.reviewed,
        broader=shown.term(term.broader.slug) if term.broader else None,
        requires=shown.terms(reference.slug for reference in term.requires),
        way=shown.terms(way(term.slug, glossary.terms)),
        unlocks=shown.terms(glossary.unlocks[term.slug]),
        lead=prose.lead,
        formula=formula,
        body=prose.rest,
        tried=tried_for(shown, term.slug),
        all_uses=_all_uses(shown, term),
        checked=_one_day(term),
        mentions=shown.meanings(glossary.mentions[term.slug]),
        before=shown.term(before) if before else None,
        after=shown.term(after) if after else None,
        **parts,
    )


def _parts(shown: Shown, term: Term, root: str) -> dict[str, Any]:
    """What SECTIONS names."""
    return {
        "panels": tuple(
            shown.panel(use.calculator, use.preset or "", "compact", root) for use in term.calculators
        ),
        "venues": shown.venues(term.venues, term.sources, root),
        "questions": shown.questions(term.questions, root),
        "contrasts": shown.notes(_contrasts(shown, term), root),
        "related": shown.notes(((r.term, r.why.text, None) for r in term.related), root),
        "uses": shown.uses(shown.glossary.uses[term.slug][:USES]),
        "sources": term.sources,
    }


def _toc(
    formula: bool, headings: tuple[tuple[str, str], ...], parts: Mapping[str, Any]
) -> tuple[TocItem, ...]:
    toc = [TocItem("The formula", "formula")] if formula else []
    toc += [TocItem(words, anchor) for words, anchor in headings]
    return (*toc, *(TocItem(words, anchor) for name, anchor, words in SECTIONS if parts[name]))


def _many(shown: Shown, term: Term) -> bool:
    return len(shown.glossary.uses[term.slug]) > USES or len(shown.glossary.unlocks[term.slug]) > THEN


def _all_uses(shown: Shown, term: Term) -> Link | None:
    uses = len(shown.glossary.uses[term.slug])
    words = f"All {uses} places" if uses > USES else ""
    return Link(words, _uses_path(term)) if _many(shown, term) else None


def _uses_path(term: Term) -> str:
    return f"{term.path}used-in/"


def _uses_page(shown: Shown, term: Term) -> UsesPage:
    """Every use of a term that is used more often than its own page has room for."""
    area = shown.area(shown.glossary.areas[term.areas[0].slug])
    title, path = f"Where “{term.title}” is used", _uses_path(term)
    return UsesPage(
        path=path,
        title=title,
        head_title=title,
        description=f"Every place where {term.title} is used, with the sentence.",
        section="Terms",
        crumbs=(HOME, ALL_TERMS, area, Link(capital(term.title), term.path), Link(title, path)),
        nav=terms_nav(shown, area.path),
        hide=("toc",),
        index=False,
        term=shown.term(term.slug),
        uses=shown.uses(shown.glossary.uses[term.slug]),
        unlocks=shown.terms(shown.glossary.unlocks[term.slug]),
    )


def _head_title(shown: Shown, title: str, formula: bool, calculator: bool) -> str:
    gives = ["meaning", *(["formula"] if formula else []), *(["calculator"] if calculator else [])]
    whole = f"{title}: {', '.join(gives)}" if len(gives) > 1 else f"{title}: what it means"
    return headline(shown.site.name, whole, f"{title}: meaning", title)


def _one_day(term: Term) -> date | None:
    days = {source.checked for source in term.sources}
    return days.pop() if len(days) == 1 else None


def _contrasts(shown: Shown, term: Term) -> list[tuple[str, str, Link | None]]:
    return [
        (c.term, c.difference.text, Link("Side by side", contrast_path(term.slug, c.term)))
        for c in term.contrast
    ]
