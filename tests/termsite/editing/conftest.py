"""Small folders of terms, and the commands of who writes, run on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from build import commands, told
from termsite.editing.commands import run
from termsite.glossary import read_and_link


@dataclass(frozen=True, slots=True)
class Shelf:
    """A project in a folder of its own."""

    root: Path

    def put(self, slug: str, more: str = "", body: str = "", title: str = "") -> Path:
        """Write a term that says no more than it must, and what is given besides."""
        said = title or slug.replace("-", " ")
        lines = (
            f"title: {said}",
            f"summary: What is meant by {slug} here.",
            "areas: [basics]",
            "level: starter",
            *more.splitlines(),
            "published: 2026-11-21",
        )
        return self.write(f"terms/{slug}.md", "\n".join(("---", *lines, "---", body)))

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def files(self) -> dict[str, bytes]:
        """Every file of the project, those that are hidden among them."""
        found = sorted(file for file in self.root.rglob("*") if file.is_file() and file.suffix != ".pyc")
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in found}

    def text(self, slug: str) -> str:
        return (self.root / "terms" / f"{slug}.md").read_bytes().decode()

    def do(self, *arguments: str) -> int:
        """Run a command as the terminal does, without one."""
        return told(*run(self.root, commands().parse_args(arguments)))

    def problems(self) -> list[str]:
        """What `check` says."""
        return list(map(str, read_and_link(self.root)[-1]))


@pytest.fixture
def shelf(content: Callable[[Path | None], Path]) -> Shelf:
    return Shelf(content(None))
