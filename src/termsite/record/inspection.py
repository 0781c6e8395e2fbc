"""A site before it is published: its new pages read, and the others again only where there is a doubt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

from termsite.model import Problem
from termsite.record.record import Record
from termsite.verify.check import Source, files, ids_in, judged, read_facts
from termsite.verify.facts import Facts


class Inspection:
    """Checks a folder of which some pages stand as they stood in the last one.

    Frozen ones are not read: a link of theirs may lead to what is gone. What was read when it was made is
    not read again.
    """

    def __init__(
        self,
        record: Record,
        base: str,
        standing: Collection[str],
        frozen: Collection[str],
        made: Mapping[str, Facts],
        source: Source,
    ) -> None:
        self._record, self._base, self._standing, self._made = record, base, standing, made
        self._frozen, self._source = frozen, source
        self.names: frozenset[str] = frozenset()
        self.found = record.known({}, ())
        self.whole = False  # whether all facts were compared with each other

    def __call__(self, folder: Path) -> list[Problem]:
        """Say what is wrong with the folder."""
        self.names = files(folder)
        known = {*self._standing, *self._frozen, *self._made}
        others = (name for name in self.names if name.endswith(".html") and name not in known)
        fresh = {**self._made, **read_facts(folder, others)}
        self.found = self._record.known(fresh, self._standing)
        self.whole = not self._record.sure(fresh, self.names)
        pages = self.found if self.whole else fresh
        ids = partial(ids_in, self.found)
        return judged(folder, self.names, pages, self._base, ids, self._source)
