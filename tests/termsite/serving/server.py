"""`build.py serve`, started as an editor starts it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def started(project: Path, *paths: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address at which the site will be; `paths` are where Python looks first."""
    server = subprocess.Popen(
        [sys.executable, "build.py", "serve"],
        cwd=project,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **looking(*paths)},
        # Who runs the tests in the background may have told its children to ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    with server:
        assert server.stdout
        try:
            yield server, next(line for line in server.stdout if "will be at" in line).split()[-1]
        finally:
            server.kill()


def looking(*paths: Path) -> dict[str, str]:
    """What makes Python look in folders first."""
    return {"PYTHONPATH": os.pathsep.join(map(str, paths))} if paths else {}


def edit(file: Path, text: str) -> None:
    """Save a file as editors do: whole, and in the other's place."""
    beside = file.with_suffix(".saving")
    beside.write_text(text, "utf-8")
    beside.replace(file)
