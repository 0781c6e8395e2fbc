"""The page of every key that a term's file, an area's or a path's may hold, as their schemas say them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from termsite.content.keys import KINDS, Key, keys_of
from termsite.model import Doc
from termsite.pages.page import Page, TocItem, root_of
from termsite.pages.workshop import Workshop
from termsite.pages.written import written

_NAMES = {
    "term": "A term, terms/<slug>.md",
    "area": "An area, docs/areas/<slug>.md",
    "path": "A learning path, docs/paths/<slug>.md",
}


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
    files: tuple[File, ...] = shop.glossary.texts.take("keys", _files)  # they change with the code alone
    return KeysPage(
        **written(shop, doc),
        toc=tuple(TocItem(file.title, file.anchor) for file in files),
        lead=doc.lead,
        body=shop.writer.block(doc.body.text, root_of(doc.path)),
        files=files,
    )


def _files() -> tuple[File, ...]:
    return tuple(File(_NAMES[kind], kind, keys_of(kind)) for kind in KINDS)
