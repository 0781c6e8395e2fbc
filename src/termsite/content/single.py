"""One file to one value, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeVar

from termsite.content.frontmatter import Front, front_of
from termsite.content.plain import in_one_line, plain, values_of
from termsite.content.shape import TYPED, alike, check, slug_of
from termsite.ledger import key_of
from termsite.model import Place, Problem, Question, Reference, Text

T = TypeVar("T")


def single(
    path: str, raw: bytes, kind: str, make: Callable[[str, Front], T]
) -> tuple[T | None, list[Problem]]:
    """Read the bytes of a file of this kind; `path` is where it stands, or is to stand."""
    slug = PurePosixPath(path).stem
    front, found = front_of(raw, path)
    if front is None:
        return None, found
    found = [*found, *_named(slug, path), *check(front, kind), *plain(front), *in_one_line(front)]
    return (None if found else make(slug, front)), found


def readable(path: str, raw: bytes) -> tuple[Text, ...]:
    """The Markdown of a file with problems, as far as there is any: first that below its front matter."""
    front, _ = front_of(raw, path)
    if front is None:
        return ()
    inside = (keys for keys, _ in values_of(front.values) if keys[-1] in _MARKDOWN)
    return (front.body, *(front.text(*keys) for keys in inside))


_MARKDOWN = ("answer", "why", "difference", "rule", "means", "words", "asked")


def _named(slug: str, path: str) -> list[Problem]:
    if slug and slug == slug_of(slug):
        return []
    if alike(slug, slug_of(slug)):
        message = f"the file's name writes letters and their marks as two signs each: '{slug}'"
        hint = f"Some systems do so. {TYPED} '{slug_of(slug)}.md', or let git do it: core.precomposeunicode."
        return [Problem(Place(path), message, hint)]
    hint = f"Small letters, digits and hyphens: '{slug_of(slug)}.md'."
    return [Problem(Place(path), f"the file's name is not a slug: '{slug}'", hint)]


def references(front: Front, key: str) -> tuple[Reference, ...]:
    """The slugs that stand below a key."""
    return tuple(Reference(slug, front.place(key, n)) for n, slug in enumerate(front.values.get(key, ())))


def questions(front: Front) -> tuple[Question, ...]:
    """The questions of a file."""
    return tuple(
        Question(
            ask=item["ask"],
            answer=front.text("questions", n, "answer"),
            key=key_of(item.get("key", item["ask"])),
            place=front.place("questions", n),
        )
        for n, item in enumerate(front.values.get("questions", ()))
    )
