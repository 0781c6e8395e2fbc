"""What is known of pages before there are any is what they have: their paths, their places, their own names."""

import re
from collections.abc import Mapping, Set
from pathlib import Path

import pytest

from termsite.content.read import read
from termsite.linking.mention import Mentions
from termsite.linking.own import DRAFT, HOME, KEYS, RECORD, Own, own_of
from termsite.linking.prose import Writer
from termsite.linking.standing import Standing, ids_of, standing
from termsite.model import Content
from termsite.pages.term import FORMULA, sections
from termsite.verify.check import files, read_facts
from tests.termsite.conftest import ROOT, Whole

# Inside a form or a frame: elements that have ids for their labels and for scripts, and are no places.
INNER = re.compile(r"__.*|mg-.*|c-.*|sheet-.*|find|find-.*|ask-words|b-(?!inputs$|preview$).*")
SCRIPTS = sorted((ROOT / "web").rglob("*.js"))
TEXTS = re.compile(r"(?:terms|areas|paths)/[^/]+/")  # pages that show the text of a file of their own
LATER = re.compile(r"assets/|engine/|embed/v1/.*\.|_headers|.*\.gz|offline-worker\.js|.*/others\.json")


@pytest.fixture(scope="module")
def content() -> Content:
    return read(ROOT, "calculators", "margin")[0]


@pytest.fixture(scope="module")
def known(content: Content, whole: Whole) -> Standing:
    return standing(content, whole.glossary, lambda _: "")


@pytest.fixture(scope="module")
def built(site_folder: Path) -> Mapping[str, Set[str]]:
    """The ids of every page of the project's own site, by path."""
    names = [name for name in files(site_folder) if name.endswith("index.html")]
    return {name.removesuffix("index.html"): one.ids for name, one in read_facts(site_folder, names).items()}


def test_there_are_the_pages_that_links_may_lead_to(
    known: Standing, built: Mapping[str, Set[str]], site_folder: Path
) -> None:
    there = {*known.pages, *known.leading, *(path for path in known.files if path.endswith("/"))}
    assert there == set(built)
    beside = {
        name for name in files(site_folder) if not name.endswith("index.html") and not LATER.match(name)
    }
    assert beside == {path for path in known.files if not path.endswith("/")}


def own_parts(content: Content, path: str) -> Own | None:
    """What a page with a text calls its own parts."""
    lists = {doc.path: doc.lists for doc in content.docs}
    if path in lists:
        return own_of(path, lists[path], content)
    return RECORD if TEXTS.fullmatch(path) else None


def test_places_are_those_that_the_pages_have(
    known: Standing, built: Mapping[str, Set[str]], content: Content, whole: Whole
) -> None:
    for path, ids in known.pages.items():
        own = own_parts(content, path)
        places = {name for name in built[path] if not INNER.fullmatch(name)}
        if path.startswith("calculators/") and path != "calculators/":  # its fields are called after it
            assert ids() <= places, path
        elif own:
            assert ids() <= places, path
            assert {name for name in places - ids() if own.has(name)} <= _given(whole, content, path), path
        else:
            assert ids() == places, path


def _given(whole: Whole, content: Content, path: str) -> Set[str]:
    """The ids of the text of a page."""
    prose = whole.glossary.prose.get(path)
    return ids_of(prose.lead + prose.rest) if prose else set()


def test_a_page_has_no_part_that_is_not_known_as_its_own(
    built: Mapping[str, Set[str]], content: Content, whole: Whole
) -> None:
    """What is neither in its text nor its own by name could be called as a heading is."""
    texts = {doc.path: doc.body.text for doc in content.docs}
    writer = Writer({slug: term.title for slug, term in whole.glossary.terms.items()}, Mentions({}), {})
    seen: set[Own] = set()
    for path, ids in built.items():
        own = own_parts(content, path)
        if own is None or not ids:  # it has no text, or only leads on
            continue
        said = ids_of(writer.block(texts[path], "", own)) if path in texts else _given(whole, content, path)
        assert {name for name in ids - said if not own.has(name)} == set(), path
        assert {name for name in said if own.has(name) and not name.startswith("fn")} == set(), path
        seen.add(own)
    assert {RECORD, HOME, KEYS, DRAFT} < seen


def test_parts_that_come_and_go_with_edits_are_known_by_name() -> None:
    assert {FORMULA, *(anchor for _, anchor, _ in sections(str))} <= RECORD.names
    kept = re.findall(r"\.id = [`'\"]([\w-]+)", "".join(file.read_text("utf-8") for file in SCRIPTS))
    assert "check-unit" in kept
    assert all(RECORD.has(name) for name in kept)
