"""The built site, read as a browser and a search engine would: links, ids, origins, structured data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from termsite.model import Place, Problem

_RESOURCES = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src", "video": "src"}
_LOADED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
_LEFT_OVER = re.compile(r"(?:@@|%40%40)[A-Z]+-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Found:
    """What a page holds that can be checked."""

    links: tuple[tuple[str, int], ...]
    resources: tuple[tuple[str, int], ...]
    ids: Mapping[str, int]
    graphs: tuple[str, ...]
    problems: tuple[Problem, ...]


def verify(folder: Path, base: str = "/") -> list[Problem]:
    """Check a whole site; `base` is the path under which it will live."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    found = {name: _read(folder / name, name) for name in sorted(files) if name.endswith(".html")}
    problems = [problem for page in found.values() for problem in page.problems]
    for name, page in found.items():
        for link, line in (*page.links, *page.resources):
            problems += _followed(name, line, link, files, found, base)
        for resource, line in page.resources:
            if re.match(r"(?:[a-z]+:)?//", resource):
                message = f"'{resource}' comes from another origin"
                problems.append(Problem(Place(name, line), message, "Serve it from the site itself."))
    return sorted({*problems, *_contradictions(found)})


def _followed(
    name: str, line: int, link: str, files: set[str], found: Mapping[str, Found], base: str
) -> Iterator[Problem]:
    """A link inside the site must lead to a file, and its anchor to an element; numbers after # are none."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", link) or not link:
        return
    whole, anchor = urldefrag(urljoin(base + name, link))
    if not whole.startswith(base):
        yield Problem(Place(name, line), f"'{link}' leads out of the site's own path '{base}'")
        return
    path = unquote(whole.removeprefix(base))
    target = path + "index.html" if path == "" or path.endswith("/") else path
    if target not in files:
        yield Problem(Place(name, line), f"'{link}' leads nowhere", f"There is no {target}.")
    elif anchor and "=" not in anchor and target in found and unquote(anchor) not in found[target].ids:
        yield Problem(
            Place(name, line), f"'{link}' leads to no element", f"{target} has no id '{unquote(anchor)}'."
        )


def _contradictions(found: Mapping[str, Found]) -> Iterator[Problem]:
    """Structured data in which one address has two values."""
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for name, page in found.items():
        for text in page.graphs:
            try:
                data = json.loads(text)
            except ValueError as error:
                yield Problem(Place(name), f"structured data is not JSON: {error}")
                continue
            for identity, fact, value in _facts(data):
                first, where = known.setdefault((identity, fact), (value, name))
                if first != value:
                    hint = f"{where} says {first}, {name} says {value}."
                    yield Problem(Place(name), f"two values for {fact} of {identity}", hint)


def _facts(data: Any) -> Iterator[tuple[str, str, str]]:
    """Every property of every node that has an @id."""
    if isinstance(data, list):
        for item in data:
            yield from _facts(item)
    elif isinstance(data, dict):
        for name, value in data.items():
            if "@id" in data and name != "@id":
                yield data["@id"], name, json.dumps(value, sort_keys=True, ensure_ascii=False)
            yield from _facts(value)


def _read(file: Path, name: str) -> Found:
    text = file.read_text(encoding="utf-8")
    reader = _Reader(name)
    reader.feed(text)
    reader.close()
    for match in _LEFT_OVER.finditer(text):
        reader.problems.append(Problem(Place(name), f"a sentinel is left: {match.group()}"))
    return Found(
        tuple(reader.links), tuple(reader.resources), reader.ids, tuple(reader.graphs), tuple(reader.problems)
    )


class _Reader(HTMLParser):
    """Notes links, ids, resources and structured data as they pass."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.links: list[tuple[str, int]] = []
        self.resources: list[tuple[str, int]] = []
        self.ids: dict[str, int] = {}
        self.graphs: list[str] = []
        self.problems: list[Problem] = []
        self._graph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, values = self.getpos()[0], {name: value or "" for name, value in attrs}
        place = Place(self.name, line)
        if "style" in values:
            self.problems.append(
                Problem(place, f"<{tag}> has a style attribute", "Give it a class; the policy forbids it.")
            )
        if identity := values.get("id"):
            if identity in self.ids:
                self.problems.append(
                    Problem(place, f"id '{identity}' twice", f"First in line {self.ids[identity]}.")
                )
            self.ids.setdefault(identity, line)
        if tag == "a" and "href" in values:
            self.links.append((values["href"], line))
        if tag in _RESOURCES and _RESOURCES[tag] in values:
            self.resources.append((values[_RESOURCES[tag]], line))
        if tag == "link" and _LOADED & set(values.get("rel", "").split()):
            self.resources.append((values.get("href", ""), line))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.links.append((values.get("content", "").partition("url=")[2], line))
        self._graph = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._graph:
            self.graphs.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._graph = False
