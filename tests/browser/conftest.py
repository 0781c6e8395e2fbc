"""What tests of a browser share: which cases a run asks, how long one waits, a page, somebody else's page."""

import math
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hosted import Host, hosted
from tests.browser.quiet import Listened, listened

HERE = Path(__file__).parent
CASES = int(os.environ.get("MARGINARY_CASES", "1"))  # of so many of a promise a run asks one
PATIENCE = 30_000  # ms, as the driver's own; a machine that does much else is slow to start Python


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Draw some of the cases of each promise, always the same."""
    promises: defaultdict[Callable[..., object], list[pytest.Item]] = defaultdict(list)
    for item in items:
        if isinstance(item, pytest.Function) and item.path.parent == HERE:
            promises[item.function].append(item)
    out = set[pytest.Item]()
    for promise, cases in promises.items():
        kept = math.ceil(len(cases) / CASES)
        out.update(random.Random(promise.__name__).sample(cases, len(cases) - kept))
    config.hook.pytest_deselected(items=list(out))
    items[:] = [item for item in items if item not in out]


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
