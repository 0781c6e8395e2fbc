"""The code of each calculator for its page: its own file and the functions it calls, with their places."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from termsite.model import Document, Place

PACKAGE = "margin"


def code(root: Path, slugs: Iterable[str]) -> tuple[Document, ...]:
    """Return `assets/code/<slug>.json` for each calculator; a page fetches it when it is asked for."""
    known = _defined(root)
    return tuple(_document(root, slug, known) for slug in slugs)


def _document(root: Path, slug: str, known: Mapping[str, Mapping[str, Any]]) -> Document:
    file = f"calculators/{slug.replace('-', '_')}.py"
    source = (root / file).read_text("utf-8")
    called = [known[name] for name in _called(source) if name in known]
    told = {"file": file, "source": source, "functions": called}
    content = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return Document(f"assets/code/{slug}.json", content, Place(file))


def _called(source: str) -> list[str]:
    """Name what a file takes from the package, in order of first use: `margin.pnl`, or imported by name."""
    found: list[tuple[int, int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == PACKAGE:
            found.append((node.lineno, node.col_offset, node.attr))
        elif isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            found += [(node.lineno, node.col_offset, alias.name) for alias in node.names]
    return list(dict.fromkeys(name for _, _, name in sorted(found)))


def _defined(root: Path) -> dict[str, Mapping[str, Any]]:
    """Return every public function and class of the package with its source, by name."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((root / "src" / PACKAGE).rglob("*.py")):
        text = path.read_text("utf-8")
        lines = text.splitlines()
        for node in ast.parse(text).body:
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name.startswith("_"):
                continue
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            found[node.name] = {
                "name": f"{PACKAGE}.{node.name}",
                "file": path.relative_to(root).as_posix(),
                "line": first,
                "source": "\n".join(lines[first - 1 : node.end_lineno]),
            }
    return found
