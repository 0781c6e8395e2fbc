"""What pages of other sites rely on: the addresses below `embed/<version>/`, and what its types declare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TYPES = "embed.d.ts"
_FACE = re.compile(r"^export interface (\w+)[^{]*\{\n(.*?)^\}", re.DOTALL | re.MULTILINE)
_MEMBER = re.compile(r"^  (?:readonly |get |set )*'?([\w-]+)'?\??[:(](.*)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"/\*\* Attributes: (.*?)\. \*/\nexport interface (\w+)")
_TAGS = re.compile(r"^    '([\w-]+)': (\w+)$", re.MULTILINE)
_MESSAGES = re.compile(r"^export type (FrameMessage|HostMessage) = (.*?)^\)", re.DOTALL | re.MULTILINE)
_TYPE = re.compile(r"type: ('\w+'(?: \| '\w+')*)")


@dataclass(frozen=True, slots=True)
class Door:
    """Everything by kind, as people would name it: "the event": "calc-result, its inputs"."""

    kinds: Mapping[str, tuple[str, ...]]

    def lost(self, later: Door) -> Iterator[tuple[str, str]]:
        """What a later one no longer has, kind and name."""
        for kind, names in self.kinds.items():
            known = set(later.kinds.get(kind, ()))
            yield from ((kind, name) for name in names if name not in known)


def door(embeds: Path) -> Door:
    """The door of a built site, by its folder of embeds."""
    text = (embeds / TYPES).read_text("utf-8")
    faces = dict(_FACE.findall(text))
    return Door(
        {
            "address": tuple(sorted(_addresses(embeds))),
            "attribute": tuple(sorted(_attributes(text))),
            "message": tuple(sorted(_messages(text, faces))),
            "event": tuple(sorted(_events(faces))),
            "property": tuple(sorted(_properties(text, faces))),
        }
    )


def _addresses(embeds: Path) -> Iterator[str]:
    yield from (f"{page.parent.name}/" for page in embeds.glob("*/index.html"))
    yield from (f"{file.parent.name}/{file.name}" for file in embeds.glob("*/oembed.json"))
    yield from (file.name for file in embeds.iterdir() if file.suffix in (".js", ".ts"))


def _attributes(text: str) -> Iterator[str]:
    tags = {face: tag for tag, face in _TAGS.findall(text)}
    for names, face in _ATTRIBUTES.findall(text):
        yield from (f"{name} of <{tags[face]}>" for name in names.split(", "))


def _properties(text: str, faces: Mapping[str, str]) -> Iterator[str]:
    for tag, face in _TAGS.findall(text):
        yield from (f"{name} of <{tag}>" for name in _members(faces[face]))


def _messages(text: str, faces: Mapping[str, str]) -> Iterator[str]:
    """Each message that a frame tells or hears, and each key of it."""
    for block, body in _MESSAGES.findall(text):
        way = "told" if block == "FrameMessage" else "heard"
        for line in body.splitlines():
            keys = [*_keys(line), *_shared(line, faces)]
            types = _TYPE.search(line)
            for name in re.findall(r"\w+", types[1]) if types else ():
                yield from (f"{name} ({way})", *(f"{key} in {name} ({way})" for key in keys))


def _events(faces: Mapping[str, str]) -> Iterator[str]:
    for name, rest in _MEMBER.findall(faces["CalculatorEvents"]):
        yield from (name, *(f"{key} in {name}" for key in (*_keys(rest), *_shared(rest, faces))))


def _keys(line: str) -> Iterator[str]:
    yield from (name for name in re.findall(r"(\w+)\??:", line) if name != "type")


def _shared(line: str, faces: Mapping[str, str]) -> Iterator[str]:
    """The keys of the interfaces that a line names."""
    for name in re.findall(r"[&<] ?(\w+)\b", line):
        yield from _members(faces.get(name, ""))


def _members(body: str) -> Iterable[str]:
    return dict.fromkeys(name for name, _ in _MEMBER.findall(body))
