"""Every way in which content can be wrong has a folder in cases/ and the words in which it is told."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from build import told
from termsite.glossary import read_and_link
from termsite.site import build

CASES = sorted((Path(__file__).parent / "cases").iterdir())
Content = Callable[[Path | None], Path]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_wrong_is_told_in_these_words(
    case: Path, content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    code = told(read_and_link(content(case))[1], "No problems.")
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
    assert told(read_and_link(root)[1], "No problems.") == 0
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
