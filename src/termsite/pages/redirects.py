"""Other addresses to pages that lead on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from termsite.linking.names import contrast_path
from termsite.pages.page import Link, Page
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage(Page):
    """An earlier or other name of a page."""

    template: ClassVar[str] = "redirect.html"
    standalone: ClassVar[bool] = True
    target: Link


def redirects(shop: Workshop) -> list[RedirectPage]:
    """Other addresses of terms, of comparisons and of areas."""
    glossary = shop.glossary
    made = [redirect(f"terms/{slug}/", shop.term(target)) for slug, target in glossary.redirects.items()]
    made += [
        redirect(f"{folder}/{slug}/", _comparison(shop, *pair))
        for slug, pair in glossary.compared.items()
        for folder in ("terms", "compare")
    ]
    made += [
        redirect(f"areas/{alias}/", shop.area(area))
        for area in glossary.areas.values()
        for alias in area.aliases
    ]
    return made


def _comparison(shop: Workshop, one: str, other: str) -> Link:
    left, right = (shop.term(slug) for slug in sorted((one, other)))
    return Link(
        shop.say("{one} or {other}", one=left.title, other=right.title),
        contrast_path(one, other),
        left.summary,
    )


def redirect(path: str, link: Link) -> RedirectPage:
    """Another address of a page."""
    return RedirectPage(
        path=path,
        title=link.title,
        head_title=link.title,
        description=link.summary,
        section="",
        crumbs=(),
        index=False,
        target=link,
    )
