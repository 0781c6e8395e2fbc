"""Records as a page shows them: links, questions, formulas, calculators, with HTML right for that page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

from markupsafe import Markup

from calckit.wire import View
from termsite.model import Area, Glossary, LearningPath, Site
from termsite.pages.page import Link, NavItem
from termsite.pages.parts import (
    AreaCard,
    Member,
    Panel,
    PathCard,
    rank,
)
from termsite.pages.setter import Setter


def level_in(say: Callable[[str], str], name: str) -> str:
    """What a level is called, in the words of a language."""
    return {"starter": say("starter"), "working": say("working"), "deep": say("deep")}[name]


class Workshop(Setter):
    """What all pages of one site are made from."""

    def __init__(self, glossary: Glossary, site: Site) -> None:
        titles = {slug: term.title for slug, term in glossary.terms.items()}
        super().__init__(site, glossary.terms, titles, glossary.figures, glossary.texts)
        self.glossary = glossary
        self.catalogue = glossary.catalogue
        self.navs: dict[str, tuple[NavItem, ...]] = {}  # by what is marked in them: many pages have one list
        declared = glossary.catalogue.items()
        self._calculators = {
            slug: Link(one.title, f"calculators/{slug}/", one.question) for slug, one in declared
        }
        self._areas = {slug: Link(one.title, one.path, one.summary) for slug, one in glossary.areas.items()}

    def start(self, calculator: str) -> str:
        """What the default case of a calculator is called."""
        return self.catalogue[calculator].start or self.say("Example")

    def area(self, area: Area) -> Link:
        """A link to an area."""
        return self._areas[area.slug]

    def calculator(self, slug: str) -> Link:
        """A link to a calculator; its sentence is the question."""
        return self._calculators[slug]

    def areas(self) -> tuple[AreaCard, ...]:
        """All areas with the number of terms whose main area they are."""
        main = Counter(term.areas[0].slug for term in self.glossary.terms.values())
        return tuple(AreaCard(self.area(area), main[slug]) for slug, area in self.glossary.areas.items())

    def path(self, path: LearningPath) -> PathCard:
        """A learning path in a list."""
        link = Link(path.title, path.path, path.summary)
        return PathCard(link, self.terms(reference.slug for reference in path.terms), path.minutes)

    def member(self, slug: str, number: int) -> Member:
        """A term in a numbered list."""
        term = self.glossary.terms[slug]
        return Member(
            link=self.term(slug),
            level=term.level,
            rank=rank(term),
            number=number,
            aliases=(*term.aliases, *term.symbol_aliases),
            areas=tuple(area.slug for area in term.areas),
            calculators=len(term.calculators),
        )

    def level(self, name: str) -> str:
        """What a level is called."""
        return level_in(self.say, name)

    @cached_property
    def tables(self) -> Link | None:
        """The page of the venues' tables."""
        doc = self.glossary.listing("venues")
        return Link(doc.title, doc.path) if doc else None

    def panel(self, slug: str, preset: str, view: View, root: str) -> Panel:
        """A calculator with its worked answer."""
        calculator = self.catalogue[slug]
        described = self.glossary.answers.described(slug, preset)
        answer = self.glossary.answers.answer(slug, preset, view)
        html = self.glossary.answers.pieces(slug, preset, view, root)
        return Panel(
            slug=slug,
            title=calculator.title,
            question=calculator.question,
            path=f"calculators/{slug}/{preset}/" if preset else f"calculators/{slug}/",
            preset=preset,
            view=view,
            key=slug if view == "full" else "c",
            fields=tuple(described["fields"]),
            sentence="" if answer["status"] == "refused" else answer["sentence"],
            html={name: Markup(piece) for name, piece in html.items()},
            terms={name: self.term(name) for name in sorted(calculator.every_term)},
            description=described,
            tables=self.tables if described["picks"] else None,
        )
