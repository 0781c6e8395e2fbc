"""Answers of CPython, by the same function as `build.py ask`, in a process of their own: many at a time."""

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

from tests.browser.served import ROOT

_MANY = """
import json, sys
from pathlib import Path
from termsite.serving.asking import asked
print(json.dumps([asked(Path(), *question)[0] for question in json.load(sys.stdin)]))
"""


def ask_many(questions: Sequence[tuple[str, dict[str, str]]], preset: str = "") -> list[dict[str, Any]]:
    """Ask each calculator with each inputs, over one preset, and return the responses."""
    given = [
        (slug, [f"{name}={text}" for name, text in inputs.items()], preset) for slug, inputs in questions
    ]
    done = _run((sys.executable, "-c", _MANY), json.dumps(given))
    answers: list[dict[str, Any]] = json.loads(done)
    return answers


def ask_one(slug: str, inputs: dict[str, str]) -> dict[str, Any]:
    """Ask by the very command that a person types."""
    words = [f"{name}={text}" for name, text in inputs.items()]
    answer: dict[str, Any] = json.loads(
        _run((sys.executable, "build.py", "ask", slug, *words, "--json"), "") or "{}"
    )
    return answer


@cache  # many tests ask the same
def _run(command: tuple[str, ...], given: str) -> str:
    return subprocess.run(
        command, input=given, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    ).stdout
