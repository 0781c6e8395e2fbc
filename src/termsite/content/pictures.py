"""The pictures beside the texts: those of `terms/neap-tide.md` lie in `terms/neap-tide/`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from termsite.content.shape import TYPED, alike, did_you_mean, slug_of
from termsite.content.stray import READ, WRITTEN, is_file
from termsite.kept import Shelf, digest
from termsite.model import Place, Problem
from termsite.picture import Picture
from termsite.pictures.measure import ENDINGS, measured

_SHOWN = ("terms", "docs", "docs/areas", "docs/paths")  # folders whose texts show pictures


def read_pictures(root: Path, kept: Shelf[Any]) -> tuple[Mapping[str, Mapping[str, Picture]], list[Problem]]:
    """Read the folders beside the texts; a file whose bytes were read before is taken from the shelf."""
    folders: dict[str, Mapping[str, Picture]] = {}
    problems: list[Problem] = []
    for path, folder in _folders(root):
        files = [file for file in sorted(folder.iterdir()) if _meant(file)]
        if files and not _text_of(folder).exists():
            problems.append(_of_no_text(path, folder))
        found = [_read(f"{path}/{file.name}", file, kept) for file in files]
        folders[path] = MappingProxyType({one.name: one for one, _ in found if one})
        problems += [problem for _, some in found for problem in some]
    return MappingProxyType({path: found for path, found in folders.items() if found}), problems


def _folders(root: Path) -> Iterator[tuple[str, Path]]:
    """Every folder that a text has beside it, and in `terms/` every other one too."""
    for name in _SHOWN:
        for folder in _below(root / name):
            path = f"{name}/{folder.name}"
            if path not in READ and (name == "terms" or _text_of(folder).exists()):
                yield path, folder


def _below(folder: Path) -> list[Path]:
    """The folders in a folder, of which nothing else is asked: it may hold ten thousand texts."""
    inside = os.scandir(folder) if folder.is_dir() else ()
    names = sorted(one.name for one in inside if one.is_dir(follow_symlinks=False))
    return [folder / name for name in names if not (name.startswith(".") or name.endswith(".md"))]


def _text_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.md")


def _meant(file: Path) -> bool:
    """Whether a file was put there for readers; of links and of texts others tell."""
    return not (file.name.startswith(".") or file.is_symlink() or file.suffix.lower() in WRITTEN)


def _of_no_text(path: str, folder: Path) -> Problem:
    texts = [text.stem for text in folder.parent.glob("[!.]*.md")]
    hint = did_you_mean(folder.name, texts) or "Name the folder as the file of the text, without '.md'."
    return Problem(Place(path, 0), f"pictures of no text: there is no '{path}.md'", hint)


def _read(path: str, file: Path, kept: Shelf[Any]) -> tuple[Picture | None, list[Problem]]:
    unfit = list(_unfit(path, file))
    if unfit:
        return None, unfit
    raw = file.read_bytes()
    found: tuple[Picture | None, list[Problem]] = kept.take(
        digest("picture", path, raw), partial(measured, path, raw)
    )
    return found


def _unfit(path: str, file: Path) -> Iterator[Problem]:
    ending, place = file.suffix.lower(), Place(path, 0)
    if not is_file(file):
        yield Problem(
            place, "a folder among pictures", "Pictures lie side by side in the folder of their text."
        )
    elif ending not in ENDINGS:
        hint = "Save it as PNG, JPEG, WebP or SVG; pictures are still. What is no picture lies elsewhere."
        yield Problem(place, "no picture that a page can show", hint)
    elif (
        file.stem
        and alike(file.name, f"{slug_of(file.stem)}{ending}")
        and normalize("NFC", file.name) != file.name
    ):
        message = f"the file's name writes letters and their marks as two signs each: '{file.name}'"
        yield Problem(place, message, f"Some systems do so. {TYPED} '{slug_of(file.stem)}{ending}'.")
    elif not file.stem or file.name != f"{slug_of(file.stem)}{ending}":
        hint = f"Small letters, digits and hyphens: '{slug_of(file.stem) or 'picture'}{ending}'."
        yield Problem(place, f"the file's name is not a slug: '{file.name}'", hint)
