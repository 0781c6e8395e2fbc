"""Drawings (SVG): read as the program that a browser would run, and refused where they are more than that.

A page shows a drawing as a picture, in which nothing runs; but its address can be opened by itself, and then
it is a page of the site. So it holds what draws, and nothing that runs, moves, leads or loads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.parsers import expat

from termsite.model import Place, Problem

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
MOST_SIDE = 4_000
_DRAWS = frozenset(
    (
        *(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "title",
            "desc",
            "style",
            "switch",
            "marker",
            "pattern",
            "mask",
        ),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("image", "clipPath", "linearGradient", "radialGradient", "stop", "filter", "metadata"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feFlood"),
        *("feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFuncA", "feFuncB"),
        *("feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology"),
        *("feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"),
    )
)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|webp);base64,")
_LOADED = re.compile(
    r"""url\(\s*["']?\s*(?P<to>[^)"'\s]*)|@(?P<rule>import)\b|(?P<escape>\\)""", re.IGNORECASE
)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")
_PARTS = re.compile(r"[\s,]+")


def drawing(path: str, raw: bytes) -> tuple[tuple[int, int] | None, list[Problem]]:
    """Its width and height in px, or every problem with its line."""
    problems = _Reader(path).problems(raw)
    if problems:
        return None, problems
    root = ElementTree.fromstring(raw)
    size = _size(root.attrib)
    if root.tag != f"{{{_SVG}}}svg" or size is None:
        hint = 'Begin it with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">.'
        return None, [Problem(Place(path), f"no drawing with a viewBox of 1 to {MOST_SIDE:,} units", hint)]
    return size, []


def plain(raw: bytes) -> bytes:
    """The drawing as it is published: without what programs and persons wrote beside it."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    root = ElementTree.fromstring(raw)
    _strip(root)
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _strip(element: ElementTree.Element) -> None:
    for name in [name for name in element.attrib if name.startswith("{") and not _ours(name)]:
        del element.attrib[name]
    for child in list(element):
        if not child.tag.startswith(f"{{{_SVG}}}") or child.tag == f"{{{_SVG}}}metadata":
            element.remove(child)
        else:
            _strip(child)


def _ours(name: str) -> bool:
    return name.startswith((f"{{{_LINK}}}", "{http://www.w3.org/XML/1998/namespace}"))


class _Reader:
    """Reads a drawing from its beginning, and notes what is wrong where it stands."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: list[Problem] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._element
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.CharacterDataHandler = self._words
        self._in_style = False
        self._parser.EndElementHandler = self._end

    def problems(self, raw: bytes) -> list[Problem]:
        """Read it all."""
        try:
            self._parser.Parse(raw, True)
        except expat.ExpatError as broken:
            said = expat.ErrorString(broken.code)
            self._say(f"the drawing cannot be read: {said}", "Save it anew, as plain SVG.", broken.lineno)
        except _Ended:
            pass
        return self._found

    def _say(self, message: str, hint: str, line: int = 0) -> None:
        self._found.append(Problem(Place(self._path, line or self._parser.CurrentLineNumber), message, hint))

    def _doctype(self, *_: object) -> None:
        self._say("a document type in a drawing", "Take out the line <!DOCTYPE …>.")
        raise _Ended  # what it declares may stand for anything

    def _instruction(self, target: str, _: str) -> None:
        self._say(f"<?{target}?> in a drawing", "Take it out; styles stand in <style>.")

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if space != _SVG:  # another program's, which is not published
            return
        self._in_style = name == "style"
        if name not in _DRAWS:
            self._say(
                f"<{name}> in a drawing", "A drawing holds what draws: nothing that runs, moves or leads."
            )
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2], value)

    def _attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self._say(f"'{name}' in a drawing", "Take it out; nothing runs in a drawing.")
        elif name in ("href", "src") and not _INSIDE.match(value.strip()):
            self._say(f"the drawing loads '{_short(value)}'", _BRING)
        else:
            self._style(value)

    def _words(self, words: str) -> None:
        if self._in_style:
            self._style(words)

    def _end(self, _: str) -> None:
        self._in_style = False

    def _style(self, words: str) -> None:
        for loaded in _foreign(words):
            self._say(f"the drawing loads '{_short(loaded)}'", _BRING)


_BRING = "Bring into the drawing what it shows; typefaces are those of the reader's machine."


class _Ended(Exception):
    """Nothing more of the drawing is read."""


def _foreign(words: str) -> Iterator[str]:
    """What a style would load; a sign written in disguise is taken for such."""
    for found in _LOADED.finditer(words):
        if found["rule"] or found["escape"] or not _INSIDE.match(found["to"]):
            yield found[0]


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:59]}…"


def _size(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """The size that it says, or that of its viewBox."""
    box = [_LENGTH.fullmatch(part) for part in _PARTS.split(attributes.get("viewBox", "").strip())[2:]]
    said = [_LENGTH.fullmatch(attributes.get(name, "").strip()) for name in ("width", "height")]
    if len(box) != 2 or None in box:
        return None
    width, height = (round(float(one[1])) for one in (said if None not in said else box) if one)
    return (width, height) if min(width, height) >= 1 and max(width, height) <= MOST_SIDE else None
