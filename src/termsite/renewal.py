"""A site that stands, renewed in part: by what the last build laid ready, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from termsite.model import Document, Problem
from termsite.publish import apart, renew, spare_of
from termsite.record.store import SITE, Store
from termsite.untouched import Untouched, forget, of_site

T = TypeVar("T")


class More(Exception):
    """More follows from an edit than was thought, or it is a mistake: a whole build makes it, or tells it."""


class Renewal:
    """The site that stands, and what was laid ready beside it."""

    def __init__(self, root: Path, to: Path, store: Store) -> None:
        self.to, self.store = to, store
        self._root = root

    def put(
        self, documents: Iterable[Document], check: Callable[[Path], list[Problem]] = lambda _: []
    ) -> frozenset[str]:
        """Publish these documents, as far as they are others than those that stand.

        Gives the files that were touched in the folder that is the site now, none if it is the one that was.
        """
        other = [one for one in documents if (self.to / one.path).read_bytes() != one.content]
        names = frozenset(one.path for one in other)
        known = of_site(self._root, self.to)
        spare = spare_of(known, self.to)
        if spare is None:
            raise More
        differing = self._apart(spare, names)
        forget(self._root, self.to)
        if not other:
            return frozenset()
        if renew(other, self.to, check, spare, differing):
            raise More
        self.store.put([("apart", names)])
        return names | differing

    def _apart(self, spare: Path, names: frozenset[str]) -> frozenset[str]:
        """By which files the spare folder is another; from now on perhaps by these too, whoever is killed."""
        known: frozenset[str] | None = self.store.value("apart") if spare.is_dir() else None
        with self.store.together():
            if known is None:
                self.store.forget("apart")
            else:
                self.store.put([("apart", known | names)])
        return apart(self.to, spare) if known is None else known


def renewed(root: Path, to: Path, seen: Untouched, work: Callable[[Renewal], T]) -> T | None:
    """Do what there is to do for a site and give what `work` gives; None where it could not be done."""
    with FileLock(root / "build" / "kept" / "lock"):
        store = Store.found(of_site(root, to) / SITE)
        if store is None:
            return None
        with closing(store):
            try:
                # Another build may have been faster; a record that is damaged is made anew.
                return work(Renewal(root, to, store)) if seen.still() else None
            except (More, sqlite3.DatabaseError):
                return None
