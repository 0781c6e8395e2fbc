"""The JSON Schemas of the files of /data/: what each may hold, and what its keys mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from termsite.downloads.as_json import as_json
from termsite.model import Document, Glossary, Place, Site
from termsite.pages.data import schema_path, schemas_of

_HERE = Path(__file__).parent
# What is read of a venue or of real days is what is given of it: one schema says both.
_READ = tuple(_HERE.parent / "content" / f"{kind}.schema.json" for kind in ("venue", "replay"))


def schemas(glossary: Glossary, site: Site) -> Iterator[Document]:
    """Make those of the files that this glossary gives; by its own address each finds the others."""
    for file in (*sorted(_HERE.glob("*.schema.json")), *_READ):
        name = file.name.removesuffix(".schema.json")
        if name not in schemas_of(glossary):
            continue
        path = schema_path(name)
        said = json.loads(file.read_text(encoding="utf-8"))
        whole = {"$schema": said.pop("$schema"), "$id": site.address + path, **said}
        yield Document(
            path, as_json(whole, lines=True), Place(f"src/termsite/{file.parent.name}/{file.name}")
        )
