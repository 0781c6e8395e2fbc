"""A folder of Markdown terms, ours or another program's: CNCF's, Kubernetes', MDN's and Hugo's among them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from termsite.content.frontmatter import Front, front_of
from termsite.content.shape import check, keys_of
from termsite.content.stray import is_file
from termsite.model import Place, Problem
from termsite.transfer.asked import Asked
from termsite.transfer.entry import OUT, Beside, Entry, Loss
from termsite.transfer.fields import PARTED
from termsite.transfer.markup import converted
from termsite.transfer.pictures import is_picture

LARGEST = 1_000_000  # bytes of one term's file
MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd"))  # in letters of any size
# What else people write terms in, and what that is called.
_WRITTEN: Mapping[str, str] = {
    ".mdx": "MDX, Markdown with programs in it",
    ".rst": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".org": "Org",
    ".tex": "LaTeX",
    ".txt": "plain text",
    ".html": "HTML",
    ".htm": "HTML",
}
# What others call a key of ours. A name of the term itself is used, and is no key of ours.
_CALLED = {"short_description": "summary", "description": "summary", "aka": "aliases", "date": "published"}
_NAMES = ("id", "slug")
_UNTOLD = frozenset(("slug", "id"))


def read_folder(folder: Path, asked: Asked) -> tuple[list[Entry], list[Loss]]:
    """Read every term of a folder: `name.md`, or `name/index.md` at any depth; all else is told."""
    entries: list[Entry] = []
    losses: list[Loss] = []
    taken: set[Path] = set()
    others: list[Path] = []
    for file in _files(folder):
        place = _place(file, folder)
        if file.suffix.lower() not in MARKDOWN:
            others.append(file)
            continue
        if reason := _no_term(file, folder):
            losses.append(Loss(place, "no term", reason, "left out"))
            continue
        raw = file.read_bytes()
        front, problems = front_of(raw, place.path)
        losses += [_unreadable(one, raw) for one in problems]
        if front and front.values.get("draft") is True:
            losses.append(Loss(front.place("draft"), "a draft", "the source does not publish it yet", OUT))
        elif front and not problems:
            entry = _entry(front, _name(file, folder, front), asked)
            pictures = {} if entry.foreign else _pictures(file)  # texts of other programs lose theirs
            taken |= {*pictures.values()}
            entries.append(replace(entry, pictures=_read(pictures, folder)))
    return entries, losses + [
        Loss(_place(file, folder), "a file that is not read", _other(file), "left out")
        for file in others
        if file not in taken
    ]


def _files(folder: Path) -> list[Path]:
    """Everything in a folder that may be meant as a term; what is hidden and no Markdown is a program's own.

    A folder that cannot be opened is told: its terms would be missed by nobody.
    """
    found = []
    for at, folders, files in os.walk(folder, onerror=_raised):
        links = [name for name in folders if Path(at, name).is_symlink() or _is_markdown(name)]
        found += [Path(at, name) for name in (*files, *links)]
    return sorted(file for file in found if _is_markdown(file.name) or not _hidden(file.relative_to(folder)))


def _unreadable(problem: Problem, raw: bytes) -> Loss:
    """Why a file cannot be read; Hugo's other way of writing keys is known by its first line."""
    if raw.startswith(b"+++"):
        hint = "Write its keys as YAML, between two lines '---'"
        return Loss(
            problem.place, "cannot be read", "its keys are TOML, between lines '+++'", f"{OUT}. {hint}."
        )
    return Loss(problem.place, "cannot be read", problem.message, f"{OUT}. {problem.hint}".strip())


def _raised(error: OSError) -> None:
    raise error


def _is_markdown(name: str) -> bool:
    return Path(name).suffix.lower() in MARKDOWN


def _hidden(inside: Path) -> bool:
    return any(part.startswith(".") for part in inside.parts)


def _place(file: Path, folder: Path) -> Place:
    return Place(f"{folder.name}/{file.relative_to(folder).as_posix()}", 0)


def _other(file: Path) -> str:
    """What a file is that is no Markdown, as whoever imports would say it."""
    if not is_file(file):
        return "a link or a folder, not a file"
    ending = file.suffix.lower()
    if is_picture(file.name):
        return "a picture beside no term that shows it"
    return f"{_WRITTEN.get(ending, 'no Markdown')}; terms are Markdown, in files that end in .md"


def _pictures(file: Path) -> dict[str, Path]:
    """The pictures of a term: in the folder of its name, or beside its `index.md`."""
    beside = file.parent if file.stem == "index" else file.with_suffix("")
    if beside.is_symlink() or not beside.is_dir():
        return {}
    return {one.name: one for one in sorted(beside.iterdir()) if is_picture(one.name) and is_file(one)}


def _read(pictures: Mapping[str, Path], folder: Path) -> dict[str, Beside]:
    return {name: Beside(_place(file, folder), file.read_bytes()) for name, file in pictures.items()}


def _no_term(file: Path, folder: Path) -> str:
    """Why a file is no term; empty if it is one."""
    inside = file.relative_to(folder)
    if not is_file(file):
        return "a link or a folder, not a file"
    if any(part.startswith((".", "_")) for part in inside.parts):
        return "a page of a section, or a model for terms"
    if file.stem == "index" and len(inside.parts) == 1:
        return "the folder's own page"
    if file.stem != "index" and len(inside.parts) > 1:
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
            if key in ("aliases", "symbol_aliases") and isinstance(value, str) and PARTED.search(value):
                instead = "taken over as one name; where several are meant, write them as a list"
                kind = f"'{theirs}' may hold several names"
                losses.append(Loss(front.place(theirs), kind, f"'{_short(value)}'", instead))
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
