"""The distribution's own WebKitGTK, by selenium and WebKitWebDriver, in a display without a screen."""

from __future__ import annotations

import os
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from selenium.common import WebDriverException
from selenium.webdriver import Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.engines.engine import Engine, Reader
from tests.engines.keys import Actions, chord, typed
from tests.engines.page import PATIENCE, Lost, Page
from tests.tools import path
from tests.tools.display import display

# Asked and looked for in two steps: a script that waits while its page is left is never answered.
ASK = """const [number] = arguments, asked = (globalThis.asked ??= {})
asked[number] = ''
EXPRESSION.then((said) => { asked[number] = said })"""
LOOK = "return globalThis.asked?.[arguments[0]] ?? null"
SILENCE = 150  # s after which a driver that answers nothing is given up; a page may take PATIENCE to load
CALM = "[Settings]\ngtk-enable-animations=0\n"


class WebKitPage(Page):
    """The one window of a session, which is private as every automated one."""

    def __init__(self, driver: Remote) -> None:
        self._driver = driver
        self._numbers = count()
        driver.set_page_load_timeout(PATIENCE)

    def open(self, address: str) -> None:
        self._driver.get("about:blank")  # else the same address with another fragment is not loaded
        self._driver.get(address)

    def reload(self) -> None:
        self._driver.refresh()

    def evaluated(self, expression: str) -> str:
        number = next(self._numbers)
        try:
            self._driver.execute_script(ASK.replace("EXPRESSION", expression), number)
            while not (said := self._driver.execute_script(LOOK, number)):
                if said is None:
                    raise Lost("another page is here")
                time.sleep(0.01)
        except WebDriverException as error:
            raise Lost(error.msg) from error
        return str(said)

    @contextmanager
    def inside(self, selector: str) -> Iterator[None]:
        self.until("(selector) => Boolean(document.querySelector(selector))", selector)
        self._driver.switch_to.frame(self._driver.find_element(By.CSS_SELECTOR, selector))
        try:
            yield
        finally:
            self._driver.switch_to.parent_frame()

    def point(self, selector: str, *, press: bool) -> None:
        element = self._driver.find_element(By.CSS_SELECTOR, selector)
        if press:
            return element.click()
        move = {"type": "pointerMove", "origin": element, "x": 0, "y": 0}
        parameters = {"pointerType": "mouse"}
        self._act([{"type": "pointer", "id": "mouse", "parameters": parameters, "actions": [move]}])
        return None

    def type(self, text: str) -> None:
        self._act(typed(text))

    def press(self, keys: str) -> None:
        self._act(chord(keys))

    def _act(self, actions: Actions) -> None:
        self._driver.execute(Command.W3C_ACTIONS, {"actions": actions})

    def resize(self, width: int, height: int) -> None:
        """Give the page a size: the window's, and what its frame takes."""
        self._driver.set_window_rect(0, 0, width, height)
        inner_width, inner_height = self.run("() => [innerWidth, innerHeight]")
        self._driver.set_window_rect(0, 0, 2 * width - inner_width, 2 * height - inner_height)
        self.until("(...size) => size[0] === innerWidth && size[1] === innerHeight", width, height)

    def picture(self) -> bytes:
        return b64decode(self._driver.get_screenshot_as_base64())

    def pdf(self) -> bytes:
        raise NotImplementedError("WebKitWebDriver has no command to print")


class WebKit(Engine):
    """A display that is there for all tests; each tab is a browser of its own in it."""

    def __init__(self) -> None:
        self._all = ExitStack()
        self._display = self._all.enter_context(display())
        with self._driver() as driver:
            self.version = f"WebKitGTK {driver.capabilities['browserVersion']}"

    def close(self) -> None:
        self._all.close()

    @contextmanager
    def opened(self, reader: Reader = Reader()) -> Iterator[Page]:  # noqa: B008  frozen
        with tempfile.TemporaryDirectory() as settings:
            variables = {}
            if reader.calm:
                Path(settings, "gtk-3.0").mkdir()
                Path(settings, "gtk-3.0", "settings.ini").write_text(CALM, "utf-8")
                variables["XDG_CONFIG_HOME"] = settings
            if not reader.wasm:
                variables["JSC_useWasm"] = "0"
            with self._driver(**variables) as driver:
                page = WebKitPage(driver)
                page.resize(1280, 900)
                yield page

    @contextmanager
    def _driver(self, **variables: str) -> Iterator[Remote]:
        environment = {**os.environ, "DISPLAY": self._display, **variables}
        service = Service(path("webkit"), env=environment)
        service.start()
        connection = RemoteConnection(client_config=ClientConfig(service.service_url, timeout=SILENCE))
        answers = True
        try:
            driver = Remote(connection, options=Options())
            try:
                yield driver
            except HTTPError:
                answers = False  # nor would it be told to quit
                raise
            finally:
                if answers:
                    driver.quit()
        finally:
            service.stop()
