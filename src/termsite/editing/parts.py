"""A term's file as parts with names that an editor knows, and which of them differ between two versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from termsite.ledger import key_of
from termsite.linking.code import without_code
from termsite.model import Contrast, Place, Question, Source, Symbol, Term, Text, Venue

_HEADING = re.compile(r"^##(?!#)[ \t]*(.+?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a file says: what an editor calls it, its words, where they stand."""

    name: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is new (nothing is `old`), gone (nothing is `new`) or says something else."""

    name: str
    old: str
    new: str
    place: Place  # in the newer file; of what is gone, the file


def changes(old: Term, new: Term) -> tuple[Change, ...]:
    """Give everything that the newer version says otherwise, in the order of its file; its dates apart."""
    before, after = (_by_name(parts(one)) for one in (old, new))
    file = Place(new.body.place.path)
    moved = [
        Change(name, before[name].text if name in before else "", one.text, one.place)
        for name, one in after.items()
        if name not in before or before[name].text != one.text
    ]
    gone = [Change(name, one.text, "", file) for name, one in before.items() if name not in after]
    return (*moved, *gone)


def parts(term: Term) -> Iterator[Part]:
    """Take a term apart, without its days of publication and review."""
    for name, text in _fields(term):
        if text:
            yield Part(name.replace("_", " "), text, term.place(name))
    yield from (_noted(f"related to {one.term}", one.why) for one in term.related)
    yield from map(_contrast, term.contrast)
    yield from (_noted(f"symbol {one.name}", one.means) for one in term.symbols)
    yield from map(_unit, term.symbols)
    yield from map(_question, term.questions)
    yield from map(_venue, term.venues)
    yield from map(_source, term.sources)
    yield from sections(term.body)


def sections(body: Text) -> Iterator[Part]:
    """The text of a body up to its first heading, then each section."""
    found = list(_HEADING.finditer(without_code(body.text)))
    starts = [0, *(one.start() for one in found), len(body.text)]
    names = ["the opening", *(f"section '{one[1]}'" for one in found)]
    for name, start, end in zip(names, starts, starts[1:], strict=False):
        if words := body.text[start:end].strip():
            yield Part(name, words, body.at(start))


def _by_name(every: Iterable[Part]) -> dict[str, Part]:
    """Parts by their names; one whose name is taken is numbered."""
    found: dict[str, Part] = {}
    for one in every:
        name, number = one.name, 1
        while name in found:
            number += 1
            name = f"{one.name} ({number})"
        found[name] = one
    return found


def _fields(term: Term) -> Iterator[tuple[str, str]]:
    quiet = term.no_autolink
    yield "title", term.title
    yield "summary", term.summary
    yield "sorted_as", "" if term.sorted_as == term.title else term.sorted_as
    yield "aliases", ", ".join(term.aliases)
    yield "symbol_aliases", ", ".join(term.symbol_aliases)
    yield "areas", ", ".join(one.slug for one in term.areas)
    yield "level", term.level
    yield "broader", term.broader.slug if term.broader else ""
    yield "requires", ", ".join(one.slug for one in term.requires)
    yield "formula", term.formula
    yield "latex", term.latex
    yield "calculators", ", ".join(f"{one.calculator} {one.preset or ''}".strip() for one in term.calculators)
    yield "no_autolink", ", ".join(quiet) if isinstance(quiet, tuple) else str(quiet or "")


def _noted(name: str, text: Text) -> Part:
    return Part(name, text.text, text.place)


def _contrast(one: Contrast) -> Part:
    also = f" (also at {', '.join(one.aliases)})" if one.aliases else ""
    return Part(f"contrast with {one.term}", one.difference.text + also, one.difference.place)


def _unit(one: Symbol) -> Part:
    said = ", ".join(filter(None, (one.unit, one.value)))
    return Part(f"unit and value of {one.name}", said or "none", one.means.place)


def _question(one: Question) -> Part:
    key = "" if one.key == key_of(one.ask) else f" (key: {one.key})"
    return Part(f"question '{one.ask}'", one.answer.text + key, one.place)


def _venue(one: Venue) -> Part:
    return Part(f"venue {one.venue}", f"{one.rule.text} ({one.source}, {one.checked})", one.rule.place)


def _source(one: Source) -> Part:
    said = f"{one.publisher}, {one.url}, read on {one.checked}: {one.supports}"
    return Part(f"source '{one.title}'", said, one.place)
