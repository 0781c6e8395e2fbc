"""What the last build left in a folder: of each page what it was made from, its file, and its facts."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from termsite.kept import got, packed, put
from termsite.verify.facts import Facts


@dataclass(frozen=True, slots=True)
class Left:
    """A page that was published, under the key of everything that it was made from."""

    key: str
    size: int
    moment: int  # of its last writing, in nanoseconds
    facts: bytes  # packed: most are never asked for


@dataclass(frozen=True, slots=True)
class Whole:
    """A folder as it was published."""

    pages: Mapping[str, Left]
    files: frozenset[str]
    claims: Mapping[tuple[str, str], str]  # what all structured data agrees on


class Known(Mapping[str, Facts]):
    """The facts of every page: those just read, and those of an earlier build as they are asked for."""

    def __init__(self, fresh: Mapping[str, Facts], left: Mapping[str, Left]) -> None:
        self.fresh, self._left = fresh, left

    def __getitem__(self, name: str) -> Facts:
        if name in self.fresh:
            return self.fresh[name]
        found: Facts = pickle.loads(self._left[name].facts)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter({**self._left, **self.fresh})

    def __len__(self) -> int:
        return len({**self._left, **self.fresh})


class Record:
    """The pages of a folder, as the last build left them; empty for a folder that was never built."""

    def __init__(self, file: Path, folder: Path, ground: str) -> None:
        """Take the file of the record, the folder it tells of, and a name for the code that writes both."""
        self._file, self._folder, self._ground = file, os.fspath(folder), ground
        self._whole: Whole = got(file, ground) or Whole({}, frozenset(), {})

    def stands(self, name: str, key: str) -> bool:
        """Whether a page made from just this is there, untouched by anybody."""
        left = self._whole.pages.get(name)
        if left is None or left.key != key:
            return False
        return (left.size, left.moment) == _seen(f"{self._folder}/{name}")

    def known(self, fresh: Mapping[str, Facts], standing: Iterable[str]) -> Known:
        """The facts of the pages that were just made, and of those that stand."""
        return Known(fresh, {name: self._whole.pages[name] for name in standing})

    def sure(self, fresh: Mapping[str, Facts], files: Set[str]) -> bool:
        """Whether what stands is as right as it was: no file and no id is gone, no fact has another value."""
        lost = (
            not Known({}, self._whole.pages)[name].ids <= facts.ids
            for name, facts in fresh.items()
            if name in self._whole.pages
        )
        claims = (claim for facts in fresh.values() for claim in facts.claims)
        agreed = self._whole.claims
        other = (agreed.get((about, fact), value) != value for about, fact, value in claims)
        return self._whole.files <= files and not any(lost) and not any(other)

    def keep(self, keys: Mapping[str, str], found: Known, files: frozenset[str], *, anew: bool) -> None:
        """Write down what was just published; `anew` if all facts were compared with each other."""
        pages = {name: self._left(name, key, found) for name, key in keys.items()}
        claims = {} if anew else dict(self._whole.claims)
        for facts in (found if anew else found.fresh).values():
            claims |= {(about, fact): value for about, fact, value in facts.claims}
        whole = Whole(pages, files, claims)
        if whole != self._whole:
            put(self._file, self._ground, whole)

    def _left(self, name: str, key: str, found: Known) -> Left:
        fresh = found.fresh.get(name)
        facts = packed(fresh) if fresh is not None else self._whole.pages[name].facts
        return Left(key, *_seen(f"{self._folder}/{name}"), facts)


def _seen(file: str) -> tuple[int, int]:
    try:
        found = os.lstat(file)
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns
