"""The terms as data: what the site says of each, as it stood when this package was built."""

import json
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from marginary.catalogue import Unknown

Term = dict[str, Any]
"""A record of https://…/data/terms.json, with the whole page as Markdown under "text"."""

_FILE = files("marginary") / "terms.json"


def terms() -> tuple[Term, ...]:
    """Return every term, in the order of their titles. Texts: CC BY 4.0."""
    return tuple(_whole()["terms"])


def term(name: str) -> Term:
    """Return a term by its slug, its title or another of its names; raise Unknown where there is none."""
    found = _names().get(_folded(name))
    if found is None:
        near = get_close_matches(_folded(name), _names(), 1)
        hint = f"Did you mean '{_names()[near[0]]['title']}'?" if near else "Try find()."
        raise Unknown(f"No term '{name}'. {hint}")
    return found


def find(words: str, most: int = 10) -> tuple[Term, ...]:
    """Return the terms that words lead to, best first: by name, by meaning, by near spelling."""
    wanted = _folded(words)
    ranked = sorted((_rank(one, wanted), n) for n, one in enumerate(terms()))
    found = [terms()[n] for rank, n in ranked if rank < _NOWHERE]
    near = (_names()[name] for name in get_close_matches(wanted, _names(), most, 0.7))
    return tuple({one["slug"]: one for one in (*found, *near)}.values())[:most] if wanted else ()


def address() -> str:
    """Return where the site is, ending in a slash; "" where this package was not built with its terms."""
    return str(_whole()["url"]) if _FILE.is_file() else ""


_NOWHERE = 4


def _rank(one: Term, wanted: str) -> int:
    """0: its name; 1: a name begins so; 2: a name has it; 3: its meaning has every word."""
    names = [_folded(name) for name in _called(one)]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(wanted in name for name in names):
        return 2
    summary = _folded(one["summary"])
    return 3 if all(word in summary for word in wanted.split()) else _NOWHERE


def _called(one: Term) -> tuple[str, ...]:
    return (one["slug"], one["title"], *one["aliases"], *one["symbols"])


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


@cache
def _names() -> dict[str, Term]:
    """Return every term by each of its names; a title goes before another's other name."""
    found: dict[str, Term] = {}
    for one in terms():
        found |= {_folded(name): one for name in (one["slug"], one["title"])}
    for one in terms():
        for name in _called(one):
            found.setdefault(_folded(name), one)
    return found


@cache
def _whole() -> dict[str, Any]:
    if not _FILE.is_file():
        raise FileNotFoundError("The terms are put in when the wheel is built; make it and install it.")
    whole: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return whole
