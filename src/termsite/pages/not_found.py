"""What is shown where there is no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from termsite.pages.navigation import home_of
from termsite.pages.page import Link, Page
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """What is shown for an address that does not exist; its links are absolute."""

    template: ClassVar[str] = "404.html"
    anywhere: ClassVar[bool] = True
    terms: tuple[Link, ...]


def not_found(shop: Workshop) -> NotFoundPage:
    """What is shown where there is no page."""
    doc = shop.glossary.docs.get("")
    asked = [reference.slug for reference in doc.often_asked] if doc else list(shop.glossary.order)[:4]
    return NotFoundPage(
        path="404.html",
        title=shop.say("No such page"),
        head_title=shop.say("No such page"),
        description=shop.say("There is no page of {site} at this address.", site=shop.site.name),
        section="",
        crumbs=(home_of(shop),),
        hide=("navigation", "toc"),
        index=False,
        terms=shop.terms(asked),
    )
