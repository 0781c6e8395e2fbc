"""Problems as programs read them: one JSON document, and what code hosts show beside the lines of a change.

GitHub reads commands from a step's output; what they may hold is written as actions/toolkit does
(`packages/core/src/command.ts` at a944251) and as actions/runner reads it (`ActionCommand.cs` at 079cdb1).
GitLab reads a report of code quality: `doc/ci/testing/code_quality.md` of GitLab 17.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from termsite.kept import digest
from termsite.model import Problem

VERSION = 1  # of the JSON document: another number where a key goes or means something else


def as_json(problems: Iterable[Problem]) -> str:
    """Write all problems as `problems.schema.json` describes them, in the order in which they are told."""
    found = [
        {
            "path": one.place.path,
            "line": one.place.line or None,
            "message": one.message,
            "hint": one.hint,
        }
        for one in _told(problems)
    ]
    return _lines({"version": VERSION, "problems": found})


def github(problems: Iterable[Problem]) -> str:
    """Write a command a line, each with the sentence that a terminal shows: the log knows no file else."""
    return "".join(f"{_command(one)}\n" for one in _told(problems))


def gitlab(problems: Iterable[Problem]) -> str:
    """Write the report; a fingerprint stays the same when lines above are added or taken away."""
    return _lines(list(_reported(_told(problems))))


FORMS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
}


def _told(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(set(problems))


def _command(one: Problem) -> str:
    line = f",line={one.place.line}" if one.place.line else ""
    return f"::error file={_property(one.place.path)}{line}::{_data(str(one))}"


def _data(text: str) -> str:
    whole = text.encode("utf-8", "backslashreplace").decode()  # a file's name may be no text
    return whole.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _reported(problems: Iterable[Problem]) -> Iterator[Mapping[str, Any]]:
    before: Counter[tuple[str, str]] = Counter()
    for one in problems:
        same = (one.place.path, one.message)
        before[same] += 1
        yield {
            "description": f"{one.message}. {one.hint}".removesuffix(". "),
            "check_name": "check",
            "fingerprint": digest(_data(one.place.path), _data(one.message), str(before[same])),
            "severity": "blocker",  # while it is there nothing is published
            "location": {"path": one.place.path, "lines": {"begin": max(1, one.place.line)}},
        }


def _lines(value: Any) -> str:
    """JSON in ASCII, which no terminal and no pipe can spoil."""
    return json.dumps(value, indent=2) + "\n"
