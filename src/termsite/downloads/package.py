"""`datapackage.json`: what stands in each column of the CSV files, as Frictionless reads it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from termsite.downloads.tables import TABLES, Column, Table, csv_path
from termsite.model import Site
from termsite.pages.page import LICENCE


def package(files: Mapping[str, bytes], site: Site) -> dict[str, Any]:
    """Describe the tables; `files` holds their CSV by path below /data/."""
    return {
        "profile": "tabular-data-package",
        "name": site.name.lower().replace(" ", "-"),
        "title": site.name,
        "description": site.description,
        "homepage": site.address,
        "version": site.version,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}],
        "resources": [_resource(table, files[csv_path(table)]) for table in TABLES],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    links = [column for column in table.columns if column.to]
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "description": table.words,
        "path": csv_path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": names[: table.key],
            "foreignKeys": [_link(column, table) for column in links],
        },
    }


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": column.kind, "description": column.words}


def _link(column: Column, table: Table) -> dict[str, Any]:
    resource = "" if column.to == table.name else column.to
    return {"fields": column.name, "reference": {"resource": resource, "fields": "slug"}}
