"""The files of /data/ open in the tools they are for and say what the glossary says."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, SKOS

from calckit import latex, parse
from termsite.downloads.all import COLUMNS, downloads
from termsite.downloads.feed import feed
from termsite.downloads.headers import headers
from termsite.downloads.llms import llms
from termsite.model import Term
from termsite.pages.data import DOWNLOADS
from tests.termsite.conftest import Whole

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def files(whole: Whole) -> dict[str, bytes]:
    return {one.path: one.content for one in downloads(whole.glossary, whole.site)}


@pytest.fixture(scope="module")
def thesaurus(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["data/terms.ttl"], format="turtle")


def test_every_offer_is_a_file(files: dict[str, bytes]) -> None:
    assert {one.path for one in DOWNLOADS} <= set(files)
    assert all(files.values())


def told(term: Term, whole: Whole) -> dict[str, Any]:
    """What a file should say of a term, taken from the glossary."""
    return {
        "slug": term.slug,
        "title": term.title,
        "summary": term.summary,
        "url": f"{whole.site.address}terms/{term.slug}/",
        "aliases": [*term.aliases],
        "symbols": [*term.symbol_aliases],
        "areas": [area.slug for area in term.areas],
        "level": term.level,
        "broader": term.broader.slug if term.broader else None,
        "requires": [reference.slug for reference in term.requires],
        "related": [relation.term for relation in term.related],
        "contrast": [contrast.term for contrast in term.contrast],
        "formula": term.formula,
        "latex": latex(parse(term.formula)) if term.formula else term.latex,
        "published": term.published,
        "reviewed": term.reviewed,
    }


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def test_json_read_back_is_the_glossary(files: dict[str, bytes], whole: Whole) -> None:
    found = json.loads(files["data/terms.json"])["terms"]
    for one, term in zip(found, whole.glossary.terms.values(), strict=True):
        formula = one["formula"] or {"text": "", "latex": ""}
        days = {name: day(one[name]) for name in ("published", "reviewed")}
        back = {**one, "formula": formula["text"], "latex": formula["latex"], **days}
        sources = [(s["title"], s["publisher"], s["url"], day(s["checked"])) for s in back.pop("sources")]
        assert sources == [(s.title, s.publisher, s.url, s.checked) for s in term.sources]
        used = [f"{whole.site.address}calculators/{use.calculator}/" for use in term.calculators]
        assert back.pop("calculators") == used
        assert back.pop("unlocks") == [*whole.glossary.unlocks[term.slug]]
        assert back == told(term, whole)
        assert json.loads(files[f"data/terms/{term.slug}.json"]) == one


def test_csv_read_back_is_the_glossary(files: dict[str, bytes], whole: Whole) -> None:
    rows = csv.DictReader(io.StringIO(files["data/terms.csv"].decode(), newline=""))
    for row, term in zip(rows, whole.glossary.terms.values(), strict=True):
        expected = told(term, whole)
        several = [name for name, value in expected.items() if isinstance(value, list)]
        lists = {name: row[name].split("; ") if row[name] else [] for name in several}
        days = {name: day(row[name]) for name in ("published", "reviewed")}
        assert {**row, **lists, **days, "broader": row["broader"] or None} == expected
        assert tuple(row) == COLUMNS


def test_every_name_leads_to_its_term(files: dict[str, bytes], whole: Whole) -> None:
    names = json.loads(files["data/names.json"])
    assert list(names) == sorted(names, key=lambda name: (name.casefold(), name))
    for slug, term in whole.glossary.terms.items():
        assert names[term.title] == slug
        assert all(names[alias] == slug for alias in term.aliases)


def test_skos_uses_no_label_twice_in_a_language(thesaurus: Graph) -> None:
    labels = [
        (str(label).casefold(), label.language)  # type: ignore[attr-defined]
        for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        for label in thesaurus.objects(None, kind)
    ]
    assert all(language == "en" for _, language in labels)
    assert [label for label, count in Counter(labels).items() if count > 1] == []


def test_skos_read_back_is_the_glossary(thesaurus: Graph, whole: Whole) -> None:
    def concept(slug: str) -> URIRef:
        return URIRef(f"{whole.site.address}terms/{slug}/#term")

    def said(slug: str, relation: URIRef) -> list[str]:
        return sorted(map(str, thesaurus.objects(concept(slug), relation)))

    terms = whole.glossary.terms
    assert set(thesaurus.subjects(RDF.type, SKOS.Concept)) == {concept(slug) for slug in terms}
    for slug, term in terms.items():
        assert said(slug, SKOS.notation) == [slug]
        assert said(slug, SKOS.prefLabel) == [term.title]
        assert said(slug, SKOS.definition) == [term.summary]
        assert set(said(slug, SKOS.altLabel)) <= {*term.aliases, *term.symbol_aliases}
        assert said(slug, SKOS.broader) == ([str(concept(term.broader.slug))] if term.broader else [])
        assert said(slug, DCTERMS.requires) == sorted(str(concept(one.slug)) for one in term.requires)
        assert said(slug, DCTERMS.issued) == [term.published.isoformat()]
        assert len(said(slug, SKOS.inScheme)) == 1


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


def test_the_same_terms_give_the_same_bytes(files: dict[str, bytes], whole: Whole) -> None:
    assert {one.path: one.content for one in downloads(whole.glossary, whole.site)} == files


def test_the_feed_is_well_formed_and_its_entries_are_one_each(whole: Whole) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    tree = ElementTree.fromstring(feed(whole.pages, whole.site).content)
    entries = tree.findall(f"{atom}entry")
    assert 0 < len(entries) <= 50
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries)
    days = [entry.findtext(f"{atom}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert tree.findtext(f"{atom}updated") == days[0]


def test_programs_find_every_page_and_the_headers(whole: Whole) -> None:
    files = {
        one.path: one.content.decode()
        for one in (llms(whole.pages, whole.site), headers(whole.pages, whole.site))
    }
    for name in (
        *(f"{slug}.md" for slug in whole.glossary.terms),
        *(f"{slug}/" for slug in whole.glossary.catalogue),
    ):
        assert f"/{name}): " in files["llms.txt"]
    for folder in ("assets", "engine", "embed", "data"):
        assert f"/{folder}/*\n  Access-Control-Allow-Origin: *\n" in files["_headers"]
    for folder in ("terms", "calculators", "areas"):
        assert f"/{folder}/*\n  Cache-Control: no-cache\n" in files["_headers"]


def test_every_page_says_what_a_preview_elsewhere_shows(site_folder: Path) -> None:
    listed = (site_folder / "sitemap.xml").read_text(encoding="utf-8")
    for file in sorted(site_folder.rglob("*.html")):
        tree = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        named = Counter(one.get("name") or one.get("property") for one in tree.iter("meta"))
        if named["robots"]:
            continue
        for name in ("og:title", "og:description", "og:url", "og:type", "og:site_name", "twitter:card"):
            assert named[name] == 1, file
        (canonical,) = (one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical")
        assert f"<loc>{canonical}</loc>" in listed
