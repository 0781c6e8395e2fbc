"""The engines of a run, each started once, and a last word on what was tried in which and what in none."""

import zlib
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.draws import PROFILE
from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.lacking import LACKING
from tests.engines.page import Page
from tests.engines.webkit import WebKit
from tests.tools import chosen

LEFT_OUT = pytest.StashKey[Counter[tuple[str, str]]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = Counter()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        some = PROFILE != "thorough" and metafunc.definition.get_closest_marker("alike")
        engines = chosen()[:1] if some else chosen()
        metafunc.parametrize("engine", engines, indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    out = [item for item in items if _lacking(item)]
    config.stash[LEFT_OUT].update(entry for item in out if (entry := _lacking(item)))
    out += [item for item in items if item not in out and not _has_its_turn(item)]
    config.hook.pytest_deselected(items=out)
    items[:] = [item for item in items if item not in out]


def _has_its_turn(item: pytest.Item) -> bool:
    """Whether a case is asked of this engine: round the engines, or of those that tests/browser does not drive."""
    callspec = getattr(item, "callspec", None)
    if PROFILE == "thorough" or not callspec:
        return True
    if item.get_closest_marker("others"):
        return bool(callspec.params.get("engine") != "chromium")
    if not item.get_closest_marker("turns"):
        return True
    indices: dict[str, int] = dict(callspec.indices)
    here = indices.pop("engine")
    first = zlib.crc32(item.name.partition("[")[0].encode())  # so that not all begin with the same one
    return (first + max(indices.values(), default=0)) % len(chosen()) == here


def _lacking(item: pytest.Item) -> tuple[str, str] | None:
    """Return the entry in the table because of which a test cannot be tried."""
    callspec = getattr(item, "callspec", None)
    wanted = (
        ((callspec.params.get("engine"), marker.args[0]) for marker in item.iter_markers("needs"))
        if callspec
        else ()
    )
    return next((entry for entry in wanted if entry in LACKING), None)


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """One engine after another, each for all tests that ask for it."""
    started = _started(request)
    yield started
    started.close()


def _started(request: pytest.FixtureRequest) -> Engine:
    if request.param == "chromium":
        return Chromium(request.getfixturevalue("chromium"))
    return Firefox() if request.param == "firefox" else WebKit()


@pytest.fixture
def page(engine: Engine) -> Iterator[Page]:
    """An empty tab of 1280 by 900 that shares nothing with another test's."""
    with engine.opened() as opened:
        yield opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for entry, tests in sorted(config.stash[LEFT_OUT].items()):
        terminalreporter.write_line(f"not tried in {entry[0]}: {entry[1]} ({LACKING[entry]}; tests: {tests})")
