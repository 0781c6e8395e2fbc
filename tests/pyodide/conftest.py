"""The engine as the site ships it."""

from pathlib import Path

import pytest

from termsite.content.settings import read_site
from termsite.engine.bundle import engine as make_engine
from tests.pyodide.inside import ROOT


@pytest.fixture(scope="session")
def engine() -> Path:
    """Return the folder of the engine made from this checkout."""
    return make_engine(ROOT, read_site(ROOT)[0])
