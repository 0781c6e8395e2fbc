"""The build asks every question once, however many pages, cards and figures show its answer."""

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import fields
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
ACCOUNT = """---
title: A half of three hundred
order: 10
asked: "Three hundred are cut in two. How large is a half?"
terms: [equity]
worked:
  - {use: half, inputs: {whole: "300"}, output: half, words: "as it is."}
  - {use: half, inputs: {whole: "300"}, output: rest, words: "the other one."}
trials:
  - {package: halves, version: "1.0", run: 2026-11-28, value: "150", same: true, why: "A half is a half."}
---
"""
PAGE = """---
title: What others answer
description: What packages that cut in two return for a few numbers.
lists: accounts
---
As they answered.
"""


def test_each_question_is_asked_once(content: Callable[[Path | None], Path]) -> None:
    root = content(None)
    (root / "calculators" / "half.py").write_text(COUNTED, encoding="utf-8")
    (root / "terms").mkdir()
    (root / "terms" / "equity.md").write_text(TERM, encoding="utf-8")
    (root / "docs" / "software").mkdir()
    (root / "docs" / "software" / "three-hundred.md").write_text(ACCOUNT, encoding="utf-8")
    (root / "docs" / "others.md").write_text(PAGE, encoding="utf-8")
    glossary, site, problems = read_and_link(root)
    assert not problems
    assert len(pages(glossary, site)) > 5
    assert downloads(glossary, site)
    asked = glossary.answers.catalogue["half"].function.__globals__["ASKED"]
    # The example and the preset, whole and compact; the account of 300 only where its answer stands.
    assert sorted(asked) == [100.0, 100.0, 300.0, 1000.0, 1000.0]


def test_a_glossary_is_read_only(content: Callable[[Path | None], Path]) -> None:
    glossary, _, _ = read_and_link(content(None))
    values = [getattr(glossary, field.name) for field in fields(glossary)]
    maps = [value for value in values if isinstance(value, Mapping)]
    assert len(maps) >= 14
    assert not [value for value in maps if isinstance(value, MutableMapping)]
