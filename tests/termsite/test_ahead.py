"""The page of an edited term is shown before all is made: as the whole build makes it, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsite.ahead import MISTAKES
from termsite.least import least
from termsite.model import Problem
from termsite.release import release
from termsite.site import build
from tests.termsite.builds import done, files
from tests.termsite.conftest import themed

TERM = """\
---
title: ebb
summary: Something that water does when it goes.
aliases: [ebb tide]
areas: [basics]
level: starter
formula: h = f / 2
symbols:
  h: {means: what is left, value: "{half.half}"}
  f: {means: what was there, unit: m, value: "4"}
related: [{term: flood, why: It comes after it.}]
requires: [flood]
calculators: [{use: half}]
questions:
  - {ask: Does it go?, answer: "Yes. Half of it, {half.half}, is left."}
sources:
  - {title: On tides, publisher: Example, url: "https://example.org/tides", supports: That water goes., checked: 2026-11-01}
published: 2026-11-01
---
Water goes, and half of it is {half.half}. It is an ebb after a [[flood]].

## How long

Until it comes.
"""
OTHER = """\
---
title: flood
summary: Something that water does when it comes.
areas: [basics]
level: starter
published: 2026-11-01
---
Water comes.
"""

PAGE = "terms/ebb/index.html"

# What is edited in the file, which is whole again after each, and what is shown ahead.
EDITS = {
    "a summary": ("when it goes.", "as soon as it goes.", PAGE),
    "a summary with a sign of HTML": ("when it goes.", "when 2 < 3.", PAGE),
    "a level": ("level: starter", "level: deep", PAGE),
    "another name more": ("[ebb tide]", "[ebb tide, low water]", PAGE),
    "a formula": ("h = f / 2", "h = f / (1 + 1)", PAGE),
    "a meaning": ("what is left,", "what is **left**,", PAGE),
    "a reason": ("It comes after it.", "It **comes** after it.", PAGE),
    "a question": ("Does it go?", "Does it ever go?", PAGE),
    "an answer": ("Yes. Half", "Yes, and [[flood]] comes. Half", PAGE),
    "a source": ("On tides", "On all tides", PAGE),
    "a day": ("checked: 2026-11-01", "checked: 2026-11-02", PAGE),
    "nothing read before": ("requires: [flood]\n", "", PAGE),
    "a text and a summary": ("Until it comes.", "Until a flood comes.", PAGE),
    "no area that there is": ("[basics]", "[tides]", ""),
    "a word that is no level": ("level: starter", "level: easy", MISTAKES),
    "no formula": ("h = f / 2", "h = f /", ""),
    "no term that there is": ("term: flood", "term: moon", ""),
    "a link to no term": ("after a [[flood]]", "after a [[moon]]", ""),
    "another figure": ("Half of it, {half.half}", "Half of it, {half.rest}", ""),
    "no calculator": ("calculators: [{use: half}]\n", "", ""),
    "a sign of another program": ("Water goes", "{{< water >}} goes", MISTAKES),
}


@pytest.fixture
def project(content: Callable[[Path | None], Path]) -> Path:
    root = themed(content(None))
    (root / "terms" / "ebb.md").write_text(TERM, "utf-8")
    (root / "terms" / "flood.md").write_text(OTHER, "utf-8")
    said, problems = release(root, datetime(2026, 11, 2, tzinfo=UTC))
    assert said and not problems, problems
    return root


@pytest.mark.slow
def test_what_is_shown_ahead_is_what_the_whole_build_makes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, shown = project / "terms" / "ebb.md", project / "build" / "ahead"
    ready = list[bool]()

    def whole() -> list[Problem]:
        ready.append(bool(expected) and (shown / expected).is_file())
        return build(project, project / "site", engine=lambda *_: ())

    assert done(project).how == "whole"
    for name, (old, new, expected) in EDITS.items():
        assert old in TERM, name
        capsys.readouterr()
        file.write_text(TERM.replace(old, new, 1).replace("when it goes", "when it goes away"), "utf-8")
        ready.clear()
        what = least(project, project / "site", (), whole, shown)
        assert capsys.readouterr().out.split() == ([expected] if expected else []), name
        assert ready == [bool(expected)], name  # before all was made
        found = files(shown)
        assert set(found) == ({expected} if expected else set()), name
        if expected == PAGE:
            assert what.how == "whole" and not what.problems, name
            assert found[PAGE] == (project / "site" / PAGE).read_bytes(), name
        elif expected == MISTAKES:
            assert set(found[MISTAKES].decode().split("\n")) == set(
                "\n".join(map(str, what.problems)).split("\n")
            )
        shutil.rmtree(shown, ignore_errors=True)
        file.write_text(TERM, "utf-8")
        assert not done(project).problems, name
