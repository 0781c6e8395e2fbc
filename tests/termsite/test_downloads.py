"""The files of /data/ open in the tools they are for and say what the glossary says."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import DCTERMS, SKOS

from termsite.downloads import COLUMNS, DOWNLOADS, downloads
from termsite.notices import feed, notices
from tests.termsite.conftest import Whole

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def files(whole: Whole) -> dict[str, bytes]:
    return {one.path: one.content for one in downloads(whole.glossary, whole.site)}


@pytest.fixture(scope="module")
def thesaurus(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["data/terms.ttl"], format="turtle")


@pytest.fixture(scope="module")
def notes(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, list[str]]]:
    """Identity and fields of every note in the deck."""
    file = tmp_path_factory.mktemp("deck") / "collection.anki2"
    with zipfile.ZipFile(io.BytesIO(files["data/terms.apkg"])) as archive:
        assert sorted(archive.namelist()) == ["collection.anki2", "media"]
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
        file.write_bytes(archive.read("collection.anki2"))
    connection = sqlite3.connect(file)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    (cards,) = connection.execute("select count(*) from cards").fetchone()
    found = [
        (guid, fields.split("\x1f")) for guid, fields in connection.execute("select guid, flds from notes")
    ]
    connection.close()
    assert cards == len(found) + sum(len(fields) == 3 for _, fields in found)  # meanings are asked both ways
    return found


def test_every_offer_is_a_file(files: dict[str, bytes]) -> None:
    assert {one.path for one in DOWNLOADS} <= set(files)
    assert all(files.values())


def test_json_and_csv_hold_every_term_alike(files: dict[str, bytes], whole: Whole) -> None:
    whole_json = json.loads(files["data/terms.json"])["terms"]
    rows = list(csv.DictReader(io.StringIO(files["data/terms.csv"].decode(), newline="")))
    assert [one["slug"] for one in whole_json] == [row["slug"] for row in rows] == list(whole.glossary.terms)
    for one, row in zip(whole_json, rows, strict=True):
        assert tuple(row) == COLUMNS
        for column in ("title", "summary", "url", "level", "published"):
            assert row[column] == one[column]
        for column in ("aliases", "symbols", "areas", "requires", "related", "contrast"):
            assert (row[column].split("; ") if row[column] else []) == one[column]
        assert json.loads(files[f"data/terms/{one['slug']}.json"]) == one


def test_a_record_says_what_its_term_says(files: dict[str, bytes], whole: Whole) -> None:
    for slug, term in whole.glossary.terms.items():
        one = json.loads(files[f"data/terms/{slug}.json"])
        assert (one["title"], one["summary"], tuple(one["aliases"])) == (
            term.title,
            term.summary,
            term.aliases,
        )
        assert one["url"] == f"{whole.site.address}terms/{slug}/"
        assert (one["formula"] or {"text": ""})["text"] == term.formula
        assert [source["url"] for source in one["sources"]] == [source.url for source in term.sources]


def test_every_name_leads_to_its_term(files: dict[str, bytes], whole: Whole) -> None:
    names = json.loads(files["data/names.json"])
    assert list(names) == sorted(names, key=lambda name: (name.casefold(), name))
    for slug, term in whole.glossary.terms.items():
        assert names[term.title] == slug
        assert all(names[alias] == slug for alias in term.aliases)


def test_skos_names_every_term_once(thesaurus: Graph, whole: Whole) -> None:
    concepts = set(thesaurus.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(whole.glossary.terms)
    said: Counter[tuple[str, str]] = Counter()
    for concept in concepts:
        preferred = list(thesaurus.objects(concept, SKOS.prefLabel))
        assert len(preferred) == len({label.language for label in preferred}) == 1  # type: ignore[attr-defined]
        others = list(thesaurus.objects(concept, SKOS.altLabel))
        said.update((str(label).casefold(), label.language) for label in (*preferred, *others))  # type: ignore[attr-defined]
        assert len(list(thesaurus.objects(concept, SKOS.definition))) == 1
        assert len(list(thesaurus.objects(concept, SKOS.notation))) == 1
        assert len(list(thesaurus.objects(concept, SKOS.inScheme))) == 1
    assert [label for label, count in said.items() if count > 1] == []


def test_skos_relations_lead_to_concepts_and_keep_apart(thesaurus: Graph) -> None:
    concepts = set(thesaurus.subjects(RDF.type, SKOS.Concept))
    for relation in (SKOS.broader, SKOS.narrower, SKOS.related, DCTERMS.requires, SKOS.member):
        assert set(thesaurus.objects(None, relation)) <= concepts
    for one, other in thesaurus.subject_objects(SKOS.broader):
        assert (other, SKOS.narrower, one) in thesaurus
        above: set[Any] = set(thesaurus.transitive_objects(one, SKOS.broader)) - {one}
        assert not above & set(thesaurus.objects(one, SKOS.related))
    tops = set(thesaurus.objects(None, SKOS.hasTopConcept))
    assert tops == {one for one in concepts if not list(thesaurus.objects(one, SKOS.broader))}


def test_the_deck_asks_every_term_question_and_sum(notes: list[tuple[str, list[str]]], whole: Whole) -> None:
    assert len({guid for guid, _ in notes}) == len(notes)
    fronts = [fields[0] for _, fields in notes]
    terms = whole.glossary.terms.values()
    sums = sum(1 + len(calculator.presets) for calculator in whole.glossary.catalogue.values())
    assert len(notes) == len(terms) + sum(len(term.questions) for term in terms) + sums
    assert all(front and fields[1] for front, (_, fields) in zip(fronts, notes, strict=True))
    worked = [fields for _, fields in notes if fields[0].startswith("<p>") and "<li>" in fields[0]]
    assert len(worked) == sums
    assert all(any(figure.isdigit() for figure in fields[0]) for fields in worked)


def test_the_same_terms_give_the_same_bytes(files: dict[str, bytes], whole: Whole) -> None:
    assert {one.path: one.content for one in downloads(whole.glossary, whole.site)} == files


def test_the_feed_is_well_formed_and_its_entries_are_one_each(whole: Whole) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    tree = ElementTree.fromstring(feed(whole.pages, whole.site))
    entries = tree.findall(f"{atom}entry")
    assert 0 < len(entries) <= 50
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries)
    days = [entry.findtext(f"{atom}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert tree.findtext(f"{atom}updated") == days[0]


def test_programs_find_every_page_and_the_headers(whole: Whole) -> None:
    files = {one.path: one.content.decode() for one in notices(whole.pages, whole.site)}
    for slug in (*whole.glossary.terms, *whole.glossary.catalogue):
        assert f"/{slug}/): " in files["llms.txt"]
    for folder in ("engine", "embed", "data"):
        assert f"/{folder}/*\n  Access-Control-Allow-Origin: *\n" in files["_headers"]


def test_every_page_says_what_a_preview_elsewhere_shows(site_folder: Path) -> None:
    listed = (site_folder / "sitemap.xml").read_text(encoding="utf-8")
    for file in sorted(site_folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if '<meta name="robots" content="noindex">' in html:
            continue
        for name in ("og:title", "og:description", "og:url", "og:type", "og:site_name"):
            assert html.count(f'<meta property="{name}"') == 1, file
        assert html.count('<meta name="twitter:card"') == 1, file
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]*)"', html)
        assert f"<loc>{canonical}</loc>" in listed
