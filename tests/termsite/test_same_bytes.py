"""The same input gives the same bytes: elsewhere, with another hash seed, locale and number of processes, and after an
edit undone.
"""

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
    "heights.tsv",
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
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in a deeper folder, with the same engine, pictures of titles and typefaces, and nothing else that a build leaves."""
    made = tmp_path_factory.mktemp("two") / "deeper and" / "wïth a blank"
    made.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, made / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, made / part)
    (made / "node_modules").symlink_to(ROOT / "node_modules")
    for kept in ("cards", "engine", "fonts"):  # making these takes long and has its own tests
        if (ROOT / "build" / kept).exists():
            shutil.copytree(ROOT / "build" / kept, made / "build" / kept)
    return made


def built(copy: Path, seed: str, locale: str, *given: str) -> dict[str, bytes]:
    told = {"PYTHONPATH": str(copy / "src"), "PYTHONHASHSEED": seed, "LC_ALL": locale}
    done = subprocess.run(
        [sys.executable, "build.py", "build", *given], cwd=copy, env={**os.environ, **told}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return read(copy / "site")


def read(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file() and ".snapshot" not in path.name)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_a_clean_build_elsewhere_gives_the_same_bytes(site_folder: Path, copy: Path) -> None:
    assert differing(read(site_folder), built(copy, "2", "tr_TR.UTF-8", "--executor", "local:2")) == []


@pytest.mark.long  # tests/termsite/record/test_incremental.py does it with more edits to a smaller site
def test_building_after_edits_equals_a_clean_build(copy: Path) -> None:
    clean = built(copy, "3", "C.UTF-8")
    edited = sorted((copy / "terms").glob("*.md"))[0]
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text + "\nOne more sentence.\n", encoding="utf-8")
    page = f"terms/{edited.stem}"  # its text, as HTML, as Markdown and as what the search reads
    told = ["data/texts.json", f"{page}.md", f"{page}/index.html"]
    assert differing(clean, built(copy, "4", "C.UTF-8")) == told
    edited.write_text(text, encoding="utf-8")
    assert differing(clean, built(copy, "5", "C.UTF-8")) == []
