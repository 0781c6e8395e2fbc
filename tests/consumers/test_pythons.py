"""The wheel alone, in every Python from 3.11 to the newest that can be had: its formulas' tests, its answers."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.consumers.conftest import Run
from tests.marginary.conftest import ROOT
from tests.marginary.test_wheel import ASKED, as_the_site_says

pytestmark = pytest.mark.consumer
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")


@pytest.mark.parametrize("python", PYTHONS)
def test_it_answers_as_the_site_does(brought: Run, wheel: Path, python: str) -> None:
    told = json.loads(brought([str(wheel)], "python", "-I", ASKED, python=python).stdout)
    assert told["python"].startswith(f"{python}.")
    as_the_site_says(told, Path(told["from"][0]).parents[1])


@pytest.mark.parametrize("python", PYTHONS)
def test_its_formulas_pass_their_tests(brought: Run, wheel: Path, python: str) -> None:
    tools = [f"{name}=={version(name)}" for name in ("pytest", "hypothesis")]
    few = ["env", "MARGINARY_PROFILE=quick", "MARGINARY_HOSTILE=100", "MARGINARY_BOUNDARY=50"]
    tests = [
        "python",
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.draws",
        "--rootdir",
        ROOT,
        "-c",
        ROOT / "pyproject.toml",
    ]
    done = brought(
        [str(wheel), *tools],
        *few,
        f"PYTHONPATH={ROOT}",
        *tests,
        ROOT / "tests/margin",
        "--noconftest",
        python=python,
    )
    assert "passed" in done.stdout and "skipped" not in done.stdout
