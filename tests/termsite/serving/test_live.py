"""The small server sends each kind of file as what it is: a browser takes a style sheet for none otherwise."""

import json
import threading
import urllib.request
from pathlib import Path

import pytest

from termsite.serving.listen import listening
from termsite.serving.live import State

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


def test_a_page_that_is_ready_is_sent_before_the_rest_of_its_site(tmp_path: Path) -> None:
    site = tmp_path / "live"
    for folder, words in ((site, "old"), (tmp_path / "live.ahead", "new")):
        (folder / "page").mkdir(parents=True)
        (folder / "page" / "index.html").write_text(words, "utf-8")
    (site / "other.txt").write_text("old", "utf-8")
    (tmp_path / "beside.txt").write_text("of nobody's", "utf-8")
    server = listening("127.0.0.1", 0, "/", site)
    with server:
        assert server.file("page/") == tmp_path / "live.ahead" / "page" / "index.html"
        assert server.file("other.txt") == site / "other.txt"
        assert server.file("../beside.txt") is None


def test_what_was_wrong_stays_told_while_a_page_is_shown() -> None:
    state = State()
    state.built("terms/ebb.md:3: no title")
    before = json.loads(state.told())
    state.shown()
    assert json.loads(state.told()) == {**before, "version": before["version"] + 1}
    state.built("")
    assert json.loads(state.told()) == {"version": before["version"] + 2, "problems": ""}
