"""Another glossary, of another subject: the engine copied as it stands, and a small sample to write over.

Copied, because a path to this folder would end at this machine, and a package of the engine would split what
is one: a look and scripts that each glossary may change, and the code that sets them.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from termsite.editing.vscode import vscode
from termsite.model import Place, Problem

# What is of no subject: the same in every glossary.
ENGINE = (
    *("build.py", "install.py", ".npmrc", "LICENSE", "requirements.lock"),
    *("src/calckit", "src/termsite", "theme", "web"),
)
SAMPLE = Path(__file__).parent / "sample"
_PACKAGES, _LOCK = "package.json", "package-lock.json"
_NAME = "glossary-web"
_PACKAGE = "baking"  # of the sample


def new_glossary(root: Path) -> Mapping[str, bytes]:
    """Every file of a new glossary, by its path; `root` is one whose engine it gets."""
    engine = {path: file for name in ENGINE for path, file in _files(root / name, root)}
    sample = dict(_files(SAMPLE, SAMPLE))
    return dict(sorted({**engine, **_packages(root), **vscode(_PACKAGE), **sample}.items()))


def refused(root: Path, folder: Path) -> list[Problem]:
    """Why a folder cannot become another glossary, if it cannot."""
    where = Place(str(folder), 0)
    if folder.resolve().is_relative_to(root.resolve()):
        return [Problem(where, "this lies inside of this glossary", "Name a folder beside it.")]
    if folder.exists() and not folder.is_dir():
        return [Problem(where, "this is a file", "Name a folder that is empty, or that is not there yet.")]
    held = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    if others := [name for name in held if name != ".git"]:  # a new repository may wait for its first files
        hint = "Name a folder that is empty, or that is not there yet."
        return [Problem(where, f"this is not empty: it holds '{others[0]}'", hint)]
    return []


def begin(root: Path, folder: Path) -> list[Problem]:
    """Write another glossary into a folder, whole or not at all."""
    try:
        problems = refused(root, folder)
        if not problems:
            write(folder, new_glossary(root))
    except OSError as error:
        message = f"nothing is written here: {error.strerror or error}"
        return [Problem(Place(str(folder), 0), message, _instead(folder))]
    return problems


def _instead(folder: Path) -> str:
    """What to do where nothing can be written, by what stands in the way."""
    above = next((one for one in folder.parents if os.path.lexists(one)), folder)
    if not above.is_dir():
        return f"'{above}' is a file; name a folder that is in none."
    return "Name a folder that you can write."


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files beside where they belong, and then move them there; what fails leaves nothing."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as work:
            for path, content in files.items():
                file = Path(work) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            _moved(Path(work), folder)
    except BaseException:
        if new:  # the folders above it too, as far as they were made here
            shutil.rmtree(new[-1], ignore_errors=True)
        raise


def _moved(work: Path, folder: Path) -> None:
    moved: list[Path] = []
    try:
        for one in sorted(work.iterdir()):
            moved.append(one.rename(folder / one.name))
    except BaseException:
        for there in moved:
            there.rename(work / there.name)
        raise


def _files(at: Path, root: Path) -> Iterator[tuple[str, bytes]]:
    """A file, or all files below a folder but what Python leaves beside them."""
    for file in sorted(at.rglob("*")) if at.is_dir() else (at,):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file.relative_to(root).as_posix(), file.read_bytes()


def _packages(root: Path) -> Mapping[str, bytes]:
    """What npm installs, and its lock, without what only the tests of the engine need."""
    wanted, lock = (json.loads((root / name).read_text("utf-8")) for name in (_PACKAGES, _LOCK))
    packages = {path: one for path, one in lock["packages"].items() if path and not one.get("dev")}
    lock |= {"name": _NAME, "packages": {"": _own(lock["packages"][""]), **packages}}
    return {_PACKAGES: _text(_own(wanted)), _LOCK: _text(lock)}


def _own(listed: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in listed.items() if key != "devDependencies"}
    return {**kept, "name": _NAME}


def _text(values: Mapping[str, Any]) -> bytes:
    return (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode()
