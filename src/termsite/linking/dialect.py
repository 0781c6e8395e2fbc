"""The one Markdown of every text: what it knows, links to terms in it, and the ids of its headings."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER
from pymdownx.superfences import SuperFencesCodeExtension

from termsite.content.shape import slug_of
from termsite.linking.code import outside_code
from termsite.linking.own import DRAFT, RECORD, Own
from termsite.linking.tables import ClassedTables

# By their classes: for a name Markdown looks through every package that is installed.
_EXTENSIONS: tuple[type[Extension], ...] = (
    AttrListExtension,
    DefListExtension,
    FootnoteExtension,
    MarkdownInHtmlExtension,
    SaneListExtension,
    SuperFencesCodeExtension,
    ClassedTables,
)
REFERENCE = re.compile(r"\[\[([^\[\]|\n\\]+)(?:\\?\|([^\[\]]+))?\]\]")
CUT = '<h2 cut="\x01"'  # the first section of a text: no file can hold this sign
_ASIDE = HTML_PLACEHOLDER.replace("%s", "([0-9]+)")  # where code in a fence, or HTML, is put in later
_ID = re.compile(r"""\bid\s*=\s*["']?([^\s"'>]+)""")

Anchor = Callable[[str, str], Element | None]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text: its words without notes and marks."""

    tag: str
    words: str
    id: str
    top: bool  # it stands in no quote, list or box


def own(name: str) -> bool:
    """Whether the page of a term, an area or a path has a place of this name that is not its text's."""
    return RECORD.has(name)


class Dialect(Extension):
    """Everything that makes our Markdown; `anchor` gives the link to a term."""

    def __init__(self, anchor: Anchor) -> None:
        super().__init__()
        self._anchor = anchor
        self.own = DRAFT  # what the page calls its own parts
        self.headings: list[Heading] = []

    def begin(self, own: Own) -> None:
        """Set out on a new text, which an empty one ends at once: no converter is asked for its headings."""
        self.own, self.headings = own, []

    def extendMarkdown(self, md: Markdown) -> None:
        """Add it all."""
        md.registerExtensions([one() for one in _EXTENSIONS], {})
        md.preprocessors.register(_Bars(md), "mg-bars", 15)  # after code in fences is put aside
        md.preprocessors.register(_Fences(md), "mg-fences", 22)  # between fences 25 and HTML 20
        md.inlinePatterns.register(_Written(self._anchor), "mg-written", 185)  # code 190, signs 180
        md.treeprocessors.register(_Alone(md), "mg-alone", 7)  # notes have their way back, 50
        md.treeprocessors.register(_Headings(md, self), "mg-headings", 6)  # given ids 8, MkDocs' own 5

    @property
    def sections(self) -> list[Heading]:
        """The headings of the second order that divide the text."""
        return [one for one in self.headings if one.tag == "h2" and one.top]

    def name(self, headings: list[tuple[Element, bool]], taken: set[str], md: Markdown) -> None:
        """Give every heading an id that no other has, and remember all."""
        self.headings = []
        for element, top in headings:
            words = _words(element, md)
            given = element.get("id") or self._free(slug_of(words) or "section", taken)
            taken.add(given)
            element.set("id", given)
            self.headings.append(Heading(element.tag, words, given, top))

    def _free(self, name: str, taken: Set[str]) -> str:
        """The name, or the name with the first number by which nothing else is called.

        A number takes no name out of a family, and some into one; a word before it takes it out.
        """
        if f"{name}-".startswith(self.own.families):
            name = f"section-{name}"
        free, number = name, 0
        while free in taken or self.own.has(free):
            number += 1
            free = f"{name}-{number}"
        return free


class _Bars(Preprocessor):
    """The bar in [[slug|words]] parts no cells of a table."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "[[" not in text or "|" not in text:
            return lines
        return outside_code(text, lambda part: REFERENCE.sub(_without_bar, part)).split("\n")


def _without_bar(found: re.Match[str]) -> str:
    return f"[[{found[1]}\\|{found[2]}]]" if found[2] else found[0]


class _Fences(Preprocessor):
    """Code in a fence is a block of its own, whatever stands right before or after it.

    The converter would set it into the paragraph, where no page can hold it.
    """

    def run(self, lines: list[str]) -> list[str]:
        if not self.md.htmlStash.html_counter:  # as in most
            return lines
        apart: list[str] = []
        after: str | None = None  # the signs of the quote in which code stood in the line before
        for line in lines:
            code = re.fullmatch(rf"([> ]*){_ASIDE} *", line)
            beside = code[1] if code else after
            if beside is not None and apart and apart[-1].strip(" >") and line.strip(" >"):
                apart.append(beside.rstrip())
            apart.append(line)
            after = code[1] if code else None
        return apart


class _Alone(Treeprocessor):
    """Code at the beginning of a paragraph leaves it: before a note's way back, say."""

    def run(self, root: Element) -> None:
        """Give it a paragraph of its own, in the place of which it is put in."""
        for parent in list(root.iter()) if self.md.htmlStash.html_counter else ():
            for place, child in reversed(list(enumerate(parent))):
                code = re.match(rf"\s*{_ASIDE}\s*", child.text or "") if child.tag == "p" else None
                if code is None or not self._block(int(code[1])):
                    continue
                alone = Element("p")
                alone.text = code[0].strip()
                child.text = (child.text or "")[code.end() :]
                parent.insert(place, alone)
                if not len(child) and not child.text:
                    alone.tail = child.tail
                    parent.remove(child)

    def _block(self, number: int) -> bool:
        stashed = self.md.htmlStash.rawHtmlBlocks[number]
        return isinstance(stashed, str) and stashed.startswith("<div")


class _Written(InlineProcessor):
    """[[slug]] and [[slug|words]]."""

    def __init__(self, anchor: Anchor) -> None:
        super().__init__(REFERENCE.pattern)
        self._anchor = anchor

    def handleMatch(  # type: ignore[override]  # the base class returns a union of tuples
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Make the link, or leave the text as it is."""
        element = self._anchor(m.group(1).strip(), (m.group(2) or "").strip())
        return (element, m.start(0), m.end(0)) if element is not None else (None, None, None)


class _Headings(Treeprocessor):
    def __init__(self, md: Markdown, dialect: Dialect) -> None:
        super().__init__(md)
        self._dialect = dialect

    def run(self, root: Element) -> None:
        """Name the headings, the first section before all."""
        raw = (str(block) for block in self.md.htmlStash.rawHtmlBlocks if isinstance(block, str))
        taken = {name for block in raw for name in _ID.findall(block)}
        elements = list(root.iter())
        taken |= {name for element in elements if (name := element.get("id"))}
        top = {id(child) for child in root}
        found = [(one, id(one) in top) for one in elements if re.fullmatch("h[1-6]", str(one.tag))]
        self._dialect.name(found, taken, self.md)


def _words(heading: Element, md: Markdown) -> str:
    if not len(heading) and "\x02" not in (heading.text or ""):
        return " ".join((heading.text or "").split())
    inner: Any = render_inner_html(remove_fnrefs(heading), md)
    return " ".join(html.unescape(strip_tags(inner)).split())
