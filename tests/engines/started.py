"""An engine by its name, started for a block that shares it with nothing else."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

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


@contextmanager
def on_desktop(name: str, desktop: Mapping[str, str]) -> Iterator[Engine]:
    """Start Chromium or Firefox with windows, on the desktop that these variables lead to, for a screen reader."""
    with ExitStack() as own:
        engine: Engine
        if name == "chromium":
            engine = Chromium(own.enter_context(served.browser()), desktop)
        else:
            engine = Firefox(desktop)
        own.callback(engine.close)
        yield engine
