"""The built site behind real servers, told what the guide tells their owners: headers, and readers who return."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.consumers.servers.crowd import crowd
from tests.consumers.servers.returning import deployed, missing, returns
from tests.consumers.servers.servers import SERVERS

pytestmark = [pytest.mark.consumer, pytest.mark.browser]
Served = tuple[str, Path]  # the address, and the folder behind it


@pytest.fixture(
    scope="module", params=[name for name, one in SERVERS.items() if not (one.missing or one.slow)]
)
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, site_folder: Path
) -> Iterator[Served]:
    server = SERVERS[request.param]
    folder = deployed(site_folder, tmp_path_factory.mktemp("served"))
    with server.serving(folder, tmp_path_factory.mktemp(server.name)) as address:
        print(server.version())
        yield address, folder


def test_the_doctor_finds_nothing(served: Served) -> None:
    assert missing(served[0]) == []


def test_a_crowd_gets_every_file_whole(served: Served) -> None:
    got = crowd(*served, seconds=3)
    print(f"{got.rate:,.0f} engine files a second")
    assert got.files > 0 and got.errors == 0


@pytest.mark.parametrize("keeps", [False, True], ids=["plain", "kept offline"])
def test_the_first_visit_after_a_deploy_has_the_new_engine(
    chromium: Browser, served: Served, keeps: bool
) -> None:
    address, folder = served
    assert returns(chromium, address, folder, keeps=keeps)
