"""The page of an edited term is shown before all is made: as the whole build makes it, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

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

# What is edited in the file, which is whole again after each, and whether its page is shown ahead.
EDITS = {
    "a summary": ("when it goes.", "as soon as it goes.", True),
    "a summary with a sign of HTML": ("when it goes.", "when 2 < 3.", True),
    "a level": ("level: starter", "level: deep", True),
    "another name more": ("[ebb tide]", "[ebb tide, low water]", True),
    "a formula": ("h = f / 2", "h = f / (1 + 1)", True),
    "a meaning": ("what is left,", "what is **left**,", True),
    "a reason": ("It comes after it.", "It **comes** after it.", True),
    "a question": ("Does it go?", "Does it ever go?", True),
    "an answer": ("Yes. Half", "Yes, and [[flood]] comes. Half", True),
    "a source": ("On tides", "On all tides", True),
    "a day": ("checked: 2026-11-01", "checked: 2026-11-02", True),
    "nothing read before": ("requires: [flood]\n", "", True),
    "a text and a summary": ("Until it comes.", "Until a flood comes.", True),
    "no area that there is": ("[basics]", "[tides]", False),
    "a word that is no level": ("level: starter", "level: easy", False),
    "no formula": ("h = f / 2", "h = f /", False),
    "no term that there is": ("term: flood", "term: moon", False),
    "a link to no term": ("after a [[flood]]", "after a [[moon]]", False),
    "another figure": ("Half of it, {half.half}", "Half of it, {half.rest}", False),
    "no calculator": ("calculators: [{use: half}]\n", "", False),
    "a sign of another program": ("Water goes", "{{< water >}} goes", False),
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
    file, shown, page = project / "terms" / "ebb.md", project / "build" / "ahead", "terms/ebb/index.html"
    ready = list[bool]()

    def whole() -> list[Problem]:
        ready.append((shown / page).is_file())
        return build(project, project / "site", engine=lambda *_: ())

    assert done(project).how == "whole"
    for name, (old, new, expected) in EDITS.items():
        assert old in TERM, name
        capsys.readouterr()
        file.write_text(TERM.replace(old, new, 1).replace("when it goes", "when it goes away"), "utf-8")
        ready.clear()
        what = least(project, project / "site", (), whole, shown)
        assert ready == [expected], name  # before all was made
        assert capsys.readouterr().out.split() == ([page] if expected else []), (name, what)
        if expected:
            assert what.how == "whole" and not what.problems, name
            assert (shown / page).read_bytes() == (project / "site" / page).read_bytes(), name
            assert set(files(shown)) == {page}, name
            shutil.rmtree(shown)
        assert not shown.exists(), name
        file.write_text(TERM, "utf-8")
        assert not done(project).problems, name
