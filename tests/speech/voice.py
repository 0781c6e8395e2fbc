"""The far end of speech-dispatcher's protocol, to which Orca hands its words: kept here instead of sounded."""

from __future__ import annotations

import html
import re
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARKUP = re.compile(r"<[^>]*>")
SPACE = re.compile(r"\s+")
STOPPED = ""  # in place of words: what was not sounded yet is dropped
PATIENCE = 30.0  # s until words that do not come are given up


class Unsaid(AssertionError):
    """Words that did not come in time; the message tells which came instead."""


class Voice:
    """All that Orca has said, in order, and between it where it cut itself short."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._more = threading.Condition()

    def say(self, words: str) -> int:
        """Take words as they came, with or without marks, and return how many came before."""
        plain = SPACE.sub(" ", html.unescape(MARKUP.sub("", words))).strip()
        with self._more:
            self._said.append(plain)
            self._more.notify_all()
            return len(self._said)

    def stop(self) -> None:
        """Note that what was not sounded yet is dropped."""
        with self._more:
            self._said.append(STOPPED)

    def now(self) -> int:
        """Return a mark to hear from."""
        with self._more:
            return len(self._said)

    def since(self, mark: int) -> list[str]:
        """Return what was said after a mark, stops as empty texts."""
        with self._more:
            return self._said[mark:]

    def wait(self, words: str, mark: int, patience: float = PATIENCE) -> None:
        """Wait until a pattern is said after a mark; Unsaid tells what was said instead."""
        pattern, end = re.compile(words), time.monotonic() + patience
        with self._more:
            while not pattern.search(" ".join(filter(None, self._said[mark:]))):
                left = end - time.monotonic()
                if left <= 0:
                    raise Unsaid(f"never said: {words!r}, but {self._said[mark:]}")
                self._more.wait(left)


class _Line(socketserver.StreamRequestHandler):
    """One client's side of SSIP: words are taken, everything else is agreed to.

    No word is ever told to have been sounded, as if each key came before that; what is stopped is told to be. Else Orca
    believes that it still reads the page out, and takes what is typed for its own commands.
    """

    server: _Server

    def handle(self) -> None:
        voice = self.server.voice
        self._waiting: list[int] = []
        for line in self.rfile:
            match line.decode().split():
                case ["SPEAK"]:
                    self._answer("230 OK RECEIVING DATA")
                    self._queued(voice.say(self._data()))
                case ["CHAR" | "KEY" | "SOUND_ICON", *name]:
                    self._queued(voice.say(" ".join(name)))
                case ["CANCEL" | "STOP", *_]:
                    voice.stop()
                    self._answer("210 OK CANCELED")
                    for number in self._waiting:
                        self._answer(f"703-{number}", "703-1", "703 CANCELED")
                    self._waiting.clear()
                case ["HISTORY", "GET", "CLIENT_ID"]:
                    self._answer("245-1", "245 OK CLIENT ID SENT")
                case ["LIST", *_]:
                    self._answer("250-none", "250 OK")
                case ["GET", *_]:
                    self._answer("251-0", "251 OK GET RETURNED")
                case _:
                    self._answer("208 OK")

    def _data(self) -> str:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        return b"".join(lines).decode()

    def _queued(self, number: int) -> None:
        self._answer(f"225-{number}", "225 OK MESSAGE QUEUED")
        self._waiting.append(number)

    def _answer(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True

    def __init__(self, socket: Path) -> None:
        self.voice = Voice()
        super().__init__(str(socket), _Line)


@contextmanager
def listening(socket: Path) -> Iterator[Voice]:
    """Listen at a socket of that path; yields what comes to be said there."""
    with _Server(socket) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.voice
        server.shutdown()
