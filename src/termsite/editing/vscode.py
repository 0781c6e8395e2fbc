"""What Visual Studio Code and its extensions read, made from the schemas: settings, snippets, rules.

Front matter is judged by `remark-lint-frontmatter-schema`, which `.remarkrc.json` tells of the rules; the
extension of Red Hat reads YAML files alone, and the editor itself JSON. The rules are the schemas' own, but
for the draft that they name: the first of the three knows none after the seventh; and for how long a text is,
of which they tell what a schema can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from termsite.content.keys import KINDS, Key, keys_of
from termsite.content.lengths import stated
from termsite.content.settings import read_site
from termsite.content.shape import schema
from termsite.editing.folder import write
from termsite.model import Problem

_FOLDERS = {
    "term": "terms",
    "area": "docs/areas",
    "path": "docs/paths",
    "account": "docs/software",
    "doc": "docs",
}
_FACTS = {"venue": "venues", "replay": "days"}  # files of JSON and their folders in the package
_DRAFT = "http://json-schema.org/draft-07/schema#"
_NAMES = {"term": "A term", "area": "An area", "path": "A learning path"}
_TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
_SPECIAL = re.compile(r"([\\$}])")
_LINE = re.compile(r"^(\s*(?:- )?[\w-]+: )(.+)$")


def keep(root: Path) -> list[Problem]:
    """Write the files into a glossary, over those that an earlier schema made."""
    site, problems = read_site(root)
    if problems:
        return problems
    package = root / "src" / site.package if site.package else None
    facts = [kind for kind, folder in _FACTS.items() if package and (package / folder).is_dir()]
    write(root, vscode(site.package, facts))
    return []


def vscode(package: str, facts: Iterable[str] = ()) -> Mapping[str, bytes]:
    """The files by path; `facts` are the kinds of JSON files that the package holds: venue, replay."""
    folders = {kind: f"src/{package}/{_FACTS[kind]}" for kind in facts}
    kinds = (*_FOLDERS, "site", *folders)
    return {
        ".remarkrc.json": _text({"plugins": ["remark-frontmatter", [_LINT, {"schemas": _associated()}]]}),
        ".vscode/extensions.json": _text({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/settings.json": _text(_settings(folders)),
        ".vscode/terms.code-snippets": _text({kind: _whole(kind) for kind in KINDS} | dict(_parts())),
        **{_rules(kind): _text({**stated(schema(kind)), "$schema": _DRAFT}) for kind in kinds},
    }


_LINT = "remark-lint-frontmatter-schema"


def _rules(kind: str) -> str:
    return f".vscode/schemas/{kind}.json"


def _associated() -> dict[str, list[str]]:
    return {f"./{_rules(kind)}": [f"./{folder}/*.md"] for kind, folder in _FOLDERS.items()}


def _settings(folders: Mapping[str, str]) -> dict[str, Any]:
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "json.schemas": [
            {"fileMatch": [f"/{folder}/*.json"], "url": f"./{_rules(kind)}"}
            for kind, folder in folders.items()
        ],
        "yaml.schemas": {f"./{_rules('site')}": "mkdocs.yml"},
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.tabSize": 2,
            "editor.insertSpaces": True,
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": False},
        },
    }


def _whole(kind: str) -> dict[str, Any]:
    """A new file: the keys that it needs, and room for its text."""
    stops = count(1)
    keys = [line for key in keys_of(kind) if key.required for line in _lines(key, stops)]
    return {
        "scope": "markdown",
        "prefix": kind,
        "description": f"{_NAMES[kind]}: the keys that are required",
        "isFileTemplate": True,
        "body": ["---", *keys, "---", "$0"],
    }


def _parts() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each key that a term may have besides."""
    for key in keys_of("term"):
        if not key.required:
            body = list(_lines(key, count(1)))
            yield (
                f"term {key.name}",
                {"scope": "markdown", "prefix": key.name, "description": key.about, "body": body},
            )


def _lines(key: Key, stops: Iterator[int]) -> Iterator[str]:
    """The lines of a key's example, each value of it a place to stop at."""
    for line in key.example.splitlines():
        found = _LINE.fullmatch(line)
        yield found[1] + _stop(found[2], key.choices, next(stops)) if found else line


def _stop(value: str, choices: tuple[str, ...], number: int) -> str:
    if choices:
        return f"${{{number}|{','.join(choices)}|}}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _TODAY
    if value[0] in "[{":
        return f"{value[0]}${{{number}:{_plain(value[1:-1])}}}{value[-1]}"
    return f"${{{number}:{_plain(value)}}}"


def _plain(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", value)


def _text(values: Mapping[str, Any]) -> bytes:
    return (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode()
