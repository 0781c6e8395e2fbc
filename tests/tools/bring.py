"""Bring what the tests need: named, found or installed, in this order; a tool counts when it has started."""

from collections.abc import Sequence
from dataclasses import replace

from tests.tools.attempt import Attempt, attempt
from tests.tools.found import named
from tests.tools.installers import Installer, Refused, installers
from tests.tools.kit import needed
from tests.tools.lacking import Lacking
from tests.tools.tool import Tool


def bring(engines: Sequence[str], *, listening: bool = False) -> tuple[Attempt, ...]:
    """Return every tool that these engines, or an ear, need, started; Lacking says what cannot be had, and what to do."""
    attempts = tuple(brought(tool) for tool in needed(engines, listening=listening))
    if lacking := [one for one in attempts if one.faults]:
        raise Lacking(lacking, engines)
    return attempts


def brought(tool: Tool) -> Attempt:
    """Return one tool, started, or why it cannot be had; one that is named is not replaced by another."""
    one = attempt(tool)
    for install in () if named(tool) else installers(tool):
        if one.faults:
            one = _installed(install, tool, one)
    return one


def _installed(install: Installer, tool: Tool, before: Attempt) -> Attempt:
    print(f"{tool.label}: {before.faults[-1]}; installing ...", flush=True)
    try:
        install(tool)
    except Refused as refused:
        return replace(before, faults=(*before.faults, str(refused)))
    return attempt(tool)
