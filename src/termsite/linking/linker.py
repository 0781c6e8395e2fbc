"""The names of terms in a converted text become links, first use per section; what was linked is noted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, AtomicString

from termsite.linking.mention import Mentions
from termsite.linking.raw import VOID
from termsite.linking.untagged import plain
from termsite.model import Backlink

_NOT_LINKED = {
    "a",
    "code",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "math",
    "script",
    "style",
    "summary",
    "button",
}
_BLOCKS = {"p", "li", "td", "th", "dd", "dt"}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>\w+)[^<>]*>\Z")
_STASHED = re.compile("\x02[^\x03]*\x03")
# What ends a sentence before a blank, and what ends one anyhow.
STOPS, FULL_STOPS = ".!?؟۔।॥።፧։။។៕", "。！？｡"
_SMALL = "".join(filter(str.islower, map(chr, range(0x590))))  # of Latin, Greek, Cyrillic, Armenian
CAPITAL = rf"[^\W\d_{_SMALL}]"  # or a letter of a script that has none
# A capital, a figure or a letter without capitals begins a sentence; where there are no blanks, its end does.
SENTENCE = re.compile(rf"(?<=[{STOPS}])[”\"’»)]?\s+(?=[0-9“\"«(]|{CAPITAL})|(?<=[{FULL_STOPS}])(?![”」』）])")


class Linker(Treeprocessor):
    """Links the names of terms in a converted text, first use per section, and notes what was linked."""

    def __init__(self, titles: Mapping[str, str], mentions: Mentions) -> None:
        self._titles = titles
        self._mentions = mentions
        self.begin("", "", frozenset(), False)

    def attach(self, md: Markdown) -> Linker:
        """Join the converter whose trees this will see."""
        super().__init__(md)
        return self

    def begin(self, slug: str, root: str, silent: Set[str], auto: bool) -> None:
        """Set out on a new text: whose it is, where its page stands, what stays unlinked."""
        self.slug, self.root_path, self.silent, self.auto = slug, root, silent, auto
        self.uses: list[Backlink] = []
        self.automatic: list[Backlink] = []  # those of them that no one wrote
        self._set: set[int] = set()
        self._seen: set[str] = set()

    def anchor(self, slug: str, words: str) -> Element | None:
        """A link to a term; None where there is no such term."""
        if slug not in self._titles:
            return None
        link = Element("a", {"class": "mg-term", "href": f"{self.root_path}terms/{slug}/"})
        link.text = words or AtomicString(self._titles[slug])  # what it is called is no Markdown
        return link

    def run(self, root: Element) -> None:
        """Link the whole tree, and mark where its first section begins."""
        first = root.find("h2")
        if first is not None:
            first.attrib = {"cut": "\x01", **first.attrib}
        for block in root:
            self._open = 0  # tags of HTML, in a paragraph
            if block.tag == "h2":
                self._seen = set()
            if self.auto:
                self._link(block)
            for inner in block.iter():
                if inner.tag in _BLOCKS:
                    self._note(inner)

    def _link(self, element: Element) -> None:
        if element.tag in _NOT_LINKED:
            self._seen.add(_term_of(element))
            return
        element.text, linked = self._pieces(element.text)
        for child in list(element):
            self._link(child)
            child.tail, after = self._pieces(child.tail)
            linked += [child, *after]
        element[:] = linked

    def _pieces(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Split a run of text into the words before the first link, and the links with what follows each."""
        if not text:
            return text, []
        links: list[Element] = []
        start, head = 0, text
        for found in self._mentions.find(self._running(text)):
            if found.slug == self.slug or found.slug in self.silent or found.slug in self._seen:
                continue
            link = self.anchor(found.slug, text[found.start : found.end])
            if link is None:
                continue
            self._seen.add(found.slug)
            self._set.add(id(link))
            between = text[start : found.start]
            if links:
                links[-1].tail = between
            else:
                head = between
            links.append(link)
            start = found.end
        if links:
            links[-1].tail = text[start:]
        return head, links

    def _running(self, text: str) -> str:
        """A run of text in which no name stands inside a tag of HTML, and none goes on beyond a sign."""
        done, at = "", 0
        for held in HTML_PLACEHOLDER_RE.finditer(text):
            done += self._outside(text[at : held.start()]) + held[0]
            tag = _TAG.match(str(self.md.htmlStash.rawHtmlBlocks[int(held[1])]))
            if tag and tag["name"].lower() not in VOID:
                self._open += -1 if tag["end"] else 1
            at = held.end()
        return _STASHED.sub(_parted, done + self._outside(text[at:]))

    def _outside(self, text: str) -> str:
        return "\x02" * len(text) if self._open else text

    def _note(self, block: Element) -> None:
        if not any(child.tag == "a" for child in block.iter()):
            return
        words = self._shown("".join(_own_text(block)))
        sentences = SENTENCE.split(words)
        for link in block.iter("a"):
            slug, name = _term_of(link), self._shown("".join(_texts(link)))
            sentence = next((one for one in sentences if name in one), words)
            if slug and slug != self.slug:
                self.uses.append(Backlink(slug, sentence, name))
                if id(link) in self._set:
                    self.automatic.append(self.uses[-1])

    def _shown(self, text: str) -> str:
        """The words of a text in one line, in which HTML and its names of signs are put aside."""
        if "\x02" not in text:
            return " ".join(text.split())
        html = HTML_PLACEHOLDER_RE.sub(self._raw, escape(text, quote=False).replace(AMP_SUBSTITUTE, "&"))
        return plain(_STASHED.sub("", html))

    def _raw(self, held: re.Match[str]) -> str:
        return str(self.md.htmlStash.rawHtmlBlocks[int(held[1])])


def _parted(held: re.Match[str]) -> str:
    return "\x02" * len(held[0])


def _term_of(element: Element) -> str:
    """The slug of the term that a link leads to; "" for anything else."""
    is_term = element.get("class") == "mg-term"
    return element.get("href", "").rstrip("/").rpartition("/")[2] if is_term else ""


def _own_text(block: Element) -> Iterator[str]:
    """The words of a block without those of the blocks inside it."""
    yield block.text or ""
    for child in block:
        if child.tag not in _BLOCKS and child.tag not in ("ul", "ol", "table"):
            yield from _texts(child)
        yield child.tail or ""


def _texts(element: Element) -> Iterator[str]:
    """The texts of an element; of code as it was typed, for in the tree it is escaped."""
    code = element.tag == "code"
    yield unescape(element.text or "") if code else element.text or ""
    for child in element:
        yield " " if child.tag == "br" else ""
        yield from _texts(child)
        yield child.tail or ""
