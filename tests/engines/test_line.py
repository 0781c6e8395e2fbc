"""What Python is started from, by what the line shows: on a slow one the snapshot is never asked for, and all is answered.

The site is at an address that is not taken for this very machine, where the line is not looked at. Where the line must be
fast, the bar that it is held against is taken away: what else this machine does must not decide.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any, BinaryIO, ClassVar

import pytest

from calckit import ask, ask_edited, load
from tests.browser.asked import ask_one
from tests.browser.served import ROOT, Handler, served
from tests.engines.engine import Engine
from tests.engines.page import Page
from tests.engines.test_alike import plain
from tests.pyodide.profile import beside

pytestmark = [pytest.mark.engine, pytest.mark.long]
SNAPSHOT, LIBRARY, RUNTIME = "memory.snapshot.bin", "library.zip", "pyodide.asm.wasm"
ELSEWHERE = "127.0.0.2"
JUDGED = 600_000  # bytes; what comes behind them may come at once
PIECE, RATE = 16_384, 1_012_500  # bytes, and bytes a second: 9 Mbit/s
FAST, GIVEN_UP = {b"FAST = 2e3": b"FAST = 0"}, {b"LEAST = FAST / 2": b"LEAST = Infinity"}
Change = Mapping[bytes, bytes]
COLD = "partial-liquidation"  # has rounds, rows to pick and something to solve for
EDITED = (
    (ROOT / "calculators/partial_liquidation.py").read_text("utf-8")
    + """
import ast
exec(compile(ast.parse("1 + 1"), "edited", "exec"))
"""
)
FIRST = {",".join(one.keys() - {"calculator"}): one for one in beside(COLD)}
FIRST["source"] = {"calculator": COLD, "source": EDITED}
PUT = """async (question) => {
  const { engine } = await import(new URL('../assets/js/engine/engine.js', location.href).href)
  return JSON.stringify(await engine.ask(question))
}"""
# An answer, in the way that a page asks for it.
ASK = """async () => {
  const { engine } = await import(new URL('../assets/js/engine/engine.js', location.href).href)
  return (await engine.ask({ calculator: 'liquidation-price' })).sentence
}"""


class Lined(Handler):
    """Sends the engine compressed and to be kept, its runtime as slowly as the line is, and notes what it sends of it."""

    asked: ClassVar[list[str]] = []
    change: ClassVar[Change] = {}
    slow: ClassVar[bool] = True
    paced: ClassVar[str] = RUNTIME  # how the names of the engine's files end that come slowly
    slowly: ClassVar[int] = JUDGED  # bytes of each

    def send_head(self) -> BytesIO | BinaryIO | None:
        there = Path(self.translate_path(self.path))
        if self.path.startswith("/engine/"):
            self.asked.append(there.name)
        if there.name == "parts.js":  # where the choice is set in
            return self._sent(self._changed(there.read_bytes()))
        if not there.with_name(f"{there.name}.gz").exists():
            return super().send_head()
        return self._sent(there.with_name(f"{there.name}.gz").read_bytes(), "gzip")

    def _changed(self, script: bytes) -> bytes:
        for old, new in self.change.items():
            assert old in script
            script = script.replace(old, new)
        return script

    def _sent(self, content: bytes, encoding: str = "identity") -> BytesIO:
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        keeps = "public, max-age=31536000, immutable" if self.path.startswith("/engine/") else "no-cache"
        self.send_header("Cache-Control", keeps)
        super().end_headers()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        if self.slow and self.path.startswith("/engine/") and self.path.endswith(self.paced):
            for _ in range(0, self.slowly, PIECE):
                outputfile.write(source.read(PIECE))
                Event().wait(PIECE / RATE)
        super().copyfile(source, outputfile)


@contextmanager
def line(folder: Path, change: Change, *, slow: bool, **how: Any) -> Iterator[tuple[str, type[Lined]]]:
    """Serve a folder by a line; yields its address and what it does, which may be changed."""
    handler = type("OfThisLine", (Lined,), {"asked": [], "change": change, "slow": slow, **how})
    with served(folder, handler, ELSEWHERE) as address:
        yield f"{address}terms/", handler


def answers(page: Page) -> bool:
    """Whether the engine answers as the command does."""
    return bool(page.run(ASK) == ask_one("liquidation-price", {})["sentence"])


@pytest.mark.parametrize(
    ("change", "slow", "asked", "spared"),
    [({}, True, LIBRARY, SNAPSHOT), (FAST, False, SNAPSHOT, LIBRARY)],
    ids=["slow", "fast"],
)
def test_the_line_decides(
    page: Page, site_folder: Path, change: Change, slow: bool, asked: str, spared: str
) -> None:
    with line(site_folder, change, slow=slow) as (address, of_line):
        page.open(address)
        assert answers(page)
        assert asked in of_line.asked
        assert spared not in of_line.asked


@pytest.mark.parametrize("what", FIRST)
def test_whatever_is_asked_first_is_answered_over_a_slow_line(
    page: Page, site_folder: Path, what: str
) -> None:
    """What needs the rest of runtime or library waits for it, and is not taken for a calculation without end."""
    door = ask_edited if what == "source" else ask
    with line(site_folder, {}, slow=True, paced="", slowly=10**7) as (address, of_line):
        page.open(address)
        assert plain(page.run(PUT, FIRST[what])) == plain(door(load(), json.dumps(FIRST[what])))
    assert not {SNAPSHOT, "whole.wasm"} & set(of_line.asked)
    assert what != "source" or "rest.wasm" in of_line.asked


def test_a_snapshot_that_comes_too_slowly_gives_way_to_the_library(page: Page, site_folder: Path) -> None:
    with line(site_folder, FAST | GIVEN_UP, slow=False) as (address, of_line):
        page.open(address)
        assert answers(page)
        assert {SNAPSHOT, LIBRARY} <= set(of_line.asked)


@pytest.mark.needs("a browser's cache")
@pytest.mark.parametrize(
    ("first", "then"), [(FAST, {}), ({}, FAST)], ids=["fast, then slow", "slow, then fast"]
)
def test_who_comes_back_is_answered_from_what_the_browser_has(
    engine: Engine, site_folder: Path, first: Change, then: Change
) -> None:
    """What comes from there shows nothing of the line, so that nothing large is asked of it."""
    slow = first != FAST
    with line(site_folder, first, slow=slow) as (address, of_line), engine.opened() as page:
        page.open(address)
        assert answers(page)
        of_line.asked.clear()
        of_line.change, of_line.slow = then, not slow
        page.open(address)
        assert answers(page)
        assert not {SNAPSHOT, LIBRARY, RUNTIME} & set(of_line.asked)
