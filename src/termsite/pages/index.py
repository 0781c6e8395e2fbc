"""All terms from A to Z."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from termsite.pages.navigation import ALL_TERMS, HOME, terms_nav
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


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def index(shop: Workshop) -> IndexPage:
    """All terms, A–Z."""
    members = [shop.member(slug, number) for number, slug in enumerate(shop.glossary.terms, 1)]
    by_letter: dict[str, list[Member]] = {letter: [] for letter in LETTERS}
    for member in members:
        by_letter.setdefault(member.link.title[:1].upper(), []).append(member)
    letters = tuple(Letter(letter, tuple(entries)) for letter, entries in by_letter.items())
    return IndexPage(
        path=ALL_TERMS.path,
        title="All terms",
        head_title="All terms, A to Z",
        description=f"All {len(members)} terms from A to Z, each with its meaning in one sentence.",
        section="Terms",
        crumbs=(HOME, Link("All terms", ALL_TERMS.path)),
        nav=terms_nav(shop, ALL_TERMS.path),
        hide=("toc",),
        letters=letters,
        areas=shop.areas(),
        total=len(members),
    )
