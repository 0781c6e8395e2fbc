"""The one form of a term's file: keys in the schema's order, no quotes but those that YAML needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from termsite.content.frontmatter import Front, Key, front_of
from termsite.content.shape import schema
from termsite.content.stray import is_file
from termsite.content.term import read_term
from termsite.editing.folder import Files
from termsite.editing.remarks import Remarks, remarks
from termsite.editing.scalar import scalar
from termsite.editing.sheet import sheet
from termsite.linking.code import outside_code
from termsite.linking.mention import Mentions
from termsite.linking.prose import Writer
from termsite.model import Place, Problem

_BLANK = re.compile(r"(?<=\n)[ \t]+(?=\n)")
_MORE = re.compile(r"\n{3,}")
_TRAIL = re.compile(r"[ \t]*?(  )?(?=\n)")
_CODE = re.compile(r"(<(?:pre|code)\b.*?</(?:pre|code)>)", re.DOTALL)  # what shows each blank
_CLOSED = re.compile(r"\s+(?=</(?:p|li|td|th|h\d|dd|dt)>)")  # blanks at the end of a block
_END = re.compile(r"[ \t]+(?=\n\n)")  # of a paragraph; in it, two blanks end a line

Kept = Mapping[Key, tuple[str, ...]]  # remarks, by what they stand before
Described = Mapping[str, Any]  # what the schema says of a value


def fmt(root: Path, files: Sequence[Path]) -> tuple[list[str], Files, list[Problem]]:
    """Bring these files, or all terms', into form.

    Their paths; of those that are in another form, the right one; problems.
    """
    terms = root.resolve() / "terms"
    found = files or [file for file in sorted(terms.glob("[!.]*.md")) if is_file(file)]
    paths = [f"terms/{file.name}" for file in found]
    problems = [_stranger(file) for file in found if not _of(terms, file)]
    others: dict[str, bytes | None] = {}
    for path in () if problems else paths:
        raw = (root / path).read_bytes()
        new, said = formed(path, raw)
        problems += said
        others |= {path: new} if new != raw else {}
    return paths, others, problems


def told(root: Path, others: Files) -> Iterator[Problem]:
    """Where each of these files begins to have another form."""
    for path, new in others.items():
        pairs = zip_longest((root / path).read_bytes().split(b"\n"), (new or b"").split(b"\n"))
        line = next(number for number, (one, other) in enumerate(pairs, 1) if one != other)
        yield Problem(Place(path, line), "this is in another form", f"Run: build.py fmt {path}")


def _of(terms: Path, file: Path) -> bool:
    return file.resolve().parent == terms and file.suffix == ".md" and file.exists() and is_file(file)


def _stranger(file: Path) -> Problem:
    return Problem(
        Place(file.as_posix(), 0), "this is no term's file", "Name files of terms/, or none for all."
    )


def formed(path: str, raw: bytes) -> tuple[bytes, list[Problem]]:
    """A term's file in its form; it says the same, or there are problems and it is as it was."""
    _, problems = read_term(path, raw)
    front, _ = front_of(raw, path)
    if front is None or problems:
        return raw, problems
    kept = remarks(sheet(raw), path) if b"#" in raw.partition(b"\n---")[0] else Remarks({}, ())
    new = written(front, kept.before).encode()
    if kept.problems or new == raw:
        return raw, [*kept.problems]
    return _same(path, raw, new)


def _same(path: str, raw: bytes, new: bytes) -> tuple[bytes, list[Problem]]:
    before, (after, problems) = front_of(raw, path)[0], front_of(new, path)
    if before and after and _said(before) == _said(after):
        return new, []
    if before is None:
        return raw, problems
    changed = [key for key in before.values if after and _other(key, before, after)]
    key = next(iter(changed), "") or _above(new, problems[0].place.line if problems else 0)
    why = f" ({problems[0].message})" if problems else ""
    message = f"'{key}' would say something else in the form that all files have{why}"
    hint = f"Write the value of '{key}' in other signs; until then the file stays as it is."
    return raw, [Problem(before.place(key), message, hint)]


def _above(new: bytes, line: int) -> str:
    """The key to which a line of a file belongs."""
    keys = [one.partition(b":")[0].decode() for one in new.split(b"\n")[:line] if one[:1].isalpha()]
    return keys[-1] if keys else "title"


def _other(key: str, before: Front, after: Front) -> bool:
    """Whether a key says something else; of letters, the order counts too."""
    return json.dumps(before.values[key]) != json.dumps(after.values.get(key))


def _said(front: Front) -> tuple[str, list[str]]:
    """Everything above the text; of letters, the order counts too."""
    return json.dumps(front.values, sort_keys=True), list(front.values.get("symbols", ()))


def _shown(text: str) -> str:
    """What readers see of a text."""
    prose = Writer({}, Mentions({}), {}).prose(text, "", root="", auto=False)
    pieces = _CODE.split(_CLOSED.sub("", prose.lead + prose.rest))
    return "".join(piece if number % 2 else " ".join(piece.split()) for number, piece in enumerate(pieces))


def written(front: Front, kept: Kept) -> str:
    """What a file says, as it is written."""
    lines = _keys(front.values, schema("term"), (), kept)
    end = (*kept.get((), ()), "---")
    return "\n".join(("---", *lines, *end, _body(front.body.text)))


def _body(text: str) -> str:
    """A text without blanks that say nothing; as it is where they do, as in code without a fence."""
    if not text.strip():
        return ""
    new = outside_code(text, _spaced)
    return new if new == text or _shown(new) == _shown(text) else text


def _spaced(text: str) -> str:
    """A piece of a text that is no code: one empty line where there are more, no blanks at the end of one."""
    once = _END.sub("", _MORE.sub("\n\n", _BLANK.sub("", text)))
    return _TRAIL.sub(lambda found: found[1] or "", once)


def _keys(values: Mapping[str, Any], described: Described, at: Key, kept: Kept) -> Iterator[str]:
    """The lines of keys and their values, as they stand below each other."""
    order = list(described.get("properties", values))
    for name in sorted(values, key=order.index):
        below = described.get("properties", {}).get(name) or described.get("additionalProperties") or {}
        yield from kept.get((*at, name), ())
        yield from _entry(scalar(name), values[name], _resolved(below), (*at, name), kept)


def _entry(name: str, value: Any, described: Described, at: Key, kept: Kept) -> Iterator[str]:
    if isinstance(value, dict) and len(at) == 1:
        yield f"{name}:"
        yield from _further(_keys(value, described, at, kept))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield f"{name}:"
        for number, item in enumerate(value):
            yield from _further(_item(item, _resolved(described["items"]), (*at, number), kept))
    elif isinstance(value, str) and "\n" in value and _literal(value):
        text, end, _ = value.rpartition("\n") if value.endswith("\n") else (value, "", "")
        yield f"{name}: |{'' if end else '-'}"
        yield from _further(iter(text.split("\n")))
    else:
        yield f"{name}: {_inside(value, described, top=True)}"


def _item(item: Mapping[str, Any], described: Described, at: Key, kept: Kept) -> Iterator[str]:
    """The lines of an item, its remarks before it."""
    yield from kept.get(at, ())
    lines = list(_keys(item, described, at, kept))
    first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    yield from lines[:first]
    yield f"- {lines[first]}"
    yield from _further(iter(lines[first + 1 :]))


def _further(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" if line else line for line in lines)


def _inside(value: Any, described: Described, *, top: bool = False) -> str:
    """A value in one line."""
    match value:
        case dict():
            order = list(described.get("properties", value))
            names = sorted(value, key=order.index)
            pairs = (f"{scalar(name, inside=True)}: {_inside(value[name], {})}" for name in names)
            return f"{{{', '.join(pairs)}}}"
        case list():
            return f"[{', '.join(_inside(item, {}) for item in value)}]"
        case bool() | int():
            return json.dumps(value)
        case text:
            return scalar(text, inside=not top, day=described.get("format") == "date")


def _literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is."""
    lines = text.removesuffix("\n").split("\n")
    ends = lines[0] and lines[-1] and not lines[0].startswith(" ")
    return bool(ends) and not any(line != line.rstrip() or "\t" in line for line in lines)


def _resolved(described: Described) -> Described:
    """What the schema says of a value, where it says so elsewhere."""
    reference = described.get("$ref", "")
    return schema("term")["$defs"][reference.rpartition("/")[2]] if reference else described
