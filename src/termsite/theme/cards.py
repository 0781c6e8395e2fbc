"""Cards as documents: each is painted once for what it says and how that looks, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from termsite.kept import digest
from termsite.model import Document, Place, Site
from termsite.once import Kept
from termsite.pages.card import Card

if TYPE_CHECKING:
    from termsite.theme.painter import Painter

_PAINTERS = ("painter.py", "fonts.py", "styles.py")  # our code that decides how a card looks
_TOOLS = ("resvg-py", "fonttools")


def cards_drawn(cards: Iterable[Card], root: Path, site: Site) -> tuple[Document, ...]:
    """Draw the cards; a site without typefaces of its own has none."""
    if not site.draws:
        return ()
    kept, look, painter = (
        Kept(root / "build" / "cards"),
        _look(root, site),
        cache(lambda: _painter(root, site)),
    )
    made = tuple(_document(card, look, kept, painter) for card in cards)
    kept.forget()
    return made


def _document(card: Card, look: str, kept: Kept, painter: Callable[[], Painter]) -> Document:
    file = kept.once(f"{look} {card!r}", ".png", lambda: painter().png(card))
    return Document(card.path, file.read_bytes(), Place("theme/css/"))


def _painter(root: Path, site: Site) -> Painter:
    from termsite.theme.painter import Painter  # with libraries that take long to load

    return Painter(root, site)


def _look(root: Path, site: Site) -> str:
    """A name for everything beside its words that decides how a card looks."""
    styles = (root / "theme" / "css" / f"{name}.css" for name in ("colours", "charts"))
    faces = (root / "node_modules" / face.source for face in site.typefaces)
    code = (Path(__file__).with_name(name) for name in _PAINTERS)
    logo = (root / "theme" / one for one in (site.owner.logo,) if one)
    said = (site.name, repr(site.typefaces), *map(version, _TOOLS))
    return digest(*said, *(file.read_bytes() for file in (*styles, *faces, *code, *logo)))
