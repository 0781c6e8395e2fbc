"""An engine by its name, started for a block that shares it with nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser import served
from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit


@contextmanager
def started(name: str) -> Iterator[Engine]:
    """Start an engine that has seen nothing."""
    if name == "chromium":
        with served.browser() as browser:
            yield Chromium(browser)
        return
    engine = Firefox() if name == "firefox" else WebKit()
    yield engine
    engine.close()
