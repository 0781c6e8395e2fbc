"""What stands below a text and is named in it: notes, and where its links lead; each is there once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termsite.model import Problem, Text

NOTE = re.compile(r"(?<!\\)\[\^[^\[\]\n]+\]")
# An address with nothing behind it but a title; behind other words it is a sentence.
DEFINED = re.compile(
    r"^ {0,3}(?P<label>\[(?!\^)[^\[\]]+\]):[ \t]*\n?[ \t]*<?(?P<to>[^\s<>]+)>?"
    r"[ \t]*(?:\n[ \t]*)?(?:(?P<quote>[\"']).*(?P=quote)|\(.*\))?[ \t]*$",
    re.MULTILINE,
)
_LINE_END = re.compile(r"\s*\n")
_GIVEN = re.compile(r"^ {0,3}(?P<label>\[\^[^\[\]\n]+\]):", re.MULTILINE)
_BRACKETS = re.compile(r"(?<!\\)\[[^\[\]]+\]")
_LED = re.compile(r"(?<![\w\]\\!])(?P<words>\[[^\[\]]+\])(?P<label>\[[^\[\]\n]*\])(?!\()")


def notes(text: Text, words: str) -> Iterator[Problem]:
    """What of a text's notes is named and not there, there and not named, or there twice.

    Here and below, `words` are the text without code.
    """
    found = _given(_GIVEN, words)
    yield from _twice(text, "note", found)
    given = dict(found)
    named = {one[0]: one.start() for one in NOTE.finditer(_GIVEN.sub(_blanked, words))}
    for sign in named.keys() - given:
        hint = f"Write '{sign}: …' in a line of its own below."
        yield Problem(text.at(named[sign]), f"no note for '{sign}'", hint)
    for sign in given.keys() - named:
        hint = f"Set {sign} where it belongs."
        yield Problem(text.at(given[sign]), f"nothing names the note '{sign}'", hint)
    for sign in (one for one in given if " " in one):
        hint = f"Write '{sign.replace(' ', '-')}' in both places."
        yield Problem(text.at(given[sign]), f"a blank in the sign of the note '{sign}'", hint)


def addresses(text: Text, words: str) -> Iterator[Problem]:
    """The same of where links lead that name their address: [words][label], and below [label]: address."""
    if "[" not in words:
        return
    found = _given(DEFINED, words)
    yield from _twice(text, "address", found)
    given, rest = dict(found), DEFINED.sub(_blanked, words)
    used = {_label(one[0]) for one in _BRACKETS.finditer(rest)}
    for label in given.keys() - used:
        hint = f"Write [words]{label} where it belongs, or take it out."
        yield Problem(text.at(given[label]), f"nothing names the address '{label}'", hint)
    for one in _LED.finditer(rest):
        label = _label(one["words"] if one["label"] == "[]" else one["label"])
        if label not in given and not label.startswith("[^"):
            hint = f"Write '{label}: https://…' in a line of its own below, or \\[ to show brackets."
            yield Problem(text.at(one.start()), f"no address for '{one[0]}'", hint)


def _given(sign: re.Pattern[str], words: str) -> list[tuple[str, int]]:
    """What stands below, by its brackets, and at which letter of the text."""
    return [(_label(found["label"]), found.start("label")) for found in sign.finditer(words)]


def _twice(text: Text, kind: str, given: list[tuple[str, int]]) -> Iterator[Problem]:
    """Every later one of the same brackets: readers get only one of them."""
    first: dict[str, int] = {}
    for label, at in given:
        if label in first:
            hint = f"It stands in line {text.at(first[label]).line} already; keep one, or call one otherwise."
            yield Problem(text.at(at), f"the {kind} '{label}' twice", hint)
        first.setdefault(label, at)


def _label(brackets: str) -> str:
    """What is between brackets as the converter compares it; of notes it knows small letters from others."""
    return brackets if brackets.startswith("[^") else _LINE_END.sub(" ", brackets.lower())


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])
