"""What a term takes along when it is merged into another: each loss is told, and goes only by `--drop`.

Its pictures, and the places on its page to which others lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from termsite.content.stray import is_file
from termsite.editing.folder import Files
from termsite.editing.sheet import Edit, Sheet, sheet
from termsite.editing.ways import here_of, ways
from termsite.linking.dialect import own
from termsite.model import Glossary, Place, Problem, Site, Term

_ID = re.compile(r'\bid="([^"]+)"')
_HINT = "Take over what shall stay; --drop lets the rest go."


@dataclass(slots=True)
class Losses:
    """What nobody would have any more, as problems, in one file after the other."""

    found: list[Problem] = field(default_factory=list)

    def tell(self, path: str, line: int, what: str, hint: str = _HINT) -> None:
        """Note one."""
        self.found.append(Problem(Place(path, line), f"{what} would be lost", hint))


def pictures_brought(root: Path, loser: str, winner: str) -> Files:
    """The loser's pictures that the winner's text shows and lacks: they go where their text went."""
    here, there = root / "terms" / f"{loser}.md", root / "terms" / f"{winner}.md"
    if loser == winner or not (here.is_file() and there.is_file()):
        return {}
    found: dict[str, bytes | None] = {}
    left, shown = here.read_bytes(), there.read_bytes()
    for file in sorted(here.with_suffix("").glob("[!.]*")):
        name = f"]({file.name}".encode()
        if (
            file.is_file()
            and is_file(file)
            and name in shown
            and not (there.with_suffix("") / file.name).exists()
        ):
            found[f"terms/{winner}/{file.name}"] = file.read_bytes()
            found |= {} if name in left else {f"terms/{loser}/{file.name}": None}
    return found


def pictures_let_go(root: Path, glossary: Glossary, loser: Term, winner: Term, losses: Losses) -> Files:
    """The folder of the loser's pictures, of which nothing stays: its text shows them no more.

    Those that the winner shows from its own folder are lost to nobody.
    """
    shown = {one.picture.name: root / one.picture.path for one in glossary.pictures.get(winner.path, ())}
    here, there = f"terms/{loser.slug}", f"terms/{winner.slug}"
    found: dict[str, bytes | None] = {}
    for file in sorted((root / here).glob("[!.]*")):
        if not (file.is_file() and is_file(file)):
            continue
        found[f"{here}/{file.name}"] = None
        kept = shown.get(file.name)
        if kept is None:
            hint = f"Show it in '{there}.md', and it comes along; or let it go by --drop."
            losses.tell(f"{here}/{file.name}", 0, "the picture", hint)
        elif kept.read_bytes() != file.read_bytes():
            hint = f"Give it another name in '{there}/' and show it in '{there}.md', or let it go by --drop."
            what = f"the picture, other than '{there}/{file.name}' of the same name,"
            losses.tell(f"{here}/{file.name}", 0, what, hint)
    return found


@dataclass(frozen=True, slots=True)
class Places:
    """The places on the page of a term that goes, to which other texts lead."""

    glossary: Glossary
    site: Site
    loser: str
    winner: str
    losses: Losses

    def unplaced(self, path: str, raw: bytes) -> bytes:
        """A file whose links to places that the winner's page has not lead to the page alone."""
        page = sheet(raw)
        return page.edited(self._gone(path, page))

    def _gone(self, path: str, page: Sheet) -> Iterator[Edit]:
        old, here = f"terms/{self.loser}", here_of(path, self.glossary, self.site.address)
        for way in ways(page, here, {old: old}):
            name = unquote(way.anchor.removeprefix("#"))
            if name and name not in self._kept() and not own(name):
                what = f"the place '{way.anchor}' of '{self.loser}', to which this leads,"
                self.losses.tell(path, page.line(way.start), what)
                yield Edit(way.after, way.after + len(way.anchor), "")

    def _kept(self) -> Set[str]:
        """The places on the winner's page that its text makes."""
        prose = self.glossary.prose[self.glossary.terms[self.winner].path]
        return frozenset(_ID.findall(prose.lead + prose.rest))
