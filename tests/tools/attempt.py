"""What became of one tool: taken with its version, or the reasons why not."""

from __future__ import annotations

from dataclasses import dataclass

from tests.tools.found import found, named
from tests.tools.tool import Tool
from tests.tools.trial import Unfit, version


@dataclass(frozen=True)
class Attempt:
    """A tool at a path; it is had when `faults` is empty."""

    tool: Tool
    path: str = ""
    version: str = ""  # nothing when the tool does not tell it
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.tool.label} {self.version}".rstrip()


def attempt(tool: Tool) -> Attempt:
    """Start the tool that is named, else the one that is found."""
    path = named(tool) or found(tool)
    if not path:
        return Attempt(tool, faults=(f"no {' or '.join(tool.commands)} is on the PATH",))
    try:
        return Attempt(tool, path, version(tool, path))
    except Unfit as unfit:
        return Attempt(tool, path, faults=(f"{path} does not start ({unfit})",))
