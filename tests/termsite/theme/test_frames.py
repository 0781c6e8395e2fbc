"""A page filled through a frame is the page that MkDocs would have rendered, whatever its words are."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from termsite.pages.headline import signature
from termsite.pages.term import TermPage
from termsite.rendering import render
from termsite.theme.slots import BadFrame, cut, sentinel
from tests.termsite.conftest import ROOT, Whole

pytestmark = pytest.mark.site
NONCE = "0123456789abcdef"

# All that a frame may differ in: what it does, and how that is undone before comparing.
DIFFERENCES = [
    ("a checkbox has no autocomplete", 'id="__drawer">', 'id="__drawer" autocomplete="off">'),
    ("a checkbox has no autocomplete", 'id="__search">', 'id="__search" autocomplete="off">'),
    ("the article has an id, to which the skip link leads", ' id="content"', ""),
    ("the theme's script is told", r'"later":"([^"]*)",(.*)</body>', r'\2<script src="\1"></script></body>'),
    ("the skip link is there although MkDocs sees no heading", '<a href="#content" class="md-skip">Skip to content</a>', ""),
]  # fmt: skip

HOSTILE = [
    "quotes \" and ' and `",
    "<b>bold</b> & <script>alert(1)</script>",
    "</title></head><body>",
    "@@BODY@@ @@TITLE@@ %40%40HEAD%40%40",
    f"@@BODY-{NONCE}@@",
    "\u202eright to left\u202c \u200f",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "x" * 2000,
    "\\1 \\g<0> $1 %s {0}",
    "--> <!-- ]]>",
    "日本語 ∑ 🙂",
]


def filled(whole: Whole, page: TermPage) -> str:
    (document, *_) = render.render([page], whole.frames, whole.site)
    return document.content.decode()


def terms(whole: Whole) -> list[TermPage]:
    return [page for page in whole.pages if isinstance(page, TermPage)]


def tight(html: str) -> str:
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", html))


def rendered_by_mkdocs(whole: Whole, page: TermPage, html: str, work: Path) -> str:
    """The same head, lists and article, given to MkDocs as a page of its own."""
    head = html[html.index('<meta property="og:type"') : html.index("</head>")]
    lists = re.findall(r'(?s)data-md-scrollfix>\s*<ul class="mg-nav-tabs">.*?</ul>(.*?)</div>\s*</nav>', html)
    toc = re.search(r'(?s)<nav class="md-nav md-nav--secondary"[^>]*>(.*?)</nav>', html)
    article = re.search(r"(?s)<article [^>]*>(.*)</article>", html)
    assert toc and article and lists
    front = {
        "title": page.head_title,
        "description": page.description,
        "section": page.section,
        "frame": True,
    }
    docs = work / "docs"
    (docs / page.path).parent.mkdir(parents=True)
    text = re.sub(r"\n\s*\n", "\n", article[1])
    (docs / f"{page.path.rstrip('/')}.md").write_text(
        f"---\n{json.dumps(front)}\n---\n<!--{NONCE}-->\n", encoding="utf-8"
    )
    for name in (
        "index",
        "terms/index",
        "calculators/index",
        "paths/index",
        *(path for section in whole.site.sections for _, path in section.pages),
    ):
        file = docs / f"{name.rstrip('/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\ntitle: x\n---\n", encoding="utf-8")
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[], docs_dir=str(docs), site_dir=str(work / "site"))
    by = signature(page.head_title, whole.site.name)
    said = {"SEARCH": "Search the glossary", "FIND": "Find a word, a symbol or a sum"}
    config.extra["fill"] = {"BY": by, "HEAD": head, "NAV": lists[0], "TOC": toc[1], **said}
    mkdocs_build(config)
    made = (work / "site" / page.path / "index.html").read_text(encoding="utf-8")
    return made.replace(f"<!--{NONCE}-->", text)


@pytest.mark.parametrize("number", range(10))
def test_a_filled_frame_equals_what_mkdocs_renders(whole: Whole, number: int, tmp_path: Path) -> None:
    page = terms(whole)[number]
    ours = filled(whole, page)
    theirs = tight(rendered_by_mkdocs(whole, page, ours, tmp_path))
    ours = tight(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", ours))
    for _, seen, undone in DIFFERENCES:
        ours, found = re.subn(seen, undone, ours, count=1)
        assert found, seen
    # MkDocs writes the apostrophe of an attribute as it is, we write it as a reference.
    assert ours.replace("&#x27;", "'") == theirs.replace("&#x27;", "'")


def shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of the parsed page in order, each with the names of its attributes."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [(str(element.tag), tuple(sorted(element.attrib))) for element in tree.iter()]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_leave_the_tree_as_it_was(whole: Whole, words: str) -> None:
    page = terms(whole)[0]
    plain = shape(filled(whole, replace(page, title="x", head_title="x", description="x", summary="x")))
    html = filled(whole, replace(page, title=words, head_title=words, description=words, summary=words))
    assert shape(html) == plain
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    (title,) = tree.iter("title")
    (description,) = (meta for meta in tree.iter("meta") if meta.get("name") == "description")
    assert title.text == words + signature(words, whole.site.name)
    assert description.get("content") == words


def test_no_sentinel_is_left_on_the_site(whole: Whole) -> None:
    for frame in whole.frames.frames.values():
        assert not [text for text in frame.texts if re.search(r"(@@|%40%40)[A-Z]+-", text)]


def test_a_sentinel_taken_apart_is_refused() -> None:
    with pytest.raises(BadFrame):
        cut(f"<p>title-{NONCE}</p>", NONCE)


def test_a_frame_is_filled_in_one_pass() -> None:
    html = f'<p title="{sentinel("TITLE", NONCE)}">{sentinel("TITLE", NONCE)}</p>{sentinel("BODY", NONCE)}?q=%40%40TITLE-{NONCE}%40%40'
    frame = cut(html, NONCE)
    assert [slot.context for slot in frame.slots] == ["attribute", "text", "markup", "percent"]
    title = f'"<&@@BODY-{NONCE}@@'
    assert frame.fill({"TITLE": title, "BODY": "<b>b</b>"}) == (
        f'<p title="&quot;&lt;&amp;@@BODY-{NONCE}@@">"&lt;&amp;@@BODY-{NONCE}@@</p><b>b</b>'
        f"?q=%22%3C%26%40%40BODY-{NONCE}%40%40"
    )
    with pytest.raises(BadFrame):
        frame.fill({"TITLE": title})
