"""The catalogue of a language: `<language>.po` in this folder, in the form that translators' tools write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from termsite.words.words import Words

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

HERE = Path(__file__).parent
PLACE = re.compile(r"\{[^{}]*\}|<[^<>]*>")  # what is filled in, and markup


def languages() -> list[str]:
    """The languages that the interface speaks."""
    return sorted(["en", *(file.stem for file in HERE.glob("*.po"))])


def file_of(language: str) -> Path | None:
    """The catalogue of a language: its own, or that of the language which it is a kind of."""
    files = (HERE / f"{name}.po" for name in (language, language.partition("-")[0]))
    return next((file for file in files if file.exists()), None)


def words_of(language: str) -> Words | None:
    """What the interface says in a language; None where nobody has written that."""
    file = file_of(language)
    if file is None:
        return Words(language) if language.partition("-")[0] == "en" else None
    catalogue = read(file)
    said = {one: forms for message in catalogue if message.id for one, forms in [_said(message)]}
    name = blake2b(file.read_bytes(), digest_size=8).hexdigest()
    theirs = (_said(message) for message in catalogue if message.id and _by_calculators(message))
    spoken = MappingProxyType({text: forms[0] for text, forms in theirs})
    return Words(language, name, MappingProxyType(said), catalogue.plural_expr, spoken)


def _by_calculators(message: Message) -> bool:
    """Whether calculators say it, also in a browser: the catalogue tells which files say what."""
    return any(file.startswith("src/calckit/") for file, _ in message.locations)


def read(file: Path) -> Catalog:
    """Read a catalogue; raises `babel.messages.pofile.PoFileError` for one that is none."""
    from babel.messages.pofile import read_po  # it takes long to load, and English needs none of it

    return read_po(BytesIO(file.read_bytes()), abort_invalid=True)


def lacking(language: str) -> Iterator[tuple[str, int, str, str]]:
    """What stands in the way of a site in a language: the catalogue, the line, what is wrong, and what to do.

    A language that nobody has written has no catalogue: the settings ask for what is not there.
    """
    file = file_of(language)
    if file:
        yield from ((file.name, *fault) for fault in faults(file))
    elif words_of(language) is None:
        hint = f"There are {', '.join(languages())}. 'build.py words {language}' begins another."
        yield "", 0, f"the interface has no words in '{language}'", hint


def faults(file: Path) -> Iterator[tuple[int, str, str]]:
    """What a catalogue lacks: the line, what is wrong, and what to do."""
    from babel.messages.pofile import PoFileError

    try:
        catalogue = read(file)
    except (PoFileError, UnicodeDecodeError) as broken:
        yield getattr(broken, "lineno", 0), f"no catalogue: {broken}", "Write it with 'build.py words'."
        return
    for message in catalogue:
        if message.id:
            yield from _faults(message, catalogue.num_plurals)


def _faults(message: Message, plurals: int) -> Iterator[tuple[int, str, str]]:
    one, forms = _said(message)
    line = message.lineno or 1
    if not all(forms) or len(forms) != (1 if isinstance(message.id, str) else plurals):
        yield line, f"'{one}' is said in no words", f"It takes {plurals} forms." if len(forms) > 1 else ""
    elif message.fuzzy:
        yield line, f"'{one}' is marked as fuzzy", "Read it, then take '#, fuzzy' away."
    else:
        told = (message.id,) if isinstance(message.id, str) else message.id
        known = set(PLACE.findall(" ".join(told)))
        for form in forms:
            used = set(PLACE.findall(form))
            lost = {place for place in known - used if "(" not in place} if len(told) == 1 else set()
            if wrong := sorted(used - known | lost):
                hint = "They stand in both; only a form that English makes of a word may be left out."
                yield line, f"'{one}' is said with other places: {' '.join(wrong)}", hint


def _said(message: Message) -> tuple[str, tuple[str, ...]]:
    if isinstance(message.id, str):
        return message.id, (str(message.string),)
    return message.id[0], tuple(map(str, message.string or ()))
