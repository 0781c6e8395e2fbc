"""The pages that compare a term with another one, once it has another slug; their old addresses stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from termsite.content.frontmatter import Key
from termsite.editing.folder import Files
from termsite.editing.items import without
from termsite.editing.names import added
from termsite.editing.scalar import scalar
from termsite.editing.sheet import Edit, Sheet, sheet
from termsite.linking.names import contrast_path, contrast_slug
from termsite.model import Glossary


@dataclass(frozen=True, slots=True)
class _Item:
    """Where a file sets its term apart from another."""

    path: str
    page: Sheet
    keys: Key

    @property
    def aliases(self) -> dict[str, Key]:
        """The other addresses of the comparison."""
        spots, inside = self.page.spots, (*self.keys, "aliases")
        return {str(spot.node.value): keys for keys, spot in spots.items() if keys[:-1] == inside}


def comparisons_kept(
    root: Path, files: Files, before: Glossary, old: str, new: str
) -> tuple[Files, list[str]]:
    """The files in which `new` stands for `old`, with what leads to its comparisons, and which have moved."""
    made, said = files, []
    for pair in sorted(compared(before)) if old != new else ():
        if old not in pair:
            continue
        here, there = (new if one == old else one for one in pair)
        items = [*_items(root, made, here, there)] if here != there else []
        if not items:
            said.append(f"{contrast_path(*pair)} is no page any more; its address leads nowhere.")
            continue
        made = {**made, **_led(items, contrast_slug(here, there), _addresses(before, pair))}
        now = contrast_path(here, there)
        said.append(f"{contrast_path(*pair)} is {now} now; the old address leads there.")
    return made, said


def compared(glossary: Glossary) -> set[tuple[str, str]]:
    """The pairs of terms that have a page that sets them apart."""
    pairs = ((slug, contrast.term) for slug, term in glossary.terms.items() for contrast in term.contrast)
    return {(min(pair), max(pair)) for pair in pairs}


def _addresses(before: Glossary, pair: tuple[str, str]) -> Iterator[str]:
    """Every address that led to a comparison, its own first."""
    yield contrast_slug(*pair)
    for one, other in (pair, pair[::-1]):
        yield from (a for c in before.terms[one].contrast if c.term == other for a in c.aliases)


def _items(root: Path, files: Files, here: str, there: str) -> Iterator[_Item]:
    """Where either of two terms says how it differs from the other."""
    for slug, other in ((here, there), (there, here)):
        path = f"terms/{slug}.md"
        page = sheet(files.get(path) or (root / path).read_bytes())
        for keys, spot in page.spots.items():
            if keys[:1] == ("contrast",) and keys[2:] == ("term",) and spot.node.value == other:
                yield _Item(path, page, keys[:2])


def _led(items: list[_Item], now: str, wanted: Iterable[str]) -> Files:
    """The files with these addresses beside the one that the page has now, which is no other one of it."""
    known = {now, *(alias for item in items for alias in item.aliases)}
    missing = [*dict.fromkeys(one for one in wanted if one not in known)]
    edits: dict[str, list[Edit]] = {item.path: [] for item in items}
    for item in items:
        if now not in item.aliases:
            continue
        keys = item.aliases[now]
        spot = item.page.spots[keys]
        words = scalar(missing.pop(0), inside=True) if missing else ""
        edits[item.path].append(Edit(spot.start, spot.end, words) if words else without(item.page, keys))
    edits[items[0].path] += added(items[0].page, missing, items[0].keys)
    return {item.path: item.page.edited(edits[item.path]) for item in items}
