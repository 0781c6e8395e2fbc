"""A display without a screen, with a window manager: without one WebKit's windows never have the focus."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.tools.found import path


@contextmanager
def display() -> Iterator[str]:
    """Start Xvfb with Openbox in it; yields the display's name, such as `:1`."""
    with screen(path("xvfb")) as name, _running([path("openbox"), "--sm-disable"], DISPLAY=name):
        yield name


@contextmanager
def screen(xvfb: str) -> Iterator[str]:
    """Start Xvfb on a number that is free; yields the display's name."""
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with os.fdopen(read) as answer, _running(command, write):
        os.close(write)
        number = answer.readline().strip()
        assert number, "it ended without a display"
        yield f":{number}"


@contextmanager
def _running(command: list[str], *handed: int, **variables: str) -> Iterator[None]:
    environment: Mapping[str, str] = {**os.environ, **variables}
    process = subprocess.Popen(
        command, env=environment, pass_fds=handed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
