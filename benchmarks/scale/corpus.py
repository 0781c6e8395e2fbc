"""Made-up terms, the same for every generator: names, words, links, relations, drawn with one seed.

The words follow Zipf's law, names are two to four words of the field with hyphens and plurals, and each text has
about 320 words, a formula, a table, ten other terms in running text and ten related ones with a line each.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from termsite.content.shape import slug_of
from termsite.linking.words import singular

BEFORE, NOUNS, SMALL = (
    part.split() for part in Path(__file__).with_name("words.txt").read_text("utf-8").split("\n\n")
)
SHAPES = ((12, "nn"), (43, "bn"), (25, "bnn"), (15, "bbn"), (5, "bbnn"))  # in a hundred names
PER_AREA = 100


@dataclass(frozen=True, slots=True)
class Mention:
    """Another term, by its number, and how it is called in a sentence."""

    term: int
    words: str


Words = Sequence[str | Mention]


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up term; others are named by their numbers."""

    number: int
    name: str
    slug: str
    area: int
    summary: str
    alias: str
    related: tuple[int, ...]
    paragraphs: tuple[tuple[Words, ...], ...]  # four of a few sentences, and the two of the example


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of them, and the names of their areas."""

    terms: tuple[Made, ...]
    areas: tuple[str, ...]

    def members(self, area: int) -> list[Made]:
        """The terms of an area."""
        return [term for term in self.terms if term.area == area]


def bare(name: str) -> str:
    """What two names may not share: their words in the singular, in any order."""
    return " ".join(sorted(singular(word) for word in re.findall(r"[a-z0-9]+", name.lower())))


def corpus(size: int, taken: frozenset[str] = frozenset()) -> Corpus:
    """Draw so many terms, none by a name that is `taken`."""
    return _Drawing(size, taken).corpus()


class _Drawing:
    def __init__(self, size: int, taken: frozenset[str]) -> None:
        self.chance = random.Random(7)
        self.vocabulary = [*SMALL, *NOUNS, *BEFORE, *self._invented(2500)]
        self.often = list(accumulate(1 / (n + 2) ** 1.02 for n in range(len(self.vocabulary))))
        self.called = list(accumulate(1 / (n + 3) ** 0.9 for n in range(size)))
        self.names = self._names(size, {bare(name) for name in taken})
        self.areas = max(5, size // PER_AREA)

    def corpus(self) -> Corpus:
        """Draw everything."""
        terms = tuple(self._term(number) for number in range(len(self.names)))
        areas = tuple(f"Field {n + 1}: {NOUNS[n % len(NOUNS)]}" for n in range(self.areas))
        return Corpus(terms, areas)

    def _invented(self, count: int) -> Iterator[str]:
        for _ in range(count):
            pairs = (self.chance.choice("bcdfglmnprstv") + self.chance.choice("aeiou") for _ in range(3))
            yield "".join(pairs) + self.chance.choice(("", "n", "r", "t", "d"))

    def _names(self, size: int, taken: set[str]) -> list[str]:
        names: list[str] = []
        weights, shapes = [n for n, _ in SHAPES], [shape for _, shape in SHAPES]
        while len(names) < size:
            (shape,) = self.chance.choices(shapes, weights)
            name = " ".join(self.chance.choice(BEFORE if kind == "b" else NOUNS) for kind in shape)
            if len(set(name.split())) == len(shape) and bare(name) not in taken:
                taken.add(bare(name))
                names.append(name.replace(" ", "-", 1) if self.chance.random() < 0.15 else name)
        return names

    def _term(self, number: int) -> Made:
        name, area = self.names[number], number % self.areas
        words = " ".join(self._word() for _ in range(14))
        return Made(
            number=number,
            name=name,
            slug=slug_of(name),
            area=area,
            summary=f"{name.capitalize()} is {words}."[:160],
            alias="".join(word[0] for word in re.split("[ -]", name)).upper() + str(number),
            related=self._related(number, area),
            paragraphs=(*(self._paragraph(self.chance.randint(3, 5)) for _ in range(4)), self._paragraph(2)),
        )

    def _related(self, number: int, area: int) -> tuple[int, ...]:
        found: dict[int, None] = {}
        size = len(self.names)
        while len(found) < min(10, size - 1):
            near = area + self.areas * self.chance.randrange(max(1, size // self.areas))
            other = self._other() if self.chance.random() < 0.5 else near % size
            if other != number:
                found[other] = None
        return tuple(found)

    def _paragraph(self, sentences: int) -> tuple[Words, ...]:
        return tuple(self._sentence() for _ in range(sentences))

    def _sentence(self) -> Words:
        length = self.chance.randint(11, 21)
        at = set(self.chance.sample(range(1, length), 1 if self.chance.random() < 0.8 else 2))
        return [self._mention() if n in at else self._word() for n in range(length)]

    def _mention(self) -> Mention:
        term = self._other()
        return Mention(term, self.names[term] + ("s" if self.chance.random() < 0.12 else ""))

    def _word(self) -> str:
        return self.vocabulary[bisect_left(self.often, self.chance.random() * self.often[-1])]

    def _other(self) -> int:
        return bisect_left(self.called, self.chance.random() * self.called[-1])
