"""The examples of the pages about the package are what Python prints."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("page", "least"),
    [("docs/margin-module.md", 20), ("src/margin/README.md", 6), ("src/marginary/README.md", 9)],
)
def test_every_example_prints_what_the_page_says(page: str, least: int) -> None:
    failed, tried = doctest.testfile(str(ROOT / page), module_relative=False)
    assert failed == 0
    assert tried >= least
