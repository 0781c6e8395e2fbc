"""HTML in a text: elements that texts are made of, closed where they were opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termsite.linking.code import STEP, without_code
from termsite.linking.dialect import own
from termsite.model import Problem, Text

INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"),
        *("rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    )
)
_PARTS = frozenset(
    (
        *("caption", "colgroup", "dd", "dt", "figcaption", "li", "summary", "tbody", "td", "tfoot", "th"),
        *("thead", "tr"),
    )
)
WORDS = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))  # they hold words alone
_BLOCKS = frozenset(("blockquote", "details", "div", "dl", "figure", "ol", "pre", "section", "table", "ul"))
VOID = frozenset(("br", "col", "hr", "wbr"))
_INSTEAD = {"img": "A picture is written ![what it shows](name.png)."}
_KNOWN = INLINE | _PARTS | WORDS | _BLOCKS | VOID
SIGN = re.compile(
    r"(?<!\\)(?<!\]\()(?:<!--(?P<remark>.*?)-->|<[A-Za-z][\w+.-]*:[^<>\s]*>|<[^<>@\s]+@[^<>\s]+>"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:\s[^<>]*?)?)/?>|<[A-Za-z/!?])|(?P<gap>\n[ \t]*\n)",
    re.DOTALL,
)
_EMPTY = re.compile(r"<[^<>]*\bhref\b[^<>]*>(?:\s|&nbsp;|<[^<>]*>)*", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_LIST = re.compile(r"\{:?(?P<inside>[^{}\n]*)\}")
_LISTED = re.compile(r"""(?P<id>#[^\s}]+)|(?P<name>[\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s}]+)""")
_FORBIDDEN = re.compile(r"style|on\w+|srcset|http-equiv", re.IGNORECASE)
# What a text may say of an element. Others load from elsewhere (background), tell somebody (ping) or act.
_SAID = frozenset(
    (
        *("abbr", "cite", "class", "colspan", "datetime", "dir", "headers", "href", "hreflang", "id", "lang"),
        *("markdown", "open", "rel", "reversed", "role", "rowspan", "scope", "span", "start", "target"),
        *("title", "translate", "type", "value"),
    )
)


class Attribute(NamedTuple):
    """What a text says of an element; `element` is empty in a list such as {: #id }."""

    name: str
    value: str
    at: int
    element: str = ""


def attributes(text: str) -> Iterator[Attribute]:
    """Every attribute that a text gives, in HTML and in lists."""
    words = without_code(text)
    for tag in SIGN.finditer(words):
        if tag["name"] and not tag["end"]:
            for found in _ATTRIBUTE.finditer(words, *tag.span("rest")):
                value = (found[2] or "").strip("\"'")
                yield Attribute(found[1].lower(), value, tag.start(), tag["name"].lower())
    for listed in _LIST.finditer(words):
        for found in _LISTED.finditer(words, *listed.span("inside")):
            name, value = ("id", found["id"][1:]) if found["id"] else (found["name"].lower(), found[3] or "")
            yield Attribute(name, value.strip("\"'"), listed.start("inside"))


def raw(text: Text, *, body: bool) -> Iterator[Problem]:
    """What no page can hold, what is not closed, and two things by one name."""
    if "<" in text.text:
        yield from _Nesting(text).problems()
    if "<" in text.text or "{" in text.text:
        yield from _attributes(text, body=body)


class _Nesting:
    """The elements of a text that are open, from the outermost on."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._words = without_code(text.text)
        self._opened: list[tuple[str, int]] = []

    def problems(self) -> Iterator[Problem]:
        """Walk through the text."""
        for sign in SIGN.finditer(self._words):
            if sign["gap"]:  # a paragraph ends here, and with it all that stands inside one
                yield from self._left_open(INLINE)
            elif sign["name"]:
                yield from self._tag(sign["name"].lower(), sign)
            elif sign["remark"] is not None:
                yield from self._remark(sign)
            elif not sign[0].endswith(">"):  # no address
                shown = self._words[sign.start() : sign.start() + 20].split("\n")[0]
                hint = "Write &lt; for the sign, or close the tag."
                yield Problem(self._text.at(sign.start()), f"'{shown}' is no tag", hint)
        yield from self._left_open(_KNOWN)

    def _remark(self, sign: re.Match[str]) -> Iterator[Problem]:
        """Words in the line that a remark has begun."""
        before, after = self._beside(sign)
        if after and not before.strip(" >"):
            hint = "Let it stand on a line of its own, or behind words."
            yield Problem(self._text.at(sign.start()), "a remark that begins a line of words", hint)

    def _ended(self, name: str, start: int, sign: re.Match[str]) -> Iterator[Problem]:
        """Words in the line in which a block has ended that began one; the converter tears them apart."""
        after = self._beside(sign)[1]
        if after and not self._opened and name in _BLOCKS | WORDS and not self._before(start).strip():
            place = self._text.at(sign.start())
            yield Problem(place, f"words behind </{name}> in its line", "Let them begin a line of their own.")

    def _across(self, sign: re.Match[str]) -> Iterator[Problem]:
        """A line across that the converter would not see as such."""
        before, after = self._beside(sign)
        if after or before.strip() or len(before) >= STEP:
            hint = "Write '---' on a line of its own."
            yield Problem(self._text.at(sign.start()), "<hr> beside other signs", hint)

    def _before(self, offset: int) -> str:
        """What stands before it in its line."""
        return self._words[:offset].rpartition("\n")[2]

    def _beside(self, sign: re.Match[str]) -> tuple[str, str]:
        """What stands in its line before a sign, and after it; other blocks may follow."""
        after = self._words[sign.end() :].partition("\n")[0].strip()
        follows = SIGN.match(after)
        return self._before(sign.start()), "" if follows and (
            follows["name"] or ""
        ).lower() in _BLOCKS | WORDS else after

    def _tag(self, name: str, sign: re.Match[str]) -> Iterator[Problem]:
        offset, end = sign.start(), sign["end"]
        place = self._text.at(offset)
        if name not in _KNOWN:
            hint = _INSTEAD.get(name, "Write &lt; for the sign, or set the word in `backticks`.")
            yield Problem(place, f"<{name}> cannot stand in a text", hint)
        elif end and self._around != name:
            hint = f"<{self._around}> is open here." if self._around else "Nothing is open here."
            yield Problem(place, f"</{name}> closes nothing", hint)
        elif end:
            _, start = self._opened.pop()
            if name == "a" and _EMPTY.fullmatch(self._text.text[start:offset]):
                hint = "Write between its tags what a reader is to press."
                yield Problem(self._text.at(start), "a link without words: '<a>'", hint)
            yield from self._ended(name, start, sign)
        elif name == "hr":
            yield from self._across(sign)
        elif name not in VOID:
            if wrong := self._misplaced(name, offset):
                hint = "A block begins a line, and holds what belongs in it."
                yield Problem(place, f"<{name}> {wrong}", hint)
            self._opened.append((name, offset))

    @property
    def _around(self) -> str:
        return self._opened[-1][0] if self._opened else ""

    def _misplaced(self, name: str, offset: int) -> str:
        """What is wrong with an element there, if anything is."""
        line = self._before(offset)
        if name in _PARTS and not self._around:
            return "stands alone"
        if name not in INLINE and self._around in INLINE | WORDS:
            return f"inside <{self._around}>"
        if name not in INLINE and not self._around and (line.strip(" ") or len(line) > 3):
            return "inside a paragraph"
        return "inside <a>" if name == "a" and any(one == "a" for one, _ in self._opened) else ""

    def _left_open(self, names: frozenset[str]) -> Iterator[Problem]:
        for name, offset in [one for one in self._opened if one[0] in names]:
            yield Problem(self._text.at(offset), f"<{name}> is not closed", f"Write </{name}> where it ends.")
        self._opened = [one for one in self._opened if one[0] not in names]


def _attributes(text: Text, *, body: bool) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for name, value, offset, element in attributes(text.text):
        place = text.at(offset)
        if _FORBIDDEN.fullmatch(name):
            hint = "Give it a class; the policy of the pages forbids it."
            yield Problem(place, f"an attribute '{name}'", hint)
        elif name not in _SAID and not name.startswith("aria-") and element in {"", *_KNOWN}:
            hint = "Leave it out: it says nothing to a reader."
            yield Problem(place, f"an attribute '{name}'", hint)
        if name != "id":
            continue
        if not body:
            hint = "Places to link to stand in the text below the front matter."
            yield Problem(place, f"id '{value}' in a short text", hint)
        elif own(value):
            yield Problem(place, f"id '{value}' is the page's own", "Give it another name.")
        elif value in first:
            hint = f"First in line {text.at(first[value]).line}."
            yield Problem(place, f"id '{value}' twice", hint)
        first.setdefault(value, offset)
