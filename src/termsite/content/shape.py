"""Front matter against its JSON Schema: every departure becomes a problem in plain words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from unicodedata import category, normalize

from termsite.content.counted import counted
from termsite.content.frontmatter import Front
from termsite.content.lengths import KEYWORD, enough, needed
from termsite.model import Problem

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NAMES = ("'title'", "'aliases'", "'symbol_aliases'", "'sorted_as'")
_LESS = "A name is a few words; what it means stands in the summary."
_RULES = {"minimum": "It must be at least", "exclusiveMinimum": "It must be above", "const": "It must be"}
_KINDS = {
    "string": "text",
    "array": "a list",
    "object": "keys and values",
    "integer": "a whole number",
    "number": "a number",
}


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file."""
    described: dict[str, Any] = json.loads(Path(__file__).with_name(f"{kind}.schema.json").read_text("utf-8"))
    return described


def keys_of(kind: str) -> tuple[str, ...]:
    """The keys that such a file may have, in the order in which they are described."""
    return tuple(schema(kind)["properties"])


@cache
def _validator(kind: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, validators  # only what is wrong has to wait for it

    extended = cast(Any, validators).extend(Draft202012Validator, {KEYWORD: _short})
    formats = Draft202012Validator.FORMAT_CHECKER
    return cast("Draft202012Validator", extended(schema(kind), format_checker=formats))


def _short(_validator: object, least: int, text: object, _schema: object) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if isinstance(text, str) and not enough(text, least):
        yield ValidationError("too short")


@cache
def _sieve(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The same schema, two hundred times as fast: it says whether, and the other one what."""
    import jsonschema_rs  # for a file that was touched: most builds read none anew

    formats = {"date": _is_day}
    return jsonschema_rs.Draft202012Validator(
        schema(kind), validate_formats=True, formats=formats, keywords={KEYWORD: _Long}
    )


class _Long:
    """The keyword of `lengths` as the fast validator takes one: what it raises, a text has failed."""

    def __init__(self, _rule: object, least: int, _path: object) -> None:
        self._least = least

    def validate(self, text: object) -> None:
        """Raise ValueError for a text that is too short."""
        if isinstance(text, str) and not enough(text, self._least):
            raise ValueError("too short")


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def check(front: Front, kind: str) -> list[Problem]:
    """Check a file's keys and values; kind is "term", "area" or "path"."""
    if _sieve(kind).is_valid(front.values):
        return []
    needed = frozenset(schema(kind)["required"])
    errors = _validator(kind).iter_errors(front.values)
    return [problem for error in errors for problem in _said(front, error, needed)]


def closest(word: str, known: Sequence[str]) -> str:
    """The known word that was probably meant, or empty."""
    from rapidfuzz import fuzz, process  # for a word that is not known: most builds meet none

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A hint with the closest known word, or empty."""
    found = closest(word, known)
    if found != word and alike(found, word):
        return f"Some systems write a letter and its mark as two signs. {TYPED} '{normalize('NFC', found)}'."
    return f"Did you mean '{found}'?" if found else ""


TYPED = "Type each with its mark as one sign:"


def alike(one: str, other: str) -> bool:
    """Whether two names are the same to whoever reads them, though one writes marks as signs of their own."""
    return normalize("NFC", one) == normalize("NFC", other)


def slug_of(name: str) -> str:
    """The slug that a name would have, in its own script; empty where it has neither letter nor digit."""
    bare = normalize("NFC", name.lower()).replace("'", "").replace("’", "")
    return "-".join("".join(word) for kept, word in groupby(bare, _in_slug) if kept)


def folded(path: str) -> str:
    """A path as systems see it that tell no capitals from small letters; `publish` asks the same."""
    return path.casefold()


@cache
def _in_slug(sign: str) -> bool:
    return category(sign)[0] in "LMN"


def _said(front: Front, error: ValidationError, needed: Set[str]) -> Iterator[Problem]:
    keys = tuple(error.absolute_path)
    schema: Any = error.schema
    # Of a value that may be of several kinds, what is wrong with it as what it is.
    inside = [one for one in error.context or () if one.validator != "type" or one.relative_path]
    if inside:
        for one in inside:
            yield from _said(front, one, needed)
    elif error.validator == "additionalProperties":
        known = list(schema["properties"])
        for name in sorted(set(cast(Any, error.instance)) - set(known)):
            hint = did_you_mean(name, known) or f"Known keys: {', '.join(known)}."
            yield Problem(front.place(*keys, name), f"unknown key '{name}'", hint)
    elif error.validator == "required":
        name = str(error.message).split("'")[1]
        about = schema["properties"][name].get("description", "").partition(".")[0]
        line = f'"{name}": …' if front.path.endswith(".json") else f"{name}: …"
        yield Problem(front.place(*keys), f"no '{name}'", f"Add a line '{line}'. {about}".strip(". ") + ".")
    else:
        message, hint = _sentence(_named(keys), error, front.written.get(keys))
        if error.instance is None and len(keys) == 1 and keys[0] not in needed:
            hint = "Write its value after the colon, or leave the key out."
        yield Problem(front.place(*keys), message, hint)


def _named(keys: Sequence[str | int]) -> str:
    """The key a reader of the file would look for: 'sources' for its third item, 'url' inside it."""
    names = [key for key in keys if isinstance(key, str)]
    return f"'{names[-1]}'" if names else "the front matter"


def _sentence(name: str, error: ValidationError, written: str | None) -> tuple[str, str]:
    value: Any = error.instance
    limit: Any = error.validator_value
    match error.validator:
        case "maxLength":
            return (
                f"{name} has {counted(len(value), 'character')}, {limit} at most",
                _LESS if name in _NAMES else "Say less: one sentence that would do alone.",
            )
        case "minLength" | "leastLetters" if not value:
            return f"{name} is empty", "Say it in a sentence."
        case "leastLetters":
            has = counted(len(value), "character")
            hint = f"It has {has}, {needed(value, limit)} at least. Say it in a sentence."
            return f"{name} is too short: '{value}'", hint
        case "enum":
            return f"{name} is '{value}'", did_you_mean(str(value), limit) or f"One of {', '.join(limit)}."
        case "format":
            return f"{name} is not a date: '{value}'", "Write year, month and day: 2026-11-21."
        case "type" if value is None:
            return f"{name} is empty", "Write its value after the colon."
        case "type":
            kind = limit if isinstance(limit, str) else limit[0]
            how = _how(kind, value, cast(Any, error.schema))
            return f"{name} must be {_KINDS.get(kind, kind)}, not {_shown(value, written)}", how
        case "uniqueItems":
            twice = next(item for item in value if value.count(item) > 1)
            return f"{name} names '{twice}' twice", "Keep one."
        case "pattern" if "https" in limit:
            hint = _about(error) or "It begins with https:// and holds no blank."
            return f"{name} is not an address: '{value}'", hint
        case "pattern" if not limit.endswith("+)*$"):
            return f"{name} cannot be {_shown(value)}", _about(error)
        case "pattern":
            return f"'{value}' is not a slug", f"Small letters, digits and hyphens: '{slug_of(str(value))}'."
        case "anyOf":
            return f"{name} cannot be {_shown(value)}", _about(error)
        case "minItems":
            return f"{name} needs {limit} or more", ""
        case rule:
            return (
                f"{name} is {json.dumps(value)}",
                f"{_RULES.get(str(rule), str(rule))} {json.dumps(limit)}.",
            )


def _about(error: ValidationError) -> str:
    schema: Any = error.schema
    return str(schema.get("description", ""))


def _shown(value: Any, written: str | None = None) -> str:
    """The value in the words of the file: what YAML reads as no text stands there in other letters."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "keys and values"
    return "nothing" if value is None else f"'{value if written is None else written}'"


def _how(kind: str, value: Any, schema: Mapping[str, Any]) -> str:
    """What to write instead, by the keys that such a value has."""
    first = f"{next(iter(schema.get('items', {}).get('required', ())), '')}: …"
    below = ", ".join(f"'{key}: …'" for key in schema.get("required", ()))
    while isinstance(value, list) and len(value) == 1:  # a link in its brackets is a list to YAML
        value = value[0]
        if kind == "string" and isinstance(value, str):
            return f"Write it without brackets: {value}"
    if kind == "array" and isinstance(value, dict) and not first.startswith(":"):
        return f"Begin each item with '- ': '- {first}'."
    if kind == "object" and below:
        return f"It has keys of its own, each in a line: {below}."
    return {
        "array": "Write it as [one, two] or one item a line after '- '.",
        "string": "Put quotes around it.",
        "object": "Write 'key: value' below it, indented.",
        "integer": "Write digits alone.",
    }.get(kind, "")
