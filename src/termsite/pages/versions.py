"""The page that tells owners of other sites what each version of the embeds brought, and what it took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from markupsafe import Markup

from termsite.content.shape import slug_of
from termsite.owner import Version
from termsite.pages.navigation import CALCULATORS, calculators_of, home_of, tab
from termsite.pages.page import Link, Page, TocItem, root_of
from termsite.pages.workshop import Workshop
from termsite.words.words import Words

PATH = "embed/versions/"
_FOR_OWNERS = "For site owners"  # the part of the changelog that this page shows
_MEANT = 8  # px: a height that moved less is that of other typefaces


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version: what its changelog tells owners, and in lines what differs from the one before."""

    title: str
    anchor: str
    text: Markup
    differs: tuple[str, ...]
    before: str  # the number of the one before; empty for the first


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPage(Page):
    """What each version brought, the newest first."""

    template: ClassVar[str] = "versions.html"
    versions: tuple[VersionShown, ...]
    kept: tuple[str, ...]  # the numbers of those that stay as they were


def versions_of(shop: Workshop) -> Link:
    """The page that tells all versions."""
    return Link(shop.say("Versions of embeds"), PATH)


def versions_page(shop: Workshop) -> VersionsPage:
    """The page of all versions: from the changelog, and from what the archive keeps of each."""
    shown, here = tuple(_shown(shop)), versions_of(shop)
    return VersionsPage(
        path=here.path,
        title=here.title,
        head_title=here.title,
        description=shop.say(
            "What each release changes for sites that show a calculator, and which of them stay."
        ),
        section=tab(shop, CALCULATORS),
        crumbs=(home_of(shop), calculators_of(shop), here),
        toc=tuple(TocItem(one.title, one.anchor) for one in shown),
        index=False,
        versions=shown,
        kept=tuple(one.number for one in shop.site.owner.versions),
    )


def _shown(shop: Workshop) -> Iterator[VersionShown]:
    """The releases of the changelog, then versions of which it says nothing."""
    kept = shop.site.owner.versions
    pairs = {one.number: (one, before) for one, before in zip_longest(kept, kept[1:])}
    titles = {one.title.partition(",")[0].strip(): one for one in shop.glossary.changelog}
    for number in (*titles, *(number for number in pairs if number not in titles)):
        release = titles.get(number)
        text = dict(release.parts).get(_FOR_OWNERS, "") if release else ""
        now, before = pairs.get(number, (None, None))
        differs = tuple(differences(shop.site.words, now, before)) if now and before else ()
        if text or number in pairs:
            yield VersionShown(
                release.title if release else number,
                slug_of(f"version {number}"),
                shop.writer.block(text, root_of(PATH)) if text else Markup(),
                differs,
                before.number if before else "",
            )


def differences(words: Words, now: Version, before: Version) -> Iterator[str]:
    """What one version has that the one before had not, and the other way round, a line each."""
    kinds = {
        "address": words.say("Addresses"),
        "attribute": words.say("Attributes"),
        "event": words.say("Events"),
        "message": words.say("Messages"),
        "property": words.say("Properties"),
    }
    new, gone = words.forms("{kind}, new: {names}.")[0], words.forms("{kind}, gone: {names}.")[0]
    for told, one, other in ((new, before, now), (gone, now, before)):
        by_kind: dict[str, list[str]] = {}
        for kind, name in other.door.lost(one.door):
            by_kind.setdefault(kind, []).append(name)
        for kind, names in by_kind.items():
            yield told.format(kind=kinds[kind], names=", ".join(names))
    yield from _heights(words, now, before)
    if now.engine != before.engine:
        yield words.say("Another engine: its formulas, or what they run on, are others. A figure may differ.")


def _heights(words: Words, now: Version, before: Version) -> Iterator[str]:
    for slug, measured in now.heights.items():
        then = before.heights.get(slug, {})
        moved = [
            words.say("{px} px instead of {then} at {width}", px=px, then=then[width], width=width)
            for width, px in measured.items()
            if width in then and abs(px - then[width]) > _MEANT
        ]
        if moved:
            yield words.say("Height of {calculator}: {moved}.", calculator=slug, moved=", ".join(moved))
