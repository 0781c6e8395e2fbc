"""`python -m tests.tools.trials NAME`: start one tool as the tests do, and print its version."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping

from tests.browser.served import browser
from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tests.speech.desk import desk
from tests.tools.display import screen
from tests.tools.found import path

PAGE = "data:text/html,<title>Opened</title><p>Opened"


def chromium() -> str:
    with browser() as running:
        return opened(Chromium(running))


def firefox() -> str:
    return opened(Firefox())


def webkit() -> str:
    return opened(WebKit())


def opened(engine: Engine) -> str:
    """Open a page, and return the number of the version."""
    try:
        with engine.opened() as page:
            page.open(PAGE)
            title = page.run("() => document.title")
            assert title == "Opened", f"it opened {title!r}"
        return engine.version.rpartition(" ")[2]
    finally:
        engine.close()


def xvfb() -> str:
    with screen(path("xvfb")):
        return ""  # the one that does not tell its version


def openbox() -> str:
    return told("openbox", "--version")


def pdftotext() -> str:
    return told("pdftotext", "-v")


def dbus() -> str:
    return told("dbus", "--version")


def xdotool() -> str:
    return told("xdotool", "version")


def orca() -> str:
    with desk():
        return told("orca", "--version")


def told(name: str, option: str) -> str:
    """Return the version that a program tells of itself."""
    done = subprocess.run([path(name), option], capture_output=True, text=True, check=False)
    number = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    assert done.returncode == 0 and number, f"it told no version: {done.stdout + done.stderr!r}"
    return number.group()


TRIALS: Mapping[str, Callable[[], str]] = {
    trial.__name__: trial
    for trial in (chromium, firefox, webkit, xvfb, openbox, pdftotext, dbus, xdotool, orca)
}

if __name__ == "__main__":
    try:
        print(TRIALS[sys.argv[1]]())
    except Exception as error:  # whatever a browser's driver raises
        sys.exit(str(error).partition("\n")[0].removeprefix("Message: "))
