"""The calculators, loaded once; what is not there is told with the nearest that is."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from calckit import Calculator, Catalogue, load
from marginary.mistake import Mistake


class Unknown(Mistake, LookupError):
    """There is no calculator, preset or term of that name; the message says which is near."""


@cache
def catalogue() -> Catalogue:
    """Return every calculator by its slug."""
    return load("marginary.calculators")


def slugs() -> tuple[str, ...]:
    """Return the slugs of all calculators, sorted."""
    return tuple(catalogue())


def calculator(slug: str, preset: str = "") -> Calculator:
    """Return a calculator that has the preset, if one is named; raise Unknown where there is none."""
    if slug not in catalogue():
        raise Unknown(unknown("calculator", slug, catalogue()))
    found = catalogue()[slug]
    presets = [one.slug for one in found.presets]
    if preset and preset not in presets:
        raise Unknown(unknown(f"preset of '{slug}'", preset, presets))
    return found


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no such thing, and what may have been meant."""
    names = sorted(known)
    near = get_close_matches(str(name).casefold().replace("_", "-"), names, 1)
    hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(names) or 'none'}."
    return f"No {kind} '{name}'. {hint}"
