"""The small server sends each kind of file as what it is: a browser takes a style sheet for none otherwise."""

import threading
import urllib.request
from pathlib import Path

import pytest

from termsite.serving.listen import listening

KINDS = {
    "page/index.html": "text/html; charset=utf-8",
    "assets/site.css": "text/css; charset=utf-8",
    "assets/js/page.js": "text/javascript; charset=utf-8",
    "assets/card.png": "image/png",
    "assets/fonts/serif.woff2": "font/woff2",
    "engine/pyodide.asm.wasm": "application/wasm",
    "llms.txt": "text/plain; charset=utf-8",
}


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_each_kind_of_file_is_sent_as_what_it_is(tmp_path: Path, path: str, kind: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x")
    server = listening("127.0.0.1", 0, "/", tmp_path)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_address[1]}/{path}", timeout=30) as got:
            assert got.headers["Content-Type"] == kind
    finally:
        server.shutdown()
        server.server_close()
