"""Chromium, by playwright."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Frame
from playwright.sync_api import Page as Tab

from tests.browser.served import ARGUMENTS
from tests.engines.engine import Engine, Reader
from tests.engines.page import PATIENCE, Lost, Page
from tests.tools import path

# Leave pages in memory when they are left, as readers' browsers do.
REMEMBERING = "--disable-back-forward-cache"
READ_OUT = "--force-renderer-accessibility"
NO_WASM = "--js-flags=--jitless"
BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}


class ChromiumPage(Page):
    """A tab of a browser context."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._frame: Frame = tab.main_frame
        tab.set_default_timeout(PATIENCE * 1000)

    def open(self, address: str) -> None:
        self._tab.goto(address)

    def reload(self) -> None:
        self._tab.reload()

    def evaluated(self, expression: str) -> str:
        try:
            return str(self._frame.evaluate(expression))
        except Error as error:
            raise Lost(error.message) from error

    @contextmanager
    def inside(self, selector: str) -> Iterator[None]:
        entered = self._frame.wait_for_selector(selector)
        frame = entered and entered.content_frame()
        assert frame, f"{selector} is no frame"
        outer, self._frame = self._frame, frame
        try:
            yield
        finally:
            self._frame = outer

    def point(self, selector: str, *, press: bool) -> None:
        element = self._frame.locator(selector).first
        element.click() if press else element.hover()

    def type(self, text: str) -> None:
        self._tab.keyboard.type(text)

    def press(self, keys: str) -> None:
        self._tab.keyboard.press(keys)

    def resize(self, width: int, height: int) -> None:
        self._tab.set_viewport_size({"width": width, "height": height})

    def picture(self) -> bytes:
        return self._tab.screenshot()

    def pdf(self) -> bytes:
        return self._tab.pdf(format="A4")


class Chromium(Engine):
    """The Chromium of this machine, started by the browser type of one that runs. In a desktop it has windows."""

    def __init__(self, running: Browser, desktop: Mapping[str, str] | None = None) -> None:
        self._type, self._desktop = running.browser_type, desktop
        self._browser = self._type.launch(**self._options())
        self.version = f"Chromium {running.version}"

    def close(self) -> None:
        self._browser.close()

    @contextmanager
    def opened(self, reader: Reader = Reader()) -> Iterator[Page]:  # noqa: B008  frozen
        with self._context(reader) as context:
            yield ChromiumPage(context.new_page())

    @contextmanager
    def _context(self, reader: Reader) -> Iterator[BrowserContext]:
        media: Any = {
            "reduced_motion": "reduce" if reader.calm else None,
            "forced_colors": "active" if reader.forced else None,
            "viewport": {"width": 1280, "height": 900},
        }
        if reader.keeps and reader.wasm:
            with self._browser.new_context(**media) as context:
                yield context
            return
        with tempfile.TemporaryDirectory() as profile:
            if not reader.keeps:
                preferences = Path(profile, "Default", "Preferences")
                preferences.parent.mkdir()
                preferences.write_text(json.dumps(BLOCKED), "utf-8")
            options = self._options(*([] if reader.wasm else [NO_WASM]))
            with self._type.launch_persistent_context(profile, **options, **media) as context:
                yield context

    def _options(self, *arguments: str) -> Any:
        seen: dict[str, Any] = {"headless": False, "env": dict(self._desktop)} if self._desktop else {}
        read_out = [READ_OUT] if self._desktop else []
        return {
            **seen,
            "executable_path": path("chromium"),
            "args": [*ARGUMENTS, "--enable-features=BackForwardCache", *read_out, *arguments],
            "ignore_default_args": [REMEMBERING],
        }
