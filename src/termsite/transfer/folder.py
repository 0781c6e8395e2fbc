"""A folder of Markdown terms, ours or another program's: CNCF's, Kubernetes', MDN's and Hugo's among them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from termsite.content.frontmatter import Front, front_of
from termsite.content.shape import check, keys_of
from termsite.content.stray import is_file
from termsite.model import Place
from termsite.transfer.asked import Asked
from termsite.transfer.entry import OUT, Entry, Loss
from termsite.transfer.markup import converted

LARGEST = 1_000_000  # bytes of one term's file
# What others call a key of ours. A name of the term itself is used, and is no key of ours.
_CALLED = {"short_description": "summary", "description": "summary", "aka": "aliases", "date": "published"}
_NAMES = ("id", "slug")
_UNTOLD = frozenset(("slug", "id"))


def read_folder(folder: Path, asked: Asked) -> tuple[list[Entry], list[Loss]]:
    """Read every term of a folder: `name.md`, or `name/index.md` at any depth."""
    entries: list[Entry] = []
    losses: list[Loss] = []
    for file in sorted(folder.rglob("*.md")):
        place = Place(f"{folder.name}/{file.relative_to(folder).as_posix()}", 0)
        if reason := _no_term(file, folder):
            losses.append(Loss(place, "no term", reason, "left out"))
            continue
        front, problems = front_of(file.read_bytes(), place.path)
        losses += [Loss(one.place, "cannot be read", one.message, OUT) for one in problems]
        if front and front.values.get("draft") is True:
            losses.append(Loss(front.place("draft"), "a draft", "the source does not publish it yet", OUT))
        elif front and not problems:
            entries.append(_entry(front, _name(file, folder, front), asked))
    return entries, losses


def _no_term(file: Path, folder: Path) -> str:
    """Why a file is no term; empty if it is one."""
    inside = file.relative_to(folder)
    if not is_file(file) or any(parent.is_symlink() for parent in file.parents if folder in parent.parents):
        return "a link or a folder, not a file"
    if any(part.startswith((".", "_")) for part in inside.parts):
        return "a page of a section, or a model for terms"
    if file.name == "index.md":
        return "" if len(inside.parts) > 1 else "the folder's own page"
    if len(inside.parts) > 1:
        return "not beside the other terms"
    return f"larger than {LARGEST:,} bytes" if file.stat().st_size > LARGEST else ""


def _name(file: Path, folder: Path, front: Front) -> str:
    """What the source calls the term: by a key, by its file, or by its folder."""
    for key in _NAMES:
        if isinstance(said := front.values.get(key), str) and said:
            return said.removeprefix("Glossary/")
    inside = file.relative_to(folder).with_suffix("").as_posix()
    return inside.removesuffix("/index")


def _entry(front: Front, name: str, asked: Asked) -> Entry:
    place = Place(front.path, 1)
    if not check(front, "term"):  # one of ours
        lines = {str(keys[0]): line for keys, line in front.lines.items() if len(keys) == 1}
        first = front.body.place.line
        return Entry(
            place=place, name=name, values=front.values, lines=lines, body=front.body.text, first=first
        )
    keys, losses = _keys(front, asked)
    values = {key: value for key, (_, value) in keys.items()}
    body, lost = converted(front.body.text, front.body.place, name, asked)
    if isinstance(values.get("summary"), str):
        values["summary"], _ = converted(values["summary"], place, name, asked)
    return Entry(
        place=place,
        name=name,
        values=values,
        lines={key: front.place(theirs).line for key, (theirs, _) in keys.items()},
        body=body,
        first=front.body.place.line,
        foreign=True,
        losses=(*losses, *lost),
    )


def _keys(front: Front, asked: Asked) -> tuple[Mapping[str, tuple[str, Any]], list[Loss]]:
    """Our keys with theirs and the value; theirs that are none of ours are told."""
    found: dict[str, tuple[str, Any]] = {}
    losses = []
    for theirs, value in sorted(front.values.items(), key=lambda one: not asked.key(one[0])):
        small = theirs.lower()  # as Hugo does not tell letters apart
        key = asked.key(theirs) or _CALLED.get(small, small)
        held = _held(key, value)
        if key in keys_of("term") and held and key not in found:
            found[key] = (theirs, held)
        elif held and not {theirs, small} & {*_UNTOLD, *asked.drop}:
            losses.append(Loss(front.place(theirs), f"key '{theirs}'", _short(value), "left out"))
    return found, losses


def _held(key: str, value: Any) -> Any:
    """A value as our key has it; addresses that lead to a page are none of its names."""
    if key in ("aliases", "symbol_aliases", "areas", "requires"):
        every = value if isinstance(value, list) else [value]
        return [one.strip() for one in every if isinstance(one, str) and one.strip() and "/" not in one[:1]]
    words = value.strip() if isinstance(value, str) else value
    return words[:10] if key == "published" and isinstance(words, str) else words  # the day of a moment


def _short(value: Any) -> str:
    words = ", ".join(str(one) for one in value if one) if isinstance(value, list) else str(value)
    return words if len(words) <= 60 else f"{words[:59]}…"
