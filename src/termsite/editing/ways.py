"""Links that are the way to a page, as `../crust/#its-colour`: who renames the page takes them along."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

import yaml

from termsite.editing.sheet import Edit, Sheet, Spot
from termsite.linking.targets import links
from termsite.model import Glossary, Place, Text

# Keys whose values are texts, in which links may stand.
TEXTS = frozenset(("why", "difference", "rule", "means", "value", "answer", "asked", "words"))
_ELSEWHERE = re.compile(r"[A-Za-z][\w+.-]*:|/")  # how an address begins that is no way from here


class Hidden(Exception):
    """A link that is there, and not in the letters of the file; carries its line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Here:
    """Where the links of a file begin: its page, whether they may lead to files in docs/, the whole site."""

    page: str
    drafted: bool = False
    site: str = ""  # its address, from which a link may begin as well


@dataclass(frozen=True, slots=True)
class Way:
    """A link to one of the pages asked for: where in the file the page's name stands, and the anchor."""

    start: int
    end: int
    page: str  # "terms/crust"
    name: str  # as it is written
    anchor: str  # "#its-colour", or nothing
    after: int  # where the anchor begins


def here_of(path: str, glossary: Glossary, site: str = "") -> Here:
    """The page that shows the texts of a file."""
    folder, slug = PurePosixPath(path).parent.as_posix(), PurePosixPath(path).stem
    if folder == "docs/software":
        listing = glossary.listing("accounts")
        return Here(listing.path if listing else "", site=site)
    if folder != "docs":
        return Here(f"{folder.removeprefix('docs/')}/{slug}/", site=site)
    page = f"{slug}/".removeprefix("index/")
    doc = glossary.docs.get(page)
    return Here(page, drafted=bool(doc and doc.path and not doc.lists), site=site)


def led(page: Sheet, here: Here, moves: Mapping[str, str]) -> Iterator[Edit]:
    """What leads the links to these pages to where they are now; raises `Hidden`."""
    for way in ways(page, here, moves):
        name = moves[way.page].rpartition("/")[2]
        yield Edit(way.start, way.end, quote(name) if "%" in way.name else name)


def ways(page: Sheet, here: Here, pages: Mapping[str, str]) -> Iterator[Way]:
    """Every link of a file's texts to one of these pages; raises `Hidden`."""
    body = page.text[page.body :]
    for link, at in links(Text(body, Place(""))):
        if (start := body.find(link, at)) >= 0:
            yield from _way(link, page.body + start, here, pages)
    for keys, spot in page.spots.items():
        if keys[-1:] and keys[-1] in TEXTS and isinstance(spot.node, yaml.ScalarNode):
            said = str(spot.node.value)
            for link, at in links(Text(said, Place(""))):
                if any(_way(link, 0, here, pages)):
                    yield from _way(link, _written(page, spot, said, link, at), here, pages)


def _written(page: Sheet, spot: Spot, said: str, link: str, at: int) -> int:
    """Where a link of a value stands in the file: as often as before it, the same letters stand before it."""
    start = spot.start - len(link)
    for _ in range(said.count(link, 0, max(said.find(link, at), 0)) + 1):
        start = page.text.find(link, start + len(link), spot.end)
        if start < 0:
            raise Hidden(page.line(spot.start))
    return start


def _way(link: str, at: int, here: Here, pages: Mapping[str, str]) -> Iterator[Way]:
    """The link as a way to one of the pages, if it is one; `at` is where it begins in the file."""
    if here.site and link.startswith(here.site):
        yield from _way(link.removeprefix(here.site), at + len(here.site), Here(""), pages)
        return
    if _ELSEWHERE.match(link):
        return
    path, sign, anchor = link.partition("#")
    parts = path.partition("?")[0].split("/")
    of_file = here.drafted and parts[-1].endswith(".md")
    for number in reversed(range(len(parts))):
        name = parts[number].removesuffix(".md") if of_file and parts[number] is parts[-1] else parts[number]
        before = "/".join(("", "" if of_file else here.page, *map(unquote, parts[:number])))
        page = posixpath.join(posixpath.normpath(before), unquote(name)).lstrip("/")
        if name and page in pages:
            start = at + sum(len(part) + 1 for part in parts[:number])
            after = at + len(path)
            yield Way(start, start + len(name), page, name, f"{sign}{anchor}", after)
            return
