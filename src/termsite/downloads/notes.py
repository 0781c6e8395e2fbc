"""What the deck asks, in the order of study: meanings both ways, questions, sums from examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from calckit.calculator import Calculator
from calckit.numbers import MINUS
from calckit.wire import FieldOfForm, NumberField
from termsite.answers import Answers
from termsite.downloads.kinds import KINDS, root_tag
from termsite.ledger import Part, Row, digest, origins
from termsite.model import Source, Term
from termsite.pages.headline import capital
from termsite.pages.parts import LegendRow
from termsite.pages.workshop import Workshop

_LINK = re.compile(r"</?a\b[^>]*>|</?span\b[^>]*>")
_DRESS = re.compile(r' (?:tabindex|role|aria-label|data-[\w-]+|class(?!="mg-(?:pieces|long)"))="[^"]*"')


@dataclass(frozen=True, slots=True)
class Note:
    """What Anki keeps as one; by `key`, what it was first called, it keeps its place in a collection."""

    key: str
    path: str  # the page that it is about
    name: str  # as people call it
    fields: Mapping[str, str]  # HTML by the names that its kind gives; what is not named is empty
    tags: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.key.partition(" ")[0]

    @property
    def values(self) -> tuple[str, ...]:
        """The HTML of every field, as its kind orders them."""
        return tuple(str(self.fields.get(field, "")) for field in KINDS[self.kind].fields)

    @property
    def part(self) -> Part:
        """What the ledger keeps of it."""
        name = " ".join(self.name.split())
        return Part(self.key, self.path, name, digest((*self.values, *self.tags)))


def notes(shop: Workshop) -> tuple[Note, ...]:
    """Every note as it can be learned: each term after what it requires, with its questions and its sums."""
    glossary = shop.glossary
    first = origins(glossary.terms, glossary.redirects, glossary.ledger)
    sums = _sums_by_term(shop)
    of_terms = (
        note
        for slug in glossary.order
        for note in (*_of_term(shop, glossary.terms[slug], first[slug]), *sums.get(slug, ()))
    )
    return (*of_terms, *sums.get("", ()))


def parts(shop: Workshop) -> Iterator[Part]:
    """Give what the ledger keeps of the deck: its kinds of note, and its notes."""
    yield from (kind.part(shop.site) for kind in KINDS.values())
    yield from (note.part for note in notes(shop))


def withdrawn(shop: Workshop, live: Iterable[Note]) -> Iterator[Note]:
    """Notes of earlier releases that the deck has no more: they say so, and are found by a tag."""
    keys = {note.key for note in live}
    for key, row in shop.glossary.ledger.rows.items():
        if row.withdrawn and key not in keys and key.partition(" ")[0] in KINDS:
            yield _told(row, shop)


def _told(row: Row, shop: Workshop) -> Note:
    part = row.part
    kind = KINDS[part.key.partition(" ")[0]]
    fields = {kind.fields[0]: escape(part.name), "Withdrawn": shop.site.words.day(row.moment)}
    return Note(part.key, part.path, part.name, fields, (f"{root_tag(shop.site)}::withdrawn",))


def _of_term(shop: Workshop, term: Term, first: str) -> Iterator[Note]:
    """A term's meaning, asked both ways, and what readers ask of it."""
    area = shop.glossary.areas[term.areas[0].slug].title
    tags = (*_areas(shop, (term,)), f"{root_tag(shop.site)}::level::{term.level}")
    about = {"Area": escape(area), "Level": term.level, "Page": term.path}
    name = capital(term.title)
    yield Note(f"term {first}", term.path, name, about | _meaning(shop, term), tags)
    for asked, shown in zip(term.questions, shop.questions(term.questions, ""), strict=True):
        fields = {"Question": escape(asked.ask), "Term": escape(name), "Answer": bare(shown.answer)}
        yield Note(f"question {first} {asked.key}", term.path, f"{name}: {asked.ask}", about | fields, tags)


def _meaning(shop: Workshop, term: Term) -> dict[str, str]:
    formula = shop.formula(term, "")
    legend = "".join(map(_explained, formula.legend if formula else ()))
    said = ((shop.term(one.term).title, shop.writer.line(one.difference.text, "")) for one in term.contrast)
    say = shop.site.words.markup
    others = (say("Not <b>{term}</b>: {how}", term=title, how=bare(words)) for title, words in said)
    contrast = "".join(f"<p>{other}</p>" for other in others)
    return {
        "Term": escape(capital(term.title)),
        "Also": escape(", ".join((*term.aliases, *term.symbol_aliases))),
        "Meaning": escape(term.summary),
        "Formula": bare(formula.mathml) if formula else "",
        "Legend": Markup(f"<dl>{legend}</dl>") if legend else "",
        "Contrast": Markup(contrast),
        "Source": _sources(term.sources),
    }


def _explained(row: LegendRow) -> str:
    unit = escape(f", {row.unit}") if row.unit else ""
    return f"<dt>{row.symbol}</dt><dd>{bare(row.means)}{unit}</dd>"


def _sources(sources: Iterable[Source]) -> Markup:
    return Markup("; ".join(map(_cited, sources)))


def _cited(one: Source) -> str:
    return f'{escape(one.publisher)}, <a href="{escape(one.url)}">{escape(one.title)}</a>'


def _sums_by_term(shop: Workshop) -> dict[str, list[Note]]:
    """Sums by the last of the terms that they are about, in the order of study; "" for none."""
    place = {slug: n for n, slug in enumerate(shop.glossary.order)}
    found: dict[str, list[Note]] = {}
    for calculator in shop.catalogue.values():
        last = max(calculator.terms, key=lambda slug: place[slug], default="")
        found.setdefault(last, []).extend(_sums(shop, calculator))
    return found


def _sums(shop: Workshop, calculator: Calculator) -> Iterator[Note]:
    """Every worked example of a calculator: its numbers in front, its answer and working behind."""
    answers, slug = shop.glossary.answers, calculator.slug
    terms = [shop.glossary.terms[one] for one in calculator.terms]
    for preset, title in (("", ""), *((one.slug, one.title) for one in calculator.presets)):
        path = f"calculators/{slug}/{preset}/" if preset else f"calculators/{slug}/"
        name = f"{calculator.title}: {title}" if title else calculator.title
        fields = {
            "Case": escape(name),
            "Calculator": escape(calculator.title),
            "Question": escape(calculator.question),
            "Answer": escape(answers.sentence(slug, preset)),
            **answers.once("card", slug, preset, partial(_worked, answers, slug, preset)),
            "Area": escape(calculator.group),
            "Page": path,
        }
        key = f"sum {slug} {preset}".strip()
        yield Note(key, path, name, fields, tuple(_areas(shop, terms)))


def _worked(answers: Answers, calculator: str, preset: str) -> dict[str, Markup]:
    given = Markup().join(_given(answers.described(calculator, preset)["fields"]))
    working = answers.pieces(calculator, preset, "full", "").get("working", "")
    return {"Given": Markup("<ul>{}</ul>").format(given), "Working": bare(working)}


def _areas(shop: Workshop, terms: Iterable[Term]) -> Iterator[str]:
    slugs = dict.fromkeys(term.areas[0].slug for term in terms)
    yield from (f"{root_tag(shop.site)}::area::{slug}" for slug in slugs)


def _given(fields: Sequence[FieldOfForm]) -> Iterator[Markup]:
    for field in fields:
        if field["kind"] == "rows":
            for number, row in enumerate(field["rows"], 1):
                name = f"{capital(field['row'])} {number}"
                yield Markup("<li>{}: <ul>{}</ul></li>").format(name, Markup().join(_given(row)))
        else:
            said = _number(field) if field["kind"] == "number" else field["shown"]
            yield Markup("<li>{}: {}</li>").format(field["label"], said)


def _number(field: NumberField) -> str:
    """Return a number as the page shows one: 0.5%, 10×, −3 km."""
    apart = "" if field["unit"] in ("", "%", "×") else " "
    return f"{field['shown'].replace('-', MINUS)}{apart}{field['unit']}"


def bare(html: str) -> Markup:
    """Give markup without what only our pages use: their links, classes and roles."""
    return Markup(_DRESS.sub("", _LINK.sub("", html)))
