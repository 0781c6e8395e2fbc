"""What a report says of a glossary: sections, each a rule with what it found and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from termsite.model import Place


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something to look at: where, what it is, and what to do about it."""

    place: Place
    said: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.said}" + (f"\n    {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Section:
    """One rule: its name for programs, its heading, what it looks for, and all that it found."""

    name: str
    title: str
    about: str
    findings: tuple[Finding, ...]

    def record(self) -> dict[str, Any]:
        """Everything of it as JSON has it."""
        found = [
            {"path": one.place.path, "line": one.place.line or None, "message": one.said, "hint": one.hint}
            for one in self.findings
        ]
        return {"name": self.name, "title": self.title, "about": self.about, "findings": found}


def in_words(sections: Iterable[Section]) -> Iterator[str]:
    """Say everything for people; what found nothing is named in one line at the end."""
    every = tuple(sections)
    for one in every:
        if one.findings:
            yield f"{one.title}: {len(one.findings)}\n  {one.about}"
            yield from (f"  {line}" for found in one.findings for line in str(found).split("\n"))
            yield ""
    if clean := [one.title.lower() for one in every if not one.findings]:
        yield f"Nothing to tell: {', '.join(clean)}."
