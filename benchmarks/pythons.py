"""The wheel alone under every Python that can be had: margin's own tests, a question a calculator, its types."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.marginary.test_types import CONSUMER
from tests.marginary.test_wheel import ASKED, as_the_site_says

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results" / "pythons.md"
WANTED = ("3.11", "3.12", "3.13", "3.14")
TESTS = ("pytest", "hypothesis")  # what margin's tests need beside it
PYRIGHT = "1.1.414"
SIZE = {"MARGINARY_PROFILE": "quick", "MARGINARY_HOSTILE": "100", "MARGINARY_BOUNDARY": "50"}
BEFORE = """\
# pythons: the wheel alone

{day}. Each Python has an environment of its own with the wheel, {tests} and nothing else, away from the sources; margin's \
tests run there against what was installed, with few draws of each law ({size}), and each calculator is asked its example, \
whose answer is to be the site's to the letter. Then a program of somebody else's, `tests/marginary/consumer.py`, is judged \
against what is installed there by mypy {mypy} and pyright {pyright}, both strict. Made by `python -m benchmarks pythons`. \
What the wheel answers in the browser's Python, brought by its `loadPackage`, is held by `tests/pyodide/test_package.py`.

| Python | margin's tests | calculators asked | mypy | pyright |
|---|---|---|---|---|
"""


def main() -> None:
    """Build the wheel, try it under each Python, and write the table."""
    with TemporaryDirectory() as work:
        wheel = _wheel(Path(work) / "dist")
        rows = list(_rows(wheel, Path(work)))
    tests = " and ".join(f"{name} {version(name)}" for name in TESTS)
    size = " ".join(f"{name}={value}" for name, value in SIZE.items())
    before = BEFORE.format(
        day=date.today().isoformat(), tests=tests, size=size, mypy=version("mypy"), pyright=PYRIGHT
    )
    RESULTS.write_text(before + "".join(rows), "utf-8")


def _wheel(folder: Path) -> Path:
    # -P: the project's own build.py is not the tool of that name.
    build = [sys.executable, "-P", "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _rows(wheel: Path, work: Path) -> Iterator[str]:
    for wanted in WANTED:
        python = work / wanted / "bin" / "python"
        made = _uv("venv", "--python", wanted, str(work / wanted))
        if made.returncode:
            yield f"| {wanted} | could not be had | not asked | not asked | not asked |\n"
            continue
        tools = [f"{name}=={version(name)}" for name in TESTS]
        _uv("pip", "install", "--python", str(python), str(wheel), *tools).check_returncode()
        seen = (_told(python), _tested(python), _asked(python, work / wanted), *_typed(python, work))
        row = f"| {' | '.join(seen)} |\n"
        print(row, end="", flush=True)
        yield row


def _uv(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "uv", *command], capture_output=True, text=True, check=False)


def _told(python: Path) -> str:
    which = "import platform; print(platform.python_version())"
    return subprocess.run([python, "-c", which], capture_output=True, text=True, check=True).stdout.strip()


def _tested(python: Path) -> str:
    # Without the tests' own conftest, which opens browsers.
    command = [str(python), "-m", "pytest", "--noconftest", "-p", "tests.draws", "tests/margin"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **SIZE, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    ended: list[str] = re.findall(r"\d+ (?:passed|failed|errors?|skipped)", done.stdout)
    return ", ".join(ended) or done.stderr[-200:]


def _asked(python: Path, inside: Path) -> str:
    done = subprocess.run([python, "-I", ASKED], capture_output=True, text=True, check=True)
    told: Mapping[str, object] = json.loads(done.stdout)
    as_the_site_says(dict(told), inside)
    answers = told["answers"]
    assert isinstance(answers, Mapping)
    return f"{len(answers)}, all as the site's"


def _typed(python: Path, work: Path) -> Iterator[str]:
    """Yield what mypy and pyright say of the program that uses what is installed for this Python."""
    shutil.copy(CONSUMER, work / "uses.py")
    strict = ["--strict", "--no-incremental", "--config-file=", "--python-executable", str(python), "uses.py"]
    yield _clean([sys.executable, "-m", "mypy", *strict], work)
    (work / "uses.py").write_text(f"# pyright: strict\n{CONSUMER.read_text('utf-8')}", "utf-8")
    brought = [sys.executable, "-m", "uv", "run", "-q", "--isolated", "--no-project", "--with"]
    yield _clean(
        [*brought, f"pyright[nodejs]=={PYRIGHT}", "pyright", "--pythonpath", str(python), "uses.py"], work
    )


def _clean(command: list[str], work: Path) -> str:
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    return "clean" if done.returncode == 0 else " ".join((done.stdout + done.stderr).split())[-300:]
