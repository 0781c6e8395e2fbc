"""A frame for every page, as the theme left it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from termsite.model import Document
from termsite.pages.page import Page
from termsite.theme.drafts import key_of
from termsite.theme.slots import Frame


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
