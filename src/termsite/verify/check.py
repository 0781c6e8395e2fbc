"""A whole site, checked: links, anchors and ids, origins, structured data."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Set
from functools import partial
from pathlib import Path

from termsite.model import Place, Problem
from termsite.verify.facts import Facts, facts
from termsite.verify.links import Outside, led

_FOREIGN = re.compile(r"(?:[a-z]+:)?//", re.IGNORECASE)
Ids = Callable[[str], Set[str] | None]  # of a page by its name; None where it is none that is checked
Source = Callable[[str], tuple[str, str] | None]  # of a page the file that it was written in, and its text


def verify(folder: Path, base: str = "/") -> list[Problem]:
    """Check a whole site; `base` is the path under which it will live."""
    names = files(folder)
    found = read_facts(folder, (name for name in names if name.endswith(".html")))
    return judged(folder, names, found, base, partial(ids_in, found))


def files(folder: Path) -> frozenset[str]:
    """Every file below a folder, named from there."""
    root = os.fspath(folder)
    walked = ((at[len(root) + 1 :].replace(os.sep, "/"), names) for at, _, names in os.walk(root))
    return frozenset(f"{at}/{name}" if at else name for at, names in walked for name in names)


def read_facts(folder: Path, names: Iterable[str]) -> dict[str, Facts]:
    """Read these pages of a folder."""
    return {name: facts(_text(folder / name)) for name in sorted(names)}


def ids_in(found: Mapping[str, Facts], name: str) -> Set[str] | None:
    """The ids on a page, if it was found."""
    return found[name].ids if name in found else None


def judged(
    folder: Path,
    names: Container[str],
    pages: Mapping[str, Facts],
    base: str,
    ids: Ids,
    source: Source = lambda _: None,
) -> list[Problem]:
    """Say what is wrong with these pages of a folder, which has files of these names.

    They are all pages, or those alone that are new, where all that the others could lead to is still there.
    What stands in the `source` of a page as it does in the page is told there.
    """
    told = (*_single(pages, ids, names, base), *_contradictions(pages))
    return sorted(
        {
            Problem(_written(source(name), at) or _place(folder, name, at), message, hint)
            for name, message, hint, at in told
        }
    )


Told = tuple[str, str, str, str]  # a page, message, hint, and the words at which it stands


def _single(pages: Mapping[str, Facts], ids: Ids, names: Container[str], base: str) -> Iterator[Told]:
    for name, page in pages.items():
        yield from ((name, *fault) for fault in page.faults)
        for link in (*page.links, *page.resources):
            yield from _followed(name, link, names, ids, base)
        for resource in page.resources:
            if _FOREIGN.match(resource):
                message = f"'{resource}' comes from another origin"
                yield name, message, "Serve it from the site itself.", resource


def _followed(name: str, link: str, names: Container[str], ids: Ids, base: str) -> Iterator[Told]:
    """A link inside the site must lead to a file, and its anchor to an element; numbers after # are none."""
    try:
        where = led(name, link, base)
    except Outside:
        yield name, f"'{link}' leads out of the site's own path '{base}'", "", link
        return
    if where is None:
        return
    target, anchor = where
    if target not in names:
        yield name, f"'{link}' leads nowhere", f"There is no {target}.", link
    elif anchor and "=" not in anchor:
        known = ids(target)
        if known is not None and anchor not in known:
            yield name, f"'{link}' leads to no element", f"{target} has no id '{anchor}'.", link


def _contradictions(found: Mapping[str, Facts]) -> Iterator[Told]:
    """Structured data in which one address has two values."""
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for name, page in found.items():
        for identity, fact, value in page.claims:
            first, where = known.setdefault((identity, fact), (value, name))
            if first != value:
                hint = f"{where} says {first}, {name} says {value}."
                yield name, f"two values for {fact} of {identity}", hint, "application/ld+json"


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _written(source: tuple[str, str] | None, words: str) -> Place | None:
    """The line of a link in what an editor wrote, or of its anchor, since its way may be another there."""
    if source and ("/" in words or "#" in words):
        path, text = source
        for sign in (words, f"#{words.partition('#')[2]}"):
            before, found, _ = text.partition(sign)
            if found and len(sign) > 1:
                return Place(path, before.count("\n") + 1)
    return None


def _place(folder: Path, name: str, words: str) -> Place:
    """The line of these words in a page, its first where they are written in another way."""
    before, found, _ = _text(folder / name).partition(words)
    return Place(name, before.count("\n") + 1 if found else 1)
