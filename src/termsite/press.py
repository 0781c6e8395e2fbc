"""Pages to leaves: rendered, and read as a browser would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from termsite.kept import Shelf
from termsite.model import Document, Site
from termsite.pages.page import Page
from termsite.rendering.render import render
from termsite.rendering.slim import slim
from termsite.theme.frames import Frames
from termsite.verify.facts import Facts, facts


@dataclass(frozen=True, slots=True)
class Press:
    """What every page of a build is rendered with."""

    frames: Frames
    site: Site
    scripts: frozenset[str]
    templates: Mapping[str, bytes]  # compiled before
    ground: str  # a name for the code


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it is published, and what can be checked of it."""

    document: Document
    facts: Facts


@dataclass(frozen=True, slots=True)
class Sheet:
    """The leaves of one shard, in its order, and every template that it took to make them, compiled."""

    leaves: tuple[Leaf, ...]
    templates: Mapping[str, bytes]


def leaves(press: Press, pages: Iterable[Page], templates: Shelf[bytes]) -> Iterator[Leaf]:
    """Render these pages one by one, and read them as a browser would; `templates` are compiled ones."""
    documents = render(pages, press.frames, press.site, press.scripts, templates)
    for document in slim(documents, press.site):
        yield Leaf(document, facts(document.content.decode()))


def printed(press: Press, pages: Iterable[Page]) -> Sheet:
    """Render these pages, all of them."""
    templates = Shelf(press.templates)
    made = tuple(leaves(press, pages, templates))
    return Sheet(made, templates.asked)
