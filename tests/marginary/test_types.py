"""A type checker knows the calculators of the wheel: their inputs, their choices, their rows."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.install

CONSUMER = Path(__file__).parent / "consumer.py"
WRONG = [
    ('liquidation_price(side="sideways")', "arg-type"),
    ("liquidation_price(enty_price=3)", "call-arg"),
    ("liquidation_price(entry_price=None)", "arg-type"),
    ('liquidation_price(preset="nothing")', "arg-type"),
    ('cross_margin(positions=[{"markets": "BTC"}])', "typeddict-unknown-key"),
]


def strict(file: Path, installed: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", str(file)]
    environment = {"MYPYPATH": str(installed)}
    return subprocess.run(
        command, env=environment, cwd=installed, capture_output=True, text=True, check=False
    )


def test_a_program_that_is_right_is_called_right(installed: Path) -> None:
    done = strict(CONSUMER, installed)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_mistake_is_found(installed: Path, tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    lines = ["from marginary import cross_margin, liquidation_price", *(line for line, _ in WRONG)]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    said = strict(file, installed).stdout
    for number, (line, kind) in enumerate(WRONG, 2):
        found = [told for told in said.splitlines() if told.startswith(f"{file}:{number}: error")]
        if not found or f"[{kind}]" not in found[0]:
            pytest.fail(f"{line}: {said}")
