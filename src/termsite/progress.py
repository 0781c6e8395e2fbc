"""What is being done, in one line that changes, for who waits at a terminal; nobody else is told."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

_PATIENCE, _OFTEN = 1.0, 0.2  # seconds before the first word, and between two


class Progress:
    """Tells of steps and of pages a second."""

    def __init__(self, terminal: TextIO | None = None) -> None:
        """Take the terminal that is written to; without one, or where it is none, nothing is said."""
        self._terminal = terminal if terminal is not None and terminal.isatty() else None
        self._next = time.monotonic() + _PATIENCE
        self._said = False

    def step(self, words: str) -> None:
        """Say what begins now, if it took long to come here."""
        self._say(words)

    def counted(self, words: str, items: Iterable[T], total: int) -> Iterator[T]:
        """Give the items one after the other, and say how many of the total are done."""
        began = time.monotonic()
        for number, item in enumerate(items):
            if self._terminal and time.monotonic() >= self._next:
                rate = number / max(time.monotonic() - began, 1e-6)
                self._say(f"{words}: {number:,} of {total:,}, {rate:,.0f} a second")
            yield item

    def close(self) -> None:
        """Take the line away."""
        if self._said and self._terminal:
            self._terminal.write("\r\x1b[K")
            self._terminal.flush()

    def _say(self, words: str) -> None:
        if self._terminal and time.monotonic() >= self._next:
            self._terminal.write(f"\r\x1b[K{words}")
            self._terminal.flush()
            self._said, self._next = True, time.monotonic() + _OFTEN
