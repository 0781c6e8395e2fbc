"""Pages that other people's programs build, with what the site gives owners to paste, in three engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser import served
from tests.consumers.hosts.kinds import KINDS
from tests.consumers.hosts.standing import Visit, posted, standing
from tests.consumers.hosts.wordpress import VERSIONS, programs
from tests.engines.engine import Engine
from tests.engines.started import started
from tests.tools import chosen

RESULTS = Path(__file__).parent / "results" / "hosts.md"
BEFORE = """\
# hosts: what owners are given to paste, in pages that other people's programs build

{day}. Each program was brought at the version named, given the lines that the site's own page for owners shows for it, \
and made its page; the page stands on another origin, and a reader comes to it by a link, asks another number and gets \
the right one. A height is that of the frame; it holds all of the closed calculator. Made by `python -m benchmarks hosts`; \
the same visits are tests under the marker `consumer` in `make test-all`.

| host | {engines} |
|---|{rule}
"""


def main() -> None:
    """Build the site and every host, visit each in every engine, and write the table."""
    with ExitStack() as stack:
        work = Path(stack.enter_context(TemporaryDirectory()))
        folder = served.build(work / "site")
        site = stack.enter_context(served.served(folder))
        engines = [stack.enter_context(started(name)) for name in chosen()]
        rows = []
        for name, visit in _visits(stack, work, folder, site):
            cells = [name, *(_seen(engine, visit) for engine in engines)]
            print(*cells, sep=" | ", flush=True)
            rows.append(f"| {' | '.join(cells)} |\n")
        names = " | ".join(engine.version for engine in engines)
    before = BEFORE.format(day=date.today().isoformat(), engines=names, rule="---|" * len(engines))
    RESULTS.write_text(before + "".join(rows), "utf-8")


def _visits(stack: ExitStack, work: Path, folder: Path, site: str) -> Iterator[tuple[str, Visit]]:
    for slug, kind in KINDS.items():
        yield kind.version, stack.enter_context(standing(kind, _away(work, slug), folder, site))
    away = _away(work, "wordpress")
    programs(away)
    for version, name in VERSIONS.items():
        with posted(version, away, folder, site) as posts:
            yield from ((f"{name}: {post}", visit) for post, visit in posts.items())


def _away(work: Path, name: str) -> Path:
    away = work / name
    away.mkdir()
    return away


def _seen(engine: Engine, visit: Visit) -> str:
    try:
        with engine.opened() as page:
            return visit(page)
    except AssertionError as error:
        return f"**astray**: {' '.join(str(error).split())[:200]}"
