"""Records as a page shows them: links, questions, formulas, calculators, with HTML right for that page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

from markupsafe import Markup

from calckit import symbol
from calckit.wire import View
from termsite.kept import digest
from termsite.linking.kept_prose import KeptLines
from termsite.linking.linker import CAPITAL, FULL_STOPS, STOPS
from termsite.linking.mention import Mentions
from termsite.linking.prose import Writer
from termsite.linking.untagged import plain
from termsite.model import Area, Backlink, Glossary, LearningPath, Question, Site, Source, Term, Venue
from termsite.pages.formulas import in_words, shown
from termsite.pages.page import Link, NavItem
from termsite.pages.parts import (
    AreaCard,
    FormulaBlock,
    LegendRow,
    Meaning,
    Member,
    Note,
    Panel,
    PathCard,
    QuestionShown,
    UseShown,
    VenueRow,
    link_to,
    meaning_of,
    rank,
    use_shown,
)

_WIDE_SPACE = re.compile(r'<mspace width="\dem"></mspace>')
UNSAID = ("sign", "fraction", "number")  # kinds of number: a reader sees them from the number itself
_SENTENCE = re.compile(rf"(?s)\A([^*]+?(?:[{STOPS}](?=\s+(?:[0-9\[{{]|{CAPITAL})|\s*\Z)|[{FULL_STOPS}]))")


def _first_bold(answer: str) -> str:
    """Set the first sentence bold: it is the answer, the rest explains it."""
    return _SENTENCE.sub(r"**\1**", answer)


def level_in(say: Callable[[str], str], name: str) -> str:
    """What a level is called, in the words of a language."""
    return {"starter": say("starter"), "working": say("working"), "deep": say("deep")}[name]


class Workshop:
    """What all pages of one site are made from."""

    def __init__(self, glossary: Glossary, site: Site) -> None:
        self.glossary = glossary
        self.catalogue = glossary.catalogue
        self.site = site
        self.say, self.many = site.words.say, site.words.many
        titles = {slug: term.title for slug, term in glossary.terms.items()}
        self.writer = KeptLines(Writer(titles, Mentions({}), glossary.figures), glossary.texts)
        terms = glossary.terms.items()
        self._terms = {slug: link_to(term) for slug, term in terms}
        self._meanings = {slug: meaning_of(term, self._terms[slug]) for slug, term in terms}
        self.navs: dict[str, tuple[NavItem, ...]] = {}  # by what is marked in them: many pages have one list
        declared = glossary.catalogue.items()
        self._formulas: dict[tuple[str, str], FormulaBlock | None] = {}  # by term and root: several show one
        self._calculators = {
            slug: Link(one.title, f"calculators/{slug}/", one.question) for slug, one in declared
        }
        self._areas = {slug: Link(one.title, one.path, one.summary) for slug, one in glossary.areas.items()}

    def start(self, calculator: str) -> str:
        """What the default case of a calculator is called."""
        return self.catalogue[calculator].start or self.say("Example")

    def term(self, slug: str) -> Link:
        """A link to a term, by its title in running text."""
        return self._terms[slug]

    def terms(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Links to terms."""
        return tuple(self.term(slug) for slug in slugs)

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

    def meanings(self, slugs: Iterable[str]) -> tuple[Meaning, ...]:
        """Terms that a text links to, with what their cards tell."""
        return tuple(self._meanings[slug] for slug in slugs)

    def level(self, name: str) -> str:
        """What a level is called."""
        return level_in(self.say, name)

    def questions(self, questions: Iterable[Question], root: str) -> tuple[QuestionShown, ...]:
        """Questions with their answers; ids q1, q2 …"""
        answers = (
            (n, one.ask, *self.writer.answer(_first_bold(one.answer.text), root))
            for n, one in enumerate(questions, 1)
        )
        return tuple(QuestionShown(ask, html, words, f"q{n}") for n, ask, html, words in answers)

    def formula(self, term: Term, root: str) -> FormulaBlock | None:
        """The formula with its legend, if the term has one."""
        asked = term.slug, root
        if asked not in self._formulas:
            self._formulas[asked] = self._formula(term, root)
        return self._formulas[asked]

    def _formula(self, term: Term, root: str) -> FormulaBlock | None:
        if term.formula:
            speech, legend = self.site.words.speech, self._legend(term, root)
            formula, heard = shown(term.formula, self.glossary.texts, speech), ""
            if formula.alike:
                meanings = {one.name: plain(row.means) for one, row in zip(term.symbols, legend, strict=True)}
                heard = in_words(term.formula, meanings, speech)
            return FormulaBlock(Markup(formula.mathml), formula.latex, term.formula, legend, heard=heard)
        if term.latex:
            legend, words = self._legend(term, root), self.say("The formula of {term}", term=term.title)
            drawn = self.glossary.texts.take(digest("latex", term.latex), lambda: _drawn(term.latex))
            return FormulaBlock(drawn, term.latex, words, legend, checked=False)
        return None

    def _legend(self, term: Term, root: str) -> tuple[LegendRow, ...]:
        return tuple(
            LegendRow(
                Markup(symbol(one.name)),
                self.writer.line(one.means.text, root),
                "" if one.unit in UNSAID else one.unit,
                self.writer.filled(one.value),
            )
            for one in term.symbols
        )

    def notes(self, pairs: Iterable[tuple[str, str, Link | None]], root: str) -> tuple[Note, ...]:
        """Terms, each with a line that says why."""
        return tuple(Note(self.term(slug), self.writer.line(text, root), more) for slug, text, more in pairs)

    def venues(self, venues: Iterable[Venue], sources: Iterable[Source], root: str) -> tuple[VenueRow, ...]:
        """Each venue's rule, with a link down to the source that it names."""
        known = {
            name: (Link(f"{source.publisher} ({n})", f"#source-{n}"), source.checked)
            for n, source in enumerate(sources, 1)
            for name in (source.title, source.url)
        }
        rows = []
        for one in venues:
            link, checked = known[one.source]
            rule = self.writer.line(one.rule.text, root)
            rows.append(VenueRow(one.venue, rule, link, None if one.checked == checked else one.checked))
        return tuple(rows)

    def uses(self, backlinks: Iterable[Backlink]) -> tuple[UseShown, ...]:
        """The sentences of other terms, the word marked."""
        return tuple(use_shown(self.term(use.term), use) for use in backlinks)

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


def _drawn(raw: str) -> Markup:
    """MathML of raw LaTeX, for what no expression can say; where that leaves a wide space, a line may end."""
    from latex2mathml.converter import convert  # it takes long to load

    html = convert(raw).replace(' xmlns="http://www.w3.org/1998/Math/MathML" display="inline"', "")
    html = re.sub(r"<(\w+)([^<>]*?) ?/>", r"<\1\2></\1>", html)
    pieces = _WIDE_SPACE.sub(
        "</mrow><mrow>", html.removeprefix("<math><mrow>").removesuffix("</mrow></math>")
    )
    return Markup('<math class="mg-pieces" alttext="{}"><mrow><mrow>{}</mrow></mrow></math>').format(
        raw, Markup(pieces)
    )
