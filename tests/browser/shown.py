"""What a page shows of an answer, against what the command answers: the same to the letter.

`run` calls a function of JavaScript in the page: playwright's `page.evaluate`, or `Page.run` of any engine.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

FORM = (Path(__file__).parent / "form.js").read_text("utf-8")
PIECES = ("answer", "results", "working", "table", "warnings")

Run = Callable[[str, Any], Any]


def answers(run: Run, sets: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Enter each set of inputs in turn and return what the page then shows."""
    shown: list[dict[str, Any]] = run(f"sets => ({FORM}).answers(sets)", sets)
    return shown


def texts(run: Run, command: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each piece of the command's answer, as a page would show it."""
    read = run(f"pieces => ({FORM}).texts(pieces)", [command["html"][name] for name in PIECES])
    return dict(zip(PIECES, read, strict=True))


def letters(parts: Mapping[str, str]) -> dict[str, str]:
    """The texts without blanks: a page as it was sent has more of them between elements, for plain parsers."""
    return {name: "".join(text.split()) for name, text in parts.items()}


def agree(run: Run, inputs: Mapping[str, str], shown: Mapping[str, Any], command: Mapping[str, Any]) -> None:
    """Hold that the answer is the command's, or that its refusals stand beside their fields, and inputs stay."""
    if command["status"] == "refused":
        beside = {one["field"]: one["message"] for one in command["refusals"] if one["field"]}
        assert shown["errors"] == beside, inputs
    else:
        assert shown["errors"] == {}, inputs
        assert letters(shown["parts"]) == letters(texts(run, command)), inputs
    assert shown["kept"] == inputs, "what was typed stays as it was typed"
