"""A term as Markdown, for whoever reads without its page: `/terms/<slug>.md`, at an address that stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsite.downloads.texts import Texts, typed
from termsite.linking.pictures import addressed
from termsite.model import Document, Glossary, Reference, Site, Term
from termsite.pages.formulas import shown
from termsite.pages.headline import capital
from termsite.pages.setter import UNSAID
from termsite.pages.term import twin_path
from termsite.pages.workshop import level_in


def twins(glossary: Glossary, site: Site) -> tuple[Document, ...]:
    """Make the file of every term."""
    writer = Twin(glossary, site)
    return tuple(
        Document(twin_path(term), writer.term(term).encode(), term.body.place)
        for term in glossary.terms.values()
    )


class Twin:
    """Writes the terms of one glossary as Markdown; every link and every figure is set in."""

    def __init__(self, glossary: Glossary, site: Site) -> None:
        self._glossary, self._site = glossary, site
        self._say, self._speech = site.words.say, site.words.speech
        titles = {slug: term.title for slug, term in glossary.terms.items()}
        self._texts = Texts(titles, glossary.figures, site)
        self.text, self._link = self._texts.text, self._texts.link

    def term(self, term: Term) -> str:
        """Everything that the term's page says of it."""
        lead, rest = self._texts.parts(self._pictured(term))
        blocks = [f"# {typed(capital(term.title))}", f"> {term.summary}", " · ".join(self._facts(term)), lead]
        blocks += [*self._formula(term), rest]
        blocks += [*self._calculators(term), *self._venues(term), *self._questions(term)]
        for heading, pairs in (
            (self._say("Not the same as"), ((one.term, one.difference.text) for one in term.contrast)),
            (self._say("Related"), ((one.term, one.why.text) for one in term.related)),
        ):
            blocks += self._pairs(heading, pairs)
        blocks += [*self._sources(term), "---", self._imprint(term)]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _pictured(self, term: Term) -> str:
        known = {one.picture.name: one.picture for one in self._glossary.pictures.get(term.path, ())}
        return addressed(term.body.text, known, self._site.address + term.path)

    def _facts(self, term: Term) -> Iterator[str]:
        say = self._say
        yield say("Level: {level}", level=level_in(say, term.level))
        if names := (*term.aliases, *term.symbol_aliases):
            yield say("Also: {names}", names=", ".join(names))
        if term.broader:
            yield say("A kind of {term}", term=self._link(term.broader.slug))
        if term.requires:
            yield say("Read first: {terms}", terms=self._links(term.requires))
        if term.reviewed:
            yield say("Reviewed {day}", day=term.reviewed)
        else:
            yield say("Published {day}", day=term.published)

    def _links(self, references: Iterable[Reference]) -> str:
        return ", ".join(self._link(reference.slug) for reference in references)

    def _formula(self, term: Term) -> Iterator[str]:
        if not (term.formula or term.latex):
            return
        yield f"## {self._say('The formula')}"
        if term.formula:
            formula = shown(term.formula, self._glossary.texts, self._speech)
            yield f"`{formula.line}`"
            yield f"$$\n{formula.latex}\n$$"
        else:
            yield f"$$\n{term.latex}\n$$"
        yield "\n".join(
            f"- `{self._letter(one.name)}`: {self.text(one.means.text)}{self._value(one.value, one.unit)}"
            for one in term.symbols
        )

    def _letter(self, name: str) -> str:
        return shown(name, self._glossary.texts, self._speech).line

    def _value(self, value: str, unit: str) -> str:
        shown = " ".join(part for part in (self.text(value), unit) if part and part not in UNSAID)
        return f" ({shown})" if shown else ""

    def _calculators(self, term: Term) -> Iterator[str]:
        if term.calculators:
            yield f"## {self._say('With your numbers')}"
        for use in term.calculators:
            calculator = self._glossary.catalogue[use.calculator]
            path = f"calculators/{use.calculator}/" + (f"{use.preset}/" if use.preset else "")
            sentence = self._glossary.answers.sentence(use.calculator, use.preset or "")
            yield f"[{calculator.title}]({self._site.address}{path}): {calculator.question} {sentence}"

    def _venues(self, term: Term) -> Iterator[str]:
        if not term.venues:
            return
        yield f"## {self._say('Same word, other rule')}"
        rows = (
            f"| {_cell(one.venue)} | {_cell(self.text(one.rule.text))} | {_cell(one.source)}, {one.checked} |"
            for one in term.venues
        )
        say = self._say
        head = " | ".join((say("Where"), say("The rule there"), say("Source, checked")))
        yield "\n".join((f"| {head} |", "|---|---|---|", *rows))

    def _questions(self, term: Term) -> Iterator[str]:
        if term.questions:
            yield f"## {self._say('Questions')}"
        for one in term.questions:
            yield f"### {one.ask}"
            yield self.text(one.answer.text).strip()

    def _pairs(self, heading: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        if rows := [f"- {self._link(slug)}: {self.text(text).strip()}" for slug, text in pairs]:
            yield f"## {heading}"
            yield "\n".join(rows)

    def _sources(self, term: Term) -> Iterator[str]:
        if term.sources:
            yield f"## {self._say('Sources')}"
        yield "\n".join(
            f"{n}. [{typed(one.title)}](<{one.url}>). {one.publisher}. {one.supports} "
            f"{self._say('Checked {day}', day=one.checked)}."
            for n, one in enumerate(term.sources, 1)
        )

    def _imprint(self, term: Term) -> str:
        address = self._site.address + term.path
        return f"{self._site.name}, <{address}>. {self._say('Text CC BY 4.0.')} {self._site.notice}".rstrip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
