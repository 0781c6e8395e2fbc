"""Every link of the site that no one wrote, and what its reader said of it.

`python -m tests.terms.automatic` adds the links that are new to the list, without a verdict, and takes out those
that are gone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from termsite.glossary import read_and_link
from termsite.model import Glossary

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("automatic.tsv")
HEAD = ("page", "words", "target", "sentence", "verdict")
RIGHT, UNREAD = "right", "?"


class Link(NamedTuple):
    """One link: the path of its page, its words, the term it leads to, the digest of its sentence."""

    page: str
    words: str
    target: str
    sentence: str


def links(glossary: Glossary) -> Iterator[tuple[Link, str]]:
    """Every automatic link of a glossary, with its sentence."""
    for page, prose in glossary.prose.items():
        for one in prose.automatic:
            yield Link(page, one.words, one.term, sha256(one.sentence.encode()).hexdigest()[:8]), one.sentence


def listed() -> dict[Link, str]:
    """The list: each link with its verdict."""
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        assert tuple(next(rows)) == HEAD
        return {Link(*row[:4]): row[4] for row in rows}


def write(found: Iterable[Link], verdicts: Mapping[Link, str]) -> None:
    """Write the list anew, each link with the verdict that it had."""
    with LIST.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows([*link, verdicts.get(link, UNREAD)] for link in sorted(set(found)))


if __name__ == "__main__":
    write((link for link, _ in links(read_and_link(ROOT)[0])), listed() if LIST.exists() else {})
