"""A question as words (`name=value`), its answer as lines of text: what a command line reads and prints."""

import json
from collections.abc import Mapping, Sequence

from calckit import wire
from calckit.asking.answering import read
from calckit.asking.door import ask
from calckit.calculator import Catalogue
from calckit.fields import Number

Response = Mapping[str, object]


def in_words(
    catalogue: Catalogue, calculator: str, inputs: Sequence[str], preset: str, solve: str = ""
) -> tuple[Response, str]:
    """Give the response, empty if the question made no sense, and what to print.

    With `solve`, an input, the one output among the inputs (price=50000) is what it shall give. Raises
    KeyError for a calculator or preset that is not there.
    """
    wrong = [one for one in inputs if not one.partition("=")[0] or "=" not in one]
    if wrong:
        return {}, f"'{wrong[0]}' is not name=value"
    names = [one.partition("=")[0] for one in inputs]
    if twice := [name for name in names if names.count(name) > 1]:
        return {}, f"'{twice[0]}' is given twice"
    typed = dict(one.split("=", 1) for one in inputs)
    request: wire.Request = {"calculator": calculator, "preset": preset or None, "typed": typed}
    if solve:
        return _solved(catalogue, request, solve)
    response: wire.Answered | wire.Refused = json.loads(ask(catalogue, json.dumps(request)))
    return response, "\n".join(_lines(response))


def _solved(catalogue: Catalogue, request: wire.Request, name: str) -> tuple[Response, str]:
    """Ask the other way round; the response's status is "ok" where there is such a value."""
    calculator, typed = catalogue[request["calculator"]], request["typed"]
    numbers = {field.name for field in calculator.inputs if isinstance(field.kind, Number)}
    outputs = {field.name for field in calculator.outputs if isinstance(field.kind, Number)}
    targets = sorted(set(typed) & outputs)
    if name not in numbers:
        return {}, f"'{name}' is not one of its numbers: {', '.join(sorted(numbers))}"
    if len(targets) != 1:
        return (
            {},
            f"Name one output and what it shall be, such as {min(outputs)}=100: {', '.join(sorted(outputs))}",
        )
    request["solve"] = {"for": name, "output": targets[0], "target": typed.pop(targets[0])}
    found: wire.Solution = json.loads(ask(catalogue, json.dumps(request)))["solved"]
    told = [
        _line(one.field, one.message)
        for one in read(calculator, typed, None, request["preset"] or "").refusals
    ]
    return {**found, "status": "ok" if found["status"] == "found" else "refused"}, (
        "\n".join(told) or f"{found['sentence']} {found['direction']}".strip()
    )


def _line(field: str, message: str) -> str:
    return f"{field}: {message}" if field else message


def _lines(response: wire.Answered | wire.Refused) -> list[str]:
    if response["status"] == "refused":
        return [_line(one["field"], one["message"]) for one in response["refusals"]]
    lines = [response["sentence"]]
    for asked_back in response["asked_back"]:
        lines.append("{field} was read as {read}; for {instead} type {type}".format(**asked_back))
    wide = max((len(output["label"]) for output in response["outputs"]), default=0)
    for output in response["outputs"]:
        shown = "none" if output["value"] is None else f"{output['shown']} {output['unit']}".strip()
        lines.append(f"  {output['label']:{wide}}  {shown}")
    return lines
