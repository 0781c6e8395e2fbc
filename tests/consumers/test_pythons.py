"""The wheel alone, in every Python from 3.11 to the newest that can be had: it answers as the site does."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.consumers.conftest import Run
from tests.marginary.test_wheel import ASKED, as_the_site_says

pytestmark = pytest.mark.consumer
MINORS = range(11, 17)


@pytest.fixture(scope="module")
def pythons() -> Mapping[str, str]:
    """The interpreters that are here or can be brought, by version; what was tried is printed."""
    had = {told: path for minor in MINORS for path in _places(minor) if (told := _version(path))}
    newest = {told.rpartition(".")[0]: told for told in had}
    chosen = {told: had[told] for told in newest.values()}
    print(f"Pythons: {', '.join(chosen)}")
    assert f"3.{sys.version_info.minor}" in newest
    return chosen


def _places(minor: int) -> Iterator[str]:
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [str(path) for path in sorted(root.glob(f"3.{minor}.*/bin/python"))]
    found += filter(None, [shutil.which(f"python3.{minor}")])
    if not found:
        uv = Path(sys.executable).parent / "uv"
        subprocess.run([uv, "python", "install", "-q", f"3.{minor}"], capture_output=True, check=False)
        done = subprocess.run(
            [uv, "python", "find", f"3.{minor}"], capture_output=True, text=True, check=False
        )
        found += done.stdout.split("\n")[:1] if done.returncode == 0 else []
    yield from found


def _version(path: str) -> str:
    """The version of an interpreter; "" where it is a name without one behind it."""
    ask = [path, "-c", "import platform; print(platform.python_version())"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def test_it_answers_as_the_site_does(brought: Run, wheel: Path, pythons: Mapping[str, str]) -> None:
    for known, path in pythons.items():
        told = json.loads(brought([str(wheel)], "python", "-I", ASKED, python=path).stdout)
        assert told["python"] == known
        as_the_site_says(told, Path(told["from"][0]).parents[1])
