"""Whether a tool really starts: a browser counts only when it has opened a page."""

import json
import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from playwright.sync_api import Error, sync_playwright

from tests.tools.display import display, screen

PAGE = "data:text/html,<title>Opened</title><p>Opened"
PATIENCE = 60  # seconds that a start may take on a busy machine


class Unfit(Exception):
    """A tool that is there and does not do what it is for; the message is its own last words."""


def version(name: str, path: str) -> str:
    """Start a tool, have a browser open a page, and return its version; Unfit says why not."""
    try:
        return TRIALS[name](path)
    except subprocess.TimeoutExpired:
        raise Unfit(f"no word within {PATIENCE} s") from None
    except (OSError, AssertionError, KeyError, ValueError, Error) as error:
        raise Unfit(last_line(str(error))) from None


def last_line(text: str) -> str:
    """Return the last line of what a program said that is not empty."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "not a word")


def _chromium(path: str) -> str:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(PAGE)
        assert page.title() == "Opened", f"it opened {page.title()!r}"
        return browser.version


def _firefox(path: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "page.png"
        _said([path, "--headless", "--no-remote", "--profile", folder, "--screenshot", str(picture), PAGE])
        assert picture.exists(), "it opened no page"
    return _number(_said([path, "--version"]))


def _webkit(path: str) -> str:
    with display() as screen, _driver(path, screen) as address:
        made = _ask(f"{address}/session", {"capabilities": {}})
        session = f"{address}/session/{made['sessionId']}"
        _ask(f"{session}/url", {"url": PAGE})
        title = _ask(f"{session}/title")
        _ask(session, method="DELETE")
    assert title == "Opened", f"it opened {title!r}"
    return str(made["capabilities"]["browserVersion"])


def _xvfb(path: str) -> str:
    with screen(path):
        return ""  # the one that does not tell its version


def _openbox(path: str) -> str:
    return _number(_said([path, "--version"]))


def _pdftotext(path: str) -> str:
    return _number(_said([path, "-v"]))


TRIALS: Mapping[str, Callable[[str], str]] = {
    "chromium": _chromium,
    "firefox": _firefox,
    "webkit": _webkit,
    "xvfb": _xvfb,
    "openbox": _openbox,
    "pdftotext": _pdftotext,
}


def _said(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stdout + done.stderr or f"exit {done.returncode}"
    return done.stdout + done.stderr


def _number(said: str) -> str:
    number = re.search(r"\d+(\.\d+)+", said)
    assert number, f"no version in {last_line(said)!r}"
    return number.group()


@contextmanager
def _driver(path: str, screen: str) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([path, f"--port={port}"], env={**os.environ, "DISPLAY": screen}, **quiet)
    address = f"http://127.0.0.1:{port}"
    try:
        _answering(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def _answering(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return _ask(f"{address}/status")
        except URLError:
            assert process.poll() is None, f"it ended, exit {process.returncode}"
            assert time.monotonic() < until, f"no word within {PATIENCE} s"
            time.sleep(0.1)


def _ask(address: str, body: object = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]
    except HTTPError as error:
        raise AssertionError(f"{error}: {error.read().decode()}") from None
