"""What `check` says of a link and what is said of it in the finished site agree, whatever kind of link it is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import termsite.site
from termsite.glossary import read_and_link
from termsite.model import Problem
from termsite.site import build
from tests.termsite.conftest import themed

Content = Callable[[Path | None], Path]

TERM = """\
---
title: {name}
summary: A thing that is here so that something can be tested.
areas: [basics]
level: starter
published: 2026-11-21
{more}---
{text}
"""
MORE = """\
aliases: [rind]
formula: h = w / 2
symbols: {h: {means: half}, w: {means: whole}}
calculators: [{use: half}]
contrast: [{term: levain, difference: One is baked., aliases: [the-two]}]
questions: [{ask: "Is it hard?", answer: "Yes, it is hard."}]
sources: [{title: Of bread, publisher: A baker, url: "https://example.org/", checked: 2026-11-21, supports: All}]
"""
DOC = "---\ntitle: {name}\ndescription: A page that is here so that links can be tried.\n{more}---\n{text}\n"
PATH = """\
---
title: First words
summary: The first of the words that are here so that links can be tried.
order: 1
minutes: 5
terms: [crust, levain]
checks: {crust: half.half}
---
Begin.
"""
# Links in a term, and whether they lead somewhere.
LINKS = {
    "[w](../crust/)": True,
    "[w](../crust/index.html)": True,
    "[w](../crust)": False,
    "[w](../crust/#hard-to-cut)": True,
    "[w](../crust/#hard)": False,
    "[w](../crust/#%68ard-to-cut)": True,
    "[w](../crust/#Hard-to-cut)": False,
    "[w](../crust/#typed)": True,
    "[w](../crust/#bare)": True,
    "[w](../crust/#in-code)": False,
    "[w](../crust/#fn:1)": True,
    "[w](../crust/#fn:2)": False,
    "[w](../crust/#sources)": True,
    "[w](../crust/#source-1)": True,
    "[w](../crust/#source-2)": False,
    "[w](../crust/#q1)": True,
    "[w](../crust/#q2)": False,
    "[w](../crust/#check)": True,
    "[w](../crust/#formula)": True,
    "[w](../crust/#numbers)": True,
    "[w](../crust/#contrast)": True,
    "[w](../crust/#related)": False,
    "[w](../crust/#used-in)": True,
    "[w](../crust/#cite)": True,
    "[w](../crust/#content)": True,
    "[w](../crust/#map)": False,
    "[w](../crust/#)": True,
    "[w](../crust/#a=b)": True,
    "[w](../levain/#sources)": False,
    "[w](../levain/#contrast)": False,
    "[w](../levain/#check)": False,
    "[w](#sources)": False,
    "[w](#used-in)": False,
    "## Sources\n\n[w](#sources)": False,
    "## Sources\n\n[w](#sources-1)": True,
    "[w](../rind/)": True,
    "[w](../rind/#sources)": False,
    "[w](../the-two/#content)": False,
    "[w](../../compare/the-two/)": True,
    "[w](../../compare/crust-or-levain/)": True,
    "[w](../../compare/crust-or-levain/#x)": False,
    "said of a contrast: [w](#numbers)": False,
    "said of a contrast: [w](../crust/)": False,
    "said of a contrast: [w](../../terms/crust/#numbers)": True,
    "[w](../crust/used-in/)": True,
    "[w](../crust/used-in/#used-in)": True,
    "[w](../crust/used-in/#then)": False,
    "[w](../levain/used-in/)": False,
    "[w](../../calculators/half/)": True,
    "[w](../../calculators/half/#embed)": True,
    "[w](../../calculators/half/#working)": False,
    "[w](../../calculators/half/#half-working)": True,
    "[w](../../calculators/half/large/#half-working)": True,
    "[w](../../calculators/half/#whole=3)": True,
    "[w](../../calculators/half/small/)": False,
    "[w](../../calculators/#basics)": True,
    "[w](../../calculators/#others)": False,
    "[w](../../embed/build/half/#paste)": True,
    "[w](../../embed/build/quarter/)": False,
    "[w](../../embed/v1/half/)": True,
    "[w](../../embed/v1/quarter/)": False,
    "[w](../../embed/versions/)": True,
    "[w](../../areas/basics/#terms)": True,
    "[w](../../areas/basics/#map)": False,
    "[w](../../areas/basics/#questions)": False,
    "[w](../../areas/basics/page/2/#terms)": True,
    "[w](../../areas/basics/page/9/)": False,
    "[w](../../areas/)": True,
    "[w](../../areas/#basics)": False,
    "[w](../../paths/first/#worksheet)": True,
    "[w](../../paths/first/worksheet/#key)": True,
    "[w](../../paths/#first)": False,
    "[w](../../terms/#C)": True,
    "[w](../../terms/#X)": False,
    "[w](../../changes/#days)": True,
    "[w](../../changes/#weeks)": False,
    "[w](../../data/#files)": True,
    "[w](../../data/#days)": False,
    "[w](../../data/terms.json)": True,
    "[w](../../data/terms.xml)": False,
    "[w](../../data/terms/crust.json)": True,
    "[w](../../data/terms/crumb.json)": False,
    "[w](../crust.md)": True,
    "[w](../../feed.xml)": True,
    "[w](../../keys/#term-title)": True,
    "[w](../../keys/#term-tittle)": False,
    "[w](../../keys/#of-keys)": True,
    "[w](../../keys/#section-term)": True,
    "[w](../../#areas)": True,
    "[w](../../#feature)": False,
    "[w](../../#hello)": True,
    "[w](../../index.html)": True,
    "[w](../../about/#who)": True,
    "[w](../../about/#whom)": False,
    "[w](?q=1)": True,
    "[w](../crust/?q=1)": True,
    "[w](../crust/?q=1#sources)": True,
    "[w](../crust/?q=1#none)": False,
    "[w](../crumb/?q=1)": False,
    "[w](../crust/%3Fq=1)": False,
    '[w](../crust/ "title")': True,
    "[w](../crust/ 'title')": True,
    '[w](../crust/"title")': True,
    "[w](../crust/ (title))": False,
    '[w](../crust/ words "title")': False,
    "[w](../crust/ words)": False,
    "[w](<../crust/>)": True,
    '[w](<../crust/> "title")': True,
    "[w](<../crust/ words>)": False,
    "[w](../crust/(a))": False,
    "[w]( ../crust/ )": True,
    "[w](\n../crust/)": True,
    "[w](../crumb/\n'title')": False,
    "[w][a]\n\n[a]: ../crust/?q=1": True,
    "[w][a]\n\n[a]: ../crust/#none": False,
    '[w][a]\n\n[a]: ../crust/ "title"': True,
    "[w](Https://example.org/a)": True,
    "[w](HTTPS://example.org/a)": True,
    "[w](Mailto:a@example.org)": True,
    "[w](//example.org/a)": True,
    "<HTTPS://example.org/a>": True,
    "<a href=' ../crust/ '>w</a>": True,
    "<a href='../crumb/'>w</a>": False,
    "<a href=Https://example.org/>w</a>": True,
    "[w](..)": True,
    "[w](.)": True,
    "[w](../CRUST/)": False,
    "[w](../%63rust/)": True,
    "[w](%2e%2E/crust/)": True,
    "[w](%2e%2E/crumb/)": False,
    r"\[w](../crumb/)": True,
    r"[w](../crust/#hard\-to-cut)": True,
    "[w](../crust/?a=(b))": True,
    "## Über\n\n[w](#%C3%BCber)": True,
    "## Über\n\n[w](#Über)": False,
    "## Head {#given}\n\n[w](#given)": True,
    "## Head {#given}\n\n[w](#head)": False,
    "## Twice\n\na\n\n## Twice\n\n[w](#twice-1)": True,
    "## Twice\n\na\n\n## Twice\n\n[w](#twice-2)": False,
    "[w][a]\n\n[a]: ../crust/ (title)": True,
    "x[^1]\n\n[^1]: [w](../crumb/)": False,
    "`[w](../crumb/)`": True,
}
# What the finished site cannot know: it leads elsewhere, or is shown by a host that has nothing above it.
BY_CHECK_ALONE = ("[w](https://example.org/ (title))", "[w](../../..)")
# And in a page of docs/, whose links to files the theme's renderer leads.
FROM_DOCS = {
    "[w](terms/crust.md)": True,
    "[w](./terms/crust.md)": True,
    "[w](terms/crust.md#sources)": True,
    "[w](terms/crust.md#none)": False,
    "[w](terms/crust.md?q=1)": True,
    "[w](terms/crust.md?q=1#none)": False,
    "[w](terms/crumb.md)": False,
    "[w](terms/rind.md)": False,
    "[w](calculators/half.md)": False,
    "[w](areas/basics.md#terms)": True,
    "[w](paths/first.md)": True,
    "[w](terms/index.md)": True,
    "[w](terms/index.md#C)": True,
    "[w](index.md)": True,
    "[w](index.md#hello)": True,
    "[w](keys.md#term)": True,
    "[w](keys.md#terms)": False,
    "[w](about.md#who)": True,
    "[w](about.md#content-1)": True,
    "[w](../terms/crust/)": True,
    "[w](../terms/crust/?q=1)": True,
    "[w](#content)": True,
    "[w](#sources)": False,
    "## Content\n\n[w](#content-1)": True,
    "[w](Https://example.org/a)": True,
    "<a href='terms/crust.md'>w</a>": False,
    "<a href='../terms/crust/'>w</a>": True,
}


@pytest.fixture
def project(content: Content) -> Path:
    root = themed(content(None))
    crust = (
        "Hard.[^1]\n\n## Hard to cut\n\n<p id='typed'>a</p>\n\n<p id=bare>b</p>\n\n"
        '`<p id="in-code">`\n\n[^1]: A note.'
    )
    files = {
        "terms/crust.md": TERM.format(name="crust", more=MORE, text=crust),
        "terms/levain.md": TERM.format(name="levain", more="", text="Alive."),
        "docs/index.md": DOC.format(name="Home", more="lead: Welcome.\n", text="## Hello\n\nHere."),
        "docs/about.md": DOC.format(name="About", more="", text="## Who\n\nWe.\n\n## Content\n\nThis."),
        "docs/keys.md": DOC.format(
            name="Keys", more="lists: keys\nlead: All keys.\n", text="## Of keys\n\nAll.\n\n## Term\n\nOne."
        ),
        "docs/paths/first.md": PATH,
    }
    for number in range(5):
        name = f"loaf {'abcde'[number]}"
        files[f"terms/{name.replace(' ', '-')}.md"] = TERM.format(name=name, more="", text="It has a crust.")
    for number, link in enumerate((*LINKS, *BY_CHECK_ALONE)):
        contrast = f'contrast: [{{term: levain, difference: "{link[20:]}"}}]\ncalculators: [{{use: half}}]\n'
        said = (
            {"more": contrast, "text": "See."}
            if link.startswith("said")
            else {"more": "", "text": f"See {link}\n"}
        )
        files[f"terms/row-{number}.md"] = TERM.format(name=f"row {number}", **said)
    for number, link in enumerate(FROM_DOCS):
        files[f"docs/doc-{number}.md"] = DOC.format(name=f"Doc {number}", more="", text=f"See {link}\n")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text.replace("See ##", "##"), "utf-8")
    return root


def told(problems: list[Problem]) -> dict[str, list[str]]:
    """What is said of each row."""
    said: dict[str, list[str]] = {}
    for one in problems:
        row = re.search(r"(?:row|doc)-\d+", one.place.path)
        said.setdefault(row[0] if row else "elsewhere", []).append(str(one))
    return said


@pytest.mark.slow
def test_check_says_of_a_link_what_the_finished_site_says(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary, site, problems = read_and_link(project)
    monkeypatch.setattr(termsite.site, "read_and_link", lambda *_, **__: (glossary, site, []))
    by_check, by_site = told(problems), told(build(project, project / "site", engine=lambda *_: ()))
    rows = {f"row-{n}": one for n, one in enumerate(LINKS.items())}
    rows |= {f"doc-{n}": one for n, one in enumerate(FROM_DOCS.items())}
    assert {f"row-{len(LINKS) + n}" for n, _ in enumerate(BY_CHECK_ALONE)} <= by_check.keys() - by_site.keys()
    assert "elsewhere" not in by_check | by_site, (by_check.get("elsewhere"), by_site.get("elsewhere"))
    wrong = {
        link: (by_check.get(row), by_site.get(row))
        for row, (link, good) in rows.items()
        if (row not in by_check, row not in by_site) != (good, good)
    }
    assert not wrong
