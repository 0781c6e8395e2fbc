"""The scripts: their types as written down, and the parts that need no page."""

import subprocess
from pathlib import Path

from termsite.node import NODE, environment

ROOT = Path(__file__).parents[2]


def node(*arguments: str | Path) -> None:
    done = subprocess.run(
        [NODE, *arguments], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_types_written_in_comments_hold() -> None:
    node("node_modules/typescript/bin/tsc", "--project", ".")


def test_the_parts_without_a_page_keep_their_promises() -> None:
    node("--test", *sorted((ROOT / "tests" / "web").glob("*.test.mjs")))
