"""Folders of content for tests: a case's own terms over what all cases share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def content(tmp_path: Path) -> Callable[[Path | None], Path]:
    """Copy what all cases share, and over it the folder of one case."""

    def copied(case: Path | None = None) -> Path:
        root = tmp_path / "content"
        shutil.copytree(HERE / "common", root, ignore=shutil.ignore_patterns("__pycache__"))
        if case is not None:
            shutil.copytree(case, root, dirs_exist_ok=True)
        return root

    return copied
