"""The words of our pages on a plain mkdocs-material site, as its guide makes one: the baseline.

It has no drawings and no forms, so it is lighter than the same content would be. Its typefaces are the reader's own
(`font: false`): by default they come from another host, which a machine without a line to it would count as a fault.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import html5lib

CONFIG = """\
site_name: Plain
site_description: The same words on a plain site.
theme:
  name: material
  font: false
plugins: [search]
"""
SILENT = {"svg", "script", "template", "button", "input", "select", "textarea", "nav"}
LEAVES = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dt",
    "dd",
    "summary",
    "figcaption",
    "legend",
    "label",
}


def plain_site(ours: Path, paths: Iterable[str], address: str, work: Path) -> Path:
    """Build a site whose pages hold the text of `paths` of ours; `address` is where our links lead."""
    for path in paths:
        page = work / "docs" / path / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        tree = html5lib.parse((ours / path / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
        article = next(tree.iter("article"))
        page.write_text("\n\n".join(_blocks(article, address + path)) + "\n", "utf-8")
    (work / "mkdocs.yml").write_text(CONFIG, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(work / "mkdocs.yml")]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return work / "site"


def _blocks(element: Any, base: str) -> Iterator[str]:
    """The blocks of an element as Markdown."""
    if element.tag in SILENT or "hidden" in element.attrib:
        return
    if element.tag == "table":
        yield _table(element, base)
    elif element.tag in LEAVES and not any(inner.tag in LEAVES for inner in list(element.iter())[1:]):
        text = _inline(element, base)
        level = int(element.tag[1]) if re.fullmatch(r"h\d", element.tag) else 0
        mark = "#" * level + " " if level else "- " if element.tag == "li" else ""
        yield from [mark + text] if text else []
    else:
        for inner in element:
            yield from _blocks(inner, base)


def _table(element: Any, base: str) -> str:
    rows = [[_inline(cell, base) for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines[:1], "|---" * len(rows[0]) + "|", *lines[1:]])


def _inline(element: Any, base: str) -> str:
    """The text of an element in one line, with its links."""
    parts = [_safe(element.text)]
    for inner in element:
        if inner.tag not in SILENT and "hidden" not in inner.attrib:
            words = _inline(inner, base)
            linked = inner.tag == "a" and words
            parts.append(f"[{words}]({urljoin(base, inner.get('href', ''))})" if linked else words)
        parts.append(_safe(inner.tail))
    return " ".join("".join(parts).split())


def _safe(text: str | None) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text or "")
