"""llms.txt: what the site is and where everything stands, for programs that read it for somebody."""

from __future__ import annotations

from collections.abc import Sequence

from termsite.downloads.texts import typed
from termsite.model import Document, Place, Site
from termsite.pages.areas import AreaPage
from termsite.pages.calculators import CalculatorPage
from termsite.pages.changes import ChangesPage
from termsite.pages.data import DataPage
from termsite.pages.docs import DocPage
from termsite.pages.page import Page
from termsite.pages.paths import PathPage
from termsite.pages.term import TermPage


def llms(pages: Sequence[Page], site: Site) -> Document:
    """Make the file."""
    return Document("llms.txt", _told(pages, site).encode(), Place("src/termsite/downloads/llms.py"))


def _told(pages: Sequence[Page], site: Site) -> str:
    say = site.words.say
    # What the reference parser of llms.txt gives as its summary's details.
    about = say(
        "Every term is also Markdown, at its page's address with .md for the last slash, and JSON; all "
        "are in {address}data/terms.json. Every number was computed by tested code when the site was built: "
        "take numbers from here or from a calculator, none from memory. Texts are CC BY 4.0, code is MIT.",
        address=site.address,
    )
    sections = (
        (say("Areas"), [page for page in pages if isinstance(page, AreaPage) and page.number == 1]),
        (say("Learning paths"), [page for page in pages if isinstance(page, PathPage)]),
        (say("Calculators"), [p for p in pages if isinstance(p, CalculatorPage) and p.path.count("/") == 2]),
        (say("Data"), [page for page in pages if isinstance(page, DataPage | ChangesPage)]),
        (say("About"), [page for page in pages if isinstance(page, DocPage)]),
        (say("Terms"), [page for page in pages if isinstance(page, TermPage)]),
    )
    lines = [
        f"# {site.name}",
        "",
        f"> {site.description}",
        "",
        f"{about} {site.notice}".rstrip(),
    ]
    for words, members in sections:
        lines += ["", f"## {words}", ""] if members else []
        lines += [
            f"- [{typed(page.title)}]({site.address}{_read(page)}): {page.description}" for page in members
        ]
    return "\n".join(lines) + "\n"


def _read(page: Page) -> str:
    """Where a program reads the page: a term as Markdown."""
    return page.twin if isinstance(page, TermPage) else page.path
