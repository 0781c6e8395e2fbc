"""Terms as plain records, for programs that read the glossary without its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from termsite.downloads.twin import Twin
from termsite.model import Glossary, Site, Symbol, Term, Use, Venue
from termsite.pages.data import newest
from termsite.pages.page import LICENCE
from termsite.pages.workshop import Workshop

Record = Mapping[str, Any]


def whole(glossary: Glossary, site: Site) -> Mapping[str, Any]:
    """Every term, with what holds of them all."""
    return {
        "name": site.name,
        "url": site.address,
        "license": LICENCE,
        "version": site.version,
        "changed": newest(glossary).isoformat(),
        "areas": [
            {"slug": slug, "title": area.title, "summary": area.summary, "url": site.address + area.path}
            for slug, area in glossary.areas.items()
        ],
        "calculators": [
            {"slug": slug, "title": one.title, "question": one.question, "url": _calculator(site, slug)}
            for slug, one in glossary.catalogue.items()
        ],
        "terms": records(glossary, site),
    }


def records(glossary: Glossary, site: Site, text: Callable[[str], str] | None = None) -> tuple[Record, ...]:
    """Every term, in the order of their titles; `text` says how an editor's Markdown is written."""
    writer = _Writer(glossary, site, text)
    return tuple(writer.record(term) for term in glossary.terms.values())


def names(glossary: Glossary) -> Mapping[str, list[str]]:
    """Every title, other name and symbol, with the slugs of the terms that claim it, its owner first."""
    found = {name: [slug] for name, slug in glossary.forms.items()}
    for slug, term in glossary.terms.items():
        for symbol in term.symbol_aliases:
            if slug not in found.setdefault(symbol, []):
                found[symbol].append(slug)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].casefold(), pair[0])))


class _Writer:
    """Writes what terms' files say; texts are Markdown whose links and figures are set in."""

    def __init__(self, glossary: Glossary, site: Site, text: Callable[[str], str] | None = None) -> None:
        self._glossary, self._site = glossary, site
        self._text, self._shop = text or Twin(glossary, site).text, Workshop(glossary, site)

    def record(self, term: Term) -> Record:
        """One term."""
        return {
            **self._said(term),
            **self._beside(term),
            "formula": self._formula(term),
            "calculators": [self._use(use) for use in term.calculators],
            "questions": [
                {"ask": q.ask, "answer": self._text(q.answer.text).strip()} for q in term.questions
            ],
            "venues": [self._rule(one, term) for one in term.venues],
            "sources": list(_sources(term)),
            **self._pictures(term),
            "published": term.published.isoformat(),
            "reviewed": term.reviewed.isoformat() if term.reviewed else None,
        }

    def _said(self, term: Term) -> Record:
        return {
            "slug": term.slug,
            "title": term.title,
            "summary": term.summary,
            "url": self._site.address + term.path,
            "aliases": list(term.aliases),
            "symbols": list(term.symbol_aliases),
            "areas": [area.slug for area in term.areas],
            "level": term.level,
        }

    def _beside(self, term: Term) -> Record:
        """The terms above it, before it, after it, and at its side."""
        return {
            "broader": term.broader.slug if term.broader else None,
            "requires": [reference.slug for reference in term.requires],
            "unlocks": list(self._glossary.unlocks[term.slug]),
            "related": [{"term": one.term, "why": self._text(one.why.text)} for one in term.related],
            "contrast": [
                {"term": one.term, "difference": self._text(one.difference.text)} for one in term.contrast
            ],
        }

    def _formula(self, term: Term) -> Record | None:
        formula = self._shop.formula(term, "")
        if formula is None:
            return None
        return {
            "text": term.formula or None,
            "latex": formula.latex,
            "mathml": str(formula.mathml),
            "letters": [self._letter(symbol) for symbol in term.symbols],
        }

    def _letter(self, symbol: Symbol) -> Record:
        value = self._text(symbol.value) or None
        return {
            "letter": symbol.name,
            "means": self._text(symbol.means.text),
            "unit": symbol.unit,
            "value": value,
        }

    def _use(self, use: Use) -> Record:
        address = _calculator(self._site, use.calculator) + (f"{use.preset}/" if use.preset else "")
        return {"calculator": use.calculator, "preset": use.preset, "url": address}

    def _pictures(self, term: Term) -> Record:
        """What its text shows, where it shows something."""
        shown = [
            {
                "url": self._site.address + term.path + one.picture.name,
                "width": one.picture.width,
                "height": one.picture.height,
                "words": one.words,
                "caption": one.caption or None,
            }
            for one in self._glossary.pictures.get(term.path, ())
        ]
        return {"pictures": shown} if shown else {}

    def _rule(self, one: Venue, term: Term) -> Record:
        cited = next(source for source in term.sources if one.source in (source.title, source.url))
        rule, checked = self._text(one.rule.text), one.checked.isoformat()
        return {"venue": one.venue, "rule": rule, "source": cited.url, "checked": checked}


def _sources(term: Term) -> Iterator[Record]:
    for one in term.sources:
        cited = {"title": one.title, "publisher": one.publisher, "url": one.url}
        yield {**cited, "checked": one.checked.isoformat(), "supports": one.supports}


def _calculator(site: Site, slug: str) -> str:
    return f"{site.address}calculators/{slug}/"
