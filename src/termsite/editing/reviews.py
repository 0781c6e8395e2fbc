"""When each term was last reviewed, by the history of its file, and what it said then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from termsite.content.term import read_term
from termsite.editing.history import History, Version
from termsite.model import Term

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
    mine = {term.slug: versions.get(term.body.place.path, ()) for term in terms}
    every = [one.blob for found in mine.values() for one in found]
    content = dict(zip(every, history.contents(every), strict=True))
    found = {slug: _last([(one, content[one.blob]) for one in each]) for slug, each in mine.items()}
    return {slug: review for slug, review in found.items() if review}


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
