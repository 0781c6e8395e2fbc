"""What tests of a browser share: how long one waits until something is given up, a page, somebody else's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hosted import Host, hosted
from tests.browser.quiet import Listened, listened

PATIENCE = 30_000  # ms, as the driver's own; a machine that does much else is slow to start Python


@pytest.fixture(scope="session", autouse=True)
def patient() -> None:
    """An expectation waits as long as a press does."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    """A page that is listened to."""
    with listened(chromium) as one:
        yield one


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A page on another origin that holds what is pasted into it."""
    with hosted(tmp_path) as page:
        yield page
