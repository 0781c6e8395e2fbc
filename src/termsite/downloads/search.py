"""What the search box asks for when it is first used: every name on the site, and what looks them up."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from termsite.downloads.as_json import as_json
from termsite.engine.node import NODE, environment
from termsite.model import Document, Place
from termsite.pages.areas import AreaPage
from termsite.pages.calculators import CalculatorPage
from termsite.pages.index import IndexPage
from termsite.pages.page import Page
from termsite.pages.paths import PathPage

Entry = tuple[str, str, str, str, tuple[str, ...]]  # kind, title, path, meaning, other names


def search(pages: Iterable[Page], node_modules: Path) -> tuple[Document, ...]:
    """Give the list of names, their meanings apart, and the library as small as it gets.

    The names are enough to find a word as one types it; the meanings follow meanwhile.
    """
    rows = sorted(row for page in pages for row in _entries(page))
    names = [(kind, title, path, also) for kind, title, path, _, also in rows]
    meanings = [meaning for _, _, _, meaning, _ in rows]
    place = Place("src/termsite/downloads/search.py")
    return (
        Document("data/search.json", as_json({"v": 2, "entries": names}), place),
        Document("data/meanings.json", as_json({"v": 2, "meanings": meanings}), place),
        Document("assets/js/glossary/minisearch.js", _minified(node_modules), place),
    )


def _minified(node_modules: Path) -> bytes:
    """Return the library without what only its authors read."""
    tool, library = node_modules / "terser" / "bin" / "terser", node_modules / "minisearch/dist/es/index.js"
    command = [str(NODE), str(tool), "--module", "--compress", "passes=2", "--mangle", "--", str(library)]
    return subprocess.run(command, env=environment(), capture_output=True, check=True).stdout


def _entries(page: Page) -> Iterator[Entry]:
    if isinstance(page, IndexPage):
        for member in (member for letter in page.letters for member in letter.entries):
            yield "term", member.link.title, member.link.path, member.link.summary, member.aliases
    elif isinstance(page, CalculatorPage) and page.path.count("/") == 2:  # not its presets
        yield "calculator", page.title, page.path, page.question, ()
    elif isinstance(page, AreaPage) and page.number == 1:
        yield "area", page.title, page.path, page.summary, ()
    elif isinstance(page, PathPage):
        yield "path", page.title, page.path, page.summary, ()
