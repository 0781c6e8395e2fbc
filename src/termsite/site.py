"""A project's folder to its published site: the verbs, one after the other, and of each only what is new."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TextIO

from filelock import FileLock

from termsite.archive import read_archive, withdrawn
from termsite.assets import assets
from termsite.desk import Desk, lay
from termsite.downloads.robots import page_part
from termsite.engine.bundle import bundle
from termsite.glossary import read_and_link
from termsite.kept import Cabinet, Shelf, digest, ground
from termsite.ledger import Part
from termsite.linking.kept_prose import names_in
from termsite.model import Document, Glossary, Place, Problem, Site
from termsite.pages.all import pages
from termsite.pages.page import Page
from termsite.press import Press, Sheet, printed
from termsite.progress import Progress
from termsite.publish import Standing, publish, spare_of
from termsite.record.inspection import Inspection
from termsite.record.key import key_of
from termsite.record.record import Record
from termsite.record.store import SITE, Store
from termsite.rendering.others import render_others
from termsite.shards import SHARE, Fallen, shared
from termsite.theme.cards import pictured
from termsite.theme.frame import frames
from termsite.theme.slots import BadFrame
from termsite.untouched import forget, of_site
from termsite.verify.check import Source
from termsite.verify.facts import Facts
from termsite.workers import Crew

_SITES = 4  # so many sites are known: the published one, the one being written, and a few for trying

Engine = Callable[[Path, Site, Shelf[bytes]], tuple[Document, ...]]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a build works with beside the project: what is kept, who makes the engine, and who is told."""

    cabinet: Cabinet
    engine: Engine
    progress: Progress
    crew: Crew | None  # who renders; nobody but this process


def build(
    root: Path,
    to: Path,
    address: str = "",
    *,
    live: bool = False,
    engine: Engine = bundle,
    terminal: TextIO | None = None,
    crew: Crew | None = None,
) -> list[Problem]:
    """Build the whole site into the folder `to`; with any problem, nothing is published.

    Two builds of one project take turns. What one found out is kept in `build/kept/` for the next; to take
    that folder away costs time and changes nothing. Whoever renders, the bytes are the same.
    """
    kept, progress = root / "build" / "kept", Progress(terminal)
    kept.mkdir(parents=True, exist_ok=True)
    with FileLock(kept / "lock"), closing(progress):
        bench = Bench(Cabinet(kept, ground()), engine, progress, crew)
        problems = _built(root, to, address, bench, live=live)
        bench.cabinet.close()
    return problems


def _built(root: Path, to: Path, address: str, bench: Bench, *, live: bool) -> list[Problem]:
    cabinet = bench.cabinet
    memory = cabinet.memory()
    glossary, site, problems = read_and_link(root, address, live=live, memory=memory)
    frozen, in_archive = read_archive(root, site)
    if problems := [*problems, *in_archive]:
        return problems
    frozen = (*frozen, *withdrawn(frozen, glossary.catalogue))
    with closing(Store(of_site(root, to) / SITE, cabinet.ground)) as store:
        try:
            made = _made(root, glossary, site, Record(store, str(to), site.base), bench, frozen)
        except BadFrame as broken:
            return [
                Problem(Place("mkdocs.yml"), str(broken), "It has to do with the theme, or with 'frames'.")
            ]
        except Fallen as fallen:
            hint = "It was ended from outside, or by this page: `--executor none` shows which."
            where = Place(fallen.page.source or fallen.page.file)
            return [Problem(where, "a worker was lost each time that it rendered this page", hint)]
        return _published(root, to, glossary, site, made, store, bench, frozen)


def _published(
    root: Path,
    to: Path,
    glossary: Glossary,
    site: Site,
    made: Made,
    store: Store,
    bench: Bench,
    frozen: tuple[Document, ...],
) -> list[Problem]:
    """Publish what was made, and write down what there is now."""
    bench.progress.step(f"Checking {len(made.keys):,} pages")
    known, record = of_site(root, to), Record(store, str(to), site.base)
    standing, kept = (frozenset(one.path for one in some) for some in (made.standing, frozen))
    inspection = Inspection(record, site.base, standing, kept, made.facts, _sources(root, made))
    forget(root, to)
    problems = publish(made.documents, to, inspection, made.standing, spare_of(known, to))
    if not problems:
        with store.together():
            record.keep(made.keys, inspection.found, inspection.names, anew=inspection.whole)
            names = names_in(bench.cabinet.shelf("prose"))
            titles = {slug: term.title for slug, term in glossary.terms.items()}
            desk = Desk(titles, names, glossary.figures, made.press, made.ground)
            lay(store, desk, glossary, made.pages, made.facts)
        _forgotten(known.parent)
    return problems


@dataclass(frozen=True, slots=True)
class Made:
    """A site that is to be published: what is new, the pages that stand, and the key of every page."""

    documents: tuple[Document, ...]
    standing: tuple[Standing, ...]
    keys: Mapping[str, str]
    facts: Mapping[str, Facts]  # of the new pages
    pages: tuple[Page, ...]
    press: Press
    ground: str  # a name for what every page is made with


def _sources(root: Path, made: Made) -> Source:
    """Of each page the file that an editor wrote it in."""
    every: list[Document | Standing] = [*made.documents, *made.standing]
    places = {one.path: one.place.path for one in every}

    def source(name: str) -> tuple[str, str] | None:
        path = places.get(name, name)
        file = root / path
        return (path, file.read_text("utf-8")) if path != name and file.is_file() else None

    return source


def _made(
    root: Path, glossary: Glossary, site: Site, record: Record, bench: Bench, frozen: tuple[Document, ...]
) -> Made:
    """Make every file of the site but the pages that stand as they would be made."""
    parts, templates = bench.cabinet.shelf("parts"), bench.cabinet.shelf("templates")
    made, progress = bench.cabinet.shelf("made"), bench.progress
    engine = bench.engine(root, site, made)
    progress.step(f"Laying out {len(glossary.terms):,} terms")
    shown = pictured(pages(glossary, site), root, site)
    theme = frames(root, shown, glossary, site)
    ground = digest(bench.cabinet.ground, repr(site), *(one.path for one in engine))
    keys = {page.file: key_of(page, ground, theme.name_of(page)) for page in shown}
    asked = shown if len(keys) == len(shown) else ()  # two with one path are both made, and told of
    standing = {page.file: page for page in asked if record.stands(page.file, keys[page.file])}
    fresh = [page for page in shown if page.file not in standing]
    press = Press(
        theme.bare(), site, frozenset(one.path for one in engine), templates.known, bench.cabinet.ground
    )
    leaves = tuple(leaf for sheet in _rendered(press, fresh, bench) for leaf in sheet.leaves)
    progress.step("Making the files for programs")

    def part(page: Page) -> Part:
        told: Part = parts.take(keys[page.file], lambda: page_part(page))
        return told

    def beside(page: Page, make: Callable[[], Document]) -> Document:
        found: Document = made.take(digest("beside", keys[page.file]), make)
        return found

    others = (
        *render_others(shown, theme, site, templates, beside),
        *assets(root, shown, glossary, site, theme.styles, made, part),
    )
    stay = tuple(Standing(file, Place(page.source or file)) for file, page in standing.items())
    new = (*(leaf.document for leaf in leaves), *theme.assets, *engine, *others)
    facts = {leaf.document.path: leaf.facts for leaf in leaves}
    had = {document.path for document in new}  # an engine that is the archive's too
    documents = (*new, *(one for one in frozen if one.path not in had))
    return Made(documents, stay, keys, facts, shown, replace(press, templates=templates.asked), ground)


def _rendered(press: Press, fresh: Sequence[Page], bench: Bench) -> Iterator[Sheet]:
    """Render what is new, here or by workers; a template that was compiled on the way is kept."""
    templates, progress = bench.cabinet.shelf("templates"), bench.progress
    if bench.crew:
        sheets = progress.counted(
            f"Rendering {SHARE} pages at a time", shared(press, fresh, bench.crew), -(-len(fresh) // SHARE)
        )
    else:
        sheets = iter((printed(press, progress.counted("Rendering pages", fresh, len(fresh))),))
    for sheet in sheets:
        for name, code in sheet.templates.items():
            templates.take(name, partial(bytes, code))
        yield sheet


def _forgotten(sites: Path) -> None:
    """Forget all sites but those that were made last."""
    for old in sorted(sites.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)[_SITES:]:
        shutil.rmtree(old, ignore_errors=True)
