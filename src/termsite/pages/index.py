"""All terms from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from termsite.linking.alphabet import letter
from termsite.pages.navigation import ALL_TERMS, home_of, tab, terms_nav
from termsite.pages.page import Link, Page
from termsite.pages.parts import AreaCard, Member
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index; `entries` is empty where no name starts with it."""

    letter: str
    entries: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(Page):
    """All terms, A–Z."""

    template: ClassVar[str] = "index.html"
    letters: tuple[Letter, ...]
    areas: tuple[AreaCard, ...]
    total: int


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # all are shown, where a name begins with one of them


def index(shop: Workshop) -> IndexPage:
    """All terms, A–Z."""
    members = [shop.member(slug, number) for number, slug in enumerate(shop.glossary.terms, 1)]
    letters = tuple(_letters(shop, members))
    return IndexPage(
        path=ALL_TERMS,
        title=shop.say("All terms"),
        head_title=shop.say("All terms, A to Z"),
        description=shop.many(
            len(members),
            "{n} term, with its meaning in one sentence.",
            "All {n} terms from A to Z, each with its meaning in one sentence.",
        ),
        section=tab(shop, ALL_TERMS),
        crumbs=(home_of(shop), Link(shop.say("All terms"), ALL_TERMS)),
        nav=terms_nav(shop, ALL_TERMS),
        hide=("toc",),
        letters=letters,
        areas=shop.areas(),
        total=len(members),
    )


def _letters(shop: Workshop, members: Iterable[Member]) -> Iterator[Letter]:
    """The names under their letters; those of other scripts in the order in which they come."""
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(letter(shop.glossary.terms[member.link.slug].sorted_as), []).append(member)
    latin = LETTERS if not found or set(found) & set(LETTERS) else ""
    for name in dict.fromkeys((*latin, *found)):
        yield Letter(name, tuple(found.get(name, ())))
