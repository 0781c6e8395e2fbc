"""How many examples a property draws, and that they are always the same; in the browser's Python too."""

import os
from collections.abc import Sequence
from typing import TypeVar

import hypothesis

COUNTS = {"inside": 5, "quick": 15, "all": 40, "thorough": 400}
PROFILE = os.environ.get("MARGINARY_PROFILE", "all")
T = TypeVar("T")


def some(cases: Sequence[T], step: int) -> Sequence[T]:
    """Return every so many of the cases of one kind; in the thorough size all of them."""
    return cases if PROFILE == "thorough" else cases[::step]


for name, examples in COUNTS.items():
    # derandomize is the fixed seed: the examples follow from the test itself
    hypothesis.settings.register_profile(
        name, max_examples=examples, derandomize=True, deadline=None, database=None
    )
hypothesis.settings.load_profile(PROFILE)


def pytest_report_header() -> str:
    return f"hypothesis: profile {PROFILE}, {COUNTS[PROFILE]} examples a property, seed fixed by each test"
