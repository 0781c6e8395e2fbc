"""Markdown as terms have it, for pages written by hand: an extension that every engine honours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import AtomicString

from termsite.content.frontmatter import read_front
from termsite.linking.dialect import Dialect


class WikiLinks(Extension):
    """Links terms by their slugs; what is not a term stays as it was written, and `check` tells of it."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "titles": ["", "the title of each term by slug; without it they are read from `terms`"],
            "terms": ["terms", "the folder of the term files"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the whole dialect, with links from the root; the titles are read when one is wanted."""
        Dialect(lambda slug, words: _anchor(self._titles(), slug, words)).extendMarkdown(md)

    def _titles(self) -> Mapping[str, str]:
        told: Mapping[str, str] | str = self.getConfig("titles")
        return _read(Path(self.getConfig("terms"))) if isinstance(told, str) else told


@cache  # an engine makes this extension anew for every page; ours is told the titles by build.py
def _read(folder: Path) -> dict[str, str]:
    fronts = ((file.stem, read_front(file, file.name)[0]) for file in sorted(folder.glob("*.md")))
    return {slug: str(front.values.get("title", slug)) for slug, front in fronts if front is not None}


def _anchor(titles: Mapping[str, str], slug: str, words: str) -> Element | None:
    if slug not in titles:
        return None
    link = Element("a", {"class": "mg-term", "href": f"/terms/{slug}/"})
    link.text = words or AtomicString(titles[slug])
    return link


def makeExtension(**settings: Any) -> WikiLinks:
    """Let mkdocs.yml name this module as an extension."""
    return WikiLinks(**settings)
