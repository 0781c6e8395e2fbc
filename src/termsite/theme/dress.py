"""The look as documents: style sheets, and the typefaces, which are cut once and kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

from termsite.model import Document, Place
from termsite.theme import fonts, styles


def dress(root: Path, base: bytes) -> tuple[Document, ...]:
    """Give the style sheets of pages (`base`, then ours), calculators and embeds, and the typefaces."""
    place = Place("theme/css/")
    return (
        Document("assets/marginary.css", base + styles.styles(root / "theme", styles.PAGES), place),
        Document("assets/tools.css", styles.styles(root / "theme", styles.TOOLS), place),
        Document("assets/embed.css", styles.styles(root / "theme", styles.EMBED), place),
        *(Document(f"assets/fonts/{name}", content, place) for name, content in _fonts(root).items()),
    )


def _fonts(root: Path) -> dict[str, bytes]:
    packages = root / "node_modules"
    digest = hashlib.sha256(Path(fonts.__file__).read_bytes())
    for source in fonts.SOURCES.values():
        digest.update((packages / source).read_bytes())
    kept = root / "build" / "fonts" / digest.hexdigest()[:16]
    if not kept.exists():
        making = kept.with_name(f"{kept.name}.new")
        making.mkdir(parents=True, exist_ok=True)
        for name, content in fonts.fonts(root / "node_modules").items():
            (making / name).write_bytes(content)
        making.rename(kept)
    return {path.name: path.read_bytes() for path in sorted(kept.iterdir())}
