"""Which fields calculators ask alike, so that a reader's numbers can go along from one to the other."""

from __future__ import annotations

from collections.abc import Iterable

from calckit.wire import FieldOfForm
from termsite.answers import Answers

Alike = list[tuple[str, list[str]]]


def alike(calculators: Iterable[str], answers: Answers) -> Alike:
    """Each field's name with the calculators, two at least, that ask for it by one label and unit."""
    asking: dict[tuple[str, ...], list[str]] = {}
    for slug in calculators:
        for field in answers.described(slug)["fields"]:
            if field["kind"] != "rows":
                asking.setdefault(_identity(field), []).append(slug)
    return [(identity[0], slugs) for identity, slugs in asking.items() if len(slugs) > 1]


def _identity(field: FieldOfForm) -> tuple[str, ...]:
    if field["kind"] == "choice":
        return field["name"], field["label"], *(option["value"] for option in field["options"])
    return field["name"], field["label"], str(field.get("unit", ""))
