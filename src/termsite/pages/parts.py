"""What several kinds of page show: terms in lists, formulas, questions, venues, calculators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from termsite.linking.order import LEVELS
from termsite.model import Backlink, Term
from termsite.pages.page import Link

if TYPE_CHECKING:  # who edits a text waits for no calculator
    from calckit.wire import Description, FieldOfForm, View

_ESCAPED = re.compile("[&<>\"']")


@dataclass(frozen=True, slots=True)
class Panel:
    """A calculator as first shown: its form, and the worked answer in it."""

    slug: str
    title: str
    question: str
    path: str  # of its own page
    preset: str  # "" is the default
    view: View
    key: str  # prefix for element ids: one panel, one key on a page
    fields: tuple[FieldOfForm, ...]  # as in calckit.describe, shown and plain being those of the preset
    sentence: str
    html: Mapping[str, Markup]  # answer, results, chart, table, working, warnings
    terms: Mapping[str, Link]  # slug → term, for labels
    description: Description
    tables: Link | None = None  # where the cases come from that it offers to fill in

    @property
    def leaves_out(self) -> bool:
        """Whether its small form has less than all inputs."""
        return len(self.description["compact"]) < len(self.fields)


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A symbol of the formula, explained."""

    symbol: Markup
    means: Markup
    unit: str
    value: str


@dataclass(frozen=True, slots=True)
class FormulaBlock:
    """A formula and its legend; `checked` is False for raw LaTeX, `heard` is where letters sound alike."""

    mathml: Markup
    latex: str
    text: str
    legend: tuple[LegendRow, ...]
    checked: bool = True
    heard: str = ""


@dataclass(frozen=True, slots=True)
class VenueRow:
    """One venue's rule."""

    venue: str
    rule: Markup
    source: Link
    checked: date | None  # where its source does not say the same


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question, its answer as HTML and as plain text, and the id of its element."""

    ask: str
    answer: Markup
    plain: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Note:
    """A term with a line that says why; `more` leads to the page that compares the two, if any."""

    link: Link
    text: Markup
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class UseShown:
    """Another term's sentence with the word in <mark>."""

    link: Link
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Member:
    """A term in a list."""

    link: Link
    level: str
    rank: int  # 1 starter, 2 working, 3 deep
    number: int
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()  # slugs
    calculators: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the card over a term's link tells at once."""

    link: Link
    rank: int  # 1 starter, 2 working, 3 deep
    works: bool  # whether its page has a calculator


@dataclass(frozen=True, slots=True)
class AreaCard:
    """An area in a list."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a term is checked by: its numbers, and folded away its answer with the working."""

    term: Link
    calculator: Link
    output: str
    place: int  # on its path's sheet
    seed: int
    label: str
    unit: str
    task: Markup
    answer: Markup


@dataclass(frozen=True, slots=True)
class Station:
    """Where a term stands on a learning path."""

    path: Link
    number: int
    count: int
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class PathCard:
    """A learning path in a list."""

    link: Link
    terms: tuple[Link, ...]
    minutes: int


def link_to(term: Term) -> Link:
    """A link to a term, by its title in running text."""
    return Link(term.title, term.path, term.summary, term.slug)


def meaning_of(term: Term, link: Link) -> Meaning:
    """What the card of a term tells where a text links to it."""
    return Meaning(link, rank(term), bool(term.calculators))


def use_shown(link: Link, use: Backlink) -> UseShown:
    """A sentence of the term that the link leads to, the word marked."""
    return UseShown(link, _marked(use.sentence, use.words))


def rank(term: Term) -> int:
    """1 starter, 2 working, 3 deep."""
    return LEVELS.index(term.level) + 1


def _marked(sentence: str, words: str) -> Markup:
    before, found, after = sentence.partition(words)
    if _ESCAPED.search(sentence):  # few have such a sign, and a glossary has many sentences
        before, found, after = map(escape, (before, found, after))
    return Markup(f"{before}<mark>{found}</mark>{after}" if found else before)
