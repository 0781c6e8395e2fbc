"""The glossary as SKOS: concepts with labels and relations, written as Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from termsite.model import Area, Glossary, Site, Term

_PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

Facts = Iterator[tuple[str, str]]  # property and object, as Turtle writes them


def turtle(glossary: Glossary, site: Site, licence: str) -> str:
    """Give the scheme, its concepts, and a collection for each area."""
    writer = _Turtle(glossary, site)
    parts = [_PREFIXES, _described(writer.scheme, writer.about(licence))]
    parts += [_described(writer.concept(slug), writer.term(term)) for slug, term in glossary.terms.items()]
    parts += [_described(f"<{site.address}{a.path}#set>", writer.area(a)) for a in glossary.areas.values()]
    return "\n".join(parts)


class _Turtle:
    """Says of one glossary what SKOS can say; no label is given to two concepts."""

    def __init__(self, glossary: Glossary, site: Site) -> None:
        self._terms, self._members, self._site = glossary.terms, glossary.members, site
        self._ancestors = {slug: _ancestors(slug, glossary.terms) for slug in glossary.terms}
        self._narrower: dict[str, list[str]] = {slug: [] for slug in glossary.terms}
        for slug, term in glossary.terms.items():
            if term.broader:
                self._narrower[term.broader.slug].append(slug)
        self._labels = _labels(glossary.terms)
        self.scheme = f"<{site.address}terms/#set>"

    def concept(self, slug: str) -> str:
        """The address of a term, the same as in the structured data of its page."""
        return f"<{self._site.address}{self._terms[slug].path}#term>"

    def about(self, licence: str) -> Facts:
        """The scheme."""
        yield "a", "skos:ConceptScheme"
        yield "dct:title", self._text(self._site.name)
        yield "dct:description", self._text(self._site.description)
        yield "dct:license", f"<{licence}>"
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
        for slug in self._related(term):
            yield "skos:related", self.concept(slug)
        for reference in term.requires:
            yield "dct:requires", self.concept(reference.slug)
        for url in dict.fromkeys(source.url for source in term.sources):
            yield "dct:source", _address(url)
        yield "dct:issued", f'"{term.published.isoformat()}"^^xsd:date'

    def area(self, area: Area) -> Facts:
        """A collection."""
        yield "a", "skos:Collection"
        yield "skos:prefLabel", self._text(f"{area.title} (area)")  # a term may have the same name
        yield "skos:definition", self._text(area.summary)
        for slug in self._members[area.slug]:
            yield "skos:member", self.concept(slug)

    def _related(self, term: Term) -> Iterator[str]:
        """Terms beside this one: SKOS forbids what stands above or below it."""
        for slug in dict.fromkeys(relation.term for relation in term.related):
            if slug not in self._ancestors[term.slug] and term.slug not in self._ancestors[slug]:
                yield slug

    def _text(self, words: str) -> str:
        return f"{_quoted(words)}@{self._site.language}"


def _labels(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    """Other names of each term that are no name of another; what two claim stays with the first."""
    taken = {term.title.casefold() for term in terms.values()}
    found: dict[str, tuple[str, ...]] = {}
    for slug, term in terms.items():
        own: list[str] = []
        for label in (*term.aliases, *term.symbol_aliases):
            if label.casefold() not in taken:
                taken.add(label.casefold())
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


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)  # JSON's escapes are Turtle's


def _address(url: str) -> str:
    return "<" + "".join(f"%{ord(c):02X}" if c in '<>"{}|\\^` ' else c for c in url) + ">"
