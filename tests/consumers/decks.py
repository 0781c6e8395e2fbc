"""Decks of a small glossary before and after each edit of its life, for a program that imports them."""

import json
from pathlib import Path

from tests.termsite.downloads.life import EDITS, KEYS, guid, lived


def decks(away: Path) -> None:
    """Write `N-1.apkg` and `N-2.apkg` for every edit, and `plan.json`: what each should change, by guid."""
    plan = []
    for number, edit in enumerate(EDITS):
        for release, content in enumerate(lived(away / f"content-{number}", edit), 1):
            (away / f"{number}-{release}.apkg").write_bytes(content)
        known = {
            "new": edit.new,
            "updated": edit.changed | edit.gone,
            "kept": KEYS - edit.changed - edit.gone,
        }
        plan.append(
            {"edit": edit.name, **{what: [guid(key) for key in keys] for what, keys in known.items()}}
        )
    (away / "plan.json").write_text(json.dumps(plan), "utf-8")
