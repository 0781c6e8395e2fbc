"""A term's page: everything that its record says and that others say of it; and set anew in part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from markupsafe import Markup

from termsite.linking.standing import USES, has_more
from termsite.model import Prose, Source, Term
from termsite.pages.page import Link, Page, TocItem
from termsite.pages.parts import (
    Asked,
    FormulaBlock,
    Meaning,
    Note,
    Panel,
    QuestionShown,
    Station,
    UseShown,
    VenueRow,
)
from termsite.words.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage(Page):
    """A term."""

    template: ClassVar[str] = "term.html"
    article: ClassVar[bool] = True
    slug: str
    record: str  # where the term stands for programs
    concept: str  # and where as SKOS
    twin: str  # and where as Markdown
    summary: str
    level: str
    rank: int
    aliases: tuple[str, ...]
    areas: tuple[Link, ...]
    published: date
    reviewed: date | None
    broader: Link | None
    requires: tuple[Link, ...]  # "Read first"
    way: tuple[Link, ...]  # the shortest chain of prerequisites from a term that needs none, if it is longer
    unlocks: tuple[Link, ...]  # "Then"
    lead: Markup  # the body up to its first heading
    formula: FormulaBlock | None
    body: Markup  # the body from its first heading on
    panels: tuple[Panel, ...]
    asked: Asked | None
    stations: tuple[Station, ...]  # where it stands on learning paths
    venues: tuple[VenueRow, ...]
    tried: Link | None  # an account that real software was asked about
    questions: tuple[QuestionShown, ...]
    contrasts: tuple[Note, ...]
    related: tuple[Note, ...]
    uses: tuple[UseShown, ...]  # the first few
    all_uses: Link | None  # the page that holds all, if there are more
    sources: tuple[Source, ...]
    checked: date | None  # when all sources were, if that was one day
    mentions: tuple[Meaning, ...]  # the terms its text links to
    before: Link | None  # neighbours in A–Z
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesPage(Page):
    """Every place where a term is used, for terms that are used in many."""

    template: ClassVar[str] = "uses.html"
    term: Link
    uses: tuple[UseShown, ...]
    unlocks: tuple[Link, ...]


FORMULA = "formula"  # the id of that part
ALSO = 3  # and so many other names; search and addresses know the rest


def sections(say: Callable[[str], str]) -> tuple[tuple[str, str, str], ...]:
    """The parts that the template adds to a term's text: what they show, id, heading."""
    return (
        ("panels", "numbers", say("With your numbers")),
        ("venues", "venues", say("Same word, other rule")),
        ("questions", "questions", say("Questions")),
        ("asked", "check", say("Check yourself")),
        ("contrasts", "contrast", say("Not the same as")),
        ("related", "related", say("Related")),
        ("uses", "used-in", say("Used in")),
        ("sources", "sources", say("Sources")),
    )


def record_path(term: Term) -> str:
    """Where the term stands as JSON."""
    return f"data/terms/{term.slug}.json"


def concept_path(term: Term) -> str:
    """Where the term stands as SKOS."""
    return f"data/terms/{term.slug}.ttl"


def twin_path(term: Term) -> str:
    """Where the term stands as Markdown."""
    return f"terms/{term.slug}.md"


def contents(
    say: Callable[[str], str],
    formula: FormulaBlock | None,
    headings: Iterable[tuple[str, str]],
    parts: Mapping[str, Any],
) -> tuple[TocItem, ...]:
    """What the list of a term's page leads to: the headings of its text, and those of its `parts`."""
    toc = [TocItem(say("The formula"), FORMULA)] if formula else []
    toc += [TocItem(words, anchor) for words, anchor in headings]
    return (*toc, *(TocItem(words, anchor) for name, anchor, words in sections(say) if parts[name]))


def retold(page: TermPage, prose: Prose, mentions: tuple[Meaning, ...], words: Words) -> TermPage:
    """The page of a term of which the text alone is another."""
    toc = contents(words.say, page.formula, prose.headings, _parts_of(page, words))
    return replace(page, toc=toc, lead=prose.lead, body=prose.rest, mentions=mentions)


def reused(page: TermPage, uses: tuple[UseShown, ...], words: Words) -> TermPage:
    """The page of a term of which all is as it was, but where it is used."""
    many = has_more(len(uses), len(page.unlocks))
    every = every_use(words, page.path, len(uses)) if many else None
    other = replace(page, uses=uses[:USES], all_uses=every)
    ours = {FORMULA, *(anchor for _, anchor, _ in sections(words.say))}
    headings = ((item.title, item.anchor) for item in page.toc if item.anchor not in ours)
    return replace(other, toc=contents(words.say, page.formula, headings, _parts_of(other, words)))


def _parts_of(page: TermPage, words: Words) -> dict[str, Any]:
    return {name: getattr(page, name) for name, _, _ in sections(words.say)}


def every_use(words: Words, path: str, uses: int) -> Link:
    """The way to the second page."""
    return Link(words.many(uses, "{n} place", "All {n} places") if uses > USES else "", uses_path(path))


def uses_path(path: str) -> str:
    """Where the second page of a term stands, of which the first stands at this path."""
    return f"{path}used-in/"
