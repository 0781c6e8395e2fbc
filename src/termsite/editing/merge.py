"""`build.py merge`: one term taken into another; what would be lost is told, and goes only by `--drop`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from termsite.content.frontmatter import Front, Key, front_of
from termsite.content.shape import slug_of
from termsite.editing.comparisons import comparisons_kept
from termsite.editing.folder import Files
from termsite.editing.form import written
from termsite.editing.items import without
from termsite.editing.let_go import Losses, Places, pictures_brought, pictures_let_go
from termsite.editing.references import naming, places_of_links
from termsite.editing.remarks import remarks
from termsite.editing.rename import everywhere, led_on, unready
from termsite.editing.sheet import Edit, Sheet, sheet
from termsite.editing.trial import laid, tried
from termsite.glossary import read_and_link
from termsite.kept import Memory
from termsite.ledger import key_of
from termsite.linking.code import without_code
from termsite.linking.mention import normal
from termsite.linking.names import no_term
from termsite.model import Glossary, Place, Problem, Term

# By what an item of a list is the same as another one; those of the others are texts and slugs.
_SAME: Mapping[str, tuple[str, ...]] = {
    "related": ("term",),
    "contrast": ("term",),
    "calculators": ("use", "preset"),
    "questions": ("ask",),
    "venues": ("venue", "rule"),
    "sources": ("url",),
}
_SLUGS = ("symbol_aliases", "areas", "requires")
_ONES = ("summary", "broader", "formula", "latex", "symbols", "no_autolink", "notes")


@dataclass(frozen=True, slots=True)
class Pair:
    """The term that goes, and the one into which it is taken."""

    loser: Term
    winner: Term

    @property
    def slugs(self) -> tuple[str, str]:
        """Both, as files name them."""
        return self.loser.slug, self.winner.slug

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the winner does not have yet; by one of them the old address leads to it."""
        known = {normal(name) for name in (self.winner.title, *self.winner.aliases)}
        names = [name for name in (self.loser.title, *self.loser.aliases) if normal(name) not in known]
        reached = {slug_of(name) for name in (*self.winner.aliases, *names)}
        return (*names, *([] if self.loser.slug in reached else [self.loser.slug.replace("-", " ")]))


def merge(root: Path, loser: str, winner: str, *, drop: bool) -> tuple[Files, list[str], list[Problem]]:
    """The files of a project in which one term is part of another, and what to know; with a problem, none."""
    brought = pictures_brought(root, loser, winner)
    if not brought:
        return _merged(root, loser, winner, drop=drop)
    with laid(root, brought) as copy:  # until they are there, the winner's text is no text without problems
        files, led, problems = _merged(copy, loser, winner, drop=drop)
    moved = [f"{path} came along to its text." for path, content in brought.items() if content is not None]
    return {} if problems else {**brought, **files}, [*led, *moved], problems


def _merged(root: Path, loser: str, winner: str, *, drop: bool) -> tuple[Files, list[str], list[Problem]]:
    memory = Memory()
    glossary, site, problems = read_and_link(root, memory=memory)
    if problems := unready(problems, loser) or [*_refused(glossary, loser, winner)]:
        return {}, [], problems
    pair, losses = Pair(glossary.terms[loser], glossary.terms[winner]), Losses()
    places = Places(glossary, site, loser, winner, losses)
    first = partial(_parted, pair=pair, places=places, losses=losses)
    files, problems = everywhere(root, site, glossary, loser, winner, first)
    if problems:
        return {}, [], problems
    files = {**files, **pictures_let_go(root, glossary, pair.loser, pair.winner, losses)}
    gone, path = f"terms/{loser}.md", f"terms/{winner}.md"
    here = files.get(path) or (root / path).read_bytes()
    raw = (root / gone).read_bytes()
    there = led_on(gone, raw, glossary, site, {f"terms/{loser}": f"terms/{winner}"})
    made, problems = _taken_over(pair, losses, here, there)
    if problems or (losses.found and not drop):
        return {}, [], problems or losses.found
    files, led = comparisons_kept(root, {**files, gone: None, path: made}, glossary, loser, winner)
    return files, led, tried(root, files, memory.unlinked())


def _refused(glossary: Glossary, loser: str, winner: str) -> Iterator[Problem]:
    for slug in (loser, winner):
        if slug not in glossary.terms:
            yield no_term(slug, Place(f"terms/{slug}.md", 0), glossary.terms, glossary.redirects)
    if loser == winner:
        yield Problem(Place(f"terms/{loser}.md", 0), "this is one term already", "Name another one.")


def _parted(path: str, raw: bytes, pair: Pair, places: Places, losses: Losses) -> bytes:
    """A file that names each of the two at most once in a list: where both stand, the winner stays."""
    if path.endswith((".py", ".yml")) or path == f"terms/{pair.loser.slug}.md":
        return raw
    page = sheet(places.unplaced(path, raw))
    if path == f"terms/{pair.winner.slug}.md":
        return _itself(path, page, pair, losses)
    there = {keys[0] for keys in naming(path, page, pair.winner.slug)}
    twice = [keys for keys in naming(path, page, pair.loser.slug) if keys[0] in there and len(keys) > 1]
    return page.edited(_out(path, page, twice, losses))


def _itself(path: str, page: Sheet, pair: Pair, losses: Losses) -> bytes:
    """The winner's file, in which nothing names the loser any more."""
    alone = page.edited(_out(path, page, [*naming(path, page, pair.loser.slug)], losses))
    return unlinked(alone, pair.loser)


def _out(path: str, page: Sheet, named: Iterable[Key], losses: Losses) -> Iterator[Edit]:
    """What takes out what names the loser; where words go with it, they are a loss."""
    for keys in named:
        item, spot = keys[:2], (page.names if keys[0] == "checks" else page.spots)[keys]
        if keys[0] in ("related", "contrast", "checks", "broader"):
            losses.tell(path, page.line(spot.start), f"what '{keys[0]}' says of '{spot.node.value}'")
        yield without(page, item)


def unlinked(raw: bytes, term: Term) -> bytes:
    """A file in which the links to a term are words alone."""
    page = sheet(raw)
    return page.edited(_words(page, term, places_of_links(page, term.slug)))


def _words(page: Sheet, term: Term, places: Iterable[tuple[int, int]]) -> Iterator[Edit]:
    for start, end in places:
        first, last = page.text.rindex("[[", 0, start), page.text.index("]]", end)
        words = page.text[end:last].strip().lstrip("\\").removeprefix("|").strip()
        yield Edit(first, last + 2, words or term.title)


def _taken_over(pair: Pair, losses: Losses, winner: bytes, loser: bytes) -> tuple[bytes, list[Problem]]:
    """The winner's file with what it takes over."""
    gone, path = (f"terms/{slug}.md" for slug in pair.slugs)
    kept = remarks(sheet(winner), path)
    here, _ = front_of(winner, path)
    alone = unlinked(unlinked(loser, pair.loser), pair.winner)
    there, _ = front_of(alone, gone)
    if here is None or there is None or kept.problems:
        return winner, [*kept.problems]
    values = {**here.values, "aliases": [*here.values.get("aliases", ()), *pair.names]}
    for key in _SLUGS:
        values |= _joined(key, here, there, pair)
    for key in _SAME:
        values |= _listed(key, here, there, pair, losses)
    _untaken(here, there, losses)
    return written(replace(here, values=values), kept.before).encode(), []


def _joined(key: str, here: Front, there: Front, pair: Pair) -> dict[str, Any]:
    """A list of names with those of another that are new to it."""
    known = here.values.get(key, [])
    more = [one for one in there.values.get(key, ()) if one not in (*known, *pair.slugs)]
    return {key: [*known, *more]} if more else {}


def _listed(key: str, here: Front, there: Front, pair: Pair, losses: Losses) -> dict[str, Any]:
    """A list of texts with those of another; of what there is already, the other words are a loss."""
    known, more = here.values.get(key, []), []
    for number, item in enumerate(there.values.get(key, ())):
        same = [one for one in known if _key(key, one) == _key(key, item)]
        if not same and item.get("term") not in pair.slugs:
            more.append(item)
        elif item not in same:
            name = next(item[part] for part in _SAME[key] if part in item)
            losses.tell(there.path, there.place(key, number).line, f"what '{key}' says of '{name}'")
    return {key: [*known, *more]} if more else {}


def _key(key: str, item: Mapping[str, Any]) -> tuple[str, ...]:
    """By what an item is known."""
    if key == "questions":
        return (key_of(item.get("key", item["ask"])),)
    return tuple(str(item.get(part, "")) for part in _SAME[key])


def _untaken(here: Front, there: Front, losses: Losses) -> None:
    """What has one place in a term, and the text."""
    for key in _ONES:
        value = there.values.get(key)
        if value is not None and value != here.values.get(key):
            losses.tell(there.path, there.place(key).line, f"'{key}'")
    for number, line in enumerate(without_code(there.body.text).split("\n")):
        if (not number and line.strip()) or line.startswith("## "):
            what = f"the section '{line[3:].strip()}'" if line.startswith("## ") else "the text"
            losses.tell(there.path, there.body.place.line + number, what)
