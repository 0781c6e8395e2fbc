"""The glossary as SKOS: concepts with labels and relations, written as Turtle."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from termsite.model import Area, Glossary, Site, Term
from termsite.pages.data import newest

_PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

_OUTSIDE = re.compile(r'[<>"{}|\\^` ]')  # what no address of Turtle holds

Facts = Iterator[tuple[str, str]]  # property and object, as Turtle writes them


def turtle(glossary: Glossary, site: Site, licence: str) -> tuple[str, tuple[tuple[Term, str], ...]]:
    """Give the scheme, its concepts, and a collection for each area; and each concept alone."""
    writer, terms = _Turtle(glossary, site), glossary.terms.items()
    said = tuple((term, _described(writer.concept(slug), writer.term(term))) for slug, term in terms)
    parts = [_PREFIXES, _described(writer.scheme, writer.about(licence)), *(one for _, one in said)]
    parts += [_described(f"<{site.address}{a.path}#set>", writer.area(a)) for a in glossary.areas.values()]
    return "\n".join(parts), tuple((term, f"{_PREFIXES}\n{one}") for term, one in said)


class _Turtle:
    """Says of one glossary what SKOS can say; no label is given to two concepts."""

    def __init__(self, glossary: Glossary, site: Site) -> None:
        self._terms, self._members, self._site = glossary.terms, glossary.members, site
        self._ancestors = {slug: _ancestors(slug, glossary.terms) for slug in glossary.terms}
        self._narrower: dict[str, list[str]] = {slug: [] for slug in glossary.terms}
        for slug, term in glossary.terms.items():
            if term.broader:
                self._narrower[term.broader.slug].append(slug)
        self._related = _related(glossary.terms)
        self._labels, self._changed = _labels(glossary.terms), newest(glossary)
        self.scheme = f"<{site.address}terms/#set>"

    def concept(self, slug: str) -> str:
        """The address of a term, the same as in the structured data of its page."""
        return f"<{self._site.address}{self._terms[slug].path}#term>"

    def about(self, licence: str) -> Facts:
        """The scheme."""
        yield "a", "skos:ConceptScheme"
        for label in ("skos:prefLabel", "rdfs:label", "dct:title"):  # each is what some program looks for
            yield label, self._text(self._site.name)
        yield "dct:description", self._text(self._site.description)
        yield "dct:license", f"<{licence}>"
        yield "dct:modified", _day(self._changed)
        if self._site.version:
            yield "owl:versionInfo", _quoted(self._site.version)
        for slug, term in self._terms.items():
            if term.broader is None:
                yield "skos:hasTopConcept", self.concept(slug)

    def term(self, term: Term) -> Facts:
        """A concept."""
        yield "a", "skos:Concept"
        yield "skos:inScheme", self.scheme
        yield "skos:notation", _quoted(term.slug)
        yield "skos:prefLabel", self._text(term.title)
        for label in self._labels[term.slug]:
            yield "skos:altLabel", self._text(label)
        yield "skos:definition", self._text(term.summary)
        if term.broader:
            yield "skos:broader", self.concept(term.broader.slug)
        else:
            yield "skos:topConceptOf", self.scheme
        for slug in self._narrower[term.slug]:
            yield "skos:narrower", self.concept(slug)
        for slug in self._beside(term.slug):
            yield "skos:related", self.concept(slug)
        for reference in term.requires:
            yield "dct:requires", self.concept(reference.slug)
        for url in dict.fromkeys(source.url for source in term.sources):
            yield "dct:source", _address(url)
        yield "dct:issued", _day(term.published)
        if term.reviewed:
            yield "dct:modified", _day(term.reviewed)

    def area(self, area: Area) -> Facts:
        """A collection."""
        yield "a", "skos:Collection"
        yield "skos:prefLabel", self._text(f"{area.title} (area)")  # a term may have the same name
        yield "skos:definition", self._text(area.summary)
        for slug in self._members[area.slug]:
            yield "skos:member", self.concept(slug)

    def _beside(self, slug: str) -> Iterator[str]:
        """Terms beside this one: SKOS forbids what stands above or below it."""
        for other in self._related[slug]:
            if other not in self._ancestors[slug] and slug not in self._ancestors[other]:
                yield other

    def _text(self, words: str) -> str:
        return f"{_quoted(words)}@{self._site.language}"


def _related(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    """The terms beside each: those it names, then those that name it, since SKOS reads it either way."""
    found: dict[str, dict[str, None]] = {
        slug: dict.fromkeys(relation.term for relation in term.related) for slug, term in terms.items()
    }
    for slug, term in terms.items():
        for relation in term.related:
            found[relation.term].setdefault(slug)
    return {slug: tuple(others) for slug, others in found.items()}


def _labels(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    """Other names of each term that are no name of another; what two claim stays with the first.

    As SKOS does, this tells case apart: `f` is one name, `F` another.
    """
    taken = {term.title for term in terms.values()}
    found: dict[str, tuple[str, ...]] = {}
    for slug, term in terms.items():
        own: list[str] = []
        for label in (*term.aliases, *term.symbol_aliases):
            if label not in taken:
                taken.add(label)
                own.append(label)
        found[slug] = tuple(own)
    return found


def _ancestors(slug: str, terms: Mapping[str, Term]) -> frozenset[str]:
    found: set[str] = set()
    broader = terms[slug].broader
    while broader and broader.slug not in found:
        found.add(broader.slug)
        broader = terms[broader.slug].broader
    return frozenset(found)


def _described(subject: str, facts: Facts) -> str:
    return f"{subject}\n    " + " ;\n    ".join(" ".join(fact) for fact in facts) + " .\n"


def _day(day: date) -> str:
    return f'"{day.isoformat()}"^^xsd:date'


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)  # JSON's escapes are Turtle's


def _address(url: str) -> str:
    return f"<{_OUTSIDE.sub(lambda found: f'%{ord(found[0]):02X}', url)}>"
