"""The page on which an owner of another site settles what stands in a frame, and copies the lines for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from calckit.wire import FieldOfForm
from termsite.content.hosts import HOSTS, Host, filled
from termsite.pages.embeds import NARROW, USUAL, WIDE, heights, values
from termsite.pages.navigation import CALCULATORS, calculators_of, home_of, tab
from termsite.pages.page import Link, Page, TocItem
from termsite.pages.versions import versions_of
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Lines:
    """What is pasted into a host: the lines as they stand, and what they are filled from."""

    host: Host
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An input that an owner may settle; one that is not `asked` the small form leaves out."""

    name: str
    label: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Start:
    """Where a calculator may start: its example or a preset; every input in machine notation, as JSON."""

    slug: str
    title: str
    given: str


@dataclass(frozen=True, slots=True)
class Size:
    """A frame that is at least so wide, and the height that holds the calculator in it, in px."""

    words: str
    width: str
    height: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that stays as it was released; the heights in px that hold the calculator, as sizes go."""

    number: str
    heights: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuilderPage(Page):
    """The lines for every host, and with script the choices that they follow."""

    template: ClassVar[str] = "builder.html"
    shows_frames: ClassVar[bool] = True
    calculator: Link
    values: str  # JSON of what the lines are filled with before anything is settled
    lines: tuple[Lines, ...]
    starts: tuple[Start, ...]
    choices: tuple[Choice, ...]
    sizes: tuple[Size, ...]
    kept: tuple[Kept, ...]  # the newest first
    versions: Link  # the page that tells what each of them brought
    guide: Link | None  # the page that tells owners the rest, if the site has one


def builder_path(slug: str) -> str:
    """Where lines for a calculator are put together."""
    return f"embed/build/{slug}/"


def builder(shop: Workshop, slug: str) -> BuilderPage:
    """The lines to paste for one calculator."""
    link, path = shop.calculator(slug), builder_path(slug)
    guide = shop.glossary.docs.get("embedding/")
    title, told = shop.say("{calculator} in your own page", calculator=link.title), values(shop, slug)
    return BuilderPage(
        path=path,
        title=title,
        head_title=title,
        description=shop.say(
            "Lines to paste into WordPress, Ghost, documentation sites and others: {calculator}.",
            calculator=link.title,
        ),
        section=tab(shop, CALCULATORS),
        crumbs=(home_of(shop), calculators_of(shop), link, Link(shop.say("In your own page"), path)),
        toc=(TocItem(shop.say("What to paste"), "paste"),),
        index=False,
        calculator=link,
        values=json.dumps(told, ensure_ascii=False),
        lines=tuple(Lines(host, filled(host.pattern, told)) for host in HOSTS),
        starts=tuple(_starts(shop, slug)),
        choices=tuple(_choices(shop, slug)),
        sizes=tuple(_sizes(shop, heights(shop, slug))),
        kept=tuple(_kept(shop, slug)),
        versions=versions_of(shop),
        guide=Link(guide.title, guide.path) if guide else None,
    )


def _sizes(shop: Workshop, measured: Mapping[int, int]) -> Iterator[Size]:
    yield Size(shop.say("Any, also on a phone"), "100%", measured[NARROW])
    for width in (USUAL, WIDE):
        yield Size(shop.say("{width} pixels and more", width=width), str(width), measured[width])


def _kept(shop: Workshop, slug: str) -> Iterator[Kept]:
    now = heights(shop, slug)
    for one in shop.site.owner.versions:
        if one.has(slug):
            then = one.heights.get(slug, {})
            yield Kept(one.number, " ".join(str(then.get(str(w), now[w])) for w in (NARROW, USUAL, WIDE)))


def _choices(shop: Workshop, slug: str) -> Iterator[Choice]:
    compact = shop.catalogue[slug].compact
    for field in shop.glossary.answers.described(slug)["fields"]:
        yield Choice(field["name"], field["label"], field["name"] in compact)


def _starts(shop: Workshop, slug: str) -> Iterator[Start]:
    declared = shop.catalogue[slug]
    named = [("", shop.start(slug)), *((preset.slug, preset.title) for preset in declared.presets)]
    for preset, title in named:
        given = dict(_given(shop.glossary.answers.described(slug, preset)["fields"]))
        yield Start(preset, title, json.dumps(given, ensure_ascii=False))


def _given(fields: Iterable[FieldOfForm]) -> Iterator[tuple[str, str]]:
    for field in fields:
        cells = [field] if field["kind"] != "rows" else [cell for row in field["rows"] for cell in row]
        yield from ((cell["name"], cell["plain"]) for cell in cells)
