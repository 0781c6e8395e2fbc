"""Whether a tool really starts, tried in a process of its own, so that one that hangs can be given up."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.tools.tool import Tool

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds that a start may take on a busy machine


class Unfit(Exception):
    """A tool that is there and does not do what it is for; the message is its own last words."""


def version(tool: Tool, path: str) -> str:
    """Start the tool at this path, have a browser open a page, and return its version; Unfit says why not."""
    trial = subprocess.Popen(
        [sys.executable, "-m", "tests.tools.trials", tool.name],
        cwd=ROOT,
        env={**os.environ, tool.variable: path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said, complained = trial.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(trial.pid, signal.SIGKILL)  # and whatever it started
        raise Unfit(f"no word within {PATIENCE} s") from None
    if trial.returncode:
        raise Unfit(complained.strip() or f"exit {trial.returncode}")
    return said.strip()
