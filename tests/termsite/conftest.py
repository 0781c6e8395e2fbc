"""Folders of content for tests, and the project's own site, built once a run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from termsite.glossary import read_and_link
from termsite.model import Glossary, Site
from termsite.pages.all import pages
from termsite.pages.page import Page
from termsite.theme.frame import frames
from termsite.theme.frames import Frames

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest.fixture
def content(tmp_path: Path) -> Callable[[Path | None], Path]:
    """Copy what all cases share, and over it the folder of one case."""

    def copied(case: Path | None = None) -> Path:
        root = tmp_path / "content"
        shutil.copytree(HERE / "common", root, ignore=shutil.ignore_patterns("__pycache__"))
        if case is not None:
            shutil.copytree(case, root, symlinks=True, dirs_exist_ok=True)
        return root

    return copied


def themed(root: Path) -> Path:
    """Give what all cases share our theme and our settings, so that a whole site can be made of it."""
    shutil.copytree(ROOT / "theme", root / "theme")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "terms").mkdir()
    settings = re.sub(
        r"^(?:  - About:\n(?:      .*\n)*|(?:watch|hooks|  package): .*\n)",
        "",
        (ROOT / "mkdocs.yml").read_text("utf-8"),
        flags=re.MULTILINE,
    )
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    if (ROOT / "build" / "fonts").exists():
        shutil.copytree(ROOT / "build" / "fonts", root / "build" / "fonts")
    return root


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything between the files and the documents of the project's own site."""

    glossary: Glossary
    site: Site
    pages: tuple[Page, ...]
    frames: Frames


@pytest.fixture(scope="session")
def whole() -> Whole:
    """The project's own pages and frames."""
    glossary, site, problems = read_and_link(ROOT)
    assert not problems, "\n".join(map(str, problems))
    made = pages(glossary, site)
    return Whole(glossary, site, made, frames(ROOT, made, glossary, site))
