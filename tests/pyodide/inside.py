"""Run a script of this folder with Node, in which the browser's Python runs."""

import subprocess
from pathlib import Path

from termsite.engine.node import NODE, environment

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def node(
    script: str, *arguments: str | Path, given: str = "", **counts: str
) -> subprocess.CompletedProcess[str]:
    """Return how the script ended; `counts` are added to its environment."""
    return subprocess.run(
        [NODE, HERE / script, *arguments],
        input=given, env={**environment(), **counts}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
