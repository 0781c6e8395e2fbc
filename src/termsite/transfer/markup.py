"""Other programs' Markdown, as ours has it where it has it; what else there is, is told and left out.

Hugo's shortcodes (CNCF, Kubernetes), its glossary links `[words](g)`, MDN's macros, boxes and pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from termsite.linking.code import without_code
from termsite.linking.targets import INLINE
from termsite.model import Place
from termsite.transfer.asked import PLACE, Asked
from termsite.transfer.entry import Loss
from termsite.transfer.plainly import plainly
from termsite.transfer.waiting import Link, waiting

_QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*\'"""
_MORE = re.compile(r"<!-- *more *-->[ \t]*")
_SHORTCODE = re.compile(r"\{\{[<%]\s*(?P<end>/?)(?P<name>[^\s<>%}]*)(?P<rest>(?:[^{}]|\{[^{])*?)/?[%>]\}\}")
_GIVEN = re.compile(rf"(?P<key>\w+)=(?P<value>{_QUOTED}|[^\s\"']+)")
_MACRO = re.compile(rf"\{{\{{\s*(?P<name>\w[\w-]*)\s*(?:\((?P<rest>(?:{_QUOTED}|[^()\"'{{}}])*)\))?\s*\}}\}}")
_SAID = re.compile(rf"{_QUOTED}|\d+")
_PICTURE = re.compile(r"(?<!\\)!\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\[\]]*\])|<img\b[^<>]*>", re.IGNORECASE)
_DEFINED = re.compile(r"(?m)^(?P<label> {0,3}\[(?!\^)[^\[\]]+\]:[ \t]*)<?(?P<to>[/.][^\s<>]*)>?")
_BOX = re.compile(r"(?m)^(?P<before> *> *)\[!(?P<name>\w+)\]")
_TASK = re.compile(r"(?m)^(?P<before> *(?:[-*+]|\d+\.) +)\[(?P<tick>[ xX])\] +")
_MEANING = re.compile(r"(?m)^(?P<before> *- +): +")
_STRUCK = re.compile(r"~~(?P<words>\S(?:[^~\n]*\S)?)~~")
_BRACKET = re.compile(r"(?m)^(?P<before> {0,3}\d+)\)(?= )")
_TITLE = re.compile(r"(?m)^#[ \t]+(?P<words>[^\n]*)$")

Found = Callable[[str], str]  # a group of what was found, with the code in it
How = Callable[[Found, Place], str]


def converted(text: str, first: Place, name: str, asked: Asked) -> tuple[str, tuple[Loss, ...]]:
    """The Markdown of a term called `name`, line by line, and what was left out of it."""
    writer = _Converter(text, first, name, asked)
    for sign, how in (
        (_MORE, _nothing),
        (_SHORTCODE, writer.shortcode),
        (_MACRO, writer.macro),
        (_PICTURE, writer.picture),
        (INLINE, writer.link),
        (_DEFINED, writer.defined),
        (_BOX, writer.box),
        (_TASK, writer.task),
        (_MEANING, writer.meaning),
        (_STRUCK, lambda found, _: f"<del>{found('words')}</del>"),
        (_BRACKET, lambda found, _: f"{found('before')}."),
        (_TITLE, writer.title),
    ):
        writer.each(sign, how)
    return writer.text, tuple(writer.losses)


def _nothing(_: Found, __: Place) -> str:
    return ""


class _Converter:
    """Changes one sign after the other; no line comes or goes."""

    def __init__(self, text: str, first: Place, name: str, asked: Asked) -> None:
        self.text, self.losses = text, list[Loss]()
        self._first, self._name, self._asked = first, name, asked

    def each(self, sign: re.Pattern[str], how: How) -> None:
        """Put something else for every sign that is not code."""
        whole, done, at = self.text, "", 0
        for one in sign.finditer(without_code(whole)):
            place = Place(self._first.path, self._first.line + whole.count("\n", 0, one.start()))
            new = how(lambda group, one=one: whole[slice(*one.span(group))], place)  # type: ignore[misc]
            lost = whole.count("\n", *one.span()) - new.count("\n")
            done, at = done + whole[at : one.start()] + new + "\n" * lost, one.end()
        self.text = done + whole[at:]

    def _lost(self, place: Place, kind: str, words: str, instead: str) -> None:
        self.losses.append(Loss(place, kind, f"'{_short(words)}'", instead))

    def shortcode(self, found: Found, place: Place) -> str:
        """Hugo's: a term's tooltip is a link; of others the words are kept if they have some."""
        given = {one["key"]: one["value"].strip("\"'") for one in _GIVEN.finditer(found("rest"))}
        if found("name") == "glossary_tooltip" and given.get("term_id"):
            return waiting(self._term(given["term_id"], given.get("text", "")))
        words = given.get("text", "")
        self._lost(place, "a shortcode", _whole(found), "its words are kept" if words else "left out")
        return words

    def macro(self, found: Found, place: Place) -> str:
        """MDN's: a term is a link, the name of anything else is set as code."""
        said = [one.strip("\"'") for one in _SAID.findall(found("rest"))]
        if found("name").lower() == "glossary" and said:
            return waiting(self._term(said[0], said[1] if len(said) > 1 else said[0]))
        words = next((one for one in (*said[1:2], *said[:1]) if one), "")
        self._lost(place, "a macro", _whole(found), "its words are kept, as code" if words else "left out")
        if found("rest").isdigit():
            words = f"{found('name')} {words}"  # as in RFC 9110
        return f"`{words}`" if words else ""

    def _term(self, name: str, words: str) -> Link:
        """A link to a term by its name; one that is not taken over leads to where the source has it."""
        known = PLACE in self._asked.source
        return Link(name, words, self._asked.page(name.replace(" ", "_")) if known else "")

    def picture(self, found: Found, place: Place) -> str:
        """Texts hold none."""
        self._lost(place, "a picture", _whole(found), "left out")
        return ""

    def link(self, found: Found, place: Place) -> str:
        """A link to a term waits until it is known whether there is one; others lead where they led."""
        words, to = found("words"), (found("framed") or found("bare")).strip()
        if to == "g":  # Hugo's glossary: the words are the term
            return waiting(Link(plainly(words), plainly(words)))
        address = to if re.match(r"[A-Za-z][\w+.-]*:", to) else self._asked.absolute(to, self._name)
        name = "" if to.startswith("#") else self._asked.linked(to, self._name)
        if name:
            return waiting(Link(name, plainly(words), address))
        if not address:
            self._lost(place, "a link", f"[{words}]({to})", "its words are kept: where it leads is not known")
            return words
        return _whole(found).replace(f"]({to}", f"]({address}", 1)

    def defined(self, found: Found, place: Place) -> str:
        """Where a link leads, at the end of a text."""
        address = self._asked.absolute(found("to"), self._name)
        return f"{found('label')}{address}" if address else _whole(found)

    def box(self, found: Found, place: Place) -> str:
        """A note in a frame."""
        self._lost(place, "a box", f"[!{found('name')}]", "a quotation that begins with this word, in bold")
        return f"{found('before')}**{found('name').capitalize()}**"

    def task(self, found: Found, place: Place) -> str:
        """An item with a tick."""
        self._lost(place, "a list of tasks", f"[{found('tick')}]", "an item without a tick")
        return found("before")

    def meaning(self, found: Found, place: Place) -> str:
        """MDN's lists of meanings are lists in a list."""
        self._lost(place, "a list of meanings", "- :", "an item below the word")
        return found("before")

    def title(self, found: Found, place: Place) -> str:
        """A text has no title of its own."""
        self._lost(place, "a second title", f"# {found('words')}", "the heading of a section")
        return f"## {found('words')}"


def _whole(found: Found) -> str:
    return found(0)  # type: ignore[arg-type]  # the whole of it has the number 0


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
