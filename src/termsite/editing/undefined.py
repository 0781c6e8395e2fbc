"""Words that texts treat as terms and that no term defines.

A phrase counts if texts set it apart, in bold, in italics or in quotation marks, and several terms use it; an
abbreviation in capitals, if several use it. What the glossary itself shows to be something else is left out:
units of symbols, venues, and the words of publishers and of titles of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from termsite.content.counted import counted
from termsite.editing.findings import Finding
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE
from termsite.linking.mention import Mentions
from termsite.linking.prose import FIGURE
from termsite.linking.texts import of_term
from termsite.linking.words import is_abbreviation, key, singular, words
from termsite.model import Glossary, Place, Term, Text

SEVERAL = 3  # terms that use a phrase before somebody should define it
APART = 2  # and that set a single word apart: one that does so may only stress it
_MARKED = re.compile(r"(\*\*?)(?=\S)([^*\n]{3,40}?)(?<=\S)\1|[“\"]([^“”\"\n]{3,40})[”\"]")
_PHRASE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
_SHORT = 5  # letters; a word of fewer is an everyday one
_LITTLE = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "this",
            "these",
            "that",
            "your",
            "it",
            "its",
            "they",
            "their",
            "you",
            "no",
            "not",
        ),
        *("at", "by", "for", "from", "in", "of", "on", "to", "with", "than", "as", "and", "or", "but", "so"),
        *("if", "when", "then", "who", "is", "be", "was", "has", "no", "not"),
    )
)

Phrase = tuple[str, ...]


@dataclass(slots=True)
class _Used:
    """Where a phrase stands."""

    first: Place
    said: str
    apart: set[str] = field(default_factory=set)  # terms that set it apart
    users: set[str] = field(default_factory=set)  # terms that use it


def undefined(glossary: Glossary) -> Iterator[Finding]:
    """Give each such word with the first text that treats it as a term, the most used first."""
    found = _candidates(glossary)
    for slug, term in glossary.terms.items():
        for text in _texts(term):
            for phrase in _phrases(text.text):
                if phrase in found:
                    found[phrase].users.add(slug)
    for used in sorted(found.values(), key=lambda one: (-len(one.users), one.said)):
        if len(used.users) >= SEVERAL:
            some = ", ".join(sorted(used.users)[:4]) + (" …" if len(used.users) > 4 else "")
            said = f"'{used.said}' is used by {counted(len(used.users), 'term')} and defined by none: {some}"
            yield Finding(used.first, said, "Define it, or say it in other words.")


def _candidates(glossary: Glossary) -> dict[Phrase, _Used]:
    """What is set apart somewhere, and abbreviations, as far as no name of a term is in them."""
    mentions, elsewhere = Mentions(glossary.forms), set(_elsewhere(glossary))
    found: dict[Phrase, _Used] = {}
    for slug, term in glossary.terms.items():
        for text in _texts(term):
            for said, at in _treated(text.text):
                phrase = _key(said)
                if not any(mentions.find(said)) and not set(phrase) & elsewhere:
                    found.setdefault(phrase, _Used(text.at(at), said)).apart.add(slug)
    return {phrase: one for phrase, one in found.items() if _worth(phrase, one)}


def _worth(phrase: Phrase, one: _Used) -> bool:
    if len(phrase) > 1:
        return not {phrase[0], phrase[-1]} & _LITTLE
    return is_abbreviation(one.said) or (len(phrase[0]) > _SHORT and len(one.apart) >= APART)


def _treated(text: str) -> Iterator[tuple[str, int]]:
    """What a text sets apart, and its abbreviations, each with where it stands."""
    for found in _MARKED.finditer(text):
        said = (found[2] or found[3]).strip(" .,:;!?")
        if _PHRASE.fullmatch(said):
            yield said, found.start()
    for word in words(text):
        if is_abbreviation(word[0]) and word[0].isalpha():
            yield word[0], word.start()


def _texts(term: Term) -> Iterator[Text]:
    """Its texts with what is no prose blanked out: code, numbers that are asked for, links."""
    for one in of_term(term):
        text = without_code(one.text.text)
        for kind in (REFERENCE, FIGURE):
            text = kind.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        yield Text(text, one.text.place)


def _phrases(text: str) -> Iterator[Phrase]:
    """Every run of one to three words."""
    every = [_one(word[0]) for word in words(text)]
    for length in (1, 2, 3):
        yield from zip(*(every[n:] for n in range(length)), strict=False)


def _key(said: str) -> Phrase:
    return tuple(_one(word[0]) for word in words(said))


def _one(word: str) -> str:
    return word if is_abbreviation(word) else singular(key(word))


def _elsewhere(glossary: Glossary) -> Iterator[str]:
    """Names that are no terms: of units, venues, publishers, and those with capitals in titles of sources."""
    for term in glossary.terms.values():
        said = [one for symbol in term.symbols for one in (symbol.name, symbol.unit)]
        said += [one.venue for one in term.venues]
        said += [f"{one.publisher} {one.title}" for one in term.sources]
        yield from (_one(word[0]) for text in said for word in words(text) if not word[0].islower())
