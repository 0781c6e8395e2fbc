"""What Decap is told of the folders that it edits: all of it from the schemas of their files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from termsite.content.catalogue import read_sources
from termsite.content.shape import schema
from termsite.serving.admin_form import fields

# The collections by name: the folder, what its files are, and what one is called.
FOLDERS: Mapping[str, tuple[str, str, str]] = {
    "terms": ("terms", "term", "Term"),
    "areas": ("docs/areas", "area", "Area"),
}
READ = "read_as"  # in each entry, which bytes it was read from
BODY: dict[str, Any] = {
    "name": "body",
    "label": "Text",
    "widget": "text",
    "required": False,
    "hint": "Markdown.",
}


def config(root: Path, calculators: str, home: str, api: str) -> dict[str, Any]:
    """Return the whole configuration: `home` is the served site's address, `api` where its files are kept."""
    choices = {"calculators": sorted(read_sources(root / calculators))}
    return {
        "backend": {"name": "proxy", "proxy_url": api, "branch": "main"},
        "publish_mode": "simple",
        "site_url": home,
        "media_folder": "docs/pictures",
        "slug": {"encoding": "unicode", "clean_accents": False},
        "editor": {"preview": False},
        "collections": [_collection(name, choices) for name in FOLDERS],
    }


def _collection(name: str, choices: Mapping[str, list[str]]) -> dict[str, Any]:
    folder, kind, said = FOLDERS[name]
    return {
        "name": name,
        "label": name.capitalize(),
        "label_singular": said,
        "folder": folder,
        "extension": "md",
        "format": "json",
        "create": True,
        "slug": "{{title}}",
        "preview_path": f"{name}/{{{{slug}}}}/",
        "identifier_field": "title",
        "summary": "{{title}}",
        "sortable_fields": ["title"],
        "fields": [
            *fields(schema(kind), choices),
            BODY,
            {"name": READ, "widget": "hidden", "required": False},
        ],
    }
