"""A page's key tells it from every other page, and from itself in no other place of memory."""

import pickle
from dataclasses import fields, replace
from typing import Any

import pytest
from markupsafe import Markup

from termsite.pages.page import Link, NavItem, TocItem
from termsite.pages.parts import UseShown
from termsite.pages.term import UsesPage
from termsite.picture import Picture, Shown
from termsite.record.key import key_of

TIDE, NEAP = Link("tide", "terms/tide/", "Water that comes."), Link("neap", "terms/neap/")
PAGE = UsesPage(
    path="terms/tide/used-in/",
    title="Where it is used",
    head_title="Where it is used",
    description="Every place.",
    section="Terms",
    crumbs=(TIDE,),
    nav=(NavItem("All", "terms/", active=True), NavItem("Sea", "areas/sea/")),
    term=TIDE,
    uses=(UseShown(NEAP, Markup("A <mark>tide</mark>.")),),
    unlocks=(NEAP,),
)
SHOWN = Shown(Picture("bar.png", 10, 10, (), "0", "terms/tide/bar.png"), "A bar", "")
OTHER: dict[str, Any] = {
    "crumbs": (TIDE, NEAP),
    "nav": (NavItem("All", "terms/"), NavItem("Sea", "areas/sea/", active=True)),
    "toc": (TocItem("More", "more"),),
    "hide": ("toc",),
    "index": False,
    "pictures": (SHOWN,),
    "term": replace(TIDE, summary="Water that goes."),
    "uses": (UseShown(NEAP, Markup("A tide <mark>tide</mark>.")),),
    "unlocks": (),
}


@pytest.mark.parametrize("name", [field.name for field in fields(PAGE)])
def test_whatever_else_a_page_says_gives_it_another_key(name: str) -> None:
    changed: dict[str, Any] = {name: OTHER.get(name, "other")}
    assert key_of(replace(PAGE, **changed)) != key_of(PAGE)


def test_text_and_markup_are_two_things() -> None:
    (use,) = PAGE.uses
    text: Any = str(use.sentence)
    assert key_of(replace(PAGE, uses=(replace(use, sentence=text),))) != key_of(PAGE)


def test_what_else_a_page_is_made_from_counts() -> None:
    assert len({key_of(PAGE), key_of(PAGE, "a"), key_of(PAGE, "a", "b"), key_of(PAGE, "ab")}) == 4


def test_an_equal_page_has_its_key() -> None:
    again = pickle.loads(pickle.dumps(PAGE))
    assert again == PAGE
    assert again.term is again.crumbs[0] and again.term is not TIDE
    apart = replace(again, term=replace(TIDE), nav=tuple(map(replace, PAGE.nav)))
    assert key_of(PAGE) == key_of(again) == key_of(apart)
