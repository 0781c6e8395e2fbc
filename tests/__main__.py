"""`python -m tests quick|all|thorough`: lint, types and tests, with the counts each size promises.

Exit 3: something that the tests need cannot be had, and nothing was tried.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.tools.bring import bring
from tests.tools.kit import engines
from tests.tools.lacking import Lacking
from tests.tools.tried import tried

Command = tuple[str, ...]
# What the last run without a failure tried; `make tried` puts it into README.
TRIED = Path(__file__).resolve().parent.parent / "build" / "tried.json"

# How many cases each size draws; every one from a fixed seed.
SIZES: Mapping[str, Mapping[str, str]] = {
    "quick": {
        "MARGINARY_HOSTILE": "400",
        "MARGINARY_BOUNDARY": "200",
        "MARGINARY_RANDOM": "10",
        "MARGINARY_REFUSALS": "100",
        "MARGINARY_FORMULAS": "200",
        "MARGINARY_SOLVED": "3",
    },
    "all": {
        "MARGINARY_CASES": "4",
        "MARGINARY_HOSTILE": "1000",
        "MARGINARY_BOUNDARY": "400",
        "MARGINARY_INSIDE": "20",
        "MARGINARY_RANDOM": "20",
        "MARGINARY_REFUSALS": "200",
        "MARGINARY_FORMULAS": "300",
        "MARGINARY_ASSISTED": "5",
        "MARGINARY_SOLVED": "3",
    },
    "thorough": {
        "MARGINARY_HOSTILE": "20000",
        "MARGINARY_BOUNDARY": "2000",
        "MARGINARY_INSIDE": "2000",
        "MARGINARY_RANDOM": "200",
        "MARGINARY_REFUSALS": "2000",
        "MARGINARY_FORMULAS": "1000",
        "MARGINARY_INTERRUPTIONS": "200",
        "MARGINARY_ASSISTED": "1000",
        "MARGINARY_SOLVED": "12",
    },
}
WAITING = "tests/browser"  # for a browser, most of the time
TIMED = "tests/engines"  # in two of them what is late by two seconds is ended
HEARD = "tests/speech"  # there is one screen reader, and one focus
PATIENT = ("nice", "-n", "19")  # takes what the browsers leave
BUSY = {
    f"tests/browser/test_{name}.py" for name in ("direction", "formulas", "look")
}  # and what reckons in one
BUILDING = ("tests/docs", "tests/terms", "tests/termsite", "tests/web")  # half of what `check` takes
SLOW = ("browser", "consumer", "engine", "install", "long", "mounts", "pyodide", "site", "slow")


def checks() -> list[Command]:
    """Return the tools that need no test, the cheap ones first."""
    python = sys.executable
    return [
        (python, "-m", "ruff", "check", "--no-cache", "."),
        (python, "-m", "ruff", "format", "--no-cache", "--check", "."),
        (python, "-m", "mypy", "--no-error-summary"),
    ]


def lanes(size: str) -> tuple[list[Command], list[Command]]:
    """Return the runs of tests, in two lanes side by side: those that drive browsers, or build, and those that reckon."""
    tests = (sys.executable, "-m", "pytest")
    if size == "quick":
        fast = ("-m", " and ".join(f"not {mark}" for mark in SLOW))
        others = (f"--ignore={path}" for path in BUILDING)
        return [(*tests, *BUILDING, *fast)], [(*tests, "tests", *fast, *others)]
    chosen = () if size == "thorough" else ("-m", "not consumer and not long")
    waiting = sorted({path.as_posix() for path in Path(WAITING).glob("test_*.py")} - BUSY)
    left = (f"--ignore={path}" for path in (TIMED, HEARD, *waiting))
    driving = [(*tests, *waiting, *chosen), (*tests, TIMED, *chosen)]
    return driving, [(*PATIENT, *tests, "tests", *chosen, *left)]


def main(arguments: list[str] | None = None) -> int:
    """Run everything of that size and return the first exit code that is not 0."""
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("--engines", default="", help="chromium,firefox,webkit; default: all three")
    given = parser.parse_args(arguments)
    if given.size == "quick":  # opens no browser
        return run("quick", {})
    try:
        wanted = engines(given.engines)
        brought = bring(wanted, listening=given.size == "thorough")
    except (Lacking, ValueError) as error:
        print(error, file=sys.stderr)
        return 3
    told = tried(brought, wanted)
    print(told, flush=True)
    named = {one.tool.variable: one.path for one in brought}
    code = run(given.size, {**named, "MARGINARY_ENGINES": ",".join(wanted)})
    if code == 0:
        told.write(TRIED)
    print(told, flush=True)
    return code


def run(size: str, variables: Mapping[str, str]) -> int:
    """Run the tools in order, until one of them fails, and return its exit code."""
    counts = SIZES[size]
    print(
        f"{size}: " + ", ".join(f"{name}={count}" for name, count in counts.items()) + ", seeds fixed",
        flush=True,
    )
    environment = {**os.environ, **counts, **variables, "MARGINARY_PROFILE": size}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        building = [] if size == "quick" else [(sys.executable, "build.py", "build", "--to", str(site))]
        code = beside(checks(), building, environment)
        if code:
            return code
        built = {**environment, "MARGINARY_SITE": str(site)} if building else environment  # for all lanes
        code = beside(*lanes(size), built)
        if size == "thorough" and not code:
            code = beside([(sys.executable, "-m", "pytest", HEARD)], [], built)
        return code


def beside(chain: Sequence[Command], others: Sequence[Command], environment: Mapping[str, str]) -> int:
    """Run a chain until one of it fails, and beside it other commands, who speak after it; return the first code not 0."""
    with ExitStack() as open_files:
        told = [open_files.enter_context(tempfile.TemporaryFile()) for _ in others]
        running = [
            subprocess.Popen(command, env=environment, stdout=file, stderr=file)
            for command, file in zip(others, told, strict=True)
        ]
        codes = [0]
        for command in chain:
            codes[0] = codes[0] or subprocess.run(command, env=environment, check=False).returncode
        for process, file in zip(running, told, strict=True):
            codes.append(process.wait())
            file.seek(0)
            sys.stdout.buffer.write(file.read())
            sys.stdout.flush()
    return next(filter(None, codes), 0)


if __name__ == "__main__":
    sys.exit(main())
