"""The same input gives the same bytes: elsewhere, with another hash seed and locale, and after an edit undone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.termsite.conftest import ROOT

pytestmark = pytest.mark.site
PARTS = (
    "build.py",
    "mkdocs.yml",
    "pyproject.toml",
    "CHANGELOG.md",
    "ledger.tsv",
    "LICENSE",
    "calculators",
    "docs",
    "src",
    "terms",
    "theme",
    "web",
    "package.json",
    "package-lock.json",
)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two copies of the project in folders of different depth, with one engine between them."""
    first = tmp_path_factory.mktemp("one") / "a"
    second = tmp_path_factory.mktemp("two") / "deeper and" / "wïth a blank"
    for copy in (first, second):
        for part in PARTS:
            source = ROOT / part
            copy.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(source, copy / part)
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        if (ROOT / "build" / "engine").exists():  # making it takes long and has its own tests
            shutil.copytree(ROOT / "build" / "engine", copy / "build" / "engine")
    return [first, second]


def built(copy: Path, seed: str, locale: str) -> dict[str, bytes]:
    told = {"PYTHONPATH": str(copy / "src"), "PYTHONHASHSEED": seed, "LC_ALL": locale}
    done = subprocess.run(
        [sys.executable, "build.py", "build"], cwd=copy, env={**os.environ, **told}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    site = copy / "site"
    files = (path for path in site.rglob("*") if path.is_file() and ".snapshot" not in path.name)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_two_clean_builds_give_the_same_bytes(copies: list[Path]) -> None:
    assert differing(built(copies[0], "1", "C"), built(copies[1], "2", "tr_TR.UTF-8")) == []


def test_building_after_edits_equals_a_clean_build(copies: list[Path]) -> None:
    clean = built(copies[0], "3", "C.UTF-8")
    edited = sorted((copies[0] / "terms").glob("*.md"))[0]
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text + "\nOne more sentence.\n", encoding="utf-8")
    page = f"terms/{edited.stem}"  # its text, as HTML, as Markdown and as what the search reads
    told = ["data/texts.json", f"{page}.md", f"{page}/index.html"]
    assert differing(clean, built(copies[0], "4", "C.UTF-8")) == told
    edited.write_text(text, encoding="utf-8")
    assert differing(clean, built(copies[0], "5", "C.UTF-8")) == []
