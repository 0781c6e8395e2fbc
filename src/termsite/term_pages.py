"""Terms to pages: each with everything that its record says and that others say of it."""

from __future__ import annotations

from termsite.contrast_pages import contrast_path
from termsite.model import Term
from termsite.page import Link, Page, TermPage, TocItem
from termsite.shown import Shown, capital, rank, root_of
from termsite.trail import ALL_TERMS, HOME, terms_nav

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
    return [_term_page(shown, term, *neighbours[slug]) for slug, term in shown.glossary.terms.items()]


def _term_page(shown: Shown, term: Term, before: str | None, after: str | None) -> TermPage:
    glossary, prose = shown.glossary, shown.glossary.prose[term.path]
    root, title = root_of(term.path), capital(term.title)
    areas = tuple(shown.area(glossary.areas[reference.slug]) for reference in term.areas)
    formula = shown.formula(term, root)
    parts = {
        "panels": tuple(
            shown.panel(use.calculator, use.preset or "", "compact", root) for use in term.calculators
        ),
        "venues": shown.venues(term.venues, term.sources, root),
        "questions": shown.questions(term.questions, root),
        "contrasts": shown.notes(_contrasts(shown, term), root),
        "related": shown.notes(((r.term, r.why.text, None) for r in term.related), root),
        "uses": shown.uses(glossary.uses[term.slug]),
        "sources": term.sources,
    }
    toc = [TocItem("The formula", "formula")] if formula else []
    toc += [TocItem(words, anchor) for words, anchor in prose.headings]
    toc += [TocItem(words, anchor) for name, anchor, words in SECTIONS if parts[name]]
    return TermPage(
        path=term.path,
        title=title,
        head_title=_head_title(title, bool(formula), bool(term.calculators)),
        description=term.summary,
        section="Terms",
        crumbs=(HOME, ALL_TERMS, areas[0], Link(title, term.path)),
        nav=terms_nav(shown, areas[0].path),
        toc=tuple(toc),
        source=term.body.place.path,
        slug=term.slug,
        summary=term.summary,
        level=term.level,
        rank=rank(term),
        aliases=term.aliases,
        areas=areas,
        published=term.published,
        reviewed=term.reviewed,
        broader=shown.term(term.broader.slug) if term.broader else None,
        requires=shown.terms(reference.slug for reference in term.requires),
        unlocks=shown.terms(glossary.unlocks[term.slug]),
        lead=prose.lead,
        formula=formula,
        body=prose.rest,
        mentions=shown.terms(glossary.mentions[term.slug]),
        before=shown.term(before) if before else None,
        after=shown.term(after) if after else None,
        cite=_cite(shown, term, title),
        **parts,  # type: ignore[arg-type]  # each part has the type of the field it is named after
    )


def _head_title(title: str, formula: bool, calculator: bool) -> str:
    gives = ["meaning", *(["formula"] if formula else []), *(["calculator"] if calculator else [])]
    return f"{title}: {', '.join(gives)}" if len(gives) > 1 else f"{title}: what it means"


def _cite(shown: Shown, term: Term, title: str) -> str:
    day = term.reviewed or term.published
    return f"“{title}.” {shown.site.name}, {day.isoformat()}. {shown.site.address}{term.path}"


def _contrasts(shown: Shown, term: Term) -> list[tuple[str, str, Link | None]]:
    return [
        (c.term, c.difference.text, Link("Side by side", contrast_path(term.slug, c.term)))
        for c in term.contrast
    ]
