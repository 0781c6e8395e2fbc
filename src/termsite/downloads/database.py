"""The tables as one SQLite file, with keys that lead from table to table, and words that can be searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from termsite.downloads.records import Record
from termsite.downloads.tables import TABLES, Column, Table

_ABOUT = ("name", "url", "license", "version", "changed")
_KINDS = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER"}
_SEARCHED = {"terms": ("title", "summary"), "questions": ("ask", "answer")}


def database(every: Record) -> bytes:
    """Write it in memory, so that the same records give the same bytes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for table in TABLES:
            kept = [column for column in table.columns if not column.listed]
            key = [column.name for column in table.columns[: table.key]]
            _fill(connection, table.name, kept, key, _rows(table, kept, every))
        for name, columns in _SEARCHED.items():
            _searched(connection, name, columns)
        about = [Column("name", "What is told."), Column("value", "What is said of it.")]
        _fill(connection, "about", about, ["name"], ((name, every[name]) for name in _ABOUT))
        connection.commit()
        connection.execute("VACUUM")
        return connection.serialize()


def _fill(
    connection: sqlite3.Connection,
    name: str,
    columns: Sequence[Column],
    key: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Make a table of these rows; its names are ours, and none of them is a word of SQL's inside quotes."""
    lines = [_column(column, alone=key == [column.name]) for column in columns]
    lines += [f"PRIMARY KEY ({_named(key)})"] if len(key) > 1 else []
    declared = ",\n   ".join(lines)
    connection.execute(f'CREATE TABLE "{name}" (\n   {declared}\n)')
    places = ", ".join("?" * len(columns))
    connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)


def _column(column: Column, *, alone: bool) -> str:
    """A column as it is declared; `alone` if it names a row by itself."""
    leads = f' REFERENCES "{column.to}"("slug")' if column.to else ""
    return f'"{column.name}" {_KINDS[column.kind]}{" PRIMARY KEY" if alone else ""}{leads}'


def _searched(connection: sqlite3.Connection, name: str, columns: Sequence[str]) -> None:
    """An index of the words in these columns of a table."""
    said = _named(columns)
    connection.execute(
        f'CREATE VIRTUAL TABLE "{name}_fts" USING FTS5 (\n    {said},\n    content="{name}"\n)'
    )
    connection.execute(f'INSERT INTO "{name}_fts" (rowid, {said}) SELECT rowid, {said} FROM "{name}"')


def _named(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _rows(table: Table, kept: Sequence[Column], every: Record) -> Iterator[tuple[Any, ...]]:
    at = [table.columns.index(column) for column in kept]
    return (tuple(row[place] for place in at) for row in table.rows(every))
