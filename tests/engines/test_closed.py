"""Changed code stays where it is: it reaches no other origin and keeps nothing, in every engine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.engines.page import Page

pytestmark = pytest.mark.engine
WAYS = """

import js as _js
_at = {address!r}
_ways = (
    lambda: _js.fetch(_at + "fetch"),
    lambda: _js.fetch(_at + "no-cors", _js.Object.fromEntries([["mode", "no-cors"]])),
    lambda: [(asked := _js.XMLHttpRequest.new()).open("GET", _at + "xhr", False), asked.send()],
    lambda: _js.WebSocket.new(_at.replace("http", "ws") + "socket"),
    lambda: _js.EventSource.new(_at + "events"),
    lambda: _js.importScripts(_at + "script.js"),
    lambda: _js.eval("import('" + _at + "module.js')"),
    lambda: _js.FontFace.new("x", "url(" + _at + "font.woff2)").load(),
    lambda: _js.Worker.new("data:text/javascript,fetch('" + _at + "nested')"),
    lambda: _js.setTimeout("import('" + _at + "timer.js')", 0),
)
def _tried(way):
    try:
        way()
    except BaseException:
        pass
for _way in _ways:
    _tried(_way)
_left = [name for name in ("indexedDB", "caches", "BroadcastChannel", "Worker") if hasattr(_js, name)]
_left += [name for name in ("storage", "locks", "serviceWorker") if hasattr(_js.navigator, name)]
assert not _left, _left
"""


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[str]]]:
    """Another origin, and the paths that were asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


def test_changed_code_reaches_no_other_origin_and_keeps_nothing(
    page: Page, site: str, stranger: tuple[str, list[str]]
) -> None:
    address, asked = stranger
    page.open(f"{site}calculators/liquidation-price/")
    page.click("[data-part=code-show]")
    page.until("() => document.querySelector('[data-part=source]').value")
    page.run(
        "(more) => { document.querySelector('[data-part=source]').value += more }",
        WAYS.format(address=address),
    )
    page.click("[data-part=code-run]")
    page.says("[data-part=code-status]", "Your code has answered")
    page.leave(f"{address}last")  # whatever was on its way has come before
    assert [path for path in asked if path != "/favicon.ico"] == ["/last"]
