"""What a command says into a pipe, as in `build.py check --diff | head`: it ends with who reads."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from typing import TextIO

ENDED = 141  # as a shell tells of a program that wrote where nobody reads: 128, and 13 for the signal


def while_read(command: Callable[[], int]) -> int:
    """Run a command and give its exit code; where nobody reads on, it ends there, without a word.

    Python tells of that when it flushes what was printed, after the command too, so it is flushed here. The
    signal itself stays off: it would end a server whose reader has gone.
    """
    try:
        try:
            return command()
        finally:
            for stream in _streams():
                stream.flush()
    except BrokenPipeError:
        unread = [stream for stream in _streams() if _unread(stream)]
        if not unread:  # another pipe, of which the command itself must know
            raise
        for stream in unread:
            _let_go(stream)
        return ENDED


def _streams() -> list[TextIO]:
    return [stream for stream in (sys.stdout, sys.stderr) if stream is not None]


def _unread(stream: TextIO) -> bool:
    """Whether this leads into a pipe at whose other end is nobody any more."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # of a test
        return False
    asked = select.poll()
    asked.register(number, 0)
    return any(told & (select.POLLERR | select.POLLHUP) for _, told in asked.poll(0))


def _let_go(stream: TextIO) -> None:
    """Lead what is still waiting to nowhere, or Python would complain about it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
