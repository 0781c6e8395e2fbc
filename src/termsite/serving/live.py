"""A small server for the site being written: right types, nothing cached, and news of every build."""

from __future__ import annotations

import json
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from termsite.serving.admin import Admin

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".whl": "application/octet-stream",
}
RELOAD = b"""<script>
new EventSource(BASE + "_live").onmessage = ({ data }) => {
  const { problems, version } = JSON.parse(data)
  document.getElementById("_problems")?.remove()
  if (version !== (window._version ??= version)) location.reload()
  else if (problems) {
    const box = Object.assign(document.createElement("pre"), { id: "_problems", textContent: problems })
    const style = { position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", margin: 0 }
    Object.assign(box.style, style, { padding: "1rem", background: "#fae9e9", color: "#15211c", zIndex: 99 })
    document.body.append(box)
  }
}
</script></body>"""
LONGEST = 4_000_000  # bytes of one request to write
FIRST = b"<!doctype html><title>Building</title><body><p>The site is being built.</p></body>"


class State:
    """What the last build said; pages wait here for the next."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._problems = ""

    def built(self, problems: str) -> None:
        """Note the end of a build; without problems there is something new to show."""
        with self._changed:
            self._version += not problems
            self._problems = problems
            self._changed.notify_all()

    def shown(self) -> None:
        """Note that there is something to show before the end of a build; what was wrong stays told."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def told(self) -> str:
        """What a page is told."""
        return json.dumps({"version": self._version, "problems": self._problems})

    def next(self, after: str) -> str:
        """Wait for something else to tell, at most a few seconds, so that closed pages are noticed."""
        with self._changed:
            self._changed.wait_for(lambda: self.told() != after, timeout=5)
            return self.told()


class LiveServer(ThreadingHTTPServer):
    """Serves a folder under a path and tells open pages what the last build said."""

    daemon_threads = True

    def __init__(self, host: str, port: int, base: str, folder: Path) -> None:
        super().__init__((host, port), _Pages)
        self.base, self.folder, self.state = base, folder, State()
        self.ahead = folder.with_name(f"{folder.name}.ahead")  # pages that the next site will have
        self.admin: Admin | None = None  # who serves a project to its editors sets it

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of pages that were closed before they had everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it came in

    def file(self, path: str) -> Path | None:
        """The file of an address inside the folder; a site just being swapped in is waited for."""
        early = _inside(self.ahead, path)
        if early and early.is_file():
            return early
        for _ in range(5):
            if self.folder.exists():
                break
            time.sleep(0.05)
        file = _inside(self.folder, path)
        return file if file and file.exists() else None


def _inside(folder: Path, path: str) -> Path | None:
    """The file of an address in a folder; None for what leads out of it."""
    wanted = (folder / unquote(path)).resolve()
    if not wanted.is_relative_to(folder.resolve()):
        return None
    return wanted / "index.html" if path.endswith("/") or not path else wanted


class _Pages(SimpleHTTPRequestHandler):
    server: LiveServer
    _private = False  # whether other sites may not read the answer

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if self._admin(path, b""):
            return
        if path == self.server.base + "_live":
            self._tell()
        elif not path.startswith(self.server.base):
            self._moved(self.server.base)
        else:
            file = self.server.file(path.removeprefix(self.server.base))
            if file is not None and file.is_dir():
                self._moved(path + "/")
            else:
                self._send(file)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        known = length.isdecimal() and int(length) <= LONGEST
        if not known or not self._admin(urlsplit(self.path).path, self.rfile.read(int(length))):
            self.send_error(413 if length and not known else 405)

    def _admin(self, path: str, body: bytes) -> bool:
        """Whether this is an address of what edits, and then answered."""
        at, admin = self.server.base + "admin", self.server.admin
        if admin is None or not (path + "/").startswith(at + "/"):
            return False
        if path == at:
            self._moved(at + "/")
            return True
        client, port = str(self.client_address[0]), int(self.server.server_address[1])
        below = path.removeprefix(at + "/")
        reply = admin.reply(str(self.command), below, dict(self.headers), body, client, port)
        self._private = True
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.content)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.content)
        return True

    def _moved(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _send(self, file: Path | None) -> None:
        missing = self.server.folder / "404.html"
        shown = file or (missing if missing.exists() else None)
        content = shown.read_bytes() if shown else FIRST
        kind = TYPES.get(shown.suffix, "application/octet-stream") if shown else TYPES[".html"]
        if kind == TYPES[".html"]:
            script = RELOAD.replace(b"BASE", json.dumps(self.server.base).encode())
            content = content.replace(b"</body>", script, 1)
        self.send_response(200 if file else 404 if shown else 503)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _tell(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        told = self.server.state.told()
        try:
            while True:
                self.wfile.write(f"data: {told}\n\n".encode())
                self.wfile.flush()
                told = self.server.state.next(told)
        except OSError:  # the page was closed
            return

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        if not self._private:  # embeds run in frames without an origin
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""
