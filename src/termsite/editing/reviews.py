"""When each term was last reviewed, by the history of its file, and what it said then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from termsite.content.term import read_term
from termsite.editing.history import History, Version
from termsite.model import Term

SAME = 0.5  # of its lines a file has at least, to be an old one under a new name; git says likewise
_REVIEWED = re.compile(rb"^reviewed:[ \t]*['\"]?([^'\"\s#]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Review:
    """The commit in which `reviewed` last took another value, and the term as that left it."""

    version: Version
    later: int  # so many commits have touched the file since
    term: Term | None  # None where today's rules do not take the file of that time, and then
    unread: str  # what they say of it


def last_reviews(history: History, terms: Iterable[Term]) -> Mapping[str, Review]:
    """Find for each term its last review; what was never reviewed, or never committed, has none."""
    versions = history.versions("terms")
    moved = _Moved(history, versions)
    mine = {
        term.slug: versions.get(path) or moved.before(term)
        for term in terms
        for path in [term.body.place.path]
    }
    every = [one.blob for found in mine.values() for one in found]
    content = dict(zip(every, history.contents(every), strict=True))
    found = {slug: _last([(one, content[one.blob]) for one in each]) for slug, each in mine.items()}
    return {slug: review for slug, review in found.items() if review}


class _Moved:
    """Files that HEAD has and the folder has not: one of them may be a new file under its old name."""

    def __init__(self, history: History, versions: Mapping[str, tuple[Version, ...]]) -> None:
        self._history, self._versions = history, versions
        self._gone = [path for path in versions if not (history.root / path).exists()]

    def before(self, term: Term) -> tuple[Version, ...]:
        """The versions of the file that became this term's, before anybody has committed that."""
        path = self._history.root / term.body.place.path
        if not self._gone or not path.exists():
            return ()
        blobs = [self._versions[one][0].blob for one in self._gone]
        lines = path.read_bytes().splitlines()
        contents = self._history.contents(blobs)
        alike = [
            (_alike(lines, raw.splitlines()), one) for raw, one in zip(contents, self._gone, strict=True)
        ]
        most, found = max(alike)
        return self._versions[found] if most >= SAME else ()


def _alike(one: list[bytes], other: list[bytes]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _last(versions: list[tuple[Version, bytes]]) -> Review | None:
    days = [_reviewed(raw) for _, raw in versions]
    if not days or not days[0]:
        return None
    later = next((n for n, day in enumerate(days) if day != days[0]), len(days)) - 1
    version, raw = versions[later]
    term, problems = read_term(version.path, raw)
    return Review(version, later, term, problems[0].message if problems else "")


def _reviewed(raw: bytes) -> bytes:
    front = raw.replace(b"\r\n", b"\n").partition(b"\n---\n")[0]
    found = _REVIEWED.search(front)
    return found[1] if found else b""
