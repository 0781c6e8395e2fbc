"""What is kept of one site, in a database beside it: values by name, of which most are never asked for."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Any

from termsite.kept import packed

SITE = "site.db"  # in the folder of what is known of a site
_LAID = """
CREATE TABLE said (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE page (name TEXT PRIMARY KEY, key TEXT, size INTEGER, moment INTEGER, facts BLOB);
CREATE TABLE place (target TEXT, id TEXT, page TEXT, PRIMARY KEY (target, id, page)) WITHOUT ROWID;
CREATE INDEX leading ON place (page);
CREATE TABLE claim (about TEXT, fact TEXT, value TEXT, owner TEXT, PRIMARY KEY (about, fact)) WITHOUT ROWID;
"""

_PUT = """
INSERT INTO said VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value
"""


class Store:
    """A database of one code's making; another's is thrown away, and costs time alone.

    What is written together is there together or not at all, whenever a build is killed.
    """

    def __init__(self, file: Path, ground: str) -> None:
        """Take the file, and a name for the code that writes it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._base = _opened(file)
        if self._damaged() or self.value("ground") != ground:
            self._base.close()
            file.unlink()
            self._base = _opened(file)
            self.put([("ground", ground)])

    @classmethod
    def found(cls, file: Path) -> Store | None:
        """The database as an earlier build left it, whoever that was; None where there is none."""
        if not file.exists():
            return None
        store = cls.__new__(cls)
        store._base = _opened(file)
        return store

    def _damaged(self) -> bool:
        try:
            return bool(self._base.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        except sqlite3.DatabaseError:
            return True

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def together(self) -> sqlite3.Connection:
        """What is done in this context is written at its end."""
        self._base.execute("BEGIN IMMEDIATE")
        return self._base

    def value(self, name: str) -> Any:
        """What stands under a name; None for nothing."""
        found = self._base.execute("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return pickle.loads(found[0]) if found else None

    def put(self, values: Iterable[tuple[str, Any]]) -> None:
        """Write values under their names; what stands there already is not written again."""
        self.run(_PUT, ((name, packed(value)) for name, value in values))

    def forget(self, name: str) -> None:
        """Let nothing stand under a name."""
        self.run("DELETE FROM said WHERE name = ?", [(name,)])

    def keep(self, kind: str, names: Set[str]) -> None:
        """Forget what stands under other names of a kind, which is a name's first word."""
        known = self.rows("SELECT name FROM said WHERE name BETWEEN ? AND ?", f"{kind} ", f"{kind}!")
        gone = ((name,) for (name,) in known if name.partition(" ")[2] not in names)
        self.run("DELETE FROM said WHERE name = ?", gone)

    def run(self, order: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Do the same with every row."""
        self._base.executemany(order, rows)

    def rows(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Answer a question."""
        return self._base.execute(question, values).fetchall()


def _opened(file: Path) -> sqlite3.Connection:
    """The database, laid out; what cannot be read is thrown away."""
    for _ in range(2):
        base = sqlite3.connect(file, isolation_level=None)
        try:
            base.execute("PRAGMA synchronous = OFF")  # it has to outlive a process, not the machine
            if not base.execute("SELECT 1 FROM sqlite_master").fetchone():
                base.executescript(_LAID)
        except sqlite3.DatabaseError:
            base.close()
            file.unlink()
        else:
            return base
    raise sqlite3.DatabaseError(f"{file} cannot be written")
