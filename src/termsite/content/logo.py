"""A mark of the site: a small square picture that draws and does nothing else, wherever it is opened."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

MOST = 10_000  # bytes: it is fetched with the first page
_SIDES = range(96, 513)  # px of a PNG: sharp at 24 px on any screen
_PNG, _SVG = b"\x89PNG\r\n\x1a\n", "{http://www.w3.org/2000/svg}"
_DRAWS = re.compile(
    "svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|linearGradient"
    "|radialGradient|stop|clipPath|mask"
)
_AWAY = re.compile(r"url\((?!\s*[\"']?#)|image-set|src\(|\\")  # a value that fetches, or that may in disguise


def unfit(file: Path) -> str:
    """What is wrong with a picture for a mark, said of it; empty where nothing is."""
    if not file.is_file():
        return "names no file in theme/"
    content = file.read_bytes()
    if len(content) > MOST:
        return f"has {len(content):,} bytes, {MOST:,} at most"
    return _unfit_png(content) if file.suffix == ".png" else _unfit_svg(content)


def _unfit_png(content: bytes) -> str:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR":
        return "is no PNG"
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    if width != height or width not in _SIDES:
        return f"is {width} by {height} pixels, not a square of {_SIDES[0]} to {_SIDES[-1]}"
    return ""


def _unfit_svg(content: bytes) -> str:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return "begins with a document type"
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return "is no SVG"
    if root.tag != f"{_SVG}svg":
        return "is no SVG"
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) != 4 or box[2] != box[3]:
        return "has no square 'viewBox'"
    return next(filter(None, map(_unfit_element, root.iter())), "")


def _unfit_element(element: ElementTree.Element) -> str:
    """What an element of an SVG does besides drawing; shapes alone are known to do nothing else."""
    tag = element.tag.removeprefix(_SVG)
    if not _DRAWS.fullmatch(tag):
        return f"holds <{tag.rpartition('}')[2]}>"
    for name, value in ((name.rpartition("}")[2], value) for name, value in element.items()):
        if name.startswith("on") or (name == "href" and value[:1] != "#") or _AWAY.search(value):
            return f"has the attribute '{name}'"
    return ""
