"""A calculator as a reader changed it: run in a namespace of its own, errors with their line."""

import json
import sys
from collections.abc import Iterator
from types import ModuleType, TracebackType

from calckit import wire
from calckit.asking.door import VERSION, ask_one
from calckit.calculator import Calculator, Catalogue
from calckit.catalogue import calculator_of

_last: dict[str, Calculator] = {}  # the source last run, so that each answer need not run it again


def ask_edited(catalogue: Catalogue, request: str) -> str:
    """Answer like `ask`, by the "source" in the request instead of the calculator's own file.

    What goes wrong in it is an answer too: status "broken", with the line and what Python says.
    """
    question: wire.Request = json.loads(request)
    slug, source = question["calculator"], question["source"]
    file = f"{slug.replace('-', '_')}.py"
    try:
        return ask_one(_run(source, file, _package(catalogue, slug)), question)
    except (Exception, SystemExit) as error:  # whatever a reader's code may raise
        told: wire.Fault = {"line": _line(error, file), "message": _message(error)}
        broken: wire.Broken = {"v": VERSION, "calculator": slug, "status": "broken", "error": told}
        return json.dumps(broken)


def _package(catalogue: Catalogue, slug: str) -> str:
    """Return the package that the calculator's own file is in."""
    return catalogue[slug].function.__module__.rpartition(".")[0] if slug in catalogue else ""


def _run(source: str, file: str, package: str) -> Calculator:
    if source not in _last:
        _last.clear()
        stem = file.removesuffix(".py")
        module = ModuleType(f"edited.{stem}")
        module.__package__ = package  # what it imports from beside it is the unchanged files
        sys.modules[module.__name__] = module  # where dataclasses look for the names of their module
        exec(compile(source, file, "exec"), module.__dict__)
        _last[source] = calculator_of(module)
    return _last[source]


def _line(error: BaseException, file: str) -> int | None:
    """Return the line of the reader's own file that is nearest to what went wrong."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    own = [line for name, line in _frames(error.__traceback__) if name == file]
    return own[-1] if own else None


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _message(error: BaseException) -> str:
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
