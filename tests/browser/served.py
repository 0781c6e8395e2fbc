"""The built site behind an address of this machine, and the browser that looks at it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, ClassVar

from playwright.sync_api import Browser, sync_playwright

from tests.tools import path

ROOT = Path(__file__).resolve().parents[2]
BUILT_FOR = "https://marginary.example/"

# One page of every kind.
KINDS = {
    "home": "",
    "term": "terms/liquidation-price/",
    "area": "areas/liquidation/",
    "index": "terms/",
    "calculators": "calculators/",
    "calculator": "calculators/liquidation-price/",
    "calculator-rows": "calculators/cross-margin/",
    "preset": "calculators/liquidation-price/short-10x/",
    "contrast": "compare/liquidation-or-margin-call/",
    "paths": "paths/",
    "path": "paths/from-zero-to-a-margin-call/",
    "sheet": "paths/from-zero-to-a-margin-call/worksheet/",
    "written": "how-to-use/",
    "data": "data/",
    "changes": "changes/",
    "uses": "terms/leverage/used-in/",
    "embed": "embed/v1/liquidation-price/",
    "builder": "embed/build/liquidation-price/",
    "missing": "404.html",
}


class Handler(SimpleHTTPRequestHandler):
    """A plain host that knows the types of the site's files, and sends its own page where there is none."""

    extensions_map: ClassVar[dict[str, str]] = {  # type: ignore[misc]  # one for all, as in the library
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".woff2": "font/woff2",
        ".whl": "application/octet-stream",
    }

    def send_head(self) -> BytesIO | BinaryIO | None:
        """What is for other sites names the address of this one, which here is another."""
        there = Path(self.translate_path(self.path))
        page = there / "index.html" if there.is_dir() else there
        if not (self.path.startswith("/embed/") and page.exists()):
            return super().send_head()
        here = f"http://127.0.0.1:{self.server.server_port}/"  # type: ignore[attr-defined]
        content = page.read_bytes().replace(BUILT_FOR.encode(), here.encode())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(page))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")  # as an embed in a sandbox needs it
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.exists():
            return super().send_error(code, message, explain)
        content = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is its own."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a reader who leaves before all has come: tests do that on purpose, and browsers often."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # handed on as it came


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler, name: str = "127.0.0.1") -> Iterator[str]:
    """Serve a folder on a free port of an address of this machine; what is given ends in a slash."""
    server = _Server((name, 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{name}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def build(to: Path, address: str = "") -> Path:
    """Build the whole site into a folder, by the very command that a person uses."""
    command = [sys.executable, "build.py", "build", "--to", str(to)]
    done = subprocess.run(
        [*command, *(["--address", address] if address else [])],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise AssertionError(f"the site does not build:\n{done.stdout}{done.stderr}")
    return to


# A window of Chromium 156 begins by loading the pages from which its address bar would open, in 1.4 s of processor time,
# before anybody has come near it. What is left out takes the place of the driver's own list, so that stands here too.
_NO_ADDRESS_BAR = ("WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup", "WebUIReloadButton")
_THE_DRIVERS = (
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    "ThirdPartyStoragePartitioning",
)
ARGUMENTS = ("--no-sandbox", "--disable-features=" + ",".join((*_NO_ADDRESS_BAR, *_THE_DRIVERS)))


def installed() -> str:
    """The Chromium of this machine: the one that the run was given, or the one that is found."""
    return path("chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        yield started
        started.close()
