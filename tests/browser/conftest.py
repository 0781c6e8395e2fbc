"""How long every test of a browser waits until something is given up."""

import pytest
from playwright.sync_api import expect

PATIENCE = 30_000  # ms, as the driver's own; a machine that does much else is slow to start Python


@pytest.fixture(scope="session", autouse=True)
def patient() -> None:
    """An expectation waits as long as a press does."""
    expect.set_options(timeout=PATIENCE)
