"""How long the most used formulas take: microseconds a call, CPython beside Pyodide, medians of interleaved runs."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from termsite.engine.node import NODE, environment

ROOT = Path(__file__).parents[1]
ROUNDS = 7


def cpython() -> dict[str, float]:
    """Time every call in a fresh process of this Python."""
    return _figures([sys.executable, "-m", "benchmarks.calls"])


def pyodide() -> dict[str, float]:
    """Time every call in a fresh Pyodide."""
    return _figures([str(NODE), "benchmarks/calls.mjs", "node_modules/pyodide", str(ROOT)])


def _figures(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def main() -> None:
    """Print a table of medians with their spread, and the ratio of the two."""
    here, there = [], []
    for _ in range(ROUNDS):
        here.append(cpython())
        there.append(pyodide())
    print(f"\nmargin: microseconds a call, median of {ROUNDS} interleaved rounds [lowest to highest]\n")
    print("| call | CPython | Pyodide under Node | ratio |\n|---|---|---|---|")
    for name in here[0]:
        ours, theirs = [each[name] for each in here], [each[name] for each in there]
        ratio = median(theirs) / median(ours)
        print(f"| {name} | {_spread(ours)} | {_spread(theirs)} | {ratio:.1f}× |")


def _spread(times: list[float]) -> str:
    return f"{median(times):.1f} [{min(times):.1f} to {max(times):.1f}]"


if __name__ == "__main__":
    main()
