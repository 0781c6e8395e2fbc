"""The engines of a run, each started once, and a last word on what was tried in which and what in none."""

import zlib
from collections import Counter
from collections.abc import Iterator

import pytest
from _pytest.runner import runtestprotocol
from urllib3.exceptions import ReadTimeoutError

from tests.draws import PROFILE
from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.lacking import LACKING
from tests.engines.page import Page
from tests.engines.webkit import WebKit
from tests.tools import chosen

LEFT_OUT = pytest.StashKey[Counter[tuple[str, str]]]()
SILENT = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = Counter()
    config.stash[SILENT] = []


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


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Ask once more where WebKit's driver fell silent, which is no answer of the site's; the last word tells it."""
    if "[webkit" not in item.name:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(one.failed and ReadTimeoutError.__name__ in one.longreprtext for one in reports):
        item.config.stash[SILENT].append(item.name)
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


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
    for name in config.stash[SILENT]:
        terminalreporter.write_line(f"asked twice, since WebKit's driver fell silent: {name}")
    for entry, tests in sorted(config.stash[LEFT_OUT].items()):
        terminalreporter.write_line(f"not tried in {entry[0]}: {entry[1]} ({LACKING[entry]}; tests: {tests})")
