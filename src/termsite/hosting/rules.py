"""A file of headers, read as the hosts that know such a file read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A header of a rule, and the line that says it."""

    header: str
    value: str
    number: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of paths and what is sent with each that matches; `number` is its own line."""

    pattern: str
    lines: tuple[Line, ...]
    number: int

    def matches(self, path: str) -> bool:
        """Whether a path, from the root of the host, is meant; a star stands for anything."""
        return re.fullmatch(".*".join(map(re.escape, self.pattern.split("*"))), path) is not None


def read(text: str) -> tuple[Rule, ...]:
    """Read the rules of a `_headers`; what is neither a path nor a header is passed over, as hosts do."""
    rules: list[tuple[str, list[Line], int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("/"):
            rules.append((line.strip(), [], number))
        elif rules and ":" in line and not line.startswith("#"):
            header, _, value = line.partition(":")
            rules[-1][1].append(Line(header.strip(), value.strip(), number))
    return tuple(Rule(pattern, tuple(lines), number) for pattern, lines, number in rules)


def sent(rules: tuple[Rule, ...], path: str) -> Iterator[Line]:
    """Every header that goes with a path, in the order of the file."""
    for rule in rules:
        if rule.matches(path):
            yield from rule.lines
