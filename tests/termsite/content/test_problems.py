"""Every way in which content can be wrong has a folder in cases/ and the words in which it is told."""

import ast
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from build import told
from termsite.content import shape
from termsite.glossary import read_and_link
from termsite.model import Problem
from termsite.site import build

CASES = sorted((Path(__file__).parents[1] / "cases").iterdir())
Content = Callable[[Path | None], Path]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_wrong_is_told_in_these_words(
    case: Path, content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    code = told(read_and_link(content(case))[-1], "No problems.")
    said = capsys.readouterr().err
    expected = case / "expected.txt"
    if not expected.exists() and "CI" not in os.environ:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert code == 1


def test_content_without_fault_has_no_problems(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    root = content(None)
    (root / "terms").mkdir()
    (root / "terms" / "equity.md").write_text(
        "---\ntitle: equity\nsummary: What is left when every debt is paid.\nareas: [basics]\nlevel: starter\n"
        "published: 2026-11-21\n---\nHalf is {half.half}.\n",
        encoding="utf-8",
    )
    assert told(read_and_link(root)[-1], "No problems.") == 0
    assert capsys.readouterr().out == "No problems.\n"


def test_a_problem_leaves_the_published_site_as_it_was(content: Content, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good page", encoding="utf-8")
    problems = build(content(CASES[0]), site)
    assert problems
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good page"
    assert not [path for path in tmp_path.iterdir() if path.name not in ("site", "content")]


def made(file: Path) -> Iterator[tuple[str, range]]:
    """Where a file makes a problem, or words one that a schema found."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            yield str(file), range(node.lineno, (node.end_lineno or node.lineno) + 1)
        elif isinstance(node, ast.match_case) and file == Path(shape.__file__):
            yield str(file), range(node.body[0].lineno, (node.body[-1].end_lineno or 0) + 1)


def test_every_kind_of_problem_has_its_case(content: Content) -> None:
    folders = [Path(shape.__file__).parents[1] / wing for wing in ("content", "linking")]
    kinds = [kind for folder in folders for file in sorted(folder.glob("*.py")) for kind in made(file)]
    reached: set[tuple[str, int]] = set()

    def heard(frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code is Problem.__init__.__code__ and frame.f_back:
            reached.add((frame.f_back.f_code.co_filename, frame.f_back.f_lineno))
        return lines if frame.f_code is shape._sentence.__code__ else None

    def lines(frame: FrameType, event: str, argument: Any) -> Any:
        reached.add((frame.f_code.co_filename, frame.f_lineno))
        return lines

    before = sys.gettrace()
    for case in CASES:
        root = content(case)
        sys.settrace(heard)
        try:
            read_and_link(root)
        finally:
            sys.settrace(before)
        shutil.rmtree(root)
    missing = [f"{file}:{at.start}" for file, at in kinds if not any((file, line) in reached for line in at)]
    assert not missing, "no case for " + ", ".join(missing)
