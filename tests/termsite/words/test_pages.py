"""A site in another language: no page of any kind says anything of its own in English, and it runs the right way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from termsite.pages.all import pages
from termsite.rendering.render import SCRIPT, render
from termsite.words.catalogue import PLACE, words_of
from termsite.words.gathered import gathered
from termsite.words.words import Words
from tests.termsite.conftest import Whole

pytestmark = pytest.mark.site
SPOKEN = ("alt", "aria-label", "content", "placeholder", "title")
# Words of a calculator's own, and of what is cited, that the interface has as well.
CONTENTS = {
    "Market",
    "Value",
    "Asset",
    "What",
    "Level",
    "Meaning",
    "Formula",
    "Answer",
    "Date",
    "Name",
    "Question",
    "About",
    "Data",
    "Anki deck",  # what pages by hand are called in the settings
    "What changed",
    "Glossary",  # a publisher's
    "none",  # what a package answered
}


def english(words: Words, *, of_calculators: bool = False) -> re.Pattern[str]:
    """What would be English: every text that this language says otherwise, whatever is filled in.

    What calculators say is left out: those of these pages were asked in English, as `test_calculators` does not.
    """
    found: list[str] = []
    for text in gathered().keys() - (set() if of_calculators else words.speech.said.keys()):
        for form in [text] if isinstance(text, str) else text:
            said = PLACE.sub("", form)
            if form not in words.forms(form) and len(re.findall("[A-Za-z]{2,}", said)) >= (
                3 if "{" in form else 1
            ):
                parts = (
                    re.escape(part) for part in re.split(r"\{[^{}]*\}", re.sub("<[^<>]*>", "", form).strip())
                )
                found.append(".+?".join(parts))
    return re.compile("|".join(found))


def said(html: str) -> Iterator[str]:
    """Every text of a page and every attribute that is read out, but for what stands in code."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "svg", "math", "code", "textarea", "pre"])
    for node in tree.root.traverse(include_text=True) if tree.root else ():
        if node.tag == "-text":
            yield " ".join((node.text_content or "").split())
        else:
            yield from (value for name, value in node.attributes.items() if name in SPOKEN and value)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_page_of_any_kind_says_anything_in_english(whole: Whole, language: str) -> None:
    words = words_of(language)
    assert words
    site = replace(whole.site, language=language, words=words)
    kinds = {
        (type(page), bool(getattr(page, "panels", ())), page.toc == ()): page
        for page in pages(whole.glossary, site)
        if page.template
    }
    theirs = {text for frame in whole.frames.frames.values() for part in frame.texts for text in said(part)}
    pattern = english(words)
    left = {
        (document.path, text)
        for document in render(kinds.values(), whole.frames, site, {SCRIPT})
        if document.path.endswith(".html")
        for text in said(document.content.decode())
        if text and text not in theirs | CONTENTS and pattern.fullmatch(text)
    }
    assert not left, "\n".join(map(str, sorted(left)))
    assert len({kind for kind, *_ in kinds}) >= 20


def test_a_page_that_stands_alone_names_its_language_and_direction(whole: Whole) -> None:
    for language, turned in (("de", False), ("ar", True)):
        words = words_of(language)
        assert words
        site = replace(whole.site, language=language, words=words)
        alone = {type(page): page for page in pages(whole.glossary, site) if page.standalone}
        for document in render(alone.values(), whole.frames, site):
            if document.path.endswith("index.html"):
                html = document.content.decode()
                assert f'lang="{language}"' in html and (' dir="rtl"' in html) == turned, document.path
