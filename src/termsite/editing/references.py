"""Where the files of a project name a term: everything by which `check` knows one, and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import yaml

from termsite.content.frontmatter import Key
from termsite.editing.scalar import scalar
from termsite.editing.sheet import Edit, Sheet, Spot, sheet
from termsite.editing.ways import TEXTS, Hidden
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE

# Keys whose values are slugs of terms, by folder; # is any item.
_NAMED: Mapping[str, frozenset[tuple[str, ...]]] = {
    "terms": frozenset(
        {
            ("broader",),
            ("requires", "#"),
            ("related", "#", "term"),
            ("contrast", "#", "term"),
            ("no_autolink", "#"),
        }
    ),
    "docs": frozenset({("often_asked", "#")}),
    "docs/paths": frozenset({("terms", "#")}),
    "docs/software": frozenset({("terms", "#")}),
}


def moved(path: str, raw: bytes, old: str, new: str) -> bytes:
    """The bytes of a file in which another slug stands for a term's; raises `Hidden`."""
    if old.encode() not in raw:
        return raw
    if path.endswith(".py"):
        return _in_python(raw, old, new)
    page = sheet(raw, bare=path.endswith(".yml"))
    return page.edited(_renamed(path, page, old, new))


def _renamed(path: str, page: Sheet, old: str, new: str) -> Iterator[Edit]:
    """The slug anew wherever a file names the term; a value that would read as a number gets quotes."""
    if path.endswith(".yml"):
        yield from (Edit(start, end, new) for start, end in _in_navigation(page, old))
        return
    for keys in naming(path, page, old):
        spot = (page.names if keys[0] == "checks" else page.spots)[keys]
        start, end = _inner(page, spot, old)
        bare = isinstance(spot.node, yaml.ScalarNode) and not spot.node.style
        yield Edit(start, end, scalar(new, inside=True) if bare else new)
    yield from (Edit(start, end, new) for start, end in places_of_links(page, old))


def places_of_links(page: Sheet, slug: str) -> Iterator[tuple[int, int]]:
    """Where the links of all texts of a file name a term."""
    for keys, spot in page.spots.items():
        said = str(spot.node.value) if isinstance(spot.node, yaml.ScalarNode) else ""
        if keys[-1:] and keys[-1] in TEXTS and "[[" in said:
            yield from _linked(page, spot, said, slug)
    yield from ((page.body + at, page.body + to) for at, to in links(page.text[page.body :], slug))


def naming(path: str, page: Sheet, slug: str) -> Iterator[Key]:
    """The keys of all values that are a term's slug, and of those that are called by it."""
    known = _NAMED.get(PurePosixPath(path).parent.as_posix(), frozenset())
    for keys, spot in page.spots.items():
        if spot.node.value == slug and _pattern(keys) in known:
            yield keys
    if ("checks", slug) in page.names:
        yield ("checks", slug)


def links(text: str, slug: str) -> Iterator[tuple[int, int]]:
    """Where the links of a text name a term; what is code names none."""
    for found in REFERENCE.finditer(without_code(text)) if "[[" in text else ():
        if found[1].strip() == slug:
            start = found.start(1) + len(found[1]) - len(found[1].lstrip())
            yield start, start + len(slug)


def _pattern(keys: Key) -> tuple[str, ...]:
    return tuple("#" if isinstance(key, int) else key for key in keys)


def _inner(page: Sheet, spot: Spot, words: str) -> tuple[int, int]:
    """Where the words of a value stand, inside its quotes."""
    start = page.text.find(words, spot.start, spot.end)
    if start < 0:
        raise Hidden(page.line(spot.start))
    return start, start + len(words)


def _linked(page: Sheet, spot: Spot, said: str, slug: str) -> Iterator[tuple[int, int]]:
    """The links in a value: as many are written as there are, in the same order."""
    written = list(REFERENCE.finditer(page.text, spot.start, spot.end))
    meant = list(REFERENCE.finditer(said))
    live = {start for start, _ in links(said, slug)}
    if len(written) != len(meant) and live:
        raise Hidden(page.line(spot.start))
    for here, there in zip(written, meant, strict=False):
        if any(there.start() <= start < there.end() for start in live):
            start = page.text.index(slug, here.start())
            yield start, start + len(slug)


def _in_navigation(page: Sheet, slug: str) -> Iterator[tuple[int, int]]:
    for keys, spot in page.spots.items():
        if keys[:1] == ("nav",) and spot.node.value == f"terms/{slug}.md":
            start, _ = _inner(page, spot, f"terms/{slug}.md")
            yield start + len("terms/"), start + len(f"terms/{slug}")


def _in_python(raw: bytes, old: str, new: str) -> bytes:
    """A calculator with another slug where it names the term: `term=`, `terms=`, and links in its words."""
    lines = raw.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    spans = sorted(set(_spans(ast.parse(raw), raw, starts, old)), reverse=True)
    for start, end in spans:
        raw = raw[:start] + new.encode() + raw[end:]
    return raw


def _spans(tree: ast.AST, raw: bytes, starts: list[int], slug: str) -> Iterator[tuple[int, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("term", "terms"):
            for one in ast.walk(node.value):
                if isinstance(one, ast.Constant) and one.value == slug:
                    yield from _found(one, raw, starts, rf"(?<=['\"])({re.escape(slug)})(?=['\"])")
        elif isinstance(node, ast.Constant | ast.JoinedStr):
            yield from _found(node, raw, starts, rf"\[\[({re.escape(slug)})(?=\]\]|\|)")


def _found(
    node: ast.Constant | ast.JoinedStr, raw: bytes, starts: list[int], sign: str
) -> Iterator[tuple[int, int]]:
    """Where a sign stands in a text of Python."""
    if isinstance(node, ast.Constant) and not isinstance(node.value, str):
        return
    start = starts[node.lineno - 1] + node.col_offset
    end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
    for found in re.finditer(sign.encode(), raw[start:end]):
        yield start + found.start(1), start + found.end(1)
