"""The Markdown that is rendered: the pages written by hand, and one page of sentinels for each frame."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from termsite.content.made import MADE
from termsite.linking.pictures import figured
from termsite.linking.prose import filled
from termsite.model import Glossary, Site
from termsite.owner import Owner, shown
from termsite.pages.page import Page
from termsite.theme.frames import key_of
from termsite.theme.slots import sentinel
from termsite.words.words import Words

_FILE = re.compile(r"([\w-]+)\.md\b")


@dataclass(frozen=True, slots=True)
class Drafts:
    """Files by path, and where the HTML of each frame will be, by key."""

    files: Mapping[str, str]
    places: Mapping[str, str]
    nonce: str  # in all their sentinels


def drafts(pages: Iterable[Page], glossary: Glossary, site: Site, nonce: str) -> Drafts:
    """Write one draft for every frame that the pages need."""
    wanted = {key_of(page): page for page in pages if not page.standalone}
    files: dict[str, str] = {}
    places: dict[str, str] = {}
    for number, (key, page) in enumerate(sorted(wanted.items())):
        if page.anywhere:  # the theme's own template makes it
            places[key] = "404.html"
            continue
        hand = page.own_frame
        folder = page.path if hand else f"frame-{number}/" * page.path.count("/")
        text = (
            f"# {sentinel('TITLE', nonce)} {{#content}}\n\n{_text(glossary, page, site)}"
            if hand
            else "BODY\n"
        )
        files[f"{folder.rstrip('/')}.md" if folder else "index.md"] = (
            _front(page, nonce, frame=not hand) + text
        )
        places[key] = f"{folder}index.html"
    for path in (*MADE, *_linked(glossary, site)):
        files.setdefault(f"{path}.md", "---\ntitle: a place to link to\n---\n")
    return Drafts(files, places, nonce)


def _linked(glossary: Glossary, site: Site) -> Iterator[str]:
    """The files that the navigation, or a page written by hand, leads to: the theme knows of no others."""
    listed = {path for section in site.sections for path in (section.path, *dict(section.pages).values())}
    named = {name for doc in glossary.docs.values() for name in _FILE.findall(doc.body.text)}
    for path in filter(None, (*glossary.prose, *glossary.docs)):
        file = path.rstrip("/")
        if path in listed or file.rpartition("/")[2] in named:
            yield file


def _text(glossary: Glossary, page: Page, site: Site) -> str:
    doc = glossary.docs[page.path]
    known = {one.picture.name: one.picture for one in page.pictures}
    text = filled(figured(doc.body.text, known), glossary.figures)
    return text + (_addresses(site.owner, site.words) if doc.addresses else "")


def _addresses(owner: Owner, words: Words) -> str:
    """Where to turn to, as far as the settings say so."""
    said = [
        (words.forms("Corrections go to {address}.")[0], owner.corrections),
        (words.forms("Who keeps this site is reached at {address}.")[0], owner.contact),
    ]
    lines = [told.format(address=f"[{shown(one)}]({one})") for told, one in said if one]
    return f"\n\n{' '.join(lines)}\n" if lines else ""


def _front(page: Page, nonce: str, *, frame: bool) -> str:
    values: dict[str, Any] = {
        "title": sentinel("TITLE", nonce),
        "description": sentinel("DESCRIPTION", nonce),
        "section": page.section,
        "hide": list(page.hide),
        "frame": frame,
    }
    return f"---\n{json.dumps(values)}\n---\n"  # JSON is YAML
