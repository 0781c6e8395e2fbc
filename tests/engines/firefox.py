"""The distribution's own Firefox, by WebDriver BiDi, with selenium's side of the protocol and no geckodriver.

Playwright 1.65 drives a stock Firefox too (its channel `moz-firefox`), but sends it unasked
`emulation.setMediaFeaturesOverride`, which the ESR of Debian 12 does not know.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, Any

from selenium.common import WebDriverException
from selenium.webdriver.common.bidi.browser import Browser
from selenium.webdriver.common.bidi.browsing_context import BrowsingContext
from selenium.webdriver.common.bidi.input import Input
from selenium.webdriver.common.bidi.script import Script
from selenium.webdriver.common.bidi.session import Session
from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from tests.engines.engine import Engine, Reader
from tests.engines.keys import chord, pointed, typed
from tests.engines.page import PATIENCE, Lost, Page
from tests.tools import path

LISTENING = re.compile(r"WebDriver BiDi listening on (ws:\S+)")
MIDDLE = """(selector) => {
  const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect()
  return [x + width / 2, y + height / 2]
}"""


class FirefoxPage(Page):
    """A browsing context in a user context of its own."""

    def __init__(self, connection: WebSocketConnection, context: str) -> None:
        self._contexts, self._script = BrowsingContext(connection), Script(connection)
        self._input = Input(connection)
        self._top = self._frame = context

    def open(self, address: str) -> None:
        self._contexts.navigate(context=self._top, url=address, wait="complete")

    def reload(self) -> None:
        self._contexts.reload(context=self._top, wait="complete")

    def evaluated(self, expression: str) -> str:
        target = {"context": self._frame}
        try:
            said = self._script.evaluate(expression=expression, target=target, await_promise=True)
        except WebDriverException as error:
            raise Lost(error.msg) from error
        assert said["type"] == "success", said
        return str(said["result"]["value"])

    @contextmanager
    def inside(self, selector: str) -> Iterator[None]:
        self.until("(selector) => Boolean(document.querySelector(selector))", selector)
        number = self.run(
            "(selector) => [...document.querySelectorAll('iframe')].indexOf(document.querySelector(selector))",
            selector,
        )
        (here,) = self._contexts.get_tree(root=self._frame)
        outer, self._frame = self._frame, here.children[number].context
        try:
            yield
        finally:
            self._frame = outer

    def point(self, selector: str, *, press: bool) -> None:
        x, y = self.run(MIDDLE, selector)
        self._input.perform_actions(context=self._frame, actions=pointed(x, y, press=press))

    def type(self, text: str) -> None:
        self._input.perform_actions(context=self._frame, actions=typed(text))

    def press(self, keys: str) -> None:
        self._input.perform_actions(context=self._frame, actions=chord(keys))

    def resize(self, width: int, height: int) -> None:
        self._contexts.set_viewport(context=self._top, viewport={"width": width, "height": height})

    def picture(self) -> bytes:
        return b64decode(self._contexts.capture_screenshot(context=self._top))

    def pdf(self) -> bytes:
        a4 = {"width": 21.0, "height": 29.7}  # cm
        return b64decode(self._contexts.print(context=self._top, page=a4))


class Firefox(Engine):
    """A Firefox that runs for all tests; what a reader sets needs one of its own. In a desktop it has windows."""

    def __init__(self, desktop: Mapping[str, str] | None = None) -> None:
        self._all, self._desktop = ExitStack(), desktop
        self._connection, self.version = self._all.enter_context(_running(Reader(), desktop))

    def close(self) -> None:
        self._all.close()

    @contextmanager
    def opened(self, reader: Reader = Reader()) -> Iterator[Page]:  # noqa: B008  frozen
        with ExitStack() as own:
            connection = self._connection
            if reader != Reader():
                connection, _ = own.enter_context(_running(reader, self._desktop))
            yield own.enter_context(_tab(connection))


@contextmanager
def _tab(connection: WebSocketConnection) -> Iterator[Page]:
    browser = Browser(connection)
    private = browser.create_user_context()
    page = FirefoxPage(connection, BrowsingContext(connection).create(type="tab", user_context=private))
    page.resize(1280, 900)
    try:
        yield page
    finally:
        browser.remove_user_context(user_context=private)


@contextmanager
def _running(
    reader: Reader, desktop: Mapping[str, str] | None = None
) -> Iterator[tuple[WebSocketConnection, str]]:
    """Start a Firefox in a new profile; yields the connection to it, and its name and version."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        Path(profile, "user.js").write_text(_preferences(reader), "utf-8")
        options = [*([] if desktop else ["--headless"]), "--no-remote", "--remote-debugging-port=0"]
        with subprocess.Popen(
            [path("firefox"), *options, "--profile", profile],
            env=desktop or os.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stderr
            connection = WebSocketConnection(f"{_address(process.stderr)}/session", PATIENCE, 0.005)
            session: Any = Session(connection).new(capabilities={})
            try:
                yield connection, f"Firefox {session['capabilities']['browserVersion']}"
            finally:
                process.terminate()  # first: the connection waits for the other end to close
                process.wait()
                connection.close()


def _address(said: IO[str]) -> str:
    """Return the address that Firefox says it listens at, and leave its further words to a thread."""
    found = next(filter(None, map(LISTENING.search, said)), None)
    assert found, "Firefox ended without listening"
    Thread(target=said.read, daemon=True).start()
    return found[1]


def _preferences(reader: Reader) -> str:
    set_ = {
        "network.cookie.cookieBehavior": None if reader.keeps else "2",
        "javascript.options.wasm": None if reader.wasm else "false",
        "ui.prefersReducedMotion": "1" if reader.calm else None,
        "browser.display.document_color_use": "2" if reader.forced else None,
    }
    return "".join(f'user_pref("{name}", {value});\n' for name, value in set_.items() if value)
