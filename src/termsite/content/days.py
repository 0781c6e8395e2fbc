"""The files of real days to values, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from termsite.content.facts import read_facts
from termsite.content.frontmatter import Front
from termsite.content.shape import did_you_mean
from termsite.kept import Shelf
from termsite.model import FactFile, Problem


def read_days(
    root: Path, folder: str, kept: Shelf[Any] | None = None
) -> tuple[tuple[FactFile, ...], list[Problem]]:
    """Read the folder of real days, named from the root: one file, one crash."""
    return read_facts(root, folder, "replay", _contradictions, kept)


def _contradictions(front: Front) -> Iterator[Problem]:
    """Yield what no schema sees: sources that are not named, days out of order, prices that were changed."""
    titles = [source["title"] for source in front.values["sources"]]
    before = ""
    for n, part in enumerate(front.values["read"]):
        if part["source"] not in titles:
            hint = did_you_mean(part["source"], titles) or "It is the title of one of the 'sources'."
            yield Problem(front.place("read", n, "source"), f"no source '{part['source']}'", hint)
        for m, (day, _) in enumerate(part["closes"]):
            if day <= before:
                place = front.place("read", n, "closes", m)
                yield Problem(place, f"'{day}' follows '{before}'", "Days must rise through the whole file.")
            before = day
    found = _sum(front)
    if front.values["sha256"] != found:
        hint = f"Compare each with its source; of these prices the sum is '{found}'."
        yield Problem(front.place("sha256"), "'sha256' is not of these prices", hint)


def _sum(front: Front) -> str:
    closes = (close for part in front.values["read"] for close in part["closes"])
    return sha256("".join(f"{day} {price:.2f}\n" for day, price in closes).encode()).hexdigest()
