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
from markdown import Markdown
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDFS, SKOS
from selectolax.lexbor import LexborHTMLParser

from calckit import latex, parse
from termsite.downloads.all import downloads
from termsite.downloads.feed import feed
from termsite.downloads.headers import headers
from termsite.downloads.llms import llms
from termsite.model import Term
from termsite.pages.data import newest, offers
from termsite.pages.page import LICENCE
from termsite.pages.term import TermPage
from tests.termsite.conftest import Whole

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def files(whole: Whole) -> dict[str, bytes]:
    return {one.path: one.content for one in downloads(whole.glossary, whole.site)}


@pytest.fixture(scope="module")
def thesaurus(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["data/terms.ttl"], format="turtle")


def test_every_offer_is_a_file(files: dict[str, bytes]) -> None:
    assert {one.path for one in offers()} <= set(files)
    assert all(files.values())


def told(term: Term, whole: Whole) -> dict[str, Any]:
    """What a file should say of a term, taken from the glossary; texts and what has a test of its own left out."""
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
        "unlocks": [*whole.glossary.unlocks[term.slug]],
        "related": [relation.term for relation in term.related],
        "contrast": [contrast.term for contrast in term.contrast],
        "formula": term.formula or None,
        "latex": latex(parse(term.formula)) if term.formula else term.latex or None,
        "calculators": [
            f"{whole.site.address}calculators/{one.calculator}/{f'{one.preset}/' if one.preset else ''}"
            for one in term.calculators
        ],
        "sources": [source.url for source in term.sources],
        "published": term.published,
        "reviewed": term.reviewed,
    }


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def test_json_read_back_is_the_glossary(files: dict[str, bytes], whole: Whole) -> None:
    found = json.loads(files["data/terms.json"])
    assert (found["version"], found["license"]) == (whole.site.version, LICENCE)
    assert [one["slug"] for one in found["areas"]] == [*whole.glossary.areas]
    assert [one["slug"] for one in found["calculators"]] == [*whole.glossary.catalogue]
    assert [json.loads(line) for line in files["data/terms.jsonl"].splitlines()] == found["terms"]
    for one, term in zip(found["terms"], whole.glossary.terms.values(), strict=True):
        assert json.loads(files[f"data/terms/{term.slug}.json"]).items() >= one.items()
        expected = told(term, whole)
        formula = one["formula"] or {"text": None, "latex": None}
        assert [one["term"] for one in one["related"]] == expected.pop("related")
        assert [one["term"] for one in one["contrast"]] == expected.pop("contrast")
        assert [one["url"] for one in one["calculators"]] == expected.pop("calculators")
        assert [one["url"] for one in one["sources"]] == expected.pop("sources")
        days = {name: day(one[name]) for name in ("published", "reviewed")}
        assert {
            **one,
            **days,
            "formula": formula["text"],
            "latex": formula["latex"],
        }.items() >= expected.items()


def test_json_says_all_that_the_page_says(files: dict[str, bytes], whole: Whole) -> None:
    pages = {page.slug: page for page in whole.pages if isinstance(page, TermPage)}
    for one in json.loads(files["data/terms.json"])["terms"]:
        term, page = whole.glossary.terms[one["slug"]], pages[one["slug"]]
        assert [words(one["why"]) for one in one["related"]] == [words(note.text) for note in page.related]
        assert [words(one["difference"]) for one in one["contrast"]] == [
            words(note.text) for note in page.contrasts
        ]
        assert [(one["ask"], words(one["answer"])) for one in one["questions"]] == [
            (q.ask, words(q.answer)) for q in page.questions
        ]
        assert [(one["venue"], words(one["rule"])) for one in one["venues"]] == [
            (row.venue, words(row.rule)) for row in page.venues
        ]
        assert all(rule["source"] in {source.url for source in term.sources} for rule in one["venues"])
        assert [s["supports"] for s in one["sources"]] == [source.supports for source in term.sources]
        assert (one["formula"] is None) == (page.formula is None)
        if one["formula"] and page.formula:
            letters = one["formula"]["letters"]
            assert [(words(one["means"]), one["value"] or "") for one in letters] == [
                (words(row.means), row.value) for row in page.formula.legend
            ]
            assert [one["letter"] for one in letters] == [symbol.name for symbol in term.symbols]
            assert one["formula"]["mathml"] == page.formula.mathml
            html5lib.HTMLParser(strict=True).parseFragment(one["formula"]["mathml"])


def words(text: str) -> str:
    """Markdown or markup without its marks."""
    return plain(Markdown().convert(text)).replace("\u2019", "'")


def test_csv_read_back_is_the_glossary(files: dict[str, bytes], whole: Whole) -> None:
    rows = csv.DictReader(io.StringIO(files["data/terms.csv"].decode("utf-8-sig"), newline=""))
    for row, term in zip(rows, whole.glossary.terms.values(), strict=True):
        expected = told(term, whole)
        several = [name for name, value in expected.items() if isinstance(value, list)]
        lists = {name: row[name].split("; ") if row[name] else [] for name in several}
        days = {name: day(row[name]) for name in ("published", "reviewed")}
        assert {**{name: value or None for name, value in row.items()}, **lists, **days} == expected


def test_every_name_leads_to_its_term(files: dict[str, bytes], whole: Whole) -> None:
    names = json.loads(files["data/names.json"])
    assert list(names) == sorted(names, key=lambda name: (name.casefold(), name))
    for slug, term in whole.glossary.terms.items():
        assert all(names[name][0] == slug for name in (term.title, *term.aliases))
        assert all(slug in names[symbol] for symbol in term.symbol_aliases)
    claims = [(name, slug) for name, slugs in names.items() for slug in slugs]
    called = {
        (name, slug)
        for slug, term in whole.glossary.terms.items()
        for name in (term.title, *term.aliases, *term.symbol_aliases)
    }
    assert len(claims) == len(set(claims)) and set(claims) == called
    assert len(names["K"]) > 1


def test_skos_uses_no_label_twice_in_a_language(thesaurus: Graph) -> None:
    labels = [
        (str(label), label.language)  # type: ignore[attr-defined]
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
        assert said(slug, DCTERMS.modified) == [str(term.reviewed)] * bool(term.reviewed)
        assert len(said(slug, SKOS.inScheme)) == 1


def test_skos_relations_lead_to_concepts_and_keep_apart(thesaurus: Graph) -> None:
    concepts = set(thesaurus.subjects(RDF.type, SKOS.Concept))
    for relation in (SKOS.broader, SKOS.narrower, SKOS.related, DCTERMS.requires, SKOS.member):
        assert set(thesaurus.objects(None, relation)) <= concepts
    for one, other in thesaurus.subject_objects(SKOS.broader):
        assert (other, SKOS.narrower, one) in thesaurus
        above: set[Any] = set(thesaurus.transitive_objects(one, SKOS.broader)) - {one}
        assert not above & set(thesaurus.objects(one, SKOS.related))
    for one, other in thesaurus.subject_objects(SKOS.related):
        assert (other, SKOS.related, one) in thesaurus
    tops = set(thesaurus.objects(None, SKOS.hasTopConcept))
    assert tops == {one for one in concepts if not list(thesaurus.objects(one, SKOS.broader))}


def test_the_scheme_has_a_label_a_version_and_a_day(thesaurus: Graph, whole: Whole) -> None:
    (scheme,) = thesaurus.subjects(RDF.type, SKOS.ConceptScheme)
    for label in (SKOS.prefLabel, RDFS.label, DCTERMS.title):
        assert [str(one) for one in thesaurus.objects(scheme, label)] == [whole.site.name]
    assert str(thesaurus.value(scheme, OWL.versionInfo)) == whole.site.version
    assert str(thesaurus.value(scheme, DCTERMS.modified)) == newest(whole.glossary).isoformat()


def test_each_term_alone_says_what_the_thesaurus_says_of_it(
    files: dict[str, bytes], thesaurus: Graph, whole: Whole
) -> None:
    for slug in whole.glossary.terms:
        alone = Graph().parse(data=files[f"data/terms/{slug}.ttl"], format="turtle")
        concept = URIRef(f"{whole.site.address}terms/{slug}/#term")
        assert set(alone) == set(thesaurus.triples((concept, None, None)))


def plain(markup: str) -> str:
    """What a card shows, in one line."""
    return " ".join(" ".join(html5lib.parseFragment(markup, namespaceHTMLElements=False).itertext()).split())


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


SHOWN = (
    *("og:title", "og:description", "og:url", "og:type", "og:image", "og:site_name", "twitter:card"),
    *("author", "dcterms.rights"),
)


def test_every_page_says_what_a_preview_elsewhere_shows(site_folder: Path) -> None:
    types: dict[str, set[str]] = {}
    listed = (site_folder / "sitemap.xml").read_text(encoding="utf-8")
    for file in sorted(site_folder.rglob("*.html")):
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        metas = [one.attributes for one in tree.css("meta")]
        named = Counter(one.get("name") or one.get("property") for one in metas)
        if named["robots"]:
            continue
        for name in SHOWN:
            assert named[name] == 1, file
        said = {one.get("name") or one.get("property"): one.get("content") or "" for one in metas}
        assert (site_folder / said["og:image"].removeprefix("https://marginary.example/")).is_file(), file
        types.setdefault(said["og:type"], set()).add(file.relative_to(site_folder).parts[0])
        (canonical,) = (one.attributes["href"] for one in tree.css("link[rel=canonical]"))
        assert f"<loc>{canonical}</loc>" in listed
        (licence,) = (one.attributes["href"] for one in tree.css("link[rel=license]"))
        assert licence == LICENCE
    assert {"terms", "compare", "about"} <= types["article"]
    assert {"index.html", "areas", "calculators", "data"} <= types["website"]
    assert not types["article"] & {"index.html", "areas", "calculators", "data"}
