"""The learning paths as a term sees them: where it stands on each, and what its readers are asked."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from termsite.model import Check, LearningPath
from termsite.pages.page import Link
from termsite.pages.parts import Asked, Station
from termsite.pages.workshop import Workshop

SHEET = 1  # the number of the sheet that is there before somebody asks for another


def stations(shop: Workshop, slug: str) -> Iterator[Station]:
    """Where a term stands on each path that it is part of."""
    for path in shop.glossary.paths.values():
        slugs = [reference.slug for reference in path.terms]
        if slug in slugs:
            yield _station(shop, path, slugs, slugs.index(slug))


def _station(shop: Workshop, path: LearningPath, slugs: list[str], here: int) -> Station:
    around = [shop.term(slugs[n]) if 0 <= n < len(slugs) else None for n in (here - 1, here + 1)]
    return Station(Link(path.title, path.path), here + 1, len(slugs), *around)


def asked(shop: Workshop, path: LearningPath, root: str) -> tuple[Asked, ...]:
    """The questions of a path in the order of its terms: its first sheet."""
    order = [reference.slug for reference in path.terms]
    checks = sorted(path.checks, key=lambda check: order.index(check.term))
    return tuple(_asked(shop, check, order.index(check.term) + 1, root) for check in checks)


def asked_of(shop: Workshop, slug: str, root: str) -> Asked | None:
    """The question of a term, as the first path asks it that has one."""
    found = (one for path in shop.glossary.paths.values() for one in path.checks if one.term == slug)
    check = next(found, None)
    return _asked(shop, check, 0, root) if check else None


def _asked(shop: Workshop, check: Check, place: int, root: str) -> Asked:
    exercise = shop.glossary.answers.exercise(check.calculator, check.output, SHEET, place, root)
    return Asked(
        term=shop.term(check.term),
        calculator=shop.calculator(check.calculator),
        output=check.output,
        place=place,
        seed=exercise["seed"],
        label=exercise["label"],
        unit=exercise["unit"],
        task=Markup(exercise["html"]),
        answer=Markup(exercise["key"]),
    )
