"""A typeface of the site's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file as the style sheets name it, where it comes from, and one weight or the two ends."""

    name: str
    source: str  # in node_modules
    weights: tuple[int, ...]
