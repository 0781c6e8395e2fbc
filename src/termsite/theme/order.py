"""What is asked of whoever renders the theme: these drafts, to that folder, with these values set in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The settings of the site, and what is other than they say while frames are made."""

    settings: Path  # mkdocs.yml
    address: str
    docs: Path  # the drafts
    built: Path  # where the HTML shall be
    fill: Mapping[str, str]  # `config.extra.fill`, which our templates place
    titles: Mapping[str, str]  # of the terms by slug, for [[term]]
