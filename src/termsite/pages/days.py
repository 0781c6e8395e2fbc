"""The prices of real days as the data page lists them: of which days, from where, by which right."""

from __future__ import annotations

from dataclasses import dataclass

from termsite.model import FactFile
from termsite.pages.page import Link
from termsite.words.words import Words


@dataclass(frozen=True, slots=True)
class DaysShown:
    """A crash with everything that its file says of its prices."""

    title: str
    words: str
    licence: str
    sources: tuple[Link, ...]
    left_out: tuple[str, ...]
    file: str  # path of the file that is published
    sha256: str


def address(file: FactFile) -> str:
    """Where the file is published."""
    return f"data/replays/{file.slug}.json"


def typed(file: FactFile) -> list[str]:
    """Every day that has a price."""
    return [day for part in file.values["read"] for day, _ in part["closes"]]


def shown(file: FactFile, words: Words) -> DaysShown:
    """What the page tells of a file."""
    values, days = file.values, typed(file)
    count = words.many(
        len(days), "{n} day, {first}.", "{n} days, {first} to {last}.", first=days[0], last=days[-1]
    )
    return DaysShown(
        title=values["title"],
        words=f"{values['what']}, {count} {values['about']}",
        licence=values["licence"],
        sources=tuple(Link(f"{one['title']}, {one['publisher']}", one["url"]) for one in values["sources"]),
        left_out=tuple(values["left_out"]),
        file=address(file),
        sha256=values["sha256"],
    )
