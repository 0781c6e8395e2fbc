"""The life of a deck: a small glossary, what editors do to it, and what each edit should do to the notes."""

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import genanki

from termsite.downloads.anki import deck
from termsite.downloads.notes import notes
from termsite.glossary import read_and_link
from termsite.pages.workshop import Workshop
from termsite.release import release

COMMON = Path(__file__).parents[1] / "common"
SITE = "Halves"  # as common/mkdocs.yml calls it
# The first release, and a second so late that what a reader wrote in between is older than it.
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
SECOND = datetime(2098, 1, 1, tzinfo=UTC)

EQUITY = """\
---
title: equity
summary: What is left of the things you own when every debt is paid.
areas: [basics]
level: starter
formula: E = V - L
symbols:
  E: {means: equity, unit: USD}
  V: {means: value of what is owned, unit: USD}
  L: {means: "[[debt]]", unit: USD}
questions:
  - {ask: Can it be negative?, answer: Yes. Then more is owed than owned.}
  - {ask: Who sees it?, answer: Whoever lends.}
published: 2026-01-01
---
Half of it is {half.half}.
"""
DEBT = """\
---
title: debt
summary: What you owe to another, to be paid on a day or when he asks.
areas: [basics]
level: starter
requires: [equity]
contrast:
  - {term: equity, difference: That is yours.}
questions:
  - {ask: Can it be negative?, answer: No. Then another owes it to you.}
published: 2026-01-01
---
It is owed.
"""


def founded(root: Path) -> Path:
    """The glossary before its first release."""
    shutil.copytree(COMMON, root, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "terms").mkdir()
    (root / "terms/equity.md").write_text(EQUITY, "utf-8")
    (root / "terms/debt.md").write_text(DEBT, "utf-8")
    return root


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that editors do, and the keys of the notes that it changes, brings and takes away."""

    name: str
    does: Callable[[Path], None]
    changed: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


def put(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Put other words in a file in place of some that are there once."""

    def edit(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert text.count(old) == 1, (file, old)
        (root / file).write_text(text.replace(old, new), "utf-8")

    return edit


def renamed(root: Path) -> None:
    """The term gets another slug; its old one is now another name, which leads to it."""
    put("terms/equity.md", "title: equity\n", "title: own funds\naliases: [equity]\n")(root)
    (root / "terms/equity.md").rename(root / "terms/own-funds.md")
    put("terms/debt.md", "requires: [equity]", "requires: [own-funds]")(root)
    put("terms/debt.md", "{term: equity,", "{term: own-funds,")(root)


def removed(root: Path) -> None:
    """A term goes, and with it what led there."""
    put("terms/equity.md", '"[[debt]]"', "what is owed")(root)
    (root / "terms/debt.md").unlink()


def twice_a_day(root: Path) -> None:
    """A correction is released, and an hour later it is corrected."""
    put("terms/equity.md", "is left of the things", "is left of all")(root)
    release(root, SECOND - timedelta(hours=1))
    put("terms/equity.md", "is left of all", "remains of all")(root)


TERM, NEGATIVE, SEES = "term equity", "question equity can-it-be-negative", "question equity who-sees-it"
IN_DEBT = "question debt can-it-be-negative"
ASKED, OTHERS = "  - {ask: Can it be negative?, answer: Yes.", "{ask: May it be below zero?, answer: Yes."
EDITS = (
    Edit("definition", put("terms/equity.md", "the things you own", "your things"), frozenset({TERM})),
    Edit("formula", put("terms/equity.md", "E = V - L", "E = -L + V"), frozenset({TERM})),
    Edit("preset", put("calculators/half.py", "1_000.0", "20_000.0"), frozenset({"sum half large"})),
    Edit(
        "question added first",
        put("terms/equity.md", "questions:\n", "questions:\n  - {ask: Is it mine?, answer: Yes.}\n"),
        new=frozenset({"question equity is-it-mine"}),
    ),
    Edit(
        "question reworded",
        put("terms/equity.md", ASKED, f"  - {{key: Can it be negative?, {OTHERS[1:]}"),
        frozenset({NEGATIVE}),
    ),
    Edit(
        "alias",
        put("terms/debt.md", "requires:", "aliases: [liability]\nrequires:"),
        frozenset({"term debt"}),
    ),
    Edit("rename", renamed, frozenset({TERM, NEGATIVE, SEES, "term debt"})),
    Edit("removal", removed, changed=frozenset({TERM}), gone=frozenset({"term debt", IN_DEBT})),
    Edit("second edit on a day", twice_a_day, frozenset({TERM})),
    Edit("nothing", lambda root: None),
    # What editors should not do, and are told of.
    Edit(
        "question reworded without its key",
        put("terms/equity.md", ASKED, f"  - {OTHERS}"),
        new=frozenset({"question equity may-it-be-below-zero"}),
        gone=frozenset({NEGATIVE}),
    ),
)
KEYS = frozenset({TERM, NEGATIVE, SEES, "term debt", IN_DEBT, "sum half", "sum half large"})


def made(root: Path) -> bytes:
    """The deck as the site offers it."""
    glossary, site, problems = read_and_link(root)
    assert not problems, "\n".join(map(str, problems))
    shop = Workshop(glossary, site)
    return deck(shop, notes(shop))


def lived(root: Path, edit: Edit, second: datetime = SECOND) -> tuple[bytes, bytes]:
    """The decks of two releases, with an edit between them."""
    founded(root)
    assert release(root, FIRST)[1] == []
    before = made(root)
    edit.does(root)
    assert release(root, second)[1] == []
    return before, made(root)


def guid(key: str, site: str = SITE) -> str:
    """By which Anki knows a note."""
    return str(genanki.guid_for(site, key))


@dataclass(frozen=True, slots=True)
class Kept:
    """A note as a deck's file holds it."""

    moment: datetime
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    cards: int
    due: frozenset[int]


def read_back(apkg: bytes) -> dict[str, Kept]:
    """Every note of a deck by its guid."""
    connection = sqlite3.connect(":memory:")
    with zipfile.ZipFile(io.BytesIO(apkg)) as archive:
        connection.deserialize(archive.read("collection.anki2"))
    try:
        return dict(_kept(connection))
    finally:
        connection.close()


def _kept(connection: sqlite3.Connection) -> Iterator[tuple[str, Kept]]:
    (models,) = connection.execute("select models from col").fetchone()
    names = {int(key): [field["name"] for field in one["flds"]] for key, one in json.loads(models).items()}
    places: dict[int, list[int]] = {}
    for note, due in connection.execute("select nid, due from cards"):
        places.setdefault(note, []).append(due)
    asked = "select id, guid, mid, mod, tags, flds from notes order by id"
    for number, known, model, mod, tags, fields in connection.execute(asked):
        due = places.get(number, [])
        yield (
            known,
            Kept(
                datetime.fromtimestamp(mod, UTC),
                dict(zip(names[model], fields.split("\x1f"), strict=True)),
                tuple(tags.split()),
                len(due),
                frozenset(due),
            ),
        )
