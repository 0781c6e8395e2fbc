"""`python -m tests.tools.readme build/tried.json …`: keep what runs tried, and list it in README."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.tools.tried import Tried

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
KEPT = ROOT / "benchmarks" / "results" / "tried"  # one file a system: its last run
SECTION = re.compile(r"(?<=<!-- tried -->\n).*?(?=<!-- /tried -->)", re.DOTALL)


def kept() -> list[Tried]:
    """Return what was kept, in the order of the systems' names."""
    return [Tried.read(file) for file in sorted(KEPT.glob("*.json"))]


def keep(tried: Tried) -> None:
    """Keep a run in place of the one before on the same system."""
    tried.write(KEPT / f"{re.sub('[^a-z0-9]+', '-', tried.system.lower()).strip('-')}.json")


def listed(text: str, runs: Iterable[Tried]) -> str:
    """Return README's text with these runs as its list."""
    rows = "".join(f"- {run}\n" for run in runs)
    return SECTION.sub(lambda _: rows, text)


def main(files: Iterable[str]) -> None:
    """Keep the runs of these files and write README."""
    for file in files:
        if not Path(file).exists():
            sys.exit(f"There is no {file}; a `make test` without a failure writes it.")
        keep(Tried.read(Path(file)))
    README.write_text(listed(README.read_text("utf-8"), kept()), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
