"""The glossary as an Anki deck, its notes dated by the ledger: an import brings what has changed, alone."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count
from typing import Any

import genanki

from termsite.downloads.kinds import KINDS, STYLE, Kind
from termsite.downloads.notes import Note, withdrawn
from termsite.engine.wheel import DAWN
from termsite.pages.workshop import Workshop


def deck(shop: Workshop, asked: Sequence[Note]) -> bytes:
    """Give the deck as Anki imports it; a note keeps its identity, so that importing again updates it."""
    ledger = shop.glossary.ledger
    made = genanki.Deck(_number(shop, "deck"), f"{shop.site.name}: terms and sums", shop.site.description)
    models = {name: _model(shop, kind) for name, kind in KINDS.items()}
    for number, note in enumerate(asked, 1):
        made.add_note(_dated(shop, note, models[note.kind], number))
    for note in withdrawn(shop, asked):
        made.add_note(_dated(shop, note, models[note.kind], 0))
    return _packed(made, ledger.newest)


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with a moment of its own, where genanki gives one to all."""

    moment: datetime

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        """Write it as of its own moment."""
        super().write_to_db(cursor, self.moment.timestamp(), deck_id, id_gen)


class _Withdrawn(_Note):
    """A note without cards: who has it gets the news, and nobody gets something new to learn."""

    cards = ()


class _Model(genanki.Model):  # type: ignore[misc]
    """A kind of note with a moment of its own."""

    moment: datetime

    def to_json(self, timestamp: float, deck_id: int) -> Any:
        """Describe it as of its own moment."""
        return super().to_json(self.moment.timestamp(), deck_id)


def _model(shop: Workshop, kind: Kind) -> _Model:
    made = _Model(
        _number(shop, f"kind {kind.name}"),
        f"{shop.site.name} {kind.name}",
        fields=[{"name": field} for field in kind.fields],
        templates=[dict(card) for card in kind.laid_out(shop.site)],
        css=STYLE,
    )
    made.moment = shop.glossary.ledger.moment(f"kind {kind.name}")
    return made


def _dated(shop: Workshop, note: Note, model: _Model, place: int) -> _Note:
    """A note for genanki; `place` is where it stands among what is new to a learner."""
    make = _Note if place else _Withdrawn
    guid = genanki.guid_for(shop.site.name, note.key)
    made = make(model, list(note.values), guid=guid, tags=note.tags, due=place)
    made.moment = shop.glossary.ledger.moment(note.key)
    return made


def _number(shop: Workshop, name: str) -> int:
    """A number for a name of this site's, in the range that Anki takes for one of its own."""
    sign = hashlib.sha256(f"{shop.site.name} {name}".encode()).digest()
    return int.from_bytes(sign[:4], "big") % (1 << 30) + (1 << 30)


def _packed(made: genanki.Deck, moment: datetime) -> bytes:
    """Write the deck in memory, its numbers counted from a moment, so that the same gives the same bytes."""
    connection = sqlite3.connect(":memory:")
    try:
        start = moment.timestamp()
        genanki.Package(made).write_to_db(connection.cursor(), start, count(int(start * 1000)))
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
