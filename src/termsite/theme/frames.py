"""A frame for every page, as the theme left it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from termsite.model import Document
from termsite.pages.page import Page
from termsite.theme.slots import Frame


def key_of(page: Page) -> str:
    """Pages of one key share a frame; a page written by hand has its own."""
    if page.own_frame:
        return f"doc:{page.path}"
    if page.anywhere:
        return "404"
    return f"{page.path.count('/')}:{page.section}:{','.join(page.hide)}"


@dataclass(frozen=True, slots=True)
class Frames:
    """A frame for every page, by key, and the theme's own files, its styles as one."""

    frames: Mapping[str, Frame]
    assets: tuple[Document, ...]
    styles: bytes
    names: Mapping[str, str] = field(default_factory=dict)  # of every frame by what stands in it, by key

    def of(self, page: Page) -> Frame:
        """The frame of a page."""
        return self.frames[key_of(page)]

    def name_of(self, page: Page) -> str:
        """A name for the frame of a page, by all that stands in it; empty for a page that stands alone."""
        return "" if page.standalone else self.names[key_of(page)]

    def bare(self) -> Frames:
        """All that it takes to render a page."""
        return replace(self, assets=(), styles=b"")
