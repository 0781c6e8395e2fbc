"""What becomes of a picture where pages, files for programs and learners' cards are made of a term."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from PIL import Image

from termsite.downloads.entries import entries
from termsite.downloads.feed import feed
from termsite.downloads.llms import llms
from termsite.downloads.notes import notes
from termsite.downloads.records import names, records
from termsite.downloads.schemas import schemas
from termsite.downloads.skos import turtle
from termsite.downloads.twin import Twin
from termsite.glossary import read_and_link
from termsite.model import Glossary, Site
from termsite.pages.all import pages
from termsite.pages.page import LICENCE, Page
from termsite.pages.term import TermPage
from termsite.pages.workshop import Workshop
from termsite.pictures.sizes import pictures_drawn
from termsite.record.key import key_of
from termsite.rendering.schema import graph
from termsite.theme.drafts import drafts
from termsite.verify.facts import facts

WORDS, CAPTION = "A bar that is dark at the left & light at the right", "So it grows lighter."
TERM = """---
title: equity
summary: A thing that is here so that something can be tested.
areas: [basics]
level: starter
published: 2026-11-21
---
A thing.
"""
PAGE = "---\ntitle: About this\ndescription: A page that is here so that something can be tested.\n---\nA page.\n"
SHOWN = f'\n![{WORDS}](bar.png "{CAPTION}")\n'


def bar(width: int, colour: str = "#0b5a49") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, width // 4), colour).save(file, "PNG")
    return file.getvalue()


class Project:
    """A small glossary of one term and one page, with or without a picture in each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "terms").mkdir()
        self.write(shown="")

    def write(self, shown: str = SHOWN) -> None:
        for name, text in (("terms/equity", TERM), ("docs/about", PAGE), ("docs/areas/basics", None)):
            file = self.root / f"{name}.md"
            self.text = file.read_text("utf-8") if text is None else text
            file.write_text(f"{self.text.removesuffix(SHOWN)}{shown}", "utf-8")
            if shown:
                (self.root / name).mkdir(exist_ok=True)
                (self.root / name / "bar.png").write_bytes(bar(1000))

    def read(self) -> tuple[Glossary, Site, dict[str, Page]]:
        glossary, site, problems = read_and_link(self.root)
        assert not problems, "\n".join(map(str, problems))
        return glossary, site, {page.path: page for page in pages(glossary, site)}


@pytest.fixture
def project(content: Callable[[Path | None], Path]) -> Project:
    return Project(content(None))


def test_a_page_keeps_room_for_it_and_fetches_no_more_than_it_shows(project: Project) -> None:
    project.write()
    glossary, site, made = project.read()
    term, area = made["terms/equity/"], made["areas/basics/"]
    assert isinstance(term, TermPage)
    drafted = drafts(tuple(made.values()), glossary, site, "n").files["about.md"]
    for html in (str(term.lead), str(getattr(area, "body")), drafted):  # noqa: B009  # its class has it
        for said in (
            'src="bar.png"', 'srcset="bar.480.png 480w, bar.800.png 800w, bar.png 1000w"',
            'width="1000" height="250"', 'loading="lazy"', 'decoding="async"', "left &amp; light",
            f"<figcaption>{CAPTION}</figcaption>",
        ):  # fmt: skip
            assert said in html
        assert "style=" not in html
    assert facts(str(term.lead)).resources == ("bar.png", "bar.480.png", "bar.800.png")


def test_its_files_stand_beside_the_page_and_are_made_once(project: Project) -> None:
    project.write()
    glossary, _, _ = project.read()
    first = {one.path: one.content for one in pictures_drawn(project.root, glossary.pictures)}
    assert {path: Image.open(BytesIO(content)).size for path, content in first.items()} == {
        f"{page}/bar{size}.png": (width, width // 4)
        for page in ("terms/equity", "areas/basics", "about")
        for size, width in (("", 1000), (".480", 480), (".800", 800))
    }
    kept = project.root / "build" / "pictures"
    assert len(list(kept.iterdir())) == 3  # the same picture thrice
    for file in (project.root / "terms" / "equity").iterdir():
        file.write_bytes(b"nobody reads it again")
    assert {one.path: one.content for one in pictures_drawn(project.root, glossary.pictures)} == first


def test_programs_get_it_with_its_words(project: Project) -> None:
    project.write()
    glossary, site, made = project.read()
    address = f"{site.address}terms/equity/bar.png"
    assert f'![{WORDS}]({address} "{CAPTION}")' in Twin(glossary, site).term(glossary.terms["equity"])
    (record,) = records(glossary, site)
    assert record["pictures"] == [
        {"url": address, "width": 1000, "height": 250, "words": WORDS, "caption": CAPTION}
    ]
    known = {one.path: one.content for one in schemas(glossary, site)}
    jsonschema.validate(record, json.loads(known["data/schemas/term.schema.json"]))
    page = graph(made["terms/equity/"], site)["@graph"][0]
    assert page["image"] == [
        {
            "@type": "ImageObject", "@id": address, "contentUrl": address, "description": WORDS,
            "caption": CAPTION, "width": 1000, "height": 250,
        }
    ]  # fmt: skip


def test_who_searches_finds_its_words(project: Project) -> None:
    project.write()
    _, _, made = project.read()
    texts = {one.path: one.text.strip() for one in entries(made.values())}
    for path in ("terms/equity/", "areas/basics/"):
        assert texts[path].endswith(f" {WORDS}. {CAPTION}"), texts[path]


def test_what_says_a_terms_meaning_alone_stays_as_it_was(project: Project) -> None:
    """Cards to learn with, the feed, SKOS, llms.txt and the list of names hold no text of a term."""

    def told() -> list[object]:
        glossary, site, made = project.read()
        alone = [turtle(glossary, site, LICENCE)[0], names(glossary), notes(Workshop(glossary, site))]
        return [*alone, feed(made.values(), site), llms(tuple(made.values()), site)]

    before = told()
    project.write()
    assert told() == before


def test_a_page_is_another_when_its_picture_is(project: Project) -> None:
    project.write()
    before = project.read()[2]
    (project.root / "terms" / "equity" / "bar.png").write_bytes(bar(1000, "#b01e31"))
    after = project.read()[2]
    changed = {path for path in after if key_of(after[path]) != key_of(before[path])}
    assert changed == {"terms/equity/"}


def test_without_pictures_nothing_of_them_is_there(project: Project) -> None:
    glossary, site, made = project.read()
    assert pictures_drawn(project.root, glossary.pictures) == ()
    assert not (project.root / "build" / "pictures").exists()
    assert not any(page.pictures for page in made.values())
    assert all("pictures" not in one for one in records(glossary, site))
