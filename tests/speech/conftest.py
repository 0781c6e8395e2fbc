"""One Orca for all, and one walk with it in each of the two browsers that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.speech.desk import Desk, desk
from tests.speech.phrases import PHRASES
from tests.speech.walk import Heard, walked
from tests.tools import chosen

READ = tuple(
    name for name in chosen() if name in ("chromium", "firefox")
)  # WebKitGTK has no such name among its readers


@pytest.fixture(scope="session")
def reader() -> Iterator[Desk]:
    """Orca, which one user can have only once."""
    with desk() as started:
        yield started


@pytest.fixture(scope="session", params=READ)
def told(request: pytest.FixtureRequest, reader: Desk, site: str) -> Mapping[str, Heard]:
    """All that was heard on the walk in one browser, by the name of the phrase."""
    return {one.phrase.name: one for one in walked(request.param, reader, site, PHRASES)}
