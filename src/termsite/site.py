"""A project's folder to its published site: the verbs, one after the other, and of each only what is new."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import TextIO

from filelock import FileLock

from termsite.archive import read_archive, withdrawn
from termsite.copied import SiteFile
from termsite.desk import lay
from termsite.engine.bundle import bundle
from termsite.glossary import read_and_link
from termsite.kept import Cabinet, ground
from termsite.making import Bench, Engine, Making, planned
from termsite.model import Place, Problem
from termsite.progress import Progress
from termsite.publish import Standing, publish, spare_of, unfit
from termsite.record.inspection import Inspection
from termsite.record.record import Record
from termsite.record.store import SITE, Store
from termsite.shards import Fallen
from termsite.theme.slots import BadFrame
from termsite.untouched import forget, of_site
from termsite.workers import Crew

_SITES = 4  # so many sites are known: the published one, the one being written, and a few for trying


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
    if problems := unfit(to):
        return problems
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
    archived, in_archive = read_archive(root, site)
    if problems := [*problems, *in_archive]:
        return problems
    frozen: tuple[SiteFile, ...] = (*archived, *withdrawn(archived, glossary.catalogue))
    with closing(Store(of_site(root, to) / SITE, cabinet.ground)) as store:
        record = Record(store, str(to), site.base)
        try:
            making = Making(planned(root, glossary, site, record, bench), root, glossary, bench, frozen)
            return _published(root, to, making, record, store)
        except BadFrame as broken:
            hint = "It has to do with the theme, or with 'frames'."
            return [Problem(broken.place or Place("mkdocs.yml"), str(broken), "" if broken.place else hint)]
        except Fallen as fallen:
            hint = "It was ended from outside, or by this page: `--executor none` shows which."
            where = Place(fallen.page.source or fallen.page.file)
            return [Problem(where, "a worker was lost each time that it rendered this page", hint)]


def _published(root: Path, to: Path, making: Making, record: Record, store: Store) -> list[Problem]:
    """Publish what is made, and write down what there is now."""
    known, plan = of_site(root, to), making.plan
    standing = [Standing(file, place) for file, place in plan.standing.items()]
    base = plan.press.site.base
    inspection = Inspection(record, base, plan.standing, making.frozen, making.facts, making.source)

    def check(folder: Path) -> list[Problem]:
        making.bench.progress.step(f"Checking {len(plan.keys):,} pages")
        return inspection(folder)

    forget(root, to)
    problems = publish(making.documents(), to, check, standing, spare_of(known, to))
    if not problems:
        with store.together():
            record.keep(plan.keys, inspection.found, inspection.names, anew=inspection.whole)
            lay(store, making.desk(), making.glossary, plan.theme.styles, plan.pages, making.facts)
        _forgotten(known.parent)
    return problems


def _forgotten(sites: Path) -> None:
    """Forget all sites but those that were made last."""
    for old in sorted(sites.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)[_SITES:]:
        shutil.rmtree(old, ignore_errors=True)
