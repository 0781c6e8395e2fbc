"""A display without a screen, with a window manager: without one WebKit's windows never have the focus."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from tests.tools.found import path

LEAVE = 5.0  # s that a program has to end by itself; Orca has been seen to wait for ever


@contextmanager
def display() -> Iterator[str]:
    """Start Xvfb with Openbox in it; yields the display's name, such as `:1`."""
    with ExitStack() as own:
        name = own.enter_context(screen(path("xvfb")))
        own.enter_context(running([path("openbox"), "--sm-disable"], {**os.environ, "DISPLAY": name}))
        yield name


@contextmanager
def screen(xvfb: str) -> Iterator[str]:
    """Start Xvfb on a number that is free; yields the display's name."""
    command = [xvfb, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with telling(command, os.environ) as number:
        yield f":{number}"


@contextmanager
def telling(command: list[str], environment: Mapping[str, str]) -> Iterator[str]:
    """Run a program for a block; yields the first line that it tells, such as where it is to be found."""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            line = process.stdout.readline().strip()
            assert line, f"{command[0]} ended without a word"
            yield line
        finally:
            process.terminate()


@contextmanager
def running(command: list[str], environment: Mapping[str, str]) -> Iterator[None]:
    """Run a program for a block; one that does not end when it is told to is ended."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(LEAVE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
