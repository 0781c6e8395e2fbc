"""The style sheets as the browser gets them: one for pages, more for calculators, less for embeds."""

from __future__ import annotations

import re
from pathlib import Path

PAGES = ("fonts", "colours", "tokens", "material", "text", "term", "calculator", "full", "charts", "pages")
PRINT = ("print",)  # fetched behind all that is seen
TOOLS = ("tools",)  # for a calculator's own page alone
SHEET = ("sheet",)  # for exercises to print
BUILDER = ("builder",)  # for what owners of other sites settle
PICTURES = ("pictures",)  # for pages with pictures in their text
EMBED = ("colours", "tokens", "text", "calculator", "charts", "embed")


def styles(theme: Path, parts: tuple[str, ...] = PAGES) -> bytes:
    """Return the named files of `theme/css` in order, without comments and idle white space."""
    files = (theme / "css" / f"{part}.css" for part in parts)
    return "".join(_tight(path.read_text("utf-8")) for path in files).encode()


def _tight(css: str) -> str:
    # What stands in quotation marks (pictures, names of typefaces) is kept to the letter.
    pieces = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    for i in range(0, len(pieces), 2):
        piece = re.sub(r"\s+", " ", pieces[i])
        piece = re.sub(r"\s*([{};,>~])\s*", r"\1", piece)
        pieces[i] = re.sub(r":\s+", ":", piece).replace(";}", "}")
    return "".join(pieces).strip()
