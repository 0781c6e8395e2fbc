"""`build.py report`: what no rule forbids and an editor would want to know, each with place and cure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from termsite.editing.alike import alike
from termsite.editing.circles import circles
from termsite.editing.findings import Finding, Section, in_words
from termsite.editing.history import History, NoHistory, history_of
from termsite.editing.orphans import orphans
from termsite.editing.reading_level import LONG, hard_to_read
from termsite.editing.stale import days_to_come, old_sources, stale_reviews
from termsite.editing.undefined import undefined
from termsite.editing.unlinked import Unlinked, findings, patch, unlinked
from termsite.glossary import read_and_link
from termsite.model import Glossary, Problem, Site

VERSION = 1  # of the JSON document


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report goes by: its day, how old a source may be, from which grade on a text is hard."""

    today: date
    days: int = 365
    grade: float = 12.0


def report(root: Path, wanted: Wanted, form: str) -> tuple[list[Problem], str]:
    """Say it in words, as "json", or give the "patch" alone; a folder with problems has no report."""
    glossary, site, problems = read_and_link(root)
    if problems:
        return problems, ""
    links = list(unlinked(glossary))
    ready, left = patch(root, links)
    if form == "patch":
        return [], ready.removesuffix("\n")
    sections = [*_ways(root, glossary, wanted, links, len(left)), *_words(glossary, site, wanted)]
    if form == "json":
        told = {"version": VERSION, "day": str(wanted.today), "sections": [one.record() for one in sections]}
        return [], json.dumps({**told, "patch": ready}, indent=2)
    return [], "\n".join(in_words(sections))


def _ways(
    root: Path, glossary: Glossary, wanted: Wanted, links: Iterable[Unlinked], left: int
) -> Iterator[Section]:
    """What is told of how terms hang together, and of what they stand on."""
    history, why = _history(root)
    yield _section(
        "orphans",
        "Terms that nothing leads to",
        "No text, no other term and no path names them: only lists do.",
        orphans(glossary),
    )
    yield _section(
        "reviews",
        "Reviews that the text has outgrown",
        why or "By git: what a term claims otherwise than in the commit in which 'reviewed' last moved.",
        stale_reviews(glossary, history),
    )
    yield _section(
        "days",
        "Days that are still to come",
        f"Said of what has been done, and later than {wanted.today}.",
        days_to_come(glossary, wanted.today),
    )
    yield _section(
        "sources",
        "Sources that are old or missing",
        f"Opened more than {wanted.days} days before {wanted.today}, or none at all.",
        old_sources(glossary, wanted.today, wanted.days),
    )
    yield _section(
        "unlinked",
        "Terms that are named and not linked",
        "Their pages nowhere lead there: only a text's body links by itself. All at once:"
        " build.py report --patch | git apply"
        + (f" ({left} of them fit in no line as it is, and stay to be written)" if left else ""),
        findings(links),
    )


def _words(glossary: Glossary, site: Site, wanted: Wanted) -> Iterator[Section]:
    """What is told of the words themselves."""
    yield _section(
        "undefined",
        "Words that are treated as terms and defined by none",
        "Set apart somewhere, or an abbreviation, and used by several.",
        undefined(glossary),
    )
    yield _section("alike", "Terms that look like one", "Nearly one name, or one summary.", alike(glossary))
    yield _section(
        "circles",
        "Summaries that go in a circle",
        "Who looks one word up is sent to another, and back.",
        circles(glossary),
    )
    yield _section(
        "reading",
        "Texts that are hard to read",
        f"A sentence of more than {LONG} words, or a text above grade {wanted.grade:g} of the Automated"
        " Readability Index, which is made for English and asked of no other language.",
        hard_to_read(glossary, site, wanted.grade),
    )


def _section(name: str, title: str, about: str, found: Iterable[Finding]) -> Section:
    return Section(name, title, about, tuple(found))


def _history(root: Path) -> tuple[History | None, str]:
    """The history, or why there is none and what is taken for it."""
    try:
        history = history_of(root)
        history.commit("HEAD")
    except NoHistory as reason:
        return None, f"{reason} What is told here is by the days in the files alone."
    return history, ""
