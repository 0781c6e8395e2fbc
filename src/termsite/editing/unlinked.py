"""Terms that a page names and nowhere leads to, with the link to write; and all of these as one patch.

The body links by itself. Answers, reasons and rules do not: there a name is linked where somebody wrote so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

from termsite.content.frontmatter import Front, front_of
from termsite.content.shape import check
from termsite.editing.findings import Finding
from termsite.editing.neighbours import neighbours
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE
from termsite.linking.mention import Mentions
from termsite.linking.names import linkable
from termsite.linking.prose import FIGURE
from termsite.linking.texts import of_term
from termsite.linking.words import plural
from termsite.model import Glossary, Place, Text

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LONGEST = 40  # lines from a value's first on in which its words are looked for
_ELSE = re.compile(r"\[[^\[\]]*\]\([^()]*\)|<[^<>]*>|`[^`]*`")  # links of other kinds, tags, code


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A name in a text, and what to write for it."""

    place: Place
    text: Text
    start: int
    words: str
    link: str


def findings(every: Iterable[Unlinked]) -> Iterator[Finding]:
    """Say them, a page a line."""
    for _, group in groupby(every, key=lambda one: one.place.path):
        found = sorted(group, key=lambda one: one.place)
        names = ", ".join(f"{one.link} (line {one.place.line})" for one in found)
        yield Finding(found[0].place, f"nothing on the page leads to {names}")


def unlinked(glossary: Glossary) -> Iterator[Unlinked]:
    """Give the first such name of each term, by the pages that name it.

    What a term requires, and what that requires, its readers know. A name of one word counts if it is a
    title: the other names of one word are everyday words too often.
    """
    before = _known_before(glossary)
    mentions = Mentions(linkable(glossary.forms, glossary.terms))
    for term in glossary.terms.values():
        led = {*before[term.slug], *glossary.mentions[term.slug], *neighbours(term)}
        led |= set(term.no_autolink) if isinstance(term.no_autolink, tuple) else set()
        texts = [one.text for one in of_term(term) if not one.body]
        led |= {one[1].strip() for text in texts for one in REFERENCE.finditer(without_code(text.text))}
        for text in texts:
            for found in mentions.find(_bare(text.text)):
                if found.slug not in led and _sure(text.text[found.start : found.end], glossary, found.slug):
                    led.add(found.slug)
                    yield _one(glossary, text, found.start, found.end, found.slug)


def patch(root: Path, every: Iterable[Unlinked]) -> tuple[str, list[Unlinked]]:
    """Write the links as `git apply` takes them, and give those that a person must write.

    A link is in the patch only if the file then says that and nothing else, and still fits its schema.
    """
    written: list[str] = []
    left: list[Unlinked] = []
    for path, group in groupby(sorted(every, key=lambda one: one.place), key=lambda one: one.place.path):
        raw = (root / path).read_bytes()
        changed, values = raw, dict[Text, str]()
        for one in sorted(group, key=lambda one: (one.text.place, one.start), reverse=True):
            value = values.get(one.text, one.text.text)
            wanted = f"{value[: one.start]}{one.link}{value[one.start + len(one.words) :]}"
            tried = _linked(changed, path, one, value, wanted)
            if tried is None:
                left.append(one)
                continue
            changed, values[one.text] = tried, wanted
        written += _diff(path, raw.decode(), changed.decode())
    return "".join(written), left


def _known_before(glossary: Glossary) -> Mapping[str, frozenset[str]]:
    """Each term with all that it requires, near and far."""
    known: dict[str, frozenset[str]] = {}
    for slug in glossary.order:
        needs = (known[one.slug] for one in glossary.terms[slug].requires)
        known[slug] = frozenset((slug,)).union(*needs)
    return known


def _sure(words: str, glossary: Glossary, slug: str) -> bool:
    title = glossary.terms[slug].title.lower()
    return len(words.split()) > 1 or words.lower() in (title, plural(title))


def _bare(text: str) -> str:
    """The text with all in which no name is meant blanked out, so that what is left keeps its place."""
    left = without_code(text)
    for kind in (REFERENCE, FIGURE, _ELSE):
        left = kind.sub(lambda one: re.sub(r"[^\n]", "\x00", one[0]), left)
    return left


def _one(glossary: Glossary, text: Text, start: int, end: int, slug: str) -> Unlinked:
    words = text.text[start:end]
    link = f"[[{slug}]]" if words == glossary.terms[slug].title else f"[[{slug}|{' '.join(words.split())}]]"
    return Unlinked(text.at(start), text, start, words, link)


def _linked(raw: bytes, path: str, one: Unlinked, value: str, wanted: str) -> bytes | None:
    """The file with one link set; None where it would say something else besides, or not fit."""
    old, text = front_of(raw, path)[0], raw.decode()
    start = sum(map(len, _LINE.findall(text)[: one.text.place.line - 1]))
    quoted = '"{}"'.format(wanted.replace("\\", "\\\\").replace('"', '\\"'))
    for sought, put in ((one.words, one.link), (value, quoted)):  # a value that then needs quotes gets them
        for found in re.finditer(re.escape(sought), text[start:]):
            at = start + found.start()
            if text.count("\n", start, at) > _LONGEST:
                break
            tried = f"{text[:at]}{put}{text[at + len(sought) :]}".encode()
            new, problems = front_of(tried, path)
            if old and new and not problems and _says(old, new, value, wanted):
                return None if check(new, "term") else tried
    return None


def _says(old: Front, new: Front, before: str, after: str) -> bool:
    """Whether one value is another now, as it was meant, and all else is as it was."""
    if old.body.text != new.body.text:
        return False
    moved = [(x, y) for x, y in zip(_values(old.values), _values(new.values), strict=False) if x != y]
    return len(list(_values(old.values))) == len(list(_values(new.values))) and moved == [(before, after)]


def _values(value: object) -> Iterator[object]:
    """Every text of nested keys and lists, in their order."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from _values(one)
    elif isinstance(value, list):
        for one in value:
            yield from _values(one)
    else:
        yield value


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    for line in unified_diff(_LINE.findall(old), _LINE.findall(new), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
