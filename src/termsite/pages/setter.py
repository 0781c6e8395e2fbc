"""A term's record as a page shows it: links, questions, a formula, notes, with HTML right for that page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from calckit import symbol
from termsite.kept import Shelf, digest
from termsite.linking.kept_prose import KeptLines
from termsite.linking.linker import CAPITAL, FULL_STOPS, STOPS
from termsite.linking.mention import Mentions
from termsite.linking.prose import Writer
from termsite.linking.untagged import plain
from termsite.model import Backlink, Question, Site, Source, Term, Venue
from termsite.pages.formulas import in_words, shown
from termsite.pages.page import Link
from termsite.pages.parts import (
    FormulaBlock,
    LegendRow,
    Meaning,
    Note,
    QuestionShown,
    UseShown,
    VenueRow,
    link_to,
    meaning_of,
    use_shown,
)

_WIDE_SPACE = re.compile(r'<mspace width="\dem"></mspace>')
UNSAID = ("sign", "fraction", "number")  # kinds of number: a reader sees them from the number itself
_SENTENCE = re.compile(rf"(?s)\A([^*]+?(?:[{STOPS}](?=\s+(?:[0-9\[{{]|{CAPITAL})|\s*\Z)|[{FULL_STOPS}]))")


def _first_bold(answer: str) -> str:
    """Set the first sentence bold: it is the answer, the rest explains it."""
    return _SENTENCE.sub(r"**\1**", answer)


class Setter:
    """What the records of terms are set with."""

    def __init__(
        self,
        site: Site,
        terms: Mapping[str, Term],
        titles: Mapping[str, str],
        figures: Mapping[str, str],
        texts: Shelf[Any],
    ) -> None:
        """`terms` are all that a record may name; `texts` short ones and formulas, as set before."""
        self.site = site
        self.say, self.many = site.words.say, site.words.many
        self.writer = KeptLines(Writer(titles, Mentions({}), figures), texts)
        self._known, self._texts = terms, texts
        self._terms: dict[str, Link] = {}
        self._meanings: dict[str, Meaning] = {}
        self._formulas: dict[tuple[str, str], FormulaBlock | None] = {}  # by term and root: several show one

    def term(self, slug: str) -> Link:
        """A link to a term, by its title in running text."""
        link = self._terms.get(slug)
        if link is None:
            link = self._terms[slug] = link_to(self._known[slug])
        return link

    def terms(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Links to terms."""
        return tuple(self.term(slug) for slug in slugs)

    def meanings(self, slugs: Iterable[str]) -> tuple[Meaning, ...]:
        """Terms that a text links to, with what their cards tell."""
        return tuple(self._meaning(slug) for slug in slugs)

    def _meaning(self, slug: str) -> Meaning:
        meaning = self._meanings.get(slug)
        if meaning is None:
            meaning = self._meanings[slug] = meaning_of(self._known[slug], self.term(slug))
        return meaning

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
            formula, heard = shown(term.formula, self._texts, speech), ""
            if formula.alike:
                meanings = {one.name: plain(row.means) for one, row in zip(term.symbols, legend, strict=True)}
                heard = in_words(term.formula, meanings, speech)
            return FormulaBlock(Markup(formula.mathml), formula.latex, term.formula, legend, heard=heard)
        if term.latex:
            legend, words = self._legend(term, root), self.say("The formula of {term}", term=term.title)
            drawn = self._texts.take(digest("latex", term.latex), lambda: _drawn(term.latex))
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
