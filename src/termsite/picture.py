"""A picture in a text: its file, as it was measured, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that a text may show, as it was measured: px, upright."""

    name: str
    width: int
    height: int
    widths: tuple[int, ...]  # of the smaller ones that are made of it, px
    digest: str  # of its bytes
    path: str  # of the file, from the project's folder

    def sized(self, width: int) -> str:
        """The name of the one of that width; no file that an editor may name is called so."""
        stem, _, ending = self.name.rpartition(".")
        return f"{stem}.{width}.{ending}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a text: what it shows, in words, and what is said below it."""

    picture: Picture
    words: str
    caption: str
