"""Two terms beside each other: a page for every pair of which one names the other as its contrast."""

from __future__ import annotations

from markupsafe import Markup, escape

from termsite.model import Term
from termsite.pages.headline import headline
from termsite.pages.shown import Shown, capital, root_of
from termsite.pages.trail import ALL_TERMS, HOME, terms_nav
from termsite.pages.values import ComparedRow, ContrastPage, Link, Page


def contrast_path(one: str, other: str) -> str:
    """Where two terms are compared, whichever comes first."""
    left, right = sorted((one, other))
    return f"compare/{left}-or-{right}/"


def contrast_pages(shown: Shown) -> list[Page]:
    """A page for every two terms of which one names the other as its contrast."""
    terms = shown.glossary.terms
    pairs = {tuple(sorted((slug, c.term))) for slug, term in terms.items() for c in term.contrast}
    return [_contrast_page(shown, terms[left], terms[right]) for left, right in sorted(pairs)]


def _contrast_page(shown: Shown, left: Term, right: Term) -> ContrastPage:
    path = contrast_path(left.slug, right.slug)
    root = root_of(path)
    said = [
        shown.writer.line(contrast.difference.text, root)
        for term, other in ((left, right), (right, left))
        for contrast in term.contrast
        if contrast.term == other.slug
    ]
    title = f"{capital(left.title)} or {right.title}"
    return ContrastPage(
        path=path,
        title=title,
        head_title=headline(shown.site.name, f"{title}: the difference", title),
        description=_difference(said, left, right),
        section="Terms",
        crumbs=(HOME, ALL_TERMS, Link(title, path)),
        nav=terms_nav(shown, ""),
        hide=("toc",),
        source=left.body.place.path,
        left=shown.term(left.slug),
        right=shown.term(right.slug),
        difference=Markup("").join(Markup("<p>{}</p>").format(words) for words in said),
        rows=_rows(shown, left, right, root),
    )


def _difference(said: list[Markup], left: Term, right: Term) -> str:
    first = said[0].striptags()
    return first if 50 <= len(first) <= 160 else f"How {left.title} differs from {right.title}, line by line."


def _rows(shown: Shown, left: Term, right: Term, root: str) -> tuple[ComparedRow, ...]:
    formulas = shown.formula(left, root), shown.formula(right, root)
    areas = [
        ", ".join(shown.glossary.areas[area.slug].title for area in term.areas) for term in (left, right)
    ]
    rows = [
        ComparedRow("Meaning", escape(left.summary), escape(right.summary)),
        ComparedRow("Formula", *(formula.mathml if formula else escape("none") for formula in formulas)),
        ComparedRow("Level", escape(left.level), escape(right.level)),
        ComparedRow("Area", escape(areas[0]), escape(areas[1])),
    ]
    return tuple(row for row in rows if row.label != "Formula" or any(formulas))
