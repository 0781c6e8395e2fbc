"""A term as another glossary has it, and what of it could not be taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from termsite.content.shape import slug_of
from termsite.model import Place, Problem

OUT = "the term is left out"


class Unreadable(Exception):
    """The source cannot be read at all; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = list(problems)


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """What was not taken over, of which kind that is, and what was done instead."""

    place: Place
    kind: str
    words: str
    instead: str

    @property
    def problem(self) -> Problem:
        """The same, as problems are told."""
        return Problem(self.place, f"{self.kind}: {self.words}" if self.words else self.kind, self.instead)


@dataclass(frozen=True, slots=True)
class Beside:
    """A file beside a term's own: where it lies, and its bytes."""

    place: Place
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term: the keys of a term's file as far as the source says them, and the line of each.

    `name` is what the source itself calls it by, in its links and its addresses. The body has the lines of
    the source, from `first` on, with links to other terms still open (see `waiting.py`).
    """

    place: Place
    name: str
    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    first: int = 0  # 0: all of it stands in the line of the term
    foreign: bool = False  # its Markdown is another program's
    losses: tuple[Loss, ...] = ()
    pictures: Mapping[str, Beside] = field(default_factory=dict)  # by their names

    @property
    def slug(self) -> str:
        """The name of its file."""
        return slug_of(self.name)

    def at(self, line: int) -> Place:
        """A line of its source; 0 for the term as a whole."""
        return Place(self.place.path, line or self.place.line)
