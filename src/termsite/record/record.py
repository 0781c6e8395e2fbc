"""What the last build left in a folder: of each page what it was made from, its file, and its facts."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from termsite.kept import packed
from termsite.record.store import Store
from termsite.verify.facts import Facts
from termsite.verify.links import led

Claim = tuple[str, str, str]
_CLAIMED = "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Left:
    """A page that was published, under the key of everything that it was made from."""

    key: str
    size: int
    moment: int  # of its last writing, in nanoseconds


class Known(Mapping[str, Facts]):
    """The facts of pages: those just read, and those of an earlier build as they are asked for."""

    def __init__(self, fresh: Mapping[str, Facts], standing: Set[str], record: Record) -> None:
        self.fresh, self._standing, self._record = fresh, standing, record

    def __getitem__(self, name: str) -> Facts:
        return self.fresh[name] if name in self.fresh else self._record.facts(name) or _none(name)

    def __contains__(self, name: object) -> bool:
        return name in self.fresh or name in self._standing

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._standing), **self.fresh})

    def __len__(self) -> int:
        return len(self._standing | self.fresh.keys())


class Record:
    """The pages of a folder, as the last build left them; empty for a folder that was never built."""

    def __init__(self, store: Store, folder: str, base: str) -> None:
        """Take what is kept of the site, the folder that it tells of, and the path where that will live."""
        self._store, self._folder, self._base = store, folder, base
        self._asked: dict[str, Facts | None] = {}

    @cached_property
    def pages(self) -> Mapping[str, Left]:
        """All pages by name."""
        rows = self._store.rows("SELECT name, key, size, moment FROM page")
        return {name: Left(*left) for name, *left in rows}

    def facts(self, name: str) -> Facts | None:
        """What was found on a page when it was made; None where there was no such page."""
        if name not in self._asked:
            found = self._store.rows("SELECT facts FROM page WHERE name = ?", name)
            self._asked[name] = pickle.loads(found[0][0]) if found else None
        return self._asked[name]

    def stands(self, name: str, key: str) -> bool:
        """Whether a page made from just this is there, untouched by anybody."""
        left = self.pages.get(name)
        if left is None or left.key != key:
            return False
        return (left.size, left.moment) == _seen(f"{self._folder}/{name}")

    def known(self, fresh: Mapping[str, Facts], standing: Iterable[str]) -> Known:
        """The facts of the pages that were just made, and of those that stand."""
        return Known(fresh, frozenset(standing), self)

    def sure(self, fresh: Mapping[str, Facts], files: Set[str]) -> bool:
        """Whether what stands is as right as it was: nothing is gone that it leads to, no fact is denied."""
        known: frozenset[str] = self._store.value("files") or frozenset()
        return known <= files and (not self.pages or self.agrees(fresh))

    def agrees(self, fresh: Mapping[str, Facts]) -> bool:
        """Whether these pages still have all that others lead to, and say nothing that others deny."""
        for name, facts in fresh.items():
            before = self.facts(name)
            if before is not None and self._led(name, before.ids - facts.ids) - fresh.keys():
                return False
            if any(self._denied(claim, name) for claim in _new(facts, before)):
                return False
        return True

    def _led(self, target: str, ids: Set[str]) -> Set[str]:
        """The pages that lead to one of these places on a page."""
        rows = self._store.rows("SELECT id, page FROM place WHERE target = ?", target) if ids else []
        return {page for one, page in rows if one in ids}

    def keep(self, keys: Mapping[str, str], found: Known, files: frozenset[str], *, anew: bool) -> None:
        """Write down what was just published; `anew` if all facts were compared with each other."""
        gone = [(name,) for name in self.pages if name not in keys]
        self._store.run("DELETE FROM page WHERE name = ?", gone)
        self._store.run("DELETE FROM place WHERE page = ?", gone)
        if anew or not self.pages:
            self._store.run("DELETE FROM claim", [()])
            self._store.run(_CLAIMED, _all_claims(found))
        else:
            self._claim(found.fresh)
        self._write(keys, found.fresh)
        if self._store.value("files") != files:
            self._store.put([("files", files)])

    def renew(self, keys: Mapping[str, str], fresh: Mapping[str, Facts]) -> None:
        """Write down that these pages alone were made again."""
        self._claim(fresh)
        self._write(keys, fresh)

    def _write(self, keys: Mapping[str, str], fresh: Mapping[str, Facts]) -> None:
        told = {name: packed(facts) for name, facts in fresh.items() if name in keys}
        rows = ((name, keys[name], *_seen(f"{self._folder}/{name}"), facts) for name, facts in told.items())
        self._store.run("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", rows)
        self._store.run("DELETE FROM place WHERE page = ?", ((name,) for name in fresh))
        places = ((*place, name) for name, facts in fresh.items() for place in self._places(name, facts))
        self._store.run("INSERT OR IGNORE INTO place VALUES (?, ?, ?)", places)

    def _places(self, name: str, facts: Facts) -> Iterator[tuple[str, str]]:
        """The places on other pages that a page leads to."""
        for link in facts.links:
            where = led(name, link, self._base) if "#" in link[1:] else None
            if where and where[1]:
                yield where

    def _claim(self, fresh: Mapping[str, Facts]) -> None:
        for name, facts in fresh.items():
            for claim in _new(facts, self.facts(name)):
                self._store.run(_CLAIMED, [(*claim, self._owner(claim, name))])

    def _denied(self, claim: Claim, name: str) -> bool:
        """Whether another page says otherwise."""
        about, fact, value = claim
        found = self._store.rows("SELECT value, owner FROM claim WHERE about = ? AND fact = ?", about, fact)
        return any(said != value and owner != name for said, owner in found)

    def _owner(self, claim: Claim, name: str) -> str:
        """The one page that says something; empty where several do."""
        about, fact, _ = claim
        found = self._store.rows("SELECT owner FROM claim WHERE about = ? AND fact = ?", about, fact)
        return name if not found or found[0][0] == name else ""


def _new(facts: Facts, before: Facts | None) -> Set[Claim]:
    """What a page says that it did not say before."""
    return frozenset(facts.claims) - frozenset(before.claims if before else ())


def _all_claims(found: Mapping[str, Facts]) -> list[tuple[str, str, str, str]]:
    claims: dict[tuple[str, str], tuple[str, str]] = {}
    for name, facts in found.items():
        for about, fact, value in facts.claims:
            owner = claims.setdefault((about, fact), (value, name))[1]
            claims[about, fact] = value, owner if owner == name else ""
    return [(about, fact, *said) for (about, fact), said in claims.items()]


def _none(name: str) -> Facts:
    raise KeyError(name)


def _seen(file: str) -> tuple[int, int]:
    try:
        found = os.lstat(file)
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns
