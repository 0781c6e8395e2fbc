"""Markdown to HTML: terms linked, figures set in, headings named; one converter for the whole run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup, escape

from termsite.linking.linker import Linker
from termsite.linking.mention import Mentions
from termsite.linking.tables import ClassedTables
from termsite.model import Prose

REFERENCE = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]]+))?\]\]")
FIGURE = re.compile(r"\{([\w-]+)(?::([\w-]+))?\.([\w.]+)\}")  # {calculator:preset.output}
_CODE = re.compile(r"^(```|~~~).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
_SPECIAL = re.compile(r"[\[\]*_`\\<>&#!{}\n|~:]|^\s*(?:[-+]|\d+\.)\s")


def without_code(text: str) -> str:
    """The text with code blanked out, so that what is left keeps its place."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text changed, but for its code, which is kept to the letter."""
    done, at = "", 0
    for code in _CODE.finditer(text):
        done, at = done + change(text[at : code.start()]) + code[0], code.end()
    return done + change(text[at:])


class Writer:
    """Converts texts of one glossary; `titles` are the terms' own names by slug."""

    def __init__(self, titles: Mapping[str, str], mentions: Mentions, figures: Mapping[str, str]) -> None:
        self._linker = Linker(titles, mentions)
        self._figures = figures
        extensions: list[Any] = [
            "attr_list",
            "def_list",
            "fenced_code",
            "footnotes",
            "md_in_html",
            "sane_lists",
        ]
        self._markdown = Markdown(
            extensions=[*extensions, ClassedTables(), _Terms(self._linker)], output_format="html"
        )

    def prose(
        self, text: str, slug: str, *, root: str, silent: Set[str] = frozenset(), auto: bool = True
    ) -> Prose:
        """Convert the text of a page; `silent` terms are linked only where the text says so."""
        self._linker.begin(slug, root, silent, auto)
        html = self._markdown.reset().convert(self.filled(text))
        lead, heading, rest = html.partition("<h2")
        return Prose(
            Markup(lead), Markup(heading + rest), tuple(self._linker.headings), tuple(self._linker.uses)
        )

    def line(self, text: str, root: str) -> Markup:
        """Convert one paragraph without its <p>; only written links are set."""
        filled = self.filled(text).strip()
        if not _SPECIAL.search(filled):
            return escape(filled)
        html = self.block(text, root)
        inner = html.removeprefix("<p>").removesuffix("</p>")
        return html if "<p>" in inner else Markup(inner)

    def block(self, text: str, root: str) -> Markup:
        """Convert a few paragraphs; only written links are set."""
        self._linker.begin("", root, frozenset(), False)
        return Markup(self._markdown.reset().convert(self.filled(text)))

    def filled(self, text: str) -> str:
        """Set the figures in."""
        return FIGURE.sub(lambda match: self._figures.get(match.group(), match.group()), text)


def plain(html: str) -> str:
    """The words of a piece of HTML, in one line."""
    return " ".join(Markup(html).striptags().split())


class _Terms(Extension):
    def __init__(self, linker: Linker) -> None:
        super().__init__()
        self._linker = linker

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(Written(self._linker.anchor), "mg-written", 175)
        md.treeprocessors.register(self._linker.attach(md), "mg-terms", -5)  # after all else is in place


class Written(InlineProcessor):
    """[[slug]] and [[slug|words]]."""

    def __init__(self, anchor: Callable[[str, str], Element | None]) -> None:
        super().__init__(REFERENCE.pattern)
        self._anchor = anchor

    def handleMatch(  # type: ignore[override]  # the base class returns a union of tuples
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Make the link, or leave the text as it is."""
        element = self._anchor(m.group(1).strip(), (m.group(2) or "").strip())
        return (element, m.start(0), m.end(0)) if element is not None else (None, None, None)
