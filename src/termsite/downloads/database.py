"""The tables as one SQLite file, with keys that lead from table to table, and words that can be searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import Table as Stored

from termsite.downloads.records import Record
from termsite.downloads.tables import TABLES, Column, Table

_ABOUT = ("name", "url", "license", "version", "changed")
_KINDS = {"string": str, "date": str, "integer": int}
_SEARCHED = {"terms": ["title", "summary"], "questions": ["ask", "answer"]}


def database(every: Record) -> bytes:
    """Write it in memory, so that the same records give the same bytes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        made = Database(connection)
        for table in TABLES:
            _fill(made.table(table.name), table, every)
        for name, columns in _SEARCHED.items():
            made.table(name).enable_fts(columns)
        made.table("about").insert_all(({"name": name, "value": every[name]} for name in _ABOUT), pk="name")
        connection.commit()
        made.vacuum()
        return connection.serialize()


def _fill(stored: Stored, table: Table, every: Record) -> None:
    kept = [column for column in table.columns if not column.listed]
    key = [column.name for column in table.columns[: table.key]]
    stored.create(
        {column.name: _KINDS[column.kind] for column in kept},
        pk=key[0] if len(key) == 1 else key,
        foreign_keys=[(column.name, column.to, "slug") for column in kept if column.to],
    )
    stored.insert_all(_rows(table, kept, every))


def _rows(table: Table, kept: list[Column], every: Record) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns]
    for row in table.rows(every):
        values = dict(zip(names, row, strict=True))
        yield {column.name: values[column.name] for column in kept}
