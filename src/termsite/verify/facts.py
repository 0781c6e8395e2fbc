"""What a page holds that can be checked, by the tree that a browser makes of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

_WANTED = "a[href], link[href], script, img, iframe, source, audio, video, [style], meta[http-equiv]"
_LOADED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
_LEFT_OVER = re.compile(r"(?:@@|%40%40)[A-Z]+-[0-9a-f]{16}")
_ROOM = {"width", "height", "alt"}

Fault = tuple[str, str, str]  # message, hint, and the words of the page at which it stands


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of a page that a check can ask for, its own faults told."""

    links: tuple[str, ...]
    resources: tuple[str, ...]
    ids: frozenset[str]
    claims: tuple[tuple[str, str, str], ...]  # of structured data: an address, a property and its value
    faults: tuple[Fault, ...]


def facts(html: str) -> Facts:
    """Read one page; what stands in a template is read as if it stood on the page."""
    tree = LexborHTMLParser(html)
    links: list[str] = []
    resources: list[str] = []
    graphs: list[str] = []
    faults: list[Fault] = []
    for node in _found(tree, _WANTED):
        values = {name: (value or "").strip() for name, value in node.attributes.items()}
        if "style" in values:
            hint = "Give it a class; the policy forbids it."
            faults.append((f"<{node.tag}> has a style attribute", hint, values["style"]))
        if node.tag == "img" and not set(values) >= _ROOM:
            hint = "Give it width, height and alt: nothing may move, and nobody be left without it."
            faults.append(("<img> without room or words", hint, values.get("src", "")))
        links += _led(str(node.tag), values)
        resources += _loaded(str(node.tag), values)
        if node.tag == "script" and values.get("type") == "application/ld+json":
            graphs.append(node.text())
    ids = Counter(str(node.id) for node in _found(tree, "[id]") if node.id)
    faults += [(f"id '{one}' twice", "An id is one element's own.", one) for one, n in ids.items() if n > 1]
    faults += [(f"a sentinel is left: {found[0]}", "", found[0]) for found in _LEFT_OVER.finditer(html)]
    claims, broken = _claims(graphs)
    return Facts(
        tuple(map(intern, dict.fromkeys(links))),  # what thousands of pages say is in memory once
        tuple(map(intern, dict.fromkeys(resources))),
        frozenset(map(intern, ids)),
        tuple((intern(about), intern(fact), intern(value)) for about, fact, value in claims),
        (*faults, *broken),
    )


def _found(tree: LexborHTMLParser, selector: str) -> Iterator[LexborNode]:
    yield from tree.css(selector)
    for inside in tree.template_fragments():
        yield from inside.css(selector)


def _led(tag: str, values: dict[str, str]) -> Iterator[str]:
    if tag == "a" and "href" in values:
        yield values["href"]
    if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        yield values.get("content", "").partition("url=")[2]


def _loaded(tag: str, values: dict[str, str]) -> Iterator[str]:
    if tag == "link":
        yield from [values["href"]] if _LOADED & set(values.get("rel", "").split()) else []
    elif tag != "a" and "src" in values:
        yield values["src"]
        yield from (one.split()[0] for one in values.get("srcset", "").split(",") if one.strip())


def _claims(graphs: list[str]) -> tuple[list[tuple[str, str, str]], list[Fault]]:
    claims: list[tuple[str, str, str]] = []
    broken: list[Fault] = []
    for text in graphs:
        try:
            claims += _said(json.loads(text))
        except ValueError as error:
            broken.append((f"structured data is not JSON: {error}", "", "application/ld+json"))
    return claims, broken


def _said(data: Any) -> Iterator[tuple[str, str, str]]:
    """Every property of every node that has an @id."""
    if isinstance(data, list):
        for item in data:
            yield from _said(item)
    elif isinstance(data, dict):
        for name, value in data.items():
            if "@id" in data and name != "@id":
                yield data["@id"], name, json.dumps(value, sort_keys=True, ensure_ascii=False)
            yield from _said(value)
