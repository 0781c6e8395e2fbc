"""An edited style sheet is set anew alone, where nothing else is another for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.termsite.builds import clean, done, files
from tests.termsite.conftest import themed

TERM = """\
---
title: ebb
summary: An ebb is the time in which the water falls, from high water to low.
aliases: []
areas: [basics]
level: starter
published: 2026-11-02
---
Water falls.
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is written behind a style sheet, the files that are others then, and how much is built for it."""

    said: str
    other: frozenset[str] = frozenset()
    how: str = "part"


RULE = "\n.mg-new { color: red }\n"
EDITS = {
    "text": Edit(RULE, frozenset({"assets/marginary.css", "assets/embed.css"})),
    "print": Edit(RULE, frozenset({"assets/print.css"})),
    "pages": Edit("\n/* nothing but a remark */\n"),
    "charts": Edit(RULE, frozenset({"assets/marginary.css", "assets/embed.css"}), "whole"),
    "colours": Edit("\n/* a remark */\n", how="whole"),
}


@pytest.fixture
def project(content: Callable[[Path | None], Path]) -> Path:
    root = themed(content(None))
    (root / "terms" / "ebb.md").write_text(TERM, "utf-8")
    return root


def write(root: Path, name: str, said: str) -> None:
    with (root / "theme" / "css" / f"{name}.css").open("a", encoding="utf-8") as file:
        file.write(said)


@pytest.mark.slow
def test_a_style_sheet_is_set_anew_alone_and_nothing_else_is_another(project: Path) -> None:
    assert done(project).how == "whole"
    before = files(project / "site")
    for name, edit in EDITS.items():
        write(project, name, edit.said)
        told = done(project)
        assert (told.how, told.problems) == (edit.how, ()), name
        after = files(project / "site")
        other = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        assert {path for path in other if not path.startswith("assets/cards/")} == edit.other, name
        assert done(project).how == "nothing", name
        before = after
    assert before == clean(project)


@pytest.mark.slow
def test_styles_and_texts_in_turn(project: Path) -> None:
    """Both put their files into the folder of the site before, which has to have those of the other."""
    done(project)
    file = project / "terms" / "ebb.md"
    for number in range(3):
        write(project, "term", f"\n.mg-n{number} {{ color: red }}\n")
        assert done(project).how == "part"
        file.write_text(f"{TERM}Number {number}.\n", "utf-8")
        assert done(project).how == "part"
    write(project, "term", RULE)
    file.write_text(f"{TERM}At last.\n", "utf-8")
    assert done(project).how == "whole"
    assert files(project / "site") == clean(project)


@pytest.mark.slow
def test_a_sheet_that_is_no_text_is_told_and_the_site_stays(project: Path) -> None:
    done(project)
    before = files(project / "site")
    sheet = project / "theme" / "css" / "text.css"
    said = sheet.read_bytes()
    sheet.write_bytes(said + b"/* caf\xe9 */\n")
    told = done(project)
    line = said.count(b"\n") + 1
    assert [str(one) for one in told.problems] == [f"theme/css/text.css:{line}: not UTF-8: byte 0xe9"]
    assert files(project / "site") == before
    sheet.write_bytes(said)
    assert done(project).problems == ()
