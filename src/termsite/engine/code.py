"""The code of each calculator for its page: its own file and the functions it calls, with their places."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from termsite.kept import Shelf, digest, digest_of
from termsite.model import Document, Text

Defined = Mapping[str, Mapping[str, Any]]  # what a package defines, by name


def code(
    root: Path, sources: Mapping[str, Text], package: str, kept: Shelf[bytes] | None = None
) -> tuple[Document, ...]:
    """Return `assets/code/<slug>.json` for each calculator; a page fetches it when it is asked for.

    `sources` are the calculators' files by slug; `package` is what they compute with, in src/.
    """
    files = sorted((root / "src" / package).rglob("*.py")) if package else []
    ground = digest(digest_of(files), *(file.relative_to(root).as_posix() for file in files))
    known, shelf = cache(lambda: _defined(root, files, package)), kept or Shelf()

    def document(slug: str, source: Text) -> Document:
        name = digest("code", ground, source.place.path, source.text)
        content = shelf.take(name, lambda: _told(source, package, known))
        return Document(f"assets/code/{slug}.json", content, source.place)

    return tuple(document(slug, source) for slug, source in sources.items())


def _told(source: Text, package: str, known: Callable[[], Defined]) -> bytes:
    called = [known()[name] for name in _called(source.text, package) if name in known()]
    told = {"file": source.place.path, "source": source.text, "functions": called}
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def _called(source: str, package: str) -> list[str]:
    """Name what a file takes from the package, in order of first use: `package.name`, or imported by name."""
    found: list[tuple[int, int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == package:
            found.append((node.lineno, node.col_offset, node.attr))
        elif isinstance(node, ast.ImportFrom) and node.module == package:
            found += [(node.lineno, node.col_offset, alias.name) for alias in node.names]
    return list(dict.fromkeys(name for _, _, name in sorted(found)))


def _defined(root: Path, files: Iterable[Path], package: str) -> Defined:
    """Return every public function and class of the package with its source, by name."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in files:
        text = path.read_text("utf-8")
        lines = text.splitlines()
        for node in ast.parse(text).body:
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name.startswith("_"):
                continue
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            found[node.name] = {
                "name": f"{package}.{node.name}",
                "file": path.relative_to(root).as_posix(),
                "line": first,
                "source": "\n".join(lines[first - 1 : node.end_lineno]),
            }
    return found
