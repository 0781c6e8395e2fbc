"""What every test shares: how examples are drawn, and which engines run."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import served
from tests.tools import chosen
from tests.tools.disk import namespace

pytest_plugins = ("tests.draws",)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was left out on purpose, or cannot be had here: the run's last line says so."""
    out = [item for item in items if _left_out(item)]
    config.hook.pytest_deselected(items=out)
    items[:] = [item for item in items if item not in out]


def _left_out(item: pytest.Item) -> bool:
    if "chromium" in getattr(item, "fixturenames", ()) and "chromium" not in chosen():
        return True
    return item.get_closest_marker("mounts") is not None and not namespace()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once; a run of several lanes has built it for all of them."""
    if built := os.environ.get("MARGINARY_SITE"):
        return Path(built)
    return served.build(tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the built site, ending in a slash."""
    with served.served(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium; each test opens its own context in it."""
    with served.browser() as started:
        yield started
