"""A calculator asked from the command line: the same door as in the browser, the answer in lines of text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from calckit import ask
from termsite.figures import Answers
from termsite.model import Place
from termsite.read import read_catalogue

Response = Mapping[str, Any]


def asked(folder: Path, calculator: str, inputs: Sequence[str], preset: str) -> tuple[Response, str]:
    """Give the response, empty if the question made no sense, and what to print."""
    catalogue, problems = read_catalogue(folder)
    if problems:
        return {}, "\n".join(map(str, problems))
    unknown = Answers(catalogue).unknown(calculator, preset, Place("ask"))
    if unknown:
        return {}, f"{unknown.message}\n    {unknown.hint}"
    wrong = [one for one in inputs if "=" not in one]
    if wrong:
        return {}, f"'{wrong[0]}' is not name=value"
    typed = dict(one.split("=", 1) for one in inputs)
    request = {"calculator": calculator, "preset": preset or None, "typed": typed}
    response: Response = json.loads(ask(catalogue, json.dumps(request)))
    return response, "\n".join(_lines(response))


def _lines(response: Response) -> list[str]:
    lines = [
        f"{one['field']}: {one['message']}" if one["field"] else one["message"]
        for one in response["refusals"]
    ]
    if lines:
        return lines
    lines = [response["sentence"]]
    for asked_back in response["asked_back"]:
        lines.append("{field} was read as {read}; for {instead} type {type}".format(**asked_back))
    wide = max((len(output["label"]) for output in response["outputs"]), default=0)
    for output in response["outputs"]:
        shown = "none" if output["value"] is None else f"{output['shown']} {output['unit']}".strip()
        lines.append(f"  {output['label']:{wide}}  {shown}")
    return lines
