"""After a deploy with another engine a reader who returns has the new one, also who keeps the site for offline."""

import os
import shutil
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from termsite.hosting.rules import read, sent
from tests.browser.served import Handler, served

pytestmark = pytest.mark.browser
PATIENCE = 60_000
PAGE = "calculators/liquidation-price/"
MONTHS = 60 * 24 * 3600  # s since the files were written; a browser keeps for a tenth of it what says nothing
NEW = "0123456789ab"


class _Told(Handler):
    """A host that sends what the site's file of headers asks for."""

    def end_headers(self) -> None:
        rules = read((Path(self.directory) / "_headers").read_text("utf-8"))
        for line in sent(rules, self.path.partition("?")[0]):
            if line.header != "Content-Type":  # this host knows its types
                self.send_header(line.header, line.value)
        SimpleHTTPRequestHandler.end_headers(self)


@pytest.fixture
def folder(site_folder: Path, tmp_path: Path) -> Path:
    """The site as it was deployed two months ago."""
    to = shutil.copytree(site_folder, tmp_path / "site")
    for file in to.rglob("*"):
        os.utime(file, (time.time() - MONTHS,) * 2)
    return to


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with served(folder, _Told) as address:
        yield address


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    one = chromium.new_context()
    one.set_default_timeout(PATIENCE)
    yield one
    one.close()


def deploy(folder: Path, name: str = NEW) -> None:
    """Put another engine in the place of the one that is there."""
    (before,) = (folder / "engine").iterdir()
    runtime = folder / "assets/js/engine/runtime.js"
    text = runtime.read_text("utf-8")
    assert before.name in text
    runtime.write_text(text.replace(before.name, name), "utf-8")
    before.rename(before.with_name(name))


def kept(page: Page) -> None:
    """Keep the site on this device."""
    page.locator("[data-part=keep-offline]").click()
    told = page.locator("[data-part=offline-status]")
    expect(told).to_contain_text("Kept on this device", timeout=PATIENCE)


def visited(context: BrowserContext, address: str) -> tuple[Page, str]:
    """Open the page in a tab of its own, work a number, and return the name of the engine that answered."""
    page = context.new_page()
    page.goto(address + PAGE)
    page.locator("[data-field=entry_price] input[inputmode=decimal]").fill("50000")
    expect(page.locator("[data-part=answer]")).to_contain_text("45,226.13", timeout=PATIENCE)
    folder = page.evaluate("async () => (await import('/assets/js/engine/runtime.js')).FOLDER")
    return page, folder.split("/")[-2]


@pytest.mark.parametrize("keeps", [False, True], ids=["plain", "kept offline"])
def test_the_first_visit_after_a_deploy_has_the_new_engine(
    context: BrowserContext, folder: Path, address: str, keeps: bool
) -> None:
    page, engine = visited(context, address)
    assert engine != NEW
    if keeps:
        kept(page)
    page.close()
    deploy(folder)
    page, engine = visited(context, address)
    assert engine == NEW
    if keeps:
        expect(page.locator("[data-part=offline-status]")).to_contain_text("Kept on", timeout=PATIENCE)
        page.close()
        context.set_offline(True)
        assert visited(context, address)[1] == NEW, "and offline too"
