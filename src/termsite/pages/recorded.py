"""What the page of a term says by the term's own record, and no other file has a part in."""

from __future__ import annotations

from datetime import date
from typing import Any

from termsite.linking.names import contrast_path
from termsite.model import Term
from termsite.pages.headline import capital, headline
from termsite.pages.page import Link
from termsite.pages.parts import rank
from termsite.pages.setter import Setter
from termsite.pages.term import ALSO


def recorded_head(setter: Setter, term: Term, root: str) -> dict[str, Any]:
    """What stands above the text, and what is said of the page."""
    title, formula = capital(term.title), setter.formula(term, root)
    return {
        "title": title,
        "head_title": _head_title(setter, title, bool(formula), bool(term.calculators)),
        "description": term.summary,
        "summary": term.summary,
        "level": term.level,
        "rank": rank(term),
        "aliases": term.aliases[:ALSO],
        "published": term.published,
        "reviewed": term.reviewed,
        "broader": setter.term(term.broader.slug) if term.broader else None,
        "requires": setter.terms(reference.slug for reference in term.requires),
        "formula": formula,
        "checked": _one_day(term),
    }


def recorded_parts(setter: Setter, term: Term, root: str) -> dict[str, Any]:
    """What `sections` names, as far as the record says it."""
    return {
        "venues": setter.venues(term.venues, term.sources, root),
        "questions": setter.questions(term.questions, root),
        "contrasts": setter.notes(_contrasts(setter, term), root),
        "related": setter.notes(((r.term, r.why.text, None) for r in term.related), root),
        "sources": term.sources,
    }


def _head_title(setter: Setter, title: str, formula: bool, calculator: bool) -> str:
    say = setter.say
    match formula, calculator:
        case True, True:
            whole = say("{title}: meaning, formula, calculator", title=title)
        case True, False:
            whole = say("{title}: meaning, formula", title=title)
        case False, True:
            whole = say("{title}: meaning, calculator", title=title)
        case _:
            whole = say("{title}: what it means", title=title)
    return headline(setter.site.name, whole, say("{title}: meaning", title=title), title)


def _one_day(term: Term) -> date | None:
    days = {source.checked for source in term.sources}
    return days.pop() if len(days) == 1 else None


def _contrasts(setter: Setter, term: Term) -> list[tuple[str, str, Link | None]]:
    return [
        (c.term, c.difference.text, Link(setter.say("Side by side"), contrast_path(term.slug, c.term)))
        for c in term.contrast
    ]
