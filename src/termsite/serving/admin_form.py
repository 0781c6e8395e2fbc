"""The one schema of a file as the fields of Decap's form, and a file's values as that form holds them.

Decap knows no keys that an editor names, and no value of two kinds: the first are a list of rows, each with
the key in `NAME`; of the second the list has a field of its own, whose name ends in `LIST`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from termsite.content.lengths import KEYWORD, limits, pattern

NAME, LIST = "name", "_list"

Schema = Mapping[str, Any]
Field = dict[str, Any]
Values = Mapping[str, Any]


def fields(schema: Schema, choices: Mapping[str, list[str]]) -> list[Field]:
    """Return a field for each key; `choices` are the slugs of what is no collection of the form."""
    return list(_Form(schema, choices).below(schema))


def to_form(schema: Schema, values: Values) -> dict[str, Any]:
    """Return a file's values as the form holds them."""
    rules = schema["properties"]
    held: dict[str, Any] = {}
    for name, value in values.items():
        rule = rules.get(name, {})
        if isinstance(rule.get("additionalProperties"), Mapping):
            held[name] = [{NAME: key, **_row(row)} for key, row in value.items()]
        elif "anyOf" in rule and isinstance(value, list):
            held[f"{name}{LIST}"] = value
        else:
            held[name] = value
    return held


def from_form(schema: Schema, held: Values) -> dict[str, Any]:
    """Return what a form holds as a file's values; what was left empty is not there.

    ValueError: it says two things in one key.
    """
    values: dict[str, Any] = {}
    for name, rule in schema["properties"].items():
        said = [filled(held[one]) for one in (name, f"{name}{LIST}") if filled(held.get(one)) is not None]
        if len(said) > 1:
            raise ValueError(f"'{name}' says two things; keep one of the two.")
        if said:
            rows = isinstance(rule.get("additionalProperties"), Mapping)
            values[name] = _named(name, said[0]) if rows else said[0]
    return values


def _named(key: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    named = {str(row.get(NAME, "")): {name: row[name] for name in row if name != NAME} for row in rows}
    if len(named) < len(rows):
        raise ValueError(f"'{key}' has two rows of one name; keep one.")
    return named


def filled(value: Any) -> Any:
    """Return a value without whatever in it is empty; None if nothing is left."""
    if isinstance(value, Mapping):
        value = {name: kept for name, one in value.items() if (kept := filled(one)) is not None}
    elif isinstance(value, list):
        value = [kept for one in value if (kept := filled(one)) is not None]
    return None if value in ("", [], {}) or value is False else value


def _row(row: Any) -> dict[str, str]:
    return {key: str(value) for key, value in row.items()}


class _Form:
    """Makes the fields of one schema."""

    def __init__(self, schema: Schema, choices: Mapping[str, list[str]]) -> None:
        self.schema, self.choices = schema, choices

    def below(self, rule: Schema) -> Iterator[Field]:
        """Yield the fields of an object's keys."""
        needed = rule.get("required", ())
        for name, one in rule["properties"].items():
            one = self._whole(one)
            for kind in one.get("anyOf", (one,)):
                whole = {**self._whole(kind), "description": one.get("description", "")}
                own = f"{name}{LIST}" if kind is not one and whole["type"] == "array" else name
                yield self._field(own, whole, needed=name in needed)

    def _field(self, name: str, rule: Schema, *, needed: bool = True) -> Field:
        label = name.removesuffix(LIST).replace("_", " ").capitalize()
        about = {"name": name, "label": label, "required": needed, **self._widget(rule)}
        return {**about, "hint": rule["description"]} if rule.get("description") else about

    def _widget(self, rule: Schema) -> Field:
        kind = rule.get("type", "string")
        if "enum" in rule:
            return {"widget": "select", "options": rule["enum"]}
        if "refers" in rule:
            return self._reference(rule)
        if kind == "array":
            return self._list(rule, self._whole(rule["items"]))
        if kind == "object":
            rows = rule["additionalProperties"]
            return _rows([self._field(NAME, {"type": "string"}), *self.below(rows)], NAME)
        return _plain(kind, rule)

    def _list(self, rule: Schema, item: Schema) -> Field:
        if item.get("type") == "object":
            below = list(self.below(item))
            return {**_rows(below, below[0]["name"]), **_counts(rule)}
        return {
            "widget": "list",
            "collapsed": False,
            "minimize_collapsed": True,
            "field": self._field("one", {**item, "description": ""}),
            **_counts(rule),
        }

    def _reference(self, rule: Schema) -> Field:
        many = {"multiple": True, **_counts(rule)} if rule.get("type") == "array" else {}
        if rule["refers"] in self.choices:
            return {"widget": "select", "options": self.choices[rule["refers"]], **many}
        shown = {"search_fields": ["title"], "value_field": "{{slug}}", "display_fields": ["title"]}
        return {"widget": "relation", "collection": rule["refers"], **shown, **many}

    def _whole(self, rule: Schema) -> Schema:
        """Return a rule with what it refers to."""
        named = rule.get("$ref", "").rpartition("/")[2]
        return {**self._whole(self.schema["$defs"][named]), **rule} if named else rule


def _rows(below: list[Field], first: str) -> Field:
    shown = {"collapsed": True, "minimize_collapsed": True, "summary": f"{{{{fields.{first}}}}}"}
    return {"widget": "list", **shown, "fields": below}


def _counts(rule: Schema) -> Field:
    return {"min": rule["minItems"]} if "minItems" in rule else {}


def _plain(kind: str | list[str], rule: Schema) -> Field:
    if kind == "boolean":
        return {"widget": "boolean"}
    if kind == "integer":
        return {"widget": "number", "value_type": "int"}
    if rule.get("format") == "date":
        return {"widget": "datetime", "format": "YYYY-MM-DD", "time_format": False, "default": ""}
    short = "maxLength" in rule or "pattern" in rule or isinstance(kind, list)
    return {"widget": "string" if short else "text", **_limits(rule)}


def _limits(rule: Schema) -> Field:
    if "pattern" in rule:
        return {"pattern": [rule["pattern"], "it is not written as it must be"]}
    least, most = rule.get(KEYWORD), rule.get("maxLength")
    if not most:
        return {}
    if least:
        return {"pattern": [pattern(least, most), limits(least, most)]}
    least = rule.get("minLength", 0)
    return {"pattern": [f"^[\\s\\S]{{{least},{most}}}$", f"between {least} and {most} characters"]}
