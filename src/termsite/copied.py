"""Files of a site that are files already: of the engine, of pictures, of frozen versions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from termsite.model import Document, Place


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of the site that stands ready elsewhere: its bytes are read where they are asked for."""

    path: str
    file: Path
    place: Place

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.file.read_bytes()


SiteFile: TypeAlias = Document | Copied
