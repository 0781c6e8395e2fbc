"""llms.txt: what the site is and where everything stands, for programs that read it for somebody."""

from __future__ import annotations

from collections.abc import Sequence

from termsite.model import Document, Place, Site
from termsite.pages.areas import AreaPage
from termsite.pages.calculators import CalculatorPage
from termsite.pages.changes import ChangesPage
from termsite.pages.data import DataPage
from termsite.pages.docs import DocPage
from termsite.pages.page import Page
from termsite.pages.paths import PathPage
from termsite.pages.terms import TermPage


def llms(pages: Sequence[Page], site: Site) -> Document:
    """Make the file."""
    return Document("llms.txt", _told(pages, site).encode(), Place("src/termsite/downloads/llms.py"))


def _told(pages: Sequence[Page], site: Site) -> str:
    sections = (
        ("Areas", [page for page in pages if isinstance(page, AreaPage) and page.number == 1]),
        ("Learning paths", [page for page in pages if isinstance(page, PathPage)]),
        ("Calculators", [p for p in pages if isinstance(p, CalculatorPage) and p.path.count("/") == 2]),
        ("Data", [page for page in pages if isinstance(page, DataPage | ChangesPage)]),
        ("About", [page for page in pages if isinstance(page, DocPage)]),
        ("Terms", [page for page in pages if isinstance(page, TermPage)]),
    )
    lines = [f"# {site.name}", "", f"> {site.description}"]
    for words, members in sections:
        lines += ["", f"## {words}", ""] if members else []
        lines += [f"- [{page.title}]({site.address}{page.path}): {page.description}" for page in members]
    return "\n".join(lines) + "\n"
