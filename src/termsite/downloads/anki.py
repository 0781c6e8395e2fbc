"""The glossary as an Anki deck: meanings both ways, questions, and sums from the calculators' examples."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import genanki
from markupsafe import Markup, escape

from calckit import describe, mathml, parse
from calckit.wire import FieldOfForm
from termsite.engine.wheel import DAWN
from termsite.model import Term
from termsite.pages.headline import capital
from termsite.pages.workshop import Workshop

_STYLE = (
    ".card{font:20px/1.5 Georgia,serif;text-align:left;max-width:34em;margin:1em auto}.quiet{font-size:.8em}"
)
_ASK = {"name": "Ask", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}
_NAME = {"name": "Name", "qfmt": "Which word?<br>{{Meaning}}", "afmt": "{{FrontSide}}<hr id=answer>{{Front}}"}


def deck(shop: Workshop) -> bytes:
    """Give the deck as Anki imports it; a note keeps its identity, so that importing again updates it."""
    made = genanki.Deck(_number("deck"), f"{shop.site.name}: terms and sums", shop.site.description)
    for note in (*_meanings(shop), *_questions(shop), *_sums(shop)):
        made.add_note(note)
    return _packed(made, shop.glossary.newest)


def _model(name: str, fields: tuple[str, ...], templates: list[dict[str, str]]) -> Any:
    named = [{"name": field} for field in fields]
    return genanki.Model(_number(f"model {name}"), name, fields=named, templates=templates, css=_STYLE)


def _meanings(shop: Workshop) -> Iterator[Any]:
    """A word and its meaning, asked both ways."""
    model = _model("Glossary term", ("Front", "Back", "Meaning"), [_ASK, _NAME])
    for slug, term in shop.glossary.terms.items():
        formula = Markup(mathml(parse(term.formula))) if term.formula else Markup()
        back = Markup("<p>{}</p>{}{}").format(term.summary, formula, _page(shop, term.path))
        yield _note(model, f"term {slug}", (escape(capital(term.title)), back, escape(term.summary)), term)


def _questions(shop: Workshop) -> Iterator[Any]:
    """What readers ask of a term."""
    model = _model("Glossary question", ("Front", "Back"), [_ASK])
    for slug, term in shop.glossary.terms.items():
        for number, one in enumerate(shop.questions(term.questions, ""), 1):
            back = Markup("<p>{}</p>{}").format(one.plain, _page(shop, term.path))
            yield _note(model, f"question {slug} {number}", (escape(one.ask), back), term)


def _sums(shop: Workshop) -> Iterator[Any]:
    """Every worked example of every calculator: its numbers in front, its sentence behind."""
    model = _model("Glossary sum", ("Front", "Back"), [_ASK])
    for slug, calculator in shop.catalogue.items():
        for preset in ("", *(one.slug for one in calculator.presets)):
            given = Markup("").join(_given(describe(calculator, preset)["fields"]))
            front = Markup("<p>{}</p><ul>{}</ul>").format(calculator.question, given)
            sentence = shop.glossary.answers.sentence(slug, preset)
            path = f"calculators/{slug}/{preset}/" if preset else f"calculators/{slug}/"
            back = Markup("<p>{}</p>{}").format(sentence, _page(shop, path))
            guid = genanki.guid_for("sum", slug, preset)
            yield genanki.Note(model, [str(front), str(back)], guid=guid, tags=["sum", slug])


def _given(fields: Sequence[FieldOfForm]) -> Iterator[Markup]:
    for field in fields:
        if field["kind"] == "rows":
            for row in field["rows"]:
                yield Markup("<li>{}: <ul>{}</ul></li>").format(field["label"], Markup("").join(_given(row)))
        else:
            unit = f" {field['unit']}" if field["kind"] == "number" and field["unit"] else ""
            yield Markup("<li>{}: {}{}</li>").format(field["label"], field["shown"], unit)


def _note(model: Any, identity: str, fields: tuple[Markup, ...], term: Term) -> Any:
    tags = [term.level, *(area.slug for area in term.areas)]
    return genanki.Note(model, [str(field) for field in fields], guid=genanki.guid_for(identity), tags=tags)


def _page(shop: Workshop, path: str) -> Markup:
    address = shop.site.address + path
    return Markup('<p class="quiet"><a href="{0}">{0}</a></p>').format(address)


def _number(name: str) -> int:
    """A number for a name, in the range that Anki takes for one of its own."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (1 << 30) + (1 << 30)


def _packed(made: Any, day: date) -> bytes:
    """Write the deck in memory, dated by its newest term, so that the same terms give the same bytes."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    connection = sqlite3.connect(":memory:")
    try:
        genanki.Package(made).write_to_db(connection.cursor(), moment, count(int(moment * 1000)))
        connection.commit()
        collection = connection.serialize()
    finally:
        connection.close()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("collection.anki2", collection), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, DAWN)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, content)
    return buffer.getvalue()
