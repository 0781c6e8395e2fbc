"""The files that Decap edits, as it asks for them: listed, read, written, deleted; nothing beside them."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from termsite.content.frontmatter import front_of
from termsite.content.shape import schema
from termsite.content.stray import is_file
from termsite.editing.amend import Unchangeable, amended, written
from termsite.editing.folder import write
from termsite.editing.form import formed
from termsite.editing.trial import brought
from termsite.kept import Cabinet, Memory, digest, ground
from termsite.serving.admin_config import BODY, FOLDERS, READ
from termsite.serving.admin_form import Values, from_form, to_form

_KINDS = {folder: kind for folder, kind, _ in FOLDERS.values()}


class Refused(Exception):
    """What is asked is not done; the message says why, and to whom it may concern."""


class Store:
    """The folders of a project's collections."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._memory: Memory | None = None
        self._given: dict[str, bytes] = {}  # what forms were filled from, by its digest
        self._turn = threading.Lock()

    def do(self, action: str, asked: Mapping[str, Any]) -> Any:
        """Answer one action of Decap's protocol for proxies.

        Refused: it is unknown, reaches elsewhere, or `check` would refuse what it asks for.
        """
        with self._turn:
            match action:
                case "entriesByFolder":
                    return self._entries(asked["folder"])
                case "getEntry":
                    return self._entry(asked["path"], keep=True)
                case "persistEntry":
                    return self._persist(asked["dataFiles"], asked["assets"])
                case "deleteFiles":
                    return self._delete(asked["paths"])
                case "getMedia":
                    return []
                case "getDeployPreview":
                    return None
                case "getNotes":
                    return {"notes": []}
                case _:
                    raise Refused(f"'{action}' is not done here; it needs the files themselves.")

    def _file(self, path: str) -> Path:
        """Return the file of a path, which stands itself in a collection's own folder."""
        folder, _, name = path.rpartition("/")
        file = self.root / path
        inside = folder in _KINDS and name.endswith(".md") and not name.startswith(".")
        if not inside or not name.isprintable() or "\\" in name or file.is_symlink():
            raise Refused(f"{path} is no file of {' or '.join(_KINDS)}.")
        if file.parent.resolve() != self.root.resolve() / folder:
            raise Refused(f"{folder} leads out of the project.")
        return file

    def _entries(self, folder: str) -> list[Any]:
        if folder not in _KINDS:
            raise Refused(f"{folder} is none of {', '.join(_KINDS)}.")
        files = sorted((self.root / folder).glob("[!.]*.md"))
        return [self._entry(f"{folder}/{file.name}") for file in files if is_file(file)]

    def _entry(self, path: str, *, keep: bool = False) -> dict[str, Any]:
        file = self._file(path)
        if not file.exists():
            raise Refused(f"{path} is gone.")
        raw = file.read_bytes()
        name = digest(raw)
        if keep:
            self._given[name] = raw
        held = {**_held(raw, path), READ: name}
        return {"data": json.dumps(held, ensure_ascii=False), "file": {"path": path, "id": name}}

    def _persist(self, files: list[Any], assets: list[Any]) -> dict[str, str]:
        if assets:
            raise Refused("Pictures are put into the folder itself.")
        wanted = {one["path"]: self._wanted(one) for one in files}
        self._write({path: raw for path, raw in wanted.items() if not self._stands(path, raw)})
        return {"message": "entry persisted"}

    def _wanted(self, one: Mapping[str, Any]) -> bytes:
        path, held = one["path"], json.loads(one["raw"])
        if one.get("newPath", path) != path:
            raise Refused(f"{path} keeps its name here; its title may change.")
        file, rules = self._file(path), schema(_KINDS[path.rpartition("/")[0]])
        order = tuple(rules["properties"])
        new = _filled_in(rules, held, path), str(held.get(BODY["name"]) or "").rstrip() + "\n"
        try:
            if not held.get(READ):
                if file.exists():
                    raise Refused(f"{path} is there already; open it, or give another title.")
                return _in_form(path, written(path, *new, order))
            old, now = self._given.get(held[READ]), file.read_bytes() if file.exists() else None
            if old is None or now is None:
                raise Refused(f"{path} is no longer what this form was filled from; load the page again.")
            said = amended(now, path, *_merged(rules, path, old, now, new), order)
            return _in_form(path, said) if said != now and _in_form(path, now) == now else said
        except Unchangeable as why:
            raise Refused(str(why)) from None

    def _stands(self, path: str, raw: bytes) -> bool:
        file = self._file(path)
        return file.exists() and file.read_bytes() == raw

    def _delete(self, paths: list[str]) -> dict[str, str]:
        gone: dict[str, bytes | None] = {path: None for path in paths if self._file(path).exists()}
        self._write(gone)
        return {"message": "files deleted"}

    def _write(self, files: Mapping[str, bytes | None]) -> None:
        self._memory = self._memory or Cabinet(self.root / "build/kept", ground()).memory()
        if problems := brought(self.root, files, self._memory) if files else ():
            raise Refused("\n".join(map(str, problems)))
        write(self.root, files)


def _in_form(path: str, raw: bytes) -> bytes:
    """Return a term's file in the form that `fmt` gives it; what has no such form as it is."""
    return formed(path, raw)[0] if _KINDS[path.rpartition("/")[0]] == "term" else raw


def _held(raw: bytes, path: str) -> dict[str, Any]:
    """Return what the form holds of a file; of one that cannot be read, its name alone."""
    front, _ = front_of(raw, path)
    if front is None:
        return {"title": Path(path).stem}
    rules = schema(_KINDS[path.rpartition("/")[0]])
    return {**to_form(rules, front.values), BODY["name"]: front.body.text}


def _merged(
    rules: Mapping[str, Any], path: str, old: bytes, now: bytes, new: tuple[Values, str]
) -> tuple[dict[str, Any], str]:
    """Return what a file shall say: as it is now, but for what the form changed since it was filled.

    Refused: the same key was changed in the file too.
    """
    (before, words), (here, text) = _said(old, path), _said(now, path)
    was = from_form(rules, to_form(rules, before))
    values, body = new
    for key in rules["properties"]:
        if values.get(key) == was.get(key):
            continue
        if here.get(key) not in (before.get(key), values.get(key)):
            raise _twice(path, key)
        here.pop(key, None)
        if key in values:
            here[key] = _as_written(before.get(key), values[key])
    if body != words and text not in (words, body):
        raise _twice(path, "Text")
    return here, text if body == words else body


def _as_written(old: Any, new: Any) -> Any:
    """Return a value with the numbers of the old one, which a form holds as texts."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {key: _as_written(old.get(key), value) for key, value in new.items()}
    return old if isinstance(old, int) and str(old) == new else new


def _filled_in(rules: Mapping[str, Any], held: Values, path: str) -> dict[str, Any]:
    try:
        return from_form(rules, held)
    except ValueError as why:
        raise Refused(f"{path}: {why}") from None


def _twice(path: str, key: str) -> Refused:
    return Refused(f"{path}: '{key}' was changed in the file too, since this page was loaded; load it again.")


def _said(raw: bytes, path: str) -> tuple[dict[str, Any], str]:
    front, problems = front_of(raw, path)
    if front is None:
        raise Refused(str(problems[0]))
    return dict(front.values), front.body.text
