"""Markdown to HTML: terms linked, figures set in, headings named; one converter for the whole run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cached_property
from typing import Protocol

from markdown import Markdown
from markdown.extensions import Extension
from markupsafe import Markup, escape

from termsite.linking.code import outside_code
from termsite.linking.dialect import CUT, Dialect
from termsite.linking.linker import Linker
from termsite.linking.mention import Mentions
from termsite.linking.own import DRAFT, RECORD, Own
from termsite.model import Backlink, Prose, Term

ROOT = "../../"  # terms, areas and learning paths all stand two folders deep
FIGURE = re.compile(r"\{([\w-]+)(?::([\w-]+))?\.([\w.]+)\}")  # {calculator:preset.output}
SPECIAL = re.compile(r"[\[\]*_`\\<>&#!{}\n|~:]|^\s*(?:[-+]|\d+\.)\s")


class Writer:
    """Converts texts of one glossary; `titles` are the terms' own names by slug."""

    def __init__(self, titles: Mapping[str, str], mentions: Mentions, figures: Mapping[str, str]) -> None:
        self._linker = Linker(titles, mentions)
        self._figures = figures
        self._dialect = Dialect(self._linker.anchor)
        # All that decides what is linked, and in which words.
        self.names = {**{f"[[{slug}]]": title for slug, title in titles.items()}, **mentions.forms}

    @cached_property
    def _markdown(self) -> Markdown:
        """The converter, which a run that finds every text converted never needs."""
        return Markdown(extensions=[self._dialect, _Terms(self._linker)], output_format="html")

    def prose(
        self,
        text: str,
        slug: str,
        *,
        root: str,
        silent: Set[str] = frozenset(),
        auto: bool = True,
        own: Own = RECORD,
    ) -> Prose:
        """Convert the text of a page, whose `own` parts are called otherwise than its headings.

        `silent` terms are linked only where the text says so.
        """
        self._linker.begin(slug, root, silent, auto)
        self._dialect.begin(own)
        html = self._markdown.reset().convert(self.filled(text))
        lead, cut, rest = html.partition(CUT)
        return Prose(
            lead=Markup(lead),
            rest=Markup("<h2" + rest if cut else ""),
            headings=tuple((one.words, one.id) for one in self._dialect.sections),
            uses=tuple(self._linker.uses),
            automatic=tuple(self._linker.automatic),
        )

    def line(self, text: str, root: str) -> Markup:
        """Convert one paragraph without its <p>; only written links are set."""
        filled = self.filled(text).strip()
        if not SPECIAL.search(filled):
            return escape(filled)
        html = self.block(text, root)
        inner = html.removeprefix("<p>").removesuffix("</p>")
        return html if "<p>" in inner else Markup(inner)

    def block(self, text: str, root: str, own: Own = RECORD) -> Markup:
        """Convert a few paragraphs, or the text of a page with `own` parts; only written links are set."""
        self._linker.begin("", root, frozenset(), False)
        self._dialect.begin(own)
        return Markup(self._markdown.reset().convert(self.filled(text)).replace(CUT, "<h2"))

    def headings(self, text: str) -> tuple[tuple[str, str], ...]:
        """The sections of a text that the theme's renderer converts: words and id of each."""
        return self.prose(text, "", root="", auto=False, own=DRAFT).headings

    def filled(self, text: str) -> str:
        """Set the figures in."""
        return filled(text, self._figures)


class Converts(Protocol):
    """Whoever converts the text of a page."""

    def prose(self, text: str, slug: str, *, root: str, silent: Set[str] = ...) -> Prose:
        """Convert it, as `Writer.prose` does."""


def term_prose(writer: Converts, term: Term, text: str) -> Prose:
    """Convert a term's text, its pictures set in."""
    silent = term.no_autolink if isinstance(term.no_autolink, tuple) else ()
    return writer.prose(text, term.slug, root=ROOT, silent=frozenset(silent))


def first_uses(slug: str, prose: Prose) -> dict[str, Backlink]:
    """Each term that the text of a term uses, with the first sentence that does."""
    first: dict[str, Backlink] = {}
    for use in prose.uses:
        first.setdefault(use.term, Backlink(slug, use.sentence, use.words))
    return first


def filled(text: str, figures: Mapping[str, str]) -> str:
    """A text with its figures set in; code is left as it is."""
    if "{" not in text:
        return text
    return outside_code(text, lambda part: FIGURE.sub(lambda one: figures.get(one[0], one[0]), part))


class _Terms(Extension):
    def __init__(self, linker: Linker) -> None:
        super().__init__()
        self._linker = linker

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(self._linker.attach(md), "mg-terms", -5)  # after all else is in place
