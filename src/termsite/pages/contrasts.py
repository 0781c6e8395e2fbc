"""Two terms beside each other: a page for every pair of which one names the other as its contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup, escape

from termsite.content.lengths import enough
from termsite.linking.names import contrast_path
from termsite.model import Term
from termsite.pages.headline import capital, headline
from termsite.pages.navigation import ALL_TERMS, home_of, tab, terms_nav, terms_of
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
    title = shop.say("{one} or {other}", one=capital(left.title), other=right.title)
    return ContrastPage(
        path=path,
        title=title,
        head_title=headline(shop.site.name, shop.say("{title}: the difference", title=title), title),
        description=_difference(shop, said, left, right),
        section=tab(shop, ALL_TERMS),
        crumbs=(home_of(shop), terms_of(shop), Link(title, path)),
        nav=terms_nav(shop, ""),
        hide=("toc",),
        source=left.body.place.path,
        left=shop.term(left.slug),
        right=shop.term(right.slug),
        difference=Markup("").join(Markup("<p>{}</p>").format(words) for words in said),
        rows=_rows(shop, left, right, root),
    )


def _difference(shop: Workshop, said: list[Markup], left: Term, right: Term) -> str:
    first = said[0].striptags()
    if enough(first, 50) and len(first) <= 160:
        return first
    return shop.say("How {one} differs from {other}, line by line.", one=left.title, other=right.title)


def _rows(shop: Workshop, left: Term, right: Term, root: str) -> tuple[ComparedRow, ...]:
    formulas = shop.formula(left, root), shop.formula(right, root)
    areas = [", ".join(shop.glossary.areas[area.slug].title for area in term.areas) for term in (left, right)]
    say = shop.say
    rows = [
        ComparedRow(say("Meaning"), escape(left.summary), escape(right.summary)),
        ComparedRow(say("Level"), escape(shop.level(left.level)), escape(shop.level(right.level))),
        ComparedRow(say("Area"), escape(areas[0]), escape(areas[1])),
    ]
    if any(formulas):
        drawn = (formula.mathml if formula else escape(say("none")) for formula in formulas)
        rows.insert(1, ComparedRow(say("Formula"), *drawn))
    return tuple(rows)
