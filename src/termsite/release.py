"""`build.py release`: what goes out now, kept in the ledger with the moment at which it changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from termsite.archive import keep, lost
from termsite.content.ledger import FILE, text_of
from termsite.downloads.notes import parts
from termsite.downloads.robots import in_sitemap, page_part
from termsite.engine.bundle import engine
from termsite.engine.runtime import pyodide
from termsite.engine.trial import STARTS, questions, trial
from termsite.glossary import read_and_link
from termsite.ledger import STAMP, Ledger, Part, Row
from termsite.model import Glossary, Place, Problem, Site
from termsite.pages.all import pages
from termsite.pages.embeds import heights
from termsite.pages.workshop import Workshop

# What is counted apart, by how its keys begin.
SORTS: Mapping[str, tuple[str, ...]] = {"Cards": ("term ", "question ", "sum "), "Pages": ("page ",)}
Trial = Callable[[Path, Glossary, Site], tuple[str, list[Problem]]]  # in words, and what speaks against it


def release(root: Path, moment: datetime, ready: Trial | None = None) -> tuple[str, list[Problem]]:
    """Move the ledger of a project to a moment, and tell what has changed; with any problem, leave it.

    Whether what goes out is `ready` is asked last, when nothing else speaks against it.
    """
    glossary, site, problems = read_and_link(root)
    before = glossary.ledger
    if not problems and moment <= before.newest:
        message = f"{moment:{STAMP}} is not after the last release, {before.newest:{STAMP}}"
        problems = [Problem(Place(FILE, 0), message, "Give a later --moment, or none for this one.")]
    with TemporaryDirectory() as folder:
        built, tried = Path(folder) / "site", ""
        problems = problems or [*_made(root, site, built)]
        if ready and not problems:
            tried, problems = ready(root, glossary, site)
        if problems:
            return "", problems
        kept = _kept(root, glossary, site, built)
    after = before.released(released(glossary, site), moment)
    if after != before:
        (root / FILE).write_text(text_of(after), "utf-8")
    return "\n".join(filter(None, (tried, *told(before, after), *kept))), []


def engine_tried(root: Path, glossary: Glossary, site: Site) -> tuple[str, list[Problem]]:
    """Ask the engine that goes out random questions: none may be answered otherwise than by Python."""
    if not pyodide(root).exists():
        return "The engine was not tried: nothing is here to make one of.", []
    began, catalogue = time.monotonic(), glossary.answers.catalogue
    asked = questions(catalogue)
    faults = trial(engine(root, site), catalogue, asked, site.words.speech)
    problems = [Problem(glossary.sources[one.calculator].place, one.message, one.hint) for one in faults]
    took = time.monotonic() - began
    words = f"{len(asked):,} questions to {len(catalogue)} calculators answered as Python answers them"
    return f"Engine, from {' and from '.join(STARTS)}: {words}, in {took:,.0f} s.", problems


def _made(root: Path, site: Site, built: Path) -> Iterator[Problem]:
    """Build what is to be kept, where the settings name an archive, and see whether v1 has lost something."""
    if site.archive:
        from termsite.site import build  # with all that a build needs

        yield from build(root, built) or lost(built, site)


def _kept(root: Path, glossary: Glossary, site: Site, built: Path) -> tuple[str, ...]:
    """Keep what other sites embed as it goes out, where the settings name an archive."""
    if not site.archive:
        return ()
    shop = Workshop(glossary, site)
    return (keep(built, root, site, {slug: heights(shop, slug) for slug in glossary.catalogue}),)


def released(glossary: Glossary, site: Site) -> Iterator[Part]:
    """Everything that the ledger keeps of a site."""
    yield from parts(Workshop(glossary, site))
    yield from map(page_part, filter(in_sitemap, pages(glossary, site)))


def told(before: Ledger, after: Ledger) -> Iterator[str]:
    """What a release brings, in sentences: how much of each sort, and by name what is gone."""
    moved = [row for key, row in after.rows.items() if before.rows.get(key) != row]
    gone = [row for row in moved if row.withdrawn]
    new = [row for row in moved if row.part.key not in before.rows]
    for sort in SORTS:
        every, others, less, more = (_of(sort, rows) for rows in (after.rows.values(), moved, gone, new))
        changed, still = others - less - more, every - others
        yield f"{sort}: {changed} changed, {more} new, {less} withdrawn, {still} as before."
    for row in gone:
        yield f"Withdrawn: {row.part.key} ({row.part.name}){_instead(row, new)}"


def _of(sort: str, rows: Iterable[Row]) -> int:
    return sum(row.part.key.startswith(SORTS[sort]) for row in rows)


def _instead(gone: Row, new: Iterable[Row]) -> str:
    """What to do if a thing is not gone, but is called otherwise now."""
    kind, _, known = gone.part.key.partition(" ")
    slug, _, words = known.partition(" ")
    came = [row.part for row in new if row.part.key.startswith(f"{kind} ")]
    if kind == "term" and came:
        return f". If it was only renamed, take {FILE} back and make the old title an alias"
    asked = [f"'{part.name}'" for part in came if part.key.startswith(f"question {slug} ")]
    if asked:
        return f". If it is now {' or '.join(asked)}, take {FILE} back and give that one 'key: {words}'"
    return ""
