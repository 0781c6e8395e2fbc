"""A kind of host: the program that makes its pages, and how it is brought and run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from termsite.engine.node import environment
from tests.consumers.trial import UV, Astray

FOLDERS = Path(__file__).parent / "folders"
NPM = (sys.executable, "-m", "termsite.engine.node", "npm")


@dataclass(frozen=True, slots=True)
class Kind:
    """A folder of `folders/`, named as the host is in the site's own list, and what makes pages of it.

    In its files stand, between percent signs: PASTED, what the site gives for that host; ELEMENT and SCRIPT,
    its two parts where they go to two places; ADDRESS, where the host will be found.
    """

    slug: str
    packages: tuple[str, ...]  # npm's, or Python's where `python` is true
    command: tuple[str, ...]  # what builds it; its first word is a program of those packages
    out: str  # the folder that it makes
    version: str  # what it is called in words
    python: bool = False

    def built(self, away: Path, pasted: str, address: str) -> None:
        """Copy the folder to `away`, put in what is pasted, bring the packages and build."""
        shutil.copytree(FOLDERS / self.slug, away, dirs_exist_ok=True)
        element, _, script = pasted.partition("\n\n")
        values = {"%PASTED%": pasted, "%ELEMENT%": element, "%SCRIPT%": script, "%ADDRESS%": address}
        for file in filter(Path.is_file, away.rglob("*")):
            text = file.read_text("utf-8")
            for name, value in values.items():
                text = text.replace(name, value)
            file.write_text(text, "utf-8")
        _run(away, *(self._by_python() if self.python else self._by_node(away)))

    def _by_python(self) -> tuple[str | Path, ...]:
        brings = (part for package in self.packages for part in ("--with", package))
        return (UV, "run", "-q", "--isolated", "--no-project", *brings, *self.command)

    def _by_node(self, away: Path) -> tuple[str | Path, ...]:
        brought(away, self.packages)
        return (*NPM, "exec", "--offline", "--", *self.command)


def brought(away: Path, packages: Sequence[str]) -> None:
    """Install packages of npm into a folder."""
    (away / "package.json").write_text("{}", "utf-8")
    _run(away, *NPM, "install", "--silent", "--ignore-scripts", *packages)


def _run(away: Path, *command: str | Path) -> None:
    # Some of them count their users, and some ask whether they may.
    quiet = {"ASTRO_TELEMETRY_DISABLED": "1", "CI": "true"}
    done = subprocess.run(
        command, cwd=away, env={**environment(), **quiet},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Astray(f"{command}: {done.stdout[-2000:]}{done.stderr[-3000:]}")
