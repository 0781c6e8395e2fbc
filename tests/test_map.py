"""ARCHITECTURE is true: its wings are the tested ones, its files are there, and each owns what the map says."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.test_architecture import WINGS

ROOT = Path(__file__).parent.parent
MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
HOUSE = MAP.partition("## The house")[2].partition("\n## ")[0]
CHANGES = MAP.partition("## Where to change what")[2].partition("\n## ")[0]
# A file in backticks, and the word behind it that must stand in it.
OWNS = re.compile(r"`([\w./-]+\.(?:py|js|css))`(?: `(\w+)`)?")
ASKED = ("a refusal's words", "a label on a chart", "the breadcrumb", "what the feed says", "a venue's rule")


def tracked() -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.splitlines() if (ROOT / name).exists()]


def test_the_wings_are_drawn_as_they_are_tested() -> None:
    drawn: dict[str, dict[str, str]] = {}
    for wing, _, allowed in re.findall(r"^\| (.+?) \| (.*?) ?\| ?(.*?) ?\|$", HOUSE, re.MULTILINE):
        corner = re.fullmatch(r"\*\*`(.+)/`\*\*", wing)
        if corner:
            drawn[corner[1]] = {}
        elif drawn:
            drawn[list(drawn)[-1]][wing] = allowed
    assert drawn == {corner: dict(wings) for corner, wings in WINGS.items()}


def test_every_file_that_the_map_names_is_there() -> None:
    files = tracked()
    named = set(re.findall(r"`([\w*./-]+\.(?:py|mjs|js|css|html|json|yml|toml|md|sh))`", MAP))
    missing = [name for name in named if "*" not in name and name[0] != "/" and not _there(name, files)]
    assert len(named) > 40
    assert missing == []


def _there(name: str, files: list[str]) -> bool:
    return any(file == name or file.endswith("/" + name) for file in files)


def test_every_change_that_is_asked_for_has_its_place() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", CHANGES, re.MULTILINE)
    assert set(ASKED) <= {what for what, _ in rows}


@pytest.mark.parametrize(("file", "word"), OWNS.findall(CHANGES))
def test_each_place_owns_what_the_map_says(file: str, word: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert re.search(rf"\b{word}\b", text), f"{file} has no {word}"
