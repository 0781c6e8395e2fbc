"""The look as documents: style sheets, and the typefaces, which are cut once and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from termsite.kept import Shelf
from termsite.model import Document, Place, Site
from termsite.theme import styles
from termsite.typeface import Typeface


def look(root: Path, site: Site, base: bytes, kept: Shelf[Any] | None = None) -> tuple[Document, ...]:
    """Give the style sheets, of pages (`base`, then ours), of parts, embeds and paper, and the typefaces."""
    place, sheets = Place("theme/css/"), partial(styles.styles, root / "theme", kept=kept)
    return (
        Document(site.styles, base + sheets(styles.PAGES), place),
        Document("assets/print.css", sheets(styles.PRINT), place),
        Document("assets/tools.css", sheets(styles.TOOLS), place),
        Document("assets/sheet.css", sheets(styles.SHEET), place),
        Document("assets/builder.css", sheets(styles.BUILDER), place),
        Document("assets/pictures.css", sheets(styles.PICTURES), place),
        Document("assets/embed.css", sheets(styles.EMBED), place),
        *(
            Document(f"assets/fonts/{name}", content, place)
            for name, content in _fonts(root, site.typefaces).items()
        ),
    )


def _fonts(root: Path, faces: Sequence[Typeface]) -> dict[str, bytes]:
    digest = hashlib.sha256(Path(__file__).with_name("fonts.py").read_bytes())
    for face in faces:
        digest.update(repr(face).encode() + (root / "node_modules" / face.source).read_bytes())
    kept = root / "build" / "fonts" / digest.hexdigest()[:16]
    if not kept.exists():
        from termsite.theme import fonts  # with a library that takes long to load

        making = kept.with_name(f"{kept.name}.new")
        making.mkdir(parents=True, exist_ok=True)
        for face in faces:
            (making / face.name).write_bytes(fonts.cut(root / "node_modules" / face.source, face.weights))
        making.rename(kept)
    return {path.name: path.read_bytes() for path in sorted(kept.iterdir())}
