"""Pages kept in a web archive with all that they load, and replayed by pywb: the copy takes no number, and says why."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from socket import create_server
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright
from warcio.capture_http import capture_http

_, address = sys.argv[1:]
PAGES = ("calculators/liquidation-price/", "terms/liquidation-price/", "embed/v1/liquidation-price/")
MANAGE = [sys.executable, "-c", "from pywb.manager.manager import main; main()"]
SERVE = [sys.executable, "-c", "from pywb.apps.cli import wayback; wayback()", "-b", "127.0.0.1", "-p"]


def asked(browser: Browser) -> list[str]:
    """Every address that the pages and their engine ask the site for, while somebody works a number."""
    page, found = browser.new_page(), []
    page.context.on("request", lambda request: found.append(request.url.partition("#")[0]))
    for place in PAGES:
        page.goto(address + place)
        page.locator("[data-field=entry_price] input[name]").first.fill("30000")
        page.get_by_text("27,135.68").first.wait_for()
    page.close()
    return [one for one in dict.fromkeys(found) if one.startswith(address)]


def kept(addresses: list[str]) -> None:
    """Put what the site sends at these addresses into the archive."""
    with capture_http("kept.warc.gz"):
        for one in addresses:
            line = http.client.HTTPConnection(address.split("/")[2])  # the name has a recorder behind it here
            line.request("GET", "/" + one.removeprefix(address))
            line.getresponse().read()
    for verb in (["init", "kept"], ["add", "kept", "kept.warc.gz"]):
        subprocess.run([*MANAGE, *verb], check=True, capture_output=True)


@contextmanager
def archive() -> Iterator[str]:
    """The address of the collection, with pywb behind it."""
    with create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    with Path("log").open("wb") as log, subprocess.Popen([*SERVE, port], stdout=log, stderr=log) as server:
        try:
            while server.poll() is None and not answers(f"http://127.0.0.1:{port}/"):
                time.sleep(0.1)
            assert server.poll() is None, Path("log").read_text("utf-8")
            yield f"http://127.0.0.1:{port}/kept/"
        finally:
            server.terminate()


def answers(there: str) -> bool:
    """Whether a server answers there."""
    try:
        urlopen(there, timeout=30).close()
    except URLError:
        return False
    return True


def replayed(page: Page, there: str, place: str) -> None:
    """What a reader of the copy meets."""
    page.goto(there + address + place)
    copy = page.frame_locator("#replay_iframe")
    copy.locator(".mg-late").first.wait_for(state="visible")
    field = copy.locator("[data-field=entry_price] input[name]").first
    field.press_sequentially("5")
    assert field.input_value() == "60,000", (place, field.input_value())
    assert "54,271.36" in copy.locator("[data-part=answer]").first.inner_text(), place
    assert copy.locator(".mg-form :is(input, select):not([readonly], :disabled)").count() == 0, place


with sync_playwright() as playwright:
    chromium = Path("chromium").read_text("utf-8")
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    addresses = asked(browser)
    kept(addresses)
    page, strays = browser.new_page(), []
    page.context.on("request", lambda request: strays.append(request.url))
    with archive() as there:
        for place in PAGES:
            replayed(page, there, place)
    assert not [one for one in strays if one.startswith(address)], strays
    browser.close()
print(
    f"pywb {version('pywb')}: {len(PAGES)} pages replayed from {len(addresses)} addresses take no number, say why, "
    "and hold the numbers of their answer; nothing is asked of the site"
)
