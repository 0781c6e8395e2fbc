"""A frozen embed needs nothing of the site that came after it, and a withdrawn one goes on answering."""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from termsite.archive import keep, read_archive, versions, withdrawn
from termsite.glossary import read_and_link
from termsite.model import Site
from termsite.owner import Owner
from termsite.pages.all import pages
from termsite.rendering.render import SCRIPT, render
from termsite.theme.frame import frames
from tests.browser.hosted import Host
from tests.browser.quiet import Listened
from tests.browser.served import BUILT_FOR, ROOT, served
from tests.browser.test_builder import PATH, lines
from tests.browser.test_embed import answer, expected, frame_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("version", ["1.2.0", "v1"])
def test_it_answers_from_the_archive_alone(
    opened: Listened, site_folder: Path, tmp_path: Path, host: Host, version: str
) -> None:
    site = Site(name="Marginary", address=BUILT_FOR, description="", version="1.2.0", archive="kept")
    keep(site_folder, tmp_path, site)
    folder = tmp_path / "kept"
    for one in withdrawn(read_archive(tmp_path, site)[0], ()):
        (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.path).write_bytes(one.content)
    with served(folder) as address:
        src = f"{address}embed/{version}/liquidation-price/"
        opened.page.goto(host(f'<iframe sandbox="allow-scripts" src="{src}" height="900"></iframe>'))
        frame = frame_of(opened.page)
        assert expected("50000") in answer(frame, "50000")
        said = frame.get_by_text("It answers by the formulas of version 1.2.0.")
        expect(said).to_have_count(int(version == "v1"))
        assert not [url for url in opened.requests if f"{address}assets/js" in url]


def keeping(site_folder: Path, away: Path) -> Path:
    """The built site with a version in its archive, and with the builder that knows of it."""
    glossary, site, problems = read_and_link(ROOT)
    assert problems == []
    kept = replace(site, version="1.2.0", archive="kept")
    keep(site_folder, away, kept, {"liquidation-price": {320: 1111, 600: 999, 800: 777}})
    folder = away / "site"
    shutil.copytree(site_folder, folder, copy_function=os.link)
    shutil.copytree(away / "kept/embed/1.2.0", folder / "embed/1.2.0")
    known = replace(site, owner=Owner(versions=versions(away / "kept")))
    (page,) = (one for one in pages(glossary, known) if one.path == PATH)
    theme = frames(ROOT, pages(glossary, site), glossary, site)
    (document,) = render([page], theme, known, {SCRIPT})
    (folder / document.path).unlink()
    (folder / document.path).write_bytes(document.content)
    return folder


@pytest.mark.long
def test_the_builder_gives_a_kept_version_to_every_host(
    opened: Listened, site_folder: Path, tmp_path: Path, host: Host
) -> None:
    page = opened.page
    with served(keeping(site_folder, tmp_path)) as address:
        page.goto(address + PATH)
        assert "/embed/v1/" in lines(page, "html")
        page.get_by_label("Version").select_option("1.2.0")
        expect(page.locator("iframe")).to_have_attribute(
            "src", re.compile(r"embed/1\.2\.0/liquidation-price/")
        )
        for name in page.locator("#b-host option").evaluate_all("all => all.map((one) => one.value)"):
            text = lines(page, name)
            assert "/embed/v1/" not in text, name
            assert "/embed/1.2.0/" in text or "/calculators/" in text, name
        assert 'height="1111"' in lines(page, "html")
        page.goto(host(lines(page, "html")))
        frame = frame_of(page)
        assert expected("50000") in answer(frame, "50000")
        assert frame.url.startswith(f"{address}embed/1.2.0/")
