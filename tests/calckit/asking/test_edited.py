"""A reader's own version of a calculator: it answers, and what goes wrong in it is told with its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from calckit import ask, ask_edited, load

CATALOGUE = load()
SOURCE = (Path(__file__).parents[3] / "calculators" / "liquidation_price.py").read_text("utf-8")
BARE = SOURCE.splitlines()


def edited(source: str, **plain: str) -> dict[str, Any]:
    request = {"calculator": "liquidation-price", "plain": plain, "source": source}
    return dict(json.loads(ask_edited(CATALOGUE, json.dumps(request))))


def test_unchanged_it_answers_the_same() -> None:
    own = json.loads(ask(CATALOGUE, json.dumps({"calculator": "liquidation-price"})))
    assert edited(SOURCE) == own


def test_a_change_changes_the_answer_and_nothing_else() -> None:
    changed = SOURCE.replace("Your {case.side} is closed", "My {case.side} is closed")
    assert edited(changed)["sentence"].startswith("My long")
    assert json.loads(ask(CATALOGUE, json.dumps({"calculator": "liquidation-price"})))["sentence"].startswith(
        "Your long"
    )


def test_later_annotations_are_read_in_the_edited_file() -> None:
    assert edited("from __future__ import annotations\n" + SOURCE)["status"] == "ok"


CALL = next(i for i, line in enumerate(BARE, 1) if "margin.initial_margin(position, leverage)" in line)
BROKEN = [
    ("def f(:\n", 1, "SyntaxError"),
    (
        SOURCE.replace("margin.initial_margin(position, leverage)", "nowhere(position)"),
        CALL,
        "NameError: name 'nowhere' is not defined",
    ),
    (
        SOURCE.replace("margin.initial_margin(position, leverage)", "margin.nothing(1)"),
        CALL,
        "AttributeError",
    ),
    ("x = 1\n", None, "BadDeclaration: liquidation_price.py must declare one calculator"),
    ("\n\nraise SystemExit\n", 3, "SystemExit"),
    ("x = 1\n1 / 0\n", 2, "ZeroDivisionError: division by zero"),
    ("def f():\n    f()\nf()\n", 2, "RecursionError"),
]


@pytest.mark.parametrize(("source", "line", "message"), BROKEN)
def test_what_goes_wrong_is_told_with_its_line(source: str, line: int | None, message: str) -> None:
    told = edited(source)
    assert told["status"] == "broken"
    assert told["error"]["message"].startswith(message)
    assert told["error"]["line"] == line
