"""The site while it is being written: rebuilt at every edit in a fresh process; the last good page stays."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import watch

from termsite.serving.live import LiveServer

WATCHED = ("terms", "docs", "calculators", "src", "theme", "web", "mkdocs.yml", "build.py", "CHANGELOG.md")


def serve(root: Path, address: str) -> int:
    """Build, serve at `address` and rebuild until interrupted."""
    wanted = urlsplit(address)
    host, base = wanted.hostname or "127.0.0.1", wanted.path.rstrip("/") + "/"
    server = LiveServer(host, wanted.port or 8000, base, root / "build" / "live")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shown = f"http://{host}:{server.server_address[1]}{base}"
    print(f"Building. The site will be at {shown}", flush=True)
    try:
        _rebuild(root, shown, server)
        for _ in watch(*(root / name for name in WATCHED if (root / name).exists())):
            _rebuild(root, shown, server)
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()
    return 0


def _rebuild(root: Path, address: str, server: LiveServer) -> None:
    started = time.monotonic()
    build = [sys.executable, str(root / "build.py"), "build", "--live", "--to", str(server.folder)]
    # A fresh process: an edited formula must not answer from a module that is still in memory.
    done = subprocess.run([*build, "--address", address], capture_output=True, encoding="utf-8", check=False)
    problems = (done.stderr.strip() or "The build failed without a word.") if done.returncode else ""
    server.state.built(problems)
    print(problems or f"Built in {time.monotonic() - started:.1f} s: {address}", flush=True)
