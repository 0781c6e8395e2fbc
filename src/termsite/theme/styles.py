"""The style sheets as the browser gets them: one for pages, more for calculators, less for embeds."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from termsite.kept import Shelf, digest
from termsite.model import Place
from termsite.theme.slots import BadFrame

PAGES = ("fonts", "colours", "tokens", "material", "text", "term", "calculator", "full", "charts", "pages")
PRINT = ("print",)  # fetched behind all that is seen
TOOLS = ("tools",)  # for a calculator's own page alone
SHEET = ("sheet",)  # for exercises to print
BUILDER = ("builder",)  # for what owners of other sites settle
PICTURES = ("pictures",)  # for pages with pictures in their text
EMBED = ("colours", "tokens", "text", "calculator", "charts", "embed")
DRAWN = ("colours", "charts")  # the cards are drawn by these too


def styles(theme: Path, parts: tuple[str, ...] = PAGES, kept: Shelf[str] | None = None) -> bytes:
    """Return the named files of `theme/css` in order, without comments and idle white space.

    `kept` are those that were made so before.
    """
    shelf = kept or Shelf()
    texts = [_text(theme / "css" / f"{part}.css") for part in parts]
    return "".join(shelf.take(digest("style", text), partial(_tight, text)) for text in texts).encode()


def _text(file: Path) -> str:
    content = file.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        place = Place(f"theme/css/{file.name}", content.count(b"\n", 0, error.start) + 1)
        raise BadFrame(f"not UTF-8: byte 0x{content[error.start]:02x}", place) from None


def _tight(css: str) -> str:
    # What stands in quotation marks (pictures, names of typefaces) is kept to the letter.
    pieces = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    for i in range(0, len(pieces), 2):
        piece = re.sub(r"\s+", " ", pieces[i])
        piece = re.sub(r"\s*([{};,>~])\s*", r"\1", piece)
        pieces[i] = re.sub(r":\s+", ":", piece).replace(";}", "}")
    return "".join(pieces).strip()
