"""The page of every key that a term's file, an area's or a path's may hold, as their schemas say them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from termsite.content.keys import KINDS, Key, keys_of
from termsite.linking.own import KEYS
from termsite.model import Doc
from termsite.pages.page import Page, TocItem, root_of
from termsite.pages.workshop import Workshop
from termsite.pages.written import written


@dataclass(frozen=True, slots=True)
class File:
    """A kind of file and its keys."""

    title: str
    anchor: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysPage(Page):
    """The keys of every kind of file."""

    template: ClassVar[str] = "keys.html"
    article: ClassVar[bool] = True
    lead: str
    body: Markup
    files: tuple[File, ...]


def keys_page(shop: Workshop, doc: Doc) -> KeysPage:
    """The page of all keys; its first words are written by hand, the rest is the schemas'."""
    names = {
        "term": shop.say("A term, terms/{slug}.md", slug="<slug>"),
        "area": shop.say("An area, docs/areas/{slug}.md", slug="<slug>"),
        "path": shop.say("A learning path, docs/paths/{slug}.md", slug="<slug>"),
    }
    # They change with the code alone.
    keys: dict[str, tuple[Key, ...]] = shop.glossary.texts.take("keys", _keys)
    files = tuple(File(names[kind], kind, keys[kind]) for kind in KINDS)
    return KeysPage(
        **written(shop, doc),
        toc=tuple(TocItem(file.title, file.anchor) for file in files),
        lead=doc.lead,
        body=shop.writer.block(doc.body.text, root_of(doc.path), KEYS),
        files=files,
    )


def _keys() -> dict[str, tuple[Key, ...]]:
    return {kind: keys_of(kind) for kind in KINDS}
