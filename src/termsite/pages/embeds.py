"""A calculator for pages of other sites: the page in the frame, its measures, and the lines to paste."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import ClassVar

from termsite.content.hosts import FRAME, filled
from termsite.pages.page import Page, root_of
from termsite.pages.parts import Panel
from termsite.pages.workshop import Workshop

ROLLING = "v1"  # which goes on being mended, and only grows
NARROW, USUAL, WIDE = 320, 600, 800  # least widths of a frame, in px
# Heights in px for a calculator that nobody has measured: as high as the highest that was.
UNMEASURED = MappingProxyType({NARROW: 1360, USUAL: 1230, WIDE: 930})


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage(Page):
    """A calculator alone, to be shown in a frame on another site."""

    template: ClassVar[str] = "embed.html"
    standalone: ClassVar[bool] = True
    elsewhere: ClassVar[bool] = True
    slug: str
    panel: Panel
    canonical: str  # path of the calculator's page
    height: int  # px that hold it in a frame of the usual width


def embed_path(slug: str) -> str:
    """Where the page in the frame is."""
    return f"embed/{ROLLING}/{slug}/"


def embed(shop: Workshop, slug: str) -> EmbedPage:
    """A calculator for a frame on another site."""
    path, link = embed_path(slug), shop.calculator(slug)
    return EmbedPage(
        path=path,
        title=link.title,
        head_title=f"{link.title} - {shop.site.name}",
        description=link.summary,
        section="",
        crumbs=(),
        index=False,
        slug=slug,
        panel=shop.panel(slug, "", "compact", root_of(path)),
        canonical=link.path,
        height=heights(shop, slug)[USUAL],
    )


def heights(shop: Workshop, slug: str) -> Mapping[int, int]:
    """For each least width of a frame, in px, the height that holds the calculator, its working closed."""
    return {**UNMEASURED, **shop.glossary.heights.get(slug, {})}


def values(shop: Workshop, slug: str) -> dict[str, str]:
    """What a pattern is filled with while its owner has settled nothing, in a frame of any width."""
    link = shop.calculator(slug)
    address, page = shop.site.address + embed_path(slug), shop.site.address + link.path
    return {
        "ADDRESS": address,
        "SRC": escape(address),
        "PAGE": page,
        "LINK": escape(page),
        "NAME": link.title,
        "TITLE": escape(link.title),
        "CALC": slug,
        "WIDTH": "100%",
        "HEIGHT": str(heights(shop, slug)[NARROW]),
        "SITE": escape(shop.site.address),
        "HOME": f"{shop.site.address}embed/",
        "VERSION": ROLLING,
        "ATTRIBUTES": "",
    }


def snippet(shop: Workshop, slug: str) -> str:
    """A frame for any page, and a link behind it."""
    return filled(FRAME, values(shop, slug))
