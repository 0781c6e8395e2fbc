"""CHANGELOG.md as values: versions, each with its parts, formulas first."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from termsite.ledger import Release

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_changelog(file: Path) -> tuple[Release, ...]:
    """Read the file; a project without one has no releases."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return tuple(_release(part) for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:])


def _release(text: str) -> Release:
    title, _, rest = text.partition("\n")
    pieces = (piece.partition("\n") for piece in re.split(r"^### ", rest, flags=re.MULTILINE)[1:])
    parts = [(words.strip(), below.strip()) for words, _, below in pieces]
    day = _DAY.search(title)
    return Release(
        title.strip(),
        date.fromisoformat(day.group()) if day else None,
        tuple(sorted(parts, key=lambda part: part[0] != "Formulas")),
    )
