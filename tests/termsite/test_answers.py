"""The build asks every question once, however many pages, cards and figures show its answer."""

from collections.abc import Callable
from pathlib import Path

from termsite.downloads.all import downloads
from termsite.glossary import read_and_link
from termsite.pages.all import pages

COUNTED = """
from dataclasses import replace
from tests.termsite.common.calculators import half as right

ASKED = []


def counted(whole: float) -> right.Answer:
    ASKED.append(whole)
    return right.half.function(whole)


half = replace(right.half, function=counted)
"""
TERM = """---
title: equity
summary: What is left when every debt is paid.
areas: [basics]
level: starter
published: 2026-11-21
calculators: [{use: half}, {use: half, preset: large}]
---
Half is {half.half} or {half:large.half}, the rest {half.rest}.
"""


def test_each_example_is_worked_once_for_each_view(content: Callable[[Path | None], Path]) -> None:
    root = content(None)
    (root / "calculators" / "half.py").write_text(COUNTED, encoding="utf-8")
    (root / "terms").mkdir()
    (root / "terms" / "equity.md").write_text(TERM, encoding="utf-8")
    glossary, site, problems = read_and_link(root)
    assert not problems
    assert len(pages(glossary, site)) > 5
    assert downloads(glossary, site)
    asked = glossary.catalogue["half"].function.__globals__["ASKED"]
    assert sorted(asked) == [100.0, 100.0, 1000.0, 1000.0]  # the example and the preset, whole and compact
