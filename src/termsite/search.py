"""What the search box asks for when it is first used: every name on the site, and what looks them up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from termsite.model import Document, Place
from termsite.page import AreaPage, CalculatorPage, IndexPage, Page, PathPage

Entry = tuple[str, str, str, str, tuple[str, ...]]  # kind, title, path, meaning, other names

_COMMENT = re.compile(r"^[ \t]*/\*\*[\s\S]*?\*/[ \t]*\n|^[ \t]*//[^\n]*\n", re.MULTILINE)


def search(pages: Iterable[Page], node_modules: Path) -> tuple[Document, ...]:
    """Give the list of names and the library, without the comments that only its authors read."""
    rows = sorted(row for page in pages for row in _entries(page))
    names = json.dumps({"v": 1, "entries": rows}, ensure_ascii=False, separators=(",", ":"))
    library = (node_modules / "minisearch" / "dist" / "es" / "index.js").read_text("utf-8")
    place = Place("src/termsite/search.py")
    return (
        Document("data/search.json", names.encode(), place),
        Document("assets/js/minisearch.js", _COMMENT.sub("", library).encode(), place),
    )


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
