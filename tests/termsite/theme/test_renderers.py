"""MkDocs and Zensical give the same frames from the same settings, and both say what they cannot do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from termsite.pages.term import TermPage
from termsite.rendering.render import render
from termsite.site import build
from termsite.theme import by_mkdocs, by_zensical
from termsite.theme.frame import frames
from termsite.theme.frames import Frames
from termsite.theme.order import Order
from termsite.theme.slots import BadFrame
from tests.termsite.conftest import ROOT, Whole, themed
from tests.termsite.test_restyle import TERM

TEN = 10

# All in which the theme's own parts differ: what Zensical writes, and what MkDocs does.
DIFFERENCES = [
    ("a cover is not read aloud", '<label class="md-overlay" for="__drawer" aria-hidden="true">', '<label class="md-overlay" for="__drawer">'),
    ("a word", 'aria-label="On this page"', 'aria-label="Table of contents"'),
    ("a note is read aloud", '<div class="md-dialog" data-md-component="dialog" role="status" aria-atomic="true">', '<div class="md-dialog" data-md-component="dialog">'),
    ("a list without spaces", '"features":["navigation.tabs","toc.follow"],"search":"","translations":{}}', '"features":["navigation.tabs", "toc.follow"],"search":"","translations":{}}'),
]  # fmt: skip


@pytest.fixture(scope="module")
def other(whole: Whole) -> Frames:
    """The frames of the same pages by Zensical."""
    return frames(ROOT, whole.pages, whole.glossary, replace(whole.site, frames="zensical"))


def script(made: Frames) -> str:
    """The theme's own script, which carries its version in its name."""
    (path,) = (one.path for one in made.assets if one.path.startswith("assets/javascripts/bundle."))
    return path


def terms(whole: Whole, made: Frames) -> list[str]:
    """Ten term pages, set into the frames."""
    pages = [page for page in whole.pages if isinstance(page, TermPage)][:TEN]
    documents = islice(render(pages, made, whole.site), TEN)
    assert len({page.path for page in pages}) == TEN
    return [document.content.decode() for document in documents]


@pytest.mark.site
def test_ten_term_pages_are_the_same_but_for_the_themes_own_parts(whole: Whole, other: Frames) -> None:
    for ours, theirs in zip(terms(whole, whole.frames), terms(whole, other), strict=True):
        for _, seen, undone in DIFFERENCES:
            assert theirs.count(seen) == 1, seen
            theirs = theirs.replace(seen, undone)
        assert theirs.replace(script(other), script(whole.frames)) == ours


@pytest.mark.site
def test_every_frame_has_the_same_slots_in_the_same_order(whole: Whole, other: Frames) -> None:
    assert other.frames.keys() == whole.frames.frames.keys()
    for key, frame in whole.frames.frames.items():
        assert other.frames[key].slots == frame.slots, key


@pytest.mark.parametrize("renderer", [by_mkdocs, by_zensical], ids=["mkdocs", "zensical"])
def test_a_theme_that_is_not_there_is_told(renderer: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: nowhere}\n", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "work" / "docs").mkdir(parents=True)
    (tmp_path / "work" / "docs" / "index.md").write_text("# x\n", encoding="utf-8")
    order = Order(
        settings=tmp_path / "mkdocs.yml",
        address="https://example.org/",
        docs=tmp_path / "work" / "docs",
        built=tmp_path / "work" / "site",
        fill={},
        titles={},
    )
    with pytest.raises(BadFrame, match="nowhere"):
        renderer.render(order)


WRONG = {
    "{% if %}": "Expected an expression, got 'end of statement block'",
    "{{ nope.said }}": "'nope' is undefined",
    "{{ 1 / 0 }}": "division by zero",
}


@pytest.mark.slow
def test_a_template_that_cannot_be_filled_is_told_by_its_line(
    content: Callable[[Path | None], Path],
) -> None:
    root = themed(content(None))
    (root / "terms" / "ebb.md").write_text(TERM, "utf-8")
    file = root / "theme" / "partials" / "header.html"
    said = file.read_text("utf-8")
    for wrong, why in WRONG.items():
        file.write_text(f"{said}{wrong}\n", "utf-8")
        (problem,) = build(root, root / "site", engine=lambda *_: ())
        line = said.count("\n") + 1
        assert (str(problem.place), problem.message) == (
            f"theme/partials/header.html:{line}",
            f"the template cannot be filled: {why}",
        )
    assert not (root / "site").exists()
