"""A frozen embed needs nothing of the site that came after it, and a withdrawn one goes on answering."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from termsite.archive import keep, read_archive, withdrawn
from termsite.model import Site
from tests.browser.hosted import Host
from tests.browser.quiet import Listened
from tests.browser.served import BUILT_FOR, served
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
