"""The element as a package for npm: for the address of this site, with components of React and Vue, typed."""

from __future__ import annotations

import json
from pathlib import Path

from termsite.engine.bundle import settled
from termsite.model import Document, Place, Site
from termsite.words.scripts import spoken

_BESIDE = Path(__file__).parent / "npm"
_NEEDS = {"react": ">=18", "vue": ">=3.3"}
_OWN = Place("src/termsite/engine/npm.py")


def npm_package(root: Path, site: Site, calculator: str) -> tuple[Document, ...]:
    """Every file of the package that the settings name; `calculator` is one for the example."""
    web = root / "web" / "embed"
    element = spoken("embed/element.js", (web / "element.js").read_bytes(), site.words)
    words = {"NAME": site.owner.npm, "SITE": site.address, "CALC": calculator}
    readme = (_BESIDE / "README.md").read_text("utf-8")
    for name, text in words.items():
        readme = readme.replace(name, text)
    files = {
        "package.json": json.dumps(_manifest(site), indent=2) + "\n",
        "README.md": f"# {site.owner.npm}\n\n{readme}",
        "LICENSE": (root / "LICENSE").read_text("utf-8"),
        "element.mjs": settled("embed/element.js", element, site).decode(),
        "element.d.mts": (web / "embed.d.ts").read_text("utf-8"),
        **{file.name: file.read_text("utf-8") for file in sorted(_BESIDE.glob("*.mjs"))},
        **{file.name: file.read_text("utf-8") for file in sorted(_BESIDE.glob("*.mts"))},
    }
    return tuple(Document(name, text.encode(), _OWN) for name, text in files.items())


def _manifest(site: Site) -> dict[str, object]:
    doors = {".": "element", "./react": "react", "./vue": "vue"}
    return {
        "name": site.owner.npm,
        "version": site.version,
        "description": f"Calculators of {site.name} for pages of other sites",
        "homepage": site.address,
        "license": "MIT",
        "type": "module",
        "sideEffects": ["./element.mjs"],
        "exports": {
            door: {"types": f"./{name}.d.mts", "default": f"./{name}.mjs"} for door, name in doors.items()
        },
        "peerDependencies": _NEEDS,
        "peerDependenciesMeta": {name: {"optional": True} for name in _NEEDS},
    }
