"""What readers have had and since when: the ledger, which `build.py release` moves and nothing else does.

What people keep a copy of, or come back to, is a part: a note of the deck, a kind of note, a page. Its moment
is that of the release with which it last changed: it moves with the part's own words alone, and the same
files tell the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import chain, count

STAMP = "%Y-%m-%dT%H:%M:%SZ"  # how a moment is written
EARLY = datetime(2000, 1, 1, tzinfo=UTC)  # of what was never released


@dataclass(frozen=True, slots=True)
class Release:
    """A version, the day it came out if it has, and what it says under each heading, in Markdown."""

    title: str
    day: date | None
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Something that readers have; its `key` is what it was first called, and stays."""

    key: str  # its kind, and its first slug or words
    path: str  # the page it is about; "" where it is about none
    name: str  # as people call it
    digest: str  # of all that it shows


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """A part as it was last released, and when that changed it; one that was withdrawn has no digest."""

    part: Part
    moment: datetime

    @property
    def withdrawn(self) -> bool:
        """Whether the last release did not have it any more."""
        return not self.part.digest


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every part that was ever released, by its key."""

    rows: Mapping[str, Row]

    @property
    def newest(self) -> datetime:
        """When the last release was that changed anything."""
        return max((row.moment for row in self.rows.values()), default=EARLY)

    def moment(self, key: str) -> datetime:
        """When a part last changed; what is not released yet is as old as the last release."""
        return self.rows[key].moment if key in self.rows else self.newest

    def since(self, part: Part) -> datetime | None:
        """When a part became what it is; None where that is not released."""
        row = self.rows.get(part.key)
        return row.moment if row and row.part.digest == part.digest else None

    def released(self, parts: Iterable[Part], moment: datetime) -> Ledger:
        """Give the ledger once these parts are out: what is another than before is of this moment."""
        now = {part.key: Row(part, self.since(part) or moment) for part in parts}
        gone = {key: self._withdrawn(row, moment) for key, row in self.rows.items() if key not in now}
        return Ledger(dict(sorted((now | gone).items())))

    def _withdrawn(self, row: Row, moment: datetime) -> Row:
        return row if row.withdrawn else Row(replace(row.part, digest=""), moment)


def origins(slugs: Iterable[str], redirects: Mapping[str, str], ledger: Ledger) -> dict[str, str]:
    """Give for each term the slug under which it was first released, which a renamed one keeps.

    A term was renamed if another address leads to it at which a term was, and none is. Of several it is the
    first in the alphabet; a slug that a renamed term has kept is numbered for the next.
    """
    known = dict(_known(ledger))
    renamed = {new: known[old] for old, new in sorted(redirects.items(), reverse=True) if old in known}
    held = {*known.values()}
    return {slug: known.get(slug) or renamed.get(slug) or _free(slug, held) for slug in slugs}


def _known(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The slug of each term as it was last released, with its first."""
    for key, row in ledger.rows.items():
        kind, _, first = key.partition(" ")
        if kind == "term" and not row.withdrawn:
            yield row.part.path.removeprefix("terms/").strip("/"), first


def _free(slug: str, held: set[str]) -> str:
    numbered = chain((slug,), (f"{slug}-{number}" for number in count(2)))
    return next(one for one in numbered if one not in held)


def digest(values: Iterable[str]) -> str:
    """Give a short name for exactly these texts in this order."""
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:16]


def key_of(words: str) -> str:
    """Give a question's words as its key: a comma or a capital makes no other question."""
    return "-".join(re.findall(r"\w+", words.casefold().replace("'", "").replace("’", "")))
