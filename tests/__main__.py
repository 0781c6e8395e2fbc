"""`python -m tests quick|all|thorough`: lint, types and tests, with the counts each size promises."""

import os
import subprocess
import sys
from collections.abc import Mapping

# How many cases each size draws; every one from a fixed seed.
SIZES: Mapping[str, Mapping[str, str]] = {
    "quick": {"MARGINARY_HOSTILE": "400", "MARGINARY_RANDOM": "10", "MARGINARY_FORMULAS": "200"},
    "all": {"MARGINARY_HOSTILE": "2000", "MARGINARY_RANDOM": "50", "MARGINARY_FORMULAS": "1000"},
    "thorough": {"MARGINARY_HOSTILE": "20000", "MARGINARY_RANDOM": "200", "MARGINARY_FORMULAS": "1000"},
}
SLOW = "not browser and not pyodide and not site"


def commands(size: str) -> list[list[str]]:
    """Return the tools to run, in order: the cheap ones first."""
    python = sys.executable
    pytest = [python, "-m", "pytest", "tests", *(["-m", SLOW] if size == "quick" else [])]
    return [
        [python, "-m", "ruff", "check", "--no-cache", "."],
        [python, "-m", "ruff", "format", "--no-cache", "--check", "."],
        [python, "-m", "mypy", "--no-error-summary"],
        pytest,
    ]


def main(size: str) -> int:
    """Run everything of that size and return the first exit code that is not 0."""
    counts = SIZES[size]
    print(
        f"{size}: " + ", ".join(f"{name}={count}" for name, count in counts.items()) + ", seeds fixed",
        flush=True,
    )
    environment = {**os.environ, **counts, "MARGINARY_PROFILE": size}
    for command in commands(size):
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
