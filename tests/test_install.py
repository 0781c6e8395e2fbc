"""What stands in the way of an installation is told in one sentence with what to do."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tools.disk import on_disk
from tests.tools.hidden import path_without

pytestmark = pytest.mark.install
ROOT = Path(__file__).resolve().parent.parent
FILES = (
    "Makefile",
    "install.py",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    "requirements.lock",
    "requirements-test.lock",
)
# Without the settings that a make around this run hands on.
ALONE = {
    name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
}
BASE = sysconfig.get_path("stdlib")
PYTHON = shutil.which(f"python3.{sys.version_info.minor}", path=sysconfig.get_config_var("BINDIR"))
MAKE = f'make -s PYTHON="{PYTHON}"'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what an installation reads."""
    copy = tmp_path / "checkout"
    copy.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, copy / name)
    return copy


def made(checkout: Path, command: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {**ALONE, **variables}
    return subprocess.run(
        ["sh", "-c", command], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )


def sentence(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the one sentence of a make that failed; what make itself says of its target comes after."""
    assert done.returncode == 2, done.stdout + done.stderr
    *said, target = (done.stdout + done.stderr).splitlines()
    assert target.startswith("make: *** "), target
    (line,) = said
    return line


def test_a_path_without_python_is_told(checkout: Path, tmp_path: Path) -> None:
    hidden = [name for folder in os.get_exec_path() for name in _pythons(Path(folder))]
    told = sentence(made(checkout, "make -s install", PATH=path_without(hidden, tmp_path / "bin")))
    assert told == (
        "Marginary needs Python 3.11 or newer, and python3 is none; install one or name it: make PYTHON=python3.12"
    )


def _pythons(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("python*")] if folder.is_dir() else []


@pytest.mark.mounts
@pytest.mark.parametrize(
    ("size", "access", "told"),
    [
        (
            "1m",
            "rw",
            "Not installed (venv): there is no room left on the disk; free about 2 GB and run it again.",
        ),
        (
            "9m",
            "ro",
            "Not installed (venv): the disk can only be read; copy this folder to one that you can write and run it again.",
        ),
    ],
    ids=["full", "read-only"],
)
def test_a_disk_that_takes_no_environment_is_told(checkout: Path, size: str, access: str, told: str) -> None:
    done = on_disk(
        checkout, f"{MAKE} install; code=$?; test -e .venv && echo half; exit $code", size, access, ALONE
    )
    assert sentence(done) == told


@pytest.mark.mounts
def test_a_python_without_venv_is_told(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    hide, show = f'mount --bind "{tmp_path}/nothing" "{BASE}/ensurepip"', f'umount "{BASE}/ensurepip"'
    done = on_disk(checkout, f"{hide} && {MAKE} install; code=$?; {show}; exit $code", "40m", "rw", ALONE)
    assert sentence(done) == (
        "Not installed (venv): this Python makes no virtual environment; "
        "install its venv (Debian, Ubuntu: apt-get install python3-venv) and run it again."
    )


NO_INDEX = "no package index that has it answers; connect this machine or name a mirror (PIP_INDEX_URL, npm_config_registry) and run it again."


def test_a_package_index_that_does_not_answer_is_told(checkout: Path) -> None:
    done = made(checkout, f"{MAKE} install", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert sentence(done) == f"Not installed (pip): {NO_INDEX}"
    again = made(checkout, f"{MAKE} install", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert sentence(again) == sentence(done)


def test_a_registry_that_does_not_answer_is_told(checkout: Path, tmp_path: Path) -> None:
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    settings: Mapping[str, str] = {
        "npm_config_registry": "http://127.0.0.1:9/",
        "npm_config_cache": str(tmp_path / "cache"),
        "npm_config_fetch_retries": "0",
    }
    done = made(checkout, f'"{sys.executable}" install.py npm', **settings)
    assert done.returncode == 1
    assert done.stderr == f"Not installed (npm): {NO_INDEX}\n"


@pytest.mark.long  # a disk that takes no environment is told by the same lines
@pytest.mark.mounts
def test_a_disk_that_takes_no_package_is_told(checkout: Path, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (checkout / "one.lock").write_text(f"{wheel.as_uri()} --hash=sha256:{digest}\n", "utf-8")
    fill = "cat /dev/zero >filler 2>/dev/null"
    command = f'"{PYTHON}" install.py venv && {{ {fill}; .venv/bin/python install.py pip one.lock; }}'
    done = on_disk(checkout, command, "40m")
    assert done.returncode == 1
    assert done.stderr == (
        "Not installed (pip): there is no room left on the disk; free about 2 GB and run it again.\n"
    )


def test_half_an_environment_is_told(checkout: Path) -> None:
    subprocess.run([str(PYTHON), "-m", "venv", "--without-pip", ".venv"], cwd=checkout, check=True)
    told = sentence(made(checkout, f"{MAKE} install"))
    assert told == "Not installed (pip): .venv is not whole; remove it and run it again."
