"""Two terms beside each other: a page for every pair of which one names the other as its contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup, escape

from termsite.linking.names import contrast_path
from termsite.model import Term
from termsite.pages.headline import capital, headline
from termsite.pages.navigation import ALL_TERMS, HOME, terms_nav
from termsite.pages.page import Link, Page, root_of
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line of a comparison."""

    label: str
    left: Markup
    right: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastPage(Page):
    """Two terms beside each other."""

    template: ClassVar[str] = "contrast.html"
    article: ClassVar[bool] = True
    left: Link
    right: Link
    difference: Markup
    rows: tuple[ComparedRow, ...]


def contrast_pages(shop: Workshop) -> list[Page]:
    """A page for every two terms of which one names the other as its contrast."""
    terms = shop.glossary.terms
    pairs = {tuple(sorted((slug, c.term))) for slug, term in terms.items() for c in term.contrast}
    return [_contrast_page(shop, terms[left], terms[right]) for left, right in sorted(pairs)]


def _contrast_page(shop: Workshop, left: Term, right: Term) -> ContrastPage:
    path = contrast_path(left.slug, right.slug)
    root = root_of(path)
    said = [
        shop.writer.line(contrast.difference.text, root)
        for term, other in ((left, right), (right, left))
        for contrast in term.contrast
        if contrast.term == other.slug
    ]
    title = f"{capital(left.title)} or {right.title}"
    return ContrastPage(
        path=path,
        title=title,
        head_title=headline(shop.site.name, f"{title}: the difference", title),
        description=_difference(said, left, right),
        section="Terms",
        crumbs=(HOME, ALL_TERMS, Link(title, path)),
        nav=terms_nav(shop, ""),
        hide=("toc",),
        source=left.body.place.path,
        left=shop.term(left.slug),
        right=shop.term(right.slug),
        difference=Markup("").join(Markup("<p>{}</p>").format(words) for words in said),
        rows=_rows(shop, left, right, root),
    )


def _difference(said: list[Markup], left: Term, right: Term) -> str:
    first = said[0].striptags()
    return first if 50 <= len(first) <= 160 else f"How {left.title} differs from {right.title}, line by line."


def _rows(shop: Workshop, left: Term, right: Term, root: str) -> tuple[ComparedRow, ...]:
    formulas = shop.formula(left, root), shop.formula(right, root)
    areas = [", ".join(shop.glossary.areas[area.slug].title for area in term.areas) for term in (left, right)]
    rows = [
        ComparedRow("Meaning", escape(left.summary), escape(right.summary)),
        ComparedRow("Formula", *(formula.mathml if formula else escape("none") for formula in formulas)),
        ComparedRow("Level", escape(left.level), escape(right.level)),
        ComparedRow("Area", escape(areas[0]), escape(areas[1])),
    ]
    return tuple(row for row in rows if row.label != "Formula" or any(formulas))
