"""What an edit costs a server that is running: its CPU, counted by the system."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

_TICK = os.sysconf("SC_CLK_TCK")  # of the system's count, a second
_LOOK = 0.05  # s between two looks
_STILL = 1.0  # s without work after which a server is done
_PATIENCE = 600.0  # s for a first build, or for an edit to be noticed


class Running:
    """A server that builds a folder again at every edit."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command, self._folder = command, folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()

    def edited(self, edit: Callable[[], None]) -> tuple[float, float, float]:
        """Edit something: the CPU seconds and the seconds until all was done, and the largest MB so far."""
        if self._process is None:
            nowhere = subprocess.DEVNULL
            self._process = subprocess.Popen(self._command, cwd=self._folder, stdout=nowhere, stderr=nowhere)
            self._done(0.0)
        before = self._cpu()
        began = time.monotonic()
        edit()
        ended = self._done(before)
        return self._cpu() - before, ended - began, self._most()

    def _done(self, before: float) -> float:
        """Wait until it has worked and rests; the moment when it last worked. RuntimeError if it does not."""
        began = last = time.monotonic()
        count = before
        while count == before or time.monotonic() - last < _STILL:
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"{self._command} has ended")
            if time.monotonic() - began > _PATIENCE:
                raise RuntimeError(f"{self._command} did not come to rest")
            time.sleep(_LOOK)
            if self._cpu() != count:
                count, last = self._cpu(), time.monotonic()
        return last

    def _cpu(self) -> float:
        assert self._process
        told = Path(f"/proc/{self._process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, told[11:15])) / _TICK  # its own and its children's, as user and in the system

    def _most(self) -> float:
        assert self._process
        told = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        line = next(line for line in told.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
