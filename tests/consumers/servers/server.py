"""A server: how it is brought, told what to send, and started."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from termsite.engine.node import environment
from tests.browser.served import ROOT
from tests.consumers.hosts.kind import brought
from tests.consumers.trial import Astray

PATIENCE = 120  # s until a server answers
Command = list[str | Path]


@dataclass(frozen=True, slots=True)
class Server:
    """One that is found under `found` or `MARGINARY_<FOUND>`, or brought from npm's `packages`."""

    name: str
    version: Callable[[], str]
    command: Callable[[Path, Path, int], Command]  # of the site's folder, a folder of its own and a port
    found: str = ""
    packages: tuple[str, ...] = ()
    slow: bool = False  # whether bringing it takes longer than a minute
    otherwise: tuple[str, ...] = ()  # words of what the doctor finds because it is not the host itself

    @property
    def missing(self) -> bool:
        """Whether this machine lacks what no package brings."""
        return bool(self.found) and not program(self.found)

    @contextmanager
    def serving(self, folder: Path, away: Path) -> Iterator[str]:
        """Serve the folder from this machine alone; gives the address."""
        if self.packages:
            brought(away, self.packages)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with (away / "said").open("w") as said:
            process = subprocess.Popen(
                self.command(folder, away, port),
                cwd=away, env={**environment(), **ALONE}, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                start_new_session=True,
            )  # fmt: skip
            try:
                address = f"http://127.0.0.1:{port}/"
                _answers(address, process, away / "said")
                yield address
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, 15)  # with what it started
                process.wait()


# They ask nobody, and tell nobody that they were started.
ALONE = {
    "WRANGLER_SEND_METRICS": "false",
    "DO_NOT_TRACK": "1",
    "NETLIFY_TELEMETRY_DISABLED": "1",
    "CI": "true",
}


def program(name: str) -> str:
    """Where a program is, or nothing."""
    return os.environ.get(f"MARGINARY_{name.upper()}") or shutil.which(name) or ""


def recipe(language: str) -> str:
    """The guide's recipe in that language."""
    text = (ROOT / "docs/deploying.md").read_text("utf-8")
    found = re.search(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    if not found:
        raise AssertionError(f"docs/deploying.md has no recipe in {language}")
    return found[1]


def _answers(address: str, process: subprocess.Popen[bytes], said: Path) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end and process.poll() is None:
        try:
            urlopen(address, timeout=5).close()
            return
        except HTTPError:
            return
        except (URLError, OSError):
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
    raise Astray(said.read_text("utf-8", "replace")[-3000:])
