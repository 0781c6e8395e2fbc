"""The keys of a file as its schema says them: for the page that explains them and for editors' programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from termsite.content.lengths import KEYWORD, limits
from termsite.content.shape import schema

KINDS = ("term", "area", "path")  # files whose keys are told, in this order
_TEXTS = {"date": "a day", "slug": "a slug", "address": "an address", "text": "text"}
_OTHERS = {"integer": "a whole number", "boolean": "true or false", "object": "keys and values"}
_MANY = {
    "a slug": "slugs",
    "text": "texts",
    "keys and values": "entries, each with keys of its own",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what stands behind it, how much of that, what it is for, and how it looks in a file."""

    name: str
    required: bool
    kind: str  # "a slug", "a list of slugs"
    limits: tuple[str, ...]  # "20 to 160 characters"
    about: str
    example: str  # as the file has it; empty for a key inside another
    choices: tuple[str, ...]  # the only values that it may have, if they are counted
    inside: tuple[Key, ...]  # keys of what stands behind it

    @property
    def rule(self) -> str:
        """What may stand behind it, and whether something must, as a sentence."""
        needed = "required" if self.required else "may be left out"
        said = ", ".join((self.kind, *self.limits, needed))
        return f"{said[0].upper()}{said[1:]}."


@cache
def keys_of(kind: str) -> tuple[Key, ...]:
    """The keys that the front matter of a kind of file may hold, in the order of its schema."""
    whole = schema(kind)
    return tuple(_keys(whole, whole.get("$defs", {})))


Schema = Mapping[str, Any]


def _keys(of: Schema, named: Schema) -> Iterator[Key]:
    for name, written in of.get("properties", {}).items():
        rule = _resolved(written, named)
        yield Key(
            name=name,
            required=name in of.get("required", ()),
            kind=_kind(rule, named),
            limits=(*_limits(rule), *(f"{one} each" for one in _limits(_within(rule, named)))),
            about=rule.get("description", ""),
            example=_example(name, rule),
            choices=tuple(rule.get("enum", ())),
            inside=tuple(_keys(_within(rule, named), named)),
        )


def _resolved(rule: Schema, named: Schema) -> Schema:
    """A rule with what it refers to; what it says itself goes before."""
    if "$ref" not in rule:
        return rule
    return {**_resolved(named[rule["$ref"].removeprefix("#/$defs/")], named), **rule}


def _within(rule: Schema, named: Schema) -> Schema:
    """The rule of what a list or a table of names holds."""
    inner = rule.get("items") or rule.get("additionalProperties") or {}
    return _resolved(inner, named) if isinstance(inner, Mapping) else {}


def _kind(rule: Schema, named: Schema) -> str:
    if "anyOf" in rule:
        return " or ".join(_kind(_resolved(one, named), named) for one in rule["anyOf"])
    if "enum" in rule:
        return f"one of {', '.join(rule['enum'])}"
    kinds = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    return " or ".join(_of_type(one, rule, named) for one in kinds)


def _of_type(kind: str, rule: Schema, named: Schema) -> str:
    if kind == "array":
        within = _kind(_within(rule, named), named)
        return f"a list of {_MANY.get(within, within)}"
    return _TEXTS[_text(rule)] if kind == "string" else _OTHERS[kind]


def _text(rule: Schema) -> str:
    """What is written as text, by its format or its pattern."""
    pattern = rule.get("pattern", "")
    if rule.get("format") == "date":
        return "date"
    if pattern.startswith("^https?"):
        return "address"
    return "slug" if pattern.endswith("+)*$") else "text"


def _limits(rule: Schema) -> Iterator[str]:
    least, most = rule.get(KEYWORD), rule.get("maxLength")
    if most:
        yield limits(least, most) if least else f"{most} characters at most"
    if "minItems" in rule:
        yield f"{rule['minItems']} or more"
    if rule.get("uniqueItems"):
        yield "each once"
    if "minimum" in rule:
        yield f"{rule['minimum']} at least"


def _example(name: str, rule: Schema) -> str:
    """The example of the schema as YAML, short things on one line."""
    return "\n".join(_written(name, one) for one in rule.get("examples", ())[:1])


def _written(name: str, value: Any) -> str:
    """A list of texts, or of letters each with what it means, on one line; all else in lines."""
    on_one = isinstance(value, dict) or (isinstance(value, list) and not isinstance(value[0], dict))
    written = yaml.dump(
        {name: value},
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
        default_flow_style=None if on_one else False,
    )
    return str(written).rstrip("\n")


class _Writer(yaml.SafeDumper):
    """Writes YAML as the guide does: days without quotation marks, lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list as well."""
        super().increase_indent(flow, False)


_DAY = "tag:yaml.org,2002:timestamp"  # which the reader of front matter takes for text
_Writer.yaml_implicit_resolvers = {
    first: [one for one in known if one[0] != _DAY]
    for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
