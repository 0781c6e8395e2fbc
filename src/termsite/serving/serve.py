"""The site while it is being written: rebuilt at every edit in a fresh process; the last good page stays."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from watchfiles import watch

from termsite.serving.admin import Admin
from termsite.serving.listen import FIRST, Unserved, listening
from termsite.serving.live import LiveServer
from termsite.serving.rebuilding import Rebuilding

FOLDERS = ("terms", "docs", "calculators", "src", "theme", "web")
FILES = ("mkdocs.yml", "build.py", "CHANGELOG.md", "heights.tsv", "ledger.tsv", "pyproject.toml")


def serve(root: Path, address: str = "", port: int | None = None) -> int:
    """Build, serve and rebuild until interrupted; return 1 if it cannot be served where it was wanted.

    `address` is `http://127.0.0.1:<port>/` unless it is given; without any port the first free one is used.
    """
    try:
        server, shown = _started(root, address, port)
    except Unserved as unserved:
        print(unserved, file=sys.stderr)
        return 1
    print(f"Building. The site will be at {shown}", flush=True)
    work = Rebuilding(root, shown, server)
    try:
        for edited in _edits(root):
            work.go_on(edited=edited)
    except KeyboardInterrupt:
        return 0
    finally:
        work.stop()
        server.shutdown()
    return 0


def _edits(root: Path) -> Iterator[bool]:
    """Whether something was edited, asked again and again.

    The first answer comes once the folders are watched, so that no edit during the first build is lost. Files
    beside them are looked at each time: who watches one has it no more once another was put in its place.
    """
    watched = (root / name for name in FOLDERS if (root / name).exists())
    seen = _files(root)
    for changes in watch(*watched, yield_on_timeout=True, rust_timeout=200):
        now = _files(root)
        yield bool(changes) or now != seen
        seen = now


def _files(root: Path) -> list[tuple[int, int, int] | None]:
    """What is told of the files that are watched; None for those that are not there."""
    return [_told(root / name) for name in FILES]


def _told(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _started(root: Path, address: str, port: int | None) -> tuple[LiveServer, str]:
    wanted = urlsplit(address)
    host, base = wanted.hostname or "127.0.0.1", wanted.path.rstrip("/") + "/"
    named = _named(wanted, port)
    server = listening(host, named, base, root / "build" / "live")
    server.admin = Admin(root, base + "admin/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    number = server.server_address[1]
    if named is None and number != FIRST:
        print(f"Port {FIRST} is taken; {number} is free and is used.", flush=True)
    return server, f"http://{host}:{number}{base}"


def _named(wanted: SplitResult, port: int | None) -> int | None:
    """Return the port that the address names, else the one that is named beside it."""
    try:
        return port if wanted.port is None else wanted.port
    except ValueError as error:
        raise Unserved(
            f"{wanted.geturl()} cannot be served ({error}); name another with --address."
        ) from None
