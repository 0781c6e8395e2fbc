"""The commands of who writes: what each takes, and which tool does it.

A tool is imported where it is called for, so that a build waits for none of them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termsite.model import Problem

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def declare(each: Subparsers) -> None:
    """Add every command of this wing to those of `build.py`."""


def run(root: Path, given: argparse.Namespace) -> tuple[list[Problem], str]:
    """Do what one command asks: what is wrong, and what to say if nothing is."""
    match given.command:
        case _:
            raise NotImplementedError(given.command)
