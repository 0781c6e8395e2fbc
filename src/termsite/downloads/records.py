"""Terms as plain records, for programs that read the glossary without its pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calckit import latex, mathml, parse
from termsite.model import LICENCE, Glossary, Site, Term

Record = Mapping[str, Any]


def whole(glossary: Glossary, site: Site) -> Mapping[str, Any]:
    """Every term, with what holds of them all."""
    about = {"name": site.name, "url": site.address, "license": LICENCE}
    return {**about, "terms": records(glossary, site)}


def records(glossary: Glossary, site: Site) -> tuple[Record, ...]:
    """Every term, in the order of their titles."""
    return tuple(record(term, glossary, site) for term in glossary.terms.values())


def record(term: Term, glossary: Glossary, site: Site) -> Record:
    """What a term's file says, names resolved to addresses where a reader could not guess them."""
    return {
        "slug": term.slug,
        "title": term.title,
        "summary": term.summary,
        "url": site.address + term.path,
        "aliases": list(term.aliases),
        "symbols": list(term.symbol_aliases),
        "areas": [area.slug for area in term.areas],
        "level": term.level,
        "broader": term.broader.slug if term.broader else None,
        "requires": [reference.slug for reference in term.requires],
        "unlocks": list(glossary.unlocks[term.slug]),
        "related": [relation.term for relation in term.related],
        "contrast": [contrast.term for contrast in term.contrast],
        "formula": _formula(term),
        "calculators": [f"{site.address}calculators/{use.calculator}/" for use in term.calculators],
        "sources": [
            {"title": s.title, "publisher": s.publisher, "url": s.url, "checked": s.checked.isoformat()}
            for s in term.sources
        ],
        "published": term.published.isoformat(),
        "reviewed": term.reviewed.isoformat() if term.reviewed else None,
    }


def _formula(term: Term) -> Mapping[str, str] | None:
    if not (term.formula or term.latex):
        return None
    if not term.formula:
        return {"text": "", "latex": term.latex}
    tree = parse(term.formula)
    return {"text": term.formula, "latex": latex(tree), "mathml": mathml(tree)}


def names(glossary: Glossary) -> Mapping[str, str]:
    """Every title, other name and symbol, with the slug of its term."""
    found = dict(glossary.forms)
    for slug, term in glossary.terms.items():
        for symbol in term.symbol_aliases:
            found.setdefault(symbol, slug)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].casefold(), pair[0])))
