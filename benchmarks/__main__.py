"""`python -m benchmarks`: measure and print; nothing here fails a test."""

import sys
from collections.abc import Callable, Mapping

from benchmarks import engine, lighthouse, margin

ALL: Mapping[str, Callable[[], None]] = {
    "margin": margin.main,
    "engine": engine.main,
    "lighthouse": lighthouse.main,
}


def main(names: list[str]) -> int:
    """Run the named measurements, or all."""
    for name in names or list(ALL):
        ALL[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
