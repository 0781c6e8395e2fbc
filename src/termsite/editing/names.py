"""Other names of a term, put into its file: every other byte stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsite.content.frontmatter import Key
from termsite.editing.scalar import listed, scalar
from termsite.editing.sheet import Edit, Sheet
from termsite.linking.mention import normal
from termsite.model import Term


def added(sheet: Sheet, names: Iterable[str], item: Key = ()) -> Iterator[Edit]:
    """What puts these names behind the other ones of the term, or of an `item` in one of its lists."""
    new, key = tuple(names), (*item, "aliases")
    if not new:
        return
    if key not in sheet.spots:
        yield _first(sheet, item, f"aliases: {listed(new)}")
        return
    there = sheet.spots[key]
    last = max((keys for keys in sheet.spots if keys[:-1] == key), default=None)
    if last is None:
        yield Edit(there.start, there.end, listed(new))
    elif there.inside:
        end = sheet.spots[last].end
        yield Edit(end, end, "".join(f", {scalar(name, inside=True)}" for name in new))
    else:
        at, first = sheet.after(*last), sheet.spots[last].start
        lead = sheet.text[sheet.text.rindex("\n", 0, first) + 1 : first]
        yield Edit(at, at, "".join(f"{lead}{scalar(name)}\n" for name in new))


def _first(sheet: Sheet, item: Key, words: str) -> Edit:
    """What gives a term or an item this key, which it does not have."""
    if not item:
        at = sheet.after("sorted_as" if ("sorted_as",) in sheet.spots else "summary")
        return Edit(at, at, f"{words}\n")
    values = [keys for keys in sheet.spots if keys[:-1] == item]
    if sheet.spots[item].inside:
        end = max(sheet.spots[keys].end for keys in values)
        return Edit(end, end, f", {words}")
    start = sheet.names[values[0]].start
    at, lead = sheet.after(*item), start - sheet.text.rindex("\n", 0, start) - 1
    return Edit(at, at, f"{' ' * lead}{words}\n")


def named_anew(sheet: Sheet, term: Term, title: str, kept: tuple[str, ...]) -> Iterator[Edit]:
    """What gives a term another title, and keeps names of it: in place of the alias that is the title now."""
    if title != term.title:
        spot = sheet.spots["title",]
        yield Edit(spot.start, spot.end, scalar(title))
    risen = next((n for n, alias in enumerate(term.aliases) if normal(alias) == normal(title)), None)
    if risen is not None and kept:
        spot = sheet.spots["aliases", risen]
        yield Edit(spot.start, spot.end, scalar(kept[0], inside=sheet.spots["aliases",].inside))
        kept = kept[1:]
    yield from added(sheet, kept)
