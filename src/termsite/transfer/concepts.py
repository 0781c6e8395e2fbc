"""SKOS: concepts with labels, definitions and relations, in Turtle, JSON-LD or RDF/XML."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Node

from termsite.content.shape import slug_of
from termsite.model import Place, Problem
from termsite.transfer.asked import Asked
from termsite.transfer.entry import Entry, Loss, Unreadable
from termsite.transfer.sources import text_of

_FORMATS = {
    ".ttl": "turtle",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".xml": "xml",
    ".skos": "xml",
}
_CONTEXT = re.compile(r'"@(?:context|import)"\s*:\s*(?:\[\s*)?"')
_LABELS = {"title": SKOS.prefLabel, "aliases": SKOS.altLabel, "symbol_aliases": SKOS.hiddenLabel}
_DAYS = {"published": DCTERMS.issued, "reviewed": DCTERMS.modified}
_FOLLOWS = frozenset((RDF.type, SKOS.inScheme, SKOS.topConceptOf, SKOS.narrower, SKOS.notation))
_TAKEN = frozenset((*_LABELS.values(), *_DAYS.values(), SKOS.definition, SKOS.broader, DCTERMS.requires))


def read_concepts(source: Path, asked: Asked, language: str) -> tuple[list[Entry], list[Loss]]:
    """Read every concept; nothing is fetched from anywhere.

    Raises:
        Unreadable: it is none of the three ways of writing, or asks for something at another address.
    """
    text = text_of(source)
    graph = _graph(text, source)
    reader = _Reader(graph, text, source.name, asked, asked.language or language)
    concepts = sorted(one for one in set(graph.subjects(RDF.type, SKOS.Concept)) if isinstance(one, URIRef))
    return [reader.entry(one) for one in concepts], []


def _graph(text: str, source: Path) -> Graph:
    form = _FORMATS.get(source.suffix.lower())
    if form is None:
        hint = f"Give it a name that ends in {', '.join(_FORMATS)}."
        raise Unreadable(Problem(Place(source.name, 0), "it is not plain how it is written", hint))
    found = _CONTEXT.search(text) if form == "json-ld" else None
    if found:
        line = text.count("\n", 0, found.start()) + 1
        hint = "Nothing is fetched; write the context into the file."
        raise Unreadable(Problem(Place(source.name, line), "a context at another address", hint))
    if form == "xml" and "<!ENTITY" in text:
        line = text.count("\n", 0, text.index("<!ENTITY")) + 1
        raise Unreadable(
            Problem(Place(source.name, line), "an entity of its own", "Write its value where it is used.")
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of its own classes, among themselves
            return Graph().parse(data=text, format=form, publicID="https://source.invalid/")
    except RecursionError:
        raise Unreadable(Problem(Place(source.name, 0), "nested too deeply")) from None
    except Exception as error:  # each parser has its own
        words = " ".join(str(error).split())[:200] or type(error).__name__
        raise Unreadable(Problem(Place(source.name, 0), f"cannot be read as {form}: {words}")) from None


class _Reader:
    """Makes entries of the concepts of one graph."""

    def __init__(self, graph: Graph, text: str, path: str, asked: Asked, language: str) -> None:
        self._graph, self._text, self._path = graph, text, path
        self._asked, self._language = asked, language
        self._losses: list[Loss] = []
        self._on_page = Counter(unquote(str(one)).partition("#")[0] for one in set(graph.subjects()))

    def entry(self, concept: URIRef) -> Entry:
        """One concept."""
        self._losses = []
        place = Place(self._path, self._line(concept))
        values: dict[str, Any] = {}
        for key, about in _LABELS.items():
            if words := self._words(concept, about, place):
                values[key] = words[0] if key == "title" else words
                if key == "title":
                    self._further(words[1:], "another title", place)
        values |= self._beside(concept, place)
        values |= {
            key: str(day) for key, about in _DAYS.items() if (day := self._graph.value(concept, about))
        }
        definition = self._words(concept, SKOS.definition, place)
        self._further(definition[1:], "another definition", place)
        self._rest(concept, place)
        return Entry(
            place=place,
            name=self._name(concept),
            values={**values, **({"summary": definition[0]} if definition else {})},
            losses=tuple(self._losses),
        )

    def _words(self, concept: URIRef, about: URIRef, place: Place) -> list[str]:
        """What is said in the language that is wanted, or in none; other languages are told."""
        every = sorted(
            (one for one in self._graph.objects(concept, about) if isinstance(one, Literal)), key=str
        )
        own = [one for one in every if self._spoken(one)]
        for one in (one for one in every if not self._spoken(one)):
            words = f"'{_short(one)}' in '{one.language}'"
            self._lost(place, "another language", words)
        return [" ".join(str(one).split()) for one in own]

    def _spoken(self, words: Literal) -> bool:
        said, wanted = (words.language or "").lower(), self._language.lower()
        return (
            not said or said == wanted or said.partition("-")[0] == wanted or said == wanted.partition("-")[0]
        )

    def _beside(self, concept: URIRef, place: Place) -> dict[str, Any]:
        """The concept above it, those to read first, and the collections as areas."""
        above = sorted(self._name(one) for one in self._graph.objects(concept, SKOS.broader))
        self._further(above[1:], "another broader concept", place)
        first = sorted(slug_of(self._name(one)) for one in self._graph.objects(concept, DCTERMS.requires))
        areas = sorted(slug_of(self._name(one)) for one in self._graph.subjects(SKOS.member, concept))
        found: dict[str, Any] = {"broader": slug_of(above[0])} if above else {}
        return found | ({"requires": first} if first else {}) | ({"areas": areas} if areas else {})

    def _rest(self, concept: URIRef, place: Place) -> None:
        """Everything else that is said of it."""
        for about, said in sorted(self._graph.predicate_objects(concept)):
            if about in _FOLLOWS or about in _TAKEN:
                continue
            name = self._graph.namespace_manager.normalizeUri(str(about))
            if name not in self._asked.drop:
                self._lost(place, f"what is said by {name}", f"'{_short(said)}'")

    def _further(self, words: list[str], kind: str, place: Place) -> None:
        for one in words:
            self._lost(place, kind, f"'{_short(one)}'")

    def _lost(self, place: Place, kind: str, words: str) -> None:
        self._losses.append(Loss(place, kind, words, "left out"))

    def _name(self, concept: Node) -> str:
        """The notation if it is a name, else what its address ends with; /rope/#term is a page of its own."""
        for one in self._graph.objects(concept, SKOS.notation):
            if slug_of(str(one)) == str(one):
                return str(one)
        path, _, anchor = unquote(str(concept)).partition("#")
        last = path.rstrip("/").rpartition("/")[2]
        return last if not anchor or (path.endswith("/") and self._on_page[path] == 1) else anchor

    def _line(self, concept: URIRef) -> int:
        """The line that begins with it, or the first that names it, by its name."""
        sign = re.escape(self._name(concept))
        for before in (r"^\s*[^\s\"]*[/#:]", r"[/#:]", ""):
            if found := re.search(rf"{before}{sign}(?![\w-])", self._text, re.MULTILINE):
                return self._text.count("\n", 0, found.end()) + 1
        return 1


def _short(words: object) -> str:
    line = " ".join(str(words).split())
    return line if len(line) <= 60 else f"{line[:59]}…"
