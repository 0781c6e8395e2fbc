"""The text of a term where no page shows it, in its Markdown and in the search; and another in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from termsite.downloads.as_json import as_json
from termsite.linking.code import outside_code, without_code
from termsite.linking.dialect import REFERENCE
from termsite.linking.names import term_path
from termsite.linking.prose import FIGURE
from termsite.linking.untagged import untagged
from termsite.model import Site
from termsite.pages.term import TermPage

TEXTS = "data/texts.json"  # where the search finds them
_MARKS = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")  # within a word _ is no mark
_NAMED = {"<": "&lt;", "&": "&amp;"}  # before these a backslash is no mark to every program
_H2 = re.compile(r"^## ", re.MULTILINE)


class Texts:
    """Sets links and figures into an editor's Markdown; `titles` are the terms' own names by slug."""

    def __init__(self, titles: Mapping[str, str], figures: Mapping[str, str], site: Site) -> None:
        self._titles, self._figures, self._address = titles, figures, site.address

    def text(self, text: str) -> str:
        """A text with its links and figures set in; code is left as it is."""
        return outside_code(text, lambda part: REFERENCE.sub(self._reference, FIGURE.sub(self._figure, part)))

    def parts(self, text: str) -> tuple[str, str]:
        """A term's text up to its first heading, and from there."""
        done = self.text(text)
        heading = _H2.search(without_code(done))
        at = heading.start() if heading else len(done)
        return done[:at].strip(), done[at:].strip()

    def link(self, slug: str, words: str = "") -> str:
        """A link to a term."""
        return f"[{words or typed(self._titles[slug])}]({self._address}{term_path(slug)})"

    def _reference(self, found: re.Match[str]) -> str:
        slug = found[1].strip()
        return self.link(slug, (found[2] or "").strip()) if slug in self._titles else found[0]

    def _figure(self, found: re.Match[str]) -> str:
        return self._figures.get(found[0], found[0])


def typed(text: str) -> str:
    """What is no Markdown, such as a title, written so that it reads as it is."""
    return _MARKS.sub(lambda found: _NAMED.get(found[0]) or f"\\{found[0]}", text)


def rewritten(twin: str, before: tuple[str, str], after: tuple[str, str]) -> str | None:
    """The file of a term with other parts of its text; None where those of before stand there twice."""
    for old, new in zip(before, after, strict=True):
        if old != new:
            places = [found.start() for found in re.finditer(rf"(?<=\n\n){re.escape(old)}(?=\n\n)", twin)]
            if not (old and new) or len(places) != 1:
                return None
            twin = twin[: places[0]] + new + twin[places[0] + len(old) :]
    return twin


def text_of(page: TermPage) -> str:
    """What is found of a term beside its names, meaning, questions and rules."""
    notes = (untagged(note.text) for note in (*page.contrasts, *page.related))
    formula = page.formula
    legend = (formula.text, *(untagged(row.means) for row in formula.legend)) if formula else ()
    sources = (f"{one.title}. {one.supports}" for one in page.sources)
    return " ".join((untagged(page.lead), untagged(page.body), *legend, *notes, *sources))


def with_text(texts: bytes, before: str, after: str) -> bytes | None:
    """The layer of texts with another in the place of one; None where there are two of that."""
    old, new = as_json(before), as_json(after)
    return texts.replace(old, new) if texts.count(old) == 1 else None
