"""How long formulas take, CPython beside Pyodide: what pages ask most, and the promised limits in seconds."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from termsite.engine.node import NODE, environment

ROOT = Path(__file__).parents[1]
ROUNDS = 7


def cpython(*part: str) -> dict[str, float]:
    """Time every call in a fresh process of this Python."""
    return _figures([sys.executable, "-m", "benchmarks.calls", *part])


def pyodide(*part: str) -> dict[str, float]:
    """Time every call in a fresh Pyodide."""
    return _figures([str(NODE), "benchmarks/calls.mjs", "node_modules/pyodide", str(ROOT), *part])


def _figures(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def main() -> None:
    """Print both tables: medians with their spread, and the ratio of the two."""
    print(f"\nmargin: microseconds a call, median of {ROUNDS} interleaved rounds [lowest to highest]\n")
    _table("call", 1)
    print("\nThe promised limits, in seconds\n")
    _table("at its limit", 2, "limits")


def _table(what: str, places: int, *part: str) -> None:
    here, there = [], []
    for _ in range(ROUNDS):
        here.append(cpython(*part))
        there.append(pyodide(*part))
    print(f"| {what} | CPython | Pyodide under Node | ratio |\n|---|---|---|---|")
    for name in here[0]:
        ours, theirs = [each[name] for each in here], [each[name] for each in there]
        ratio = median(theirs) / median(ours)
        print(f"| {name} | {_spread(ours, places)} | {_spread(theirs, places)} | {ratio:.1f}× |")


def _spread(times: list[float], places: int) -> str:
    low, middle, high = (f"{each:.{places}f}" for each in (min(times), median(times), max(times)))
    return f"{middle} [{low} to {high}]"


if __name__ == "__main__":
    main()
