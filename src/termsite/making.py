"""The files of a site: what there is to make, and all of it that does not stand, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from termsite.assets import assets
from termsite.copied import SiteFile
from termsite.desk import Desk
from termsite.downloads.robots import page_part
from termsite.kept import Cabinet, Shelf, digest
from termsite.ledger import Part
from termsite.linking.kept_prose import names_in
from termsite.model import Document, Glossary, Place, Site
from termsite.pages.all import pages
from termsite.pages.page import Page
from termsite.press import Leaf, Press, leaves
from termsite.progress import Progress
from termsite.record.key import key_of
from termsite.record.record import Record
from termsite.rendering.others import render_others
from termsite.shards import SHARE, shared
from termsite.theme.cards import pictured
from termsite.theme.frame import frames
from termsite.theme.frames import Frames
from termsite.verify.facts import Facts
from termsite.workers import Crew

Engine = Callable[[Path, Site, Shelf[bytes]], tuple[SiteFile, ...]]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a build works with beside the project: what is kept, who makes the engine, and who is told."""

    cabinet: Cabinet
    engine: Engine
    progress: Progress
    crew: Crew | None  # who renders; nobody but this process


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to make: all pages, those that stand as they would be made, and the key of every one."""

    pages: tuple[Page, ...]
    standing: Mapping[str, Place]  # by file
    keys: Mapping[str, str]
    theme: Frames
    engine: tuple[SiteFile, ...]
    press: Press
    ground: str  # a name for what every page is made with


def planned(root: Path, glossary: Glossary, site: Site, record: Record, bench: Bench) -> Plan:
    """Lay out all pages, and find out which of them stand."""
    templates, made = bench.cabinet.shelf("templates"), bench.cabinet.shelf("made")
    engine = bench.engine(root, site, made)
    bench.progress.step(f"Laying out {len(glossary.terms):,} terms")
    shown = pictured(pages(glossary, site), root, site)
    theme = frames(root, shown, glossary, site)
    ground = digest(bench.cabinet.ground, repr(site), *(one.path for one in engine))
    keys = {page.file: key_of(page, ground, theme.name_of(page)) for page in shown}
    asked = shown if len(keys) == len(shown) else ()  # two with one path are both made, and told of
    stand = (page for page in asked if record.stands(page.file, keys[page.file]))
    standing = {page.file: Place(page.source or page.file) for page in stand}
    scripts = frozenset(one.path for one in engine)
    press = Press(theme.bare(), site, scripts, templates.known, bench.cabinet.ground)
    return Plan(shown, standing, keys, theme, engine, press, ground)


class Making:
    """Makes the files of a site one after the other: nowhere but on the disk are they all at once."""

    def __init__(
        self, plan: Plan, root: Path, glossary: Glossary, bench: Bench, frozen: tuple[SiteFile, ...]
    ) -> None:
        self.plan, self.glossary, self.bench = plan, glossary, bench
        self.frozen = frozenset(one.path for one in frozen)
        self.facts: dict[str, Facts] = {}  # of the pages made so far
        self._root, self._frozen = root, frozen
        self._places = {file: place.path for file, place in plan.standing.items()}  # of the files so far

    def documents(self) -> Iterator[SiteFile]:
        """Make every file but the pages that stand."""
        made = set[str]()
        kept = (one for one in self._frozen if one.path not in made)  # an engine may be the archive's too
        for one in chain(self._pages(), self._others(), kept):
            made.add(one.path)
            self._places[one.path] = one.place.path
            yield one

    def _pages(self) -> Iterator[Document]:
        fresh = [page for page in self.plan.pages if page.file not in self.plan.standing]
        for leaf in _rendered(self.plan.press, fresh, self.bench):
            self.facts[leaf.document.path] = leaf.facts
            yield leaf.document

    def _others(self) -> Iterator[SiteFile]:
        plan, glossary, site, shelf = self.plan, self.glossary, self.plan.press.site, self.bench.cabinet.shelf
        parts, made = shelf("parts"), shelf("made")

        def part(page: Page) -> Part:
            told: Part = parts.take(plan.keys[page.file], lambda: page_part(page))
            return told

        def beside(page: Page, make: Callable[[], Document]) -> Document:
            found: Document = made.take(digest("beside", plan.keys[page.file]), make)
            return found

        self.bench.progress.step("Making the files for programs")
        yield from plan.theme.assets
        yield from plan.engine
        yield from render_others(plan.pages, plan.theme, site, shelf("templates"), beside)
        yield from assets(self._root, plan.pages, glossary, site, plan.theme.styles, made, part)

    def desk(self) -> Desk:
        """What every text of the site is set with, once all pages are made."""
        cabinet, glossary = self.bench.cabinet, self.glossary
        titles = {slug: term.title for slug, term in glossary.terms.items()}
        press = replace(self.plan.press, templates=cabinet.shelf("templates").asked)
        names = names_in(cabinet.shelf("prose"))
        return Desk(titles, names, glossary.figures, press, self.plan.ground)

    def source(self, name: str) -> tuple[str, str] | None:
        """Of a page the file that an editor wrote it in, and what stands there."""
        path = self._places.get(name, name)
        file = self._root / path
        return (path, file.read_text("utf-8")) if path != name and file.is_file() else None


def _rendered(press: Press, fresh: Sequence[Page], bench: Bench) -> Iterator[Leaf]:
    """Render what is new, here or by workers; a template that was compiled on the way is kept."""
    templates, progress = bench.cabinet.shelf("templates"), bench.progress
    if not bench.crew:
        yield from leaves(press, progress.counted("Rendering pages", fresh, len(fresh)), templates)
        return
    shards = -(-len(fresh) // SHARE)
    for sheet in progress.counted(
        f"Rendering {SHARE} pages at a time", shared(press, fresh, bench.crew), shards
    ):
        for name, code in sheet.templates.items():
            templates.take(name, partial(bytes, code))
        yield from sheet.leaves
