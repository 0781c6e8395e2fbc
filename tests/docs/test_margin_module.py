"""The examples of the page about the module are what Python prints, and the wheel is the module alone."""

import doctest
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("page", "least"), [("docs/margin-module.md", 16), ("src/margin/README.md", 6)])
def test_every_example_prints_what_the_page_says(page: str, least: int) -> None:
    failed, tried = doctest.testfile(str(ROOT / page), module_relative=False)
    assert failed == 0
    assert tried >= least


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        folder,
        ROOT,
    ]
    subprocess.run(build, check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_module_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"margin", "marginary_margin"}
    metadata = next(name for name in names if name.endswith("METADATA"))
    assert "Requires-Dist: " not in zipfile.ZipFile(wheel).read(metadata).decode().split("Provides-Extra")[0]


def test_the_wheel_imports_and_passes_its_tests_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "empty", with_pip=False)
    python = tmp_path / "empty" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    zipfile.ZipFile(wheel).extractall(site)  # what installing a pure wheel does, without needing pip in there
    where = subprocess.run(
        [python, "-I", "-c", "import margin; print(margin.__file__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(tmp_path))
    tests: list[str | Path] = [
        sys.executable,
        "-m",
        "pytest",
        ROOT / "tests/margin",
        "-x",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(tests, cwd=ROOT, env=_with_first(site), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def _with_first(folder: str) -> dict[str, str]:
    """Return an environment in which the wheel's module goes before the checkout's, with few examples."""
    few = {"MARGINARY_HOSTILE": "100", "MARGINARY_BOUNDARY": "50"}
    return {**os.environ, "PYTHONPATH": folder, "MARGINARY_PROFILE": "quick", **few}
