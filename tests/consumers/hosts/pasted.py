"""What the site itself tells an owner to paste, read from its page for owners."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.browser.served import BUILT_FOR

CALCULATOR = "liquidation-price"


def pasted(folder: Path, site: str, slug: str) -> str:
    """The lines for one host, for the site at that address."""
    page = LexborHTMLParser((folder / f"embed/build/{CALCULATOR}/index.html").read_text("utf-8"))
    lines = page.css_first(f"[data-host={slug}] code")
    if lines is None:
        raise AssertionError(f"the page for owners says nothing for {slug}")
    return lines.text().replace(BUILT_FOR, site)
