"""Each term as Markdown: everything that its page says, its links whole, at an address that the page names."""

from __future__ import annotations

import gzip
import html
import re
from pathlib import Path

import html5lib
import pytest
from markdown import Markdown, markdown

from termsite.downloads.llms import llms
from termsite.downloads.texts import typed
from termsite.downloads.twin import twins
from termsite.linking.dialect import REFERENCE
from termsite.linking.prose import FIGURE
from termsite.pages.term import twin_path
from tests.termsite.conftest import Whole

pytestmark = pytest.mark.site
HEAVIEST, PACKED = 36_000, 9_500  # bytes of a term's page


@pytest.fixture(scope="module")
def files(whole: Whole) -> dict[str, str]:
    return {one.path: one.content.decode() for one in twins(whole.glossary, whole.site)}


def test_every_term_has_one_that_says_what_its_page_says(files: dict[str, str], whole: Whole) -> None:
    assert list(files) == [twin_path(term) for term in whole.glossary.terms.values()]
    known = {page.path for page in whole.pages}
    for term in whole.glossary.terms.values():
        text = files[twin_path(term)]
        assert not REFERENCE.search(text) and not set(FIGURE.findall(text)) & set(whole.glossary.figures)
        assert not any(figure in text for figure in whole.glossary.figures)
        html = html5lib.parse(Markdown(extensions=["tables"]).convert(text), namespaceHTMLElements=False)
        said = "".join(html.itertext())
        headings = ["".join(one.itertext()) for one in html.iter("h3")]
        assert [one.ask for one in term.questions] == headings[len(headings) - len(term.questions) :]
        assert term.summary in said
        assert all(source.title in said and source.supports in said for source in term.sources)
        assert len(list(html.iter("tr"))) >= len(term.venues)
        own = [one.get("href", "") for one in html.iter("a")]
        inside = [one.removeprefix(whole.site.address) for one in own if one.startswith(whole.site.address)]
        assert set(inside) <= known
        assert {f"terms/{reference.slug}/" for reference in term.requires} <= set(inside)


def test_the_page_names_it_and_weighs_no_more_than_it_may(site_folder: Path, whole: Whole) -> None:
    for slug in whole.glossary.terms:
        content = (site_folder / "terms" / slug / "index.html").read_bytes()
        assert len(content) <= HEAVIEST and len(gzip.compress(content, 9)) <= PACKED, slug
        tree = html5lib.parse(content.decode(), namespaceHTMLElements=False)
        links = [one for one in tree.iter("link") if (one.get("rel") or "").split() == ["alternate"]]
        assert {one.get("type"): one.get("href") for one in links} == {
            "application/atom+xml": "../../feed.xml",
            "text/markdown": f"../{slug}.md",
            "application/json": f"../../data/terms/{slug}.json",
            "text/turtle": f"../../data/terms/{slug}.ttl",
        }
        assert (site_folder / "terms" / f"{slug}.md").is_file()


def test_words_stay_apart_where_only_styles_part_them(site_folder: Path, whole: Whole) -> None:
    for slug, term in whole.glossary.terms.items():
        content = (site_folder / "terms" / slug / "index.html").read_text("utf-8")
        said = re.sub(r"<[^>]+>", "", content.partition("mg-strip")[2].partition("class=mg-text")[0])
        first = ", ".join(whole.glossary.terms[one.slug].title for one in term.requires)
        assert not first or f"Read first: {first}" in said.replace("&#39;", "'"), said[:200]


def test_llms_txt_names_every_twin_and_has_a_summary(files: dict[str, str], whole: Whole) -> None:
    told = llms(whole.pages, whole.site).content.decode()
    head, *sections = told.split("\n## ")
    title, quote, about = head.strip().split("\n\n")
    assert (title, quote) == (f"# {whole.site.name}", f"> {whole.site.description}")
    assert about.startswith("Every term is also Markdown")
    terms = next(section for section in sections if section.startswith("Terms\n"))
    named = re.findall(r"^- \[.+\]\((\S+)\): .+", terms, re.MULTILINE)
    assert sorted(named) == sorted(whole.site.address + path for path in files)


@pytest.mark.parametrize(
    "title",
    [
        "__init__",
        "a_b",
        "P&L",
        "A&amp;B",
        "[x]",
        "a*b*c",
        "`x`",
        "_x",
        "S&P 500",
        "1 < 2",
        "<b>",
        "C#",
        "A & B",
    ],
)
def test_a_title_reads_as_it_is_in_markdown(title: str) -> None:
    shown = re.sub(r"<[^>]+>", "", markdown(typed(title)))
    assert html.unescape(shown) == title
