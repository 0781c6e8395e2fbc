"""The site built behind the server, one process after the other; no edit waits for the one before."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

from termsite.ahead import MISTAKES
from termsite.serving.live import LiveServer


class Rebuilding:
    """At most one build at a time, and none that an edit has made pointless.

    Where there is no site yet, the first is let go on: it makes what all others need.
    """

    def __init__(self, root: Path, address: str, server: LiveServer) -> None:
        self._root, self._address, self._server = root, address, server
        self._due, self._first = True, not server.folder.exists()
        self._build: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None

    def go_on(self, *, edited: bool) -> None:
        """Build if something was edited, or was when it could not be done."""
        self._due |= edited
        if not self._due:
            return
        if self._thread and self._thread.is_alive():
            if self._first:
                return
            self.stop()
        self._due = False
        self._start()

    def stop(self) -> None:
        """End what is being built: whatever it was at, the last good site stays whole."""
        build, self._build = self._build, None
        if build:
            build.kill()
        if self._thread:
            self._thread.join()

    def _start(self) -> None:
        server = self._server
        shutil.rmtree(server.ahead, ignore_errors=True)  # what was left there is of another edit
        # A fresh process: an edited formula must not answer from a module that is still in memory.
        command = [sys.executable, str(self._root / "build.py"), "build", "--live"]
        options = ["--to", str(server.folder), "--ahead", str(server.ahead), "--address", self._address]
        said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # the thread closes it
        build = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=said, encoding="utf-8")
        self._build = build
        self._thread = threading.Thread(target=self._follow, args=(build, said), daemon=True)
        self._thread.start()

    def _follow(self, build: subprocess.Popen[str], said: IO[str]) -> None:
        """Show what comes ahead, and tell the end."""
        started, server = time.monotonic(), self._server
        with said, build:
            for line in build.stdout or ():
                file = server.ahead / line.strip()
                if file.name == MISTAKES:
                    server.state.built(file.read_text("utf-8"))
                elif file.is_file():  # a page that can be shown
                    server.state.shown()
            build.wait()
            if self._build is not build:  # it was ended
                return
            said.seek(0)
            told = said.read().strip()
        problems = (told or "The build failed without a word.") if build.returncode else ""
        shutil.rmtree(server.ahead, ignore_errors=True)
        self._first = False
        server.state.built(problems)
        print(problems or f"Built in {time.monotonic() - started:.1f} s: {self._address}", flush=True)
