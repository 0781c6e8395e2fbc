"""The inputs that the small form of a calculator leaves out, for whoever asks for more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias, TypeGuard

from termsite.kept import Shelf
from termsite.model import Document, Place, Site
from termsite.pages.calculators import CalculatorPage
from termsite.pages.embeds import EmbedPage
from termsite.pages.page import Page
from termsite.rendering.render import Renderer
from termsite.theme.frames import Frames

Known: TypeAlias = Callable[[Page, Callable[[], Document]], Document]


def render_others(
    pages: Iterable[Page],
    frames: Frames,
    site: Site,
    kept: Shelf[bytes] | None = None,
    known: Known = lambda _, make: make(),
) -> tuple[Document, ...]:
    """Make what a small form fetches to have more inputs: beside each frame, and each calculator's page.

    `known` gives what an earlier build made of the same page, or has it made.
    """
    renderer = Renderer(frames, site, frozenset(), kept)
    return tuple(known(page, partial(_others, page, renderer)) for page in pages if _has_others(page))


def _has_others(page: Page) -> TypeGuard[EmbedPage | CalculatorPage]:
    """A frame may be told its presets even where nothing is left out."""
    return isinstance(page, EmbedPage) or (isinstance(page, CalculatorPage) and page.panel.leaves_out)


def _others(page: EmbedPage | CalculatorPage, renderer: Renderer) -> Document:
    values = {"page": page, "site": renderer.site, "root": renderer.root(page)}
    fields = renderer.part("_others.html", values)
    presets = [preset["slug"] for preset in page.panel.description["presets"]]
    content = json.dumps({"presets": presets, "fields": fields}, ensure_ascii=False) + "\n"
    return Document(f"{page.path}others.json", content.encode(), Place(page.source or page.path))
